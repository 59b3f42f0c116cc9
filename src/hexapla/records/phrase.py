"""Noun phrases, roughly: the bounded run of words beside a number or a cue, in any script.

There is no grammar here: a phrase ends at punctuation, at a number, at a small word that the language's list
calls a stop, or after a few words. What a version counts is shown in its own words; nothing is compared by them
but the same words again.
"""

from __future__ import annotations

import regex

from hexapla.records import cues
from hexapla.values.text import Span

_TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ\-‑.·][\p{L}\p{M}]+)*['’ʼ]?", regex.V1)
_GAP = regex.compile(r"[\s\p{Zs}]*")
_RUN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
_AND = regex.compile(r"[\s\p{Zs}]+(\p{L}+)")
WORDS = 5  # longest phrase in words: "trade promotion activities per quarter" and its like, without a parser
CHARACTERS = 10  # the same for scripts without spaces: counter and noun


def after(text: str, start: int, language: str | None, words: int = WORDS) -> Span | None:
    """Return the phrase that begins at ``start`` (white space skipped), or ``None``."""
    position = _skip(text, start)
    run = _RUN.match(text, position)
    if run is not None:
        return _unspaced(text, run.start(), run.end(), language)
    begin, end, count = None, None, 0
    while count < words:
        token = _TOKEN.match(text, position)
        if token is None or cues.is_cue("phrase", language, token[0], "stop"):
            break
        link = cues.is_cue("phrase", language, token[0], "link")
        if not link:
            begin = token.start() if begin is None else begin
            end = token.end()
            count += 1
        position = _skip(text, token.end())
    return None if begin is None or end is None else Span(begin, end)


def before(text: str, end: int, language: str | None, words: int = 4) -> Span | None:
    """Return the phrase that ends at ``end``, small words at its end passed over; ``None`` at punctuation."""
    head = text[max(0, end - 120) : end]
    shift = end - len(head)
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(head)]
    first = last = None
    count = 0
    limit = len(head)
    for start, stop in reversed(tokens):
        if head[stop:limit].strip() or count >= words:
            break
        small = cues.is_cue("phrase", language, head[start:stop], "stop", "link")
        if not small:
            last = stop if last is None else last
            first = start
            count += 1
        elif last is not None:
            break
        limit = start
    return None if first is None or last is None else Span(first + shift, last + shift)


def reach(language: str | None) -> int:
    """Return the words of the longest phrase that is read: more where a plural tells where it ends."""
    return WORDS + 2 if cues.forms("phrase", "plural", language) else WORDS


def plural(text: str, words: Span, language: str | None) -> Span | None:
    """Return a phrase as far as its plural, and what "of" adds; ``None`` where it has none and so counts nothing.

    Where the data has no signs of the plural for a language, the phrase stands as it is: it may run into the verb.
    """
    if not cues.forms("phrase", "plural", language):
        return words
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text, words.start, words.end)]
    marks = [is_plural(text[start:end], language) for start, end in tokens]
    if not any(marks):
        joined = _AND.match(text, words.end)
        more = None
        if joined is not None and cues.is_cue("phrase", language, joined[1], "and"):
            more = after(text, joined.end(), language)
        more = None if more is None else plural(text, more, language)
        return None if more is None else Span(words.start, more.end)
    last = marks.index(True)
    while last + 1 < len(tokens) and marks[last + 1]:
        last += 1
    rest = range(last + 2, len(tokens))
    if rest and cues.is_cue("phrase", language, text[slice(*tokens[last + 1])], "of"):
        last = next((n for n in rest if marks[n]), _bare(text, tokens, last, language))
    return Span(words.start, tokens[last][1])


def _bare(text: str, tokens: list[tuple[int, int]], last: int, language: str | None) -> int:
    """Return the token that ends what follows "of" without an article: "grupos de trabajo", "heads of state"."""
    first = last + 2
    if cues.is_cue("phrase", language, text[slice(*tokens[first])], "link"):
        return last
    return first if cues.forms("roles", "order", language) else min(first + 1, len(tokens) - 1)


def is_plural(token: str, language: str | None) -> bool:
    """Return whether a word has the form of a plural; abbreviations of capitals have none."""
    if token in cues.forms("phrase", "plural", language):
        return True
    if (len(token) > 1 and token.isupper()) or cues.is_cue("phrase", language, token, "singular"):
        return False
    return cues.is_cue("phrase", language, token, "plural")


def _skip(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return position if gap is None else gap.end()


def _unspaced(text: str, start: int, end: int, language: str | None) -> Span | None:
    limit = min(end, start + CHARACTERS)
    stops = [span.start for span in cues.find("phrase", language, text[start:limit], "stop")]
    cut = min((stop for stop in stops if stop > 0), default=limit - start)
    if stops and stops[0] == 0:
        return None
    return Span(start, start + cut)
