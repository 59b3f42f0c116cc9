"""Patience: a connection that is slow on purpose is dropped, and one whose answer takes long to make is not."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest
import uvicorn
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from hexapla.web import WebOptions
from hexapla.web.patience import PatientProtocol
from hexapla.web.serving import configured

SHORT, LARGE = 0.4, 30_000_000
POST = b"POST / HTTP/1.1\r\nHost: a.example\r\n"
LARGE_ASKED = b"GET /large HTTP/1.1\r\nHost: a.example\r\n\r\n"


class _Short(PatientProtocol):
    patience = SHORT


async def _app(scope, receive, send):
    request = Request(scope, receive)
    if request.url.path == "/slow":
        await asyncio.sleep(3 * SHORT)
    try:
        size = LARGE if request.url.path == "/large" else len(await request.body())
        answer = Response(b"a" * size)
    except ClientDisconnect:
        answer = Response(status_code=400)
    await answer(scope, receive, send)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Return the port at which a small application is served, with little patience."""
    config = uvicorn.Config(_app, http=_Short, lifespan="off", log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


def said(connection: socket.socket, wait: float = 10.0) -> bytes:
    """Return all that is said until the connection ends."""
    connection.settimeout(wait)
    parts = []
    with suppress(ConnectionResetError):
        while part := connection.recv(65_536):
            parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HT",
        POST + b"X: a",
        POST + b"Content-Length: 9\r\n\r\nname=",
        POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nna",
        POST + b"Content-Length: 1\r\n\r\na" + POST + b"Content-Length: 9\r\n\r\n",
    ],
    ids=["nothing", "line", "headers", "body", "chunk", "second-body"],
)
def test_a_request_that_does_not_end_is_dropped(port: int, begun: bytes) -> None:
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(begun)
        said(connection)
    assert time.monotonic() - start < 9 * SHORT


def test_a_request_that_dribbles_is_dropped(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(POST + b"X: ")
        for _ in range(100):
            time.sleep(SHORT / 8)
            try:
                connection.sendall(b"a")
            except OSError:
                return
    pytest.fail("nobody dropped it")


@pytest.mark.parametrize("times", [1, 3])
def test_an_answer_that_nobody_takes_is_dropped(port: int, times: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(LARGE_ASKED * times)
        time.sleep(3 * SHORT)
        assert len(said(connection)) < LARGE


def test_an_answer_that_takes_long_to_make_is_waited_for(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /slow HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n")
        assert said(connection).startswith(b"HTTP/1.1 200 ")


def test_several_requests_of_one_connection_are_answered(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for _ in range(5):
            connection.sendall(POST + b"Content-Length: 4\r\n\r\nword")
            answer = b""
            while not answer.endswith(b"aaaa"):
                part = connection.recv(1000)
                assert part
                answer += part
            time.sleep(SHORT / 3)


@pytest.mark.parametrize("chunk", [b"-1\r\na\r\n", b"0x1\r\na\r\n"])
def test_a_body_that_is_no_http_is_no_error_of_ours(port: int, chunk: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\n")
        time.sleep(SHORT / 4)
        connection.sendall(chunk)
        assert said(connection).startswith(b"HTTP/1.1 400 ")
    assert caplog.records == []


def test_the_application_is_served_with_patience() -> None:
    assert configured(WebOptions(lambda: None), 1).http is PatientProtocol  # type: ignore[arg-type,return-value]
