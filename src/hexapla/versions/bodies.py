"""Bodies where a text names them: the word for what a body is, and the words beside it; from ``data/bodies.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from hexapla.language.locales import base_language
from hexapla.language.memory import remembered
from hexapla.versions.body_words import (
    forms_of,
    heads_of,
    is_unspaced,
    kinds_of,
    named_before,
    roles_of,
    sign_pattern,
    small_words,
)

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_GAP = regex.compile(r"[\s\p{Zs}\-‑'’ʼ]*")  # what may stand between the words of one name
_CLITICS = regex.compile(r"[وبلفك](?=\p{Arabic}{4})")  # conjunctions and prepositions written together
_MOST_AFTER, _MOST_BEFORE, _MOST_SIGNS = 4, 3, 8
# Words after a head that all belong to a name which ends with them: a verb may be the next.
_MOST_SURE, _MOST_SHOWN = 2, 2
_SHORTEST = 2  # letters; a single letter is an elided article
_MOST_CLITICS = 2
_LONGEST_FORM = 3  # words
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Word:
    """A word beside the head; ``sure`` says that it belongs to the name and not to what follows it."""

    text: str
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A body where a sentence names it: ``[start, end)`` is the word for what it is, in codepoints of the sentence.

    ``kinds`` are what it may be; ``before`` and ``after`` the words beside, in the order of the text; ``closed`` says
    that the name ends at punctuation or at the sentence's end, ``ended`` that it ends there or at a small word.
    """

    kinds: frozenset[str]
    start: int
    end: int
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    closed: bool
    ended: bool

    def _belongs(self, word: Word) -> bool:
        return self.ended and word in self.after[:_MOST_SHOWN] and self.after[0].sure

    @property
    def sure(self) -> tuple[str, ...]:
        """The words that surely belong to the name, folded."""
        return tuple(word.text for word in (*self.before, *self.after) if word.sure)

    @property
    def words(self) -> tuple[str, ...]:
        """All words beside the head, folded."""
        return tuple(word.text for word in (*self.before, *self.after))

    @property
    def span(self) -> tuple[int, int]:
        """From the first sure word to the last, the head among them; or, where the name ends there, the next."""
        known = [word for word in (*self.before, *self.after) if word.sure or self._belongs(word)]
        return min([self.start, *(w.start for w in known)]), max([self.end, *(w.end for w in known)])


def find_bodies(text: str, language: str | None) -> list[Body]:
    """Return the bodies of a sentence from left to right; none in languages that the table lacks."""
    base = base_language(language)
    return _found(text, base) if base is not None and forms_of(base) else []


@remembered
def _found(text: str, base: str) -> tuple[Body, ...]:
    """Return the bodies of a sentence, remembered: an original is compared with each of its versions."""
    return tuple(_in_signs(text, base) if is_unspaced(base) else _in_words(text, base))


def _in_signs(text: str, base: str) -> Iterator[Body]:
    """Yield the bodies of a script without spaces: what stands right before the head, sign by sign."""
    pattern, kinds = sign_pattern(base)
    stops = small_words(base)[0]
    for match in pattern.finditer(text):
        if _NONE in kinds[match[0]]:
            continue
        start = match.start()
        while start > 0 and match.start() - start < _MOST_SIGNS and _UNSPACED.match(text[start - 1]):
            if text[start - 1] in stops:
                break
            start -= 1
        signs = tuple(Word(text[i], i, i + 1, True) for i in range(start, match.start()))
        yield Body(kinds[match[0]], match.start(), match.end(), signs, (), True, True)


def _in_words(text: str, base: str) -> Iterator[Body]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    number = 0
    while number < len(words):
        start, end = words[number]
        found = _head(text, words, number, base) if _may_open(text[start:end], base) else None
        if found is None:
            number += 1
            continue
        kinds, (first, start), last = found
        if _NONE in kinds:
            number = last + 1
            continue
        before = _before(text, words, number, base)
        if start > first:
            before = (*before, Word(text[first:start].casefold(), first, start, True))
        after, closed, ended = _after(text, words, last, base)
        yield Body(kinds, start, words[last][1], before, after, closed, ended)
        number = last + 1


