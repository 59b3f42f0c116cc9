"""The command by which people say what they think of facts, differences and events."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla import pipeline
from hexapla.cli import late
from hexapla.cli.commands import app
from hexapla.cli.messages import messages, one_line, show, write
from hexapla.cli.options import ArchiveOption, JsonOption, existing

if TYPE_CHECKING:
    from hexapla.archive import Archive
    from hexapla.values.review import Verdict


class Action(StrEnum):
    """What a reviewer does."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    REVIEWED = "reviewed"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"
    LOG = "log"


_OBJECTS = {
    Action.MERGE: "an EVENT or ARTICLE; `hexapla records` has their ids",
    Action.SPLIT: "an ARTICLE; `hexapla record EVENT --json` has their ids",
}


@app.command()
def review(  # noqa: PLR0913, PLR0917  an option each
    event: Annotated[
        str | None,
        typer.Argument(help="The event's id, or the beginning of it; without it, all verdicts.", show_default=False),
    ] = None,
    action: Annotated[Action | None, typer.Argument(help="What to do.", show_default=False)] = None,
    facts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FACT...", help="Ids of facts (events, articles), or their beginnings.", show_default=False
        ),
    ] = None,
    value: Annotated[str | None, typer.Option("--value", help="What is right, for `correct`.")] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="The same, for one field of several."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="Why.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", envvar="HEXAPLA_REVIEWER", help="Who says so.")
    ] = None,
    archive: ArchiveOption = "hexapla.db",
    as_json: JsonOption = False,
) -> None:
    """Say what you think of facts, differences and events; what you say is kept, shown, and can be undone.

    \b
    hexapla review                                   all that was said
    hexapla review EVENT                             what can be judged, with ids
    hexapla review EVENT accept FACT... --by NAME    it is right
    hexapla review EVENT reject FACT... --by NAME    it is wrong: it leaves the record, and stays under "rejected"
    hexapla review EVENT correct FACT --value "> 300" --by NAME
    hexapla review EVENT reviewed --by NAME          you have read all of it
    hexapla review EVENT merge OTHER... --by NAME    other events (or articles) report the same event
    hexapla review EVENT split ARTICLE... --by NAME  these articles report another event
    hexapla review EVENT undo [FACT | NUMBER] --by NAME
    hexapla review EVENT log                         what was said of it

    A verdict is tied to what it judges by its words and value, so it holds after a rebuild. What is not there any
    more is listed as no longer found. What you merge and split comes into effect with the next `hexapla build`,
    which needs no INPUT for it.
    """  # noqa: D301  \b keeps the lines apart for typer
    with closing(late.SqliteArchive(existing(archive))) as store:
        if event is None:
            _show_log(store, None, as_json)
        elif action is None:
            _show_facts(store, event, as_json)
        elif action is Action.LOG:
            _show_log(store, event, as_json)
        else:
            values = _values(value, settings or ())
            rows = _say(store, (event, action, facts or []), values, _reviewer(by, note))
            _tell(rows, as_json)
            if any(row.articles for row in rows):
                _tell_effect(store, archive)


def _say(
    store: Archive,
    what: tuple[str, Action, Sequence[str]],
    values: dict[str, str],
    who: pipeline.Reviewer,
) -> list[Verdict]:
    event, action, facts = what
    if values and action is not Action.CORRECT:
        raise typer.BadParameter("--value and --set go with `correct`")
    if action is Action.UNDO:
        if len(facts) > 1:
            raise typer.BadParameter("undo one verdict at a time: a FACT, a NUMBER, or nothing for the last one")
        return pipeline.undo(store, event, facts[0] if facts else None, who)
    if action is Action.REVIEWED:
        if facts:
            raise typer.BadParameter("`reviewed` is of the whole event: name no FACT, or use `accept`")
        return pipeline.mark_reviewed(store, event, who)
    if action in {Action.MERGE, Action.SPLIT} and facts:
        grouping = pipeline.merge_events if action is Action.MERGE else pipeline.split_event
        return grouping(store, event, facts, who)
    if not facts:
        raise typer.BadParameter(
            f"name what to {action.value}: {_OBJECTS.get(action, 'a FACT')}; `hexapla review {event}` lists them"
        )
    if action is Action.CORRECT and len(facts) > 1:
        raise typer.BadParameter("correct one FACT at a time")
    ruling = pipeline.Ruling(action.value, values)  # type: ignore[arg-type]  # a verdict by now
    return pipeline.judge(store, event, facts, ruling, who)


def _reviewer(by: str | None, note: str | None) -> pipeline.Reviewer:
    if by is None or not by.strip():
        raise typer.BadParameter("say who you are with --by NAME, or set HEXAPLA_REVIEWER")
    return pipeline.Reviewer(by.strip(), datetime.now(UTC).isoformat(timespec="seconds"), note)


def _values(value: str | None, settings: Sequence[str]) -> dict[str, str]:
    values = {"value": value} if value is not None else {}
    for one in settings:
        field, equals, text = one.partition("=")
        if not equals:
            raise typer.BadParameter(f"--set {one}: write FIELD=VALUE")
        values[field.strip()] = text
    return values


def _show_facts(store: Archive, event: str, as_json: bool) -> None:
    found = pipeline.reviewables(store, event)
    if as_json or not _is_terminal():
        for one in found:
            write(one)
    else:
        show(late.show_reviewables(found))


def _show_log(store: Archive, event: str | None, as_json: bool) -> None:
    rows = list(pipeline.review_log(store, event))
    if as_json or not _is_terminal():
        for row in rows:
            write(row)
    elif rows:
        show(late.show_said(rows))
    else:
        messages.print("Nothing was said yet; `hexapla review EVENT` lists what can be judged.")


def _tell(rows: Sequence[Verdict], as_json: bool) -> None:
    for row in rows:
        if as_json:
            write(row)
        said = f"{row.verdict} {f'#{row.undoes} ' if row.undoes else ''}{row.label}"
        messages.print(one_line(f"#{row.number} {said}"), markup=False, soft_wrap=True)


def _tell_effect(store: Archive, archive: str) -> None:
    """Say how what was said of events comes into effect, and which verdicts contradict later ones."""
    messages.print(f"`hexapla build --archive {archive}` brings it into effect.", markup=False, soft_wrap=True)
    for number in pipeline.overruled(store):
        messages.print(f"#{number} contradicts a later verdict, which holds.", markup=False, soft_wrap=True)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
