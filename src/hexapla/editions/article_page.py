"""The page of one article: its text with every sentence anchored, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from hexapla.editions.addresses import article_path, event_path, external
from hexapla.editions.furniture import set_aside
from hexapla.editions.headline import Headline
from hexapla.editions.marking import Piece, Underlines, pieces
from hexapla.editions.places import Places, anchor, blocks_of, sentences
from hexapla.editions.record_heads import article_head
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.witnesses import witnesses
from hexapla.editions.wording import clip, day, language_name, own_name, words
from hexapla.language.scripts import direction
from hexapla.values.article import Article, Block
from hexapla.values.record import Record
from hexapla.values.text import Cell

# A page of 50 MB is refused long before; these bound an article made of line feeds or of one endless sentence.
_MOST_BLOCKS = 2_000
_LONGEST_BLOCK = 60_000
_MOST_WITNESSES = 40


class ShownSentence(Struct, frozen=True):
    """One sentence with its anchor and the row of the parallel table it stands in; ``before`` is the gap before it."""

    anchor: str
    before: str
    pieces: tuple[Piece, ...]
    row: int | None


class ShownBlock(Struct, frozen=True):
    """One block; a list has its items as ``lines``, every other kind has one line."""

    kind: str
    language: str | None
    direction: str
    foreign: bool
    lines: tuple[tuple[ShownSentence, ...], ...]
    credit: str | None
    repeated: int


def article_page(
    article: Article,
    record: Record | None,
    articles: Mapping[str, Article],
    headline: Headline | None,
    edition: Edition = PLAIN,
    outlet: str | None = None,
) -> bytes:
    """Return the page of an article, with the record of its event where it has one, as UTF-8.

    ``outlet`` is the path of the page of its outlet.
    """
    found = witnesses(record, articles, edition.language) if record else ()
    witness = next((w for w in found if w.id == article.id), None)
    shown = tuple(_Text(article, record).blocks())
    standpoint = Standpoint(article_path(article.id), edition)
    title = words(clip(article.title or "", 400), article.language)
    return render(
        "article.html",
        standpoint,
        article_head(article, record, title, standpoint),
        article=article,
        title=title,
        standfirst=words(clip(article.standfirst, 1_200), article.language) if article.standfirst else None,
        published=day(article.published, edition.language),
        modified=day(article.modified, edition.language),
        url=external(article.url),
        blocks=shown,
        blocks_left_out=max(0, len(blocks_of(article)) - _MOST_BLOCKS),
        witness=witness,
        base=next((w for w in found if witness and w.siglum == witness.of), None),
        others=[w for w in found if w.id != article.id][:_MOST_WITNESSES],
        others_left_out=max(0, len(found) - 1 - _MOST_WITNESSES),
        event=event_path(record.id) if record else None,
        headline=headline,
        outlet=outlet,
        set_aside=set_aside(article),
        alternates=_alternates(article, edition.language),
        counts=_counts(record, article),
    )


def _alternates(article: Article, language: str) -> list[tuple[str, str]]:
    """The addresses the page names as its versions in other languages: own name and link."""
    linked = ((tag, external(url)) for tag, url in sorted(article.alternates.items())[:60])
    return [(f"{own_name(tag)} · {language_name(tag, language)}", url) for tag, url in linked if url]


def _counts(record: Record | None, article: Article) -> int:
    """How many differences the record has of this version."""
    return sum(d.version_article == article.id for d in record.differences) if record else 0


class _Text:
    def __init__(self, article: Article, record: Record | None) -> None:
        self._article = article
        self._places = Places({article.id: article}, record.passages if record else ())
        self._underlines = Underlines(record.differences if record else ())

    def blocks(self) -> Iterator[ShownBlock]:
        for number, block in enumerate(blocks_of(self._article)[:_MOST_BLOCKS]):
            language = block.language or self._article.language
            yield ShownBlock(
                kind=block.kind,
                language=language,
                direction=direction(language),
                foreign=bool(block.language and self._article.language and block.language != self._article.language),
                lines=tuple(self._lines(number, block)),
                credit=clip(block.credit, 200) if block.credit and block.credit not in block.text else None,
                repeated=block.repeated,
            )

    def _lines(self, number: int, block: Block) -> Iterator[tuple[ShownSentence, ...]]:
        line: list[ShownSentence] = []
        for sentence in self._sentences(number, block):
            if line and "\n" in sentence.before and block.kind == "list":
                yield tuple(line)
                line = []
            line.append(sentence)
        if line:
            yield tuple(line)

    def _sentences(self, number: int, block: Block) -> Iterator[ShownSentence]:
        end = 0
        for span in sentences(self._article, block):
            if span.start > _LONGEST_BLOCK:
                return
            text = clip(block.text[span.start : span.end], _LONGEST_BLOCK)
            run = Cell(number, span.start, span.end)
            marks = self._underlines.within(self._article.id, run)
            yield ShownSentence(
                anchor=anchor(number, span.start),
                before=block.text[end : span.start],
                pieces=tuple(pieces(text, run, marks)),
                row=self._places.row(self._article.id, number, span.start),
            )
            end = span.end
