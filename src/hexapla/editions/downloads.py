"""Downloads: the files of one event that stand beside its page, for programs, spreadsheets and translators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from io import BytesIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hexapla import __version__
from hexapla.editions.addresses import event_path
from hexapla.editions.bitext import Table
from hexapla.editions.facts_sheet import facts_csv
from hexapla.editions.tmx import write_tmx
from hexapla.values.article import Article
from hexapla.values.record import Record

_encode = msgspec.json.Encoder(order="deterministic").encode


class Downloads(Struct, frozen=True):
    """The paths of an event's files, one for all languages of the interface."""

    json: str
    csv: str
    tmx: str


def downloads_of(identifier: str) -> Downloads:
    """Return where the files of an event stand, beside its page."""
    stem = event_path(identifier).removesuffix(".html")
    return Downloads(f"{stem}.json", f"{stem}.csv", f"{stem}.tmx")


class DownloadFile(Struct, frozen=True):
    """One file: where it stands, the digest of what it is made from, and how to make it, wherever."""

    path: str
    digest: str
    make: Callable[[], bytes]


def download_files(
    records: Iterable[Record], articles: Mapping[str, Article], digests: Mapping[str, str]
) -> Iterator[DownloadFile]:
    """Yield the files of all events; ``digests`` are those of the articles.

    The scores of versions, which move a little whenever anything joins the archive, stand in the record alone.
    """
    for record in sorted(records, key=lambda record: record.id):
        members = {one.id: articles[one.id] for one in record.articles if one.id in articles}
        told = replace(record, articles=tuple(replace(version, score=0.0) for version in record.articles))
        parts = " ".join((__version__, *(digests[one] for one in members)))
        digest = sha256(_encode(told) + parts.encode()).hexdigest()
        paths = downloads_of(record.id)
        yield DownloadFile(paths.json, sha256(_encode(record)).hexdigest(), partial(_record, record))
        yield DownloadFile(paths.csv, digest, partial(_facts, record, members))
        yield DownloadFile(paths.tmx, digest, partial(_memory, record, members))


def _record(record: Record) -> bytes:
    """Encode in whatever process makes the file: an encoder does not travel."""
    return _encode(record)


def _facts(record: Record, articles: Mapping[str, Article]) -> bytes:
    return facts_csv(Table(record, dict(articles)))


def _memory(record: Record, articles: Mapping[str, Article]) -> bytes:
    out = BytesIO()
    write_tmx(out, [Table(record, dict(articles))], __version__)
    return out.getvalue()
