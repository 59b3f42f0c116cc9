"""What the commands have in common: options, the settings made of them, and what an option names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla import pipeline
from hexapla.cli import late
from hexapla.errors import MissingInput
from hexapla.execution.local import LocalExecution
from hexapla.settings import Settings, default_workers

if TYPE_CHECKING:
    from hexapla.archive import Archive
    from hexapla.engines import Embedder
    from hexapla.values.lexicon import Lexicon
    from hexapla.versions import Term

OptionalInputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files or folders (.html .htm .xhtml .txt .jsonl .warc, each also .gz), or - for standard input.",
        show_default=False,
    ),
]
ArchiveOption = Annotated[
    str,
    typer.Option("--archive", "-a", metavar="PATH|URL", envvar="HEXAPLA_ARCHIVE", help="Where the archive is kept."),
]
LearnedOption = Annotated[
    str | None, typer.Option("--archive", "-a", metavar="PATH|URL", help="Use what this archive has learned.")
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", "-j", min=1, help="Processes to work with.", show_default="all")
]
GlossaryOption = Annotated[
    Path | None,
    typer.Option(
        "--glossary", metavar="FILE", help="Agreed terms: TBX, or CSV with columns term, language, preferred, avoid."
    ),
]
EmbeddingsOption = Annotated[
    str | None,
    typer.Option(
        "--embeddings",
        metavar="ENGINE:FOLDER",
        help="Let a model on this disk say which texts are close: onnx:FOLDER or sentence-transformers:FOLDER.",
    ),
]
ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0..1",
        min=0.0,
        max=1.0,
        help="Leave out facts below this confidence, unless a person vouched for them.",
    ),
]
BaseUrlOption = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help="The address that the edition will have. With it come feeds, sitemaps and robots.txt, and pages name "
        "their own address; without it none of these is written.",
    ),
]
InterfacesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--interface",
        metavar="LANGUAGE",
        help="A language of the edition's own words: en fr es vi ms nb ar. Of several, the first stands at the "
        "root and the others in folders.",
        show_default="en",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON, for a program to read.")]


def settings_of(archive: str = "hexapla.db", out: Path | None = None, workers: int | None = None) -> Settings:
    return Settings(archive=archive, out=out, workers=workers or default_workers())


def embedder_of(address: str | None, settings: Settings) -> Embedder | None:
    """Open the embedding engine that an option names; its model may use as many threads as there are workers."""
    return late.open_embedder(address, settings.workers) if address is not None else None


@contextmanager
def working(settings: Settings) -> Iterator[LocalExecution]:
    execution = LocalExecution(settings.workers)
    try:
        yield execution
    finally:
        execution.close()


@contextmanager
def store_of(archive: str | None) -> Iterator[Archive | None]:
    """Open an archive that must be there, or none."""
    if archive is None:
        yield None
        return
    with closing(late.SqliteArchive(existing(archive))) as store:
        yield store


def existing(archive: str) -> str:
    path = late.path_of(archive)
    if path is not None and not path.exists():
        raise MissingInput(f"there is no archive {archive}; make one with `hexapla build INPUT --archive {archive}`")
    return archive


def lexicon_of(archive: str | None) -> Lexicon | None:
    with store_of(archive) as store:
        return store.lexicon() if store is not None else None


def read_glossary(path: Path | None) -> tuple[Term, ...]:
    return pipeline.read_glossary(path) if path is not None else ()
