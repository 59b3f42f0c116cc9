"""The commands: arguments in, output out; what is done stands in ``pipeline``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from hexapla import __version__, pipeline, schemas
from hexapla.cli import late
from hexapla.cli.bars import progress_bars
from hexapla.cli.ledgers import show_ledger
from hexapla.cli.messages import Refusals, messages, one_line, show, show_summary, write
from hexapla.cli.options import (
    ArchiveOption,
    BaseUrlOption,
    ConfidenceOption,
    EmbeddingsOption,
    GlossaryOption,
    InterfacesOption,
    JsonOption,
    LearnedOption,
    OptionalInputs,
    WorkersOption,
    embedder_of,
    existing,
    lexicon_of,
    read_glossary,
    settings_of,
    store_of,
    working,
)
from hexapla.values.outlet import SetAside
from hexapla.values.rejection import Rejection

app = typer.Typer(
    name="hexapla",
    help="Every version of an event, side by side, in one record.\n\n"
    "Hexapla takes pages about official events in any language, cleans them, finds which report the same event, lays "
    "their versions side by side sentence by sentence, and keeps one record per event, in which every fact points at "
    "the sentence it came from and every disagreement is shown.\n\n"
    "Start with:  hexapla build PAGES --out site   and open site/index.html.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"hexapla {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=False)
def _main(
    _version: Annotated[
        bool,
        typer.Option("--version", help="Say which Hexapla this is.", callback=_say_version, is_eager=True),
    ] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    pass


@app.command()
def build(  # noqa: PLR0913, PLR0917  an option each
    inputs: OptionalInputs = None,
    archive: ArchiveOption = "hexapla.db",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Publish the edition (a static site) to DIR.")
    ] = None,
    glossary: GlossaryOption = None,
    embeddings: EmbeddingsOption = None,
    least: ConfidenceOption = 0.0,
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only", help="Publish only events that a person has reviewed as they are.")
    ] = False,
    base_url: BaseUrlOption = None,
    interfaces: InterfacesOption = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring an archive up to date with pages, and publish its edition.

    Reads the pages, cleans those that are new, links them into events, lays the versions of each event side by side,
    makes the records, and writes the site. A second run over the same pages does no work; a run that was interrupted
    is finished by running it again. Without INPUT no page is read: the archive is brought up to date with what
    reviewers merged and split and with what it learned.
    """
    settings = settings_of(archive=archive, out=out, workers=workers)
    embedder = embedder_of(embeddings, settings)
    terms = read_glossary(glossary)
    shown = tuple(interfaces or ())
    request = pipeline.BuildRequest(tuple(inputs or ()), terms, embedder, least, reviewed_only, base_url, shown)
    with (
        closing(late.SqliteArchive(archive if inputs else existing(archive))) as store,
        working(settings) as execution,
        progress_bars() as progress,
    ):
        summary = pipeline.build(request, store, execution, settings, progress)
    if as_json:
        write(summary)
    else:
        show_summary(summary, settings, named=bool(inputs))


@app.command()
def clean(
    inputs: OptionalInputs = None,
    archive: Annotated[
        str | None, typer.Option("--archive", "-a", metavar="PATH|URL", help="Use what this archive knows of outlets.")
    ] = None,
    furniture: Annotated[
        bool, typer.Option("--furniture", help="Only what was set aside, by outlet and reason.")
    ] = False,
    as_json: JsonOption = False,
    workers: WorkersOption = None,
) -> None:
    """Turn pages into articles, JSON Lines on standard output.

    An article has its title, language, dates, blocks (paragraphs, headings, captions, lists, quotes) and the
    furniture that was set aside, each piece with its reason. Pages that hold no article are named on standard error.

    With --furniture, prints what was set aside of all pages of an outlet together: a table in a terminal, JSON Lines
    otherwise. What recurs across the outlet is learned from the pages named, and from the archive; without pages it is
    what the archive holds.
    """
    if not inputs and not (furniture and archive):
        raise typer.BadParameter("name pages, or --furniture and an --archive")
    settings = settings_of(workers=workers)
    with store_of(archive) as store, working(settings) as execution, Refusals() as refusals:
        if furniture:
            with progress_bars() as progress:
                found = pipeline.furniture(inputs or [], store, execution, settings, progress)
                lines = list(refusals.without(found))
            _show_ledger(lines, as_json)
        else:
            for article in refusals.without(pipeline.clean(inputs or [], execution, settings, store)):
                write(article)


def _show_ledger(lines: Sequence[SetAside], as_json: bool) -> None:
    if not as_json and sys.stdout is not None and sys.stdout.isatty():
        show(show_ledger(lines))
        return
    for line in lines:
        write(line)


