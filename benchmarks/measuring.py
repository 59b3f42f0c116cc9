"""Measuring a system in a process of its own: what it finds, its processor time, its memory."""

from __future__ import annotations

import importlib.util
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
_STATUS = Path("/proc/self/status")


class Measured(NamedTuple, Generic[T]):
    """What a system found; ``seconds`` of processor time; megabytes at the peak, and of these before it began."""

    value: T
    seconds: float
    peak: float
    before: float


def apart(prepare: Callable[..., Callable[[], T]], *arguments: object) -> Measured[T]:
    """Run, in a process of its own, what ``prepare`` makes ready; only the run itself is measured.

    Processor time and not the clock: on a machine that others use too it is the steadier one. It sums over threads.
    """
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(_measured, prepare, arguments).result()


def _measured(prepare: Callable[..., Callable[[], T]], arguments: tuple[object, ...]) -> Measured[T]:
    run = prepare(*arguments)
    before, started = _megabytes("VmRSS"), time.process_time()
    value = run()
    return Measured(value, time.process_time() - started, _megabytes("VmHWM"), before)


def _megabytes(field: str) -> float:
    """Return a field of Linux's status file; elsewhere the peak, which is all that every Unix knows."""
    if _STATUS.exists():
        (line,) = [line for line in _STATUS.read_text().splitlines() if line.startswith(field)]
        return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _importable(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the package that should hold it is not there
        return False


def present(modules: dict[str, str]) -> list[str]:
    """Return the names of the peers whose modules can be imported, and say of the others how to get them."""
    missing = [name for name, module in modules.items() if not _importable(module)]
    if missing:
        print(f"not here: {', '.join(missing)}; `make bench` sets them up, or: .venv/bin/pip install -e '.[bench]'")
    return [name for name in modules if name not in missing]
