"""An event with one fact of each kind, all in the same words, for tests of exchange formats."""

from hexapla.editions import Table
from hexapla.values.article import Article, Block, DateValue
from hexapla.values.difference import Difference
from hexapla.values.event import SeriesPlace
from hexapla.values.fact import (
    Act,
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
from hexapla.values.passage import Passage
from hexapla.values.record import Record, Version
from hexapla.values.review import Review
from hexapla.values.text import Cell, Evidence

VERDICT = Review("correct", "Ada", "2024-05-01T10:00:00+00:00", "as printed", {"value": 7}, 3)
WHEN = DateValue("2024-03-06T10:30+07:00", "minute")


def one_of_each(words: str, value: float = 3) -> Table:
    """Return an event of a text and its translation that say, name and are called ``words``."""
    articles = {
        name: Article(
            name, words, location=f"{name}.html", outlet=words, source=words, language=language, title=words,
            standfirst=words, authors=(words,), place=words,
            blocks=(Block("paragraph", words), Block("caption", words)),
        )
        for name, language in (("a", "en"), ("b", "nb"))
    }  # fmt: skip
    versions = (
        Version("a", words, words, "en", WHEN, words, "original", None, 1.0),
        Version("b", "https://b.example/1", None, "nb", DateValue("2024", "year"), words, "translation", "a", 0.9),
    )
    place = Evidence("a", 0, 0, len(words), words)
    more = {"evidence": (place, Evidence("b", 1, 0, len(words), words)), "articles": ("a",), "absent": ("b",)}
    said = {"en": words}
    record = Record(
        id="e", titles={"en": words, "nb": words}, kind="conference",
        start=DateFact("2024-03-06T10:30+07:00", "minute", (place,), articles=("a",), absent=("b",)),
        end=DateFact("2024-03", "month", (place,), words),
        places=(PlaceFact(words, variants=(words, "x"), **more), PlaceFact("Far", (place,), role="mentioned")),
        series=SeriesPlace("s", 2, "d", "f"), articles=versions,
        theme=TextFact(said, **more), host=TextFact(said, **more),
        people=(
            Person(
                words, (words, "x"), (Role(said, (place,)),), rule="person/1", acts=(Act("spoke", (place,)),), **more
            ),
        ),
        organisations=(Organisation(words, said, "ministry", (words, "y"), **more),),
        dates=(DateFact("2025", "year", (place,)),),
        documents=(Document(words, words, "2021-03-14", **more),),
        awards=(Award(2, said, said, **more),),
        statements=tuple(
            Statement(kind, said, by=words, to=words, period=words, document=words, **more)
            for kind in ("quotation", "task")
        ),
        quantities=(Quantity(value, ">", "USD", said, review=VERDICT, **more), Quantity(value, "=", None, {}, ())),
        passages=(Passage({"a": (Cell(0, 0, len(words)),), "b": (Cell(0, 0, len(words)),)}, 2, core=True),),
        core={"en": (place,)},
        differences=(Difference("sentence-missing", "warning", place, None, "a", "b", (words,), words),),
    )  # fmt: skip
    return Table(record, articles)
