"""Runs: a text cut where its writing changes, into words, figures and stretches that write no spaces between words.

Plain loops over codepoints are too slow for what is read of every article; here each codepoint is looked up once, and
all cuts of a text are made at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from hexapla.events.transcription import Keys, Places, transcribed
from hexapla.language.codepoints import CodepointTable, codepoints_of

Kinds = NDArray[np.uint8]

BREAK = "\n"
"""What stands between texts that are read as one: it ends words, sentences and figures."""

LONGEST = 64
"""Codepoints read of a word: a longer one is no word, and hostile text is bounded."""

LONG, GAP, END, FIGURE, WORD, KATAKANA, HIRAGANA, UNSPACED = range(8)
_GROUP = 7
_LOWER = 8
# Pieces of a run without spaces: ideographs, letters with the marks on them, Tibetan syllables and what parts these.
_IDEOGRAPH, _LETTER, _MARK, _SYLLABLE, _TSHEG = (UNSPACED | place << 3 for place in range(5))
_ENDS = frozenset(".!?…:;\n«»“”\"'|—–。！？；：।։؟۔།")
_FORMS = (
    ("\u0f0b", _TSHEG),
    ("ー", LONG | 8),
    (r"\P{L}&&\P{M}&&\P{N}", GAP),
    (r"\p{Nd}", FIGURE),
    (r"\p{Han}", _IDEOGRAPH),
    (r"\p{Katakana}", KATAKANA),
    (r"\p{Hiragana}", HIRAGANA),
    (r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]&&\p{M}", _MARK),
    (r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}", _LETTER),
    (r"\p{Tibetan}", _SYLLABLE),
)
_KINDS = tuple((regex.compile(f"[{form}]", regex.V1), kind) for form, kind in _FORMS)
_JOINED = frozenset(".,٬٫")


def _kind(character: str) -> int:
    if character in _ENDS:
        return END
    known = next((kind for form, kind in _KINDS if form.match(character)), WORD)
    return known | _LOWER if known == WORD and character.islower() else known


_TABLE = CodepointTable(_kind, np.uint8)


@dataclass(frozen=True)
class Runs:
    """The runs of one text from left to right, what is between them left out.

    ``kinds`` says for each run what it is (:data:`END` to :data:`UNSPACED`), ``starts`` and ``ends`` where it is, in
    codepoints; ``capital`` whether it begins with no small letter, and ``opening`` whether it begins a sentence.
    ``characters`` are the kinds of the ``codepoints``.
    """

    text: str
    codepoints: NDArray[np.uint32]
    characters: Kinds
    kinds: Kinds
    starts: Places
    ends: Places
    capital: NDArray[np.bool_]
    opening: NDArray[np.bool_]

    def words(self) -> Places:
        """Return which runs are words: all in scripts with spaces, and those of kana."""
        return np.flatnonzero((self.kinds >= WORD) & (self.kinds <= HIRAGANA))

    def texts(self, which: Places) -> list[str]:
        """Return some runs as strings, at most :data:`LONGEST` codepoints of each."""
        ends = bounded(self.starts[which], self.ends[which])
        return [self.text[a:b] for a, b in zip(self.starts[which].tolist(), ends.tolist(), strict=True)]

    def keys(self, which: Places) -> Keys:
        """Return the consonants of some runs, of which at most :data:`LONGEST` codepoints are read."""
        return transcribed(self.codepoints, self.starts[which], bounded(self.starts[which], self.ends[which]))

    def figures(self) -> list[tuple[int, str]]:
        """Return where each figure begins and how it is printed, those that a mark joins (1,250.5) as one."""
        which = self.kinds == FIGURE
        begun: list[int] = []
        ended: list[int] = []
        last = -2
        for start, end in zip(self.starts[which].tolist(), self.ends[which].tolist(), strict=True):
            if start == last + 1 and self.text[last] in _JOINED:
                ended[-1] = end
            else:
                begun.append(start)
                ended.append(end)
            last = end
        return [(start, self.text[start:end]) for start, end in zip(begun, ended, strict=True)]


def runs(text: str) -> Runs:
    """Return the runs of a text."""
    codepoints = codepoints_of(text)
    characters = _TABLE.of_codepoints(codepoints)
    groups = characters & _GROUP
    cuts = np.flatnonzero(groups[1:] != groups[:-1]) + 1
    starts = np.concatenate((np.zeros(min(len(text), 1), dtype=np.intp), cuts))
    kinds = groups[starts]
    before = np.concatenate((np.full(1, GAP, dtype=np.uint8), kinds))[: len(kinds)]
    # Figures inside a word are letters of it (B612), and a long mark belongs to the kana before it.
    kinds[(kinds == FIGURE) & (before == WORD)] = WORD
    kinds[kinds == LONG] = np.where(before[kinds == LONG] == KATAKANA, KATAKANA, WORD)
    own = np.ones(len(kinds), dtype=np.bool_)
    own[1:] = kinds[1:] != kinds[:-1]
    starts, kinds = starts[own], kinds[own]
    ends = np.concatenate((starts[1:], np.full(min(len(text), 1), len(text), dtype=np.intp)))
    read = kinds != GAP
    starts, ends, kinds = starts[read], ends[read], kinds[read]
    opening = np.concatenate((np.ones(1, dtype=np.bool_), kinds == END))[: len(kinds)]
    return Runs(text, codepoints, characters, kinds, starts, ends, characters[starts] != WORD | _LOWER, opening)


def bounded(starts: Places, ends: Places) -> Places:
    """Return the ends of stretches of which at most :data:`LONGEST` codepoints are read."""
    return np.minimum(ends, starts + LONGEST)


@dataclass(frozen=True)
class Pieces:
    """What runs without spaces are made of: where each piece is in the text, and the number of its run."""

    starts: Places
    ends: Places
    run: Places


def pieces(found: Runs) -> Pieces:
    """Return the pieces of the runs without spaces: ideographs, letters with their marks, Tibetan syllables."""
    places = np.flatnonzero(found.characters & _GROUP == UNSPACED)
    kinds = found.characters[places]
    apart = np.ones(len(places), dtype=np.bool_)
    apart[1:] = places[1:] != places[:-1] + 1
    before = np.concatenate((np.full(1, GAP, dtype=np.uint8), kinds))[: len(kinds)]
    carried = (kinds == _MARK) & ((before == _LETTER) | (before == _MARK))
    carried |= (kinds == _SYLLABLE) & (before == _SYLLABLE)
    bounds = np.flatnonzero(apart | ~carried)
    last = np.concatenate((bounds[1:], np.full(min(len(places), 1), len(places), dtype=np.intp))) - 1
    read = kinds[bounds] != _TSHEG
    bounds, last = bounds[read], last[read]
    return Pieces(places[bounds], places[last] + 1, np.cumsum(apart)[bounds])


def beginnings(texts: Sequence[str]) -> Places:
    """Return where each text begins in all of them with a line break between."""
    sizes = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 1
    return np.cumsum(sizes) - sizes


def owners_of(begun: Places, places: Places) -> Places:
    """Return the number of the text in which each place lies."""
    return np.searchsorted(begun, places, side="right") - 1
