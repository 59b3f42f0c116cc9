"""What linking costs as the archive grows: articles a second, memory and the cost of one article, on a made-up corpus.

Each size runs in a process of its own on one processor, libraries of linear algebra with one thread. Ours takes the
articles from the file one by one and gives events one by one, as ``hexapla link`` does; the baseline holds them. What
is counted is processor seconds from articles to events, and by how much the peak of memory is above what the process
held before: texts, signals, index, pairs and all that is in passing. Ours is given twice: what the system counts at its
peak (with pages of files that are in memory), and what no file stands for (anonymous memory, sampled).
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import event_systems
import measuring
import msgspec
import scoring
import table
from event_corpus import stories
from event_systems import Groupings
from measuring import Measured

from hexapla.events import stream
from hexapla.values.article import Article

SIZES, QUICK = (1_000, 10_000, 100_000), (1_000,)
YARDSTICK = 10_000
"""The cost of an article is given relative to that in a corpus of this size."""
DENSEST = 10_000
"""Articles up to which the baseline runs: it needs all distances, 0.8 GB of them here and 80 GB at ten times that."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
SEED = 0
_RESET = Path("/proc/self/clear_refs")
_PAGES = Path("/proc/self/statm")
SAMPLED = 0.01
"""Seconds between two looks at the memory."""
HEAD = ("articles", "", *event_systems.HEAD[1:], "KB anonymous", "cost of one", "stories", "events")


class Found(NamedTuple):
    """Groupings, and by how many megabytes anonymous memory grew for them at most."""

    groupings: Groupings
    anonymous: float


class Anonymous:
    """Looks at the anonymous memory of this process while something runs (Linux; elsewhere it is 0)."""

    def __init__(self) -> None:
        self.peak = self.before = _anonymous()
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Anonymous:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._done.wait(SAMPLED):
            self.peak = max(self.peak, _anonymous())


def _anonymous() -> float:
    """Return megabytes that no file stands for; read in microseconds, as it is read while processor time counts."""
    if not _PAGES.exists():
        return 0.0
    _, resident, shared, *_ = map(int, _PAGES.read_bytes().split())
    return (resident - shared) * resource.getpagesize() / 2**20


def report(sizes: Sequence[int], seed: int = SEED) -> None:
    """Print the table for corpora of these sizes; the shorter ones are the heads of the longest."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    systems = event_systems.present()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        gold = _written(corpus, max(sizes), seed)
        runs = {
            (size, name): _run(name, corpus, size)
            for size in sizes
            for name in systems
            if name == "hexapla" or size <= DENSEST
        }
    rows = [_row(runs, size, name, gold[:size]) for size in sizes for name in systems]
    title = f"scale: made-up stories in 105 languages (seed {seed}); seconds of one processor, memory beyond the start"
    table.show(title, HEAD, rows)


def prepared(name: str, corpus: str, size: int) -> Callable[[], Found]:
    """Return a run of a system over the first articles of a corpus, on one processor."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    run = streamed(corpus, size) if name == "hexapla" else held(event_systems.present()[name], corpus, size)
    if _RESET.exists():
        _RESET.write_text("5")  # the peak counts from here on (Linux, proc(5))
    return run


def streamed(corpus: str, size: int) -> Callable[[], Found]:
    """Return a run of ours over articles that come one by one."""
    event_systems.hexapla(list(articles(corpus, min(size, event_systems.WARM_UP))))

    def run() -> Found:
        with Anonymous() as memory:
            linked = stream(articles(corpus, size), judged=False)
            pairs = sorted((member.id, one.id) for one in linked.events for member in one.members)
        return Found([[event for _, event in pairs]], memory.peak - memory.before)

    return run


def held(system: Callable[..., Callable[[], Groupings]], corpus: str, size: int) -> Callable[[], Found]:
    """Return a run of a system over articles that it holds, sorted by id."""
    run = system(sorted(articles(corpus, size), key=lambda article: article.id))
    return lambda: Found(run(), 0.0)


def articles(corpus: str, size: int) -> Iterator[Article]:
    """Yield the first articles of a corpus."""
    with Path(corpus).open("rb") as file:
        yield from map(msgspec.json.Decoder(Article).decode, islice(file, size))


def _written(corpus: Path, size: int, seed: int) -> list[tuple[str, str]]:
    """Write the articles and return their ids and stories."""
    gold = []
    with corpus.open("w", encoding="utf-8") as file:
        for name, story, _, text in stories(size, seed):
            file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
            gold.append((name, story))
            if not len(gold) % 10_000:
                _say(f"{len(gold):,} articles made")
    return gold


def _run(name: str, corpus: Path, size: int) -> Measured[Found]:
    _say(f"{name} groups {size:,} articles")
    found = measuring.apart(prepared, name, str(corpus), size)
    _say(f"{name}: {found.seconds:,.1f} seconds")
    return found


def _row(runs: dict[tuple[int, str], Measured[Found]], size: int, name: str, gold: list[tuple[str, str]]) -> list[str]:
    labels = [story for _, story in sorted(gold)]
    run, peer, yardstick = (runs.get(key) for key in ((size, name), (size, "TF-IDF"), (YARDSTICK, name)))
    made = table.whole(len(set(labels)))
    if run is None:
        nothing = [table.NOTHING] * (len(HEAD) - 5)
        return [f"{size:,}", name, "all distances: too many", *nothing, made, table.NOTHING]
    cost = table.ratio(run.seconds / size, yardstick and yardstick.seconds / YARDSTICK)
    found = max(run.value.groupings, key=lambda grouping: scoring.b_cubed(labels, grouping).f1)
    anonymous = f"{run.value.anonymous * 1024 / size:,.1f}" if run.value.anonymous else table.NOTHING
    said = event_systems.row(name, _grouped(run), labels, peer and _grouped(peer))
    return [f"{size:,}", *said, anonymous, cost, made, table.whole(len(set(found)))]


def _grouped(run: Measured[Found]) -> Measured[Groupings]:
    return Measured(run.value.groupings, run.seconds, run.peak, run.before)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
