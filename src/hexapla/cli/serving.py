"""The command that serves an archive to browsers and programs."""

from __future__ import annotations

import sys
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla import pipeline
from hexapla.cli import late
from hexapla.cli.bars import progress_bars
from hexapla.cli.commands import app
from hexapla.cli.messages import messages, one_line
from hexapla.cli.options import ArchiveOption, existing

if TYPE_CHECKING:
    from hexapla.archive import Archive

_INTERRUPTED = 130


@app.command()
def serve(  # noqa: PLR0913, PLR0917  an option each
    archive: ArchiveOption = "hexapla.db",
    host: Annotated[str, typer.Option("--host", help="The address to listen at; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0 for any.")] = 8000,
    workers: Annotated[int, typer.Option("--workers", "-j", min=1, max=64, help="Processes that serve.")] = 1,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", envvar="HEXAPLA_TOKEN", show_envvar=True, help="Let those who know it review; nobody without."
        ),
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="The address that readers know this place by.")
    ] = None,
    least: Annotated[
        float,
        typer.Option(
            "--min-confidence",
            metavar="0..1",
            min=0.0,
            max=1.0,
            help="Leave facts below this confidence out of events' pages and of records in the API, unless a person "
            "vouched for them; lists, search, people, documents and outlets tell of all. Pages say so.",
        ),
    ] = 0.0,
) -> None:
    """Serve an archive: its pages, search, and an API (see /openapi.json).

    A build may run beside it: what it adds is shown at once. Without --token the place is read-only. Ctrl-C ends it.
    """
    open_archive = partial(late.SqliteArchive, existing(archive))
    with closing(open_archive()) as store:
        _make_ready(store)
    options = late.WebOptions(open_archive, token=token or None, base_url=_checked(base_url), least=least)

    def say(address: str) -> None:
        shown = one_line(f"Serving {archive} at {address} (Ctrl-C ends it)")
        messages.print(shown, markup=False, soft_wrap=True)

    try:
        late.serve(options, host, port, workers, say)
    except KeyboardInterrupt:
        messages.print("Stopped.")
        sys.exit(_INTERRUPTED)


def _make_ready(store: Archive) -> None:
    """Make what lists are read from where an older Hexapla built the archive, or no build has ended yet."""
    if not store.record_keys():
        messages.print("The archive has no events yet; `hexapla build` fills it while this serves.")
    elif not store.listing_keys():
        with progress_bars() as progress:
            pipeline.update_listing(store, progress)
            pipeline.update_gathered(store, progress)


def _checked(address: str | None) -> str | None:
    if address is not None and not address.startswith(("http://", "https://")):
        raise typer.BadParameter("--base-url is an address that begins with http:// or https://")
    return address.rstrip("/") if address else None
