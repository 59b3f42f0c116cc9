"""Sentence boundaries: rules per script and abbreviation data.

A boundary stands after a terminator (with the closing marks behind it) where white space follows, or at
once after a full-width or Indic terminator; never where the next letter is lower case, nor after an
abbreviation, an initial, or the dot of an ordinal in languages that write ordinals so. A line break
always ends a sentence. Thai is cut at line breaks and terminators alone: its spaces say too little.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import regex

from hexapla.language.locales import locale_of
from hexapla.values.article import Article
from hexapla.values.text import Evidence, Span

_CLOSING = r"[\p{Pe}\p{Pf}\"'»”’]"
# A run of marks is tried from its first mark alone and never given back: text of nothing but dots stays linear.
_MARK = "[.…!?؟۔‼⁇⁈⁉]"
_BOUNDARY = regex.compile(
    rf"(?P<wide>(?:[。！？｡]++|[।॥።៕༎།]++){_CLOSING}*+)[ \t\u00a0\u3000]*+"
    rf"|(?<!{_MARK})(?P<narrow>{_MARK}++{_CLOSING}*+(?:[ \u00a0\u202f]»(?=\s|$))?+)(?:\[\d+\])*+[\p{{Zs}}\t]++"
    r"|(?P<line>[\r\n\u2028\u2029\v\f]++)",
    regex.V1,
)
_NEXT = regex.compile(r"[\p{Ps}\p{Pi}\"'«»„“‘—–\-¿¡\p{Zs}]*(?P<first>.)", regex.V1 | regex.DOTALL)
_LAST_TOKEN = regex.compile(r"[^\s\p{Ps}\p{Pi}\"'«»]+$", regex.V1)
_INITIAL = regex.compile(r"(?:\p{Lu}\p{M}*\.(?:-?\p{Lu}\p{M}*\.)*|\p{Lu}\p{Ll}{0,2}\.(?=$)(?<=^\p{Lu}h?\.))$", regex.V1)
_ORDINAL = regex.compile(r"^(?:\p{Nd}{1,3}|[IVX]{1,5})\.$", regex.V1)
_TOKEN_REACH = 40  # codepoints looked back for the token before a full stop; the longest abbreviation has 21


def split(text: str, language: str | None) -> list[Span]:
    """Return the sentences of ``text`` in order, trimmed of white space, in codepoints; every letter is in one."""
    spans: list[Span] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if match["narrow"] is not None and not _ends(text, match.end("narrow"), match.end(), language):
            continue
        end = match.start() if match["line"] is not None else max(match.end("wide"), match.end("narrow"))
        _append(spans, text, start, end)
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def sentences_of(article: Article, captions: bool = False) -> list[Evidence]:
    """Return the sentences of an article's blocks in order as places that quote exactly.

    Captions only when asked for. The title is not among them. An article that came with its text alone has
    no blocks, and so no sentences: whoever takes such articles makes blocks of their lines first.
    """
    found: list[Evidence] = []
    for number, block in enumerate(article.blocks):
        if block.kind == "caption" and not captions:
            continue
        found.extend(
            Evidence(article.id, number, span.start, span.end, block.text[span.start : span.end])
            for span in split(block.text, block.language or article.language)
        )
    return found


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    trimmed = piece.strip()
    if trimmed:
        lead = len(piece) - len(piece.lstrip())
        spans.append(Span(start + lead, start + lead + len(trimmed)))


def _ends(text: str, end: int, after: int, language: str | None) -> bool:
    """Whether the terminator that ends at ``end`` ends a sentence; the next word begins at ``after``."""
    following = _NEXT.match(text, after)
    if following is None:
        return True
    first = following["first"]
    if first.islower():
        return False
    token = _LAST_TOKEN.search(text, max(0, end - _TOKEN_REACH), end)
    if token is None or not token[0].endswith("."):
        return True
    word = token[0]
    if _INITIAL.match(word):
        return False
    if _ORDINAL.match(word) and (first.isdecimal() or _ordinal_dot(language)):
        return False
    return word.casefold() not in _abbreviations(language)


@cache
def _abbreviations(language: str | None) -> frozenset[str]:
    base = (language or "").split("-")[0]
    lines = files("hexapla.data").joinpath("abbreviations.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return frozenset(word.casefold() for tag, word in rows if tag == base)


@cache
def _ordinal_dot(language: str | None) -> bool:
    """Whether dates of the language write the day with a dot, as CLDR's long pattern shows ("23. Dezember")."""
    locale = locale_of(language)
    return locale is not None and "d." in str(locale.date_formats["long"].pattern)
