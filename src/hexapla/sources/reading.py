"""Reading: inputs -> pages, whatever they are packed in."""

from __future__ import annotations

import gzip
import hashlib
import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from hexapla.errors import UnreadableInput
from hexapla.sources.folders import STEP, SourceFile, check_input, files_of
from hexapla.sources.lines import pages_of_lines
from hexapla.sources.unpacking import unpack
from hexapla.sources.warc import pages_of_warc
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

STEP_VERSION = "1"
_SNIFF = 4096
_STREAMS = ("application/jsonl", "application/warc")  # these hold many pages, and are read one after the other


def check_inputs(inputs: Sequence[str]) -> None:
    """Raise where an input that was named is missing or of no kind we read: before any work is done."""
    for name in inputs:
        check_input(name)


def read_pages(inputs: Sequence[str], max_page: int) -> Iterator[Page | Rejection]:
    """Yield the pages of ``inputs``, each input in the order of its locations.

    ``max_page`` bounds the bytes of one page, after decompression; a longer one is a rejection, and no more
    than that of it is ever held. A file that is cut short, unreadable or empty is a rejection; the rest of
    the run goes on.

    Raises:
        MissingInput, UnreadableInput: an input that was named cannot be used at all.
    """
    check_inputs(inputs)
    for name in inputs:
        if name == "-":
            yield from _standard_input(max_page)
            continue
        for file in files_of(name):
            if isinstance(file, Rejection):
                yield file
            else:
                yield from _pages_of(file, max_page)


def count_pages(inputs: Sequence[str]) -> int | None:
    """Return how many pages there will be, ``None`` where only reading tells (JSON Lines, WARC, ``-``)."""
    total = 0
    for name in inputs:
        if name == "-":
            return None
        for file in files_of(name):
            if isinstance(file, SourceFile) and file.media_type in _STREAMS:
                return None
            total += 1
    return total


def _pages_of(file: SourceFile, max_page: int) -> Iterator[Page | Rejection]:
    try:
        with file.path.open("rb") as raw:
            if not raw.peek(1):
                yield Rejection(file.location, STEP, "empty", "the file has no bytes")
                return
            if file.gzipped and file.media_type not in _STREAMS:
                yield _page(unpack(raw, max_page + 1), file.media_type, file.location, max_page)
                return
            stream: BinaryIO = gzip.open(raw) if file.gzipped else raw  # type: ignore[assignment]  # noqa: SIM115
            yield from _pages_of_stream(stream, file.media_type, file.location, max_page)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Rejection(file.location, STEP, "damaged gzip", f"{error}; fetch or pack the file again")
    except OSError as error:
        yield Rejection(file.location, STEP, "unreadable file", error.strerror or str(error))


def _pages_of_stream(stream: BinaryIO, media_type: str, location: str, max_page: int) -> Iterator[Page | Rejection]:
    if media_type == "application/jsonl":
        yield from pages_of_lines(stream, location, max_page)
    elif media_type == "application/warc":
        yield from pages_of_warc(stream, location, max_page)
    else:
        yield _page(stream.read(max_page + 1), media_type, location, max_page)


def _page(content: bytes, media_type: str, location: str, max_page: int) -> Page | Rejection:
    if len(content) > max_page:
        return Rejection(location, STEP, "too large", f"more than {max_page // (1024 * 1024)} MB")
    if not content:
        return Rejection(location, STEP, "empty", "the file has no bytes")
    return Page(location, content, hashlib.sha256(content).hexdigest(), media_type)


def _standard_input(max_page: int) -> Iterator[Page | Rejection]:
    """Read standard input: gzip, WARC, JSON Lines, HTML or text, told apart by its first bytes."""
    if sys.stdin is None:
        raise UnreadableInput("cannot read standard input: it is closed; name a file or a folder, or pipe pages in")
    raw = sys.stdin.buffer
    try:
        head = raw.peek(_SNIFF) if hasattr(raw, "peek") else b""
        zipped = head[:2] == b"\x1f\x8b"
        stream: BinaryIO = gzip.open(raw) if zipped else raw  # type: ignore[assignment]  # noqa: SIM115
        start = stream.peek(_SNIFF) if hasattr(stream, "peek") else head
        yield from _pages_of_stream(stream, _sniff(start), "-", max_page)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Rejection("-", STEP, "damaged gzip", str(error))
    except OSError as error:
        raise UnreadableInput(f"cannot read standard input: {error.strerror or error}") from None


def _sniff(start: bytes) -> str:
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:_SNIFF].lower()
    if head.startswith(b"warc/"):
        return "application/warc"
    if head.startswith(b"{"):
        return "application/jsonl"
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<!--")) or b"<body" in head or b"<head" in head:
        return "text/html"
    return "text/plain"
