"""The marks of many texts at once: how wide each reads, how many sentences it ends, counted over all codepoints."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

MAX_LETTERS = 4_000
"""Codepoints of a text that are counted; a longer one is long enough."""

_PLANE = 0x10000
_LETTER, _WIDE, _HANGUL, _DIGIT, _COMMA, _FINAL, _OTHER, _SPACE, _UPPER = range(9)
_COMMAS = ",，、،;；؛፣၊"
_FINALS = ".!?…。！？؟۔।॥።။།༎‼⁇｡"
_WIDE_RANGES = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_HANGUL_RANGE = (0xAC00, 0xD7A3)

Numbers = NDArray[np.floating[Any]]


class Marks(Struct, frozen=True):
    """For each text its width, and its digits, commas, sentence ends, capitals and other marks; one array each."""

    width: Numbers
    digits: Numbers
    commas: Numbers
    finals: Numbers
    capitals: Numbers
    others: Numbers
    closed: Numbers
    """1 where the text ends a sentence."""


def marks_of(texts: list[str]) -> Marks:
    """Count the marks of ``texts``; the width of an ideograph is 2.5 letters, that of a Hangul syllable 2."""
    heads = [text[:MAX_LETTERS].strip() for text in texts]
    joined = "\n".join([*heads, ""])
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
    sorts = _sorts()[np.minimum(codes, _PLANE - 1)]
    sizes = np.fromiter(map(len, heads), dtype=np.int64, count=len(heads)) + 1
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])) if heads else np.zeros(0, dtype=np.int64)
    counts = np.zeros((_UPPER + 1, len(heads)))
    for sort in range(_UPPER + 1):
        if heads:
            counts[sort] = np.add.reduceat((sorts == sort).astype(np.int32), starts)
    letters = sizes - 1 + 1.5 * counts[_WIDE] + counts[_HANGUL]
    whole = np.fromiter(map(len, texts), dtype=np.float64, count=len(texts))
    grown = np.maximum(1.0, whole / MAX_LETTERS)
    return Marks(
        letters * grown,
        counts[_DIGIT],
        counts[_COMMA],
        counts[_FINAL],
        counts[_UPPER],
        counts[_OTHER],
        np.array([head[-3:].rstrip(_CLOSERS)[-1:] in _ENDS for head in heads], dtype=np.float64),
    )


_CLOSERS = "\"'”’»›«„」』）)]* "
_ENDS = frozenset(_FINALS)


@cache
def _sorts() -> NDArray[np.uint8]:
    """Return the sort of every codepoint of the first plane; those beyond it count as letters."""
    table = np.full(_PLANE, _OTHER, dtype=np.uint8)
    for code in range(_PLANE):
        category = unicodedata.category(chr(code))
        if category == "Lu":
            table[code] = _UPPER
        elif category[0] in "LM":
            table[code] = _LETTER
        elif category == "Nd":
            table[code] = _DIGIT
        elif category[0] in "ZC":
            table[code] = _SPACE
    for first, last in _WIDE_RANGES:
        table[first : last + 1] = _WIDE
    table[_HANGUL_RANGE[0] : _HANGUL_RANGE[1] + 1] = _HANGUL
    for sort, marks in ((_COMMA, _COMMAS), (_FINAL, _FINALS)):
        table[[ord(mark) for mark in marks]] = sort
    table[_PLANE - 1] = _LETTER
    return table
