"""The shape of a line, in any script: how wide it reads, whether it ends a sentence, whether it may be a name."""

from __future__ import annotations

import re
from functools import lru_cache

import regex

_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_HANGUL = regex.compile(r"\p{Hangul}")
_UNPUNCTUATED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
_CASED = regex.compile(r"\p{Lu}|\p{Ll}")
_FINAL = regex.compile(r"[.!?…。！？؟۔।॥።။។։༎‼⁇]\s*[\"'”“‘’»«›‹„」』）)\]*]{0,3}\Z|[」』]\Z")
_PLAIN_FINAL = regex.compile(r"(?<![!?…])[.。۔।።။។։][\"'”“‘’»«›‹」』）)]{0,2}\Z")
_INNER_FINAL = regex.compile(r"[.!?…۔।።။؟][\"'”’»)]?\s+(?=[\p{Lu}\p{Lo}\"“«„(])|[。！？](?=.)")
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’\-.·][\p{L}\p{M}\p{N}]+)*")
_ASCII_WORDS = re.compile(r"[A-Za-z0-9]+(?:['\-.][A-Za-z0-9]+)*")
_BULLET = regex.compile(r"(?:[•▪●◦‣⁃*·■□➢✓]|-(?=\s))\s*(?=\S)")
_PARTICLE = frozenset(
    (
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "van",
        "von",
        "der",
        "den",
        "del",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "binti",
        "y",
    )
)

PROSE_WIDTH = 90
"""From this width a line that ends a sentence reads as a paragraph: the seeds' shortest paragraph has 150, their
headlines have 20 to 140 and seldom end as a sentence."""

_ENDING = 12
"""Codepoints at a line's end in which its last mark and what closes behind it stand."""

_MEASURED = 10_000
"""Characters whose share of wide ones stands for a whole line: a line this long is past every threshold."""


_LINE = 500
"""Characters of a line worth remembering: the same one is asked about many times over, and longer ones are few."""


def width(text: str) -> int:
    """Return how much a text reads like in Latin letters: an ideograph counts 2.5, a Hangul syllable 2."""
    if text.isascii():
        return len(text)
    return _width_of_line(text) if len(text) <= _LINE else _width(text)


def _width(text: str) -> int:
    head = text[:_MEASURED]
    more = len(_WIDE.findall(head)) * 3 // 2 + len(_HANGUL.findall(head))
    return len(text) + more * len(text) // len(head)


_width_of_line = lru_cache(maxsize=8192)(_width)


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does; scripts that do not mark it pass when the line is wide."""
    if _FINAL.search(text[-_ENDING:]):
        return True
    return len(text) > 120 and not text.isascii() and len(_UNPUNCTUATED.findall(text)) * 2 > len(text)


def ends_statement(text: str) -> bool:
    """Say whether a line ends in a full stop of its script, which headlines seldom do."""
    return bool(_PLAIN_FINAL.search(text[-_ENDING:]))


def is_prose(text: str) -> bool:
    """Say whether a line reads as a paragraph: wide and ended, or very wide."""
    size = width(text)
    return size >= 220 or (size >= PROSE_WIDTH and ends_sentence(text))


def sentence_count(text: str) -> int:
    """Return roughly how many sentences a line holds."""
    return 1 + len(_INNER_FINAL.findall(text))


def word_count(text: str) -> int:
    """Return the words of a line; in scripts without spaces two ideographs count as one."""
    if text.isascii():
        return len(_ASCII_WORDS.findall(text))
    wide = len(_WIDE.findall(text))
    return len(_WORDS.findall(_WIDE.sub(" ", text) if wide else text)) + (wide + 1) // 2


def is_bullet(text: str) -> bool:
    """Say whether a line opens as a list item."""
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    """Return a list item without its mark."""
    return _BULLET.sub("", text, count=1) if is_bullet(text) else text


def is_name(text: str) -> bool:
    """Say whether a short line may be a person's name: two to five words, each capitalised where case exists."""
    core = text.strip(" -–—/|,:;")
    if not 2 <= len(core) <= 50 or ends_sentence(core) or any(c.isdecimal() for c in core):
        return False
    found = _WORDS.findall(core)
    if not _CASED.search(core):
        return width(core) <= 10 if _WIDE.search(core) else 2 <= len(found) <= 4 and len(core) <= 30
    if not 2 <= len(found) <= 5:
        return False
    return all(w[0].isupper() or w in _PARTICLE for w in found) and not core.isupper()
