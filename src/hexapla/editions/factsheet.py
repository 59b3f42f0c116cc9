"""The fact sheet: every fact of a record in one shape, with what each witness says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, Protocol, TypeVar

from msgspec import Struct

from hexapla.editions.leads import document_key
from hexapla.editions.listing import facts_of
from hexapla.editions.places import Places
from hexapla.editions.reviews import told
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.witnesses import Witness
from hexapla.editions.wording import Words, clip, day, in_languages, number, rank, words
from hexapla.language.locales import base_language
from hexapla.values.fact import (
    Award,
    DateFact,
    Document,
    Organisation,
    Person,
    PlaceFact,
    Quantity,
    Statement,
    TextFact,
)
from hexapla.values.record import Record, Rejected
from hexapla.values.review import Review
from hexapla.values.text import Evidence

Group = Literal[
    "when", "where", "theme", "host", "people", "organisations", "quantities", "documents", "awards", "statements"
]
State = Literal["carried", "absent", "silent"]
F = TypeVar("F")

# Caps on what one page shows of hostile or huge records; a record of the sample has at most 60 facts.
MOST_FACTS = 60  # a group
MOST_QUOTES = 12  # a fact
_MOST_QUOTES_IN_ALL = 350  # a page, some 130 bytes each; the sample's largest event has 260
_FEWEST_QUOTES = 2
_LONGEST_QUOTE = 240
_LONGEST_WHOLE = 80  # of a whole sentence: it stands in the table, and the script shows it from there
_CONTEXT = 22  # codepoints on either side: a few words, as a concordance shows them
_LONGEST_WORDS = 400
_LONGEST_NAME = 160
_MOST_LANGUAGES = 12
_MOST_ROLES = 36


class _Fact(Protocol):
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
    @property
    def articles(self) -> tuple[str, ...]: ...
    @property
    def absent(self) -> tuple[str, ...]: ...
    @property
    def review(self) -> Review | None: ...


class Quote(Struct, frozen=True):
    """The words that bear a fact out, with a little of what stands around them.

    Whose they are, and where they stand on the article's page and in the parallel table.
    """

    siglum: str
    before: str
    words: Words
    after: str
    href: str | None
    row: int | None


class Testimony(Struct, frozen=True):
    """What one witness says of one fact, and where: on its article's page, and in which row of the table."""

    siglum: str
    state: State
    href: str | None = None
    row: int | None = None


class FactRow(Struct, frozen=True):
    """One fact. What a group does not use stays empty.

    ``figure`` is a count, a date or a code as the interface writes it, ``words`` what it is in each language,
    best first, ``more`` further words (a person's spellings, to whom an award went), ``kind`` a statement's or
    place's kind, ``details`` values with a name (``inferred``, ``by``, ``to``, ``period``, ``document``, ``date``),
    ``review`` what a person said of it in one line, and ``verdict`` which way (``accept``, ``reject``, ``correct``),
    ``page`` the link to the page of a person or document.
    """

    id: str
    group: Group
    testimonies: tuple[Testimony, ...]
    quotes: tuple[Quote, ...]
    quotes_left_out: int
    figure: str = ""
    comparator: str = "="
    unit: str = ""
    kind: str = ""
    words: tuple[Words, ...] = ()
    more: tuple[Words, ...] = ()
    details: dict[str, str] = {}
    review: str = ""
    verdict: str = ""
    page: str = ""

    @property
    def carried(self) -> tuple[Testimony, ...]:
        """The witnesses that carry it."""
        return tuple(t for t in self.testimonies if t.state == "carried")

    @property
    def absent(self) -> tuple[Testimony, ...]:
        """The copies, translations and adaptations that lack it."""
        return tuple(t for t in self.testimonies if t.state == "absent")


class FactGroup(Struct, frozen=True):
    """The facts of one kind, and how many more the record has than are shown."""

    name: Group
    rows: tuple[FactRow, ...]
    left_out: int


