"""Word lists of the languages: rows of a data file, by language and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from msgspec import Struct

from hexapla.language.folding import fold
from hexapla.language.locales import base_language
from hexapla.language.memory import of_language


class Row(Struct, frozen=True):
    """One form of one row of a data file: which languages (``*`` is all), which kind, which value."""

    languages: tuple[str, ...]
    kind: str
    value: str
    form: str


class _Line(NamedTuple):
    """A line of a data file, its forms folded and joined by ``|``."""

    number: int
    languages: tuple[str, ...]
    kind: str
    value: str
    forms: str


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the forms of ``data/name``: four tab-separated columns, languages, kind, value and forms by ``|``.

    The forms are folded. Raises ``ValueError`` for a line that has not four columns.
    """
    return tuple(_forms(_lines(name)))


@of_language
def rows_in(name: str, base: str | None) -> tuple[Row, ...]:
    """Return the rows of one language alone: of a large file the others are not worth folding."""
    return tuple(_forms(_by_language(name).get(base, ()))) if base else ()


def _forms(lines: Iterable[_Line]) -> Iterator[Row]:
    for line in lines:
        for form in line.forms.split("|"):
            yield Row(line.languages, line.kind, line.value, form)


@cache
def _by_language(name: str) -> dict[str, tuple[_Line, ...]]:
    """Return the lines of each language: a file is read once, and each language looks at its own lines alone."""
    found: dict[str, list[_Line]] = {}
    for line in _lines(name):
        for language in line.languages:
            found.setdefault(language, []).append(line)
    return {language: tuple(lines) for language, lines in found.items()}


def _lines(name: str) -> Iterator[_Line]:
    text = files("hexapla").joinpath("data", name).read_text(encoding="utf-8")
    # The whole file is folded at once, which is quicker than form by form; what is folded is as long as before.
    for number, (line, folded) in enumerate(zip(text.splitlines(), fold(text).splitlines(), strict=True), 1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 4:
            raise ValueError(f"data/{name}, line {number}: four columns wanted, {len(columns)} found")
        yield _Line(number, tuple(columns[0].split()), columns[1], columns[2], folded.rpartition("\t")[2])


@of_language
def _kinds(name: str, base: str | None) -> dict[str, dict[str, str]]:
    """Return kind -> form -> value of a language and of all languages, in the order of the file."""
    by_language = _by_language(name)
    lines = {line.number: line for key in ("*", base or "*") for line in by_language.get(key, ())}
    found: dict[str, dict[str, str]] = {}
    for row in _forms(lines[number] for number in sorted(lines)):
        found.setdefault(row.kind, {})[row.form] = row.value
    return found


def cues(name: str, language: str | None, kind: str) -> dict[str, str]:
    """Return form -> value for one language and kind, the rows of all languages (``*``) included."""
    return _kinds(name, base_language(language)).get(kind, {})


def grouped(name: str, language: str | None, kind: str) -> dict[str, tuple[str, ...]]:
    """Return value -> forms for one language and kind: the words that go with each value."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows_in(name, base_language(language)):
        if row.kind == kind:
            found[row.value] = (*found.get(row.value, ()), row.form)
    return found


def flagged(name: str, language: str | None, kind: str) -> bool:
    """Return whether the file has any row of this kind for the language."""
    return bool(cues(name, language, kind))
