"""Floors of dates on public pages: with nothing left but what they show, and as they are."""

import csv
import gzip
import hashlib
import re
from pathlib import Path

import pytest

from conftest import SHARED
from hexapla.values.article import Article
from public_sets import cleaned

SITE, PAGES = SHARED / "data" / "site", SHARED / "data" / "extraction" / "pages"
pytestmark = pytest.mark.skipif(not SITE.is_dir(), reason="public data (../shared/data) is not here")

# Measured on 21 November 2026: 280 of 280 without what the pages declare, and 89 of 91: the other two show no date.
ON_EXTRACTION = 89
HASHES = {
    "site": "2363613996212e6d39e6a95d5974eb5a9f4e1da64128bdff0f88fb22e6b28c03",
    "extraction": "6a2ea5ea9fe42f44a88f3d5938ddea356555468f2ce5d0d0dd92793252608d12",
}
EVERY = 4
"""Of the site's pages every fourth is taken: 70, all languages among them."""

DECLARED = re.compile(
    r"<script[^>]{0,80}ld\+json.{0,9000}?</script>|<meta (?!charset)[^>]{0,900}>|<link[^>]{0,300}>", re.DOTALL
)


def digest_of(files: list[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def article(content: bytes) -> Article:
    result = cleaned("page.html", content)
    assert isinstance(result, Article)
    return result


def site() -> dict[Path, str]:
    """Return every page of the site and the day that its story is named by."""
    files = sorted((SITE / "pages").glob("*.html"))
    assert digest_of(files) == HASHES["site"]
    stories = {row[0]: row[1][:10] for row in csv.reader((SITE / "gold.tsv").open(encoding="utf-8"), delimiter="\t")}
    return {file: stories[file.name] for file in files}


def test_dates_of_the_site_are_right_where_they_are_only_shown() -> None:
    wrong = []
    for file, day in list(site().items())[::EVERY]:
        text = file.read_text(encoding="utf-8")
        published = article(DECLARED.sub("", text).encode()).published
        if published is None or published.value[:10] != day or published.read_from != "text":
            wrong.append((file.name, day, published))
    assert wrong == []


def test_pages_of_the_extraction_set_have_their_dates() -> None:
    files = sorted(PAGES.glob("*.html.gz"))
    assert digest_of(files) == HASHES["extraction"]
    dates = [article(gzip.decompress(file.read_bytes())).published for file in files]
    assert sum(date is not None for date in dates) >= ON_EXTRACTION
