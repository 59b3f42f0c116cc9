"""What readers wait for the pages of events while they come at a steady rate, served by two processes.

    .venv/bin/python benchmarks/steady.py [--quick]

The archive is that of the sample, 30 times over (``--quick``: 3): 240 events, each with ids of its own. It is served by
``hexapla serve --workers 2``. Readers come at equal distances of time, 200 a second, whether those before them were
answered or not, and each asks for the page of an event drawn at random, over connections that are kept open. What one
waits is counted from when it was due. All of it shares the processors of this machine, the readers too.

First nothing was made before; then each page was. When somebody was last kept waiting for more than 100 ms is told,
and, where the system says it (Linux), how much of a processor the application took: that tells more on a machine that
does other things besides.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TypeVar
from urllib.request import urlopen

import msgspec
import public_data
import table

from hexapla.archive import ArticleRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.pipeline.listing import update_gathered, update_listing
from hexapla.values.article import Article
from hexapla.values.record import Record
from search import Silent

SAMPLE = Path(__file__).parent.parent / "sample"
TIMES, QUICK = 30, 3
RATE, SECONDS = 200, 30
CONNECTIONS = 64
IDLE = 4
"""Seconds after which a connection is not used again: the application closes it after five."""
SEED = 0
T = TypeVar("T")
_HEXAPLA = [sys.executable, "-m", "hexapla"]


def report(times: int) -> None:
    """Print what readers wait."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        events = copied(built(Path(folder)), path, times)
        with subprocess.Popen(
            [*_HEXAPLA, "serve", "--archive", str(path), "--workers", "2", "--port", "0"],
            stderr=subprocess.PIPE,
            text=True,
        ) as served:
            try:
                port = told(served)
                urlopen(f"http://127.0.0.1:{port}/healthz").close()  # the address is told before anybody answers there
                rows = []
                for name in ("at first", "then"):
                    before = spent(served.pid)
                    row = asyncio.run(asked(port, events, name))
                    rows.append((*row, f"{spent(served.pid) - before:.1f} s"))
            finally:
                served.terminate()
    head = ("pages of events", "asked", "p50 ms", "p95 ms", "p99 ms", "slowest ms", "failed", "slow until", "processor")
    table.show(f"serving: {len(events)} events, {RATE} a second for {SECONDS} s", head, rows)


def built(folder: Path) -> Path:
    """Build the sample; returns its archive."""
    path = folder / "sample.db"
    subprocess.run(
        [*_HEXAPLA, "build", "pages", "--archive", str(path), "-j", "1"], cwd=SAMPLE, check=True, capture_output=True
    )
    return path


def copied(source: Path, target: Path, times: int) -> list[str]:
    """Copy an archive's articles and records so many times over, with ids of their own; returns those of events."""
    found = SqliteArchive(str(source))
    articles, records = list(found.articles()), list(found.records())
    found.close()
    archive, events = SqliteArchive(str(target)), []
    for number in range(times):
        names = {one.id: f"{one.id[:-3]}{number:03x}" for one in (*articles, *records)}
        archive.put_articles(
            [(ArticleRow(a.id, a.id, None, None, None), a) for a in (renamed(one, Article, names) for one in articles)]
        )
        made = [renamed(one, Record, names) for one in records]
        archive.add_records([(record.id, record) for record in made])
        events += [record.id for record in made]
    update_listing(archive, Silent())
    update_gathered(archive, Silent())
    archive.close()
    return events


def renamed(value: T, kind: type[T], names: dict[str, str]) -> T:
    text = msgspec.json.encode(value).decode()
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return msgspec.json.decode(text, type=kind)


def told(served: subprocess.Popen[str]) -> int:
    """Return the port at which the application says that it serves."""
    assert served.stderr is not None
    for line in served.stderr:
        if found := re.search(r"http://[^:]+:([0-9]+)", line):
            return int(found[1])
    raise AssertionError("nothing is served")


def spent(process: int) -> float:
    """Return the processor time that the children of a process have taken, in seconds; 0 where nobody tells."""
    told = Path(f"/proc/{process}/task/{process}/children")
    ticks = 0
    for child in told.read_text().split() if told.exists() else ():
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def asked(port: int, events: list[str], name: str) -> tuple[str, ...]:
    """Ask for pages at a steady rate; returns what was waited."""
    free: asyncio.LifoQueue[tuple[asyncio.StreamReader, asyncio.StreamWriter, float] | None] = asyncio.LifoQueue()
    for _ in range(CONNECTIONS):
        free.put_nowait(None)
    chance, waited, failed = Random(SEED), [], []
    started = perf_counter() + 1
    slow = [0.0]

    async def one(due: float, event: str) -> None:
        connection = await free.get()
        try:
            if connection is not None and perf_counter() - connection[2] < IDLE:
                reader, writer, _ = connection
            else:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET /events/{event} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: ([0-9]+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            if not head.startswith(b"HTTP/1.1 200 "):
                failed.append(head)
            free.put_nowait((reader, writer, perf_counter()))
        except (OSError, asyncio.IncompleteReadError) as error:
            failed.append(str(error).encode())
            free.put_nowait(None)
        seconds = perf_counter() - due
        waited.append(seconds)
        if seconds > 0.1:
            slow[0] = max(slow[0], due - started)

    async with asyncio.TaskGroup() as group:
        for number in range(RATE * SECONDS):
            due = started + number / RATE
            await asyncio.sleep(max(0.0, due - perf_counter()))
            group.create_task(one(due, chance.choice(events)))
    waited.sort()
    shares = (f"{waited[int(len(waited) * share)] * 1000:.1f}" for share in (0.5, 0.95, 0.99))
    told_slow = f"{slow[0]:.1f} s"
    return name, str(len(waited)), *shares, f"{waited[-1] * 1000:.0f}", str(len(failed)), told_slow


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    report(QUICK if public_data.is_quick(__doc__) else TIMES)
