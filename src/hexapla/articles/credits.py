"""Who wrote an article and whom it credits: names of persons out of what is printed where they stand."""

from __future__ import annotations

from functools import cache

import regex

from hexapla.articles import lexicon
from hexapla.language.cues import rows
from hexapla.language.dates import find_dates
from hexapla.language.folding import fold
from hexapla.language.locales import locale_of

MAX_AUTHORS = 10
"""Authors of one article."""

LONGEST_NAME, LONGEST_CREDIT = 80, 110
"""Codepoints of the longest name of a person, and of the longest line that may name one."""

_WORDS_OF_A_NAME = 5
# Of a small word inside a name: von, della, binti; longer ones are a sentence's.
_LONGEST_PARTICLE = 5
# A full stop behind a word ends a name, behind an initial it does not.
_APART = regex.compile(r"(?<=\p{Ll}{2})\.\s+|\s*(?:;|&|、|・|،|／|\s/\s|\s\|\s)\s*")
_NO_NAME = regex.compile(r"\S*@\S*|(?:https?://|www\.)\S*|[(（\[][^()（）\[\]]{0,60}[)）\]]")
_CLOCK = regex.compile(r"\b\d{1,2}[:.]\d{2}\b")
_SITE = regex.compile(r"\w\.[a-z]{2,}\b", regex.IGNORECASE)
_CLOSING = regex.compile(
    r"(?:(?P<end>\A|[.。!?！？»”\"’…]\s?/?\.?/?)|\s)\s?"
    r"(?:[(（\[](?P<inside>[^()（）\[\]\d]{2,60})[)）\]]|[-–—]{1,2}\s?(?P<behind>[\p{L}\p{M}/+ ]{2,30}))\s?\.?\s*\Z"
)
_LONGEST_AGENCY = 10
_LETTER = regex.compile(r"[\p{L}\p{M}]")


def authors(printed: tuple[str, ...], outlet: str | None, language: str | None) -> tuple[str, ...]:
    """Return the persons that printed author texts name, each once, in their order.

    "By" and its like are cut, several names of one text are told apart by commas and by the language's "and" (CLDR's
    list patterns); addresses, accounts, roles and the outlet itself are no authors.
    """
    known = _key(outlet or "")
    found: dict[str, str] = {}
    for text in printed:
        for name in _names(text, known, language):
            found.setdefault(_key(name), name)
    persons = [name for name in found.values() if not agency(name)]
    return tuple(persons or found.values())[:MAX_AUTHORS]


def agency(text: str) -> str | None:
    """Return a text as printed where it is the name of a news agency, else ``None``."""
    return text.strip() if fold(text.strip(" .:")) in _forms("agency") else None


def closing(paragraph: str) -> str | None:
    """Return whom the end of a last paragraph credits, in brackets or behind a dash: "... it said. (VNA)".

    A known agency may stand anywhere at the end; an unknown one must be in capitals and follow a finished sentence,
    for "the World Health Organization (WHO)" explains a name.
    """
    match = _CLOSING.search(paragraph[-LONGEST_CREDIT:])
    if match is None:
        return None
    named = (match["inside"] or match["behind"] or "").strip()
    according = lexicon.opening("according", named)
    if according and according[0] != named:
        return named[len(according[0]) :].strip(" :：") or None
    if any(agency(part) for part in (named, *named.split("/"))):
        return named
    capital = named.isupper() and len(named) <= _LONGEST_AGENCY and " " not in named
    return named if capital and match["end"] else None


def is_nobody(name: str) -> bool:
    """Say whether a text names a role or an account instead of a person."""
    return fold(name) in _forms("nobody")


def is_label(text: str) -> bool:
    """Say whether a text is a word such as "BREAKING" that stands before an article as a place would."""
    return fold(text) in _forms("label")


def _names(text: str, outlet: str, language: str | None) -> list[str]:
    text = _plain(text, language)
    if not text or len(text) > LONGEST_CREDIT:
        return []
    parts = [part for piece in _APART.split(text) for part in _listed(piece, language)]
    joined = len(parts) > 1
    names = []
    for part in parts:
        # "Jane Roe, Science Editor": what follows a comma is a name only where names are listed.
        pieces = [piece.strip(" .-–—:") for piece in part.split(",")]
        names += pieces if joined or len(pieces) > 2 else pieces[:1]
    return [name for name in names if _is_name(name, outlet)]


def _listed(text: str, language: str | None) -> list[str]:
    """Return the names that "and" joins; where it is one word with the next name, only full names are told apart."""
    parts = _and(language).split(text)
    glued = len(parts) > 1 and not text[: text.index(parts[1], len(parts[0]))].endswith(" ")
    return [text] if glued and any(len(part.split()) < 2 for part in parts) else parts


def _plain(text: str, language: str | None) -> str:
    """Return a printed credit without "by", dates, clock times, addresses and what stands in brackets."""
    opened = lexicon.opening("byline", text[:LONGEST_CREDIT])
    announced = opened[0] if opened else next((text[: len(w)] for w in _forms("by") if fold(text).startswith(w)), "")
    if announced != text:
        text = text[len(announced) :].lstrip(" :：")
    text = _NO_NAME.sub(" ", text)
    if any(character.isdecimal() for character in text):
        mentions = find_dates(text, language) or find_dates(text, None)
        starts = [m.start for m in mentions] + [m.start() for m in _CLOCK.finditer(text)]
        text = text[: min(starts)] if starts else text
    return " ".join(text.split()).strip(" ,;:|/-–—•·")


def _is_name(name: str, outlet: str) -> bool:
    key = _key(name)
    if not 2 <= len(name) <= LONGEST_NAME or not _LETTER.search(name) or any(c.isdecimal() for c in name):
        return False
    words = name.split()
    if not words or len(words) > _WORDS_OF_A_NAME or is_nobody(name) or is_nobody(words[-1]) or _SITE.search(name):
        return False
    if any(word[0].islower() and len(word) > _LONGEST_PARTICLE for word in words):
        return False
    if outlet and (key == outlet or (len(outlet) > 3 and outlet in key) or (len(key) > 3 and outlet.startswith(key))):
        return False
    # An account: one word of small letters.
    return not (name.isascii() and name.islower() and " " not in name)


@cache
def _and(language: str | None) -> regex.Pattern[str]:
    """Return what stands between the last two of several names in a language, and in English."""
    found = {" and "}
    locale = locale_of(language)
    for kind in ("standard", "standard-short"):
        pattern = str(locale.list_patterns.get(kind, {}).get("2", "")) if locale else ""
        middle = pattern.removeprefix("{0}").removesuffix("{1}")
        if "{" not in middle and len(middle.strip(" ,")) > 0:
            found.add(middle)
    return regex.compile("|".join(regex.escape(word, literal_spaces=True) for word in sorted(found)), regex.IGNORECASE)


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(row.form for row in rows("credits.tsv") if row.kind == kind)


def _key(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())
