"""The command that holds versions to their original."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from hexapla import pipeline
from hexapla.cli import late
from hexapla.cli.commands import app
from hexapla.cli.messages import messages, show, write
from hexapla.cli.options import GlossaryOption, JsonOption, LearnedOption, lexicon_of, read_glossary, settings_of
from hexapla.errors import OutputError
from hexapla.values.difference import DifferenceKind

if TYPE_CHECKING:
    from hexapla.pipeline import CheckReport


class Told(StrEnum):
    """What a version can be said to be of its original."""

    TRANSLATION = "translation"
    COPY = "copy"
    ADAPTATION = "adaptation"


class Interface(StrEnum):
    """The languages of the interface."""

    EN = "en"
    FR = "fr"
    ES = "es"
    VI = "vi"
    MS = "ms"
    NB = "nb"
    AR = "ar"


@app.command()
def check(  # noqa: PLR0913, PLR0917  an option each
    original: Annotated[str, typer.Argument(help="The page that the others should tell.")],
    version: Annotated[list[str], typer.Argument(help="Translations or copies of it.")],
    relation: Annotated[
        Told | None,
        typer.Option("--relation", help="What the versions are; judged where it is not said.", show_default=False),
    ] = None,
    source_language: Annotated[
        str | None, typer.Option("--source-language", metavar="TAG", help="The original's language (BCP 47).")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="The versions' language (BCP 47).")
    ] = None,
    glossary: GlossaryOption = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="KIND", help="Leave out a kind of difference.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the differences accepted in FILE.")
    ] = None,
    accepted: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Accept all differences there are now, in FILE."),
    ] = None,
    archive: LearnedOption = None,
    as_json: JsonOption = False,
    as_html: Annotated[bool, typer.Option("--html", help="One HTML page that stands alone.")] = False,
    interface: Annotated[
        Interface, typer.Option("--interface", help="The language of that page's own words.")
    ] = Interface.EN,
) -> None:
    """Report where versions differ from their original: numbers, dates, names, what is missing, what was left behind.

    Works on files alone; with --archive, sentences are aligned by what that archive has learned. The exit status is 1
    when there are errors (differences that mislead a reader) that the baseline does not accept, 0 when there are none.

    In a translation or a copy whatever was left out is an error or a warning. A version that was cut and reworded is an
    adaptation: there it is a note, and numbers that stand nowhere in the version are still named.

    A baseline knows a difference again by its kind, its values and its sentences, wherever they stand on the page.
    """
    request = pipeline.CheckRequest(
        original,
        tuple(version),
        read_glossary(glossary),
        _kinds(ignore or []),
        source_language,
        language,
        relation.value if relation is not None else None,
        lexicon_of(archive),
    )
    known = pipeline.read_baseline(baseline) if baseline is not None and accepted is None else None
    report = pipeline.check(request, settings_of(), known)
    if accepted is not None:
        count = pipeline.write_baseline(accepted, pipeline.accepted_of(report.original, report.checked))
        messages.print(f"{count} differences accepted in {accepted}.", markup=False, soft_wrap=True)
        return
    _tell(report, as_json, interface.value if as_html else None)
    if any(one.failed for one in report.checked):
        raise typer.Exit(1)


def _tell(report: CheckReport, as_json: bool, page_in: str | None) -> None:
    if as_json:
        for one in report.checked:
            for difference in one.differences:
                write(difference)
    elif page_in is not None:
        if sys.stdout is None:
            raise OutputError("cannot write the answer: standard output is closed")
        sys.stdout.buffer.write(late.check_page(report.original, report.checked, report.gone, page_in))
    else:
        show(late.show_check(report.original, report.checked, report.gone))


def _kinds(named: list[str]) -> frozenset[str]:
    unknown = sorted(set(named) - set(get_args(DifferenceKind)))
    if unknown:
        raise typer.BadParameter(f"there is no kind {unknown[0]}; `hexapla schema difference` names them")
    return frozenset(named)
