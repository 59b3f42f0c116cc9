"""What is slow to load and not every command needs: each name is loaded when a command first uses it.

Why, and how this is held, stands in docs/decisions/0006-start-up.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hexapla.archive.opening import path_of
    from hexapla.archive.sqlite import SqliteArchive
    from hexapla.editions import (
        check_page,
        show_check,
        show_documents,
        show_found,
        show_judgement,
        show_outlets,
        show_people,
        show_record,
        show_reviewables,
        show_said,
        show_terms,
        write_csv,
        write_tbx,
    )
    from hexapla.engines.opening import open_embedder
    from hexapla.web.options import WebOptions
    from hexapla.web.serving import serve

__all__ = [
    "SqliteArchive",
    "WebOptions",
    "check_page",
    "open_embedder",
    "path_of",
    "serve",
    "show_check",
    "show_documents",
    "show_found",
    "show_judgement",
    "show_outlets",
    "show_people",
    "show_record",
    "show_reviewables",
    "show_said",
    "show_terms",
    "write_csv",
    "write_tbx",
]

if not TYPE_CHECKING:
    HOMES = {
        "SqliteArchive": "hexapla.archive.sqlite",
        "WebOptions": "hexapla.web.options",
        "check_page": "hexapla.editions",
        "open_embedder": "hexapla.engines.opening",
        "path_of": "hexapla.archive.opening",
        "serve": "hexapla.web.serving",
        "show_check": "hexapla.editions",
        "show_documents": "hexapla.editions",
        "show_found": "hexapla.editions",
        "show_judgement": "hexapla.editions",
        "show_outlets": "hexapla.editions",
        "show_people": "hexapla.editions",
        "show_record": "hexapla.editions",
        "show_reviewables": "hexapla.editions",
        "show_said": "hexapla.editions",
        "show_terms": "hexapla.editions",
        "write_csv": "hexapla.editions",
        "write_tbx": "hexapla.editions",
    }

    def __getattr__(name: str) -> object:
        if name not in HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(HOMES[name]), name)
