"""Blocks: an article's lines as paragraphs, headings, captions, lists and quotes, each with its language."""

from __future__ import annotations

import unicodedata

from msgspec.structs import replace

from hexapla.articles import captions
from hexapla.articles.furniture import Verdict
from hexapla.articles.layout import Layout
from hexapla.articles.line import Line
from hexapla.articles.line_roles import CAPTION, STANDFIRST
from hexapla.articles.shape import ends_sentence, is_bullet, width, without_bullet, word_count
from hexapla.articles.tables import is_table
from hexapla.articles.whereabouts import short_path
from hexapla.language.identify import agrees, identify, normalise
from hexapla.values.article import Block, BlockKind

MAX_ITEMS = 40
"""Items of a list without bullets, and lines that are looked ahead for what a heading heads."""


def build(
    lines: list[Line], layout: Layout, language: str | None
) -> tuple[tuple[Block, ...], list[tuple[int, Verdict]]]:
    """Return the blocks of an article in order, and the lines that repeat a caption, with the reason to set them aside.

    Consecutive list items are one block, joined by line feeds, and so are the rows of a table; a caption that is
    shown again is kept once and counted.
    """
    blocks: list[Block] = []
    repeats: list[tuple[int, Verdict]] = []
    shown: dict[str, int] = {}
    listing = False
    for i, (line, role) in enumerate(zip(lines, layout.roles, strict=True)):
        if isinstance(role, Verdict) or role == "title":
            continue
        if role == CAPTION:
            block = _caption(line, language)
            if block.text in shown:
                at = shown[block.text]
                blocks[at] = replace(blocks[at], repeated=blocks[at].repeated + 1)
                repeats.append((i, Verdict("repeated caption", (block.language,) if block.language else ())))
                continue
            shown[block.text] = len(blocks)
            blocks.append(block)
            continue
        kind = "paragraph" if role == STANDFIRST else kind_of(lines, layout, i)
        text = without_bullet(line.text) if kind == "list" else line.text
        item = kind == "list" and not is_table(line.text)
        if item and listing:
            text = f"{blocks.pop().text}\n{text}"
        listing = item
        blocks.append(Block(kind, text, language_of(text, line.language, language), path=short_path(line.path)))
    return tuple(blocks), repeats


def body_text(blocks: tuple[Block, ...]) -> str:
    """Return the paragraphs, headings, lists and quotes joined by blank lines."""
    return "\n\n".join(block.text for block in blocks if block.kind != "caption")


def language_of(text: str, declared: str | None, language: str | None) -> str | None:
    """Return a block's language: the article's, unless its words or its markup clearly speak another."""
    if width(text) < 12 and (text.isascii() or language is None):
        return language
    if language is not None and agrees(text, language):
        return language
    hint = normalise(declared) or language
    found = identify(text, hint, scored=False)
    if found.language is None or found.language == language:
        return language or found.language
    return found.language if found.score >= (0.7 if width(text) >= 30 else 0.8) else language


def kind_of(lines: list[Line], layout: Layout, i: int) -> BlockKind:
    """Return the kind of a body line: what markup says, a bullet beside another, or the shape of a heading."""
    line = lines[i]
    if line.kind is not None:
        return line.kind
    if _is_item(lines, layout, i):
        return "list"
    if _is_listed(lines, layout, i):
        return "list"
    return "heading" if _is_heading(lines, layout, i) else "paragraph"


def _is_item(lines: list[Line], layout: Layout, i: int) -> bool:
    if not is_bullet(lines[i].text):
        return False
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(lines) and layout.roles[j] == "body"]
    return any(is_bullet(lines[j].text) for j in near) or not lines[i].text.startswith("-")


def _is_listed(lines: list[Line], layout: Layout, i: int) -> bool:
    """Say whether a line is one of at least two unended ones in a row that a colon announces."""
    first, last = i, i
    while first > 0 and i - first < MAX_ITEMS and layout.roles[first - 1] == "body" and _is_bare(lines[first - 1].text):
        first -= 1
    if not (first > 0 and layout.roles[first - 1] == "body" and lines[first - 1].text.endswith((":", "："))):
        return False
    while (
        last + 1 < len(lines) and last - i < 2 and layout.roles[last + 1] == "body" and _is_bare(lines[last + 1].text)
    ):
        last += 1
    return last > first and _is_bare(lines[i].text)


def _is_bare(text: str) -> bool:
    return (
        width(text) <= 160
        and not text.endswith((":", "："))
        and (not ends_sentence(text) or text.endswith((";", "；")))
    )


def _is_heading(lines: list[Line], layout: Layout, i: int) -> bool:
    """Say whether a line heads the paragraph after it: short, not ended, with letters, and something follows."""
    text = lines[i].text
    if (
        width(text) > 110
        or word_count(text) > 16
        or ends_sentence(text)
        or text.endswith((",", ";", ":", "：", "，", "；"))
    ):
        return False
    if not any(unicodedata.category(c).startswith("L") for c in text) or text[0] in "\"“«„‘'(（[":
        return False
    following = next((j for j in range(i + 1, min(len(lines), i + MAX_ITEMS)) if layout.roles[j] == "body"), None)
    return following is not None and width(lines[following].text) > width(text)


def _caption(line: Line, language: str | None) -> Block:
    in_cell = captions.cell(line.text)
    text = in_cell if in_cell is not None else line.text
    credit = captions.credit_of(text) or captions.source_credit_of(text)
    words = text[: credit.start] if credit and credit.start > 12 else text
    shown = language_of(words, line.language, language)
    return Block("caption", text, shown, 1, credit.text if credit else None, short_path(line.path))
