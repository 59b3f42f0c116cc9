"""A document over an archive: where it is cited, what was asked under it, and how sure it is that all are one."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.series import Told
from hexapla.values.text import Evidence


class Cited(Struct, frozen=True):
    """One document in one event: a row of few bytes, made of its record.

    ``date`` is ISO 8601, when the event ended, else began, else, with ``reported`` true, when it was first published;
    empty where nothing is known. ``dated`` is the date of the document itself. ``names`` is what each language calls
    it. ``articles`` are the versions that cite it, ``absent`` those that rest on one that does and lack it.
    ``setting`` marks the surroundings of the event: people, series, places, host; ``number`` is the row's place in the
    record.
    """

    event: str
    date: str
    code: str | None
    title: str | None
    dated: str | None
    names: dict[str, str]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    tasks: tuple[Told, ...] = ()
    setting: tuple[str, ...] = ()
    reported: bool = False
    confidence: float = 1.0
    number: int = 0


class DocumentCard(Struct, frozen=True):
    """A document across an archive.

    ``code``, ``title``, ``date`` and ``names`` (language -> words) are those of the latest event that tells them.
    ``citations`` stand in the order of time, ``first`` and ``last`` are the dates of the first and last of them, empty
    where unknown. ``others`` are the ids of documents that bear the same code and another date, or the same code where
    it cannot be told which of them is meant.
    """

    id: str
    code: str | None
    title: str | None
    date: str | None
    names: dict[str, str]
    first: str
    last: str
    citations: tuple[Cited, ...]
    others: tuple[str, ...] = ()
