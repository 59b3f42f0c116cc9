"""WARC: the responses of a web archive, through FastWARC."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

STEP = "sources"
_TEXT_TYPES = {"text/html": "text/html", "application/xhtml+xml": "application/xhtml+xml", "text/plain": "text/plain"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def pages_of_warc(stream: BinaryIO, location: str, max_page: int) -> Iterator[Page | Rejection]:
    """Yield the HTML and text responses of status 200; locations are ``location#n``, n counted over all records.

    Other types and statuses are no pages and are passed over; a damaged record ends the file with a rejection.
    """
    number = 0
    pages = 0
    try:
        kinds = WarcRecordType.response | WarcRecordType.resource
        for number, record in enumerate(ArchiveIterator(stream, record_types=kinds, parse_http=True), start=1):
            page = _page_of(record, f"{location}#{number}", max_page)
            if page is not None:
                pages += 1
                yield page
    except Exception as error:  # FastWARC raises of many kinds on hostile bytes; the file ends here
        yield Rejection(location, STEP, "damaged WARC", f"after record {number}: {error}")
        return
    if not pages:
        yield Rejection(location, STEP, "no pages in WARC", "no HTML or text response of status 200")


def _page_of(record: Any, where: str, max_page: int) -> Page | Rejection | None:
    headers = record.http_headers
    if headers is not None and headers.status_code != 200:
        return None
    declared = (record.http_content_type if headers is not None else record.headers.get("Content-Type", "")) or ""
    media_type = _TEXT_TYPES.get(declared.split(";")[0].strip().lower())
    if media_type is None:
        return None
    content = record.reader.read(max_page + 1)
    if len(content) > max_page:
        return Rejection(where, STEP, "too large", f"more than {max_page // (1024 * 1024)} MB")
    if not content:
        return Rejection(where, STEP, "empty", "the response has no body")
    charset = record.http_charset if headers is not None else None
    if charset is None and (match := _CHARSET.search(declared)):
        charset = match[1]
    return Page(
        location=where,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        charset=charset,
        url=record.headers.get("WARC-Target-URI"),
        fetched=record.headers.get("WARC-Date"),
    )
