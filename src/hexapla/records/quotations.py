"""Quotations: what is said in quotation marks or behind a dash, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from msgspec import Struct

from hexapla.records import cues
from hexapla.records.marking import unquoted
from hexapla.records.reading import Line
from hexapla.records.speakers import Cast, Said, full_names, last_named, named, pronoun_speaks, speaker, speaks
from hexapla.values.fact import Document
from hexapla.values.text import Evidence, Span

_MIN_QUOTATION = 6  # words; fewer in quotation marks is a term, a motto or a title
_MIN_CHARACTERS = 12  # the same for scripts without spaces
_DASHED = regex.compile(r"[–—―]\s+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
_BETWEEN = 5  # words before a word of saying that stands between two quotations
_BETWEEN_IN_ALL = 12  # words in all of what stands between two quotations
_CLOSING = 3  # codepoints of marks that close a quotation
_TAIL, _TAIL_WORDS = 60, 8  # codepoints and words at the end of a quotation in which its speaker may stand
_HANDING = 60  # codepoints of a line in which the speaker of the one before stands
_SINCE = 3  # lines in which a speaker may go on
_TITLE_SHARE = 0.75  # of the longer words of a title that begin with a capital; by judgement


class Utterance(Struct, frozen=True):
    """What is said in one go, a part a sentence, and the speaker where the sentence names one."""

    parts: tuple[Said, ...]
    by: str | None

    @property
    def text(self) -> str:
        return said(self.parts)


def said(parts: Sequence[Said]) -> str:
    """Return the words of some parts."""
    return " ".join(line.text[span.start : span.end].strip() for line, span in parts)


def utterances(lines: Sequence[Line], cast: Cast, documents: Sequence[Document]) -> list[Utterance]:
    """Return what is said in the lines of an article, the sentences of one quotation together.

    Where nobody is named after a speaker, he goes on: in the same paragraph, and in the next as "he".
    """
    full = full_names(lines, cast)
    found: list[Utterance] = []
    before: tuple[Line, str | None] | None = None
    for parts in map(_ended, _quoted(lines)):
        if not _is_spoken(parts, documents):
            continue
        line = parts[0][0]
        by = speaker(parts, _handing(parts, lines), cast, full)
        if by is None and before is not None and _goes_on(before[0], line, parts, lines):
            by = before[1]
        if by is None and (verb := pronoun_speaks(line)) is not None:
            by = last_named(lines[: line.order + 1], verb, cast, full)
        before = parts[-1][0], by
        found.append(Utterance(tuple(parts), by))
    return found


def _ended(parts: list[Said]) -> list[Said]:
    """Return a quotation without who says it, where the mark before that is lost: "… of the law, the two said."."""
    line, span = parts[-1]
    text = line.text[span.start : span.end]
    floor = max(0, len(text) - _TAIL)
    for verb in cues.find("statements", line.language, text[floor:], "said"):
        comma = text.rfind(",", floor, floor + verb.start)
        tail = text[comma + 1 :]
        personal = cues.has("statements", line.language, tail, "personal")
        if comma > 0 and not personal and len(tail.split()) <= _TAIL_WORDS and text.rstrip().endswith("."):
            return [*parts[:-1], (line, Span(span.start, span.start + comma))]
    return parts


def _handing(parts: Sequence[Said], lines: Sequence[Line]) -> Line | None:
    """Return the line after a quotation that ends its own, where it begins with the speaker: "… now?" Mr A asked."""
    last, span = parts[-1]
    following = lines[last.order + 1] if last.order + 1 < len(lines) else None
    if following is None or following.block != last.block or len(last.text) - span.end > _CLOSING:
        return None
    head = unquoted(following)[:_HANDING]
    opened = any(start < _HANDING for start, _ in following.quotations)
    return following if not opened and cues.has("statements", following.language, head, "said", "told") else None


def _goes_on(before: Line, line: Line, parts: Sequence[Said], lines: Sequence[Line]) -> bool:
    """Return whether the one who spoke in a line before still speaks: nobody else is named since."""
    beside = " ".join(unquoted(part) for part, _ in parts)
    if before.block != line.block and not cues.has("statements", line.language, beside, "pronoun"):
        return False
    since = [other for other in lines if before.order < other.order <= parts[-1][0].order]
    if len(since) > _SINCE or any(named(other, Cast()) or speaks(other) for other in since):
        return False
    return before.order != line.order or before.block == line.block


def _quoted(lines: Sequence[Line]) -> list[list[Said]]:
    found: list[list[Said]] = []
    for line in lines:
        if line.kind in {"title", "heading"}:
            continue
        for start, stop in [*line.quotations, *_dashed(line)]:
            before = found[-1][-1] if found else None
            if before is not None and start == 0 and _runs_on(before, line):
                found[-1].append((line, Span(start, stop)))
            else:
                found.append([(line, Span(start, stop))])
    return found


def _runs_on(before: Said, line: Line) -> bool:
    last, span = before
    same = (last.article, last.block) == (line.article, line.block)
    return same and last.order + 1 == line.order and span.end == len(last.text)


def _dashed(line: Line) -> list[tuple[int, int]]:
    """Return the speech that a dash opens at the beginning of a paragraph; it ends where a comma hands over."""
    match = _DASHED.match(line.text) if line.start == 0 and line.kind == "paragraph" else None
    if match is None:
        return []
    return [(match.end(), line.text.rfind(",", match.end()) if "," in line.text[match.end() :] else len(line.text))]


def _is_spoken(parts: Sequence[Said], documents: Sequence[Document]) -> bool:
    """Return whether quoted words are speech: a clause, not a theme, a title of a work or an award's name."""
    text, (line, span) = said(parts), parts[0]
    unspaced = _UNSPACED.search(text) is not None and len(text) >= _MIN_CHARACTERS
    if len(_WORD.findall(text)) < _MIN_QUOTATION and not unspaced:
        return False
    head = line.text[max(0, span.start - 40) : span.start]
    if cues.has("events", line.language, head, "theme") or cues.has("documents", line.language, head[-25:], "type"):
        return False
    if _is_between(line, said(parts[:1])):
        return False
    place = line.quote(span.start, span.end)
    return not _is_title(text) and not any(_within(place, other) for d in documents for other in d.evidence)


def _is_between(line: Line, text: str) -> bool:
    """Return whether the marks hold what stands between two quotations, one mark being lost: "Mr A said."."""
    if len(text.split()) > _BETWEEN_IN_ALL:
        return False
    for verb in cues.find("statements", line.language, text, "said", "told"):
        head = text[: verb.start].split()
        if 0 < len(head) <= _BETWEEN and head[0][:1].isupper() and not _is_pronoun(head[0], line):
            return True
    return False


def _is_pronoun(word: str, line: Line) -> bool:
    return cues.is_cue("statements", line.language, word, "pronoun", "personal")


def _is_title(text: str) -> bool:
    """Return whether nearly all longer words begin with a capital, as in titles of works in English."""
    long = [word for word in _WORD.findall(text) if len(word) > 3 and word[0].lower() != word[0].upper()]
    return bool(long) and sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long)


def _within(place: Evidence, other: Evidence) -> bool:
    same = (place.article, place.block) == (other.article, other.block)
    return same and other.start <= place.start and place.end <= other.end
