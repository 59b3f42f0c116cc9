"""Execution: order holds, and an item that breaks takes nothing with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

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


def breaking(item: int) -> int:
    if item % 20 == 7:
        os._exit(11)
    return item


def test_processes_that_die_with_many_items_in_flight_cost_their_items_alone() -> None:
    execution = LocalExecution(2)
    try:
        found = list(execution.map(breaking, range(70)))
    finally:
        execution.close()
    crashed = [item for item, one in enumerate(found) if isinstance(one, Failed)]
    assert crashed == [7, 27, 47, 67]
    assert [one for one in found if not isinstance(one, Failed)] == [k for k in range(70) if k % 20 != 7]


def measure(item: bytes) -> int:
    return len(item)


@pytest.mark.parametrize(("size", "ahead"), [(10, 2 * local._AHEAD), (1000, 11)])
def test_few_items_and_few_bytes_are_taken_ahead(size: int, ahead: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_AHEAD_BYTES", 10_000)
    taken = 0

    def items() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(200):
            taken += 1
            yield b"x" * size

    execution = LocalExecution(2)
    try:
        results = execution.map(measure, items())
        assert next(results) == size
        assert taken <= ahead
        assert list(results) == [size] * 199
    finally:
        execution.close()


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
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, bool(done.stdout)) == (-signal.SIGKILL, True)
