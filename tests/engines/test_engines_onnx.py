"""The ONNX engine: rows are what the model says, and a folder that is no such model says what it lacks."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.tiny_models import TEXTS, WIDTH, write_onnx, write_settings, write_tokenizer
from hexapla.engines.onnx import MODELS, OnnxEmbedder
from hexapla.errors import UnusableModel

runtime = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
library = pytest.importorskip("tokenizers", reason="the package tokenizers is not installed")


def states(folder: Path, text: str, most: int = 512) -> np.ndarray:
    """Return the rows of a text's tokens, asked of the model without our code."""
    ids = np.array([library.Tokenizer.from_file(str(folder / "tokenizer.json")).encode(text).ids[:most]])
    session = runtime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    names = [each.name for each in session.get_inputs()]
    return session.run(["last_hidden_state"], {name: given[name] for name in names})[0][0]


def scaled(row: np.ndarray) -> np.ndarray:
    return row / np.linalg.norm(row)


@pytest.mark.parametrize(
    "inputs",
    [
        ("input_ids",),
        ("input_ids", "attention_mask"),
        ("input_ids", "token_type_ids"),
        ("input_ids", "attention_mask", "token_type_ids"),
    ],
)
def test_a_row_is_the_mean_of_its_tokens_whatever_inputs_the_model_takes(
    tmp_path: Path, inputs: tuple[str, ...]
) -> None:
    write_onnx(tmp_path, inputs=inputs)
    rows = OnnxEmbedder(tmp_path).embed(TEXTS)
    assert rows.shape == (len(TEXTS), WIDTH)
    assert rows.dtype == np.float32
    for text, row in zip(TEXTS, rows, strict=True):
        np.testing.assert_allclose(row, scaled(states(tmp_path, text).mean(axis=0)), atol=1e-6)


def test_the_first_token_speaks_where_the_folder_says_so(tmp_path: Path) -> None:
    write_onnx(tmp_path, special=False)
    expected = scaled(states(tmp_path, TEXTS[0])[0])
    for config in (
        {"pooling_mode": "cls"},
        {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False, "word_embedding_dimension": WIDTH},
    ):
        write_settings(tmp_path, "1_Pooling/config.json", config)
        np.testing.assert_allclose(OnnxEmbedder(tmp_path).embed(TEXTS[:1])[0], expected, atol=1e-6)


def test_a_model_that_pools_by_itself_is_taken_at_its_word(tmp_path: Path) -> None:
    write_onnx(tmp_path, whole=True)
    write_settings(tmp_path, "1_Pooling/config.json", {"pooling_mode": "max"})
    np.testing.assert_allclose(
        OnnxEmbedder(tmp_path).embed(TEXTS[:1])[0], scaled(states(tmp_path, TEXTS[0]).max(axis=0)), atol=1e-6
    )


@pytest.mark.parametrize("file", MODELS)
def test_the_model_may_stand_in_a_folder_of_its_own(tmp_path: Path, file: str) -> None:
    expected = OnnxEmbedder(write_onnx(tmp_path)).embed(TEXTS)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / "model.onnx").rename(tmp_path / file)
    np.testing.assert_array_equal(OnnxEmbedder(tmp_path).embed(TEXTS), expected)


def test_order_batches_and_threads_leave_every_bit_of_a_row(tmp_path: Path) -> None:
    write_onnx(tmp_path)
    expected = OnnxEmbedder(tmp_path, batch=1).embed(TEXTS * 3)
    np.testing.assert_array_equal(OnnxEmbedder(tmp_path, batch=5, threads=2).embed(TEXTS * 3), expected)
    np.testing.assert_array_equal(OnnxEmbedder(tmp_path).embed(TEXTS[::-1])[::-1], expected[: len(TEXTS)])


@pytest.mark.parametrize(
    ("file", "value"),
    [
        ("sentence_bert_config.json", {"max_seq_length": 5}),
        ("tokenizer_config.json", {"model_max_length": 5}),
        ("config.json", {"max_position_embeddings": 5}),
    ],
)
def test_a_model_reads_as_many_tokens_as_its_folder_says(tmp_path: Path, file: str, value: object) -> None:
    write_onnx(tmp_path, special=False)
    write_settings(tmp_path, file, value)
    (row,) = OnnxEmbedder(tmp_path).embed(["minister signs the agreement in capital 300 32"])
    np.testing.assert_allclose(row, scaled(states(tmp_path, "minister signs the agreement in").mean(axis=0)), atol=1e-6)


def test_without_a_limit_it_reads_512_tokens(tmp_path: Path) -> None:
    write_onnx(tmp_path, special=False)
    write_settings(tmp_path, "tokenizer_config.json", {"model_max_length": 1e30})
    (row,) = OnnxEmbedder(tmp_path).embed(["minister " * 512 + "32 " * 512])
    np.testing.assert_allclose(row, scaled(states(tmp_path, "minister")[0]), atol=1e-6)


def test_texts_without_a_token_share_one_row(tmp_path: Path) -> None:
    rows = OnnxEmbedder(write_onnx(tmp_path, special=False)).embed(["", TEXTS[0], " \n\t"])
    np.testing.assert_array_equal(rows[0], np.full(WIDTH, WIDTH**-0.5, dtype=np.float32))
    np.testing.assert_array_equal(rows[2], rows[0])


