"""What every embedding engine holds to, whatever model it reads."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engines.tiny_models import TEXTS, WIDTH, write_onnx, write_sentence_transformer
from hexapla.engines import Embedder
from hexapla.engines.onnx import OnnxEmbedder
from hexapla.engines.sentence_transformer import SentenceTransformerEmbedder

Opener = Callable[[int], Embedder]


def onnx(folder: Path) -> Opener:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    write_onnx(folder, inputs=("input_ids", "attention_mask", "token_type_ids"))
    return lambda batch: OnnxEmbedder(folder, batch=batch)


def onnx_without_marks(folder: Path) -> Opener:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    write_onnx(folder, special=False)
    return lambda batch: OnnxEmbedder(folder, batch=batch)


def sentence_transformers(folder: Path) -> Opener:
    write_sentence_transformer(folder)
    return lambda batch: SentenceTransformerEmbedder(folder, batch=batch)


@pytest.fixture(scope="module", params=[onnx, onnx_without_marks, sentence_transformers])
def opener(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opener:
    opened: Opener = request.param(tmp_path_factory.mktemp("model") / "tiny")
    return opened


@pytest.fixture(autouse=True)
def no_network(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every try to reach a network fail the test, once the model has been made."""

    def refuse(*_: Any, **__: Any) -> Any:
        pytest.fail("an engine asked the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def embedder(opener: Opener) -> Embedder:
    return opener(4)


def test_every_text_has_a_row_of_length_1(embedder: Embedder) -> None:
    rows = embedder.embed(TEXTS)
    assert rows.shape == (len(TEXTS), WIDTH)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)


def test_different_texts_have_different_rows(embedder: Embedder) -> None:
    rows = embedder.embed(TEXTS[:5])
    assert np.tril(rows @ rows.T, -1).max() < 0.9999


def test_one_text_has_one_row_now_and_later(opener: Opener) -> None:
    embedder = opener(4)
    np.testing.assert_array_equal(embedder.embed(TEXTS), embedder.embed(TEXTS))
    np.testing.assert_array_equal(embedder.embed(TEXTS), opener(4).embed(TEXTS))


def test_order_and_batches_change_no_row(opener: Opener) -> None:
    many = TEXTS * 2
    expected = opener(1).embed(many)
    for batch in (3, 64):
        np.testing.assert_allclose(opener(batch).embed(many[::-1])[::-1], expected, atol=1e-5)
    alone = np.concatenate([opener(1).embed([text]) for text in many])
    np.testing.assert_allclose(alone, expected, atol=1e-5)


def test_the_empty_text_has_a_row(embedder: Embedder) -> None:
    rows = embedder.embed(["", " ", "", "\u200b"])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    np.testing.assert_array_equal(rows[0], rows[2])


def test_no_texts_have_no_rows_of_the_same_width(embedder: Embedder) -> None:
    assert embedder.embed(()).shape == (0, WIDTH)


@pytest.mark.parametrize("piece", ["minister signs the agreement ", "部長簽署協議", "x", "\n", "\U0001f701", "\ud83c"])
def test_of_a_megabyte_only_the_beginning_is_read(embedder: Embedder, piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    whole, beginning = embedder.embed([text, text[: embedder.reads]])
    np.testing.assert_array_equal(whole, beginning)
    assert abs(float(np.linalg.norm(whole)) - 1.0) < 1e-6


def test_the_version_stays_while_the_model_does(opener: Opener) -> None:
    one, other = opener(1), opener(9)
    assert one.version == other.version
    assert len(one.version) == 16
    assert one.name.endswith(":tiny")
