"""The writing of a text: which script most of its letters are in, and what that says of the language."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import numpy as np
import regex
from msgspec import Struct

from hexapla.language.codepoints import CodepointTable
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
_NO_LETTER = 1


class Writing(Struct, frozen=True):
    """The writing of a text's first 600 codepoints, ``text``.

    ``letters`` is their number, an ideograph counted as three; ``script`` the ISO 15924 script of the text.
    """

    letters: int
    script: str | None
    text: str


def writing_of(text: str) -> Writing:
    """Return the writing of ``text``: kana beside ideographs make ``Jpan``; without letters the script is ``None``."""
    read = text[:READ]
    counts = np.bincount(_table().of(read)).tolist()[_NO_LETTER + 1 :]
    scripts = {
        script: count * DENSE if script in _DENSE else count
        for script, count in zip(_scripts(), counts, strict=False)
        if count
    }
    return Writing(sum(scripts.values()), _main(scripts), read)


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


@cache
def _table() -> CodepointTable:
    return CodepointTable(_number_of, np.uint8)


def _number_of(character: str) -> int:
    """Return the number of a letter's script, counted from 2 in the order of ``_scripts``; 1 for what is no letter."""
    if unicodedata.category(character)[0] != "L":
        return _NO_LETTER
    known = (number for number, pattern in enumerate(_patterns()) if pattern.match(character))
    return _NO_LETTER + 1 + next(known, len(_patterns()))


@cache
def _scripts() -> tuple[str, ...]:
    """Return the scripts that are known, and ``Zyyy`` for letters of no known one."""
    return (*dict.fromkeys((*_COMMON, *sorted(_KANA), *table("shared"), *table("alone"))), "Zyyy")


@cache
def _patterns() -> tuple[Any, ...]:
    return tuple(regex.compile(rf"\p{{Script={script}}}") for script in _scripts()[:-1])
