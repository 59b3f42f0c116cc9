"""The contract of an execution: the same function over many items, wherever the work runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")
R = TypeVar("R")


class Failed(Struct, frozen=True):
    """What came of an item whose work did not end well: a short reason and one line for a person."""

    reason: str
    detail: str


class Execution(Protocol):
    """Runs a function over items; one item that fails never takes others with it."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Failed]:
        """Yield what ``function`` gives for each item, in the order of the items, taking some items ahead."""
        ...

    def close(self) -> None:
        """End the workers."""
        ...
