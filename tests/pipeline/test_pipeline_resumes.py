"""A build that is killed at any moment ends, when it is run again, in the state of an undisturbed one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from conftest import SAMPLE, Command

KILLS = 3  # benchmarks/kill_build.py kills as often as it is told
PAGES = ("pages/radio-quintara", "pages/havsund-tidende")


def killed_build(archive: Path, site: Path, after: float) -> bool:
    """Start a build, kill it with its workers after some seconds; returns whether it was still running."""
    words = [sys.executable, "-m", "hexapla", "build", *PAGES, "--archive", str(archive), "--out", str(site)]
    process = subprocess.Popen(
        words, cwd=SAMPLE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(after)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return running


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_killed_build_is_finished_by_the_next(hexapla: Command, tmp_path: Path) -> None:
    archive, site = tmp_path / "k.db", tmp_path / "site"
    chance = random.Random(7)
    started = time.monotonic()
    hexapla("build", *PAGES, "--archive", tmp_path / "whole.db", "--out", tmp_path / "whole", cwd=SAMPLE)
    whole = time.monotonic() - started
    for _ in range(KILLS):
        killed_build(archive, site, chance.uniform(0.2, 0.8) * whole)
    done = hexapla("build", *PAGES, "--archive", archive, "--out", site, cwd=SAMPLE)
    assert done.returncode == 0, done.stderr
    undisturbed = hexapla("records", "--archive", tmp_path / "whole.db").stdout
    assert hexapla("records", "--archive", archive).stdout == undisturbed
    assert tree(site) == tree(tmp_path / "whole")
