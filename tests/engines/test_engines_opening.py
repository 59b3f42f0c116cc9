"""Opening an engine: an address says which, and nothing is loaded before rows are asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from engines.tiny_models import write_onnx
from hexapla.engines.onnx import OnnxEmbedder
from hexapla.engines.opening import open_embedder
from hexapla.errors import UnusableModel

HEAVY = {"onnxruntime", "tokenizers", "sentence_transformers", "torch", "transformers", "huggingface_hub"}
OPEN = """
import sys
from hexapla.engines.opening import open_embedder
assert open_embedder(sys.argv[1]).version
print(*sys.modules)
"""


def test_an_address_opens_the_engine_it_names(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    embedder = open_embedder(f"onnx:{write_onnx(tmp_path / 'tiny')}", threads=2)
    assert isinstance(embedder, OnnxEmbedder)
    assert embedder.name == "onnx:tiny"


@pytest.mark.parametrize("address", ["", "tiny", "onnx", "onnx:", "bert:tiny", "ONNX:tiny", "https://x.example/model"])
def test_an_address_of_another_kind_is_told_what_can_be_written(address: str) -> None:
    with pytest.raises(UnusableModel, match="write onnx:FOLDER or sentence-transformers:FOLDER"):
        open_embedder(address)


def test_opening_and_asking_for_the_version_loads_no_library(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    words = [sys.executable, "-c", OPEN, f"onnx:{write_onnx(tmp_path)}"]
    loaded = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    assert HEAVY.isdisjoint(loaded)
