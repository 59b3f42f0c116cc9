"""Sources: every file of an input becomes a page or a rejection, whatever state it is in."""

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.sources import check_inputs, count_pages, read_pages
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

LIMIT = 1024 * 1024


def read(*inputs: object, limit: int = LIMIT) -> list[Page | Rejection]:
    return list(read_pages([str(name) for name in inputs], limit))


def reasons(found: list[Page | Rejection]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Rejection)]


def test_a_folder_is_read_to_its_end_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "deep/er/c.htm", "d.xhtml", "ignored.pdf", ".hidden.html", ".git/x.html"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p>Text.</p>")
    found = read(tmp_path / "pages")
    root = (tmp_path / "pages").as_posix()
    assert [page.location for page in found] == [f"{root}/{n}" for n in ("a.txt", "b.html", "d.xhtml", "deep/er/c.htm")]
    assert [page.media_type for page in found] == ["text/plain", "text/html", "application/xhtml+xml", "text/html"]
    assert count_pages([str(tmp_path / "pages")]) == 4


def test_gzip_is_opened_for_every_kind(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>One.</p>"))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Two."}\n\n{"text": "Three."}\n'))
    found = read(tmp_path)
    assert [page.content for page in found] == [b"<p>One.</p>", b'{"text": "Two."}', b'{"text": "Three."}']
    assert [page.location.rsplit("/", 1)[1] for page in found] == ["a.html.gz", "b.jsonl.gz#1", "b.jsonl.gz#3"]


def test_damaged_files_are_rejections_and_the_rest_arrives(tmp_path: Path) -> None:
    whole = gzip.compress(os.urandom(5000))
    (tmp_path / "cut.html.gz").write_bytes(whole[:-600])
    (tmp_path / "no.txt.gz").write_bytes(b"this is no gzip")
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "empty.txt.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "large.html").write_bytes(b"x" * 2000)
    (tmp_path / "good.txt").write_bytes(b"Good.")
    found = read(tmp_path, limit=1500 + 4500)
    assert sorted(reasons(found)) == ["damaged gzip", "damaged gzip", "empty", "empty"]
    assert [p.content[:5] for p in found if isinstance(p, Page)] == [b"Good.", b"xxxxx"]
    assert "too large" in reasons(read(tmp_path, limit=1500))


def test_a_gzip_bomb_is_not_unpacked_past_the_limit(tmp_path: Path) -> None:
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"\0" * (64 * LIMIT)))
    assert reasons(read(tmp_path)) == ["too large"]


def test_loops_broken_links_and_pipes_do_not_stop_a_run(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Good.")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.html").symlink_to(tmp_path / "nothing.html")
    os.mkfifo(tmp_path / "pipe.txt")
    found = read(tmp_path)
    assert [one.location for one in found if isinstance(one, Page)] == [f"{tmp_path.as_posix()}/good.txt"]
    assert sorted(reasons(found)) == ["broken link", "not a file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_a_rejection(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "good.txt").write_text("Good.")
    found = read(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    assert reasons(found) == ["unreadable folder"]
    assert len(found) == 2


def test_a_name_that_is_not_utf8_is_shown_as_far_as_it_can_be(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:  # noqa: PTH123 -- bytes are the point
        file.write(b"Text.")
    (page,) = read(tmp_path)
    assert page.location.endswith("/\ufffd.txt")


def test_named_inputs_that_cannot_be_used_are_errors(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("no")
    with pytest.raises(MissingInput, match="no such file or folder"):
        check_inputs([str(tmp_path / "nothing")])
    with pytest.raises(UnreadableInput, match="ends in none of"):
        check_inputs([str(tmp_path / "a.pdf")])


def test_a_long_line_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text":"' + b"x" * 5000 + b'"}\n{"text":"short"}\n')
    found = read(tmp_path, limit=1000)
    assert reasons(found) == ["too large"]
    assert [json.loads(p.content) for p in found if isinstance(p, Page)] == [{"text": "short"}]


def warc(*bodies: tuple[str, bytes, bytes]) -> bytes:
    out = b""
    for url, head, body in bodies:
        length = len(head) + len(body)
        out += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T08:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{url}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {length}\r\n\r\n"
        ).encode()
        out += head + body + b"\r\n\r\n"
    return out


def test_warc_gives_its_text_responses(tmp_path: Path) -> None:
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"
    image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
    content = warc(("https://a.example/", ok, b"<p>A</p>"), ("https://b.example/", gone, b"<p>B</p>"),
                   ("https://c.example/", image, b"\x89PNG"), ("https://d.example/", ok, b"<p>D</p>"))  # fmt: skip
    (tmp_path / "x.warc").write_bytes(content)
    found = read(tmp_path)
    assert [(p.url, p.charset, p.content) for p in found if isinstance(p, Page)] == [
        ("https://a.example/", "windows-1251", b"<p>A</p>"),
        ("https://d.example/", "windows-1251", b"<p>D</p>"),
    ]
    (tmp_path / "x.warc").write_bytes(b"WARC/1.0\r\nrubbish")
    assert all(isinstance(one, Rejection) for one in read(tmp_path))


@pytest.mark.parametrize(
    ("given", "media_type"),
    [
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"Plain text.", "text/plain"),
        (b'{"text": "x"}', "application/json"),
        (gzip.compress(b"<html><body>x", mtime=0), "text/html"),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(
    given: bytes, media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Standard:
        buffer = io.BufferedReader(io.BytesIO(given))  # type: ignore[arg-type]

    monkeypatch.setattr(sys, "stdin", Standard())
    (page,) = read("-")
    assert isinstance(page, Page)
    assert (page.location.split("#")[0], page.media_type) == ("-", media_type)
