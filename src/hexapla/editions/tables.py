"""Records as tables: what CSV and Parquet hold, a table for each kind of thing, joined by ``event`` and ``fact``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from hexapla.editions import fact_rows, verdict_rows, version_rows
from hexapla.editions.bitext import Table

ColumnType = Literal["text", "integer", "number", "flag"]
Value: TypeAlias = str | int | float | bool | None
Row: TypeAlias = tuple[Value, ...]


class Sheet(Struct, frozen=True):
    """One table: its name, its columns with their types, and what gives an event's rows of it."""

    name: str
    columns: Mapping[str, ColumnType]
    rows: Callable[[Table], Iterator[Row]]


def _columns(text: str) -> dict[str, ColumnType]:
    """Return columns from their names; ``#`` ends a whole number, ``.`` any number, ``?`` a flag, nothing a text."""
    types: dict[str, ColumnType] = {"#": "integer", ".": "number", "?": "flag"}
    return {name.rstrip("#.?"): types.get(name[-1], "text") for name in text.split()}


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "events",
        _columns(
            "event kind title title_language start start_precision start_inferred end end_precision end_inferred "
            "series ordinal# previous next versions# reviewed?"
        ),
        version_rows.events,
    ),
    Sheet("titles", _columns("event language title"), version_rows.titles),
    Sheet(
        "articles",
        _columns(
            "event article language relation of score. title outlet source authors published published_precision "
            "url location"
        ),
        version_rows.articles,
    ),
    Sheet("dates", _columns("event fact value precision inferred carried# absent# rule confidence."), fact_rows.dates),
    Sheet("places", _columns("event fact name role variants carried# absent# rule confidence."), fact_rows.places),
    Sheet("themes", _columns("event fact kind text language carried# absent# rule confidence."), fact_rows.themes),
    Sheet("people", _columns("event fact name variants carried# absent# rule confidence."), fact_rows.people),
    Sheet("acts", _columns("event fact person name act"), fact_rows.acts),
    Sheet(
        "organisations",
        _columns("event fact name kind variants carried# absent# rule confidence."),
        fact_rows.organisations,
    ),
    Sheet("roles", _columns("event fact person name role language"), fact_rows.roles),
    Sheet(
        "quantities",
        _columns("event fact comparator value. unit what language carried# absent# rule confidence."),
        fact_rows.quantities,
    ),
    Sheet("documents", _columns("event fact code title date carried# absent# rule confidence."), fact_rows.documents),
    Sheet(
        "awards",
        _columns("event fact count# award to language carried# absent# rule confidence."),
        fact_rows.awards,
    ),
    Sheet(
        "statements",
        _columns("event fact kind text language by to period document carried# absent# rule confidence."),
        fact_rows.statements,
    ),
    Sheet("wordings", _columns("event fact field language text"), fact_rows.wordings),
    Sheet("coverage", _columns("event fact article language state"), fact_rows.coverage),
    Sheet(
        "evidence",
        _columns("event fact article language block# block_kind start# end# text prefix suffix"),
        fact_rows.evidence,
    ),
    Sheet("verdicts", _columns("event fact verdict by at note original"), verdict_rows.verdicts),
    Sheet("core", _columns("event language sentence# article block# start# end# text"), version_rows.core),
    Sheet("passages", _columns("event passage# kept_by# texts# core? added omitted"), version_rows.passages),
    Sheet("cells", _columns("event passage# article language block# start# end# text"), version_rows.cells),
    Sheet(
        "differences",
        _columns(
            "event difference# kind severity original_article original_block# original_start# original_end# "
            "original_text version_article version_block# version_start# version_end# version_text values detail"
        ),
        version_rows.differences,
    ),
)
