"""What is learned of an outlet whose stories are alike takes nothing from them (open site pages)."""

import hashlib

import pytest

from conftest import SHARED
from hexapla import articles
from hexapla.values.article import Article
from public_sets import cleaned

LANGUAGES = ("ar", "de", "ja", "fr")
HASH = "5bd0ddca2cb15171458d7daa041fa110f9453edb4c76e2c8452d33f4e7d478c0"


@pytest.fixture(scope="module")
def site() -> list[Article]:
    """Return the articles of the site's pages in some languages, each cleaned alone."""
    folder = SHARED / "data" / "site"
    if not folder.is_dir():
        pytest.skip(f"public data not here: {folder}")
    rows = [line.split("\t") for line in (folder / "gold.tsv").read_text("utf-8").splitlines() if line]
    names = sorted(row[0] for row in rows if row[2] in LANGUAGES)
    contents = [(folder / "pages" / name).read_bytes() for name in names]
    assert hashlib.sha256(b"".join(contents)).hexdigest() == HASH
    pages = zip(names, contents, strict=True)
    return [one for name, content in pages if isinstance(one := cleaned(name, content), Article)]


def test_stories_that_are_alike_keep_their_bodies(site: list[Article]) -> None:
    outlets: dict[str, list[Article]] = {}
    for article in site:
        outlets.setdefault(articles.outlet_of(article) or "", []).append(article)
    moved = []
    for outlet, found in outlets.items():
        knowledge = articles.learn(outlet, {one.digest: articles.sketch(one) for one in found})
        for one in found:
            moved += articles.settle(one, knowledge).furniture[len(one.furniture) :]
    assert [(piece.reason, piece.text) for piece in moved] == []
