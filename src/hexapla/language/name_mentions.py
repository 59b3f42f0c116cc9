"""A name found in a text."""

from __future__ import annotations

from msgspec import Struct

from hexapla.language.name_keys import name_key


class Name(Struct, frozen=True):
    """One name-like run of a text; ``[start, end)`` in codepoints; ``key`` compares across spellings and scripts."""

    start: int
    end: int
    text: str
    key: str


def name_at(text: str, start: int, end: int) -> Name:
    """Return the name that stands at ``[start, end)`` of ``text``."""
    run = text[start:end]
    return Name(start, end, run, name_key(run))