class FactSheet:
    """Turns the facts of one record into rows; links are told from ``standpoint``, ``pages`` lead to more."""

    def __init__(
        self,
        record: Record,
        found: Sequence[Witness],
        places: Places,
        standpoint: Standpoint,
        pages: Mapping[str, str] | None = None,
    ) -> None:
        self._record: Record | Rejected = record
        self._found = found
        self._letter = "f"
        self._witnesses = found
        # A link to a sentence is that to its page with an anchor; there are hundreds of them to a few pages.
        self._links = {one.id: standpoint.to(one.path) for one in found if one.path is not None}
        self._order = tuple(dict.fromkeys(witness.language for witness in found if witness.language))
        self._places = places
        self._standpoint = standpoint
        self._language = standpoint.language
        self._pages = pages or {}
        self._count = 0
        told = [len({place.article for place in one.fact.evidence}) for one in facts_of(record)]
        fitting = sum(told) <= _MOST_QUOTES_IN_ALL
        self._most_quotes = MOST_QUOTES if fitting else max(_FEWEST_QUOTES, _MOST_QUOTES_IN_ALL // len(told))

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self._language

    @property
    def rejected(self) -> tuple[FactGroup, ...]:
        """Return the groups of what a reviewer rejected, each fact with what was said of it."""
        if not isinstance(self._record, Record) or self._record.rejected is None:
            return ()
        sheet = FactSheet(self._record, self._found, self._places, self._standpoint)
        sheet._record, sheet._letter = self._record.rejected, "x"
        return sheet.groups()

    def groups(self) -> tuple[FactGroup, ...]:
        """Return the groups that have facts, in the order of a report: when, where, what about, how many, who."""
        record = self._record
        found = (
            self._group("when", self._days(), self._date),
            self._group("where", record.places, self._place),
            self._group("theme", (record.theme,) if record.theme else (), partial(self._text, "theme")),
            self._group("host", (record.host,) if record.host else (), partial(self._text, "host")),
            self._group("quantities", record.quantities, self._quantity),
            self._group("people", record.people, self._person),
            self._group("organisations", record.organisations, self._organisation),
            self._group("awards", record.awards, self._award),
            self._group("documents", record.documents, self._document),
            self._group("statements", record.statements, self._statement),
        )
        return tuple(group for group in found if group.rows)

    def _group(self, name: Group, facts: Sequence[F], make: Callable[[F], FactRow]) -> FactGroup:
        rows = tuple(make(fact) for fact in facts[:MOST_FACTS])
        return FactGroup(name, rows, len(facts) - len(rows))

    def _days(self) -> tuple[DateFact, ...]:
        start, end = self._record.start, self._record.end
        ends = (start,) if start == end else (start, end)  # what was reviewed has no hash
        return tuple(day for day in ends if day is not None)

    def _date(self, fact: DateFact) -> FactRow:
        days = self._days()
        kind = "day" if len(days) == 1 else "opening" if fact is days[0] else "end"
        details = {"inferred": clip(fact.inferred, _LONGEST_WORDS)} if fact.inferred else {}
        return self._row("when", fact, figure=day(fact, self._language), kind=kind, details=details)

    def _place(self, fact: PlaceFact) -> FactRow:
        return self._row("where", fact, kind=fact.role, words=_plain((fact.name,)), more=_plain(fact.variants))

    def _text(self, group: Group, fact: TextFact) -> FactRow:
        return self._row(group, fact, words=self._languages(fact.text))

    def _quantity(self, fact: Quantity) -> FactRow:
        return self._row(
            "quantities",
            fact,
            figure=number(fact.value, self._language),
            comparator=fact.comparator,
            unit=fact.unit or "",
            words=self._languages(fact.what),
        )

    def _person(self, fact: Person) -> FactRow:
        roles = {
            word: rank(word.language, self._order, self._language)
            for role in fact.roles
            for word in self._languages(role.role)
        }
        best_first = tuple(sorted(roles, key=roles.__getitem__))[:_MOST_ROLES]
        page = self._pages.get(fact.name)
        told = {"words": best_first, "more": _plain(fact.variants), "page": self._standpoint.to(page) if page else ""}
        return self._row("people", fact, figure=_short(fact.name), **told)

    def _organisation(self, fact: Organisation) -> FactRow:
        return self._row("organisations", fact, words=self._languages(fact.names), kind=fact.kind or "")

    def _award(self, fact: Award) -> FactRow:
        figure = number(fact.count, self._language) if fact.count is not None else ""
        said, to = self._languages(fact.award), self._languages(fact.to)
        return self._row("awards", fact, figure=figure, words=said, more=to)

    def _document(self, fact: Document) -> FactRow:
        titled = _plain((fact.title,)) if fact.title else ()
        details = {"date": day(fact.date, self._language)} if fact.date else {}
        path = self._pages.get(document_key(fact.code, fact.title, fact.date))
        page = self._standpoint.to(path) if path else ""
        return self._row("documents", fact, figure=_short(fact.code or ""), words=titled, details=details, page=page)

    def _statement(self, fact: Statement) -> FactRow:
        period = day(fact.period, self._language) if fact.period else None
        named = {"by": fact.by, "to": fact.to, "period": period, "document": fact.document}
        details = {name: _short(value) for name, value in named.items() if value}
        return self._row("statements", fact, kind=fact.kind, words=self._languages(fact.text), details=details)

    def _languages(self, mapping: Mapping[str, str]) -> tuple[Words, ...]:
        found = in_languages(mapping, self._order, self._language)[:_MOST_LANGUAGES]
        return tuple(words(clip(word.text, _LONGEST_WORDS), word.language) for word in found)

    def _row(self, group: Group, fact: _Fact, **shown: object) -> FactRow:
        self._count += 1
        first = dict(reversed([(e.article, e) for e in sorted(fact.evidence)]))
        quotes = dict(self._quotes(first))
        roles = fact.roles if isinstance(fact, Person) else ()
        reviews = [one for one in (fact.review, *(role.review for role in roles)) if one is not None]
        return FactRow(
            id=f"{self._letter}{self._count}",
            group=group,
            testimonies=tuple(_testimony(witness, fact, quotes.get(witness.id)) for witness in self._witnesses),
            quotes=tuple(self._chosen(tuple(quotes.values()))),
            quotes_left_out=max(0, len(quotes) - self._most_quotes),
            review=" · ".join(told(one, self._language) for one in reviews),
            verdict=reviews[0].verdict if reviews else "",
            **shown,  # type: ignore[arg-type]
        )

    def _quotes(self, first: Mapping[str, Evidence]) -> Iterator[tuple[str, Quote]]:
        for witness in self._witnesses:
            evidence = first.get(witness.id)
            if evidence is not None:
                before, after = self._places.around(evidence, _CONTEXT)
                row = self._places.row_of(evidence)
                length = _LONGEST_QUOTE if before or after or row is None else _LONGEST_WHOLE
                text = words(clip(evidence.text, length), witness.language)
                yield witness.id, Quote(witness.siglum, before, text, after, self.href(evidence), row)

    def _chosen(self, quotes: Sequence[Quote]) -> Iterator[Quote]:
        """As many as there is room for, in their order, with one in the reader's language wherever there is one."""
        own = next((q for q in quotes if base_language(q.words.language) == base_language(self._language)), None)
        kept = list(quotes[: self._most_quotes])
        if own is not None and own not in kept:
            kept[-1] = own
        yield from kept

    def href(self, evidence: Evidence) -> str | None:
        """Return the link to the sentence on its article's page, ``None`` where that page is not in the edition."""
        link = self._links.get(evidence.article)
        anchor = self._places.anchor(evidence) if link is not None else None
        return f"{link}#{anchor}" if anchor else link


def _testimony(witness: Witness, fact: _Fact, quote: Quote | None) -> Testimony:
    if quote is not None:
        return Testimony(witness.siglum, "carried", quote.href, quote.row)
    if witness.id in fact.articles:
        return Testimony(witness.siglum, "carried")
    return Testimony(witness.siglum, "absent" if witness.id in fact.absent else "silent")


def _plain(names: Sequence[str]) -> tuple[Words, ...]:
    """Names, whose language nobody states."""
    return tuple(words(clip(name, _LONGEST_WORDS), None) for name in names[:_MOST_LANGUAGES])


def _short(text: str) -> str:
    return clip(text, _LONGEST_NAME)
