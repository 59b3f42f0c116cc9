"""Keys that compare names across spellings and scripts: romanised, folded, titles stripped."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import regex
from anyascii import anyascii

from hexapla.language.cues import rows
from hexapla.language.folding import fold
from hexapla.language.scripts import romanise

_FILE = "titles.tsv"
_WORD = re.compile(r"[a-z0-9]+")
_HAN = regex.compile(r"[\p{Han}\p{Hangul}]")
_APOSTROPHES = re.compile(r"['’‘`ʼʻʹ\"]")
# A name longer than this is a sentence; its key is that of its beginning.
_LONGEST = 120


@lru_cache(maxsize=1 << 15)
def name_key(text: str) -> str:
    """Return a comparison key: romanised, folded, titles stripped, word order kept.

    Ideographs and Hangul syllables become words of their own ("裴青山" is "pei qing shan"). Particles stay.
    What consists of titles alone keeps them.
    """
    words = _romanised(_without_titles(text[:_LONGEST]))
    start = 0
    while start < len(words) - 1 and words[start] in _title_keys():
        start += 1
    return " ".join(words[start:])


def _romanised(text: str) -> list[str]:
    spaced = _HAN.sub(lambda m: f" {anyascii(m.group())} ", text)
    plain = _APOSTROPHES.sub("", romanise(spaced))
    return _WORD.findall(plain)


@cache
def title_words() -> frozenset[str]:
    """Return the titles of all languages, folded (those that stand before and those that stand after)."""
    return frozenset(row.form for row in rows(_FILE) if row.kind in ("title", "after"))


@cache
def _title_keys() -> frozenset[str]:
    """Titles as single romanised words of three letters or more: shorter ones are names too (Tú, Bà)."""
    keys = set()
    for row in rows(_FILE):
        if row.kind == "title":
            words = _romanised(row.form)
            if len(words) == 1 and len(words[0]) > 1 and words[0] not in _ALSO_NAMES:
                keys.add(words[0])
    return frozenset(keys)


# Romanised titles of one language that are common names in another; there only the exact form is a title.
_ALSO_NAMES = frozenset(
    [
        "ba",
        "anh",
        "bac",
        "cu",
        "chi",
        "ong",
        "ts",
        "gs",
        "pan",
        "don",
        "dona",
        "re",
        "king",
        "prince",
        "raja",
        "sultan",
        "ratu",
        "tun",
        "pak",
        "bu",
        "me",
        "pr",
        "kong",
        "kung",
        "g",
        "km",
        "sr",
        "dom",
        "la",
        "of",
        "da",
        "major",
        "general",
        "drug",
        "co",
        "sardar",
        "shaykh",
        "shykh",
        "khan",
        "her",
        "his",
        "party",
        "state",
        "special",
        "head",
        "chief",
        "lord",
        "bay",
    ]
)


@cache
def _leading_titles() -> re.Pattern[str]:
    forms = sorted({row.form for row in rows(_FILE) if row.kind == "title"}, key=lambda f: (-len(f), f))
    return re.compile(rf"(?:{'|'.join(re.escape(form) for form in forms)})(?: |(?<=\.))")


def _without_titles(text: str) -> str:
    """Strip titles in their own writing, in any language: longest first, as long as something remains."""
    from_here = 0
    folded = fold(text)
    pattern = _leading_titles()
    while True:
        match = pattern.match(folded, from_here)
        if match is None or not folded[match.end() :].strip():
            return text[from_here:]
        from_here = match.end()
