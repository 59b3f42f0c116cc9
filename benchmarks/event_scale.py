"""What linking costs as the archive grows: articles a second, memory and the cost of one article, on a made-up corpus.

Each size runs in a process of its own on one processor, libraries of linear algebra with one thread. It holds the
articles, as Python objects sorted by id, before the measure begins; what is counted is processor seconds from these
values to events, and by how much the process's peak of memory is above what it held then: signals, index, pairs and the
events themselves, and all that is in passing.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import event_systems
import measuring
import scoring
import table
from event_corpus import stories
from event_systems import Groupings
from measuring import Measured

from hexapla.values.article import Article

SIZES, QUICK = (1_000, 10_000, 100_000), (1_000,)
YARDSTICK = 10_000
"""The cost of an article is given relative to that in a corpus of this size."""
DENSEST = 10_000
"""Articles up to which the baseline runs: it needs all distances, 0.8 GB of them here and 80 GB at ten times that."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
SEED = 0
_RESET = Path("/proc/self/clear_refs")
HEAD = ("articles", "", *event_systems.HEAD[1:], "cost of one", "stories", "events")


def report(sizes: Sequence[int], seed: int = SEED) -> None:
    """Print the table for corpora of these sizes; the shorter ones are the heads of the longest."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    systems = event_systems.present()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        gold = _written(corpus, max(sizes), seed)
        runs = {
            (size, name): _run(partial(prepared, system), name, corpus, size)
            for size in sizes
            for name, system in systems.items()
            if name == "hexapla" or size <= DENSEST
        }
    rows = [_row(runs, size, name, gold[:size]) for size in sizes for name in systems]
    title = (
        f"scale: made-up stories in 105 languages (seed {seed}); seconds of one processor, memory beyond the articles"
    )
    table.show(title, HEAD, rows)


def prepared(system: Callable[..., Callable[[], Groupings]], corpus: str, size: int) -> Callable[[], Groupings]:
    """Return a run of a system over the first articles of a corpus, on one processor."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with Path(corpus).open(encoding="utf-8") as file:
        rows = map(json.loads, islice(file, size))
        articles = sorted((Article(id=row["id"], text=row["text"]) for row in rows), key=lambda article: article.id)
    run = system(articles)
    if _RESET.exists():
        _RESET.write_text("5")  # the peak counts from here on (Linux, proc(5))
    return run


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


def _run(prepare: Callable[..., Callable[[], Groupings]], name: str, corpus: Path, size: int) -> Measured[Groupings]:
    _say(f"{name} groups {size:,} articles")
    found = measuring.apart(prepare, str(corpus), size)
    _say(f"{name}: {found.seconds:,.1f} seconds")
    return found


def _row(
    runs: dict[tuple[int, str], Measured[Groupings]], size: int, name: str, gold: list[tuple[str, str]]
) -> list[str]:
    labels = [story for _, story in sorted(gold)]
    run, peer, yardstick = (runs.get(key) for key in ((size, name), (size, "TF-IDF"), (YARDSTICK, name)))
    made = table.whole(len(set(labels)))
    if run is None:
        nothing = [table.NOTHING] * (len(HEAD) - 5)
        return [f"{size:,}", name, "all distances: too many", *nothing, made, table.NOTHING]
    cost = table.ratio(run.seconds / size, yardstick and yardstick.seconds / YARDSTICK)
    found = max(run.value, key=lambda grouping: scoring.b_cubed(labels, grouping).f1)
    return [f"{size:,}", *event_systems.row(name, run, labels, peer), cost, made, table.whole(len(set(found)))]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
