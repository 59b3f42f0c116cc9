"""The option --embeddings: a model on this disk adds a signal, and one that cannot be used is told in one line."""

import json
from pathlib import Path

import pytest

from commands import Command
from engines.tiny_models import write_onnx, write_settings
from event_reports import REPORTS


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f"{report.line()}\n" for report in REPORTS), "utf-8")
    return path


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    return write_onnx(tmp_path / "tiny")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("tiny", "write onnx:FOLDER or sentence-transformers:FOLDER"),
        ("onnx:", "write onnx:FOLDER or sentence-transformers:FOLDER"),
        ("onnx:nowhere", "there is no folder nowhere"),
        ("onnx:.", "holds no model.onnx"),
        ("sentence-transformers:.", "holds no modules.json"),
    ],
)
@pytest.mark.parametrize("words", [["link", "articles.jsonl"], ["build", "articles.jsonl"], ["why", "a", "b"]])
def test_a_model_that_cannot_be_used_is_told_in_one_line(
    words: list[str], address: str, told: str, hexapla: Command, articles: Path
) -> None:
    done = hexapla(*words, "--embeddings", address, cwd=articles.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (articles.parent / "hexapla.db").exists()


def test_a_missing_package_is_told_with_how_to_get_it(hexapla: Command, articles: Path) -> None:
    folder = articles.parent / "model"
    folder.mkdir()
    write_settings(folder, "modules.json", [])
    try:
        import sentence_transformers  # noqa: F401
    except ImportError:
        done = hexapla("link", articles, "--embeddings", f"sentence-transformers:{folder}")
        assert done.returncode == 2
        assert "sentence_transformers is not installed; run: pip install sentence-transformers" in done.stderr
    else:
        pytest.skip("sentence-transformers is installed")


def test_a_damaged_model_is_told_in_one_line(hexapla: Command, articles: Path, tiny: Path) -> None:
    (tiny / "model.onnx").write_bytes(b"no model")
    done = hexapla("link", articles, "--embeddings", f"onnx:{tiny}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot load" in done.stderr
    assert done.stderr.count("\n") == 1


def test_link_with_a_model_answers_for_every_article(hexapla: Command, articles: Path, tiny: Path) -> None:
    done = hexapla("link", articles, "--embeddings", f"onnx:{tiny}")
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == sorted(report.id for report in REPORTS)


def test_a_build_embeds_once_and_why_says_what_the_model_makes_of_two(
    hexapla: Command, articles: Path, tiny: Path
) -> None:
    words = ("--archive", articles.parent / "x.db", "--embeddings", f"onnx:{tiny}")
    counts = [json.loads(hexapla("build", articles, "--json", *words).stdout)["vectors_made"] for _ in range(2)]
    assert counts == [len(REPORTS) + 1, 0]  # and the empty text
    told = json.loads(hexapla("why", "bridge-en", "bridge-de", "--json", *words).stdout)
    (said,) = [one for one in told["signals"] if one["name"] == "embedding"]
    assert "what is usual" in said["detail"]
    without = hexapla("why", "bridge-en", "bridge-de", "--archive", articles.parent / "x.db").stdout
    assert "embedding" not in without
