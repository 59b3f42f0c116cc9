"""Which appearances bear one name, however it is spelt: the first half of telling who is who across an archive."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from hexapla.language.folding import fold, fold_bare
from hexapla.language.name_similarity import sounds
from hexapla.language.names import name_key, similarity
from hexapla.records.reconciliation import Groups
from hexapla.values.person import Appearance

# Across events two spellings that differ must be nearer than within one, where the event itself speaks for one person
# (.8 there): in one script they must sound the same ("Mansouri", "Mansuri"), for "Ena Voss" and "Ina Voss" have .94.
_SAME_ACROSS_SCRIPTS = 0.93
# Names that share a word or a pair of words by sound are compared; what more share is too common to say anything.
_MOST_SHARING = 40
_MOST_SPELLINGS = 24


def name_groups(rows: Sequence[Appearance]) -> list[list[int]]:
    """Return the numbers of rows that bear one name, by their least.

    Names are one where a spelling of both is (marks on letters included, where both have any), or sounds nearly the
    same. The grouping is by name alone: namesakes are together in it.
    """
    groups = Groups(len(rows))
    by_key: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(rows):
        for spelling in _spellings(row):
            by_key.setdefault(_key(spelling), []).append((spelling, number))
    by_key.pop("", None)
    for key in sorted(by_key):
        _join_equal(by_key[key], groups)
    scripts = {key: {_script(spelling) for spelling, _ in found} for key, found in by_key.items()}
    for one, two in _near(sorted(by_key)):
        if _heard(one) == _heard(two) or (scripts[one].isdisjoint(scripts[two]) and _alike(one, two)):
            groups.join(by_key[one][0][1], by_key[two][0][1])
    return groups.sets()


def _spellings(row: Appearance) -> Iterator[str]:
    """Yield the full spellings of a name: a part of it ("Siti Maryam") may be part of another's."""
    words = len(row.name.split())
    for spelling in (row.name, *row.variants[:_MOST_SPELLINGS]):
        if len(spelling.split()) >= min(words, 2) or _has_no_case(spelling):
            yield spelling


def _join_equal(found: Sequence[tuple[str, int]], groups: Groups) -> None:
    """Join the rows of one key, but not two spellings whose letters carry different marks (Vân and Văn)."""
    marked: dict[str, int] = {}
    plain = [number for spelling, number in found if _marks(spelling) == ""]
    for spelling, number in found:
        if _marks(spelling):
            groups.join(number, marked.setdefault(_marks(spelling), number))
    for number in plain:
        groups.join(number, plain[0])
    if plain and len(set(marked)) == 1:
        groups.join(plain[0], next(iter(marked.values())))


def _near(keys: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of keys that share a word, or two, by sound, unless too many do."""
    index: dict[str, list[str]] = {}
    for key in keys:
        for term in _terms(key):
            index.setdefault(term, []).append(key)
    seen: set[tuple[str, str]] = set()
    for sharing in index.values():
        if len(sharing) <= _MOST_SHARING:
            seen.update(combinations(sharing, 2))
    return sorted(seen)


def _terms(key: str) -> set[str]:
    heard = _heard(key)[:8]
    return {*heard, *map(" ".join, combinations(heard, 2))}


@lru_cache(maxsize=1 << 15)
def _heard(key: str) -> tuple[str, ...]:
    """Return the words of a name as they sound, in any order."""
    return tuple(sorted(sounds(word) for word in key.split()))


def _alike(one: str, two: str) -> bool:
    return len(one.split()) == len(two.split()) > 1 and similarity(one, two) >= _SAME_ACROSS_SCRIPTS


@lru_cache(maxsize=1 << 15)
def _script(text: str) -> str:
    """Return the first word of the Unicode name of the first letter: LATIN, CYRILLIC, ARABIC, CJK ..."""
    letter = next((character for character in text if character.isalpha()), " ")
    return unicodedata.name(letter, " ").split(" ")[0]


@lru_cache(maxsize=1 << 15)
def _key(spelling: str) -> str:
    """Return what a spelling is looked up by; of one word only where its script writes names so."""
    key = name_key(spelling)
    return key if len(key.split()) > 1 or _has_no_case(spelling) else ""


@lru_cache(maxsize=1 << 15)
def _marks(spelling: str) -> str:
    """Return a name with the marks of each word, in an order that no way of typing changes; ``""`` without any."""
    folded = fold(spelling)
    if folded == fold_bare(spelling) or not folded.isprintable():
        return ""
    words = []
    for word in folded.split():
        parts = unicodedata.normalize("NFD", word)
        letters = "".join(c for c in parts if not unicodedata.combining(c))
        words.append(letters + "".join(sorted(c for c in parts if unicodedata.combining(c))))
    return " ".join(words)


def _has_no_case(text: str) -> bool:
    return text.lower() == text.upper()
