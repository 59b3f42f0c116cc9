"""The road: pages a second and memory of `hexapla build`, what a second run costs, how soon the command answers.

    .venv/bin/python benchmarks/road.py [--quick]

Reads data/site (one outlet, 14 languages) into a new archive and a new edition, with as many workers as build takes
by itself. Its yardsticks in the same run: trafilatura's bare_extraction alone over the same pages in one process, a
bare Python and one that imports what the command line rests on (typer).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import public_data
import table

HEXAPLA = [sys.executable, "-m", "hexapla"]
EXTRACT = """
import sys
from pathlib import Path
from trafilatura import bare_extraction
for name in sys.argv[1:]:
    bare_extraction(Path(name).read_bytes(), fast=True, include_comments=False, with_metadata=True)
"""
QUICK = 8
"""Of the stories of data/site, one in so many is taken in the short form, whole."""
STARTS = 3
_INTERVAL = 0.2  # seconds between two looks at memory: a look reads page tables and would itself be felt


class Run(NamedTuple):
    """A command's seconds, of the clock and of processors, and the megabytes that it and its workers held together."""

    seconds: float
    processor: float
    megabytes: float


def run(command: list[str]) -> Run:
    """Run a command to its end; a status other than 0 ends the benchmark with its message."""
    with tempfile.TemporaryFile() as said:
        started, worked, peak = time.monotonic(), _worked(), 0.0
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        while True:
            peak = max(peak, held(process.pid))
            try:
                status = process.wait(_INTERVAL)
                break
            except subprocess.TimeoutExpired:
                continue
        seconds = time.monotonic() - started
        if status:
            said.seek(0)
            sys.exit(f"{' '.join(command[:4])} … ended with {status}:\n{said.read().decode()}")
    return Run(seconds, _worked() - worked, peak)


def _worked() -> float:
    """Return the processor seconds of all that was run to its end so far, with its workers."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def held(root: int) -> float:
    """Return the megabytes of a process and all its descendants, what they share counted once (Linux; else 0)."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        text = _read(stat)
        if text:
            parents.setdefault(int(text.rpartition(")")[2].split()[1]), []).append(int(stat.parent.name))
    family, total = [root], 0
    while family:
        process = family.pop()
        family += parents.get(process, [])
        for line in _read(Path(f"/proc/{process}/smaps_rollup")).splitlines():
            total += int(line.split()[1]) if line.startswith("Pss:") else 0
    return total / 1024


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:  # it has ended since
        return ""


def fastest(command: list[str]) -> float:
    return min(_seconds(command) for _ in range(STARTS))


def _seconds(command: list[str]) -> float:
    started = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - started


def pages(quick: bool) -> list[str]:
    data = public_data.folder("site")
    stories = public_data.labels(data / "gold.tsv")
    some = set(sorted(set(stories.values()))[:: QUICK if quick else 1])
    return [str(data / "pages" / name) for name, story in sorted(stories.items()) if story in some]


def table_of_builds(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = [*HEXAPLA, "build", *names, "--archive", f"{folder}/road.db", "--out", f"{folder}/site"]
        measured = {
            "trafilatura alone, one process": run([sys.executable, "-c", EXTRACT, *names]),
            "hexapla build, new archive": run(work),
            "hexapla build, second run": run(work),
        }
    peer = measured["trafilatura alone, one process"]
    rows = [
        [
            name,
            f"{one.seconds:,.1f}",
            f"{one.processor:,.1f}",
            f"{len(names) / one.seconds:,.1f}",
            table.ratio(peer.seconds, one.seconds),
            table.whole(one.megabytes) if one.megabytes else table.NOTHING,
        ]
        for name, one in measured.items()
    ]
    head = ("", "seconds", "of processors", "pages/s", "× trafilatura", "peak MB")
    table.show(f"{len(names)} pages; seconds of the clock, {os.cpu_count()} processors", head, rows)


def table_of_starts() -> None:
    commands = {
        "python": [sys.executable, "-c", "pass"],
        "python, importing typer": [sys.executable, "-c", "import typer"],
        "hexapla --help": [*HEXAPLA, "--help"],
    }
    seconds = {name: fastest(command) for name, command in commands.items()}
    rows = [[name, f"{one:.2f}", table.ratio(one, seconds["python"])] for name, one in seconds.items()]
    table.show(f"to start; seconds of the clock, the best of {STARTS}", ("", "seconds", "× python's"), rows)


def main() -> None:
    names = pages(public_data.is_quick(__doc__))
    table_of_builds(names)
    table_of_starts()


if __name__ == "__main__":
    main()
