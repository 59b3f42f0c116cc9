"""Embedding by an ONNX model and its tokenizer, from a folder on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hexapla.engines.contract import Vectors
from hexapla.engines.folders import ModelFolder
from hexapla.engines.graph import Graph, open_graph
from hexapla.engines.packages import load, said
from hexapla.engines.pooling import Pooling, pooled, pooling_of
from hexapla.engines.vectors import MOST_TOKENS, READS, readable, unit
from hexapla.errors import UnusableModel

PACKAGES = ("onnxruntime", "tokenizers")
VERSION = "onnx 1"
"""Of what is done here; raised when the same model would give other rows."""

MODELS = ("model.onnx", "onnx/model.onnx")
TOKENIZER = "tokenizer.json"

BATCH = 4
"""Texts that are read at once. A model of 12 layers of 384 took, on one thread, 89, 88, 97 and 116 ms of processor for
a text of 128 tokens in batches of 1, 4, 16 and 32, and 441, 442 and 505 ms for one of 512 in those of 1, 4 and 16
(random weights, onnxruntime 1.31, November 2026)."""

WINDOW = 512
"""Texts whose tokens are held at once."""

_LIMITS = (("sentence_bert_config.json", "max_seq_length"), ("tokenizer_config.json", "model_max_length"))
_POSITIONS = ("config.json", "max_position_embeddings")
_SETTINGS = ("modules.json", "1_Pooling/config.json", "config.json", *(name for name, _ in _LIMITS))

Tokens = NDArray[np.int64]


class OnnxEmbedder:
    """An :class:`~hexapla.engines.contract.Embedder` over ``model.onnx`` or ``onnx/model.onnx`` and ``tokenizer.json``.

    Texts are batched with others of as many tokens, so that nothing is padded and no text sees that others were there:
    rows are the same to the last bit in any order, batch and number of threads (as measured on x86-64, November 2026).

    Raises:
        UnusableModel: the folder is no such model, or a package is not installed.
    """

    def __init__(self, folder: Path, threads: int = 1, batch: int = BATCH) -> None:
        self._folder = ModelFolder("onnx", folder)
        self._path, self._tokenizer_path = self._folder.opened_with(PACKAGES, MODELS, [TOKENIZER])
        self.name, self.reads = self._folder.name, READS
        self._threads, self._batch = threads, batch

    @cached_property
    def version(self) -> str:
        """A hash of the model, of its tokenizer and settings, and of the releases of the libraries."""
        return self._folder.version(self._files(), VERSION, PACKAGES)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text; see the contract."""
        rows = np.zeros((len(texts), self._graph.width))
        for start in range(0, len(texts), WINDOW):
            tokens = [self._tokens(text) for text in texts[start : start + WINDOW]]
            for batch in _batches(tokens, self._batch):
                rows[start + np.array(batch)] = self._rows(np.stack([tokens[place] for place in batch]))
        return unit(rows, self.name)

    def _rows(self, tokens: Tokens) -> NDArray[np.floating]:
        found = self._graph.run(tokens)
        return pooled(found, self._pooling) if found.ndim == 3 else found

    def _tokens(self, text: str) -> Tokens:
        try:
            return np.array(self._tokenizer.encode(readable(text)).ids, dtype=np.int64)
        except Exception as error:  # the library raises nothing more precise
            raise UnusableModel(f"the tokenizer of the model {self.name} failed on a text: {said(error)}") from error

    @cached_property
    def _graph(self) -> Graph:
        graph = open_graph(self._path, self._threads, self.name)
        if graph.whole:
            return graph
        _ = self._pooling  # a model that pools in a way of its own is refused before it has worked for hours
        return graph

    @cached_property
    def _pooling(self) -> Pooling:
        return pooling_of(self._folder)

    @cached_property
    def _tokenizer(self) -> Any:
        library = load("tokenizers", self.name)
        try:
            tokenizer = library.Tokenizer.from_file(str(self._tokenizer_path))
        except Exception as error:  # the library raises nothing more precise
            raise UnusableModel(f"cannot load {self._tokenizer_path}: {said(error)}") from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._most_tokens(tokenizer.truncation))
        return tokenizer

    def _most_tokens(self, truncation: dict[str, Any] | None) -> int:
        """Return how many tokens the model takes, as the first file says that says it."""
        limits = [self._number(*_LIMITS[0]), _positive((truncation or {}).get("max_length")), self._number(*_LIMITS[1])]
        said_first = next((limit for limit in limits if limit is not None), MOST_TOKENS)
        return min(said_first, self._number(*_POSITIONS) or MOST_TOKENS, MOST_TOKENS)

    def _number(self, file: str, key: str) -> int | None:
        settings = self._folder.stated(file)
        return _positive(settings.get(key)) if isinstance(settings, dict) else None

    def _files(self) -> Iterator[Path]:
        # Large weights stand beside the graph, in files called after it: model.onnx_data, model.onnx.data.
        yield from self._path.parent.glob(f"{self._path.name}*")
        yield self._tokenizer_path
        yield from (path for path in (self._folder.path / name for name in _SETTINGS) if path.is_file())


def _batches(tokens: Sequence[Tokens], most: int) -> Iterator[list[int]]:
    """Yield places of texts of one length, at most ``most`` together; a text without tokens is in no batch."""
    places: dict[int, list[int]] = {}
    for place, one in enumerate(tokens):
        places.setdefault(len(one), []).append(place)
    for length in sorted(places.keys() - {0}):
        same = places[length]
        yield from (same[start : start + most] for start in range(0, len(same), most))


def _positive(value: object) -> int | None:
    """Return a whole number above 0; tokenizers without a limit say 1e30."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
