"""Numbers of one sentence that stand in each other's place: 300 delegates of 12 states, and 12 delegates of 300."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, islice
from math import exp

import regex

from hexapla.language.memory import remembered
from hexapla.language.scripts import romanise, skeleton, words
from hexapla.values.difference import Difference, Severity
from hexapla.values.text import Evidence
from hexapla.versions.keys import LONGEST_SENTENCE
from hexapla.versions.number_matches import one_quantity
from hexapla.versions.pairing import Link, Pairing
from hexapla.versions.places import shown
from hexapla.versions.quantities import Figure, Values, of_sentences

# What speaks for an exchange: that the two stand in the other order, by how well the two texts keep the order of names
# elsewhere; that what both sentences share stands near the one on one side and near the other on the other; the signs
# right beside. Logistic regression on 40 languages of NTREX-128 against English: 5,800 pairs of numbers as they are and
# 2,330 exchanged. Told by stories left out, in 100 sentences of which none has an exchange .05 are charged at ``_SURE``
# and .2 at ``_LIKELY``, .44 and .61 of the exchanges are found (November 2026).
_ORDER, _NEAR, _BESIDE = 3.6, 6.5, 1.4
_SURE, _LIKELY = 4.25, 3.3
_REACH = 40  # codepoints within which what stands near a number tells what it counts
_BONES, _PLAIN, _LONG = 3, 4, 5  # letters of a skeleton, of a word that has a shorter one, of a word in small letters
# What both texts begin a name with before any was seen: three pairs of which two are in order.
_KEPT, _SEEN = 2, 3
# Beyond these a sentence is a table, and a text has shown its order.
_MOST_NAMES, _MOST_FIGURES, _MOST_LINKS = 60, 12, 20
_WORDS_BETWEEN = regex.compile(r"[\p{L}\s]")


@dataclass(frozen=True)
class _Line:
    """One side of a link as one text: where its numbers begin, each that stands once, and where its names are."""

    sentences: Sequence[Evidence]
    figures: Mapping[float, tuple[Figure, int]]

    @cached_property
    def text(self) -> str:
        """The sentences, a space between them."""
        return " ".join(sentence.text for sentence in self.sentences)

    @cached_property
    def names(self) -> Mapping[str, float]:
        """Where its names are."""
        return _names_of(self.sentences)

    def beside(self, value: float) -> tuple[str, str, str | None]:
        """Return the signs right before and after a number, letters and spaces alike, and its kind of measure."""
        figure, start = self.figures[value]
        end = start + len(figure.where.text)
        kind = figure.measure.kind if figure.measure is not None else None
        return _sign(self.text[start - 1 : start]), _sign(self.text[end : end + 1]), kind

    def are_one(self, values: tuple[float, float]) -> bool:
        """Whether two numbers are a score, a range or one quantity in two systems: their order is free."""
        (one, start), (other, begin) = sorted((self.figures[v] for v in values), key=lambda each: each[1])
        between = self.text[start + len(one.where.text) : begin]
        return one_quantity(one, other) or not _WORDS_BETWEEN.search(between)


class Exchanges:
    """The exchanges of two aligned texts."""

    def __init__(self, pairing: Pairing, values: tuple[Values, Values]) -> None:
        """Remember both; nothing is searched before it is asked for."""
        self._pairing, self._values = pairing, values

    def of(self, link: Link, open_to_charge: Collection[Evidence]) -> Iterator[Difference]:
        """Yield the two numbers of a surely aligned link that most clearly are exchanged, if any are.

        ``open_to_charge`` are the places of the original that no other difference names.
        """
        lines = self._lines(link)
        shared = [value for value, (figure, _) in lines[0].figures.items() if value in lines[1].figures]
        shared = [value for value in shared if lines[0].figures[value][0].where in open_to_charge]
        shared = shared[:_MOST_FIGURES]
        pairs = [pair for pair in combinations(shared, 2) if not any(line.are_one(pair) for line in lines)]
        score, best = max(((self._score(lines, pair), pair) for pair in pairs), default=(0.0, None))
        if best is not None and score >= _LIKELY:
            severity: Severity = "error" if score >= _SURE else "warning"
            yield self._difference(lines, best, severity)

    def _lines(self, link: Link) -> tuple[_Line, _Line]:
        left = _line(self._pairing.left_of(link), _digits(self._values[0], link.left))
        return left, _line(self._pairing.right_of(link), _digits(self._values[1], link.right))

    def _score(self, lines: tuple[_Line, _Line], pair: tuple[float, float]) -> float:
        score = _NEAR * _nearness(lines, pair) + _BESIDE * _signs(lines, pair)
        if not _inverted(*(tuple(line.figures[value][1] for value in pair) for line in lines)):
            return score
        # What the order can say is asked for only where it may matter.
        return score + _ORDER * self._kept if score + _ORDER >= _LIKELY else score

    @cached_property
    def _kept(self) -> float:
        """The share of pairs of names that both texts have in one order."""
        kept, seen = _KEPT, _SEEN
        sure = (link for link in self._pairing.links if self._pairing.sure(link))
        for link in islice(sure, _MOST_LINKS):
            left, right = (_names_of(side) for side in (self._pairing.left_of(link), self._pairing.right_of(link)))
            shared = [(left[key], right[key]) for key in left if key in right]
            for one, other in combinations(shared, 2):
                kept += not _inverted((one[0], other[0]), (one[1], other[1]))
                seen += 1
        return kept / seen

    def _difference(self, lines: tuple[_Line, _Line], pair: tuple[float, float], severity: Severity) -> Difference:
        here, there = lines[0].figures[pair[0]][0].where, lines[1].figures[pair[1]][0].where
        detail = f"Two numbers stand in each other's place: {shown(here.text)} and {shown(there.text)}"
        ids = self._pairing.left.article.id, self._pairing.right.article.id
        return Difference("number-changed", severity, here, there, *ids, (here.text, there.text), detail)


def _digits(values: Values, numbers: Sequence[int]) -> list[Figure]:
    """Return the numbers in digits of sentences, in dates or not."""
    return [f for f in (*of_sentences(values.figures, numbers), *of_sentences(values.dated, numbers)) if f.digits]


def _line(sentences: Sequence[Evidence], figures: Sequence[Figure]) -> _Line:
    times = Counter(figure.value for figure in figures)
    places: dict[float, tuple[Figure, int]] = {}
    begin = 0
    for sentence in sentences:
        for figure in figures:
            where = figure.where
            inside = where.block == sentence.block and sentence.start <= where.start and where.end <= sentence.end
            if inside and times[figure.value] == 1:
                places[figure.value] = figure, begin + where.start - sentence.start
        begin += len(sentence.text) + 1
    ordered = dict(sorted(places.items(), key=lambda item: item[1][1]))
    return _Line(sentences, ordered)


def _names_of(sentences: Sequence[Evidence]) -> dict[str, float]:
    """Return where sentences, put one after the other, have what they may share with another language, each once."""
    begin, found = 0, []
    for sentence in sentences:
        found += [(key, begin + middle) for key, middle in _names(sentence.text[:LONGEST_SENTENCE])]
        begin += len(sentence.text) + 1
    times = Counter(key for key, _ in found)
    return dict(islice(((key, middle) for key, middle in found if times[key] == 1), _MOST_NAMES))


@remembered
def _names(text: str) -> tuple[tuple[str, float], ...]:
    """Return the names and the longer words of a sentence as languages share them, and where their middles are."""
    found = ((_shared(text[span.start : span.end]), (span.start + span.end) / 2) for span in words(text))
    return tuple((key, middle) for key, middle in found if key)


@lru_cache(maxsize=1 << 13)
def _shared(word: str) -> str:
    """Return a name or a longer word as languages share it, nothing of another, remembered: texts repeat themselves."""
    if not (word[0].isupper() or not word.isascii() or len(word) >= _LONG) or any(map(str.isdigit, word)):
        return ""
    bones = skeleton(word)
    if len(bones) >= _BONES:
        return bones
    key = "".join(filter(str.isalnum, romanise(word)))
    return key if len(key) >= _PLAIN else ""


def _sign(character: str) -> str:
    return " " if not character or character.isspace() else "a" if character.isalnum() else character


def _inverted(left: Sequence[float], right: Sequence[float]) -> bool:
    return (left[0] < left[1]) != (right[0] < right[1])


def _nearness(lines: tuple[_Line, _Line], pair: tuple[float, float]) -> float:
    """Return how much nearer each of two numbers stands to what is near the other than to what is near itself."""
    ratio = max(1, len(lines[0].text)) / max(1, len(lines[1].text))
    shared = [(lines[0].names[key], lines[1].names[key]) for key in lines[0].names if key in lines[1].names]
    others = [value for value in lines[0].figures if value in lines[1].figures and value not in pair]
    shared += [(float(lines[0].figures[value][1]), float(lines[1].figures[value][1])) for value in others]
    left, right = (tuple(line.figures[value][1] for value in pair) for line in lines)

    def fit(here: int, there: int) -> float:
        return sum(exp(-(abs(here - a) + abs(there - b) * ratio) / _REACH) for a, b in shared)

    return fit(left[0], right[1]) + fit(left[1], right[0]) - fit(left[0], right[0]) - fit(left[1], right[1])


def _signs(lines: tuple[_Line, _Line], pair: tuple[float, float]) -> int:
    """Return how many more of the signs beside two numbers are those of the other than are their own."""
    left, right = (tuple(line.beside(value) for value in pair) for line in lines)
    crossed = zip((*left[0], *left[1]), (*right[1], *right[0]), strict=True)
    straight = zip((*left[0], *left[1]), (*right[0], *right[1]), strict=True)
    return sum(a == b for a, b in crossed) - sum(a == b for a, b in straight)
