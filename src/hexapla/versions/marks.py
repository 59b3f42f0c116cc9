"""Marks of sentences: how often each class of punctuation stands in one, and how many sentences end within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hexapla.language.codepoints import CodepointTable

Grid = NDArray[np.float64]
Numbers = NDArray[np.int64]

PUNCTUATION = ("question", "exclamation", "colon", "semicolon", "comma", "quote", "bracket", "dash")
_MARKS = {
    "question": "?؟？;՞፧",
    "exclamation": "!！՜",
    "colon": ":：：",
    "semicolon": ";؛；",
    "comma": ",،，、՝፣",
    "quote": '"“”„«»「」『』〈〉《》‹›',
    "bracket": "()（）[]",
    "dash": "–—―",
}
# What ends a sentence by itself, and what does where a space follows.
_STOPS, _SPACED_STOPS = "。！？｡।॥။།༎።።፧៖។܀𑁍", ".!?…؟։۔"
_CLOSING, _OPENING = "\"'”’»›)）]」』", "“„«‹(（[「『"
_OTHER, _FIRST = 1, 2
_PASSED, _STOP = 2, 3
_LONG_WORD = 40
# A capitalised word before a full stop that is no longer is taken for an abbreviation: Mr. St. Sen. Prof.
_ABBREVIATED = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of sentences: ``counts`` by class of punctuation; how many sentences end within each (``inside``).

    ``ended`` says which end with a stop themselves: not all languages have them.
    """

    counts: Grid
    inside: Grid
    ended: NDArray[np.bool_]

    def between(self, first: int, last: int) -> Marks:
        """Return the marks of some of the sentences."""
        return Marks(self.counts[first:last], self.inside[first:last], self.ended[first:last])


def marks(sentences: Sequence[str]) -> Marks:
    """Return the marks of sentences."""
    whole = "\n".join(sentences) + "\n"
    bounds = np.cumsum([0, *(len(sentence) + 1 for sentence in sentences)])
    return Marks(_counts(whole, bounds), *_stopped(whole, bounds))


def _counts(whole: str, bounds: Numbers) -> Grid:
    classes = _classes().of(whole)
    places = np.flatnonzero(classes > _OTHER)
    rows = np.searchsorted(bounds, places, side="right") - 1
    size, width = len(bounds) - 1, len(PUNCTUATION)
    counts = np.bincount(rows * width + classes[places] - _FIRST, minlength=size * width)
    return counts.reshape(size, width).astype(float)


def _stopped(whole: str, bounds: Numbers) -> tuple[Grid, NDArray[np.bool_]]:
    """Return how many sentences end within each sentence before its own end, and which end with a stop."""
    classes, size = _stops().of(whole), len(bounds) - 1
    stops, letters = np.flatnonzero(classes == _STOP), np.flatnonzero(classes == _OTHER)
    rows = np.searchsorted(bounds, stops, side="right") - 1
    last = np.append(letters, -1)[np.searchsorted(letters, bounds[1:]) - 1]
    inner = stops < last[rows]
    ended = np.zeros(size, dtype=bool)
    ended[rows[~inner]] = True
    inside = [
        row for row, place in zip(rows[inner].tolist(), stops[inner].tolist(), strict=True) if _ends(whole, place)
    ]
    return np.bincount(np.array(inside, np.int64), minlength=size).astype(float), ended


def _ends(text: str, place: int) -> bool:
    """Return whether a stop that letters follow ends a sentence: not within a figure, nor an abbreviation."""
    behind = place + 1
    if text[behind] in _STOPS + _SPACED_STOPS:
        return False
    if text[place] in _STOPS:
        return True
    while text[behind] in _CLOSING:
        behind += 1
    if not text[behind].isspace():
        return False
    if text[place] != ".":
        return True
    word = text[max(0, place - _LONG_WORD) : place].split()
    plain = word[-1].strip(_CLOSING + _OPENING) if word else ""
    return len(plain) > _ABBREVIATED or (len(plain) > 1 and not plain[0].isupper() and "." not in plain)


@cache
def _stops() -> CodepointTable:
    def number(character: str) -> int:
        if character in _STOPS + _SPACED_STOPS:
            return _STOP
        return _PASSED if character.isspace() or character in _CLOSING + _OPENING else _OTHER

    return CodepointTable(number, np.uint8)


@cache
def _classes() -> CodepointTable:
    classes = {mark: number for number, group in enumerate(PUNCTUATION, start=_FIRST) for mark in _MARKS[group]}
    return CodepointTable(lambda character: classes.get(character, _OTHER), np.uint8)
