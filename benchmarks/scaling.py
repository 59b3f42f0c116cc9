"""Scaling: what `hexapla clean` gains from a second process, and what keeps it from doubling.

    .venv/bin/python benchmarks/scaling.py [--quick]

Cleans the pages of data/extraction and data/site with one worker (in the process itself) and with two, each run in a
process of its own, start-up and lazy loading left out by cleaning the sample first. Prints the clock and, as other work
on the machine spoils the clock, the processor seconds of the parent and of the workers: with two processors the second
worker cannot gain more than ``bound``, one's processor seconds over half of all, and over the parent's alone.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import msgspec
import public_data
import table

SAMPLE = Path(__file__).parent.parent / "sample" / "pages"
ROUNDS = 3
QUICK = 60
"""Pages of the short form."""
PROCESSORS = 2


class Run(NamedTuple):
    """Seconds by the clock, of the parent's processor and of its workers' processors."""

    clock: float
    parent: float
    workers: float


def measured(workers: int, pages: list[str]) -> Run:
    """Clean pages and encode the articles as the command does; the pages are listed, not read, before the clock."""
    clean = import_module("hexapla.pipeline").clean
    execution = import_module("hexapla.execution.local").LocalExecution(workers)
    settings = import_module("hexapla.settings").Settings(workers=workers)
    encode = msgspec.json.Encoder(order="deterministic").encode
    for article in clean([str(SAMPLE)], execution, settings):
        encode(article)
    at, started = _spent(workers), time.perf_counter()
    for article in clean(pages, execution, settings):
        encode(article)
    clock, after = time.perf_counter() - started, _spent(workers)
    execution.close()
    return Run(clock, after[0] - at[0], after[1] - at[1])


def _spent(workers: int) -> tuple[float, float]:
    """Return the processor seconds of this process and of its living children (Linux)."""
    own = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    if workers == 1:
        return own, 0.0
    tick = os.sysconf("SC_CLK_TCK")
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return own, sum(sum(map(int, Path(f"/proc/{child}/stat").read_text().split()[13:15])) for child in children) / tick


def _apart(workers: int, pages: list[str]) -> Run:
    given = msgspec.json.encode([workers, pages]).decode()
    done = subprocess.run([sys.executable, __file__, "--run"], input=given, text=True, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return Run(*msgspec.json.decode(done.stdout))


def main() -> None:
    quick = public_data.is_quick(__doc__)
    folders = [public_data.folder("extraction") / "pages", public_data.folder("site") / "pages"]
    pages = [str(path) for folder in folders for path in sorted(folder.iterdir())]
    pages = pages[:: len(pages) // QUICK] if quick else pages
    best: dict[int, Run] = {}
    for _ in range(1 if quick else ROUNDS):
        for workers in (1, 2):
            run = _apart(workers, pages)
            best[workers] = min(best.get(workers, run), run, key=lambda each: each.clock)
    one = best[1]
    alone = one.parent + one.workers
    rows = []
    for workers, run in best.items():
        spent = run.parent + run.workers
        bound = min(alone / (spent / PROCESSORS), alone / run.parent) if workers > 1 else 1.0
        figures = [f"{len(pages) / run.clock:,.1f}", f"{one.clock / run.clock:.2f}×", f"{bound:.2f}×"]
        each = [f"{1000 * part / len(pages):.2f}" for part in (run.parent, run.workers)]
        rows.append([str(workers), *figures, *each, table.score(run.parent / spent)])
    head = ("workers", "pages/s", "× one", "bound", "parent ms", "workers ms", "parent's share")
    table.show(f"hexapla clean of {len(pages)} pages; ms of processor a page", head, rows)


if __name__ == "__main__":
    if sys.argv[1:] == ["--run"]:
        asked = msgspec.json.decode(sys.stdin.read())
        with redirect_stdout(sys.stderr):
            answer = measured(*asked)
        sys.stdout.write(msgspec.json.encode(answer).decode())
    else:
        main()
