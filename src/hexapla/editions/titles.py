"""The title of an event where a format has room for one alone."""

from __future__ import annotations

from hexapla.editions.bitext import UNKNOWN
from hexapla.values.record import Record


def titled(record: Record) -> tuple[str, str] | None:
    """Return the title of an event and its language: that of the first version, which is the fullest original."""
    for version in record.articles:
        tag = version.language or UNKNOWN
        if record.titles.get(tag):
            return record.titles[tag], tag
    return next(((title, tag) for tag, title in sorted(record.titles.items()) if title), None)


def title_of(record: Record) -> str | None:
    """Return the title alone."""
    found = titled(record)
    return found[0] if found is not None else None
