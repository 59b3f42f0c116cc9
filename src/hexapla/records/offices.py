"""Offices: the role a version gives to a person, before the name ("le ministre des Affaires étrangères X") or after."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hexapla.records import cues
from hexapla.values.text import Span

_HARD = regex.compile(r"[;:!?()|«»“”\"\[\]–—。；：！？、]|\.(?=\s)|\s[-‐‑]\s")
_TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}]*(?:['’ʼ\-‑.][\p{L}\p{M}\p{N}]+)*['’ʼ.]?|\p{N}+", regex.V1)
_OPENING = regex.compile(r"\s*[,，(–—]\s*|\s+[-‐‑]\s+")
_CAPITAL = regex.compile(r"\p{Lu}")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_REACH = 160  # codepoints before or after a name in which an office may stand; the longest met has 118
_GAP_WORDS = 11  # "leder for partiets sentralkomités kommisjon for eksterne relasjoner" has 7
_TAIL_WORDS = 16
_LEADING_WORDS = 2  # "a", "der er", "its" between the comma and the office


def before(text: str, start: int, language: str | None, names: Sequence[Span] = ()) -> Span | None:
    """Return the office that stands before a name beginning at ``start``, or ``None``.

    ``names`` are the other names of the text: an office that stands before one of them is not taken.
    """
    floor = max(0, start - _REACH)
    for match in _HARD.finditer(text, floor, start):
        if not cues.is_cue("roles", language, _word_before(text, match.end()), "title"):
            floor = match.end()
    heads = [span for span in _heads(text, language, floor, start) if _joins(text, span.end, start, language)]
    if not heads:
        return None
    begin = heads[-1].start
    end = heads[-1].end + _gap_end(text[heads[-1].end : start], language)
    for head in reversed(_heads(text, language, floor, begin)):
        if any(head.end <= name.start < begin for name in names) or not _joins(
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
    heads = _heads(text, language, opening.end(), ceiling)
    if not heads or len(_TOKEN.findall(text, opening.end(), heads[0].start)) > _LEADING_WORDS:
        return None
    if "," in text[opening.end() : heads[0].start]:
        return None
    stop = _tail_end(text, heads, ceiling)
    if any(heads[0].end <= name.start <= stop + 2 and _precedes(text, heads[0], name, language) for name in names):
        return None
    begin = _extended(text, heads[0].start, opening.end(), language)
    return Span(begin, stop) if stop > begin else None


def title_before(text: str, start: int, language: str | None) -> Span | None:
    """Return the title of address ("Mr", "kamerat") directly before a name, or ``None``."""
    floor = max(0, start - 30)
    found = [
        span
        for span in cues.find("roles", language, text[floor:start], "title")
        if _blank(text, floor + span.end, start)
    ]
    return Span(floor + found[-1].start, floor + found[-1].end) if found else None


def strip(text: str, start: int, end: int, language: str | None) -> int:
    """Return where the name begins in a run ``[start, end)`` that may begin with an office or a title.

    ``end`` itself where nothing but an office is in the run.
    """
    position = start
    inner = _heads(text, language, start, end)
    if inner:
        position = inner[-1].end
    begun = inner or any(_blank(text, head.end, start) for head in _heads(text, language, max(0, start - 60), start))
    kinds = ("title", "complement", "modifier", "body") if begun else ("title",)
    pattern = cues.pattern("roles", language, *kinds)
    if inner and (word := _TOKEN.search(text, position, end)) and _kind(word[0], language) in {"link", "and", "other"}:
        return end  # "lederen i Havsund": what follows is the office's, not a name
    while position < end:
        while position < end and not text[position].isalpha():
            position += 1
        match = None if pattern is None else pattern.match(text, position, end)
        if match is None or match.end() == position:
            break
        position = match.end()
    return position


def _heads(text: str, language: str | None, start: int, end: int) -> list[Span]:
    compiled = cues.pattern("roles", language, "head")
    if compiled is None:
        return []
    return [Span(match.start(), match.end()) for match in compiled.finditer(text, start, end)]


def _word_before(text: str, end: int) -> str:
    return text[:end].rsplit(maxsplit=1)[-1] if text[:end].strip() else ""


def _blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(" \u00a0\u202f.")


def _joins(text: str, start: int, end: int, language: str | None, coordinated: bool = False) -> bool:
    """Return whether ``text[start:end]``, between an office's head and what follows, belongs to the office.

    Without a grammar: small words of offices, words that the list knows as complements, capitalised words,
    and single unknown words after a small word. ``coordinated`` asks for a comma or an "and" at the end.
    """
    gap = text[start:end]
    kinds = _kinds(gap, language)
    if len(kinds) > _GAP_WORDS:
        return False
    commas = [index for index, character in enumerate(gap) if character in ",，"]
    trailing = gap.rstrip().endswith((",", "，"))
    if len(commas) > (1 if trailing else 0):
        return False
    if coordinated:
        joined = trailing or (bool(kinds) and kinds[-1] == "and")
        kinds = kinds[:-1] if kinds and kinds[-1] == "and" else kinds
        return joined and _grammatical(kinds, False)
    return not (kinds and kinds[-1] in {"link", "and", "other"}) and _grammatical(kinds, trailing)


def _grammatical(kinds: list[str], closed: bool) -> bool:
    previous = "head"
    for number, kind in enumerate(kinds):
        if kind == "other":
            return False
        if kind == "capital" and previous == "head":
            return False
        last = number == len(kinds) - 1
        if (
            kind == "lower"
            and previous not in {"link", "complement"}
            and not (closed and last and previous == "capital")
        ):
            return False
        previous = kind
    return True


def _kinds(gap: str, language: str | None) -> list[str]:
    """Return what each word of a gap is, titles of address taken out; complements may be of several words."""
    titles = cues.pattern("roles", language, "title")
    bare = gap if titles is None else titles.sub(" ", gap)
    complements = cues.pattern("roles", language, "complement", "modifier")
    kinds: list[str] = []
    position = 0
    while (token := _TOKEN.search(bare, position)) is not None:
        match = None if complements is None else complements.match(bare, token.start())
        kinds.append("complement" if match is not None else _kind(token[0], language))
        position = token.end() if match is None else max(match.end(), token.start() + 1)
    return kinds


def _kind(token: str, language: str | None) -> str:
    if cues.is_cue("phrase", language, token, "and"):
        return "and"
    if cues.is_cue("phrase", language, token, "link", "office"):
        return "link"
    if cues.is_cue("phrase", language, token, "stop"):
        return "other"
    if _CAPITAL.match(token):
        return "capital"
    return "lower" if _CASED.match(token) else "other"


def _gap_end(gap: str, language: str | None) -> int:
    """Return how much of the gap belongs to the office: no title of address and no comma at its end."""
    pattern = cues.pattern("roles", language, "title")
    match = None if pattern is None else pattern.search(gap)
    return len(gap[: match.start() if match else len(gap)].rstrip(" ,，\u00a0\u202f\t\n"))


def _extended(text: str, begin: int, floor: int, language: str | None) -> int:
    """Return where an office begins whose head begins at ``begin``: modifiers and complements may stand before."""
    while True:
        head = text[floor:begin]
        tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(head)]
        if not tokens or head[tokens[-1][1] :].strip(" \u00a0-‑"):
            return begin
        start, end = tokens[-1]
        word = head[start:end]
        possessive = _CAPITAL.match(word) and word.endswith(("'s", "’s", "ets", "ens", "ts"))
        if not possessive and not cues.is_cue("roles", language, word, "modifier", "complement"):
            return begin
        begin = floor + start
        while possessive and len(tokens) > 1 and _CAPITAL.match(head, tokens[-2][0]):
            tokens.pop()
            begin = floor + tokens[-1][0]


def _tail_end(text: str, heads: list[Span], ceiling: int) -> int:
    """Return where an office after a name ends: at the comma that no further office follows, or after some words."""
    tail = text[heads[0].start : ceiling]
    starts = [head.start - heads[0].start for head in heads]
    end = len(tail)
    for index, character in enumerate(tail):
        if character in ",，" and not any(0 <= start - index <= 8 for start in starts):
            end = index
            break
    words = [match.end() for match in _TOKEN.finditer(tail, 0, end)]
    if len(words) > _TAIL_WORDS:
        end = words[_TAIL_WORDS - 1]
    return heads[0].start + len(tail[:end].rstrip(" .\u00a0\t\n"))


def _precedes(text: str, head: Span, name: Span, language: str | None) -> bool:
    """Return whether the office whose head this is goes with a name that follows it."""
    return len(text[name.start : name.end].split()) > 1 and _joins(text, head.end, name.start, language)
