"""The lines of the linking set as forms: what stands between the names and the numbers that its languages share.

The texts of one story have one sentence a line, the same in every language. A number is shared where most languages
write it in that line with the same digits; a name where many have a word there whose consonants are those of a word
that English writes with a capital. What only some languages show so (a number spelt out, a day of the week) stays.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import public_data
import regex
from anyascii import anyascii
from event_names import BEFORE, Name, Writing

PIVOT = "eng"
"""The language whose capitals say what may be a name."""
EVERY_LANGUAGE = 7
"""One language in so many is asked whether it has a name or a number too."""
SHARED_NAMES, SHARED_NUMBERS = 0.4, 0.75
SHORTEST = 3
"""Letters from which a word may be a name, and consonants from which it may be told by these."""
AFFIXES = 2
"""Consonants that may stand before or after those of a name: articles, endings of cases."""
SPACED = 12
"""Characters a space, at most, of a line whose words have spaces between them."""
TSHEG = "་"
"""What ends a syllable in Tibetan."""

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_NUMBER = regex.compile(r"\p{Nd}+(?:(?:[.,\u00a0\u202f'’٬]\p{Nd}{2,3}| \p{Nd}{3})(?!\p{Nd}))*")
_FOLDS = str.maketrans("pfvwtgcqxzjr", "bbbbdkkkkssl", "aeiouyh'`")

Span = tuple[int, int]


class Slot(NamedTuple):
    """What stands before a name or number, the key of it, and how the number was written."""

    before: str
    key: str
    written: str


class Form(NamedTuple):
    """A line in a language: its places, and what stands after the last."""

    slots: tuple[Slot, ...]
    rest: str

    def filled(self, names: Mapping[str, Name], numbers: Mapping[str, str], writing: Writing) -> str:
        """Return the line with other names and numbers, in the writing of its language."""
        parts: list[str] = []
        for before, key, written in self.slots:
            parts += before, in_digits(written, numbers[key]) if written else writing.name(names[key])
        return "".join((*parts, self.rest))


class Source:
    """The linking set by story, language and line."""

    def __init__(self) -> None:
        data = public_data.folder("linking")
        gold = public_data.labels(data / "gold.tsv")
        rows = public_data.lines(data / "articles.jsonl.gz")
        self._texts = {(gold[row["id"]], row["id"].partition(":")[0]): tuple(row["text"].split("\n")) for row in rows}
        self.stories = sorted({story for story, _ in self._texts})
        self.languages = sorted({language for _, language in self._texts})
        self._writings: dict[str, Writing] = {}
        self._shared: dict[tuple[str, int], tuple[str, ...]] = {}
        self._forms: dict[tuple[str, int, str], Form] = {}

    def length(self, story: str) -> int:
        """Return how many lines a story has, in each language."""
        return len(self._texts[story, PIVOT])

    def writing(self, language: str) -> Writing:
        """Return how a language writes names."""
        if language not in self._writings:
            texts = (line for story in self.stories for line in self._texts[story, language])
            self._writings[language] = Writing(texts)
        return self._writings[language]

    def shared(self, story: str, line: int) -> tuple[str, ...]:
        """Return the names (in lower case) and the numbers (as digits) of a line that languages share."""
        place = story, line
        if place not in self._shared:
            self._shared[place] = tuple(sorted(set(self._agreed(story, line))))
        return self._shared[place]

    def form(self, story: str, line: int, language: str) -> Form:
        """Return a line with its places: every shared name has one, also where a language's own was not found."""
        place = story, line, language
        if place not in self._forms:
            text, pivot = self._texts[story, language][line], self._texts[story, PIVOT][line]
            self._forms[place] = _form(text, sorted(_marked(text, pivot, self.shared(story, line))))
        return self._forms[place]

    def _agreed(self, story: str, line: int) -> Iterator[str]:
        some = [self._texts[story, language][line] for language in self.languages[::EVERY_LANGUAGE]]
        numbers = Counter(key for text in some for key in {digits(each[0]) for each in _NUMBER.finditer(text)})
        yield from (key for key, times in numbers.items() if times >= SHARED_NUMBERS * len(some))
        for name in _capitalised(self._texts[story, PIVOT], line):
            if sum(bool(_places(name, text)) for text in some) >= SHARED_NAMES * len(some):
                yield name


def digits(number: str) -> str:
    """Return the digits of a number in any writing as Western ones, without what groups them."""
    return "".join(str(unicodedata.digit(letter)) for letter in number if letter.isdecimal())


def in_digits(written: str, number: str) -> str:
    """Return a number of as many digits, written as another was."""
    given = iter(number)
    shown = (chr(ord(x) - unicodedata.digit(x) + int(next(given))) if x.isdecimal() else x for x in written)
    return "".join(shown)


def _capitalised(text: tuple[str, ...], line: int) -> set[str]:
    """Return the words of a line that may be names: somewhere with a capital inside a line, nowhere without."""
    inside = {each[0] for other in text for each in list(_WORD.finditer(other))[1:]}
    here = {each[0] for each in _WORD.finditer(text[line])}
    known = (word for word in here & inside if word[0].isupper() and word.lower() not in inside)
    return {word.lower() for word in known if len(word) >= SHORTEST}


@lru_cache(maxsize=1 << 18)
def _consonants(word: str) -> str:
    plain = anyascii(word).lower().translate(_FOLDS)
    return "".join(a for a, b in zip(plain, " " + plain, strict=False) if a != b)


def _places(name: str, text: str) -> list[Span]:
    """Return where a name stands in a line of any language whose words can be told."""
    words = (each for each in _WORD.finditer(text) if not each[0][0].islower())
    return [each.span() for each in words if each[0].lower() == name or _alike(_consonants(name), _consonants(each[0]))]


def _alike(name: str, word: str) -> bool:
    if len(name) < SHORTEST or len(word) > len(name) + AFFIXES:
        return False
    return word.startswith(name) or word.endswith(name)


def _marked(text: str, pivot: str, shared: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    for found in _NUMBER.finditer(text):
        if digits(found[0]) in shared:
            yield *found.span(), digits(found[0])
    for name in shared:
        if not name[0].isdecimal():
            spans = _places(name, text) or [_gap(text, pivot.lower().find(name) / len(pivot))]
            yield from ((*span, name) for span in spans)


def _gap(text: str, share: float) -> Span:
    """Return the first place between words from a share of the line on; between letters where words have no spaces."""
    start = int(len(text) * share)
    between = " " if text.count(" ") * SPACED > len(text) else TSHEG
    if between in text:
        place = text.find(between, start) + 1
        return (place, place) if place else (0, 0)
    while start < len(text) and (unicodedata.category(text[start])[0] == "M" or text[start - 1] in BEFORE):
        start += 1
    return start, start


def _form(text: str, marked: list[tuple[int, int, str]]) -> Form:
    slots, end, joint = list[Slot](), 0, ""
    for start, stop, key in marked:
        if start >= end:
            slots.append(Slot(joint + text[end:start], key, text[start:stop] if key[0].isdecimal() else ""))
            joint = (TSHEG if TSHEG in text else " " if text.count(" ") * SPACED > len(text) else "") * (start == stop)
            end = stop
    return Form(tuple(slots), joint + text[end:])