@app.command()
def link(
    articles: Annotated[str, typer.Argument(help="Articles, one JSON object a line, or - for standard input.")] = "-",
    embeddings: EmbeddingsOption = None,
    workers: WorkersOption = None,
) -> None:
    """Find which articles report the same event: one JSON line an article.

    Only "id" and "text" are needed; title, language, dates, blocks and alternates help. The answer has the event, the
    relation (original, copy, translation, adaptation, independent), the article it rests on, and a score. It depends
    on the set of articles alone, never on their order.
    """
    settings = settings_of(workers=workers)
    embedder = embedder_of(embeddings, settings)
    with working(settings) as execution, progress_bars() as progress, Refusals() as refusals:
        for result in pipeline.link([articles], execution, settings, progress, embedder):
            if isinstance(result, Rejection):
                refusals.add(result)
            else:
                write(result)


@app.command()
def align(
    a: Annotated[str | None, typer.Argument(help="A page.", show_default=False)] = None,
    b: Annotated[str | None, typer.Argument(help="Its other version.", show_default=False)] = None,
    pairs: Annotated[
        str | None,
        typer.Option("--pairs", metavar="PAIRS", help='JSON Lines with "pair", "a", "b" (lists of sentences).'),
    ] = None,
    archive: LearnedOption = None,
    workers: WorkersOption = None,
) -> None:
    """Align two texts sentence by sentence, or many pairs.

    With two pages, prints their sentences side by side; with --pairs, answers with one JSON line a pair: its links
    (sentence numbers counted from 0; an empty side has no counterpart) and a score for each.
    """
    settings = settings_of(workers=workers)
    lexicon = lexicon_of(archive)
    if pairs is not None and a is None:
        with working(settings) as execution, progress_bars() as progress, Refusals() as refusals:
            for result in pipeline.align_pairs(pairs, lexicon, execution, settings, progress):
                if isinstance(result, Rejection):
                    refusals.add(result)
                else:
                    write(result)
        return
    if a is None or b is None or pairs is not None:
        raise typer.BadParameter("name two pages, or --pairs PAIRS")
    rows = pipeline.align_pages(a, b, lexicon, settings)
    for row in rows:
        write(row)


@app.command()
def learn(inputs: OptionalInputs = None, archive: ArchiveOption = "hexapla.db", workers: WorkersOption = None) -> None:
    """Teach an archive which words of one language go with which of another.

    INPUT is articles or pages (linked, and their translations aligned) or translation memories (.tmx .xlf .xliff);
    without INPUT the archive learns from its own articles. What is learned helps `align --archive`, `check --archive`
    and later builds, which then link and align anew.
    """
    settings = settings_of(archive=archive, workers=workers)
    with (
        closing(late.SqliteArchive(archive if inputs else existing(archive))) as store,
        working(settings) as execution,
        progress_bars() as progress,
    ):
        learned = pipeline.learn(inputs or [], store, execution, settings, progress)
    messages.print(f"Learned from {learned.sentences} pairs of sentences in {learned.pairs} pairs of languages.")
    for rejection in learned.rejections:
        passed = one_line(f"  passed over {rejection.subject}: {rejection.reason}")
        messages.print(passed, markup=False, soft_wrap=True)


@app.command()
def why(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A file, or an article id of the archive.")],
    other: Annotated[str, typer.Argument(metavar="ARTICLE", help="The other one.")],
    archive: Annotated[
        str | None,
        typer.Option("--archive", "-a", metavar="PATH|URL", help="The archive that gives ids and background."),
    ] = None,
    embeddings: EmbeddingsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the signals for and against two articles reporting one event."""
    settings = settings_of()
    embedder = embedder_of(embeddings, settings)
    if archive is None and not (Path(article).exists() and Path(other).exists()) and Path("hexapla.db").exists():
        archive = "hexapla.db"
    store = late.SqliteArchive(existing(archive)) if archive is not None else None
    try:
        judgement = pipeline.why(article, other, store, settings, embedder)
    finally:
        if store is not None:
            store.close()
    if as_json:
        write(judgement)
    else:
        show(late.show_judgement(judgement))


@app.command()
def records(archive: ArchiveOption = "hexapla.db", least: ConfidenceOption = 0.0) -> None:
    """Print the records of an archive, JSON Lines, in the order of their ids, with what reviewers said."""
    with closing(late.SqliteArchive(existing(archive))) as store:
        for one in pipeline.read_records(store, least=least):
            write(one)


@app.command()
def record(
    event: Annotated[str, typer.Argument(help="The event's id, one that it had earlier, or the beginning of it.")],
    archive: ArchiveOption = "hexapla.db",
    least: ConfidenceOption = 0.0,
    as_json: JsonOption = False,
) -> None:
    """Show one record, readable: facts with who carries them, versions, differences."""
    with closing(late.SqliteArchive(existing(archive))) as store:
        one = pipeline.record(store, event, least)
        known = {a.id: a for a in store.articles([v.id for v in one.articles])}
    if not one.id.startswith(event):
        messages.print(one_line(f"Event {event} is now {one.id}."), markup=False, soft_wrap=True)
    if as_json:
        write(one)
    else:
        show(late.show_record(one, known))


@app.command()
def schema(name: Annotated[str, typer.Argument(help=f"One of {', '.join(schemas.SHAPES)}.")]) -> None:
    """Print the JSON Schema of a shape that the commands give."""
    show(Text(msgspec.json.format(msgspec.json.encode(schemas.schema(name))).decode()))
