"""What the command line says: data to standard output, messages to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import msgspec
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from hexapla.errors import OutputError
from hexapla.settings import Settings
from hexapla.values.rejection import Rejection

if TYPE_CHECKING:
    from hexapla.pipeline import BuildSummary

T = TypeVar("T")
data, messages = Console(soft_wrap=True, highlight=False), Console(stderr=True, highlight=False)
_encode = msgspec.json.Encoder(order="deterministic").encode
_LONGEST = 500  # characters of a line about a page
_MADE_OF_EVENTS = {"records": "the record", "search": "the index"}
_SHOWN = 10  # refusals named one by one before the rest is only counted


class Refusals:
    """Counts and names what was refused, on standard error, when a command ends."""

    def __init__(self) -> None:
        self._all: list[Rejection] = []

    def add(self, rejection: Rejection) -> None:
        self._all.append(rejection)

    def without(self, results: Iterable[T | Rejection]) -> Iterator[T]:
        """Yield the results that are no refusal, and take in those that are."""
        for result in results:
            if isinstance(result, Rejection):
                self.add(result)
            else:
                yield result

    def __enter__(self) -> Refusals:
        return self

    def __exit__(self, *_: object) -> None:
        _show_rejections(self._all)


def _show_rejections(rejections: Iterable[Rejection]) -> None:
    every = sorted(rejections)
    _show_unembedded([one for one in every if one.step == "embedding"])
    refused = [one for one in every if one.step != "embedding"]
    if not refused:
        return
    messages.print(f"{_counted(len(refused), 'page')} refused:")
    for one in refused[:_SHOWN]:
        detail = f" ({one.detail})" if one.detail else ""
        subject = f"{_MADE_OF_EVENTS[one.step]} of event {one.subject}" if one.step in _MADE_OF_EVENTS else one.subject
        messages.print(one_line(f"  {subject}: {one.reason}{detail}"), markup=False, soft_wrap=True)
    if len(refused) > _SHOWN:
        messages.print(f"  … and {len(refused) - _SHOWN} more")


def _show_unembedded(missing: Sequence[Rejection]) -> None:
    """Say once of how many articles a model gave no vector: they are linked without."""
    if missing:
        one = missing[0]
        told = f"{_counted(len(missing), 'article')} linked without a vector: {one.subject}: {one.reason}"
        messages.print(one_line(f"{told} ({one.detail})"), markup=False, soft_wrap=True)


def show_summary(summary: BuildSummary, settings: Settings, named: bool = True) -> None:
    if named and not summary.pages_read:
        messages.print("There are no pages in what was named.")
    elif not summary.worked:
        messages.print("Nothing to do: the archive and its edition are up to date.")
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    errors, warnings, notes = (summary.differences[s] for s in ("error", "warning", "note"))
    rows = [
        ("pages", f"{summary.pages_read} read, {summary.pages_cleaned} new"),
        (
            "articles",
            f"{summary.articles} in {_counted(len(summary.languages), 'language')}"
            f", {_counted(summary.outlets, 'outlet')}"
            + (f" ({summary.outlets_learned} learned)" if summary.outlets_learned else ""),
        ),
        (
            "events",
            f"{summary.events}"
            + (f", {_counted(summary.records_made, 'record')} made" if summary.records_made else "")
            + (f", {summary.reviewed} reviewed" if summary.reviewed else ""),
        ),
        ("differences", f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}, {_counted(notes, 'note')}"),
        ("archive", settings.archive),
    ]
    if summary.edition is not None and settings.out is not None:
        rows.append(("edition", f"{settings.out / 'index.html'} ({summary.edition.written} files written)"))
    for name, value in rows:
        table.add_row(name, Text(value))
    messages.print(table)
    _show_rejections(summary.rejections)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def write(value: Any) -> None:
    """Write one answer for programs: a line of JSON on standard output."""
    _output().buffer.write(_encode(value) + b"\n")


def show(answer: RenderableType) -> None:
    """Write one answer for people on standard output."""
    # Captured, because rich would end the process by itself where the reader has gone.
    with data.capture() as captured:
        data.print(answer)
    _output().write(captured.get())


def finish() -> None:
    """Write what is still held, while an error can be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def prepare() -> None:
    """Make the standard streams write UTF-8 wherever they lead: texts of all languages go through them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def one_line(text: str) -> str:
    """Return a text from outside as it may stand in a message: one line, nothing that steers a terminal."""
    clipped = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in clipped)


def _output() -> TextIO:
    if sys.stdout is None:
        raise OutputError("cannot write the answer: standard output is closed")
    return sys.stdout
