"""Execution: order holds, and an item that breaks takes nothing with it."""

import os
import time

import pytest

from hexapla.execution import Failed
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
