"""A build that is killed at any moment ends, when it is run again, in the state of an undisturbed one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands import Command, Forked
from conftest import SAMPLE

KILLS = 3  # benchmarks/kill_build.py kills as often as it is told, fresh processes
PAGES = ("pages/radio-quintara",)


def build(archive: Path, site: Path) -> Forked:
    return Forked("build", *PAGES, "--archive", archive, "--out", site, "-j", 2, cwd=SAMPLE)


def killed(running: Forked, after: float) -> subprocess.CompletedProcess[str]:
    """Kill a build with its workers after some seconds, unless it has ended; returns its end."""
    time.sleep(after)
    if running.runs():
        os.killpg(running.pid, signal.SIGKILL)
    return running.ended()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform != "linux", reason="forks a process that has loaded libraries")
def test_a_killed_build_is_finished_by_the_next(hexapla: Command, tmp_path: Path) -> None:
    archive, site = tmp_path / "k.db", tmp_path / "site"
    chance = random.Random(7)
    started = time.monotonic()
    build(tmp_path / "whole.db", tmp_path / "whole").ended()
    whole = time.monotonic() - started
    for _ in range(KILLS):
        killed(build(archive, site), chance.uniform(0.2, 0.8) * whole)
    done = build(archive, site).ended()
    assert done.returncode == 0, done.stderr
    undisturbed = hexapla("records", "--archive", tmp_path / "whole.db").stdout
    assert hexapla("records", "--archive", archive).stdout == undisturbed
    found = hexapla("search", "from:1900", "--json", "--archive", tmp_path / "whole.db").stdout
    assert hexapla("search", "from:1900", "--json", "--archive", archive).stdout == found
    assert tree(site) == tree(tmp_path / "whole")
