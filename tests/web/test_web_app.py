"""What stands around every answer: headers, limits, and problems told the same way."""

from functools import partial
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import ArchiveError
from hexapla.web import WebOptions, create_app
from hexapla.web.headers import HEADERS
from hexapla.web.limits import LARGEST_BODY, LONGEST_PATH, LONGEST_QUERY
from hexapla.web.problems import MEDIA_TYPE, Problem

PAGE = {"Accept": "text/html"}


async def fails(_: Request) -> Response:
    raise ZeroDivisionError("secret")


def busy(_: Request) -> Response:
    raise ArchiveError("the archive /home/somebody/x.db is in use by another run")


async def takes(request: Request) -> Response:
    return Response(str(len(await request.body())))


def shown(_: Request, problem: Problem) -> Response:
    return HTMLResponse(f"<p>{problem.detail}")


@pytest.fixture
def odd(tmp_path: Path) -> TestClient:
    """Return a client of an application with an empty archive and views that do not go well."""
    app = create_app(WebOptions(partial(SqliteArchive, str(tmp_path / "x.db"))))
    app.routes.extend([Route("/fails", fails), Route("/busy", busy), Route("/takes", takes, methods=["POST"])])
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("path", ["/healthz", "/nothing", "/fails", "/busy", "/" + "a" * LONGEST_PATH])
def test_every_answer_has_the_headers_of_safety(odd: TestClient, path: str) -> None:
    with odd:
        headers = odd.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_health_is_asked_by_get_and_head(client: TestClient) -> None:
    assert (client.get("/healthz").text, client.head("/healthz").status_code) == ("ok\n", 200)
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nothing", 404, "there is nothing at this address"),
        ("/fails", 500, "an error of ours; it was logged"),
        ("/busy", 503, "the archive cannot be read just now; try again in a while"),
    ],
)
def test_a_problem_is_told_to_programs_and_people_alike(odd: TestClient, path: str, status: int, told: str) -> None:
    with odd:
        answer = odd.get(path, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (status, MEDIA_TYPE)
        assert answer.json()["status"] == status
        assert answer.json()["detail"] == told
        page = odd.get(path, headers=PAGE)
        assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert "Hexapla" in page.text
        assert odd.get("/api/v1/nothing", headers=PAGE).headers["content-type"] == MEDIA_TYPE


def test_what_is_too_long_is_refused_before_anything_reads_it(odd: TestClient) -> None:
    with odd:
        assert odd.get("/" + "a" * LONGEST_PATH).status_code == 414
        assert odd.get("/healthz?" + "a" * (LONGEST_QUERY + 1)).status_code == 414
        assert odd.get("/healthz?" + "a" * LONGEST_QUERY).status_code == 200
        assert odd.post("/takes", content=b"x" * LARGEST_BODY).text == str(LARGEST_BODY)
        assert odd.post("/takes", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
        page = odd.post("/takes", content=b"x" * (LARGEST_BODY + 1), headers=PAGE)
        assert (page.status_code, "at most 65536 bytes" in page.text) == (413, True)
        assert odd.post("/takes", content=b"x", headers={"Content-Length": "many"}).status_code < 500
        assert odd.post("/takes", content=iter([b"x" * LARGEST_BODY, b"x"])).status_code == 413


@pytest.mark.parametrize("base_url", [None, "https://news.example/hx"])
def test_a_place_for_one_machine_answers_to_no_name_of_a_stranger(tmp_path: Path, base_url: str | None) -> None:
    """Else a page whose name leads to this machine all of a sudden could read what is there."""
    opened = partial(SqliteArchive, str(tmp_path / "x.db"))
    ours = ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]:8000", "a.localhost"]
    strange = ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1"]
    (ours if base_url else strange).append("news.example")
    with TestClient(create_app(WebOptions(opened, base_url=base_url, private=True))) as client:
        for hosts, status in ((ours, 200), (strange, 421)):
            told = [(host, client.get("/healthz", headers={"Host": host}).status_code) for host in hosts]
            assert told == [(host, status) for host in hosts]
    with TestClient(create_app(WebOptions(opened))) as client:
        assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"])
def test_methods_that_nothing_here_answers_are_refused(client: TestClient, method: str) -> None:
    for path in ("/healthz", "/", "/api/v1/events", "/static/hexapla.css"):
        answer = client.request(method, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    answer = client.request(method, "/login")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")
