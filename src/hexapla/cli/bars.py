"""Progress for a person: bars on standard error, where it is a terminal and the work takes over a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from hexapla.cli.messages import messages


class Bars:
    """Progress for a person: nothing in the first second, nothing when standard error is no terminal."""

    def __init__(self) -> None:
        self._rich: Progress | None = None
        self._task: TaskID | None = None
        self._step = ""
        self._total: int | None = None
        self._done = 0
        self._since = time.monotonic()

    def begin(self, step: str, total: int | None) -> None:
        self._step, self._total, self._done = step, total, 0
        if self._rich is not None:
            self._task = self._rich.add_task(step, total=total)
        else:
            self._show()

    def advance(self) -> None:
        self._done += 1
        self._show()
        if self._rich is not None and self._task is not None:
            self._rich.update(self._task, completed=self._done)

    def end(self) -> None:
        if self._rich is not None and self._task is not None:
            self._rich.remove_task(self._task)
            self._task = None

    def close(self) -> None:
        if self._rich is not None:
            self._rich.stop()

    def _show(self) -> None:
        if self._rich is not None or not messages.is_terminal or time.monotonic() - self._since < 1:
            return
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._rich = Progress(*columns, console=messages, transient=True)
        self._rich.start()
        self._task = self._rich.add_task(self._step, total=self._total, completed=self._done)


@contextmanager
def progress_bars() -> Iterator[Bars]:
    bars = Bars()
    try:
        yield bars
    finally:
        bars.close()
