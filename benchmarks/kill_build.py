"""Kill a build of the sample at random moments, finish it, and compare with an undisturbed run, byte for byte.

    .venv/bin/python benchmarks/kill_build.py [N] [--seed SEED]

Each of the N kills (20) strikes the build with all its workers, at a moment drawn from the time that an undisturbed
build takes. Every second one strikes a run that starts afresh, the others one that goes on where the last was struck;
every started archive is then finished by one more run. Prints one line a kill and what was equal; the status is 1
where anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "sample"


def hexapla(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end; a status other than 0 ends the benchmark with its message."""
    done = subprocess.run([sys.executable, "-m", "hexapla", *words], cwd=SAMPLE, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"hexapla {' '.join(words)} ended with {done.returncode}:\n{done.stderr.decode()}")
    return done


def build(folder: Path) -> list[str]:
    return ["build", "pages", "--archive", str(folder / "k.db"), "--out", str(folder / "site"), "--workers", "2"]


def struck(folder: Path, after: float) -> bool:
    """Start a build, kill its whole group after some seconds; returns whether it was still running."""
    process = subprocess.Popen(
        [sys.executable, "-m", "hexapla", *build(folder)],
        cwd=SAMPLE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return running


def finished(folder: Path) -> tuple[bytes, dict[str, bytes]]:
    """Run a build to its end; returns its records and its site."""
    hexapla(*build(folder))
    site = folder / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return hexapla("records", "--archive", str(folder / "k.db")).stdout, files


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def main() -> None:
    options = argparse.ArgumentParser(description="Kill a build at random moments and compare what comes of it.")
    options.add_argument("kills", nargs="?", type=int, default=20, metavar="N")
    options.add_argument("--seed", type=int, default=7)
    told = options.parse_args()
    chance = random.Random(told.seed)
    with tempfile.TemporaryDirectory() as name:
        calm = Path(name, "calm")
        calm.mkdir()
        Path(name, "timed").mkdir()
        records, site = finished(calm)
        started = time.monotonic()
        hexapla(*build(Path(name, "timed")))
        whole = time.monotonic() - started
        print(f"undisturbed: {whole:.1f} s, {len(records.splitlines())} records, {len(site)} files")
        hits = bad = 0
        folder = calm
        for number in range(1, 3 * told.kills + 1):
            if number % 2:
                folder = Path(name, f"struck{number}")
                folder.mkdir()
            after = chance.uniform(0.1, 1.0) * whole
            running = struck(folder, after)
            hits += running
            what = f"kill {number}: after {after:.2f} s, {'struck' if running else 'had ended'}"
            if number % 2 and hits < told.kills:
                print(f"{what}; goes on", flush=True)
                continue
            found, files = finished(folder)
            wrong = differing(site, files)
            bad += found != records or bool(wrong)
            said = "records equal" if found == records else "RECORDS DIFFER"
            print(f"{what}; finished: {said}, {f'FILES DIFFER: {wrong[:5]}' if wrong else 'site equal'}", flush=True)
            if hits >= told.kills:
                break
        print(f"{hits} kills struck a running build; {bad} finished runs differ")
        sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
