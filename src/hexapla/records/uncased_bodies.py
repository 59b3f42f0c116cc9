"""Organisations in scripts without capitals: names that end with a word for what they are, and those that all know.

Japanese writes a name in signs that its small words are not written in, Korean in one word, Hindi in the words before
the one for what it is, up to a small word. Which words end a name stands in ``data/records/organisations.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from hexapla.language.locales import locale_of
from hexapla.records import cues
from hexapla.records.reading import Line
from hexapla.values.text import Span

ENDS, IS = "ends ", "is "  # what the kinds of words begin with that end a name, and of those that are one
_UNION = "union"
_RUN = regex.compile(r"[\p{Han}\p{Katakana}ー々・A-Za-zＡ-Ｚａ-ｚ]+")
_HANGUL_WORD = regex.compile(r"[\p{Hangul}A-Za-z]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LONGEST = 14  # signs of a name without what it is; a longer run holds more than a name
_MOST_BEFORE = 1  # words before what a body is, where nothing else says where its name begins
_KNOWN = ("UN", "EU")  # organisations that CLDR names among its territories


def bodies_in(line: Line) -> Iterator[tuple[Span, str]]:
    """Yield where a line names organisations in a script without capitals, and what they are."""
    yield from _known(line)
    for kind in cues.kinds("organisations"):
        suffix = cues.pattern("organisations", line.language, kind) if kind.startswith(ENDS) else None
        if suffix is None:
            continue
        for match in suffix.finditer(line.text):
            start = _start(line, match.start())
            if start is not None and _ends(line, match.end()):
                yield Span(start, match.end()), kind.removeprefix(ENDS)


def _known(line: Line) -> Iterator[tuple[Span, str]]:
    """Yield the organisations that all know by a name of their own, those that CLDR names in a language among them."""
    for kind in cues.kinds("organisations"):
        for span in cues.find("organisations", line.language, line.text, kind) if kind.startswith(IS) else ():
            yield span, kind.removeprefix(IS)
    for name, kind in _names(line.language):
        start = line.text.find(name)
        while start >= 0:
            yield Span(start, start + len(name)), kind
            start = line.text.find(name, start + len(name))


@cache
def _names(language: str | None) -> tuple[tuple[str, str], ...]:
    locale = locale_of(language)
    names = [] if locale is None else [(locale.territories.get(code), code) for code in _KNOWN]
    uncased = [(name, code) for name, code in names if name and name.lower() == name.upper() and len(name) > 1]
    return tuple((name, _UNION if code == "EU" else "organisation") for name, code in uncased)


def _start(line: Line, stop: int) -> int | None:
    """Return where the name begins whose word for what it is begins at ``stop``; ``None`` where it has no name."""
    text = line.text
    if stop and _HANGUL_WORD.match(text, stop):
        start = stop
        while start and _HANGUL_WORD.match(text[start - 1]):
            start -= 1
    elif stop and text[stop].isalpha() and _RUN.match(text, stop):
        start = stop
        while start and _RUN.match(text[start - 1]):
            start -= 1
    else:
        return _words_before(line, stop)
    name = text[start:stop]
    generic = cues.is_cue("organisations", line.language, name, "generic")
    return None if generic or not 1 < len(name) <= _LONGEST else start


def _words_before(line: Line, stop: int) -> int | None:
    """Return where the word before begins, if it is no small one."""
    words = list(_WORD.finditer(line.text, 0, stop))[: -_MOST_BEFORE - 1 : -1]
    start, end = None, stop
    for word in words:
        small = cues.is_cue("phrase", line.language, word[0], "stop", "link", "place") or cues.is_cue(
            "organisations", line.language, word[0], "generic"
        )
        if small or line.text[word.end() : end].strip():
            break
        start = end = word.start()
    return start


def _ends(line: Line, end: int) -> bool:
    """Return whether a name may end here: no sign of its kind follows but a particle, or the word of an office."""
    if end == len(line.text):
        return True
    if _HANGUL_WORD.match(line.text[end - 1]):
        word = _HANGUL_WORD.match(line.text, end)
        return word is None or cues.is_cue("organisations", line.language, word[0], "particle")
    if not _RUN.match(line.text, end) or not _RUN.match(line.text[end - 1]):
        return True
    heads = cues.pattern("roles", line.language, "head")
    return heads is not None and heads.match(line.text, end) is not None
