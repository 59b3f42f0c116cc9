"""Glossaries: files of agreed terms -> what versions are held to."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.sources import concepts_of, is_tbx
from hexapla.values.glossary import Concept, Designation
from hexapla.versions import Term

_HEAD = 2_000  # bytes in which a TBX file names itself
_COLUMNS = ("term", "language", "preferred", "avoid")


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Return the terms of a glossary: TBX by its name or its first bytes, else CSV.

    CSV has the columns ``term``, ``language``, ``preferred`` and ``avoid`` (several separated by ``|``); others are
    passed over.

    Raises:
        MissingInput, UnreadableInput: it is not there, cannot be read, or is neither.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise MissingInput(f"cannot read the glossary {path}: there is no such file") from None
    except OSError as error:
        raise UnreadableInput(f"cannot read the glossary {path}: {error.strerror or error}") from None
    if is_tbx(path.name, head):
        return tuple(term for concept in concepts_of(str(path)) for term in _terms(concept))
    return _of_csv(path)


def _of_csv(path: Path) -> tuple[Term, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise UnreadableInput(
                    f"cannot read the glossary {path}: it is no TBX, and as CSV it needs columns "
                    f"{', '.join(_COLUMNS)}; {', '.join(missing)} is not there"
                )
            return tuple(_of_rows(rows))
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise UnreadableInput(
            f"cannot read the glossary {path}: it needs columns {', '.join(_COLUMNS)} ({error})"
        ) from None


def _of_rows(rows: Iterable[dict[str, str | None]]) -> Iterator[Term]:
    """Yield the terms of rows; a row that prefers nothing and avoids nothing asks for nothing."""
    for row in rows:
        term, language, preferred, avoid = ((row[name] or "").strip() for name in _COLUMNS)
        avoided = tuple(filter(None, (form.strip() for form in avoid.split("|"))))
        if language and (preferred or avoided):
            yield Term(term, language, preferred, avoided)


def _terms(concept: Concept) -> Iterator[Term]:
    """Yield a term a language: the preferred name, else the first that is not to be avoided, and those that are."""
    by_language: dict[str, list[Designation]] = {}
    for name in concept.names:
        by_language.setdefault(name.language, []).append(name)
    title = concept.names[0].text
    for language, names in by_language.items():
        ranked = sorted((name for name in names if name.status != "avoid"), key=lambda name: name.status != "preferred")
        avoided = tuple(name.text for name in names if name.status == "avoid")
        yield Term(title, language, ranked[0].text if ranked else "", avoided)
