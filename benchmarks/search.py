"""What search costs: time and room of the index, and how long queries take, over a made-up corpus in 105 languages.

    .venv/bin/python benchmarks/search.py [--quick]

The corpus is that of ``event_corpus``, 100,000 articles (``--quick``: 2,000), story after story; each story is an event
with a day of its own and some people. Articles and records are put into an archive as a build does; then the index is
made of them, and queries are asked as the command asks them: read, searched, ranked, and the first ten events quoted.
All is processor time of one process, so that what else the machine does changes little.

Queries of each kind are drawn from the articles themselves: words that stand in few and in many of them, two neighbours
and four as a phrase, names of people as another script's reader writes them, two characters of Chinese, Japanese or
Thai, numbers, a word within a year and a language.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random

import public_data
import table
from anyascii import anyascii
from event_corpus import Made, stories

from hexapla import search
from hexapla.archive import ArticleRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.language.search_words import SearchWord, search_words
from hexapla.language.tags import normalise
from hexapla.pipeline.searching import update_search
from hexapla.values.article import Article, Block
from hexapla.values.event import Event, Member
from hexapla.values.fact import DateFact, Person, Quantity
from hexapla.values.record import Record, Version
from hexapla.values.text import Evidence

SIZE, QUICK = 100_000, 2_000
ASKED = 40
"""Queries of each kind."""
SEEN = 400
"""Articles, spread over the corpus, that the queries are drawn from."""
FREQUENT, RARE = 0.01, 0.0005
"""A frequent word stands in more than this share of the articles seen by the index, a rare one in fewer than that."""
SEED = 0
_BATCH = 200
_FIRST, _LAST = date(1995, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
Query = Callable[[Random], str]


class Silent:
    """Hears how far a step is, and says nothing."""

    def begin(self, step: str, total: int | None) -> None: ...

    def advance(self) -> None: ...

    def end(self) -> None: ...


def report(size: int) -> None:
    """Print what the index costs and how long queries take."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        archive = SqliteArchive(str(path))
        seen = filled(archive, size)
        before = path.stat().st_size
        started = time.process_time()
        events = update_search(archive, LocalExecution(1), Silent()).events
        seconds = time.process_time() - started
        archive.close()
        archive = SqliteArchive(str(path))  # what was written ahead is in the file now
        room = path.stat().st_size - before
        made = (f"{seconds:,.0f} s", f"{seconds / size * 1000:.2f} ms")
        row = (f"{size:,}", f"{events:,}", *made, f"{room / 1e6:,.0f} MB", f"{before / 1e6:,.0f} MB")
        head = ("articles", "events", "index made in", "an article", "room", "of the rest")
        table.show("search: the index", head, [row])
        again = time.process_time()
        update_search(archive, LocalExecution(1), Silent())
        print(f"  bringing it up to date again, nothing new: {time.process_time() - again:.2f} s")
        answered(archive, seen)
        archive.close()
    print(f"  memory at the peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def answered(archive: SqliteArchive, seen: Sequence[Article]) -> None:
    """Print for each kind of query how long it takes and how much it finds."""
    rows, every = [], []
    for name, queries in drawn(seen).items():
        times, totals = [], []
        for query in queries:
            started = time.process_time()
            answer = search.search(archive, query)
            times.append((time.process_time() - started) * 1000)
            totals.append(answer.total)
        every += times
        rows.append((name, str(len(times)), *spread(times), table.whole(sorted(totals)[len(totals) // 2])))
    rows.append(("all", str(len(every)), *spread(every), table.NOTHING))
    table.show("search: queries", ("kind", "asked", "p50 ms", "p95 ms", "slowest ms", "events, median"), rows)


def spread(times: Sequence[float]) -> tuple[str, str, str]:
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:.1f}", f"{ordered[int(len(ordered) * 0.95)]:.1f}", f"{ordered[-1]:.1f}"


def drawn(seen: Sequence[Article]) -> dict[str, list[str]]:
    """Return queries by kind, drawn from articles; the same articles give the same queries."""
    chance = Random(SEED)
    words = {a.id: search_words(a.text) for a in seen}
    spaced = [a for a in seen if sum(not w.close for w in words[a.id]) > 50]
    tight = [a for a in seen if sum(w.close for w in words[a.id]) > 50]
    holds = Counter(
        key for found in words.values() for key in {w.key for w in found if not w.close and w.key.isalpha()}
    )
    frequent = [key for key, count in sorted(holds.items()) if count >= max(2, FREQUENT * len(seen) * 2)]
    rare = [key for key, count in sorted(holds.items()) if count == 1]
    cased = [a for a in spaced if any(w.named for w in words[a.id])]

    def run(pool: Sequence[Article], length: int, close: bool) -> str:
        article = chance.choice(pool)
        return piece(article, words[article.id], chance, length, close)

    kinds: dict[str, Callable[[], str]] = {
        "a rare word": lambda: chance.choice(rare),
        "a frequent word": lambda: chance.choice(frequent),
        "two frequent words": lambda: " ".join(chance.sample(frequent, 2)),
        "three words of one article": lambda: (
            " ".join(run(spaced, 1, False) for _ in range(1)) + " " + run(spaced, 2, False)
        ),
        "a phrase of four": lambda: f'"{run(spaced, 4, False)}"',
        "a name, in Latin letters": lambda: name(chance.choice(cased), words, chance),
        "person:": lambda: f'person:"{name(chance.choice(cased), words, chance)}"',
        "two characters": lambda: run(tight, 1, True),
        "four characters": lambda: run(tight, 3, True),
        "a number": lambda: str(chance.choice((12, 30, 100, 150, 300, 450, 1200, 2016))),
        "a word, a year": lambda: f"{chance.choice(frequent)} from:{(year := chance.randint(1996, 2024))} to:{year}",
        "a word, a language": lambda: (
            f"{chance.choice(frequent)} language:{chance.choice(('en', 'ru', 'ar', 'vi', 'fr'))}"
        ),
        "a language": lambda: f"language:{chance.choice(('en', 'ru', 'ar', 'vi', 'fr', 'zh'))}",
    }
    return {name_: [query() for _ in range(ASKED)] for name_, query in kinds.items()}


def piece(article: Article, words: Sequence[SearchWord], chance: Random, length: int, close: bool) -> str:
    """Return a piece of an article as it is written, so many words (or pairs of characters) long."""
    places = [
        i for i in range(len(words) - length) if all(w.close == close and not w.tail for w in words[i : i + length])
    ]
    if not places:
        return article.text[:4]
    place = chance.choice(places)
    return article.text[words[place].start : words[place + length - 1].end]


def name(article: Article, words: dict[str, list[SearchWord]], chance: Random) -> str:
    """Return two neighbours with a capital as a reader of Latin letters writes them, else one."""
    found = words[article.id]
    pairs = [i for i in range(len(found) - 1) if found[i].named and found[i + 1].named]
    places = pairs or [i for i, word in enumerate(found) if word.named]
    place = chance.choice(places)
    end = found[place + 1].end if pairs else found[place].end
    return anyascii(article.text[found[place].start : end])


def filled(archive: SqliteArchive, size: int) -> list[Article]:
    """Put a corpus into an archive; returns some of its articles."""
    seen: list[Article] = []
    events: list[Event] = []
    step = max(1, size // SEEN)
    for number, group in enumerate(batches(stories(size, SEED))):
        made = [(record_of(story), story) for story in group]
        articles = [article for _, story in made for article in story]
        archive.put_articles([(ArticleRow(a.id, a.id, None, None, None), a) for a in articles])
        events += [
            Event(r.id, tuple(Member(v.id, r.id, "independent", None, 1.0) for v in r.articles)) for r, _ in made
        ]
        archive.add_records([(record.id, record) for record, _ in made])
        seen += articles[number % 3 :: step] if step < len(articles) else articles[:1]
    return seen[:SEEN]


def batches(made: Iterable[Made]) -> Iterator[list[list[Article]]]:
    """Yield the articles of some stories at a time, story by story."""
    batch = []
    for _, story in groupby(made, key=lambda one: one[1]):
        batch.append([article_of(one) for one in story])
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def article_of(made: Made) -> Article:
    identifier, _, language, text = made
    title, _, rest = text.partition("\n")
    blocks = tuple(Block("paragraph", line) for line in rest.split("\n"))
    return Article(identifier, rest, language=normalise(language), title=title, blocks=blocks, outlet="outlet.example")


def record_of(articles: Sequence[Article]) -> Record:
    """Return a record with a day, people and quantities, each stated in the first article and carried by all."""
    first = articles[0]
    chance = Random(first.id)
    ids = tuple(article.id for article in articles)
    day = date.fromordinal(chance.randint(_FIRST, _LAST)).isoformat()
    found = search_words(first.text[:1500])
    named = [word for word in found if word.named]
    people = tuple(
        Person(first.text[a.start : b.end], (), (), stated(first, a.start, b.end), ids)
        for a, b in zip(named[:4:2], named[1:4:2], strict=False)
        if b.end - a.start < 60
    )
    counted = [word for word in found if word.key.isdecimal()][:3]
    quantities = tuple(
        Quantity(int(w.key), "=", None, {}, stated(first, w.start, w.end), ids) for w in counted if len(w.key) < 12
    )
    versions = tuple(
        Version(a.id, None, a.outlet, a.language, None, a.title, "independent", None, 1.0) for a in articles
    )
    start = DateFact(day, "day", ())
    return Record(
        f"e{first.id}", {}, None, start, None, (), None, versions, None, None, people, quantities, (), (), (), (), ()
    )


def stated(article: Article, start: int, end: int) -> tuple[Evidence, ...]:
    """Return the place of a piece of the text as a place of its block."""
    for number, block in enumerate(article.blocks):
        if end <= len(block.text):
            return (Evidence(article.id, number, start, end, block.text[start:end]),)
        start, end = start - len(block.text) - 1, end - len(block.text) - 1
        if start < 0:
            break
    return ()


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    report(QUICK if public_data.is_quick(__doc__) else SIZE)
    sys.stdout.flush()
