"""Whole files: what is written gets its name when it is complete, alone or with others; else nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from hexapla.errors import OutputError

Open = Callable[[], BinaryIO]
_UNFINISHED = ".hexapla-part"


@contextmanager
def written(path: Path | None, stream: Open | None) -> Iterator[BinaryIO]:
    """Give what to write to: a file that gets its name when it is whole, or the stream."""
    if path is None:
        assert stream is not None
        yield stream()
        return
    with written_together([path]) as (file,):
        yield file


@contextmanager
def written_together(paths: Sequence[Path]) -> Iterator[list[BinaryIO]]:
    """Give files to write to, which get their names when all of them are whole.

    Raises:
        OutputError: one cannot be written.
    """
    parts = [path.with_name(f".{path.name}{_UNFINISHED}") for path in paths]
    try:
        with ExitStack() as opened:
            for path in paths:
                path.parent.mkdir(parents=True, exist_ok=True)
            yield [opened.enter_context(part.open("wb")) for part in parts]
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    except OSError as error:
        raise OutputError(
            f"Cannot write {error.filename or paths[0]}: {error.strerror or error}. Make room, or name another --out."
        ) from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)
