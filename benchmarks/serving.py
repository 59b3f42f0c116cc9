"""What serving costs: rows for lists, and how long the API takes over a made-up corpus in 105 languages.

    .venv/bin/python benchmarks/serving.py [--quick]

The corpus is that of ``search.py``, 100,000 articles (``--quick``: 2,000), without its index. Rows of events,
people and series are made as a build makes them; then each address is asked within this process, by the test client of
the application: each time for something else, so that nothing was kept, and then for the same again. All is processor
time of one process; what the client itself takes is that of ``/healthz``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random

import public_data
import table
from starlette.testclient import TestClient

import search
from hexapla.archive.sqlite import SqliteArchive
from hexapla.pipeline.listing import update_gathered, update_listing
from hexapla.web import WebOptions, create_app
from hexapla.web.endpoints import API

SIZE, QUICK = 100_000, 2_000
ASKED = 60
"""Requests of each kind."""
SEED = 0


def report(size: int) -> None:
    """Print what rows cost and how long answers take."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        archive = SqliteArchive(str(path))
        search.filled(archive, size)
        rows = [(name, f"{seconds:,.1f} s") for name, seconds in made(archive)]
        table.show(f"serving: what a build adds, {size:,} articles", ("made", "takes"), rows)
        archive.close()
        with TestClient(create_app(WebOptions(partial(SqliteArchive, str(path))))) as client:
            table.show("serving: answers", ("address", "new p50 ms", "p95 ms", "again p50 ms", "p95 ms"), asked(client))


def made(archive: SqliteArchive) -> list[tuple[str, float]]:
    """Make what lists are read from; returns how long each took, in seconds."""
    found = []
    for name, make in (
        ("rows of events", update_listing),
        ("people and series", update_gathered),
        ("rows again, nothing new", update_listing),
        ("people and series again, nothing new", update_gathered),
    ):
        started = time.process_time()
        make(archive, search.Silent())
        found.append((name, time.process_time() - started))
    return found


def asked(client: TestClient) -> list[tuple[str, ...]]:
    """Ask addresses of each kind, twice; returns how long that took."""
    rows = []
    for name, addresses in drawn(client).items():
        new, again = (sorted(taken(client, address) for address in addresses) for _ in range(2))
        rows.append((name, *spread(new), *spread(again)))
    return rows


def taken(client: TestClient, address: str) -> float:
    started = time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return (time.process_time() - started) * 1000


def spread(times: Sequence[float]) -> tuple[str, str]:
    return f"{times[len(times) // 2]:.1f}", f"{times[int(len(times) * 0.95)]:.1f}"


def drawn(client: TestClient) -> dict[str, list[str]]:
    """Return addresses by kind; no kind has one twice."""
    chance = Random(SEED)
    total = client.get(f"{API}/events?limit=1").json()["total"]
    offsets = chance.sample(range(total), min(total, ASKED))
    events = [client.get(f"{API}/events?limit=1&offset={n}").json()["events"][0]["event"] for n in offsets]
    several = client.get(f"{API}/people?limit=100").json()["people"][:ASKED]
    tags = [one["value"] for one in client.get(f"{API}/facets").json()["languages"]]
    years = range(1995, 2025)
    kinds: dict[str, Callable[[int], str]] = {
        "/healthz": lambda n: "/healthz",
        "events, newest first": lambda n: f"{API}/events?limit=20&offset={n}",
        "events, anywhere": lambda n: f"{API}/events?limit=20&offset={offsets[n]}",
        "events of a language": lambda n: f"{API}/events?language={tags[n % len(tags)]}&offset={n}",
        "events of a year and a language": lambda n: (
            f"{API}/events?from={years[n % 30]}&to={years[n % 30]}&language={tags[n % len(tags)]}"
        ),
        "facets of all": lambda n: f"{API}/facets?from={1900 + n % 90}",
        "facets of a year": lambda n: f"{API}/facets?from={years[n % 30]}&to={years[n % 30]}-{1 + n // 30:02}",
        "a record": lambda n: f"{API}/events/{events[n]}",
        "an event as CSV": lambda n: f"/events/{events[n]}.csv",
        "people by name": lambda n: f"{API}/people?q={several[n % len(several)]['name'][:60].split()[0]}&offset={n}",
        "a person": lambda n: f"{API}/people/{several[n % len(several)]['id']}",
    }
    return {name: [address(n) for n in range(min(total, ASKED))] for name, address in kinds.items()}


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    report(QUICK if public_data.is_quick(__doc__) else SIZE)
    sys.stdout.flush()
