"""Commands over what several events tell together: people, documents, outlets, series, what became of tasks."""

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


@app.command()
def documents(
    query: Annotated[
        str | None,
        typer.Argument(help="A code, a title or words of one in any language, or an id.", show_default=False),
    ] = None,
    archive: ArchiveOption = "hexapla.db",
    least: ConfidenceOption = 0.0,
    as_json: JsonOption = False,
) -> None:
    """Show cited documents: at which events, in which sentences and versions, what was asked under them, and when.

    Without QUERY, all documents as JSON Lines, in the order of their ids; with QUERY, those called so, readable.
    """
    with closing(late.SqliteArchive(existing(archive))) as store:
        found = pipeline.documents(store, query, least)
    if query is None or as_json:
        for one in found:
            write(one)
    else:
        show(late.show_documents(found))


@app.command()
def outlets(
    name: Annotated[
        str | None,
        typer.Argument(help="A host, a name, a part of one, or an id.", show_default=False),
    ] = None,
    archive: ArchiveOption = "hexapla.db",
    as_json: JsonOption = False,
) -> None:
    """Show outlets: their articles over time, whom they copy or translate and who them, errors, and what was set aside.

    Without NAME, all outlets as JSON Lines, in the order of their ids; with NAME, those of that name, readable.
    """
    with closing(late.SqliteArchive(existing(archive))) as store:
        found = pipeline.outlet_cards(store, name)
    if name is None or as_json:
        for one in found:
            write(one)
    else:
        show(late.show_outlets(found))


@app.command()
def series(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="SERIES", help="Its id, or an event of it; the beginning is enough.", show_default=False
        ),
    ] = None,
    archive: ArchiveOption = "hexapla.db",
    least: ConfidenceOption = 0.0,
) -> None:
    """Print the cards of recurring events, JSON Lines: their turns with people and changed roles, figures, tasks."""
    with closing(late.SqliteArchive(existing(archive))) as store:
        for one in pipeline.series(store, name, least):
            write(one)


@app.command("follow-ups")
def follow_ups(
    event: Annotated[
        str | None, typer.Argument(help="Only tasks set or taken up at this event.", show_default=False)
    ] = None,
    archive: ArchiveOption = "hexapla.db",
    least: ConfidenceOption = 0.0,
) -> None:
    """Print tasks that a later event takes up or asks again, JSON Lines: both sentences, who said so, and the score."""
    with closing(late.SqliteArchive(existing(archive))) as store:
        for one in pipeline.follow_ups(store, event, least):
            write(one)
