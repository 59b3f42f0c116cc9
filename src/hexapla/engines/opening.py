"""Opening an engine: from the address that a user writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hexapla.engines.contract import Embedder
from hexapla.engines.onnx import OnnxEmbedder
from hexapla.engines.sentence_transformer import SentenceTransformerEmbedder
from hexapla.errors import UnusableModel

_OPENERS: dict[str, Callable[[Path, int], Embedder]] = {
    "onnx": OnnxEmbedder,
    "sentence-transformers": SentenceTransformerEmbedder,
}


def open_embedder(address: str, threads: int = 1) -> Embedder:
    """Return the embedder of an address, ``onnx:FOLDER`` or ``sentence-transformers:FOLDER``.

    Opening looks whether the packages and the files are there and loads nothing. ``threads`` is how many the model
    may use; it changes no row.

    Raises:
        UnusableModel: the address says neither, the folder holds no such model, or a package is not installed.
    """
    scheme, colon, folder = address.partition(":")
    if not colon or not folder or scheme not in _OPENERS:
        known = " or ".join(f"{known}:FOLDER" for known in _OPENERS)
        raise UnusableModel(f"cannot use the model {address}: write {known}, with the folder of a model on this disk")
    return _OPENERS[scheme](Path(folder), threads)
