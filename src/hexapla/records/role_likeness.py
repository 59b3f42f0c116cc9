"""Whether two roles are one, are two, or cannot be compared: by the office they are, and by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hexapla.language.folding import fold_bare
from hexapla.language.kindred import same_or_near
from hexapla.language.offices import find_offices
from hexapla.language.scripts import word_texts

# Shares of the words of two roles in one language: "minister of foreign affairs" has two of its three words in "foreign
# minister"; two of four words are another office of the same house ("head of the section", "secretary of the section").
_SAME = 0.6
_OTHER = 0.34
_SHORT = 2  # letters
_LONG = 6  # letters: names of countries and bodies, less often words for offices


def offices_of(role: Mapping[str, str]) -> frozenset[str]:
    """Return the offices that a role is, by what they are in any language: those that half of its languages name."""
    return _offices(tuple(sorted(role.items())))


@lru_cache(maxsize=1 << 14)
def _offices(role: tuple[tuple[str, str], ...]) -> frozenset[str]:
    found = [frozenset(o.name for o in find_offices(text, tag)) for tag, text in role]
    counts = Counter(name for names in found for name in names)
    naming = sum(bool(names) for names in found)
    return frozenset(name for name, count in counts.items() if 2 * count >= naming)


def is_rare(offices: Iterable[str]) -> bool:
    """Return whether one of some offices is one that few hold: with a portfolio, or of a head of government."""
    return any(":" in name or name.endswith("prime minister") for name in offices)


def likeness(one: Mapping[str, str], two: Mapping[str, str]) -> float | None:
    """Return how alike the words of two roles (language -> words) are, in [0, 1]; ``None`` without a language of both.

    Languages so near that a short text does not tell them apart count as one.
    """
    shared = [(one[a], two[b]) for a in sorted(one) for b in sorted(two) if same_or_near(a, b)]
    return max((_overlap(_words(a), _words(b)) for a, b in shared), default=None)


def are_same(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    """Return whether two roles are one: the same offices, if few hold them, else nearly the same words."""
    return are_one((offices_of(one), one), (offices_of(two), two))


def are_one(one: tuple[frozenset[str], Mapping[str, str]], two: tuple[frozenset[str], Mapping[str, str]]) -> bool:
    """Return whether two roles are one; each is given by its offices and its words, all or some of them."""
    first, second = one[0], two[0]
    if first and second and (first != second or is_rare(first)):
        return first == second
    found = likeness(one[1], two[1])
    return found is not None and found >= _SAME


def are_comparable(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    """Return whether anything says that two roles are one or two: a language of both, or offices known of both."""
    first, second = offices_of(one), offices_of(two)
    return likeness(one, two) is not None or bool(first and second and is_rare(first | second))


def are_different(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    """Return whether two roles can be compared and are not one."""
    if offices_of(one) & offices_of(two) or share_word(one, two):
        return False
    found = likeness(one, two)
    return found is not None and found < _OTHER


def share_word(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    """Return whether roles in different languages have a long word in common: the name of a country or a body."""
    return not long_words(one).isdisjoint(long_words(two))


def long_words(role: Mapping[str, str]) -> set[str]:
    """Return the long words of a role, in whatever language."""
    return {word for text in role.values() for word in _words(text) if len(word) >= _LONG}


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two) if one | two else 0.0


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    """Return the words of a role, but for the short ones of alphabets: prepositions and articles."""
    return frozenset(word for word in word_texts(fold_bare(text)) if len(word) > _SHORT or not word.isascii())
