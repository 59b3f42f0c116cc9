"""What one version shows alone: text left untranslated, furniture left, repeated captions, a lost end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from hexapla.language.identify import identify
from hexapla.values.article import Article, Block
from hexapla.values.difference import Difference
from hexapla.versions.foreign import at_home, foreign_blocks, is_foreign, vocabulary
from hexapla.versions.places import place, shown, whole_block
from hexapla.versions.reading import Reading

_LETTER = regex.compile(r"[\p{L}\p{M}]")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]", regex.V1)
_FEWEST_LETTERS = 20
_SURE = 0.8
_PLACEHOLDER = regex.compile(r"(?m)^\s*\[\p{L}[\p{L}\p{M} ]{1,30}[_ -]?\p{Nd}{1,3}\]\s*$")
# Labels that a page's template sets beside the article itself, where a reader of the page meets them. Menus, footers
# and lists of other articles are of other pages, and often in other languages on purpose.
_LABELS = frozenset({"comment counter"})
_ELLIPSIS = regex.compile(r"(?:…|\.\.\.)[\"'”’»」』)\]]*\s*$")
_ENDED = regex.compile(r"[\p{Sentence_Terminal}։.:;؛][\"'”’“»«」』)\]）》\p{Pf}\p{Pe}\s]*\s*$")
_FEWEST_WORDS = 8


def untranslated(reading: Reading) -> Iterator[Difference]:
    """Yield blocks, and lines of captions, that are in another language than the article."""
    article = reading.article
    foreign = foreign_blocks(article)
    for number, block in enumerate(article.blocks):
        if number in foreign:
            yield _untranslated(article, number, 0, len(block.text), block.language or "")
        elif block.kind == "caption":
            yield from _foreign_lines(reading, number)


def _foreign_lines(reading: Reading, number: int) -> Iterator[Difference]:
    """Yield lines of a caption that are not in the article's language: the original's, left above the translation."""
    article = reading.article
    lines = [sentence for sentence in reading.sentences if sentence.block == number]
    if len(lines) < 2:
        return
    home = vocabulary(article.blocks, frozenset({number}))
    for line in lines:
        if at_home(line.text, home):
            continue
        found = identify(line.text)
        if found.score >= _SURE and is_foreign(line.text, found.language, article.language, home):
            yield _untranslated(article, number, line.start, line.end, found.language or "")


def _untranslated(article: Article, number: int, start: int, end: int, language: str) -> Difference:
    block = article.blocks[number]
    where = whole_block(article, number) if (start, end) == (0, len(block.text)) else place(article, number, start, end)
    detail = f"A {block.kind} in {language} was left on a page in {article.language}: {shown(where.text)}"
    return Difference("untranslated", "warning", None, where, None, article.id, (language,), detail)


def furniture_left(article: Article) -> Iterator[Difference]:
    """Yield labels beside the article in a language that is not the page's, and placeholders, set aside or not."""
    for piece in sorted(article.furniture, key=lambda piece: (piece.text, piece.reason)):
        if piece.foreign and piece.reason in _LABELS:
            detail = f"The page carries a {piece.reason} in {piece.language or 'another language'}: {shown(piece.text)}"
        elif _PLACEHOLDER.match(piece.text):
            detail = f"The page carries a placeholder: {shown(piece.text)}"
        else:
            continue
        yield Difference("furniture-left", "note", None, None, None, article.id, (piece.text,), detail)
    for number, block in enumerate(article.blocks):
        for match in _PLACEHOLDER.finditer(block.text[:20_000]):
            found = place(article, number, match.start(), match.end())
            detail = f"A placeholder stands in the text: {shown(found.text)}"
            yield Difference("furniture-left", "note", None, found, None, article.id, (found.text.strip(),), detail)


def captions_repeated(article: Article) -> Iterator[Difference]:
    """Yield captions that the page shows more than once."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for number, block in enumerate(article.blocks):
        if block.kind == "caption":
            text = " ".join(block.text.split())
            counts[text] = counts.get(text, 0) + max(1, block.repeated)
            first.setdefault(text, number)
    for text, number in first.items():
        if counts[text] > 1:
            detail = f"A caption stands {counts[text]} times on the page: {shown(text)}"
            where = whole_block(article, number)
            yield Difference("caption-repeated", "note", None, where, None, article.id, (str(counts[text]),), detail)


def truncated(article: Article) -> Iterator[Difference]:
    """Yield the end of the body where it breaks off: in an ellipsis that is no habit of the page, or mid sentence."""
    body = [(number, block) for number, block in enumerate(article.blocks) if _is_prose(block)]
    if len(body) < 2 or not _LETTER.search(body[-1][1].text):
        return
    number, last = body[-1]
    others = [block.text for _, block in body[:-1]]
    dots = _ELLIPSIS.search(last.text[-40:])
    if dots:
        broken = not any(_ELLIPSIS.search(text[-40:]) for text in others)
    else:
        ended = sum(_ENDED.search(text[-40:]) is not None for text in others)
        broken = ended >= 0.8 * len(others) and len(others) >= 2 and not _ENDED.search(last.text[-40:]) and _long(last)
    if broken:
        where = whole_block(article, number)
        tail = place(article, number, max(where.start, where.end - 60), where.end)
        detail = f"The text breaks off: …{shown(tail.text)}"
        yield Difference("truncated", "warning", None, tail, None, article.id, (), detail)


def _is_prose(block: Block) -> bool:
    if block.kind not in ("paragraph", "quote"):
        return False
    return sum(1 for _ in islice(_LETTER.finditer(block.text), _FEWEST_LETTERS)) == _FEWEST_LETTERS


def _long(block: Block) -> bool:
    """Whether a block is too long for a signature or a credit."""
    unspaced = len(_UNSPACED.findall(block.text))
    return len(block.text.split()) >= _FEWEST_WORDS or unspaced >= 2 * _FEWEST_LETTERS
