"""Accord: how much of an event all texts tell, what only one version says, what each adds (÷) and leaves out (※)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from hexapla.editions.witnesses import Witness
from hexapla.values.record import Record


class Share(Struct, frozen=True):
    """One version's passages, counted: all it has, those of the core, those that no other version has.

    ``added`` and ``omitted`` are measured by the version that it rests on.
    """

    witness: Witness
    passages: int
    core: int
    only: int
    added: int
    omitted: int


class Accord(Struct, frozen=True):
    """Passages in all, those of the common core, those that only one version has, and each version's share."""

    passages: int
    core: int
    only: int
    shares: tuple[Share, ...]


def accord(record: Record, found: Sequence[Witness]) -> Accord:
    """Return what the versions of a record keep in common and what each has alone."""
    passages = record.passages
    kept = Counter(article for passage in passages for article in passage.cells)
    core = Counter(article for passage in passages if passage.core for article in passage.cells)
    only = Counter(article for passage in passages if passage.kept_by == 1 for article in passage.cells)
    added = Counter(article for passage in passages for article in passage.added)
    omitted = Counter(article for passage in passages for article in passage.omitted)
    shares = tuple(Share(w, kept[w.id], core[w.id], only[w.id], added[w.id], omitted[w.id]) for w in found)
    return Accord(len(passages), sum(passage.core for passage in passages), only.total(), shares)
