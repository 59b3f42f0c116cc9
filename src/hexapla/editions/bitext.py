"""The parallel table as translators take it: units of one text's versions, and pairs of an original and a version."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import regex
from msgspec import Struct

from hexapla.values.article import Article
from hexapla.values.record import Record, Version
from hexapla.values.text import Cell

UNKNOWN = "und"  # BCP 47 of a language that is not known
# What XML 1.0 (section 2.2) does not allow in a document, not even as a reference.
FORBIDDEN = regex.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Table(Struct, frozen=True):
    """An event's record with the articles of its versions, by id: what is exported at a time."""

    record: Record
    articles: dict[str, Article]


class Side(Struct, frozen=True):
    """What one version says in a unit."""

    version: Version
    text: str

    @property
    def language(self) -> str:
        """The BCP 47 tag of the text."""
        return language_of(self.version)


class Unit(Struct, frozen=True):
    """Sentences that say the same in versions of one text, the text's own first; one side alone has no counterpart.

    ``passage`` counts the rows of the event's table from 1; ``text`` is the article that the others rest on in the end.
    """

    passage: int
    text: str
    sides: tuple[Side, ...]


class PairedText(Struct, frozen=True):
    """An original and one version of it; a row holds what either says, empty where it says nothing."""

    source: Version
    target: Version
    rows: tuple[tuple[int, str, str], ...]


def language_of(version: Version) -> str:
    """Return the BCP 47 tag of a version, ``und`` where its language is not known."""
    return version.language or UNKNOWN


def units(table: Table, languages: Collection[str] = ()) -> Iterator[Unit]:
    """Yield the units of an event, row by row; a text that has no other version has nothing beside it and gives none.

    Reports that do not rest on one another are no translations: what they share stands in units of their own.
    ``languages`` are base subtags; all versions are taken where there are none.
    """
    families = _families(table, languages)
    for number, passage in enumerate(table.record.passages, start=1):
        for text, family in families.items():
            sides = [Side(one, text_of(table.articles[one.id], passage.cells[one.id])) for one in family
                     if one.id in passage.cells]  # fmt: skip
            told = tuple(side for side in sides if side.text)
            if told:
                yield Unit(number, text, told)


def pairs(table: Table, languages: Collection[str] = ()) -> Iterator[PairedText]:
    """Yield each version beside what it rests on, in the order of the table's columns."""
    versions = {one.id: one for one in _wanted(table, languages)}
    for target in versions.values():
        source = versions.get(target.of) if target.of is not None else None
        if source is None:
            continue
        rows = []
        for number, passage in enumerate(table.record.passages, start=1):
            texts = [text_of(table.articles[one.id], passage.cells.get(one.id, ())) for one in (source, target)]
            if any(texts):
                rows.append((number, texts[0], texts[1]))
        if rows:
            yield PairedText(source, target, tuple(rows))


def text_of(article: Article, cells: Sequence[Cell]) -> str:
    """Return what stands in cells, with the white space of the page between neighbours and else a space."""
    pieces: list[str] = []
    last: Cell | None = None
    for cell in cells:
        text = article.blocks[cell.block].text
        if last is not None:
            between = text[last.end : cell.start] if last.block == cell.block and last.end <= cell.start else " "
            pieces.append(between if not between.strip() else " ")
        pieces.append(text[cell.start : cell.end])
        last = cell
    return "".join(pieces).strip()


def shown(text: str) -> str:
    """Return a text with the replacement character for each that XML forbids."""
    return str(FORBIDDEN.sub("\ufffd", text))


def properties(version: Version) -> Iterator[tuple[str, str]]:
    """Yield what tells where a text is from: name and value, only what is known."""
    published = version.published.value if version.published else None
    found = (
        ("article", version.id),
        ("url", version.url),
        ("outlet", version.outlet),
        ("published", published),
        ("relation", version.relation),
        ("of", version.of),
    )
    for name, value in found:
        if value:
            yield name, shown(value)


def _wanted(table: Table, languages: Collection[str]) -> list[Version]:
    known = [one for one in table.record.articles if one.id in table.articles]
    return [one for one in known if not languages or language_of(one).split("-")[0] in languages]


def _families(table: Table, languages: Collection[str]) -> Mapping[str, list[Version]]:
    """Return the text that versions rest on in the end -> those versions, the text itself first."""
    above = {one.id: one.of for one in table.record.articles}
    families: dict[str, list[Version]] = {}
    for version in _wanted(table, languages):
        text, passed = version.id, {version.id}
        while (source := above.get(text)) is not None and source not in passed:
            text = source
            passed.add(text)
        families.setdefault(text, []).append(version)
    whole = {text: family for text, family in families.items() if len(family) > 1}
    return {text: sorted(family, key=lambda one: one.id != text) for text, family in whole.items()}
