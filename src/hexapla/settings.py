"""One frozen value with everything a run can be told; built once, by the command line."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct


class Settings(Struct, frozen=True):
    """What a run was told.

    ``archive`` is a path or an SQLAlchemy URL; ``workers`` counts processes; ``max_page`` is the size in
    bytes above which a page is refused unread (the 181 pages of the public extraction set stay under 2 MB,
    so 20 MB leaves room for a page ten times as heavy as any seen there).
    """

    archive: str = "hexapla.db"
    out: Path | None = None
    workers: int = 1
    max_page: int = 20 * 1024 * 1024
    debug: bool = False


def default_workers() -> int:
    """The processors this process may use, at most eight: linking and writing stay on one."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(8, usable))
