"""Records: seconds and memory of the records of 10, 50 and 100 events, each told ten times in five languages.

    .venv/bin/python benchmarks/records.py [--quick]

The events are made up (record_corpus.py): an article has some twenty-five sentences with numbers, names, dates, codes
and quotations. Relations, alignment, table, differences and facts are all counted, event after event as `build` makes
them; what grows with the number of events is memory that is not given back. The last line is one event of 300 versions.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

import measuring
import record_corpus
import table

from hexapla.execution.local import spare_garbage
from hexapla.pipeline.telling import Telling, tell
from hexapla.values.article import Article
from hexapla.values.event import Event

EVENTS = (10, 50, 100)
QUICK = (2, 10)
LARGEST = 300
"""Versions of the largest event."""

Found = tuple[int, int, int]


def hexapla(count: int) -> Callable[[], Found]:
    _counted([record_corpus.told(10_000, 5)])
    spare_garbage()
    return lambda: _counted(record_corpus.told_events(count))


def largest(versions: int) -> Callable[[], Found]:
    _counted([record_corpus.told(10_000, 5)])
    spare_garbage()
    return lambda: _counted([record_corpus.told(0, versions)])


def _counted(events: Iterable[tuple[Event, dict[str, Article]]]) -> Found:
    """Return how many facts, pieces of evidence and differences the records of events have."""
    facts = evidence = differences = 0
    for event, articles in events:
        record = tell(Telling(event, articles))
        found = [*record.people, *record.quantities, *record.documents, *record.awards, *record.statements]
        facts += len(found)
        evidence += sum(len(fact.evidence) for fact in found)
        differences += len(record.differences)
    return facts, evidence, differences


def _row(events: int, articles: int, run: measuring.Measured[Found]) -> list[str]:
    figures = [table.whole(each) for each in (events, articles, *run.value)]
    return [*figures, f"{run.seconds:.1f}", f"{1000 * run.seconds / articles:.0f}", table.whole(run.peak)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="2 and 10 events")
    quick = parser.parse_args().quick
    counts = QUICK if quick else EVENTS
    rows = [_row(n, n * record_corpus.VERSIONS, measuring.apart(hexapla, n)) for n in counts]
    if not quick:
        rows.append(_row(1, LARGEST, measuring.apart(largest, LARGEST)))
    head = ("events", "articles", "facts", "evidence", "differences", "seconds", "ms an article", "peak MB")
    table.show("Records of made-up events; seconds of one processor", head, rows)


if __name__ == "__main__":
    main()
