"""Articles that arrive already cut out: one JSON object with ``text``, or with ``html``."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from hexapla.values.article import Block


class GivenArticle(Struct, frozen=True):
    """What a line of JSON gives; every field but ``text`` or ``html`` may be missing."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    outlet: str | None = None
    source: str | None = None
    language: str | None = None
    published: Any = None
    modified: Any = None
    authors: Any = ()
    place: str | None = None
    blocks: Any = ()
    alternates: Any = None


def read(content: bytes) -> GivenArticle | str:
    """Return the given article, or one line that says why the bytes are none."""
    try:
        value = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        return f"no JSON: {error}"
    if not isinstance(value, dict):
        return "not a JSON object"
    known = {name: value[name] for name in GivenArticle.__struct_fields__ if value.get(name) is not None}
    try:
        return msgspec.convert(known, GivenArticle)
    except (msgspec.ValidationError, RecursionError) as error:
        return str(error)


def blocks_of(given: GivenArticle) -> tuple[Block, ...]:
    """Return the blocks that were given, as far as they are blocks."""
    try:
        return tuple(msgspec.convert(given.blocks or [], list[Block]))
    except (msgspec.ValidationError, RecursionError):
        return ()


def names_of(given: GivenArticle) -> tuple[str, ...]:
    """Return the authors that were given, one name or a list of names."""
    listed = given.authors if isinstance(given.authors, list) else [given.authors]
    return tuple(name for name in listed if isinstance(name, str) and name)


def alternates_of(given: GivenArticle) -> dict[str, str]:
    """Return the versions in other languages that were given."""
    pairs = given.alternates.items() if isinstance(given.alternates, dict) else ()
    return {k: v for k, v in sorted(pairs) if isinstance(k, str) and isinstance(v, str)}


def date_text(value: Any) -> str | None:
    """Return a given date as text: a string, or the ``value`` of an object as the contract writes dates."""
    if isinstance(value, dict):
        value = value.get("value")
    return value if isinstance(value, str) else None
