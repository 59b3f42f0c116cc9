"""What a served application is told when it starts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct

from hexapla.archive import Archive


class WebOptions(Struct, frozen=True):
    """What a served application is told.

    ``open_archive`` opens the archive, once in each process; it must survive pickling where several processes serve.
    Whoever knows the ``token`` may review; without one nobody may write. ``base_url`` is the address that readers know
    this place by (``https://news.example/hexapla``), where that is not what a request says. Facts of a confidence below
    ``least`` are not shown. A ``private`` place is for this machine alone, and answers to no name but its own.
    """

    open_archive: Callable[[], Archive]
    token: str | None = None
    base_url: str | None = None
    least: float = 0.0
    private: bool = False

    @property
    def secure(self) -> bool:
        """Whether readers come by https."""
        return urlsplit(self.base_url or "").scheme == "https"
