"""A made-up archive of very many events, for the measure of lists: each tells little, all hang together as real ones.

A few people, outlets and documents are met everywhere and most are met once or twice (Zipf's law); events spread over
twenty years; every seventh recurs, one of these each week. All names are invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random
from time import process_time

from msgspec import Struct

from hexapla.archive import ArticleRow, PageRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.pipeline.listing import update_gathered, update_listing
from hexapla.pipeline.searching import update_search
from hexapla.values.article import Article, Block, DateValue, Furniture
from hexapla.values.difference import Difference
from hexapla.values.event import SeriesPlace
from hexapla.values.fact import DateFact, Document, Person, PlaceFact, Role
from hexapla.values.outlet import PageSketch
from hexapla.values.record import Record, Version
from hexapla.values.text import Evidence
from search import Silent

SEED = 0
_FIRST, _DAYS = date(2005, 1, 1), 20 * 365
_TAGS = (
    "en fr es vi ru ar zh-Hans ms nb de pt id ja ko th tr fa hi uk pl it nl sv fi cs el he ro hu km sw bn ur ta lo my"
)
_LANGUAGES = tuple(_TAGS.split())
_ROLES = ("minister", "chairwoman", "mayor", "spokesman", "governor", "director", "ambassador", "secretary")
_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "dr", "kr", "st", "tr")
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ou")
_CODAS = ("", "", "n", "r", "l", "s", "k")
_KINDS = ("conference", "visit", "meeting", "vote", None)
_BATCH = 500
_OFTEN = 0.75  # the exponent of how often the n-th is met: the first of some thousand people is at one event in twenty


class Cast(Struct, frozen=True):
    """Who and what events are made of, the most frequent first, with the weights that they are drawn by."""

    people: tuple[str, ...]
    outlets: tuple[str, ...]
    documents: tuple[str, ...]
    places: tuple[str, ...]


def cast(size: int) -> Cast:
    """Return who and what there is in an archive of so many events."""
    chance = Random(SEED)
    return Cast(
        tuple(dict.fromkeys(f"{_name(chance, 2)} {_name(chance, 3)}" for _ in range(size // 3 + 20))),
        tuple(dict.fromkeys(f"{_name(chance, 2).lower()}.example" for _ in range(min(500, size // 20 + 10)))),
        tuple(f"{number}/{2004 + number % 21}/{_name(chance, 1).upper()}" for number in range(size // 8 + 5)),
        tuple(dict.fromkeys(_name(chance, 3) for _ in range(800))),
    )


def filled(path: Path, size: int) -> SqliteArchive:
    """Make an archive of ``size`` events with all that a build leaves for lists; returns it."""
    archive = SqliteArchive(str(path))
    for batch in _batches(made(size)):
        put(archive, batch)
    started = process_time()
    update_listing(archive, Silent())
    listed = process_time()
    update_gathered(archive, Silent())
    gathered = process_time()
    update_search(archive, LocalExecution(1), Silent())
    times = listed - started, gathered - listed, process_time() - gathered
    print("  rows of lists {:.0f} s, people and all that is gathered {:.0f} s, search {:.0f} s".format(*times))
    return archive


def put(archive: SqliteArchive, batch: Sequence[tuple[Record, Sequence[Article]]]) -> None:
    """Put records and their articles into an archive, and whose pages these came from."""
    told = [article for _, articles in batch for article in articles]
    archive.add_pages([PageRow(one.url or one.id, one.id) for one in told], [])
    sketches = {one.id: PageSketch(one.id, one.outlet, one.language or "und", None, (), ()) for one in told}
    archive.add_sketches(sketches, "made up")
    archive.put_articles([(ArticleRow(one.id, one.id, None, None, None), one) for one in told])
    archive.add_records([(record.id, record) for record, _ in batch])


def made(size: int) -> Iterator[tuple[Record, list[Article]]]:
    """Yield the records of so many events with their articles; the same size gives the same."""
    who = cast(size)
    for number in range(size):
        yield _event(number, size, who)


def _event(number: int, size: int, who: Cast) -> tuple[Record, list[Article]]:
    chance = Random(f"{SEED} {number}")
    day = _FIRST + timedelta(days=number * _DAYS // size)
    people = _drawn(chance, who.people, chance.randint(1, 5))
    documents = _drawn(chance, who.documents, chance.choice((0, 0, 1, 1, 2)))
    languages = _drawn(chance, _LANGUAGES, chance.choice((1, 2, 2, 3, 3, 4, 6)))
    place = chance.choice(who.places)
    kind = chance.choice(_KINDS)
    articles = [
        _article(f"a{number:08x}{n:02x}", language, day, _drawn(chance, who.outlets, 1)[0], (people, documents, place))
        for n, language in enumerate(languages)
    ]
    return _record(number, size, day, articles, (people, documents, place, kind), chance), articles


def _article(
    identifier: str, language: str, day: date, outlet: str, told: tuple[Sequence[str], Sequence[str], str]
) -> Article:
    people, documents, place = told
    lines = [f"{name}, {_role(name, day)}, {language} {place}." for name in people]
    lines += [f"{language}: {code}, {place}." for code in documents]
    lines.append(f"{place} {day.isoformat()} {identifier}.")
    return Article(
        identifier,
        "\n".join(lines),
        url=f"https://{outlet}/{identifier}",
        language=language,
        title=f"{place}: {people[0]} {day.isoformat()}",
        published=DateValue(day.isoformat(), "day"),
        blocks=tuple(Block("paragraph", line) for line in lines),
        outlet=outlet,
        furniture=(Furniture(f"{outlet} 2005", "navigation", language),),
    )


def _record(
    number: int,
    size: int,
    day: date,
    articles: Sequence[Article],
    told: tuple[Sequence[str], Sequence[str], str, str | None],
    chance: Random,
) -> Record:
    people, documents, place, kind = told
    ids = tuple(one.id for one in articles)
    versions = tuple(
        Version(
            one.id,
            one.url,
            one.outlet,
            one.language,
            one.published,
            one.title,
            "original" if n == 0 else "translation",
            None if n == 0 else ids[0],
            0.9,
        )
        for n, one in enumerate(articles)
    )
    return Record(
        id=_event_id(number),
        titles={one.language or "und": one.title or "" for one in articles},
        kind=kind,
        start=DateFact(day.isoformat(), "day", ()),
        end=None,
        places=(PlaceFact(place, _said(articles, place), articles=ids),),
        series=_series(number, size),
        articles=versions,
        theme=None,
        host=None,
        people=tuple(_person(name, articles, ids, day) for name in people),
        quantities=(),
        documents=tuple(
            Document(code, None, code.split("/")[1], _said(articles, code), articles=ids) for code in documents
        ),
        awards=(),
        statements=(),
        passages=(),
        differences=tuple(_differences(articles, people, chance)),
    )


def _person(name: str, articles: Sequence[Article], ids: tuple[str, ...], day: date) -> Person:
    role = {one.language or "und": _role(name, day) for one in articles}
    return Person(name, (), (Role(role, _said(articles, _role(name, day))),), _said(articles, name), articles=ids)


def _differences(articles: Sequence[Article], people: Sequence[str], chance: Random) -> Iterator[Difference]:
    if len(articles) < 2 or chance.random() > 0.3:
        return
    first, other = articles[0], articles[1]
    place = _said([first], people[0])[0]
    kind, severity = chance.choice(
        (("name-missing", "error"), ("number-changed", "error"), ("role-changed", "warning"))
    )
    values = (people[0],) if kind == "name-missing" else (str(chance.randint(2, 900)), str(chance.randint(2, 900)))
    yield Difference(kind, severity, place, None, first.id, other.id, values, "made up")  # type: ignore[arg-type]


def _series(number: int, size: int) -> SeriesPlace | None:
    """Every fiftieth event is that of each week; of the rest every seventh is one of some fifteen turns."""
    step, several = (50, 1) if number % 50 == 0 else (7, max(1, size // 7 // 15))
    if number % step or (step == 7 and number % 50 == 0):
        return None
    place = number // step
    turn, row = divmod(place, several)

    def at(other: int) -> str | None:
        found = (other * several + row) * step
        return _event_id(found) if 0 <= found < size and (step == 50 or found % 50) else None

    return SeriesPlace(f"s{step}-{row:06x}", turn + 1, at(turn - 1), at(turn + 1))


def _said(articles: Sequence[Article], words: str) -> tuple[Evidence, ...]:
    found = []
    for one in articles:
        for n, block in enumerate(one.blocks):
            at = block.text.find(words)
            if at >= 0:
                found.append(Evidence(one.id, n, at, at + len(words), words))
                break
    return tuple(found)


def _role(name: str, day: date) -> str:
    """Somebody has an office for six years."""
    return _ROLES[(len(name) + ord(name[0]) + day.year // 6) % len(_ROLES)]


def _event_id(number: int) -> str:
    return f"e{number:08x}"


def _name(chance: Random, syllables: int) -> str:
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS) for _ in range(syllables)
    ).capitalize()


def _drawn(chance: Random, those: tuple[str, ...], count: int) -> list[str]:
    return list(dict.fromkeys(chance.choices(those, cum_weights=_weights(len(those)), k=count)))


@lru_cache
def _weights(count: int) -> list[float]:
    return list(accumulate((place + 1) ** -_OFTEN for place in range(count)))


def _batches(items: Iterator[tuple[Record, list[Article]]]) -> Iterator[list[tuple[Record, list[Article]]]]:
    batch = []
    for one in items:
        batch.append(one)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
