"""The sentence-transformers engine: rows are those of the library, and a folder runs no code of its own."""

import sys
from pathlib import Path

import numpy as np
import pytest

from engines.tiny_models import TEXTS, WIDTH, write_sentence_transformer, write_settings
from hexapla.engines.sentence_transformer import SentenceTransformerEmbedder
from hexapla.errors import UnusableModel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_sentence_transformer(tmp_path / "tiny")


def test_rows_are_those_of_the_library(folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    rows = SentenceTransformerEmbedder(folder).embed(TEXTS)
    asked = SentenceTransformer(str(folder), device="cpu").encode(list(TEXTS), normalize_embeddings=True)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows, asked, atol=1e-5)


def test_the_order_leaves_every_bit_of_a_row(folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(folder)
    np.testing.assert_array_equal(embedder.embed(TEXTS[::-1])[::-1], embedder.embed(TEXTS))


def test_the_version_is_of_what_the_folder_holds(folder: Path) -> None:
    version = SentenceTransformerEmbedder(folder).version
    (folder / ".cache").mkdir()
    (folder / ".cache" / "x").write_text("hidden")
    assert SentenceTransformerEmbedder(folder, threads=2, batch=9).version == version
    write_settings(folder, "1_Pooling/config.json", {"embedding_dimension": WIDTH, "pooling_mode": "cls"})
    assert SentenceTransformerEmbedder(folder).version != version


def test_code_that_a_folder_brings_is_not_run(folder: Path) -> None:
    (folder / "theirs.py").write_text("raise SystemExit('this ran')")
    write_settings(folder, "modules.json", [{"idx": 0, "name": "0", "path": "", "type": "theirs.Transformer"}])
    with pytest.raises(UnusableModel, match="cannot load the model"):
        SentenceTransformerEmbedder(folder).embed(TEXTS)


def test_a_damaged_file_is_an_error(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"cut off")
    with pytest.raises(UnusableModel, match="cannot load the model sentence-transformers:tiny"):
        SentenceTransformerEmbedder(folder).embed(TEXTS)


def test_a_folder_of_another_kind_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match=r"holds no modules\.json"):
        SentenceTransformerEmbedder(tmp_path)


def test_without_the_package_it_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(tmp_path, "modules.json", [])
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(UnusableModel, match="run: pip install sentence-transformers"):
        SentenceTransformerEmbedder(tmp_path)
