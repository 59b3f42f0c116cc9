"""Execution: order holds, and an item that breaks takes nothing with it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from hexapla.execution import Failed, local
from hexapla.execution.local import LocalExecution


def work(item: int) -> int:
    if item == 3:
        raise ValueError("three")
    if item == 5 and os.getpid() != int(os.environ["HEXAPLA_TEST_PARENT"]):
        os._exit(11)
    time.sleep(0.002 * (item % 4))
    return item * 10


@pytest.fixture(autouse=True)
def parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEXAPLA_TEST_PARENT", str(os.getpid()))


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items_whatever_the_workers(workers: int) -> None:
    execution = LocalExecution(workers)
    try:
        found = list(execution.map(work, [0, 1, 2, 4, 6, 7, 8, 9, 10, 11, 12]))
    finally:
        execution.close()
    assert found == [0, 10, 20, 40, 60, 70, 80, 90, 100, 110, 120]


def test_an_exception_becomes_a_value() -> None:
    execution = LocalExecution(1)
    assert list(execution.map(work, [2, 3, 4])) == [20, Failed("internal error", "ValueError: three"), 40]


def test_a_process_that_dies_costs_its_item_and_nothing_else() -> None:
    execution = LocalExecution(2)
    try:
        found = list(execution.map(work, range(10)))
    finally:
        execution.close()
    assert [f.reason for f in found if isinstance(f, Failed)] == ["internal error", "crashed"]
    assert [f for f in found if not isinstance(f, Failed)] == [0, 10, 20, 40, 60, 70, 80, 90]


def stubborn(item: int) -> int:
    end = time.monotonic() + 20
    while item and time.monotonic() < end:
        try:
            time.sleep(0.05)
        except Exception:  # what a step that swallows everything does
            return -1
    return item


def deaf(item: int) -> int:
    if item:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])  # as a compiled library that does not come back
        time.sleep(20)
    return item


@pytest.mark.parametrize(
    ("function", "reason", "isolated"),
    [(stubborn, "took too long", False), (stubborn, "took too long", True), (deaf, "crashed", True)],
)
def test_an_item_without_end_is_ended(
    function: local.Callable[[int], int], reason: str, isolated: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "ITEM_SECONDS", 1)
    monkeypatch.setattr(local.threading, "active_count", lambda: 1)  # fork, so that the workers see the second
    execution = LocalExecution(1, isolated)
    try:
        found = list(execution.map(function, [0, 1, 0]))
    finally:
        execution.close()
    assert (found[0], getattr(found[1], "reason", None), found[2]) == (0, reason, 0)


def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "import os, signal, time\nfrom hexapla.execution.local import LocalExecution\n"
        "def work(item):\n    print(item, flush=True)\n    return item\n"
        "for n in LocalExecution(2).map(work, range(9)):\n    pass\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The output ends when the last worker lets go of it.
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=15, check=False)
    assert (done.returncode, bool(done.stdout)) == (-signal.SIGKILL, True)
