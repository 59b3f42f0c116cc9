"""A graph of an ONNX model: what it takes and gives, and that these are what an embedding needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hexapla.engines.packages import load, said
from hexapla.errors import UnusableModel

SENTENCE = "sentence_embedding"
"""The output of a model that pools by itself, as optimum and sentence-transformers call it."""

_TOKENS = ("last_hidden_state", "token_embeddings")
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_INTEGERS = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
_RANKS = (2, 3)
_EXPORT = "export it again, with free sizes of batch and sequence"


class Graph:
    """A loaded model.

    ``width`` is the length of its rows; ``whole`` says that it gives a row for each text, (texts, width), and
    not for each token, (texts, tokens, width).
    """

    def __init__(self, session: Any, output: str, name: str) -> None:
        self._session, self._output, self._name = session, output, name
        self._types = {each.name: _INTEGERS[each.type] for each in session.get_inputs()}
        found = self.run(np.zeros((1, 2), dtype=np.int64))
        if found.ndim not in _RANKS or found.shape[:-1] not in ((1,), (1, 2)) or not found.shape[-1]:
            raise UnusableModel(
                f"cannot use the model {name}: its output {output} has the shape {found.shape} for one text of two "
                "tokens; (1, 2, width) or (1, width) is needed"
            )
        self.width, self.whole = int(found.shape[-1]), found.ndim == 2

    def run(self, tokens: NDArray[np.int64]) -> NDArray[np.floating]:
        """Return the output for texts of one length, given their tokens, of shape (texts, tokens), without padding.

        Raises:
            UnusableModel: the model fails on them.
        """
        given = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}
        try:
            (found,) = self._session.run([self._output], {key: given[key].astype(t) for key, t in self._types.items()})
        except Exception as error:  # the library's errors have no class in common
            raise UnusableModel(f"the model {self._name} failed on a text: {said(error)}") from error
        if not isinstance(found, np.ndarray) or not np.issubdtype(found.dtype, np.floating):
            raise UnusableModel(f"cannot use the model {self._name}: its output {self._output} holds no numbers")
        return found


def open_graph(path: Path, threads: int, name: str) -> Graph:
    """Load a model for the processor, and try it on two tokens; ``name`` is the model's.

    Raises:
        UnusableModel: it cannot be loaded, or takes or gives something else than an embedding needs.
    """
    library = load("onnxruntime", name)
    options = library.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3  # errors: it would tell the user how it optimises
    try:
        session = library.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's errors have no class in common
        raise UnusableModel(f"cannot load {path}: {said(error)}") from error
    _check_inputs(session.get_inputs(), name)
    return Graph(session, _output(session.get_outputs(), name), name)


def _check_inputs(inputs: list[Any], name: str) -> None:
    names = {each.name for each in inputs}
    if "input_ids" not in names or names - set(_INPUTS):
        raise UnusableModel(
            f"cannot use the model {name}: it takes {', '.join(sorted(names)) or 'nothing'}, "
            f"and what can be given is {', '.join(_INPUTS)}"
        )
    for each in inputs:
        if each.type not in _INTEGERS or len(each.shape) != 2 or any(isinstance(size, int) for size in each.shape):
            raise UnusableModel(
                f"cannot use the model {name}: its input {each.name} is a {each.type} of the shape {each.shape}, "
                f"and whole numbers of any count of texts and tokens are to be given; {_EXPORT}"
            )


def _output(outputs: list[Any], name: str) -> str:
    """Return which output holds the rows: of texts, else of tokens, else the first of a fitting shape."""
    names = [each.name for each in outputs]
    for known in (SENTENCE, *_TOKENS):
        if known in names:
            return known
    for rank in reversed(_RANKS):
        for each in outputs:
            if each.shape is not None and len(each.shape) == rank:
                return str(each.name)
    raise UnusableModel(f"cannot use the model {name}: none of its outputs ({', '.join(names)}) holds rows of tokens")
