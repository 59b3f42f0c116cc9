"""Datelines: the place and the agency that an article's first words state ("HANOI, 23 December (VNA) –")."""

from __future__ import annotations

from functools import cache

import regex
from msgspec import Struct

from hexapla.articles import credits
from hexapla.language.dates import find_dates
from hexapla.language.folding import fold
from hexapla.language.locales import locale_of

LONGEST = 110
"""Codepoints of the longest dateline."""

_PLACE = r"(?P<place>[\p{L}\p{M}][\p{L}\p{M}'’ʻ.\- /]{0,38}[\p{L}\p{M}]|\p{Han}{1,8})"
_AGENCY = r"(?:[(（\[/]\s?(?P<agency>[^()（）\[\]\d]{2,40}?)\s?[)）\]/])"
_DASH = r"(?:\s?\.\s?[-–—]{1,2}|\s?[–—]|\s--?|--)"
# PLACE[, date][ (AGENCY)] – text, and PLACE[, date] (AGENCY): text
_OPEN = regex.compile(
    rf"{_PLACE}(?P<after>\s?[,،、]\s?[^()–—:/]{{1,40}}?)?\.?\s?{_AGENCY}?(?P<mark>{_DASH}(?=\s?\S)|\s?[:：]\s|\s?/\s)"
)
# PLACE[, date] (AGENCY) text
_SIGNED = regex.compile(rf"{_PLACE}(?P<after>\s?[,،、]\s?[^()–—:/]{{1,40}}?)?\.?\s?{_AGENCY}(?P<mark>(?!))?\.?\s")
# (PLACE) – text, (AGENCY) – text, （PLACE＝AGENCY）text
_BRACKETS = regex.compile(
    r"[(（\[【]\s?(?P<inside>[^()（）\[\]【】]{2,60}?)\s?[)）\]】](?P<mark>\s?[-–—:：.]{1,3})?\s?"
)
_INSIDE = regex.compile(r"\s?[＝=/]\s?|\s-\s|,\s")
# 新华社北京12月23日电, 北京12月23日讯
_WIRE = regex.compile(
    r"(?:[^\s，。]{0,8}?(?:社|网|網|报|報|台))?(?P<place>\p{Han}{2,6}?)\d{0,2}月?\d{1,2}日(?:电|電|讯|訊|消息)"
)
_WIRE_AGENCY = regex.compile(r"(?P<agency>\p{Han}{2,6}?(?:社|网|網))\p{Han}{2,6}?\d{1,2}月")
_SITE = regex.compile(r"[\p{L}\p{N}]{2,20}\.\p{L}{2,4}(?:\.\p{L}{2})?", regex.IGNORECASE)
_SITE_FIRST = regex.compile(rf"(?P<agency>{_SITE.pattern})\s?(?:,|[-–—]|:)\s?", regex.IGNORECASE)
_DASHES = frozenset(".-–—")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_MOST_WORDS = 4


class Dateline(Struct, frozen=True):
    """What an article's first words state, as printed."""

    place: str | None = None
    agency: str | None = None


NOTHING = Dateline()


def read(paragraph: str, language: str | None) -> Dateline:
    """Return the place and the agency that the beginning of a first paragraph states, in any script.

    Words in ordinary letters before a dash are a place only where a date or an agency stands with them; words in
    capitals, or in a script without capitals, also alone.
    """
    text = paragraph[:LONGEST].lstrip()
    agency = None
    first = _SITE_FIRST.match(text)
    if first:
        agency, text = first["agency"], text[first.end() :]
    bracketed = _bracketed(text)
    if bracketed is not None:
        inside, end = bracketed
        following = _opened(text[end:].lstrip(" -–—"), language) if inside.place is None else NOTHING
        return Dateline(inside.place or following.place, inside.agency or following.agency or agency)
    found = _wired(text)
    if found is NOTHING:
        found = _opened(text, language, agency is not None)
    return Dateline(found.place, found.agency or (agency if found.place else None))


def _opened(text: str, language: str | None, agency_known: bool = False) -> Dateline:
    match = _OPEN.match(text) or _SIGNED.match(text)
    if match is None:
        return NOTHING
    place, mark = match["place"].strip(" ./-"), (match["mark"] or "").strip()
    after, named = (match["after"] or "").strip(" ,،、."), (match["agency"] or "").strip()
    agency = _agency(named, bool(mark)) or (after if _SITE.fullmatch(after) else None)
    dated = bool(find_dates(after, language) or find_dates(after, None)) if after else False
    if not _is_place(place, language) or (named and agency is None) or (after and not dated and agency is None):
        return NOTHING
    if dated or agency or agency_known or (mark[:1] in _DASHES and _stands_alone(place)):
        return Dateline(place, agency)
    return NOTHING


def _agency(named: str, marked: bool) -> str | None:
    """Return what stands in brackets where it is an agency: a known one, or before a mark one in capitals."""
    return credits.agency(named) or (named if marked and _is_capital(named) else None)


def _bracketed(text: str) -> tuple[Dateline, int] | None:
    match = _BRACKETS.match(text)
    if match is None:
        return None
    parts = [part.strip() for part in _INSIDE.split(match["inside"]) if part.strip()]
    known = [part for part in parts if credits.agency(part)]
    others = [part for part in parts if part not in known and not any(c.isdecimal() for c in part)]
    place = others[0] if others and _is_place(others[0], None) else None
    if not known and (match["mark"] is None or len(parts) > 2):
        # Behind brackets without a mark only "place＝agency" is a dateline.
        if len(parts) != 2 or place is None or _CASED.search(match["inside"]):
            return None
        known = others[1:]
    if not known and place and _is_capital(place) and len(place) <= 5:
        return Dateline(None, place), match.end()
    return Dateline(place, known[0] if known else None), match.end()


def _wired(text: str) -> Dateline:
    match = _WIRE.match(text)
    if match is None:
        return NOTHING
    agency = _WIRE_AGENCY.match(text)
    return Dateline(match["place"], agency["agency"] if agency else None)


def _is_place(text: str, language: str | None) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or credits.is_label(text) or credits.is_label(words[0]):
        return False
    if _CASED.search(text) and not all(w[0].isupper() or (i > 0 and len(w) <= 3) for i, w in enumerate(words)):
        return False
    return not any(fold(word) in _weekdays(language) for word in words)


@cache
def _weekdays(language: str | None) -> frozenset[str]:
    locale = locale_of(language or "en")
    return frozenset(fold(str(name)) for name in locale.days["format"]["wide"].values()) if locale else frozenset()


def _stands_alone(place: str) -> bool:
    return _is_capital(place) if _CASED.search(place) else len(place.split()) <= 2


def _is_capital(text: str) -> bool:
    """Say whether a name is written in capitals, as datelines and agencies are; letters without case count for it."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and text == text.upper() and any(c.isupper() for c in letters)
