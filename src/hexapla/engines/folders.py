"""The folder of a model: that it is there, what its small files say, and a hash of what it holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hexapla.engines.packages import releases, require
from hexapla.errors import UnusableModel


class ModelFolder:
    """A folder on disk with a model: ``name`` is what a person calls it, ``path`` where it is, ``~`` resolved.

    Raises:
        UnusableModel: there is no such folder; ``scheme`` says which engine was asked to read it.
    """

    def __init__(self, scheme: str, folder: Path) -> None:
        self.name = f"{scheme}:{folder.resolve().name}"
        try:
            self.path = folder.expanduser()
        except RuntimeError as error:  # the home of a user whom nobody knows
            raise UnusableModel(f"cannot use the model {self.name}: {error}") from None
        if not self.path.is_dir():
            raise UnusableModel(
                f"cannot use the model {self.name}: there is no folder {self.path}; "
                "Hexapla downloads no models, name one on disk"
            )

    def opened_with(self, packages: Sequence[str], *files: Sequence[str]) -> list[Path]:
        """Return the first that is there of each of ``files``, once the packages that read them are found too.

        Raises:
            UnusableModel: none of them is there, or a package is not installed.
        """
        found = [self._first_of(names) for names in files]
        require(packages, self.name)
        return found

    def stated(self, file: str) -> Any:
        """Return what a JSON file of the folder says, an empty object where there is no such file.

        Raises:
            UnusableModel: it is no JSON, or cannot be read.
        """
        path = self.path / file
        if not path.is_file():
            return {}
        try:
            return json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError) as error:
            raise UnusableModel(f"cannot use the model {self.name}: {path} cannot be read ({error})") from None

    def version(self, files: Iterable[Path], engine: str, libraries: Sequence[str]) -> str:
        """Return 16 hexadecimal digits of a hash of files, by their names within the folder, and of what reads them.

        Half a gigabyte takes half a second.

        Raises:
            UnusableModel: a file cannot be read.
        """
        whole = hashlib.sha256("\n".join([engine, *releases(libraries)]).encode())
        try:
            for path in sorted(set(files)):
                whole.update(f"\0{path.relative_to(self.path).as_posix()}\0".encode())
                with path.open("rb") as file:
                    whole.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise UnusableModel(
                f"cannot use the model {self.name}: {error.filename} cannot be read ({error.strerror})"
            ) from None
        return whole.hexdigest()[:16]

    def _first_of(self, names: Sequence[str]) -> Path:
        for candidate in names:
            if (self.path / candidate).is_file():
                return self.path / candidate
        raise UnusableModel(f"cannot use the model {self.name}: {self.path} holds no {' and no '.join(names)}")
