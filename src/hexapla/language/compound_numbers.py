"""Numbers inside longer words: двухдневная, zweitägig, tredagers; and the duals of Arabic, which are two of a thing."""

from __future__ import annotations

import re

from hexapla.language.cues import cues
from hexapla.language.memory import of_language
from hexapla.language.number_grammar import Atom, Grammar, grammar
from hexapla.language.word_trees import word_tree

_CUES = "number_word_cues.tsv"
# News writes no larger number in one word with its unit.
_LARGEST = 100


def compound_numbers(folded: str, language: str | None) -> list[tuple[int, int, int]]:
    """Return ``(start, end, value)`` of the numbers that begin a longer word of a folded text; a dual is one whole."""
    found = []
    pattern = _pattern(language)
    if pattern is not None:
        values = _values(language)
        found += [(*m.span(1), values[m[1]]) for m in pattern.finditer(folded)]
    duals = _duals(language)
    if duals is not None:
        found += [(*m.span(), 2) for m in duals.finditer(folded)]
    return found


@of_language
def _values(language: str | None) -> dict[str, int]:
    """The forms that numbers have in compounds: those of the data, and where it says so those of the numbers alone."""
    values = {form: int(value) for form, value in cues(_CUES, language, "compound").items()}
    words = grammar(language)
    if "#" in values and words is not None:
        alone = {form: max(a.value for a in atoms if a.kind != "o") for form, atoms in _cardinals(words)}
        values |= {form: value for form, value in alone.items() if 1 < value <= _LARGEST}
    values.pop("#", None)
    return values


def _cardinals(words: Grammar) -> list[tuple[str, tuple[Atom, ...]]]:
    return [(form, atoms) for form, atoms in words.atoms.items() if any(atom.kind != "o" for atom in atoms)]


@of_language
def _pattern(language: str | None) -> re.Pattern[str] | None:
    stems, values = cues(_CUES, language, "compound_unit"), _values(language)
    if not stems or not values:
        return None
    return re.compile(rf"\b({word_tree(values)})[- ]?(?:{word_tree(stems)})")


@of_language
def _duals(language: str | None) -> re.Pattern[str] | None:
    forms = cues(_CUES, language, "dual")
    return re.compile(rf"\b{word_tree(forms)}\b") if forms else None
