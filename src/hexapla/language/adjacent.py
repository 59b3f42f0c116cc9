"""Listed words right before or right after a place of a text.

What a pattern with an alternative a word would find, the longest word first, at the cost of a look into a dictionary:
to compile such patterns takes seconds for a hundred languages, and a number asks ten of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from msgspec import Struct

# Scripts without spaces between words (Thai to Hangul syllables): there a word may touch what follows.
_UNSPACED = (
    *(("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff")),
    *(("\uac00", "\ud7af"), ("\uf900", "\ufaff")),
)

Sign = Callable[[str], bool]
"""Says of one character (or of none) whether a word may not touch it."""


def is_letter(character: str) -> bool:
    """Return whether a character is a letter of a script that writes spaces."""
    if not character.isalnum() or character.isdecimal():
        return False
    return character < "\u0e00" or not any(first <= character <= last for first, last in _UNSPACED)


def is_word_character(character: str) -> bool:
    """Return whether a character is a letter, a figure or an underscore."""
    return character.isalnum() or character == "_"


def is_alphanumeric(character: str) -> bool:
    """Return whether a character is a letter or a figure of any script."""
    return character.isalnum()


def is_nothing(_character: str) -> bool:
    """Return that any character may be touched."""
    return False


class Found(Struct, frozen=True):
    """A listed word at ``[first, last)`` of the text it was looked for in; the whole with what joins it to the place.

    ``[0]`` is the whole and ``[1]`` the word, as of a ``re.Match``.
    """

    text: str
    whole: tuple[int, int]
    word: tuple[int, int]

    def __getitem__(self, group: int) -> str:
        first, last = self.word if group else self.whole
        return self.text[first:last]

    def group(self) -> str:
        """Return the whole."""
        return self[0]

    def start(self, group: int = 0) -> int:
        """Return where the whole (0) or the word (1) begins."""
        return (self.word if group else self.whole)[0]

    def end(self) -> int:
        """Return where the whole ends."""
        return self.whole[1]


class Words:
    """A list of words, to ask which of them begin or end at a place of a text."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = frozenset(form for form in forms if form)

    @cached_property
    def _by_first(self) -> dict[str, tuple[int, ...]]:
        return _lengths(self.forms, 0)

    @cached_property
    def _by_last(self) -> dict[str, tuple[int, ...]]:
        return _lengths(self.forms, -1)

    def beginning_at(self, text: str, start: int) -> Iterator[int]:
        """Yield the ends of the words that begin at ``start``, the longest first."""
        for length in self._by_first.get(text[start : start + 1], ()):
            if text[start : start + length] in self.forms and start + length <= len(text):
                yield start + length

    def ending_at(self, text: str, end: int) -> Iterator[int]:
        """Yield the beginnings of the words that end at ``end``, the longest first."""
        for length in self._by_last.get(text[end - 1 : end], ()) if end else ():
            if length <= end and text[end - length : end] in self.forms:
                yield end - length


def _lengths(forms: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """Return the lengths of words, the longest first, by their first or last letter."""
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[place], set()).add(len(form))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in found.items()}


class Before:
    """Words looked for right before a place, perhaps with another (``filler``) or a space between."""

    def __init__(self, forms: Iterable[str], not_after: Sign = is_word_character, filler: Iterable[str] = ()) -> None:
        self._words, self._filler, self._not_after = Words(forms), Words(filler), not_after
        every = self._words.forms | self._filler.forms
        self._last = frozenset(form.rstrip(" ")[-1:] for form in every) - {""}

    def search(self, before: str) -> Found | None:
        """Return the word at the end of ``before``: of several the one that begins first, then the longest."""
        # Most numbers have none.
        last = before[-1:]
        if (before.rstrip(" ")[-1:] if last == " " else last) not in self._last:
            return None
        found = [
            (start, -end)
            for end in self._ends(before)
            for start in self._words.ending_at(before, end)
            if not (start and self._not_after(before[start - 1]))
        ]
        if not found:
            return None
        start, end = min(found)
        return Found(before, (start, len(before)), (start, -end))

    def _ends(self, before: str) -> Iterator[int]:
        """Yield where the word may end: at the end, before a space, before a filler."""
        for end in _spaced_before(before, len(before)):
            yield end
            for filler in self._filler.ending_at(before, end):
                yield from _spaced_before(before, filler)


def _spaced_before(text: str, end: int) -> tuple[int, ...]:
    return (end, end - 1) if text[end - 1 : end] == " " and end else (end,)


class After:
    """Words looked for right after a place.

    Between the two may stand one of ``marks`` and then one of ``between``; ``never`` are beginnings that are none.
    """

    def __init__(
        self, forms: Iterable[str], marks: str = "", between: Iterable[str] = (), never: Iterable[str] = ()
    ) -> None:
        self._words, self._marks, self._between = Words(forms), frozenset(marks), Words(between)
        self._never = tuple(sorted(never))
        self._first = frozenset(form[0] for form in self._words.forms | self._between.forms)

    def match(self, text: str, place: int) -> Found | None:
        """Return the longest word after ``place``, marks and words between as many as can be."""
        # Most numbers have none.
        first = text[place : place + 1]
        if first not in self._first and (first not in self._marks or text[place + 1 : place + 2] not in self._first):
            return None
        for start in self._starts(text, place):
            if self._never and text.startswith(self._never, start):
                continue
            for end in self._words.beginning_at(text, start):
                if not is_letter(text[end : end + 1]):
                    return Found(text, (place, end), (start, end))
        return None

    def _starts(self, text: str, place: int) -> Iterator[int]:
        for start in self._marked(text, place):
            yield from self._between.beginning_at(text, start)
            yield start

    def _marked(self, text: str, place: int) -> tuple[int, ...]:
        return (place + 1, place) if text[place : place + 1] in self._marks else (place,)


class AfterCounted(After):
    """The same where what is counted, one of ``between``, and a mark may stand between: 300 명 이상."""

    def _starts(self, text: str, place: int) -> Iterator[int]:
        for start in self._marked(text, place):
            for end in self._between.beginning_at(text, start):
                yield from self._marked(text, end)
        yield from self._marked(text, place)
