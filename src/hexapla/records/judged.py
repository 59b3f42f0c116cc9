"""What of a record a person can judge: each fact and difference, with an id to name it and what it is known by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import sha256

from msgspec import Struct

from hexapla.language.folding import fold_bare
from hexapla.language.names import name_key
from hexapla.values.difference import Difference
from hexapla.values.fact import (
    Award,
    DateFact,
    Document,
    Organisation,
    Person,
    PlaceFact,
    Quantity,
    Role,
    Statement,
    TextFact,
)
from hexapla.values.record import Record
from hexapla.values.review import Subject, SubjectKind
from hexapla.values.text import Evidence

Fact = (
    DateFact
    | PlaceFact
    | TextFact
    | Person
    | Role
    | Organisation
    | Quantity
    | Document
    | Award
    | Statement
    | Difference
)
_ID_DIGITS = 8
_QUOTE_DIGITS = 16
# The letter that an id begins with, so that a person sees what it names.
_LETTERS: dict[SubjectKind, str] = {
    "start": "w", "end": "w", "place": "l", "theme": "t", "host": "h", "person": "p", "role": "r", "quantity": "q",
    "document": "d", "award": "a", "statement": "s", "difference": "x", "date": "w", "organisation": "o",
}  # fmt: skip
_LABEL = 160  # codepoints of what stands for a fact in a list


class Judged(Struct, frozen=True):
    """One thing that can be judged: its short ``id`` within the record, what it is known by, and itself.

    ``place`` is where it stands in the record: the number in its list, of a role those of the person and the role.
    """

    id: str
    subject: Subject
    label: str
    fact: Fact
    place: tuple[int, ...] = ()


def judged(record: Record) -> tuple[Judged, ...]:
    """Return the facts and differences of a record as they can be judged, in the order of the record.

    An id is a letter for the kind and eight hex digits of the claim and its first quotation by hash; two that are
    equal in both are told apart by a number. It does not depend on what else the record holds, unless two are equal.
    """
    seen: dict[str, int] = {}
    found = []
    for subject, label, fact, place in _every(record):
        first = subject.quotes[0] if subject.quotes else ("", "")
        digest = sha256("\0".join((subject.kind, subject.value, *first)).encode("utf-8", "surrogatepass")).hexdigest()
        name = _LETTERS[subject.kind] + digest[:_ID_DIGITS]
        seen[name] = seen.get(name, 0) + 1
        name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        found.append(Judged(name, subject, label[:_LABEL], fact, place))
    return tuple(found)


def _every(record: Record) -> Iterator[tuple[Subject, str, Fact, tuple[int, ...]]]:
    days: tuple[tuple[SubjectKind, DateFact | None], ...] = (("start", record.start), ("end", record.end))
    for kind, date in days[:1] if record.start == record.end else days:  # a day that is both is one fact
        if date is not None:
            yield _subject(kind, date.value, date.evidence), date.value, date, ()
    words: tuple[tuple[SubjectKind, TextFact | None], ...] = (("theme", record.theme), ("host", record.host))
    for kind, text in words:
        if text is not None:
            yield _subject(kind, "", text.evidence), _words(text.text), text, ()
    yield from _named(record)
    yield from _told(record)
    for n, difference in enumerate(record.differences):
        yield _of_difference(difference), f"{difference.kind}: {difference.detail}", difference, (n,)


def _named(record: Record) -> Iterator[tuple[Subject, str, Fact, tuple[int, ...]]]:
    for n, place in enumerate(record.places):
        yield _subject("place", "", place.evidence, (place.name, *place.variants)), place.name, place, (n,)
    for n, person in enumerate(record.people):
        names = (person.name, *person.variants)
        yield _subject("person", "", person.evidence, names), person.name, person, (n,)
        for m, role in enumerate(person.roles):
            yield _subject("role", "", role.evidence, names), f"{person.name}: {_words(role.role)}", role, (n, m)
    for n, body in enumerate(record.organisations):
        yield _subject("organisation", "", body.evidence, (body.name, *body.variants)), body.name, body, (n,)


def _told(record: Record) -> Iterator[tuple[Subject, str, Fact, tuple[int, ...]]]:
    for n, stated in enumerate(record.dates):
        yield _subject("date", stated.value, stated.evidence), stated.value, stated, (n,)
    for n, quantity in enumerate(record.quantities):
        value = amount(quantity)
        yield _subject("quantity", value, quantity.evidence), f"{value} {_words(quantity.what)}", quantity, (n,)
    for n, document in enumerate(record.documents):
        named = " ".join(filter(None, (document.code or document.title, document.date)))
        yield _subject("document", _folded(named), document.evidence), named, document, (n,)
    for n, award in enumerate(record.awards):
        count = "" if award.count is None else str(award.count)
        yield _subject("award", count, award.evidence), f"{count} {_words(award.award)}".strip(), award, (n,)
    for n, statement in enumerate(record.statements):
        label = f"{statement.kind}: {_words(statement.text)}"
        yield _subject("statement", statement.kind, statement.evidence), label, statement, (n,)


def amount(quantity: Quantity) -> str:
    """Return a quantity by value, as it is written in a correction: ``> 300``, ``~ 1350000000 USD``."""
    return " ".join(filter(None, (quantity.comparator, f"{quantity.value}", quantity.unit)))


def keys_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return what spellings of a name are compared by, sorted; empty where nothing is left of them."""
    return tuple(sorted({name_key(name) or fold_bare(name) for name in names} - {""}))


def quoted(place: Evidence) -> tuple[str, str]:
    """Return the article of a piece of evidence and the hash of its words, white space and forms of letters aside."""
    return place.article, _hash(place.text)


def _subject(kind: SubjectKind, value: str, evidence: Sequence[Evidence], names: Sequence[str] = ()) -> Subject:
    return Subject(kind, value, tuple(sorted({quoted(place) for place in evidence})), keys_of(names))


def _of_difference(difference: Difference) -> Subject:
    """Return what a difference is known by: its kind, what disagrees, which version, and the words on both sides."""
    sides = [place for place in (difference.original, difference.version) if place is not None]
    quotes = {quoted(place) for place in sides}
    ids = (difference.original_article or "", difference.version_article or "")
    if not quotes:
        quotes = {(ids[1] or ids[0], _hash(difference.detail))}
    value = "\0".join((difference.kind, *ids, *map(_folded, difference.values)))
    return Subject("difference", value, tuple(sorted(quotes)))


def _words(mapping: dict[str, str]) -> str:
    return next((mapping[tag] for tag in sorted(mapping)), "")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _hash(text: str) -> str:
    return sha256(_folded(text).encode("utf-8", "surrogatepass")).hexdigest()[:_QUOTE_DIGITS]
