"""What the command line says: data to standard output, messages to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from hexapla.pipeline import BuildSummary
from hexapla.settings import Settings
from hexapla.values.rejection import Rejection

data, messages = Console(soft_wrap=True, highlight=False), Console(stderr=True, highlight=False)
_encode = msgspec.json.Encoder(order="deterministic").encode
_SHOWN = 10  # refusals named one by one before the rest is only counted


class Refusals:
    """Counts and names what was refused, on standard error, when a command ends."""

    def __init__(self) -> None:
        self._all: list[Rejection] = []

    def add(self, rejection: Rejection) -> None:
        self._all.append(rejection)

    def __enter__(self) -> Refusals:
        return self

    def __exit__(self, *_: object) -> None:
        _show_rejections(self._all)


def _show_rejections(rejections: Iterable[Rejection]) -> None:
    refused = sorted(rejections)
    if not refused:
        return
    messages.print(f"{_counted(len(refused), 'page')} refused:")
    for one in refused[:_SHOWN]:
        detail = f" ({one.detail})" if one.detail else ""
        messages.print(f"  {one.subject}: {one.reason}{detail}", markup=False, soft_wrap=True)
    if len(refused) > _SHOWN:
        messages.print(f"  … and {len(refused) - _SHOWN} more")


def show_summary(summary: BuildSummary, settings: Settings) -> None:
    if not summary.worked:
        messages.print("Nothing to do: the archive and its edition are up to date.")
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    errors, warnings, notes = (summary.differences[s] for s in ("error", "warning", "note"))
    rows = [
        ("pages", f"{summary.pages_read} read, {summary.pages_cleaned} new"),
        (
            "articles",
            f"{summary.articles} in {_counted(len(summary.languages), 'language')}"
            f", {_counted(summary.outlets, 'outlet')}",
        ),
        (
            "events",
            f"{summary.events}"
            + (f", {_counted(summary.records_made, 'record')} made" if summary.records_made else ""),
        ),
        ("differences", f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}, {_counted(notes, 'note')}"),
        ("archive", settings.archive),
    ]
    if summary.edition is not None and settings.out is not None:
        rows.append(("edition", f"{settings.out / 'index.html'} ({summary.edition.written} files written)"))
    for name, value in rows:
        table.add_row(name, value)
    messages.print(table, markup=False)
    _show_rejections(summary.rejections)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def write(value: Any) -> None:
    sys.stdout.buffer.write(_encode(value) + b"\n")
