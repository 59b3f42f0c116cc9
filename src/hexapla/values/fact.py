"""Facts: typed statements about an event, each with its evidence.

Dictionaries from language to words (``what``, ``role``, ``award``) use BCP 47 tags. ``articles`` lists
the versions that carry a fact, ``absent`` the copies, translations and adaptations that lack it. ``rule``
is ``name/version`` of what found it; ``confidence`` is in [0, 1]. ``review`` is what a person thinks of it, and is
never stored with the fact: verdicts are rows of their own, applied to records when these are read.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from hexapla.values.review import Review
from hexapla.values.text import Evidence

Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
ActKind = Literal["chaired", "spoke", "attended", "received"]
StatementKind = Literal["decision", "vote", "task", "assessment", "shortcoming", "quotation"]


class DateFact(Struct, frozen=True):
    """A date of the event with its evidence; ``inferred`` says why a part not stated was filled in."""

    value: str
    precision: str
    evidence: tuple[Evidence, ...]
    inferred: str | None = None
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None


class PlaceFact(Struct, frozen=True):
    """A place of the event; ``role`` is ``venue``, ``remote venue`` (took part from afar),
    ``host country`` (whose conference it is) or ``mentioned``.
    """

    name: str
    evidence: tuple[Evidence, ...]
    variants: tuple[str, ...] = ()
    role: str = "venue"
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None


class TextFact(Struct, frozen=True):
    """Words that stand for the event in each language: its theme, its host."""

    text: dict[str, str]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None


class Role(Struct, frozen=True):
    """A role as each version states it."""

    role: dict[str, str]
    evidence: tuple[Evidence, ...]
    review: Review | None = None


class Act(Struct, frozen=True):
    """What a person did at the event: ``chaired``, ``spoke``, ``attended`` or ``received``."""

    kind: ActKind
    evidence: tuple[Evidence, ...]


class Person(Struct, frozen=True):
    """One person, all spellings and scripts; ``name`` is the fullest spelling."""

    name: str
    variants: tuple[str, ...]
    roles: tuple[Role, ...]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None
    acts: tuple[Act, ...] = ()


class Organisation(Struct, frozen=True):
    """One organisation: a ministry, commission, company, union; ``names`` are what each language calls it.

    ``kind`` is what it is ("ministry", "company") where a word tells it.
    """

    name: str
    names: dict[str, str]
    kind: str | None
    variants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None


class Quantity(Struct, frozen=True):
    """A number with what it counts; ``value`` in units of ``unit`` (ISO 4217, ``%``, SI) or a plain count."""

    value: int | float
    comparator: Comparator
    unit: str | None
    what: dict[str, str]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None


class Document(Struct, frozen=True):
    """A cited document; ``date`` is ISO 8601."""

    code: str | None
    title: str | None
    date: str | None
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None


class Award(Struct, frozen=True):
    """An award given: how many (units, or persons who received it), and to whom in words."""

    count: int | None
    award: dict[str, str]
    to: dict[str, str]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None


class Statement(Struct, frozen=True):
    """What was decided, voted, asked of whom, praised, found wanting, or said."""

    kind: StatementKind
    text: dict[str, str]
    evidence: tuple[Evidence, ...]
    by: str | None = None
    to: str | None = None
    period: str | None = None
    document: str | None = None
    articles: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    review: Review | None = None