def _head(
    text: str, words: list[tuple[int, int]], number: int, base: str
) -> tuple[frozenset[str], tuple[int, int], int] | None:
    """Return the kinds of the head that begins with a word, where word and head start, and which word is its last.

    Casefolding can lengthen a word (ß); the head then starts no later than its last codepoint.
    """
    begin = words[number][0]
    cuts = _cuts(text[begin : words[number][1]])
    longest = _LONGEST_FORM if text[begin : words[number][1]].casefold() in heads_of(base).first_words else 1
    for count in range(min(longest, len(words) - number), 0, -1):
        run = words[number : number + count]
        if not all(text[before[1] : after[0]].isspace() for before, after in pairwise(run)):
            continue
        written = " ".join(text[start:end] for start, end in run).casefold()
        for cut in cuts:
            kinds, inside = kinds_of(written[cut:], base)
            if kinds:
                inside = min(inside, words[number][1] - begin - cut - 1)
                return kinds, (begin + cut, begin + cut + inside), number + count - 1
    return None


@lru_cache(maxsize=65_536)
def _may_open(word: str, base: str) -> bool:
    """Whether a head may begin with a word: nearly all are passed over by this alone."""
    folded = word.casefold()
    return folded in heads_of(base).first_words or any(kinds_of(folded[cut:], base)[0] for cut in _cuts(word))


def _cuts(word: str) -> tuple[int, ...]:
    """Return where the word itself may begin: at once, or after what Arabic writes together with it."""
    cuts = [0]
    while not word.isascii() and len(cuts) <= _MOST_CLITICS and _CLITICS.match(word, cuts[-1]):
        cuts.append(cuts[-1] + 1)
    return tuple(cuts)


def _before(text: str, words: list[tuple[int, int]], number: int, base: str) -> tuple[Word, ...]:
    """Return the capitalised words right before a head, that no punctuation parts from it."""
    stops, links, _ = small_words(base)
    found: list[Word] = []
    limit = words[number][0]
    capital = _is_capital(text[limit:])
    for start, end in reversed(words[:number]):
        word = text[start:end]
        folded = word.casefold()
        gap = text[end:limit]
        if len(found) == _MOST_BEFORE or _GAP.fullmatch(gap) is None or folded in stops or folded in links:
            break
        if not _is_capital(word) or kinds_of(folded, base)[0] or folded in roles_of(base):
            break
        found.append(Word(folded, start, end, (start > 0 or capital) and not _is_abbreviation(word)))
        limit = start
    return tuple(reversed(found))


def _after(text: str, words: list[tuple[int, int]], last: int, base: str) -> tuple[tuple[Word, ...], bool, bool]:
    """Return the words after a head up to a small word or punctuation, whether it was punctuation, or either."""
    if named_before(base):
        return (), True, True
    stops, links, joins = small_words(base)
    found: list[Word] = []
    sure, linked = True, not links
    limit = words[last][1]
    for start, end in words[last + 1 :]:
        gap = text[limit:start]
        if _GAP.fullmatch(gap) is None:
            return _closed(found), True, True
        word, folded = text[start:end], text[start:end].casefold()
        limit = end
        if folded in stops and folded not in joins and folded not in links:
            return tuple(found), False, True
        if len(folded) < _SHORTEST or folded in links or (not found and folded in joins):
            linked = True
            continue
        if folded in stops or len(found) == _MOST_AFTER or folded in roles_of(base):
            return tuple(found), False, len(found) < _MOST_AFTER
        sure = sure and not _is_abbreviation(word) and (_is_capital(word) or (not found and linked))
        found.append(Word(folded, start, end, sure))
    return _closed(found), True, True


def _closed(found: list[Word]) -> tuple[Word, ...]:
    """Return words of which all belong to the name, where the first does and the name ends with them."""
    if found and found[0].sure and len(found) <= _MOST_SURE:
        return tuple(Word(word.text, word.start, word.end, True) for word in found)
    return tuple(found)


def _is_capital(word: str) -> bool:
    return word[0] != word[0].lower()


def _is_abbreviation(word: str) -> bool:
    """Whether a word is written in capitals: it may stand for what another place spells out."""
    return len(word) > 1 and word.isupper()
