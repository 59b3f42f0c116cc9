"""Two sentences of different languages: how much of what they say is the same, by all that languages share.

Numbers by value, days, codes of documents, words that sound or are written nearly alike once romanised (names, and
words that languages have in common), and words that stand for each other by what an archive has learned.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import regex
from msgspec import Struct

from hexapla.language.dates import find_dates
from hexapla.language.numerals import find_numbers
from hexapla.language.scripts import romanise, skeleton, word_texts
from hexapla.records.translations import Translations, base_of, word_terms

_LONGEST = 2000  # codepoints of a sentence that are read
_CODE = regex.compile(r"(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,12}(?:[/\-–][\p{L}\p{N}]{1,12}){1,5}(?![\p{L}\p{N}])")
_HAS_DIGIT, _HAS_LETTER = regex.compile(r"\p{Nd}"), regex.compile(r"\p{L}")
_NOT_PLAIN = regex.compile(r"[^a-z0-9]+")
# Letters of a romanised word that are compared, and consonants of one that is another script's: shorter ones meet by
# chance.
_BEGINNING, _BONES = 6, 4
_BY_BEGINNING, _BY_BONES = 0.8, 0.7
# What a day, a code and a number weigh, by judgement, as the rarity of words has it (the rarest of the sample has 3.7):
# small numbers and years are said everywhere.
_DAY, _DOCUMENT, _LARGE, _SMALL = 5.0, 6.0, 4.0, 1.5
_LARGE_FROM, _YEARS = 32, range(1900, 2101)


class Unit(Struct, frozen=True):
    """One thing that a sentence says: how much it weighs, and the keys under which other languages may have it too.

    ``term`` is the word as it is translated, empty where it is none.
    """

    shown: str
    weight: float
    term: str
    keys: tuple[str, ...]


class Met(Struct, frozen=True):
    """A thing of one sentence met in the other, and how surely it is the same."""

    one: str
    two: str
    one_weight: float
    two_weight: float
    strength: float


def units(text: str, language: str, known: Translations) -> list[Unit]:
    """Return what a sentence says, each thing once."""
    found, rest = _marks(text[:_LONGEST], language)
    told = list(found)
    for word, keys in _words(rest):
        told += [Unit(word, known.weight(term), term, keys) for term in sorted(word_terms(word, language))]
    return list({(unit.term or unit.keys): unit for unit in reversed(told)}.values())[::-1]


@lru_cache(maxsize=1 << 12)
def _marks(text: str, language: str) -> tuple[tuple[Unit, ...], str]:
    """Return the days, codes and numbers of a sentence, and the sentence without its days and codes."""
    found, rest = [], text
    for one in find_dates(text, language):
        day = one.date.value[:10]
        if len(day) == len("2024-05-04"):
            found.append(Unit(text[one.start : one.end], _DAY, "", (f"@{day}",)))
            rest = _without(rest, one.start, one.end)
    for match in _CODE.finditer(rest):
        if _HAS_DIGIT.search(match[0]) and _HAS_LETTER.search(match[0]):
            found.append(Unit(match[0], _DOCUMENT, "", ("§" + _plain(match[0]),)))
            rest = _without(rest, *match.span())
    for number in find_numbers(rest, language):
        weight = _LARGE if abs(number.value) >= _LARGE_FROM and number.value not in _YEARS else _SMALL
        found.append(Unit(rest[number.start : number.end], weight, "", (f"#{number.value:g}{number.unit or ''}",)))
    return tuple(found), rest


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words of a sentence but for digits, and of runs without spaces each two signs, with their keys."""
    words = word_texts(text)
    found = [(word, tuple(_keys(word))) for word in words if len(word) > 1 and not word.isdigit()]
    single = [word if len(word) == 1 and not word.isascii() else "" for word in words]
    found += [(a + b, ()) for a, b in pairwise(single) if a and b]
    return tuple(dict.fromkeys(found))


def _keys(word: str) -> Iterator[str]:
    plain = _plain(romanise(word))
    if len(plain) >= _BEGINNING - 1:
        yield f"={plain[:_BEGINNING]}"
    bones = skeleton(word)
    if len(bones) >= _BONES:
        yield f"~{bones}"


def _plain(text: str) -> str:
    plain: str = _NOT_PLAIN.sub("", romanise(text))
    return plain


def met_in(one: Sequence[Unit], two: Sequence[Unit], language: str, known: Translations) -> list[Met]:
    """Return what two sentences have in common, the second in ``language``: each thing once on either side.

    The surest go first, as in competitive linking (Melamed 2000): two words of one side are not one of the other.
    """
    by_key: dict[str, list[int]] = {}
    for number, unit in enumerate(two):
        for key in (unit.term, *unit.keys):
            by_key.setdefault(key, []).append(number)
    likes: dict[tuple[int, int], float] = {}
    for number, unit in enumerate(one):
        standing = {key: _surety(key) for key in unit.keys}
        standing.update(known.of(unit.term, base_of(language)) if unit.term else {})
        for key, strength in standing.items():
            for other in by_key.get(key, ()):
                likes[number, other] = max(strength, likes.get((number, other), 0.0))
    found, left, right = [], set(range(len(one))), set(range(len(two)))
    for (here, there), strength in sorted(likes.items(), key=lambda like: (-like[1], like[0])):
        if here in left and there in right:
            left.remove(here)
            right.remove(there)
            found.append(Met(one[here].shown, two[there].shown, one[here].weight, two[there].weight, strength))
    return found


def _surety(key: str) -> float:
    return {"=": _BY_BEGINNING, "~": _BY_BONES}.get(key[0], 1.0)


def likeness(one: Sequence[Unit], two: Sequence[Unit], met: Sequence[Met]) -> float:
    """Return how much of the weight of both sentences they have in common, in [0, 1].

    As two sentences of one language are compared: what they share over the geometric mean of what each says. Two that
    cite documents, and none in common, speak of different things.
    """
    cited = [{key for unit in side for key in unit.keys if key.startswith("§")} for side in (one, two)]
    if all(cited) and cited[0].isdisjoint(cited[1]):
        return 0.0
    whole = math.sqrt(_sum(one) * _sum(two))
    return math.fsum(each.one_weight * each.two_weight * each.strength for each in met) / whole if whole else 0.0


def _sum(found: Sequence[Unit]) -> float:
    return math.fsum(unit.weight**2 for unit in found)


def keys_of(found: Sequence[Unit], language: str, known: Translations) -> Mapping[str, None]:
    """Return by what sentences of ``language`` may be found that say the same as one: its keys and translations."""
    return dict.fromkeys(
        key for unit in found for key in (*unit.keys, *(known.of(unit.term, language) if unit.term else ()))
    )
