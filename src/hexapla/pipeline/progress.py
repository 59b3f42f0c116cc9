"""Progress: who hears how far a step is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears how far a step is; ``total`` is ``None`` where nobody knows."""

    def begin(self, step: str, total: int | None) -> None:
        """Start on a step."""
        ...

    def advance(self) -> None:
        """Count one item of the step as done."""
        ...

    def end(self) -> None:
        """Leave the step."""
        ...
