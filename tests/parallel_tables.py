"""A parallel table of one sentence, for tests of exchange formats."""

from hexapla.editions import Table
from hexapla.values.article import Article, Block, DateValue
from hexapla.values.passage import Passage
from hexapla.values.record import Record, Version
from hexapla.values.text import Cell


def two_versions(first: str, second: str, language: str | None = "fr", address: str | None = None) -> Table:
    """Return an event of one sentence in two versions."""
    articles = {
        "a": Article("a", first, language="en", blocks=(Block("paragraph", first),)),
        "b": Article("b", second, language=language, blocks=(Block("paragraph", second),)),
    }
    versions = (
        Version("a", address, "Outlet", "en", DateValue("2024", "year"), None, "original", None, 1.0),
        Version("b", None, None, language, None, None, "translation", "a", 1.0),
    )
    passage = Passage({"a": (Cell(0, 0, len(first)),), "b": (Cell(0, 0, len(second)),)}, 2)
    empty = dict.fromkeys(("places", "people", "quantities", "documents", "awards", "statements", "differences"), ())
    record = Record(
        id="e", titles={}, kind=None, start=None, end=None, series=None, theme=None, host=None,
        articles=versions, passages=(passage,), **empty,
    )  # fmt: skip
    return Table(record, articles)
