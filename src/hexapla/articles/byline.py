"""Bylines and date lines: the short lines around an article that say who wrote it and when."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from hexapla.articles import lexicon
from hexapla.articles.furniture import Verdict, labelled
from hexapla.articles.shape import ends_sentence, ends_statement, is_name, width, word_count
from hexapla.language.dates import find_dates
from hexapla.language.locales import locale_of

_CLOCK = regex.compile(
    r"\p{Nd}{1,2}\s*[:.h時点]\s*\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?!\p{Nd})"
    r"(?:\s*(?:[ap]\.?m\b\.?|uhr\b|h\b))?(?:\s*\(?(?-i:\b[A-Z]{3,4}\b)\s?(?:[+\-]\s?[\d:]{1,5})?\)?)?",
    regex.IGNORECASE,
)
# How often a page was seen, how many minutes it takes to read: a number beside its word.
_COUNTED = regex.compile(r"(?<![\p{L}\p{Nd}])\p{Nd}{1,3}(?:[.,\s]\p{Nd}{3}){0,3}(?![\p{L}\p{Nd}])")
_MARKS = regex.compile(r"[\s|,.;:·•/()\-–—+]+")

_HANGUL_NAME = regex.compile(r"\p{Hangul}{3}\Z")

MAX_HAN_NAME = 4
"""Ideographs of a name that nothing announces: Chinese and Korean names have two or three, Japanese mostly four."""

FEWEST_DIGITS = 2
"""Digits of a line in figures that states a whole date: the day's and the era's year at least."""


def byline(text: str) -> Verdict | None:
    """Judge a short line that opens with "by" or "author" and goes on with a name."""
    if width(text) > 90 or ends_sentence(text):
        return None
    label = labelled(text)
    if label and lexicon.languages_of("byline", label.group("label")):
        return Verdict(
            "byline", lexicon.languages_of("byline", label.group("label")), name=label.group("value").strip()
        )
    found = _announced(text, cased=True)
    return Verdict("byline", found[1], name=found[0]) if found else None


def dateline(text: str, language: str | None) -> Verdict | None:
    """Judge a line that is a date and little else.

    What stands beside the date is its ``value`` where it is printed twice (author and paper), and its ``name`` where
    "by" announces it or it can only be a person's name.
    """
    if width(text) > 110 or sum(map(str.isdecimal, text)) < FEWEST_DIGITS or word_count(text) > 16:
        return None
    rest = _without_dates(text, language)
    if rest is None or ends_sentence(rest) or word_count(rest) > 6:
        return None
    if ends_statement(text) and word_count(rest) > 2:  # "The council met on 3 May 2024 in Merovar."
        return None
    name = _undoubled(rest)
    if name != rest:
        return Verdict("date line", (), name)
    return Verdict("date line", (), name=_author(rest))


def _announced(text: str, cased: bool) -> tuple[str, lexicon.Languages] | None:
    """Return the name that a word for "by" announces, and the languages of that word.

    Where ``cased``, the name must open with capitals: in scripts without them a sentence may open so too.
    """
    found = lexicon.opening("byline", text)
    if not found or not found[1]:
        return None
    name = text[len(found[0]) :].strip(" :：/|-–—")
    words = name.split()
    if name and name != text and len(words) <= 6 and not any(_is_small(w[0], cased) for w in words[:2]):
        return name, found[1]
    return None


def _is_small(letter: str, cased: bool) -> bool:
    return (letter.isalpha() and not letter.isupper()) if cased else letter.islower()


def _author(text: str) -> str | None:
    """Return the person a text names beside a date; a weekday, a desk or a section credits nobody."""
    announced = _announced(text, cased=False)
    name = announced[0] if announced else text
    if lexicon.inside("menu", name) or any(c.isdecimal() for c in name):
        return None
    if announced:
        return name
    if lexicon.kinds_of(text) or not (is_name(text) or _HANGUL_NAME.match(text)):
        return None
    return text if len(text.split()) > 1 or 2 <= len(text) <= MAX_HAN_NAME else None


def _without_dates(text: str, language: str | None) -> str | None:
    """Return what is left of a line without its dates and clock times; ``None`` where it states no whole date."""
    mentions = [
        m
        for m in find_dates(text, language)
        if m.date.precision in ("day", "minute") and not m.date.value.startswith("--")
    ]
    if not mentions:
        return None
    rest = text
    for mention in reversed(mentions):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    rest = _dateline_words().sub(" ", _COUNTED.sub(" ", _CLOCK.sub(" ", rest)))
    rest = _weekdays(language).sub(" ", rest) if len(rest) < 200 else rest
    return _MARKS.sub(" ", rest).strip() if len(rest) < 200 else None


@cache
def _dateline_words() -> regex.Pattern[str]:
    return regex.compile(f"{lexicon.alternation('dateline')}|{lexicon.alternation('views')}", regex.IGNORECASE)


@lru_cache(maxsize=64)
def _weekdays(language: str | None) -> regex.Pattern[str]:
    """Return what matches a language's names of the weekdays, as CLDR writes them."""
    locale = locale_of(language)
    names = (
        {
            str(name)
            for context in ("format", "stand-alone")
            for style in ("wide", "abbreviated")
            for name in locale.days[context][style].values()
        }
        if locale
        else set()
    )
    forms = "|".join(regex.escape(name, literal_spaces=True) for name in sorted(names, key=lambda n: (-len(n), n)))
    edge = r"[\p{L}\p{M}\p{N}]"
    return regex.compile(rf"(?<!{edge})(?:{forms})(?!{edge})" if forms else r"(?!)", regex.IGNORECASE)


def _undoubled(text: str) -> str:
    """Return ``X`` for ``XX`` and ``X X``: aggregators print a name as author and as paper without a space."""
    half, odd = divmod(len(text), 2)
    if len(text) >= 6 and not odd and text[:half] == text[half:]:
        return text[:half].strip()
    if odd and text[half] == " " and text[:half] == text[half + 1 :]:
        return text[:half]
    return text
