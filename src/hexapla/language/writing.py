"""The writing of a text: which script most of its letters are in, and what that says of the language."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import Any

import regex
from msgspec import Struct

from hexapla.language.tags import table

KANA_SHARE = 0.05
"""Share of kana among kana and ideographs from which a text is Japanese: Chinese quotes the odd kana sign.
Japanese news has some .5 (general knowledge; a heading of ideographs with one particle in twenty still passes)."""

READ = 600
"""Codepoints of a text that its script is told from."""

DENSE = 3
"""Letters of an alphabet that one ideograph or kana counts for: it says as much."""

NAMES_AT_MOST, OWN_SHARE = 160, 0.3
"""In a text of so few letters names may fill most of it; they cross into other scripts in Latin letters, so that
another script with this share of the letters is the text's own."""

_NAMES = "Latn"
_COMMON = ("Latn", "Cyrl", "Arab", "Hani", "Deva")
_KANA = frozenset({"Hira", "Kana"})
_DENSE = _KANA | {"Hani"}


class Writing(Struct, frozen=True):
    """The writing of a text's first 600 codepoints.

    ``letters`` is their number, an ideograph counted as three; ``script`` the ISO 15924 script of the text;
    ``characters`` says how often each character stands.
    """

    letters: int
    script: str | None
    characters: Counter[str]


def writing_of(text: str) -> Writing:
    """Return the writing of ``text``: kana beside ideographs make ``Jpan``; without letters the script is ``None``."""
    characters = Counter(text[:READ])
    scripts: dict[str, int] = {}
    letters = 0
    for character, count in characters.items():
        script = _script_of(character)
        if script is not None:
            weight = count * DENSE if script in _DENSE else count
            letters += weight
            scripts[script] = scripts.get(script, 0) + weight
    return Writing(letters, _main(scripts), characters)


def only_language(script: str | None) -> str | None:
    """Return the language that alone, or nearly, is written in a script."""
    return "ja" if script == "Jpan" else table("alone").get(script or "")


def likely_language(script: str | None) -> str | None:
    """Return the language that a script speaks for where nothing else does; Latin letters speak for none."""
    return only_language(script) or table("shared").get(script or "")


def _main(scripts: dict[str, int]) -> str | None:
    kana = sum(scripts.pop(script, 0) for script in _KANA)
    ideographs = scripts.get("Hani", 0)
    if kana and kana >= KANA_SHARE * (kana + ideographs):
        scripts["Jpan"] = kana + scripts.pop("Hani", 0)
    letters = sum(scripts.values())
    own = {script: count for script, count in scripts.items() if script != _NAMES}
    best = max(own, key=lambda script: (own[script], script), default=_NAMES if scripts else None)
    names = letters <= NAMES_AT_MOST and best is not None and scripts[best] >= OWN_SHARE * letters
    return best if names else max(scripts, key=lambda script: (scripts[script], script), default=None)


@lru_cache(maxsize=1 << 15)
def _script_of(character: str) -> str | None:
    """Return the script of a letter, ``Zyyy`` where it is a letter of no known one, ``None`` for what is no letter."""
    if unicodedata.category(character)[0] != "L":
        return None
    return next((script for script, pattern in _patterns() if pattern.match(character)), "Zyyy")


@cache
def _patterns() -> tuple[tuple[str, Any], ...]:
    known = dict.fromkeys((*_COMMON, *_KANA, *table("shared"), *table("alone")))
    return tuple((script, regex.compile(rf"\p{{Script={script}}}")) for script in known)