def test_the_version_is_of_what_the_folder_holds_not_of_its_name(tmp_path: Path) -> None:
    one, two = write_onnx(tmp_path / "one"), write_onnx(tmp_path / "two")
    version = OnnxEmbedder(one).version
    assert OnnxEmbedder(two, threads=2, batch=7).version == version
    (two / "notes.txt").write_text("not of the model")
    assert OnnxEmbedder(two).version == version
    (two / "model.onnx_data").write_bytes(b"weights that stand beside the graph")
    beside = OnnxEmbedder(two).version
    write_settings(two, "1_Pooling/config.json", {"pooling_mode": "cls"})
    assert len({version, beside, OnnxEmbedder(two).version}) == 3


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> OnnxEmbedder:
    return OnnxEmbedder(write_onnx(tmp_path_factory.mktemp("tiny")))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.characters() | st.characters(categories=["Cs"])), max_size=6))
def test_any_text_has_a_row_of_length_1(tiny: OnnxEmbedder, texts: list[str]) -> None:
    rows = tiny.embed(texts)
    assert rows.shape == (len(texts), WIDTH)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match=r"there is no folder .*downloads no models"):
        OnnxEmbedder(tmp_path / "nowhere")
    with pytest.raises(UnusableModel, match=r"no model\.onnx and no onnx/model\.onnx"):
        OnnxEmbedder(tmp_path)
    write_onnx(tmp_path)
    (tmp_path / "tokenizer.json").unlink()
    with pytest.raises(UnusableModel, match=r"no tokenizer\.json"):
        OnnxEmbedder(tmp_path)


def test_a_package_that_is_missing_is_named_with_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_onnx(tmp_path)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(UnusableModel, match="onnxruntime is not installed; run: pip install onnxruntime tokenizers"):
        OnnxEmbedder(tmp_path)


@pytest.mark.parametrize(
    ("shape", "inputs", "message"),
    [
        ((1, 128), ("input_ids",), "free sizes of batch and sequence"),
        (("batch", "sequence"), ("pixel_values",), "it takes pixel_values"),
        (("batch", "sequence"), ("input_ids", "position_ids"), "it takes input_ids, position_ids"),
    ],
)
def test_a_model_that_takes_something_else_says_what(
    tmp_path: Path, shape: tuple[str | int, ...], inputs: tuple[str, ...], message: str
) -> None:
    write_foreign(tmp_path, shape, inputs)
    with pytest.raises(UnusableModel, match=message):
        OnnxEmbedder(tmp_path).embed(())


def test_a_model_that_gives_something_else_says_what(tmp_path: Path) -> None:
    write_foreign(tmp_path, ("batch", "sequence"), ("input_ids",))
    with pytest.raises(UnusableModel, match=r"the shape \(2, 1\) for one text of two tokens"):
        OnnxEmbedder(tmp_path).embed(())


def write_foreign(folder: Path, shape: tuple[str | int, ...], inputs: tuple[str, ...]) -> None:
    """Write a model that turns its first input about."""
    onnx = pytest.importorskip("onnx", reason="the package onnx, which makes the model, is not installed")
    helper, number = onnx.helper, onnx.TensorProto
    nodes = [
        helper.make_node("Cast", [inputs[0]], ["cast"], to=number.FLOAT),
        helper.make_node("Transpose", ["cast"], ["out"]),
    ]
    takes = [helper.make_tensor_value_info(name, number.INT64, list(shape)) for name in inputs]
    gives = [helper.make_tensor_value_info("out", number.FLOAT, list(shape[::-1]))]
    graph = helper.make_graph(nodes, "foreign", takes, gives)
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), folder / "model.onnx"
    )
    write_tokenizer(folder)


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "1_Pooling/config.json", "tokenizer_config.json"])
def test_a_damaged_file_is_named(tmp_path: Path, file: str) -> None:
    write_onnx(tmp_path)
    (tmp_path / "1_Pooling").mkdir()
    (tmp_path / file).write_bytes(b'{"cut off')
    with pytest.raises(UnusableModel, match=file):
        OnnxEmbedder(tmp_path).embed(TEXTS)


def test_a_way_of_pooling_that_cannot_be_done_is_refused(tmp_path: Path) -> None:
    write_onnx(tmp_path)
    write_settings(tmp_path, "1_Pooling/config.json", {"pooling_mode": ["cls", "max"]})
    with pytest.raises(UnusableModel, match="it pools by cls, max"):
        OnnxEmbedder(tmp_path).embed(())


def test_a_layer_that_the_graph_lacks_is_refused(tmp_path: Path) -> None:
    write_onnx(tmp_path)
    kinds = ["Transformer", "Pooling", "Dense", "Normalize"]
    modules = [{"type": f"sentence_transformers.models.{kind}", "path": f"{n}_{kind}"} for n, kind in enumerate(kinds)]
    write_settings(tmp_path, "modules.json", modules)
    with pytest.raises(UnusableModel, match="a layer Dense"):
        OnnxEmbedder(tmp_path).embed(())
    write_onnx(tmp_path, whole=True)
    assert OnnxEmbedder(tmp_path).embed(()).shape == (0, WIDTH)


def test_rows_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    write_onnx(tmp_path, scale=float("inf"))
    with pytest.raises(UnusableModel, match="rows that are no numbers"):
        OnnxEmbedder(tmp_path).embed(TEXTS)


def test_a_tokenizer_of_another_model_is_an_error_not_a_crash(tmp_path: Path) -> None:
    write_onnx(tmp_path)
    tokenizer = json.loads((tmp_path / "tokenizer.json").read_bytes())
    tokenizer["model"]["vocab"]["minister"] = 4000
    write_settings(tmp_path, "tokenizer.json", tokenizer)
    with pytest.raises(UnusableModel, match="failed on a text"):
        OnnxEmbedder(tmp_path).embed(["minister"])
