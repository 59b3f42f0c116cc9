"""How well search ranks: judged queries over sample/, and known ones over a made archive, beside other engines.

    .venv/bin/python benchmarks/search_relevance.py [--quick]

Queries over ``sample/`` stand in ``search_judged.tsv``; those over the made archive are drawn by ``search_made.py``. A
hash parts each in two halves: ranking is tuned on the one, and the other is held out. Measured are the place of the
first event that must come first (MRR@10), nDCG@10 (gain 3 for those, 1 for the others that belong in the answer), the
share of all of them among the first ten, and how often the very first is right. ``--quick`` leaves the peers out.

Peers run over the same articles, title and text, an event being as good as its best article: SQLite's FTS5 with
``unicode61 remove_diacritics 2`` and with ``trigram`` (all words, else any), and, where they are installed, tantivy and
Whoosh with their defaults. They get no filters: ``person:"X"`` is asked as X, and queries of periods and languages are
asked of none.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from math import log2
from pathlib import Path

import public_data
import table
from search_made import Asked, meetings, queries
from search_peers import Engine, peers

from hexapla import pipeline, search
from hexapla.archive import ArticleRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.pipeline import BuildRequest
from hexapla.pipeline.searching import update_search
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.event import Event, Member

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "sample"
DEEP = 10
GAINS = 3.0, 1.0
_FILTER = re.compile(r"\b(?:person|document|number):", re.IGNORECASE)


class Silent:
    """Hears how far a step is, and says nothing."""

    def begin(self, step: str, total: int | None) -> None: ...

    def advance(self) -> None: ...

    def end(self) -> None: ...


def judged() -> list[Asked]:
    """Return the queries over the sample; events are named as its ``gold.json`` names them."""
    rows = [line for line in (HERE / "search_judged.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    asked = []
    for kind, query, events in (line.split("\t") for line in rows[1:]):
        first, _, others = events.partition(">")
        asked.append(Asked(kind, query, frozenset(first.split()), frozenset(others.split())))
    return asked


def held_out(asked: Asked) -> bool:
    return hashlib.sha256(asked.query.encode()).digest()[0] % 2 == 1


def scored(found: Sequence[str], asked: Asked) -> tuple[float, float, float, float]:
    """Return reciprocal rank, nDCG, recall and whether the first is right, of the first ten."""
    found = found[:DEEP]
    place = next((n for n, event in enumerate(found, 1) if event in asked.first), 0)
    gains = [GAINS[0] if event in asked.first else GAINS[1] if event in asked.others else 0.0 for event in found]
    best = ([GAINS[0]] * len(asked.first) + [GAINS[1]] * len(asked.others))[:DEEP]
    share = sum(gain > 0 for gain in gains) / len(best)
    return (1 / place if place else 0.0), _gained(gains) / _gained(best), share, float(place == 1)


def _gained(gains: Sequence[float]) -> float:
    return sum(gain / log2(place + 1) for place, gain in enumerate(gains, 1))


def shown(title: str, engine: Engine, asked: Sequence[Asked]) -> None:
    """Print how well an engine does, kind by kind and half by half."""
    scores = [(one, scored(engine(one.query), one)) for one in asked]
    parts: dict[str, list[tuple[float, float, float, float]]] = {}
    for one, score in scores:
        parts.setdefault(one.kind, []).append(score)
    for name, half in (("all, tuned on", False), ("all, held out", True)):
        parts[name] = [score for one, score in scores if held_out(one) is half]
    table.show(title, ("kind", "asked", "MRR", "nDCG@10", "recall", "first"), [_row(*one) for one in parts.items()])


def _row(name: str, scores: Sequence[tuple[float, float, float, float]]) -> tuple[str, ...]:
    means = (table.score(sum(column) / len(scores)) for column in zip(*scores, strict=True))
    return (name, str(len(scores)), *means)


def compared(title: str, engines: dict[str, Engine], asked: Sequence[Asked]) -> None:
    """Print how well engines do beside one another, on what all of them can be asked."""
    fair = [one for one in asked if one.kind != "filters"]
    rows = []
    for name, engine in engines.items():
        started = time.process_time()
        answers = [engine(one.query if name == "hexapla" else _FILTER.sub("", one.query)) for one in fair]
        spent = (time.process_time() - started) / len(fair) * 1000
        for half, held in (("tuned on", False), ("held out", True)):
            scores = [scored(found, one) for found, one in zip(answers, fair, strict=True) if held_out(one) is held]
            rows.append((*_row(f"{name}, {half}", scores), f"{spent:.1f}"))
    table.show(title, ("engine", "asked", "MRR", "nDCG@10", "recall", "first", "ms a query"), rows)


def ours(archive: SqliteArchive, names: dict[str, str]) -> Engine:
    return lambda query: [names.get(hit.event, hit.event) for hit in search.search(archive, query).hits]


def sample_archive(path: Path) -> tuple[SqliteArchive, dict[str, str]]:
    """Return the sample as a build makes it, and how its gold names the events."""
    archive = SqliteArchive(str(path))
    request = BuildRequest((str(SAMPLE / "pages"),))
    pipeline.build(request, archive, LocalExecution(1), Settings(), Silent())
    gold = json.loads((SAMPLE / "gold.json").read_text("utf-8"))["pages"]
    names: dict[str, str] = {}
    for event in archive.events():
        for one in archive.articles([member.id for member in event.members]):
            location = (one.location or "").partition("sample/pages/")[2] or one.location or ""
            told = next((page["event"] for name, page in gold.items() if location.endswith(name)), None)
            if told:
                names[event.id] = told
    return archive, names


def made_archive(path: Path) -> tuple[SqliteArchive, list[Asked]]:
    """Return the made archive and its queries."""
    made = meetings()
    archive = SqliteArchive(str(path))
    archive.put_articles([(ArticleRow(a.id, a.id, None, None, None), a) for m in made for a in m.articles])
    events = [
        Event(m.record.id, tuple(Member(a.id, m.record.id, "independent", None, 1.0) for a in m.articles)) for m in made
    ]
    archive.set_events(events, "k")
    archive.add_records([(m.record.id, m.record) for m in made])
    update_search(archive, LocalExecution(1), Silent())
    return archive, queries(made)


def articles_of(archive: SqliteArchive, names: dict[str, str]) -> list[tuple[str, Article]]:
    return [
        (names.get(event.id, event.id), one)
        for event in archive.events()
        for one in archive.articles([member.id for member in event.members])
    ]


def report(quick: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive, names = sample_archive(Path(folder) / "sample.db")
        made, known = made_archive(Path(folder) / "made.db")
        for title, store, called, asked in (
            ("the sample", archive, names, judged()),
            ("the made archive", made, {}, known),
        ):
            engine = ours(store, called)
            shown(f"search over {title}: how well it ranks", engine, asked)
            if not quick:
                engines = {"hexapla": engine, **peers(articles_of(store, called))}
                compared(f"search over {title}: beside others", engines, asked)
            store.close()


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    report(public_data.is_quick(__doc__))
    sys.stdout.flush()
