"""Language switchers: links whose texts are the names of languages, in their own or in the page's language."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import regex
from msgspec import Struct

from hexapla.articles.lexicon import fold
from hexapla.language.locales import locale_of

MAX_LENGTH = 400
"""Codepoints of a text that may be a switcher: forty names of ten letters."""

MIN_NAMES, MIN_SHARE = 2, 0.6
"""Names that a text of several must hold; the share of its words they must make ("Editions: Tiếng Việt English")."""

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’ʻ\-][\p{L}\p{M}]+)*")
_CODE = regex.compile(r"[^\p{L}\p{N}]*(?P<code>[A-Z]{2,3})(?:-[A-Z]{2,4})?[^\p{L}\p{N}]*\Z")
_AROUND = "()[]{}|,;:·•/.–—-"
_MOST_WORDS = 4

MAX_CODE = 14
"""Codepoints of the longest code with its flag and brackets."""

MAX_NAME = 40
"""Codepoints of the longest name of a language."""


class _Names(Struct, frozen=True):
    """The names of languages that a page in some language prints, folded, and all the words in them."""

    whole: frozenset[str]
    words: frozenset[str]


def own_name(text: str) -> str | None:
    """Return the language that calls itself so, "Русский", as a BCP 47 tag; ``None`` where none does."""
    return _autonyms().get(fold(text)) if len(text) <= MAX_NAME else None


def names_language(text: str, language: str | None) -> bool:
    """Say whether a text is the name of a language, its own, ``language``'s for it or English's, or its code ("EN")."""
    if len(text) > MAX_NAME:
        return False
    if fold(text) in _names(language).whole:
        return True
    return _is_code(text)


def lists_languages(text: str, language: str | None) -> bool:
    """Say whether a text is a list of languages in one line: "Français English Português", "EN | FR | DE"."""
    if len(text) > MAX_LENGTH or not _may_list(text, language):
        return False
    words = _WORD.findall(text.partition(":")[2] or text)
    names, covered, at = set(), 0, 0
    while at < len(words):
        tried = (n for n in range(_MOST_WORDS, 0, -1) if names_language(" ".join(words[at : at + n]), language))
        count = min(next(tried, 0), len(words) - at)
        if count:
            names.add(" ".join(words[at : at + count]))
            covered += count
        at += count or 1
    return len(names) >= MIN_NAMES and covered >= MIN_SHARE * len(words)


def _is_code(text: str) -> bool:
    code = _CODE.match(text) if len(text) <= MAX_CODE and text.isupper() else None
    return code is not None and code.group("code").lower() in _codes()


def _may_list(text: str, language: str | None) -> bool:
    """Say whether enough words of a text stand in names of languages at all: nearly all texts end here."""
    words = (text.partition(":")[2] or text).split()
    if len(words) < 2:
        return False
    allowed = len(words) - int(MIN_SHARE * len(words))
    known = _names(language).words
    for word in words:
        key = word.casefold()
        if key not in known and key.strip(_AROUND) not in known and not _is_code(word) and any(map(str.isalnum, word)):
            allowed -= 1
            if allowed < 0:
                return False
    return True


@cache
def _autonyms() -> dict[str, str]:
    text = (resources.files("hexapla.data") / "language_autonyms.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            tag, names = line.split("\t")
            for name in names.split(" | "):
                found.setdefault(fold(name), tag)
    return found


@cache
def _codes() -> frozenset[str]:
    return frozenset(tag for tag in _autonyms().values() if len(tag) < 4) | {"no"}


@lru_cache(maxsize=32)
def _names(language: str | None) -> _Names:
    names = set(_autonyms())
    known = frozenset(_autonyms().values())
    for locale in (locale_of(language), locale_of("en")):
        names.update(fold(str(n)) for tag, n in (locale.languages.items() if locale else ()) if tag in known)
    return _Names(frozenset(names), frozenset(word for name in names for word in name.split()))
