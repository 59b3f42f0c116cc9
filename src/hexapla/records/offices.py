"""Offices: the role a version gives to a person, before the name ("le ministre des Affaires étrangères X") or after."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hexapla.records import cues
from hexapla.records.office_words import CAPITAL, TOKEN, blank, heads_in, joins, kind_of, linked
from hexapla.values.text import Span

_HARD = regex.compile(r"[;:!?()|«»“”\"\[\]–—。；：！？、]|\.(?=\s)|\s[-‐‑]\s")
_OPENING = regex.compile(r"\s*[,，(–—]\s*|\s+[-‐‑]\s+")
_REACH = 160  # codepoints before or after a name in which an office may stand; the longest met has 118
_TAIL_WORDS = 16
_LEADING_WORDS = 3  # "a", "der er", "the state's deputy" between the comma and the office
_FIRST_WORDS = 4  # words before a head that belong to it where nouns stand before what they define: "White House press"


def before(text: str, start: int, language: str | None, names: Sequence[Span] = ()) -> Span | None:
    """Return the office that stands before a name beginning at ``start``, or ``None``.

    ``names`` are the other names of the text: an office that stands before one of them is not taken.
    """
    floor = max(0, start - _REACH)
    for match in _HARD.finditer(text, floor, start):
        if not cues.is_cue("roles", language, _word_before(text, match.end()), "title"):
            floor = match.end()
    heads = [span for span in heads_in(text, language, floor, start) if joins(text, span.end, start, language)]
    if not heads:
        return None
    begin = heads[-1].start
    gap = text[heads[-1].end : start]
    opening = _extended(text, begin, floor, language)
    if gap.rstrip().endswith((",", "，")) and any(_appositive(text, name.end, opening) for name in names):
        return None  # "Ana Silva, vice president, Havsund Fish": the office is of the name before it
    end = heads[-1].end + _gap_end(gap, language)
    for head in reversed(heads_in(text, language, floor, begin)):
        if any(head.end <= name.start < begin for name in names) or not joins(
            text, head.end, begin, language, coordinated=True
        ):
            break
        begin = head.start
    return Span(_extended(text, begin, floor, language), end)


def after(text: str, end: int, language: str | None, names: Sequence[Span]) -> Span | None:
    """Return the office that stands after a name ending at ``end``; never one that belongs to the next name."""
    opening = _OPENING.match(text, end)
    if opening is None:
        return None
    ceiling = min(len(text), end + _REACH)
    hard = _HARD.search(text, opening.end(), ceiling)
    ceiling = ceiling if hard is None else hard.start()
    heads = heads_in(text, language, opening.end(), ceiling)
    if not heads or len(TOKEN.findall(text, opening.end(), heads[0].start)) > _LEADING_WORDS:
        return None
    if "," in text[opening.end() : heads[0].start]:
        return None
    stop = _tail_end(text, heads, ceiling, language)
    for head in heads:
        if any(head.end <= n.start <= min(stop + 2, ceiling) and _precedes(text, head, n, language) for n in names):
            own = head is heads[0] and _appositive(text, end, _extended(text, head.start, opening.end(), language))
            if own and text[stop : stop + 1] in {",", "，"}:
                break  # "Ana Silva, vice president, Havsund Fish"
            if head is heads[0]:
                return None
            stop = len(text[: _extended(text, head.start, opening.end(), language)].rstrip(" ,，\u00a0"))
            stop = _without_and(text, stop, language)
            break
    begin = _leading(text, opening.end(), heads[0].start, language)
    return Span(begin, stop) if stop > begin else None


def _appositive(text: str, end: int, begin: int) -> bool:
    """Return whether only a comma parts a name from the office after it."""
    return text[end:begin].strip(" \u00a0\u202f") in {",", "，"}


def _without_and(text: str, stop: int, language: str | None) -> int:
    """Return where a phrase ends without an "and" that the next one follows."""
    last = _word_before(text, stop)
    return len(text[: stop - len(last)].rstrip(" ,，")) if cues.is_cue("phrase", language, last, "and") else stop


def _leading(text: str, start: int, begin: int, language: str | None) -> int:
    """Return where the office begins among the words between the comma and its head: no article, no verb."""
    if not cues.forms("roles", "order", language):
        return _extended(text, begin, start, language)
    words = list(TOKEN.finditer(text, start, begin))
    while words and kind_of(words[0][0], language) in {"link", "and", "other"}:
        words.pop(0)
    if any(kind_of(word[0], language) in {"link", "and", "other"} for word in words):
        return _extended(text, begin, start, language)
    return words[0].start() if words else begin


def title_before(text: str, start: int, language: str | None) -> Span | None:
    """Return the title of address ("Mr", "kamerat") directly before a name, or ``None``."""
    floor = max(0, start - 30)
    found = [
        span
        for span in cues.find("roles", language, text[floor:start], "title")
        if blank(text, floor + span.end, start)
    ]
    return Span(floor + found[-1].start, floor + found[-1].end) if found else None


def strip(text: str, start: int, end: int, language: str | None) -> int:
    """Return where the name begins in a run ``[start, end)`` that may begin with an office or a title.

    ``end`` itself where nothing but an office is in the run.
    """
    position = start
    inner = heads_in(text, language, start, end)
    if inner:
        position = inner[-1].end
    begun = inner or any(
        linked(text, head.end, start, language) for head in heads_in(text, language, max(0, start - 60), start)
    )
    kinds = ("title", "opener", "complement", "modifier", "body") if begun else ("title", "opener")
    pattern = cues.pattern("roles", language, *kinds)
    if inner and (word := TOKEN.search(text, position, end)) and kind_of(word[0], language) in {"link", "and", "other"}:
        return end  # "lederen i Havsund": what follows is the office's, not a name
    while position < end:
        while position < end and not text[position].isalpha():
            position += 1
        match = None if pattern is None else pattern.match(text, position, end)
        if match is None or match.end() == position:
            break
        position = match.end()
    if begun and position < end and text[position].islower() and not text[:position].endswith(("-", "‑")):
        return end  # "the Commission | for External Affairs": the rest of a body
    return position


def _word_before(text: str, end: int) -> str:
    return text[:end].rsplit(maxsplit=1)[-1] if text[:end].strip() else ""


def _gap_end(gap: str, language: str | None) -> int:
    """Return how much of the gap belongs to the office: no title of address and no comma at its end."""
    pattern = cues.pattern("roles", language, "title")
    match = None if pattern is None else pattern.search(gap)
    return len(gap[: match.start() if match else len(gap)].rstrip(" ,，\u00a0\u202f\t\n"))


def _extended(text: str, begin: int, floor: int, language: str | None) -> int:
    """Return where an office begins whose head begins at ``begin``: modifiers and complements may stand before."""
    if cues.forms("roles", "order", language):
        return _defined(text, begin, floor, language)
    while True:
        head = text[floor:begin]
        tokens = [(match.start(), match.end()) for match in TOKEN.finditer(head)]
        if not tokens or head[tokens[-1][1] :].strip(" \u00a0-‑"):
            return begin
        start, end = tokens[-1]
        word = head[start:end]
        possessive = CAPITAL.match(word) and word.endswith(("'s", "’s", "ets", "ens", "ts"))
        if not possessive and not cues.is_cue("roles", language, word, "modifier", "complement"):
            return begin
        begin = floor + start
        while possessive and len(tokens) > 1 and CAPITAL.match(head, tokens[-2][0]):
            tokens.pop()
            begin = floor + tokens[-1][0]


def _defined(text: str, begin: int, floor: int, language: str | None) -> int:
    """Return where an office begins in a language that puts what defines a noun before it: "city police chief"."""
    capital = CAPITAL.match(text, begin) is not None
    for _ in range(_FIRST_WORDS):
        head = text[floor:begin]
        tokens = [(match.start(), match.end()) for match in TOKEN.finditer(head)]
        if not tokens or head[tokens[-1][1] :].strip(" \u00a0-‑"):
            break
        start, end = tokens[-1]
        before = head[start - 1 : start] or text[floor - 1 : floor] if floor or start else " "
        if not _defines(head[start:end], capital, language) or before.isalnum() or before in {"'", "’"}:
            break
        begin = floor + start
    return begin


def _defines(word: str, capital: bool, language: str | None) -> bool:
    """Return whether a word before an office may belong to it; before one with a capital only words with one do."""
    if cues.is_cue("roles", language, word, "modifier", "complement"):
        return True
    if kind_of(word, language) in {"link", "and", "other"} or cues.is_cue("phrase", language, word, "clause", "verb"):
        return False
    if cues.is_cue("roles", language, word, "opener"):
        return False
    return not capital or CAPITAL.match(word) is not None


def _tail_end(text: str, heads: list[Span], ceiling: int, language: str | None) -> int:
    """Return where an office after a name ends: at the comma that no further office follows, at a verb or a relative
    clause, or after some words.
    """
    tail = text[heads[0].start : ceiling]
    starts = [head.start - heads[0].start for head in heads]
    end = len(tail)
    for index, character in enumerate(tail):
        if character in ",，" and not any(0 <= start - index <= 8 for start in starts):
            end = index
            break
    clause = cues.pattern("phrase", language, "clause")
    if clause is not None and (match := clause.search(tail, heads[0].end - heads[0].start, end)) is not None:
        end = match.start()
    words = list(TOKEN.finditer(tail, 0, end))
    if len(words) > _TAIL_WORDS:
        end = words[_TAIL_WORDS - 1].end()
    for word in reversed(words[1:_TAIL_WORDS]):
        if word.end() <= end and kind_of(word[0], language) not in {"link", "and", "other"}:
            break
        end = min(end, word.start())
    return heads[0].start + len(tail[:end].rstrip(" .,，\u00a0\t\n"))


def _precedes(text: str, head: Span, name: Span, language: str | None) -> bool:
    """Return whether the office whose head this is goes with a name that follows it."""
    return len(text[name.start : name.end].split()) > 1 and joins(text, head.end, name.start, language)
