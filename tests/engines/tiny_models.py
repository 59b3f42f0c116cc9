"""Models of a few kilobytes, made on the spot: what the embedding engines are tried with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

TEXTS = (
    "minister signs the agreement",
    "bộ_trưởng ký hiệp_định",
    "министр подписал соглашение",
    "部長 簽署 協議",
    "الوزير يوقع الاتفاق",
    "the conference opens in the capital " * 40,
    "32 300",
    "words that no vocabulary knows",
)
WORDS = sorted({word for text in TEXTS[:-1] for word in text.split()})
WIDTH = 8


def write_onnx(
    folder: Path,
    *,
    inputs: tuple[str, ...] = ("input_ids", "attention_mask"),
    shape: tuple[str | int, ...] = ("batch", "sequence"),
    whole: bool = False,
    special: bool = True,
    scale: float = 1.0,
) -> Path:
    """Write a model whose tokens have rows from a table, and its tokenizer; returns the folder.

    ``whole`` makes it pool by itself, by the maximum; ``special`` puts marks around each text; ``scale`` is that of
    its rows.
    """
    onnx = pytest.importorskip("onnx", reason="the package onnx, which makes the model, is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    tokens = write_tokenizer(folder, special)
    helper, number = onnx.helper, onnx.TensorProto
    random = np.random.default_rng(7)
    tables = {
        "table": random.normal(size=(tokens, WIDTH)) * scale,
        "kinds": random.normal(size=(2, WIDTH)),
        "turn": random.normal(size=(WIDTH, WIDTH)),
        "last": np.array([2]),
    }
    tables = {name: table if name == "last" else table.astype(np.float32) for name, table in tables.items()}
    weights = [onnx.numpy_helper.from_array(table, name) for name, table in tables.items()]
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["seen"])]
    rows = "seen"
    if "token_type_ids" in inputs:
        nodes.append(helper.make_node("Gather", ["kinds", "token_type_ids"], ["kind"]))
        nodes.append(helper.make_node("Add", [rows, "kind"], ["typed"]))
        rows = "typed"
    if "attention_mask" in inputs:
        nodes.append(helper.make_node("Cast", ["attention_mask"], ["mask"], to=number.FLOAT))
        nodes.append(helper.make_node("Unsqueeze", ["mask", "last"], ["wide"]))
        nodes.append(helper.make_node("Mul", [rows, "wide"], ["masked"]))
        rows = "masked"
    nodes.append(helper.make_node("MatMul", [rows, "turn"], ["turned"]))
    nodes.append(helper.make_node("Identity", ["turned"], ["last_hidden_state"]))
    outputs = [helper.make_tensor_value_info("last_hidden_state", number.FLOAT, [*shape, WIDTH])]
    if whole:
        nodes.append(helper.make_node("ReduceMax", ["turned"], ["sentence_embedding"], axes=[1], keepdims=0))
        outputs.append(helper.make_tensor_value_info("sentence_embedding", number.FLOAT, [shape[0], WIDTH]))
    takes = [helper.make_tensor_value_info(name, number.INT64, list(shape)) for name in inputs]
    graph = helper.make_graph(nodes, "tiny", takes, outputs, weights)
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), folder / "model.onnx"
    )
    return folder


def write_tokenizer(folder: Path, special: bool = True) -> int:
    """Write a tokenizer of whole words; returns how many tokens it knows."""
    library = pytest.importorskip("tokenizers", reason="the package tokenizers is not installed")
    vocabulary = {word: place for place, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = library.Tokenizer(library.models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = library.pre_tokenizers.WhitespaceSplit()
    if special:
        marks = [("[CLS]", 2), ("[SEP]", 3)]
        tokenizer.post_processor = library.processors.TemplateProcessing("[CLS] $A [SEP]", special_tokens=marks)
    tokenizer.save(str(folder / "tokenizer.json"))
    return len(vocabulary)


def write_sentence_transformer(folder: Path) -> Path:
    """Write a BERT of one layer with a vocabulary of letters, as sentence-transformers saves it; returns the folder."""
    reason = "sentence-transformers is not installed: pip install '.[embeddings]'"
    library: Any = pytest.importorskip("sentence_transformers", reason=reason)
    models: Any = pytest.importorskip("sentence_transformers.models", reason=reason)
    torch: Any = pytest.importorskip("torch", reason=reason)
    transformers: Any = pytest.importorskip("transformers", reason=reason)
    letters = sorted({letter for word in WORDS for letter in word if letter != "_"})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    source = folder.with_name(f"{folder.name}-source")
    source.mkdir()
    (source / "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
    transformers.BertTokenizerFast(str(source / "vocab.txt"), model_max_length=64).save_pretrained(source)
    torch.manual_seed(7)
    size = {"hidden_size": WIDTH, "num_attention_heads": 2, "intermediate_size": 16, "max_position_embeddings": 64}
    config = transformers.BertConfig(vocab_size=len(vocabulary), num_hidden_layers=1, **size)
    transformers.BertModel(config).save_pretrained(source)
    reader = models.Transformer(str(source), max_seq_length=64)
    library.SentenceTransformer(modules=[reader, models.Pooling(WIDTH)]).save(str(folder))
    return folder


def write_settings(folder: Path, name: str, value: object) -> None:
    """Write one of the small files that say how a model is to be used."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(value), "utf-8")
