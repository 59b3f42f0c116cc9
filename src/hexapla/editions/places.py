"""Places: from a run of an article's text to its anchor on the article's page and to its row of the parallel table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from hexapla.editions.wording import clip
from hexapla.language.sentences import split
from hexapla.values.article import Article, Block
from hexapla.values.passage import Passage
from hexapla.values.text import Evidence, Span

TITLE = -1  # the block number of an article's title


def blocks_of(article: Article) -> tuple[Block, ...]:
    """Return the article's blocks; an article that came as text alone has one a paragraph."""
    if article.blocks or not article.text.strip():
        return article.blocks
    return tuple(Block("paragraph", part.strip()) for part in article.text.split("\n\n") if part.strip())


def sentences(article: Article, block: Block) -> list[Span]:
    """Return the sentences of one block, as the parallel table knows them."""
    return split(block.text, block.language or article.language)


def anchor(block: int, start: int) -> str:
    """Return the name of the sentence that begins at ``start`` of ``block``."""
    return "title" if block == TITLE else f"s{block}-{start}"


class Places:
    """Finds anchors and rows for the evidence of one record."""

    def __init__(self, articles: Mapping[str, Article], passages: Sequence[Passage]) -> None:
        self._articles = articles
        self._sentences: dict[tuple[str, int], tuple[list[int], list[Span]]] = {}  # where each begins, and each
        self._rows: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
        for row, passage in enumerate(passages, start=1):
            for article, cells in passage.cells.items():
                for cell in cells:
                    self._rows.setdefault((article, cell.block), []).append((cell.start, cell.end, row))
        for runs in self._rows.values():
            runs.sort()

    def anchor(self, evidence: Evidence) -> str | None:
        """Return the anchor of the sentence that a piece of evidence begins in, ``None`` without its article."""
        article = self._articles.get(evidence.article)
        if article is None:
            return None
        if evidence.block == TITLE:
            return "title"
        sentence = self._sentence(article, evidence)
        return anchor(evidence.block, sentence.start) if sentence else None

    def around(self, evidence: Evidence, reach: int) -> tuple[str, str]:
        """Return what stands before and after a piece of evidence in its sentence, up to ``reach`` codepoints each.

        Cut between words where there are any, and the cut shown by an ellipsis; both empty without the article.
        """
        article = self._articles.get(evidence.article)
        blocks = blocks_of(article) if article is not None else ()
        if article is None or not 0 <= evidence.block < len(blocks):
            return "", ""
        text = blocks[evidence.block].text
        sentence = self._sentence(article, evidence)
        start, end = (sentence.start, sentence.end) if sentence else (evidence.start, evidence.end)
        before, after = text[min(start, evidence.start) : evidence.start], text[evidence.end : max(end, evidence.end)]
        if len(before) > reach:
            kept = before[-reach:]
            before = "… " + kept[kept.find(" ") + 1 :]
        return before, clip(after, reach) if len(after) > reach else after

    def row(self, article: str, block: int, start: int) -> int | None:
        """Return the row of the parallel table, counted from 1, that holds a codepoint of an article."""
        runs = self._rows.get((article, block), [])
        place = bisect_right(runs, (start, float("inf"), 0)) - 1
        return runs[place][2] if place >= 0 and runs[place][1] > start else None

    def row_of(self, evidence: Evidence) -> int | None:
        """Return the row that a piece of evidence begins in."""
        return self.row(evidence.article, evidence.block, evidence.start)

    def _sentence(self, article: Article, evidence: Evidence) -> Span | None:
        """The sentence that a piece of evidence begins in."""
        key = (article.id, evidence.block)
        if key not in self._sentences:
            known = blocks_of(article)
            found = sentences(article, known[evidence.block]) if 0 <= evidence.block < len(known) else []
            self._sentences[key] = [span.start for span in found], found
        starts, found = self._sentences[key]
        place = bisect_right(starts, evidence.start) - 1
        return found[place] if place >= 0 else None
