"""People in scripts without capitals: names found by the office beside them, or by a spelling known elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from msgspec import Struct

from hexapla.language.han_readings import find_read
from hexapla.language.names import similarity
from hexapla.language.scripts import romanise, skeleton
from hexapla.records import cues
from hexapla.records.reading import Line
from hexapla.values.text import Span

_UNCASED = regex.compile(r"\p{Lo}")
_HAN = regex.compile(r"[\p{Han}\p{Katakana}ー]+(?:[·・‧][\p{Han}\p{Katakana}ー\-－]+)*")
_DOTTED = regex.compile(r"[\p{Han}\p{Katakana}ー]{1,8}(?:[·・‧][\p{Han}\p{Katakana}ー]{1,8}){1,4}")
_ARABIC_WORD = regex.compile(r"\p{Arabic}[\p{Arabic}\p{M}]*")
# Words of scripts that have spaces and no capitals: Arabic, Hebrew, Devanagari, Hangul, Georgian and their like.
_WORD = regex.compile(
    r"[[\p{Lo}\p{M}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]+", regex.V1
)
_BREAK = regex.compile(r"[^\p{L}\p{M}\s]")
_ARABIC_NAME = 3  # words of a name read after an office; where a longer one ends is not to be seen
_SPACE = regex.compile(r"\s{0,2}")
_GAP = regex.compile(r"[\s،]{0,2}")
# Least similarity of a stretch of another script to a known spelling; transcription loses tones and vowels.
KNOWN_NAME = 0.8
_MAX_LINES = 400


class Seen(Struct, frozen=True):
    """A name in a line with its office."""

    line: Line
    name: Span
    role: Span | None


def sightings(line: Line) -> list[Seen]:
    """Return the people whom a line in a script without capitals names beside an office."""
    if _UNCASED.search(line.text) is None:
        return []
    if regex.search(r"\p{Arabic}", line.text):
        return _arabic(line)
    if regex.search(r"[\p{Han}\p{Katakana}]", line.text):
        return _east_asian(line)
    return []


def search(spellings: Sequence[str], lines: Sequence[Line]) -> Seen | None:
    """Return the first stretch of the lines that spells one of the names in a script without capitals."""
    best: tuple[float, Seen] | None = None
    firsts = {skeleton(romanise(word))[:1] for name in spellings for word in name.split()[:1]}
    for line in lines[:_MAX_LINES]:
        if _UNCASED.search(line.text) is None:
            continue
        read = find_read(line.text, spellings)
        if read is not None:
            return Seen(line, read, _office(line, read))
        for span in _stretches(line.text, spellings):
            text = line.text[span.start : span.end]
            if skeleton(romanise(text))[:1] not in firsts:
                continue
            score = max(similarity(text, spelling) for spelling in spellings)
            if score >= KNOWN_NAME and (best is None or score > best[0]):
                best = (score, Seen(line, span, _office(line, span)))
    return None if best is None else best[1]


def _stretches(text: str, spellings: Sequence[str]) -> list[Span]:
    sizes = sorted({len(spelling.split()) for spelling in spellings})
    words = [Span(match.start(), match.end()) for match in _WORD.finditer(text)]
    found = [
        Span(words[i].start, words[i + size - 1].end)
        for size in sizes
        for i in range(len(words) - size + 1)
        if _BREAK.search(text, words[i].end, words[i + size - 1].start) is None
    ]
    for match in _DOTTED.finditer(text):
        found.append(Span(match.start(), match.end()))
    for match in _HAN.finditer(text):
        found.extend(
            Span(start, start + size)
            for start in range(match.start(), match.end() - 1)
            for size in (3, 4, 2)
            if start + size <= match.end()
        )
    return found


def _office(line: Line, name: Span) -> Span | None:
    """Return an office that ends directly before the name or begins directly after it."""
    floor = max(0, name.start - 40)
    for head in reversed(cues.find("roles", line.language, line.text[floor : name.start], "head")):
        if name.start - (floor + head.end) <= 24:
            end = floor + head.end if floor + head.end >= name.start - 1 else len(line.text[: name.start].rstrip())
            return Span(_with_body(line, floor + head.start), end)
    compiled = cues.pattern("roles", line.language, "head")
    match = None if compiled is None else compiled.match(line.text, name.end)
    return None if match is None else Span(match.start(), match.end())


def _with_body(line: Line, start: int) -> int:
    """Return where an office begins with the words for its body before it, in a script without spaces."""
    compiled = cues.pattern("roles", line.language, "complement", "body", "modifier")
    if compiled is None or _HAN.match(line.text, start) is None:
        return start
    while True:
        before = [size for size in range(1, min(start, 8) + 1) if compiled.fullmatch(line.text, start - size, start)]
        if not before:
            return start
        start -= max(before)


def _arabic(line: Line) -> list[Seen]:
    found: list[Seen] = []
    compiled = cues.pattern("roles", line.language, "head")
    if compiled is None:
        return []
    for head in compiled.finditer(line.text):
        seen = _arabic_name(line, head.start(), head.end())
        if seen is not None and not any(seen.name.start < other.name.end for other in found):
            found.append(seen)
    return found


def _arabic_name(line: Line, start: int, end: int) -> Seen | None:
    """Read what follows an office: definite words and complements are the office's, the first other word the name's."""
    position, role_end = _past_office(line, end)
    words: list[Span] = []
    while len(words) < _ARABIC_NAME:
        word = _next_word(line, position, bool(words))
        if word is None or cues.is_cue("phrase", line.language, line.text[word.start : word.end], "stop"):
            break
        definite = _is_definite(line, word)
        if words and (definite or _of_office(line, word)):
            if len(words) == 1 and definite:
                words.append(word)  # "Badr al-Salimi": the second word of a name may be definite
            break
        words.append(word)
        position = word.end
    return Seen(line, Span(words[0].start, words[-1].end), Span(start, role_end)) if len(words) > 1 else None


def _past_office(line: Line, position: int) -> tuple[int, int]:
    """Return where the words of an office and of address end, and where those of the office alone do."""
    role_end = position
    while (word := _next_word(line, position, False)) is not None:
        title = cues.is_cue("roles", line.language, line.text[word.start : word.end], "title")
        if not title and not _is_definite(line, word) and not _of_office(line, word):
            break
        position = word.end
        role_end = role_end if title else word.end
    return position, role_end


def _next_word(line: Line, position: int, inside: bool) -> Span | None:
    """Return the next word, beyond white space and, outside a name, one comma."""
    gap = (_SPACE if inside else _GAP).match(line.text, position)
    word = _ARABIC_WORD.match(line.text, position if gap is None else gap.end())
    return None if word is None else Span(word.start(), word.end())


def _is_definite(line: Line, word: Span) -> bool:
    articles = cues.forms("clitics", "definite", line.language)
    return line.text.startswith(articles, word.start, word.end)


def _of_office(line: Line, word: Span) -> bool:
    return cues.is_cue("roles", line.language, line.text[word.start : word.end], "complement", "head", "body")


def _east_asian(line: Line) -> list[Seen]:
    found: list[Seen] = []
    for match in _DOTTED.finditer(line.text):
        name = _trimmed(line, match.start(), match.end())
        role = _office(line, name)
        if role is not None:
            found.append(Seen(line, name, role))
    return found


def _trimmed(line: Line, start: int, end: int) -> Span:
    """Cut the office before a dotted name and what follows its last part: office, title, small word."""
    for span in cues.find("roles", line.language, line.text[start:end], "head"):
        if "·" not in line.text[start : start + span.end] and "・" not in line.text[start : start + span.end]:
            start += span.end
            break
    last = max(line.text.rfind(mark, start, end) for mark in "·・‧")
    cuts = [
        last + 1 + span.start
        for table, kinds in (("roles", ("head", "title", "after")), ("phrase", ("stop",)))
        for span in cues.find(table, line.language, line.text[last + 1 : end], *kinds)
        if span.start > 0
    ]
    return Span(start, min([end, *cuts]))
