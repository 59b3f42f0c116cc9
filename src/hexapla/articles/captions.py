"""Captions: what a line says of a picture, and the photo credit printed with it."""

from __future__ import annotations

from functools import cache

import regex
from msgspec import Struct

from hexapla.articles import lexicon
from hexapla.articles.shape import ends_statement, sentence_count, width

MAX_WIDTH = 420
"""A wider line is a paragraph even where it ends in a credit (captions of the open pages: at most 260)."""

MAX_SOURCE_WIDTH = 260
"""Width up to which a line that ends in "(source: ...)" is a caption: figures quoted in body text end so too."""

_PUNCTUATED = regex.compile(r"[\"“”«»„:：;；?!？！,，、،\p{Nd}]")
_CELL = regex.compile(r"\s*\|\s*([^|]{1,2000}?)\s*\|?\s*\Z")
_HAN_CREDIT = regex.compile(
    r"(?:^|(?<=[。！？\s|]))[\p{Han}·/]{1,16}\s?(?:摄|攝|供图|摄影|撮影)[。.]?\s*\Z"
    r"|[（(][^（()）]{1,24}(?:摄|攝|供图|供圖|摄影|撮影|提供)\s*[）)][。.]?\s*\Z"
)


# What tells a credit without a word of the lexicon: a sign of copyright, "photographed by" behind a name.
_SIGNED = regex.compile("[©摄攝]|供图|供圖|撮影")

_PHOTO = "<photo>"  # stands for every phrase that the lexicon has for a photo
# The shapes of a credit at the end of a line, the surest first, each with signs of which it needs one: what a line
# cannot have is not looked for, and is not compiled with its hundreds of phrases for a page that never shows it.
_CREDITS: tuple[tuple[frozenset[str], str], ...] = (
    # (Photo: X), [Foto – X], （写真：X）, (captura de pantalla), (image captured from the screen)
    (frozenset(")）]】"), r"(?P<credit>[(（\[【]\s*<photo>[^()（）\[\]]{0,80}[)）\]】][.。]?)\s*\Z"),
    # ... Foto: A/B   ... | Photo: A   ... Ảnh: A.
    (
        frozenset(":：=＝"),
        r"(?:^|[.。!?…।۔|–—\-”\"»]\s*|\s)(?P<credit><photo>\s*[:：=＝]\s*[^.。!?:：]{1,60}\.?)\s*\Z",
    ),
    # ... Photo by A B, Foto / A
    (
        frozenset("/／–—|"),
        r"(?:^|[.。!?…।۔|–—\-”\"»]\s*)(?P<credit><photo>\s*[/／–—|]\s*[^.。!?:：]{1,40})\s*\Z",
    ),
    # ... Photo Ana Ruel, Fot. Ana Ruel/AP
    (
        frozenset(),
        r"(?:^|[.。!?…|–—\-”\"»/]\s*)"
        r"(?P<credit><photo>\.?(?:[\s/](?-i:[\p{Lu}])[\p{L}\p{M}'’.\-]{1,30}){1,5})\s*\Z",
    ),
    # The harbour at Merovar. © Ana Ruel / Merovar Post
    (frozenset("©"), r"(?<=\S[.!?…|–—\-”\"»)]?\s)(?P<credit>©\s?[^©.!?:\p{Nd}]{2,60})\s*\Z"),
    (frozenset(), r"(?P<credit>(?:Photo|Picture|Image|Photos) by [^.:!?]{2,50})\.?\s*\Z"),
)


class Credit(Struct, frozen=True):
    """A photo credit: the words as printed and where they start in the line, in codepoints."""

    text: str
    start: int


def cell(text: str) -> str | None:
    """Return the content of a line that is one table cell, ``| ... |``, and ``None`` for other lines."""
    if not text.lstrip().startswith("|"):
        return None
    match = _CELL.match(text)
    return match.group(1) if match else None


def credit_of(text: str) -> Credit | None:
    """Return the photo credit that ends a line, or that the whole line is; ``None`` where there is none."""
    tail_start = max(0, len(text) - 160)
    tail = text[tail_start:]
    if not lexicon.inside("photo", tail) and not _SIGNED.search(tail):
        return None
    signs = frozenset(tail)
    for needed, shape in _CREDITS:
        match = None if needed and needed.isdisjoint(signs) else _compiled(shape).search(tail)
        if match and not _runs_on(tail, match.start("credit")):
            return Credit(match.group("credit").strip(), tail_start + match.start("credit"))
    match = _HAN_CREDIT.search(tail)
    if match and match.group().strip():
        return Credit(match.group().strip(), tail_start + match.start())
    return None


def _runs_on(text: str, start: int) -> bool:
    """Say whether a photo word stands inside a sentence, "and the photo: ...": in lower case after a bare space."""
    before = text[:start].rstrip()
    return bool(before) and text[start].islower() and before[-1].isalnum()


def source_credit_of(text: str) -> Credit | None:
    """Return the bracketed source that ends a line, "(Source: X)", as pictures carry it."""
    tail_start = max(0, len(text) - 120)
    if not text.rstrip(" .。").endswith((")", "）", "]")):
        return None
    match = _source_pattern().search(text[tail_start:])
    return Credit(match.group("credit").strip(), tail_start + match.start("credit")) if match else None


def is_caption(text: str) -> bool:
    """Say whether a line is a caption by what it prints: a credit at its end and a caption's length."""
    size = width(text)
    if size > MAX_WIDTH:
        return False
    credit = credit_of(text)
    if credit is not None:
        return size <= MAX_SOURCE_WIDTH or sentence_count(text[: credit.start]) <= 3
    return size <= MAX_SOURCE_WIDTH and source_credit_of(text) is not None


def may_caption(text: str, typical: float) -> bool:
    """Say whether a line without a credit may still be a caption in a dump that shows others.

    One short statement without commas, numbers, quotation or colon, far shorter than the page's paragraphs
    (``typical``, their median width).
    """
    return (
        40 < width(text) <= 110
        and width(text) * 3 < typical
        and sentence_count(text) == 1
        and ends_statement(text)
        and not _PUNCTUATED.search(text)
    )


def under_picture(text: str, typical: float) -> bool:
    """Say whether a line right below a picture is its caption: one sentence, shorter than the page's paragraphs."""
    if text[0].isdecimal() or text.endswith((":", "：", "?", "؟", "!")):
        return False
    return width(text) <= 200 and width(text) * 1.5 < typical and sentence_count(text) == 1


@cache
def _compiled(shape: str) -> regex.Pattern[str]:
    return regex.compile(shape.replace(_PHOTO, lexicon.alternation("photo")), regex.IGNORECASE)


@cache
def _source_pattern() -> regex.Pattern[str]:
    source = lexicon.alternation("source")
    return regex.compile(
        rf"(?P<credit>[(（\[]\s*{source}\s*[:：]?\s*[^()（）]{{1,60}}[)）\]][.。]?)\s*\Z", regex.IGNORECASE
    )
