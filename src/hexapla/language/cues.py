"""Word lists of the languages: rows of a data file, by language and kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from hexapla.language.folding import fold
from hexapla.language.locales import base_language


class Row(Struct, frozen=True):
    """One form of one row of a data file: which languages (``*`` is all), which kind, which value."""

    languages: tuple[str, ...]
    kind: str
    value: str
    form: str


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the forms of ``data/name``: four tab-separated columns, languages, kind, value and forms by ``|``.

    The forms are folded. Raises ``ValueError`` for a line that has not four columns.
    """
    return tuple(_read(name))


@cache
def rows_in(name: str, base: str | None) -> tuple[Row, ...]:
    """Return the rows of one language alone: of a large file the others are not worth folding."""
    return tuple(_read(name, base)) if base else ()


def _read(name: str, base: str | None = None) -> Iterator[Row]:
    lines = files("hexapla").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 4:
            raise ValueError(f"data/{name}, line {number}: four columns wanted, {len(columns)} found")
        languages, kind, value, forms = columns
        if base is not None and base not in languages.split():
            continue
        for form in forms.split("|"):
            yield Row(tuple(languages.split()), kind, value, fold(form))


@cache
def cues(name: str, language: str | None, kind: str) -> dict[str, str]:
    """Return form -> value for one language and kind, the rows of all languages (``*``) included."""
    base = base_language(language)
    return {
        row.form: row.value
        for row in rows(name)
        if row.kind == kind and ("*" in row.languages or (base is not None and base in row.languages))
    }


@cache
def grouped(name: str, language: str | None, kind: str) -> dict[str, tuple[str, ...]]:
    """Return value -> forms for one language and kind: the words that go with each value."""
    base = base_language(language)
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(name):
        if row.kind == kind and base in row.languages:
            found[row.value] = (*found.get(row.value, ()), row.form)
    return found


@cache
def flagged(name: str, language: str | None, kind: str) -> bool:
    """Return whether the file has any row of this kind for the language."""
    return bool(cues(name, language, kind))
