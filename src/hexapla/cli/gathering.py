"""Commands over what several events tell together: people over time, series, what became of tasks."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from hexapla import pipeline
from hexapla.cli import late
from hexapla.cli.commands import app
from hexapla.cli.messages import show, write
from hexapla.cli.options import ArchiveOption, ConfidenceOption, JsonOption, existing


@app.command()
def people(
    name: Annotated[
        str | None,
        typer.Argument(help="A name in any spelling or script, a part of it, or an id.", show_default=False),
    ] = None,
    archive: ArchiveOption = "hexapla.db",
    least: ConfidenceOption = 0.0,
    as_json: JsonOption = False,
) -> None:
    """Show people over time: who they are across events, in which roles, with dates and the sentences that say so.

    Without NAME, all people as JSON Lines, in the order of their ids; with NAME, those of that name, readable.
    Namesakes are kept apart; where nothing but the name says that two events tell of one person, that is said.
    """
    with closing(late.SqliteArchive(existing(archive))) as store:
        found = pipeline.people(store, name, least)
    if name is None or as_json:
        for one in found:
            write(one)
    else:
        show(late.show_people(found))
