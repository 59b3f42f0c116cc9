"""One event as a file to take home: its record, its facts as a table, its versions as a translation memory."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

import msgspec

from hexapla import __version__
from hexapla.archive import Archive
from hexapla.editions import Table, facts_csv, write_tmx
from hexapla.values.record import Record

DownloadKind = Literal["json", "csv", "tmx"]
_encode = msgspec.json.Encoder(order="deterministic").encode


def download(archive: Archive, record: Record, kind: DownloadKind) -> bytes:
    """Return a file of an event; ``record`` is it as reviewers left it."""
    if kind == "json":
        return _encode(record)
    table = Table(record, {one.id: one for one in archive.articles([version.id for version in record.articles])})
    if kind == "csv":
        return facts_csv(table)
    out = BytesIO()
    write_tmx(out, [table], __version__, frozenset())
    return out.getvalue()
