"""Floors of bodies on public data, above trafilatura's on the same pages; lowered by a decision (docs/decisions/)."""

import gzip
import importlib.util
import json
import logging
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from conftest import ROOT
from hexapla.values.article import Article
from public_sets import cleaned, folder

HASH = "d7655433f6b34800de3db9edb1c1d0404f00322e14d43f9ee2fee497384110e5"

# Measured on 22 November 2026: F1 .9771, precision .9771, recall .9771.
FLOOR = 0.976
PRECISION, RECALL = 0.975, 0.975


def scoring() -> ModuleType:
    """Return the measures of the benchmarks: one code for floors and tables."""
    spec = importlib.util.spec_from_file_location("scoring", ROOT / "benchmarks" / "scoring.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages() -> dict[str, tuple[bytes, str]]:
    """Return the content and the gold body of each page by its id."""
    data = folder("data/extraction", HASH)
    rows = map(json.loads, (data / "gold.jsonl").read_text("utf-8").splitlines())
    return {
        row["id"]: (gzip.decompress((data / "pages" / f"{row['id']}.html.gz").read_bytes()), row["body"])
        for row in rows
    }


def ours(content: bytes) -> str:
    found = cleaned("page.html", content)
    return found.text if isinstance(found, Article) else ""


def score(pages: dict[str, tuple[bytes, str]], extract: Callable[[bytes], str]) -> Any:
    gold = [body for _, body in pages.values()]
    return scoring().bodies(gold, [extract(content) for content, _ in pages.values()])


@pytest.fixture(scope="module")
def found(pages: dict[str, tuple[bytes, str]]) -> Any:
    return score(pages, ours)


def test_bodies_stay_above_their_floor(found: Any) -> None:
    assert found.f1 >= FLOOR, found
    assert found.precision >= PRECISION, found
    assert found.recall >= RECALL, found


def test_bodies_are_better_than_trafilatura_s(pages: dict[str, tuple[bytes, str]], found: Any) -> None:
    trafilatura = pytest.importorskip("trafilatura")
    logging.getLogger("trafilatura").setLevel("CRITICAL")

    def theirs(content: bytes) -> str:
        body = trafilatura.bare_extraction(content, fast=True, include_comments=False, with_metadata=True)
        return (body.text or "") if body else ""

    peer = score(pages, theirs)
    assert found.f1 > peer.f1, (found, peer)
