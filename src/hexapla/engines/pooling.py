"""Pooling: how the rows of a text's tokens become the row of the text, as the folder of a model says."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from hexapla.engines.folders import ModelFolder
from hexapla.errors import UnusableModel

Pooling = Literal["mean", "cls"]

_MODES: dict[str, Pooling] = {"mean": "mean", "cls": "cls", "mean_tokens": "mean", "cls_token": "cls"}
_LEGACY = "pooling_mode_"
_HANDLED = {"Transformer", "Pooling", "Normalize"}


def pooling_of(folder: ModelFolder) -> Pooling:
    """Return how the model of a folder pools: as its files for sentence-transformers say, else by the mean.

    Raises:
        UnusableModel: it pools in another way, or has layers behind the pooling, which an ONNX file of the
            transformer alone does not hold.
    """
    modules = [module for module in _objects(folder.stated("modules.json")) if "type" in module]
    kinds = [str(module["type"]).rpartition(".")[2] for module in modules]
    if foreign := sorted(set(kinds) - _HANDLED):
        raise UnusableModel(
            f"cannot use the model {folder.name}: it has a layer {foreign[0]} behind its tokens that is not in its "
            "ONNX file; export it whole, with an output sentence_embedding, or write sentence-transformers: for onnx:"
        )
    place = next((str(m.get("path")) for m, kind in zip(modules, kinds, strict=True) if kind == "Pooling"), "1_Pooling")
    return _mode(folder.stated(f"{place}/config.json"), folder.name)


def pooled(states: NDArray[np.floating], pooling: Pooling) -> NDArray[np.floating]:
    """Return the row of each text, given those of its tokens, of shape (texts, tokens, width): all of them count.

    Texts are batched with others of as many tokens, so there is no padding for an attention mask to leave out.
    """
    if pooling == "cls":
        return states[:, 0]
    means: NDArray[np.floating] = states.mean(axis=1, dtype=np.float64)
    return means


def _mode(config: Any, name: str) -> Pooling:
    said = config.get("pooling_mode") if isinstance(config, dict) else None
    modes = [said] if isinstance(said, str) else list(said or ())
    if isinstance(config, dict) and not modes:  # as sentence-transformers wrote it before its version 5.4
        modes = [key.removeprefix(_LEGACY) for key, on in config.items() if key.startswith(_LEGACY) and on is True]
    if not modes:
        return "mean"
    if len(modes) == 1 and modes[0] in _MODES:
        return _MODES[modes[0]]
    raise UnusableModel(
        f"cannot use the model {name}: it pools by {', '.join(map(str, modes))}, and an ONNX file is pooled by mean "
        "or cls; export it whole, with an output sentence_embedding, or write sentence-transformers: for onnx:"
    )


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
