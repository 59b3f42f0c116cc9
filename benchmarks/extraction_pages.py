"""Pages with what a reader would call their article, as three projects keep them; in the order of their names."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "br", "td", "section", "blockquote", "figure", "ul", "ol")


@dataclass(frozen=True)
class Known:
    """A page with its article's text, or with phrases of its article and phrases of what is none."""

    name: str
    content: bytes
    body: str = ""
    phrases: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


def scrapinghub(folder: Path) -> Iterator[Known]:
    """Read gold.jsonl ("id", "body") and pages/ID.html.gz."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    for row in sorted(rows, key=lambda row: str(row["id"])):
        yield Known(row["id"], gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes()), row["body"])


def mozilla(checkout: Path) -> Iterator[Known]:
    """Read the test pages of mozilla/readability with what that tool expects, a line for each of its blocks."""
    for folder in sorted((checkout / "test" / "test-pages").iterdir()):
        expected = html.fromstring((folder / "expected.html").read_text("utf-8"))
        for element in expected.iter(*BLOCKS):
            element.tail = "\n" + (element.tail or "")
        yield Known(folder.name, (folder / "source.html").read_bytes(), str(expected.text_content()))


def trafilatura(checkout: Path) -> Iterator[Known]:
    """Read the evaluation pages of adbar/trafilatura with their phrases."""
    rows = json.loads((checkout / "tests" / "evaldata.json").read_text("utf-8")).values()
    for row in sorted(rows, key=lambda row: str(row["file"])):
        paths = [checkout / "tests" / folder / row["file"] for folder in ("eval", "cache")]
        path = next((path for path in paths if path.exists()), None)
        if path:
            yield Known(row["file"], path.read_bytes(), "", tuple(row["with"]), tuple(row["without"]))


FRAMES = ("article", "section", "main", "aside", "nav", "header", "footer")
PARTS = ("li", "h2", "h3", "h4", "figure", "button", "label")
TEXTS = ("p", "h1", "h5", "h6", "figcaption", "blockquote", "ul", "ol")
REBUILT = (
    dict.fromkeys((*FRAMES, *PARTS, *TEXTS), "div"),
    {**dict.fromkeys((*FRAMES, "div", "ul", "ol"), "table"), **dict.fromkeys((*PARTS, "h1", "figcaption"), "td")},
    {**dict.fromkeys((*FRAMES, *PARTS), "div"), "p": "span"},
)


def copied(root: html.HtmlElement, kind: int) -> None:
    """Take a page's names away and rebuild it: of boxes alone (0), of tables (1), of lines broken in boxes (2)."""
    for element in root.iter("*"):
        for name in ("class", "id", "role", "itemprop"):
            element.attrib.pop(name, None)
        tag = REBUILT[kind].get(str(element.tag), str(element.tag))
        if tag == "span" and element.tag == "p":
            element.append(element.makeelement("br"))
        element.tag = "td" if tag == "table" and element.tag != "table" and len(element) < 3 else tag
