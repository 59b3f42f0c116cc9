"""Citations -> documents over an archive: which rows cite one document, across events and languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise

from hexapla.records.document_names import Strength, code_key, plain_name, strength, title_key
from hexapla.values.document import Cited, DocumentCard

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 48
_MOST_NAMES = 24


def document_cards(rows: Iterable[Cited]) -> tuple[DocumentCard, ...]:
    """Return the documents of an archive by id; the answer does not depend on the order of ``rows``.

    A code is one document, unless events give it different dates (numbers begin anew each year): then each date is one,
    and who gives no date means the only one that an event with shared people, places or series means. Without a code, a
    day is one document for events that share something, and so is a title, as far as it is one
    (:mod:`hexapla.records.document_names`). Two of one event are never one.
    """
    ordered = sorted(rows, key=lambda row: (row.date or "9999", row.event, row.number))
    sets = _Sets(ordered)
    _join_codes(ordered, sets)
    _join_days(ordered, sets)
    _join_titles(ordered, sets)
    groups = [[ordered[number] for number in numbers] for numbers in sets.groups()]
    ids = _ids(groups)
    alike = _alike(ids, groups)
    cards = [_card(identifier, group, alike[identifier]) for identifier, group in zip(ids, groups, strict=True)]
    return tuple(sorted(cards, key=lambda card: card.id))


class _Sets:
    """Sets of rows that cite one document; a join that what is known forbids is refused."""

    def __init__(self, rows: Sequence[Cited]) -> None:
        self._parent = list(range(len(rows)))
        self._events = {number: {row.event} for number, row in enumerate(rows)}
        self._codes = {number: {code_key(row.code)} - {""} for number, row in enumerate(rows)}
        self._days = {number: {row.dated or ""} - {""} for number, row in enumerate(rows)}
        self._series = {number: _series(row) for number, row in enumerate(rows)}

    def join(self, one: int, two: int, turns: bool = True) -> None:
        """Make two rows one document, unless they are of one event, or of different codes or dates.

        Without ``turns`` neither are two turns of one series.
        """
        a, b = self._find(one), self._find(two)
        if a == b or not self._events[a].isdisjoint(self._events[b]):
            return
        if len(self._codes[a] | self._codes[b]) > 1 or len(self._days[a] | self._days[b]) > 1:
            return
        if not turns and not self._series[a].isdisjoint(self._series[b]):
            return
        if len(self._events[a]) < len(self._events[b]):
            a, b = b, a
        self._parent[b] = a
        for known in (self._events, self._codes, self._days, self._series):
            known[a] |= known.pop(b)

    def groups(self) -> list[list[int]]:
        """Return the sets, each in the order of rows, by their first."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self._find(number), []).append(number)
        return list(found.values())

    def _find(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number


def _series(row: Cited) -> set[str]:
    return {key for key in row.setting if key.startswith("series ")}


def _join_codes(rows: Sequence[Cited], sets: _Sets) -> None:
    coded = [number for number, row in enumerate(rows) if code_key(row.code)]
    for numbers in _by(coded, lambda number: code_key(rows[number].code)).values():
        dated = _by([number for number in numbers if rows[number].dated], lambda number: rows[number].dated or "")
        shared = _settings(dated, rows)
        undated = [number for number in numbers if not rows[number].dated]
        if len(dated) < 2:
            _join_all(numbers, sets)
            continue
        for same in dated.values():
            _join_all(same, sets)
        _join_all(
            [number for number in undated if not _joined_to_one(number, dated, shared, rows[number].setting, sets)],
            sets,
        )


def _join_days(rows: Sequence[Cited], sets: _Sets) -> None:
    """Join what is called by its day: to the only code of the day that shares something, else to each other."""
    dated = [number for number, row in enumerate(rows) if row.dated]
    for numbers in _by(dated, lambda number: rows[number].dated or "").values():
        coded = _by([n for n in numbers if rows[n].code], lambda number: code_key(rows[number].code))
        shared = _settings(coded, rows)
        bare = [number for number in numbers if not rows[number].code]
        left = [number for number in bare if not _joined_to_one(number, coded, shared, rows[number].setting, sets)]
        _join_in_company(left, rows, sets)


def _join_titles(rows: Sequence[Cited], sets: _Sets) -> None:
    titled: dict[tuple[str, str], list[int]] = {}
    strengths: dict[tuple[str, str], Strength] = {}
    for number, row in enumerate(rows):
        for language, title in _titles(row):
            key = language, title_key(title)
            if key not in strengths:
                strengths[key] = strength(title, language)
            titled.setdefault(key, []).append(number)
    for wanted in (Strength.NAME, Strength.NUMBERED, Strength.COMMON):  # what is surest is joined first
        for key in sorted(key for key, found in titled.items() if strengths[key] is wanted and len(found) > 1):
            if wanted is Strength.NAME:
                _join_all(titled[key], sets)
            else:
                _join_in_company(titled[key], rows, sets, turns=wanted is Strength.NUMBERED)


def _titles(row: Cited) -> list[tuple[str, str]]:
    """Return the titles of a document by language: of one with a code or a date its own alone."""
    own = [(language, row.title) for language, words in row.names.items() if row.title and row.title in words][:1]
    if row.code or row.dated or not row.title:
        return own
    return list(dict.fromkeys([*own, *row.names.items()]))


def _settings(known: Mapping[str, Sequence[int]], rows: Sequence[Cited]) -> dict[str, set[str]]:
    return {key: {mark for number in numbers for mark in rows[number].setting} for key, numbers in known.items()}


def _joined_to_one(
    number: int,
    known: Mapping[str, Sequence[int]],
    settings: Mapping[str, set[str]],
    setting: Sequence[str],
    sets: _Sets,
) -> bool:
    """Join a row to the only one of several sets whose events share something with its own; say whether there is."""
    near = [key for key in known if not settings[key].isdisjoint(setting)]
    if len(near) != 1:
        return False
    sets.join(known[near[0]][0], number)
    return True


def _join_in_company(numbers: Sequence[int], rows: Sequence[Cited], sets: _Sets, turns: bool = True) -> None:
    """Join rows whose events have a person, a place, a host or a series in common."""
    sharing: dict[str, list[int]] = {}
    for number in numbers:
        for key in rows[number].setting:
            sharing.setdefault(key, []).append(number)
    for key in sorted(sharing):
        _join_all(sharing[key], sets, turns)


def _join_all(numbers: Sequence[int], sets: _Sets, turns: bool = True) -> None:
    for before, number in pairwise(numbers):
        sets.join(before, number, turns)
        sets.join(numbers[0], number, turns)


def _by(numbers: Sequence[int], key: Callable[[int], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number in numbers:
        found.setdefault(key(number), []).append(number)
    return dict(sorted(found.items()))


def _ids(groups: Sequence[Sequence[Cited]]) -> list[str]:
    """Return an id for each document: its code, else its title, else its date as first cited, in plain letters.

    Of several that would have one id the one first cited has it, the others with hex digits of a hash of the event
    that first cites them: what turns up later changes nobody's id.
    """
    taken: set[str] = set()
    ids = []
    for group in groups:  # in the order of their first citations
        first = group[0]
        called = next((row.code for row in group if row.code), None) or first.title or first.dated or ""
        plain = _NOT_PLAIN.sub("-", plain_name(called)).strip("-")[:_LONGEST_ID].strip("-")
        seed = f"{first.event}\0{first.code}\0{first.title}\0{first.dated}\0{first.number}"
        digest = sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()
        digits = 0 if plain else 12
        identifier = f"{plain or 'document'}-{digest[:digits]}" if digits else plain
        while identifier in taken:
            digits += 4
            identifier = f"{plain or 'document'}-{digest[:digits]}"
        taken.add(identifier)
        ids.append(identifier)
    return ids


def _alike(ids: Sequence[str], groups: Sequence[Sequence[Cited]]) -> dict[str, tuple[str, ...]]:
    """Return for each document the ids of others that bear its code or its title."""
    bearing: dict[str, set[str]] = {}
    for identifier, group in zip(ids, groups, strict=True):
        for key in _borne(group):
            bearing.setdefault(key, set()).add(identifier)
    return {
        identifier: tuple(sorted({other for key in _borne(group) for other in bearing[key]} - {identifier}))[
            :_MOST_NAMES
        ]
        for identifier, group in zip(ids, groups, strict=True)
    }


def _borne(group: Sequence[Cited]) -> set[str]:
    found = {f"code {code_key(row.code)}" for row in group if row.code}
    for row in group:
        for language, title in _titles(row):
            if strength(title, language) is not Strength.KIND:
                found.add(f"title {title_key(title)}")
    return found


def _card(identifier: str, group: Sequence[Cited], others: tuple[str, ...]) -> DocumentCard:
    names: dict[str, str] = {}
    for row in group:
        names.update(row.names)
    dates = [row.date for row in group if row.date]
    return DocumentCard(
        id=identifier,
        code=next((row.code for row in reversed(group) if row.code), None),
        title=next((row.title for row in reversed(group) if row.title), None),
        date=next((row.dated for row in reversed(group) if row.dated), None),
        names=dict(sorted(names.items())[:_MOST_NAMES]),
        first=min(dates, default=""),
        last=max(dates, default=""),
        citations=tuple(group),
        others=others,
    )
