"""JSON Lines: one article or page an object, one object a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

STEP = "sources"


def pages_of_lines(stream: BinaryIO, location: str, max_page: int) -> Iterator[Page | Rejection]:
    """Yield one page (``application/json``) for each line of ``stream`` that is not blank.

    Whether the line is an article is for the next step to say; here only its length is judged. Locations
    are ``location#n`` with n counted from 1.
    """
    number = 0
    while line := stream.readline(max_page + 1):
        number += 1
        where = f"{location}#{number}"
        if len(line) > max_page and not line.endswith(b"\n"):
            yield Rejection(where, STEP, "too large", f"a line of more than {max_page // (1024 * 1024)} MB")
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_page + 1)
            continue
        content = line.strip()
        if number == 1:
            content = content.removeprefix(b"\xef\xbb\xbf")
        if content:
            yield Page(where, content, hashlib.sha256(content).hexdigest(), "application/json")
    if number == 0:
        yield Rejection(location, STEP, "empty", "the file has no lines")
