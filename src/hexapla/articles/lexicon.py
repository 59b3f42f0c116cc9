"""The words that pages print around articles, by kind and language (``data/furniture.tsv``)."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources

import regex

_EDGES = regex.compile(r"^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$")
_SPACES = regex.compile(r"\s+")
_WORD_EDGE = r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"
_NO_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’\-‌][\p{L}\p{M}\p{N}]+)*")

_MOST_WORDS = 5
LONGEST_TEXT = 600
"""Codepoints of a text in which phrases are looked for."""

LONGEST_LABEL = 60
"""Codepoints of the longest line that is looked up whole."""


def fold(text: str) -> str:
    """Return a line as the lexicon writes it: NFC, case folded, white space collapsed, edges without punctuation."""
    text = unicodedata.normalize("NFC", text).casefold()
    return str(_SPACES.sub(" ", _EDGES.sub("", text)))


def languages_of(kind: str, text: str) -> tuple[str, ...]:
    """Return the languages in which the whole of ``text`` is a phrase of ``kind``; empty where it is none."""
    if len(text) > LONGEST_LABEL:
        return ()
    return _phrases()[kind].get(fold(text), ())


def kinds_of(text: str) -> dict[str, tuple[str, ...]]:
    """Return every kind of which the whole of ``text`` is a phrase, with its languages."""
    if len(text) > LONGEST_LABEL:
        return {}
    key = fold(text)
    return {kind: phrases[key] for kind, phrases in _phrases().items() if key in phrases}


def opening(kind: str, text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the longest phrase of ``kind`` that ``text`` opens with, as printed, and its languages."""
    phrases = _phrases()[kind]
    words = list(_WORD.finditer(text[: 2 * LONGEST_LABEL]))
    for count in range(min(_longest()[kind], len(words)), 0, -1):
        key = fold(text[: words[count - 1].end()])
        if key in phrases and not _NO_SPACES.search(key):
            return text[: words[count - 1].end()], phrases[key]
    head = text.lstrip()
    if _NO_SPACES.match(head):
        for phrase in _joined(kind):
            if head.startswith(phrase):
                return text[: len(text) - len(head) + len(phrase)], phrases[phrase]
    return None


def inside(kind: str, text: str) -> tuple[str, ...]:
    """Return the languages of the longest phrase of ``kind`` that stands in ``text`` as words; empty where none."""
    return _mentions(text[:LONGEST_TEXT]).get(kind, ())


@lru_cache(maxsize=2048)
def _mentions(text: str) -> dict[str, tuple[str, ...]]:
    """Return every kind that has a phrase in ``text``, with the languages of its longest one."""
    table = _by_phrase()
    found: dict[str, tuple[str, ...]] = {}
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        for i in range(len(words) - count + 1):
            for kind, languages in table.get(" ".join(words[i : i + count]) if count > 1 else words[i], ()):
                found.setdefault(kind, languages)
    if _NO_SPACES.search(text):
        for kind in _phrases():
            if kind not in found:
                languages = next((_phrases()[kind][phrase] for phrase in _joined(kind) if phrase in text), ())
                if languages:
                    found[kind] = languages
    return found


@cache
def _by_phrase() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, phrases in _phrases().items():
        for phrase, languages in phrases.items():
            table.setdefault(phrase, []).append((kind, languages))
    return table


def alternation(kind: str) -> str:
    """Return a regular expression that matches any phrase of ``kind`` as words, longest first, case folded."""
    before, after = _WORD_EDGE
    phrases = sorted(_phrases()[kind], key=lambda p: (-len(p), p))
    spaced = "|".join(regex.escape(p, literal_spaces=True) for p in phrases if not _NO_SPACES.search(p))
    joined = "|".join(regex.escape(p) for p in phrases if _NO_SPACES.search(p))
    return f"(?:{before}(?:{spaced}){after}" + (f"|(?:{joined})" if joined else "") + ")"


@cache
def _longest() -> dict[str, int]:
    return {kind: max(len(_WORD.findall(phrase)) for phrase in phrases) for kind, phrases in _phrases().items()}


@cache
def _joined(kind: str) -> tuple[str, ...]:
    """Return the phrases of scripts without spaces, longest first."""
    return tuple(sorted((p for p in _phrases()[kind] if _NO_SPACES.search(p)), key=lambda p: (-len(p), p)))


@cache
def _phrases() -> dict[str, dict[str, tuple[str, ...]]]:
    text = (resources.files("hexapla.data") / "furniture.tsv").read_text(encoding="utf-8")
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, language, phrases = line.split("\t")
        words = table.setdefault(kind, {})
        for phrase in phrases.split(" | "):
            key = fold(phrase)
            if key and language not in words.get(key, ()):
                words[key] = (*words.get(key, ()), language)
    return table
