"""Commands that give the archive to other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from hexapla import __version__, pipeline
from hexapla.cli import late
from hexapla.cli.bars import progress_bars
from hexapla.cli.commands import app
from hexapla.cli.messages import messages, show
from hexapla.cli.options import ArchiveOption, ConfidenceOption, existing
from hexapla.errors import OutputError


@app.command()
def export(
    form: Annotated[pipeline.Format, typer.Option("--format", "-f", help="The format.")],
    events: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENT", help="Events, by id or its beginning; all of them by default.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE|DIR", help="A file, or a folder for several."),
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option("--languages", metavar="A,B", help="Only versions in these languages (tmx, xliff, ninjs)."),
    ] = None,
    least: ConfidenceOption = 0.0,
    archive: ArchiveOption = "hexapla.db",
) -> None:
    """Give the events of an archive to other programs.

    jsonld: events, people, places and articles as schema.org has them, evidence as W3C Web Annotations.

    ninjs: an item for each article (IPTC ninjs 3.1), with the event that it reports.

    csv, parquet: tables of events, articles, each kind of fact, who carries it, and evidence; --out names a folder.

    ftm: FollowTheMoney entities, JSON Lines.

    tmx: a translation memory (TMX 1.4b), a unit for each passage of a text with what each of its versions says.

    xliff: for a translator's desk (XLIFF 2.1), an original and one version of it in each <file>; a document has two
    languages, so name a folder, or two --languages. Sentences that have no counterpart are there, and marked.

    Without --out the answer goes to standard output. A name without a suffix is a folder: of tables, of a file for
    each event, or of one for each article (ninjs). `hexapla learn` reads tmx and xliff.
    """
    wanted = frozenset(tag.strip().split("-")[0].lower() for tag in (languages or "").split(",") if tag.strip())
    with closing(late.SqliteArchive(existing(archive))) as store:
        request = pipeline.ExportRequest(form, tuple(events or ()), wanted, out, least)
        done = pipeline.export(store, request, _standard_output)
    if out is not None:
        files = f"{len(done.files)} file{'' if len(done.files) == 1 else 's'}"
        messages.print(f"{form.counted(done.entries)} in {files}.", markup=False, soft_wrap=True)


class Kind(StrEnum):
    """What a term can name."""

    PERSON = "person"
    OFFICE = "office"
    BODY = "body"


@app.command()
def terms(
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", metavar="TAG", help="Only this language, or several.")
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only this kind, or several.", show_default=False)
    ] = None,
    as_csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write CSV, for --glossary.")] = None,
    as_tbx: Annotated[Path | None, typer.Option("--tbx", metavar="FILE", help="Write TBX-Basic.")] = None,
    archive: ArchiveOption = "hexapla.db",
) -> None:
    """Draft a glossary from an archive: how persons, offices and bodies are named in each language.

    Each line is a term in one language: the name that is seen most as the preferred one, others with how often they
    stand, the articles, and a sentence. Names of a body that are no form of the preferred one are put down as to be
    avoided. Read the draft, correct it, and give it to `build` or `check` with --glossary.

    A table in a terminal; CSV on standard output otherwise.
    """
    wanted = frozenset(tag.split("-")[0].lower() for tag in language or ())
    request = pipeline.DraftRequest(wanted, frozenset(one.value for one in kind or ()))
    with closing(late.SqliteArchive(existing(archive))) as store, progress_bars() as progress:
        drafts = pipeline.draft_terms(store, request, progress)
    if as_csv is not None:
        with _file(as_csv) as file:
            late.write_csv(file, drafts)
    if as_tbx is not None:
        with _file(as_tbx) as file:
            late.write_tbx(file, drafts, __version__)
    if as_csv is None and as_tbx is None:
        if sys.stdout is not None and sys.stdout.isatty():
            show(late.show_terms(drafts))
        else:
            late.write_csv(_standard_output(), drafts)


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("wb") as file:
            yield file
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def _standard_output() -> BinaryIO:
    if sys.stdout is None:
        raise OutputError("cannot write the answer: standard output is closed")
    return sys.stdout.buffer
