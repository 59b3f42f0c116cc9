"""Embedding by a model of sentence-transformers, from a folder on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from hexapla.engines.contract import Vectors
from hexapla.engines.folders import ModelFolder
from hexapla.engines.packages import load, said
from hexapla.engines.vectors import MOST_TOKENS, READS, readable, unit
from hexapla.errors import UnusableModel

PACKAGES = ("sentence_transformers",)
LIBRARIES = ("sentence_transformers", "transformers", "tokenizers", "torch")
VERSION = "sentence-transformers 1"
"""Of what is done here; raised when the same model would give other rows."""

BATCH = 1
"""Texts that are read at once. In a larger batch shorter texts are padded, which may change the last digits of their
rows with the company they are in. Not measured here for speed; ONNX gains nothing from larger ones on a processor."""

_OTHER_FORMS = {"onnx", "openvino"}  # folders with the same model in forms that are not read here


class SentenceTransformerEmbedder:
    """An :class:`~hexapla.engines.contract.Embedder` over a folder that ``SentenceTransformer.save`` wrote.

    It runs on the processor, in 32 bits, and runs no code that the folder brings. A prompt that the folder declares as
    its default stands before each text.

    Raises:
        UnusableModel: the folder is no such model, or the package is not installed.
    """

    def __init__(self, folder: Path, threads: int = 1, batch: int = BATCH) -> None:
        self._folder = ModelFolder("sentence-transformers", folder)
        self._folder.opened_with(PACKAGES, ["modules.json"])
        self.name, self.reads = self._folder.name, READS
        self._threads, self._batch = threads, batch

    @cached_property
    def version(self) -> str:
        """A hash of the folder and of the releases of the libraries."""
        return self._folder.version(self._files(), VERSION, LIBRARIES)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text; see the contract."""
        try:
            rows = self._model.encode(
                [readable(text) for text in texts] or [""],  # its width is not asked of a model but seen
                batch_size=self._batch,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        except (RuntimeError, ValueError, IndexError, TypeError) as error:
            raise UnusableModel(f"the model {self.name} failed on a text: {said(error)}") from error
        if rows.ndim != 2 or not np.issubdtype(rows.dtype, np.floating):
            raise UnusableModel(f"cannot use the model {self.name}: it gives no row of numbers for each text")
        return unit(rows[: len(texts)], self.name)

    @cached_property
    def _model(self) -> Any:
        library, torch = load("sentence_transformers", self.name), load("torch", self.name)
        load("transformers", self.name).utils.logging.disable_progress_bar()
        torch.set_num_threads(self._threads)
        try:
            model = library.SentenceTransformer(
                str(self._folder.path), device="cpu", local_files_only=True, trust_remote_code=False
            )
        except Exception as error:  # the library and those below it raise errors of every kind for a damaged folder
            raise UnusableModel(f"cannot load the model {self.name}: {said(error)}") from error
        model.float()
        limit = model.max_seq_length
        if limit is None or MOST_TOKENS < limit < float("inf"):  # a model of words has no limit, and none can be set
            model.max_seq_length = MOST_TOKENS
        return model

    def _files(self) -> Iterator[Path]:
        for path in self._folder.path.rglob("*"):
            parts = path.relative_to(self._folder.path).parts
            hidden = any(part.startswith(".") for part in parts)
            if path.is_file() and not hidden and parts[0] not in _OTHER_FORMS:
                yield path
