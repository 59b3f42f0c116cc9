"""The words that pages print around articles, by kind and language (``data/furniture.tsv``)."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import TypeAlias

import regex

_EDGES = regex.compile(r"^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$")
_WORD_EDGE = r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"
_NO_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’\-‌][\p{L}\p{M}\p{N}]+)*")

_ASCII_WORD = re.compile(r"[a-z0-9]+(?:['\-][a-z0-9]+)*")
_NOTHING: dict[str, tuple[str, ...]] = {}

_MOST_WORDS = 5
LONGEST_TEXT = 600
"""Codepoints of a text in which phrases are looked for."""

LONGEST_LABEL = 60
"""Codepoints of the longest line that is looked up whole."""

Languages: TypeAlias = tuple[str, ...]
"""BCP 47 tags, in the order in which an ambiguous word is read."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return a line as the lexicon writes it: NFC, case folded, white space collapsed, edges without punctuation."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = text.casefold()
    if text and not (text[0].isalnum() and text[-1].isalnum()):
        text = _EDGES.sub("", text)
    return " ".join(text.split())


def languages_of(kind: str, text: str) -> Languages:
    """Return the languages in which the whole of ``text`` is a phrase of ``kind``; empty where it is none."""
    return kinds_of(text).get(kind, ())


def kinds_of(text: str) -> Mapping[str, Languages]:
    """Return every kind of which the whole of ``text`` is a phrase, with its languages."""
    return _whole(text) if len(text) <= LONGEST_LABEL else _NOTHING


def opening(kind: str, text: str) -> tuple[str, Languages] | None:
    """Return the longest phrase of ``kind`` that ``text`` opens with, as printed, and its languages."""
    return _openings(text[: 2 * LONGEST_LABEL]).get(kind)


def inside(kind: str, text: str) -> Languages:
    """Return the languages of the longest phrase of ``kind`` that stands in ``text`` as words; empty where none."""
    return mentions(text).get(kind, ())


def mentions(text: str) -> Mapping[str, Languages]:
    """Return every kind of which a phrase stands in ``text`` as words, with the languages of its longest one."""
    return _mentions(text[:LONGEST_TEXT])


def knows(text: str) -> bool:
    """Say whether any phrase may stand in ``text``: a word of it opens one, or it is in a script without spaces."""
    if text.isascii():
        return not _first_words().keys().isdisjoint(_ASCII_WORD.findall(text.casefold()))
    folded = unicodedata.normalize("NFC", text.casefold())
    return bool(_NO_SPACES.search(text)) or not _first_words().keys().isdisjoint(_WORD.findall(folded))


# A line is asked about by kind after kind: each of these reads it once and answers for all of them.
@lru_cache(maxsize=4096)
def _whole(text: str) -> Mapping[str, Languages]:
    return _table().get(fold(text), _NOTHING)


@lru_cache(maxsize=2048)
def _openings(text: str) -> Mapping[str, tuple[str, Languages]]:
    found: dict[str, tuple[str, Languages]] = {}
    first = _WORD.search(text)
    most = _first_words().get(first.group().casefold(), 0) if first else 0
    if most:
        words = list(itertools.islice(_WORD.finditer(text), most))
        for word in reversed(words):
            key = fold(text[: word.end()])
            if key in _table() and not _NO_SPACES.search(key):
                for kind, languages in _table()[key].items():
                    found.setdefault(kind, (text[: word.end()], languages))
    head = text.lstrip()
    for phrase in _joined().get(head[:1], ()):
        if head.startswith(phrase):
            printed = text[: len(text) - len(head) + len(phrase)]
            for kind, languages in _table()[phrase].items():
                found.setdefault(kind, (printed, languages))
    return found


@lru_cache(maxsize=2048)
def _mentions(text: str) -> Mapping[str, Languages]:
    """Return every kind that has a phrase in ``text``, with the languages of its longest one."""
    folded = text.casefold()
    words = _ASCII_WORD.findall(folded) if folded.isascii() else _WORD.findall(unicodedata.normalize("NFC", folded))
    firsts, table = _first_words(), _table()
    hits: list[tuple[int, int, str]] = []
    for i in [i for i, word in enumerate(words) if word in firsts]:
        for count in range(min(firsts[words[i]], _MOST_WORDS, len(words) - i), 0, -1):
            key = " ".join(words[i : i + count])
            if key in table:
                hits.append((-count, i, key))
    found: dict[str, Languages] = {}
    for _, _, key in sorted(hits):
        for kind, languages in table[key].items():
            found.setdefault(kind, languages)
    return _with_joined(text, found) if not text.isascii() and _NO_SPACES.search(text) else found


def _with_joined(text: str, found: dict[str, Languages]) -> dict[str, Languages]:
    """Add the kinds whose phrases stand in a text without spaces, the longest phrase first."""
    hits: list[tuple[int, str]] = []
    for i, first in enumerate(text):
        hits.extend((-len(phrase), phrase) for phrase in _joined().get(first, ()) if text.startswith(phrase, i))
    for _, phrase in sorted(hits):
        for kind, languages in _table()[phrase].items():
            found.setdefault(kind, languages)
    return found


def alternation(kind: str) -> str:
    """Return a regular expression that matches any phrase of ``kind`` as words, longest first, case folded."""
    before, after = _WORD_EDGE
    phrases = sorted((p for p, kinds in _table().items() if kind in kinds), key=lambda p: (-len(p), p))
    spaced = "|".join(regex.escape(p, literal_spaces=True) for p in phrases if not _NO_SPACES.search(p))
    joined = "|".join(regex.escape(p) for p in phrases if _NO_SPACES.search(p))
    return f"(?:{before}(?:{spaced}){after}" + (f"|(?:{joined})" if joined else "") + ")"


@cache
def _first_words() -> dict[str, int]:
    """Return the words that phrases open with -> the words of the longest such phrase."""
    found: dict[str, int] = {}
    for phrase in _table():
        words = _WORD.findall(phrase)
        if words:
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@cache
def _joined() -> dict[str, tuple[str, ...]]:
    """Return the phrases of scripts without spaces by their first character, longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted((p for p in _table() if _NO_SPACES.search(p)), key=lambda p: (-len(p), p)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _table() -> dict[str, dict[str, Languages]]:
    """Return each phrase, folded -> the kinds it is of -> the languages that use it so."""
    text = (resources.files("hexapla.data") / "furniture.tsv").read_text(encoding="utf-8")
    table: dict[str, dict[str, Languages]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, language, phrases = line.split("\t")
        for key in map(fold, phrases.split(" | ")):
            kinds = table.setdefault(key, {}) if key else {}
            if language not in kinds.get(kind, ()):
                kinds[kind] = (*kinds.get(kind, ()), language)
    return table
