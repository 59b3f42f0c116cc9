"""Reviewing over HTTP: signing in, saying something, taking it back, and who may not."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import anyio
import pytest
from lxml import html
from starlette.requests import Request
from starlette.testclient import TestClient

from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.web import WebOptions, create_app
from hexapla.web.problems import Problem
from hexapla.web.reviewing import _form

TOKEN = "a long word"
HERE = {"Origin": "http://testserver"}


@pytest.fixture(scope="module")
def desk(sample_build: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Return a client of an application in which Ana reviews; its archive is its own."""
    archive = tmp_path_factory.mktemp("review") / "archive.db"
    shutil.copy(sample_build["archive"], archive)
    options = WebOptions(partial(SqliteArchive, str(archive)), token=TOKEN)
    with TestClient(create_app(options), raise_server_exceptions=False, follow_redirects=False) as client:
        answer = client.post("/login", data={"name": "Ana", "token": TOKEN, "next": "/"}, headers=HERE)
        assert answer.status_code == 303
        yield client


@pytest.fixture
def event(desk):
    return desk.get("/api/v1/events").json()["events"][0]["event"]


def quantities(desk, event):
    page = html.fromstring(desk.get(f"/events/{event}/review").content)
    return [name for name in page.xpath("//input[@name='fact']/@value") if name.startswith("q")]


def test_what_is_rejected_leaves_the_page_at_once_and_comes_back(desk, event):
    before = desk.get(f"/api/v1/events/{event}").json()["quantities"]
    fact = quantities(desk, event)[0]
    address = f"/events/{event}/review"
    said = desk.post(address, data={"fact": fact, "action": "reject", "note": "a year"}, headers=HERE)
    assert (said.status_code, said.headers["location"]) == (303, f"{address}#{fact}")
    assert len(desk.get(f"/api/v1/events/{event}").json()["quantities"]) == len(before) - 1
    assert "a year" in desk.get(f"/events/{event}").text
    desk.post(address, data={"fact": fact, "action": "undo"}, headers=HERE)
    assert desk.get(f"/api/v1/events/{event}").json()["quantities"] == before


def test_a_correction_that_does_not_fit_says_why_and_changes_nothing(desk, event):
    fact = quantities(desk, event)[0]
    said = desk.post(
        f"/events/{event}/review",
        data={"fact": fact, "action": "correct", "field": "value", "value": "many"},
        headers=HERE,
    )
    assert said.status_code == 422
    assert "cannot read the amount" in said.text


def appearances(desk):
    return sum(one["events"] for one in desk.get("/api/v1/people?limit=100").json()["people"])


def test_a_rejected_person_is_told_of_there_no_more(desk, event):
    address = f"/events/{event}/review"
    page = html.fromstring(desk.get(address).content)
    person = next(name for name in page.xpath("//input[@name='fact']/@value") if name.startswith("p"))
    before = appearances(desk)
    desk.post(address, data={"fact": person, "action": "reject"}, headers=HERE)
    assert appearances(desk) == before - 1
    desk.post(address, data={"fact": person, "action": "undo"}, headers=HERE)
    assert appearances(desk) == before


def kinds_of_facts(desk, address):
    """Return the id of the first fact of each kind that a dossier shows, by the letter that such ids begin with."""
    page = html.fromstring(desk.get(address).content)
    return {name[0]: name for name in reversed(page.xpath("//input[@name='fact']/@value"))}


def test_whatever_was_judged_every_page_still_shows_the_event(desk, event):
    address = f"/events/{event}/review"
    facts = list(kinds_of_facts(desk, address).values())
    assert len(facts) > 4, facts
    article = desk.get(f"/api/v1/events/{event}").json()["articles"][0]["id"]
    archive, who = desk.app.state.library.archive, pipeline.Reviewer("Ana", "2024-05-01T10:00:00+00:00")
    pipeline.judge(archive, event, facts, pipeline.Ruling("accept", {}), who)
    asked = [f"/events/{event}{end}" for end in ("", ".json", ".csv", ".tmx", "/review")]
    asked += [f"/articles/{article}", "/", "/feed.atom", "/differences.json"]
    assert [(path, desk.get(path).status_code) for path in asked] == [(path, 200) for path in asked]
    for fact in facts:
        pipeline.undo(archive, event, fact, who)


def test_an_event_is_marked_as_reviewed(desk, event):
    desk.post(f"/events/{event}/review", data={"action": "reviewed"}, headers=HERE)
    assert desk.get(f"/api/v1/events/{event}").json()["reviewed"] is True
    desk.post(f"/events/{event}/review", data={"action": "undo"}, headers=HERE)
    assert desk.get(f"/api/v1/events/{event}").json()["reviewed"] is False


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site", **HERE}],
)
def test_a_write_that_no_page_of_ours_asked_for_is_refused(desk, event, headers):
    assert desk.post(f"/events/{event}/review", data={"action": "reviewed"}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "data", [{"action": "burn"}, {}, {"action": "accept", "fact": "x"}, {"action": "merge"}, {"action": "split"}]
)
def test_what_cannot_be_done_is_said(desk, event, data):
    assert desk.post(f"/events/{event}/review", data=data, headers=HERE).status_code in {400, 404, 422}


def test_without_signing_in_nothing_is_shown_or_taken(desk, event):
    with TestClient(desk.app, raise_server_exceptions=False, follow_redirects=False) as stranger:
        address = f"/events/{event}/review"
        assert stranger.get(address).headers["location"] == f"/login?next={address}"
        assert stranger.post(address, data={"action": "reviewed"}, headers=HERE).status_code == 401
        stranger.cookies.set("hexapla", "x" + desk.cookies["hexapla"])
        assert stranger.post(address, data={"action": "reviewed"}, headers=HERE).status_code == 401
        assert stranger.post("/login", data={"name": "Eva", "token": "x"}, headers=HERE).status_code == 403


@pytest.mark.parametrize(
    "onward",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "x", "/" + "a" * 600],
)
def test_signing_in_leads_nowhere_else(desk, onward):
    said = desk.post("/login", data={"name": "Ana", "token": TOKEN, "next": onward}, headers=HERE)
    assert said.headers["location"] == "/"


def test_a_place_without_a_token_is_read_only(client):
    event = client.get("/api/v1/events").json()["events"][0]["event"]
    assert client.get(f"/events/{event}/review").status_code == 404
    assert client.get("/login").status_code == 404
    assert "review" not in client.get(f"/events/{event}").headers.get("set-cookie", "")


@pytest.mark.parametrize("address", ["http://[", "//[", "/%", "\x00", "//evil.example"])
def test_an_address_that_is_none_is_no_error_of_ours(desk, event, address):
    data = {"name": "Ana", "token": TOKEN, "next": address}
    assert desk.post("/login", data=data, headers=HERE).headers["location"] in {"/", "/%"}
    merged = desk.post(f"/events/{event}/review", data={"action": "merge", "other": address}, headers=HERE)
    assert merged.status_code == 422


def test_a_form_that_is_too_large_or_breaks_off_is_refused_with_all_headers(desk, event):
    answer = desk.post(f"/events/{event}/review", content=b"a" * 70_000, headers=HERE)
    assert answer.status_code == 413
    assert "default-src 'none'" in answer.headers["content-security-policy"]

    async def gone():
        return {"type": "http.disconnect"}

    with pytest.raises(Problem) as problem:
        anyio.run(_form, Request({"type": "http", "method": "POST", "headers": []}, gone))
    assert problem.value.status == 400
