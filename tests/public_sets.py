"""The public sets that floors are measured on: where they are, and whether they are still what was measured."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from conftest import SHARED
from hexapla.articles import clean
from hexapla.values.article import Article
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection


def hashed(files: Iterable[Path]) -> str:
    """Return one SHA-256 of some files: of their names and what they hold, in the order of their names."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def folder(name: str, pinned: str) -> Path:
    """Return the folder of a public set; skips where there is none, and fails where it is not the one measured."""
    path = SHARED / name
    if not path.is_dir():
        pytest.skip(f"public data not here: {path}")
    found = hashed(file for file in path.rglob("*") if file.is_file() and file.name != "LICENSE")
    if found != pinned:
        pytest.fail(f"{path} is not what the figures were measured on (SHA-256 {found}): measure, then pin both anew")
    return path


@cache
def cleaned(location: str, content: bytes) -> Article | Rejection:
    """Return what becomes of a page of HTML, each cleaned once for all tests of a run."""
    return clean(Page(location, content, hashlib.sha256(content).hexdigest(), "text/html"))


def b_cubed(gold: list[str], system: list[str]) -> float:
    """Return B-cubed F1 (Bagga and Baldwin 1998)."""
    in_gold, in_system = Counter(gold), Counter(system)
    both = Counter(zip(gold, system, strict=True))
    precision = sum(both[pair] / in_system[pair[1]] for pair in zip(gold, system, strict=True)) / len(gold)
    recall = sum(both[pair] / in_gold[pair[0]] for pair in zip(gold, system, strict=True)) / len(gold)
    return 2 * precision * recall / (precision + recall)
