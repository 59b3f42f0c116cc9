"""Execution on this machine: in this process, or in several."""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from msgspec import Struct

from hexapla.execution.contract import Failed

T = TypeVar("T")
R = TypeVar("R")

# An item may take this long; the slowest page of the public extraction set takes under two seconds.
ITEM_SECONDS = 120
_GARBAGE = 50_000  # values made between two looks for cycles in a process

# Items and bytes in flight. Results are given in order, so behind a page of two seconds sixty others must be at hand
# for the second worker not to wait; and some large ones fill the memory as well as many small ones.
_AHEAD = 32  # a worker
_AHEAD_BYTES = 64 * 1024 * 1024


class _Flight(Struct):
    """An item on its way, packed, and what is to come of it."""

    packed: bytes
    future: Future[Any]


class LocalExecution:
    """Runs items in ``workers`` processes; with one worker in this process, unless ``isolated``.

    A process that dies (a crash in a compiled library, the system's memory killer) costs the item it held and
    nothing else: the items that were in flight are run again, one after the other.
    """

    def __init__(self, workers: int, isolated: bool = False) -> None:
        """Make an execution; processes start with the first item."""
        self._workers = workers
        self._in_process = workers <= 1 and not isolated
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Failed]:
        """Yield what ``function`` gives for each item, in the order of the items."""
        if self._in_process:
            for item in items:
                yield _guarded(function, item)
            return
        flying: deque[_Flight] = deque()
        size = 0
        for item in items:
            flying.append(self._depart(function, pickle.dumps(item, pickle.HIGHEST_PROTOCOL)))
            size += len(flying[-1].packed)
            while len(flying) >= self._workers * _AHEAD or (size > _AHEAD_BYTES and len(flying) > self._workers):
                size -= len(flying[0].packed)
                yield self._land(function, flying)
        while flying:
            yield self._land(function, flying)

    def close(self) -> None:
        """End the workers without waiting for what nobody asks for any more."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _depart(self, function: Callable[[T], R], packed: bytes) -> _Flight:
        if self._pool is None:
            self._pool = _pool(self._workers)
        try:
            return _Flight(packed, self._pool.submit(_unpacked, function, packed))
        except BrokenProcessPool as error:
            return _Flight(packed, _come(error))

    def _land(self, function: Callable[[T], R], flying: deque[_Flight]) -> R | Failed:
        try:
            return flying[0].future.result()  # type: ignore[no-any-return]
        except BrokenProcessPool:
            self.close()
            _again(function, flying)
            return flying[0].future.result()  # type: ignore[no-any-return]
        finally:
            flying.popleft()


def _again(function: Callable[[T], R], flying: Iterable[_Flight]) -> None:
    """Run what a dying process took along one after the other, so that it is known which item breaks it."""
    pool: ProcessPoolExecutor | None = None
    for flight in flying:
        if not isinstance(flight.future.exception(), BrokenProcessPool):
            continue
        pool = pool or _pool(1)
        flight.future = pool.submit(_unpacked, function, flight.packed)
        if isinstance(flight.future.exception(), BrokenProcessPool):
            flight.future = _come(Failed("crashed", "the process that worked on it died; the item was tried twice"))
            pool.shutdown()
            pool = None
    if pool is not None:
        pool.shutdown()


def _come(outcome: Failed | BrokenProcessPool) -> Future[Any]:
    """Return a future that has come already."""
    future: Future[Any] = Future()
    if isinstance(outcome, Failed):
        future.set_result(outcome)
    else:
        future.set_exception(outcome)
    return future


def _pool(workers: int) -> ProcessPoolExecutor:
    # Forking shares the imported libraries and costs nothing at the start; it is safe only while no other
    # thread runs, so a process with threads starts its workers afresh.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)


def spare_garbage() -> None:
    """Look for cycles of garbage less often, in this process, from here on.

    What was imported never becomes garbage, and the steps make many small values and few cycles: looking as often as
    Python does costs a quarter of the time of laying out an event (measured November 2026).
    """
    gc.freeze()
    gc.set_threshold(_GARBAGE, 20, 50)


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, which ends the workers; end by oneself where the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    spare_garbage()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # Asked for by number: the pipe that tells a parent's end stays open in the siblings that were forked after it.
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _unpacked(function: Callable[[T], R], packed: bytes) -> R | Failed:
    return _guarded(function, pickle.loads(packed))


def _guarded(function: Callable[[T], R], item: T) -> R | Failed:
    """Run one item within its time; this is the loop around one item that may catch every exception."""
    try:
        with _Alarm(ITEM_SECONDS):
            return function(item)
    except _TimeIsUp:
        return Failed("took too long", f"more than {ITEM_SECONDS} seconds")
    except MemoryError:
        return Failed("out of memory", "it needs more memory than there is")
    except RecursionError:
        return Failed("nested too deeply", "its structure is nested deeper than can be followed")
    except Exception as error:
        return Failed("internal error", f"{type(error).__name__}: {error}"[:500])


class _TimeIsUp(BaseException):
    """The time of an item has run out; no ``except Exception`` on the way may take it for the item's own."""


class _Alarm:
    """Raise :class:`_TimeIsUp` in the main thread after some seconds, where the system has alarms.

    A compiled library that does not come back in twice the time ends its worker, which costs the item alone.
    """

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._works = hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> None:
        if self._works:
            self._old = signal.signal(signal.SIGALRM, _time_is_up)
            signal.alarm(self._seconds)
            if multiprocessing.parent_process() is not None:
                self._nowhere = Path(os.devnull).open("wb")
                faulthandler.dump_traceback_later(2 * self._seconds, exit=True, file=self._nowhere)

    def __exit__(self, *_: object) -> None:
        if self._works:
            signal.alarm(0)
            if multiprocessing.parent_process() is not None:
                faulthandler.cancel_dump_traceback_later()
                self._nowhere.close()
            signal.signal(signal.SIGALRM, self._old)


def _time_is_up(_signal: int, _frame: FrameType | None) -> None:
    raise _TimeIsUp
