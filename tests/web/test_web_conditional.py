"""Answers that are kept: made once however many ask, within bounds, under nothing that a stranger may choose freely."""

import time

import anyio
import pytest

from hexapla.web.conditional import Answers, Made, Recipe


def recipe(make, **more):
    return Recipe("key", "text/plain", make, **more)


def test_many_who_ask_at_the_same_time_have_it_made_once():
    made = []

    def make():
        made.append(1)
        time.sleep(0.05)
        return Made(b"x" * 2000)

    async def ask():
        answers = Answers()
        got = []

        async def one():
            got.append(await answers.get("tag", recipe(make)))

        async with anyio.create_task_group() as group:
            for _ in range(20):
                group.start_soon(one)
        assert not answers._turns
        return got

    got = anyio.run(ask)
    assert (len(got), len(set(map(id, got))), made) == (20, 1, [1])


def test_who_waited_for_what_could_not_be_made_tries_again():
    tries = []

    def make():
        tries.append(1)
        if len(tries) == 1:
            raise OSError("full")
        return Made(b"x")

    async def ask():
        answers = Answers()
        with pytest.raises(OSError, match="full"):
            await answers.get("tag", recipe(make))
        return await answers.get("tag", recipe(make))

    assert anyio.run(ask).plain == b"x"


def test_answers_of_a_few_bytes_take_room_too():
    async def ask():
        answers = Answers(room=64_000)
        for number in range(1_000):
            await answers.get(f"tag {number}", recipe(lambda: Made(b"")))
        return sum(answers.kept(f"tag {number}") is not None for number in range(1_000))

    assert 0 < anyio.run(ask) <= 110


def test_a_query_that_a_page_does_not_read_makes_no_other_page(client):
    event = client.get("/api/v1/events").json()["events"][0]["event"]
    tags = {client.get(f"/events/{event}{query}").headers["etag"] for query in ("", "?utm_source=letter", "?v=a,b")}
    assert len(tags) == 1
    assert client.get("/?language=ms").headers["etag"] != client.get("/").headers["etag"]
    assert "Host" in client.get(f"/events/{event}").headers["vary"]


@pytest.mark.parametrize("page", ["0", "-1", "01", "1e3", "９", "51", "000000001" + "9" * 900, "9" * 1900])
def test_no_number_of_a_page_is_too_large_to_be_refused(client, page):
    assert client.get("/search", params={"q": "2024", "page": page}).status_code == 404
    assert client.get("/", params={"page": page}).status_code in {400, 404, 200 if page == "01" else 404}
    assert client.get(f"/people/index.{page[:400]}").status_code in {404, 200 if page == "01" else 404}
