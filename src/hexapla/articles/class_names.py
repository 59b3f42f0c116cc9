"""Class and id names: what the words that web designers give to elements tell of the text inside."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from msgspec import Struct

MAX_WORD = 80
"""Letters of a part of a name that are read; the longest telling word of the list has sixteen."""

_HEAD = 3
_PARTS = re.compile(r"[-_]+")


class Told(Struct, frozen=True):
    """What names tell: the reason to set the text aside, if any, and hints as bits (see ``hint_names``)."""

    reason: str | None
    hints: int


class _Entry(Struct, frozen=True):
    word: str
    rank: int
    hints: int


class _Table(Struct, frozen=True):
    reasons: tuple[str, ...]
    hints: tuple[str, ...]
    inside: dict[str, list[_Entry]]
    starts: dict[str, list[_Entry]]
    joined: dict[str, list[_Entry]]
    whole: dict[str, _Entry]


@lru_cache(maxsize=20_000)
def told_by(names: str) -> Told:
    """Return what the names of one element tell, ``names`` separated by white space."""
    table = _table()
    text = _PARTS.sub("-", " ".join(names.lower().split()))
    rank, bits = len(table.reasons), 0
    for part in text.replace(" ", "-").split("-"):
        least, more = _told_by_part(part[:MAX_WORD])
        rank = min(rank, least)
        bits |= more
    at = text.find("-")
    while at >= 0:
        for entry in table.joined.get(text[max(0, at - 1) : at + 2], ()):
            if text.startswith(entry.word, at - entry.word.index("-")):
                rank, bits = min(rank, entry.rank), bits | entry.hints
        at = text.find("-", at + 1)
    return _told(rank, bits)


@lru_cache(maxsize=4096)
def _told(rank: int, bits: int) -> Told:
    reasons = _table().reasons
    return Told(reasons[rank] if rank < len(reasons) else None, bits)


def hint_names() -> tuple[str, ...]:
    """Return the names of the hints: the n-th belongs to bit n."""
    return _table().hints


def hint_bits(*names: str) -> int:
    """Return the bits of hints."""
    return sum(1 << _table().hints.index(name) for name in names)


# The parts of names are far fewer than the names.
@lru_cache(maxsize=20_000)
def _told_by_part(part: str) -> tuple[int, int]:
    table = _table()
    inside = table.inside
    if part not in table.whole and part[:_HEAD] not in table.starts and inside.keys().isdisjoint(_heads(part)):
        return len(table.reasons), 0
    found = [entry for entry in table.starts.get(part[:_HEAD], ()) if part.startswith(entry.word)]
    if part in table.whole:
        found.append(table.whole[part])
    for i in range(len(part) - _HEAD + 1):
        head = part[i : i + _HEAD]
        if head in inside:
            found += [entry for entry in inside[head] if part.startswith(entry.word, i)]
    bits = 0
    for entry in found:
        bits |= entry.hints
    return min((entry.rank for entry in found), default=len(table.reasons)), bits


def _heads(part: str) -> map[str]:
    return map("".join, zip(part, part[1:], part[2:], strict=False))


@cache
def _table() -> _Table:
    lines = (resources.files("hexapla.data") / "class_names.tsv").read_text(encoding="utf-8").splitlines()
    heads = {line.split("\t")[0]: tuple(line.split("\t")[1:]) for line in lines if line.startswith("#")}
    table = _Table(heads["# reasons"], heads["# hints"], {}, {}, {}, {})
    for line in lines:
        if line.startswith("#") or not line:
            continue
        word, where, reason, hints = line.split("\t")
        rank = table.reasons.index(reason) if reason else len(table.reasons)
        bits = sum(1 << table.hints.index(hint) for hint in hints.split(", ") if hint)
        entry = _Entry(word, rank, bits)
        if where == "whole":
            table.whole[word] = entry
        elif "-" in word:
            at = word.index("-")
            table.joined.setdefault(word[at - 1 : at + 2], []).append(entry)
        else:
            (table.inside if where == "inside" else table.starts).setdefault(word[:_HEAD], []).append(entry)
    return table
