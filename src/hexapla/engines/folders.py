"""The folder of a model: that it is there, what its small files say, and a hash of what it holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hexapla.errors import UnusableModel


def existing(folder: Path, name: str) -> Path:
    """Return the folder of a model, ``~`` resolved.

    Raises:
        UnusableModel: there is none; ``name`` is how it was written.
    """
    try:
        found = folder.expanduser()
    except RuntimeError as error:  # the home of a user whom nobody knows
        raise UnusableModel(f"cannot use the model {name}: {error}") from None
    if not found.is_dir():
        raise UnusableModel(
            f"cannot use the model {name}: there is no folder {found}; Hexapla downloads no models, name one on disk"
        )
    return found


def first_of(folder: Path, names: Sequence[str], name: str) -> Path:
    """Return the first file of ``names`` that the folder holds.

    Raises:
        UnusableModel: it holds none of them.
    """
    for candidate in names:
        if (folder / candidate).is_file():
            return folder / candidate
    raise UnusableModel(f"cannot use the model {name}: {folder} holds no {' and no '.join(names)}")


def stated(path: Path, name: str) -> Any:
    """Return what a JSON file says, an empty object where there is no such file.

    Raises:
        UnusableModel: it is no JSON, or cannot be read.
    """
    if not path.is_file():
        return {}
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableModel(f"cannot use the model {name}: {path} cannot be read ({error})") from None


def fingerprint(folder: Path, files: Iterable[Path], notes: Sequence[str], name: str) -> str:
    """Return 16 hexadecimal digits of a hash of files, by their names within the folder, and of notes.

    Half a gigabyte takes half a second.

    Raises:
        UnusableModel: a file cannot be read.
    """
    whole = hashlib.sha256("\n".join(notes).encode())
    try:
        for path in sorted(set(files)):
            whole.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    except OSError as error:
        raise UnusableModel(
            f"cannot use the model {name}: {error.filename} cannot be read ({error.strerror})"
        ) from None
    return whole.hexdigest()[:16]
