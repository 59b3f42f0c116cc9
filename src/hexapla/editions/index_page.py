"""Lists of all people, documents and outlets: under letters of any script, over as many sheets as it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from hexapla.editions.addresses import document_path, index_path, outlet_path, person_path
from hexapla.editions.document_page import called
from hexapla.editions.filters import leaves
from hexapla.editions.headline import Headline
from hexapla.editions.lettering import letter_of, order
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.wording import Words, clip, day, in_languages, words
from hexapla.values.document import DocumentCard
from hexapla.values.lines import DocumentLine, OutletLine, PersonLine
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Profile

Listed = Literal["people", "documents", "outlets"]
ENTRIES_A_SHEET = 200
_LONGEST = 120
_MOST_OTHERS = 3  # spellings in other scripts beside a name


class Entry(Struct, frozen=True):
    """One line of a list: a name, what tells it from others, how many events or articles, and the last day.

    ``erring`` are how many versions of an outlet have an error, and of how many.
    """

    path: str
    name: Words
    others: tuple[Words, ...]
    detail: Words | None
    count: int
    last: str
    erring: tuple[int, int] = (0, 0)


class Letter(Struct, frozen=True):
    """The entries under one letter; ``anchor`` is its codepoint, so that it may be any."""

    letter: str
    anchor: str
    entries: tuple[Entry, ...]


class ListSheet(Struct, frozen=True):
    """Sheet ``number`` (from 1) of a list of ``total`` entries on so many ``sheets``.

    ``begins`` are the letters of all sheets, each with the number of the sheet on which it begins.
    """

    number: int
    entries: tuple[Entry, ...]
    total: int
    begins: tuple[tuple[str, int], ...]
    sheets: int


def people_entries(people: Iterable[PersonLine], language: str) -> list[Entry]:
    """Return the people of an archive as entries, each with the latest role."""
    return [
        Entry(
            person_path(one.id),
            words(clip(one.name, _LONGEST), None),
            tuple(words(clip(name, _LONGEST), None) for name in _other_scripts(one.name, one.variants)),
            _best(one.role, language),
            one.events,
            day(one.last, language),
        )
        for one in people
    ]


def document_entries(
    documents: Iterable[DocumentLine], headlines: Mapping[str, Headline], language: str
) -> list[Entry]:
    """Return the documents of an archive as entries: by code, with the title beside it, else by title and event."""
    found = []
    for one in documents:
        name = called(one, language)
        coded = words(clip(one.code, _LONGEST), None) if one.code else None
        own = next((words(clip(text, _LONGEST), tag) for tag, text in one.names.items() if tag == language), None)
        others = (own,) if own is not None and coded is None and own.text != name.text else ()
        event = headlines.get(one.event)
        title = event.title if event is not None and event.title is not None else None
        detail = name if coded is not None and name.text != coded.text else title
        last = day(one.last, language)
        found.append(Entry(document_path(one.id), coded or name, others, detail, one.citations, last))
    return found


def outlet_entries(outlets: Iterable[OutletLine], language: str) -> list[Entry]:
    """Return the outlets of an archive as entries, each with its host."""
    return [
        Entry(
            outlet_path(one.id),
            words(clip(one.name, _LONGEST), None),
            tuple(words(clip(name, _LONGEST), None) for name in one.names[:_MOST_OTHERS]),
            words(clip(one.outlet, _LONGEST), None) if one.outlet != one.name else None,
            one.articles,
            day(one.last, language),
            (one.with_error, one.versions),
        )
        for one in outlets
    ]


def lists(
    people: Sequence[Profile],
    documents: Sequence[DocumentCard],
    outlets: Sequence[OutletCard],
    headlines: Mapping[str, Headline],
    language: str,
) -> dict[Listed, list[list[Entry]]]:
    """Return every list, cut into sheets."""
    return {
        "people": cut(people_entries(map(PersonLine.of, people), language)),
        "documents": cut(document_entries(map(DocumentLine.of, documents), headlines, language)),
        "outlets": cut(outlet_entries(map(OutletLine.of, outlets), language)),
    }


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order of a list."""
    return sorted(entries, key=lambda one: (order(one.name.text), one.path))


def cut(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return entries in the order of a list, cut into sheets; one sheet at least."""
    ordered = in_order(entries)
    return [ordered[i : i + ENTRIES_A_SHEET] for i in range(0, len(ordered), ENTRIES_A_SHEET)] or [[]]


def list_sheets(cut: Sequence[Sequence[Entry]]) -> list[ListSheet]:
    """Return the sheets of a list whose entries are at hand."""
    begins = letters_begin([[entry.name.text for entry in sheet] for sheet in cut])
    total = sum(map(len, cut))
    return [ListSheet(n, tuple(sheet), total, begins, len(cut)) for n, sheet in enumerate(cut, start=1)]


def letters_begin(names: Sequence[Sequence[str]]) -> tuple[tuple[str, int], ...]:
    """Return every letter of names, sheet by sheet, with the number of the sheet on which it begins."""
    begins: dict[str, int] = {}
    for number, sheet in enumerate(names, start=1):
        for name in sheet:
            begins.setdefault(letter_of(name), number)
    return tuple(begins.items())


def index_page(listed: Listed, sheet: ListSheet, edition: Edition = PLAIN) -> bytes:
    """Return a sheet of a list as UTF-8."""
    standpoint = Standpoint(index_path(listed, sheet.number), edition)
    return render(
        "index.html",
        standpoint,
        listed=listed,
        total=sheet.total,
        letters=[
            Letter(letter, _anchor(letter), tuple(found))
            for letter, found in groupby(sheet.entries, key=lambda one: letter_of(one.name.text))
        ],
        contents=[(letter, index_path(listed, number), _anchor(letter)) for letter, number in sheet.begins],
        number=sheet.number,
        leaves=leaves(sheet.number, sheet.sheets, lambda number: standpoint.to(index_path(listed, number))),
    )


def _anchor(letter: str) -> str:
    return "l-" + "-".join(f"{ord(sign):x}" for sign in letter)


def _other_scripts(name: str, variants: Sequence[str]) -> list[str]:
    """Return spellings of other scripts than the name's, one of each first letter's script."""
    seen = {_script(name)}
    found = []
    for variant in variants:
        script = _script(variant)
        if script not in seen:
            seen.add(script)
            found.append(variant)
    return found[:_MOST_OTHERS]


def _script(text: str) -> str:
    letter = letter_of(text)
    return unicodedata.name(letter[0], "").partition(" ")[0]


def _best(mapping: Mapping[str, str], language: str) -> Words | None:
    found = in_languages(mapping, (), language)
    return words(clip(found[0].text, _LONGEST), found[0].language) if found else None
