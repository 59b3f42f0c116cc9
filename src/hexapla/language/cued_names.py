"""Names in scripts without case: found by titles beside them and by the characters that transcribe foreign names."""

from __future__ import annotations

import re
from functools import cache

from hexapla.language.cues import cues, flagged, rows
from hexapla.language.folding import fold
from hexapla.language.word_trees import word_tree

_FILE = "titles.tsv"
_TRANSCRIPTION = "transcription.tsv"
# Scripts that have no case and write spaces between words.
_SPACED = "\u0590-\u08ff\u0900-\u0dff\u10a0-\u10ff\u1200-\u137f"
_SPACED_WORD = re.compile(rf"[{_SPACED}]+(?:[-'׳״][{_SPACED}]+)*")
_HAS_CASELESS = re.compile(
    "[\u0590-\u08ff\u0900-\u0eff\u1000-\u109f\u10a0-\u10ff\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_KATAKANA = re.compile(r"[ァ-ヴー]{1,12}(?:[・＝=][ァ-ヴー]{1,12}){1,4}")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·・•—－-][\u4e00-\u9fff]{1,8}){1,4}")
_DOT = re.compile("[·・•]")
_DOT_OR_EQUALS = re.compile("[·・•＝=]")
# Thai surnames are long: of 16 letters and signs and more one in some hundreds.
_LONGEST_PART = 16
_DOT_OR_HYPHEN = re.compile("[·・•—－-]")
# A person's name after a title: this many words at most where words are spaced, two unless joined.
_JOINING = frozenset(fold(w) for w in ["بن", "ابن", "بنت", "آل", "أبو", "ابو", "عبد", "بو", "ولد", "بن\u200c"])


def caseless_names(text: str, language: str | None) -> list[tuple[int, int]]:
    """Return the places of names in scripts without case (unsorted, may overlap)."""
    if not _HAS_CASELESS.search(text):
        return []
    found = _transcribed(text)
    if _DOT_OR_EQUALS.search(text):
        found += [m.span() for m in _KATAKANA.finditer(text)]
        found += _dotted(text, language)
    folded = fold(text)
    found += _after_titles(folded, language)
    found += _thai_persons(folded, language)
    found += _before_titles(text, language)
    return found + _listed(text, found)


def _listed(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Chinese names that a list joins to one found (外长黎光海、陈美安): a surname and one or two characters."""
    more, ends = [], [end for start, end in found if _IDEOGRAPH.match(text, start)]
    while ends:
        match = _listed_pattern().match(text, ends.pop())
        if match:
            more.append(match.span(1))
            ends.append(match.end(1))
    return more


@cache
def _listed_pattern() -> re.Pattern[str]:
    names = "".join(sorted(_characters("surname")))
    return re.compile(rf"[、和与與及]([{names}][\u4e00-\u9fff]{{1,2}})(?=[、，。；和与與及等）]|$)")


@cache
def _characters(kind: str) -> frozenset[str]:
    return frozenset("".join(row.form for row in rows(_TRANSCRIPTION) if row.kind == kind))


@cache
def _transcribed_pattern() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_characters('han')))}]{{3,10}}")


def _transcribed(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _transcribed_pattern().finditer(text)]


@cache
def _endings(language: str | None) -> re.Pattern[str] | None:
    forms = sorted(cues(_FILE, language, "after"), key=lambda f: (-len(f), f))
    return re.compile("|".join(re.escape(form) for form in forms)) if forms else None


def _dotted(text: str, language: str | None) -> list[tuple[int, int]]:
    """莱拉·曼苏里: the part before the dot begins where characters of transcription, or a title before them, end."""
    allowed = _characters("han")
    titles = tuple(sorted(cues(_FILE, language, "title")))
    after = _endings(language)
    found = []
    for m in _DOTTED.finditer(text):
        if not _DOT.search(m.group()):
            continue
        start = first = m.start() + _DOT_OR_HYPHEN.search(m.group()).start()  # type: ignore[union-attr]
        while start > m.start() and text[start - 1] in allowed and not (titles and text.endswith(titles, 0, start)):
            start -= 1
        last, end = m.start() + max(m.group().rfind(mark) for mark in "·・•—－-"), m.end()
        while end > last + 2 and text[end - 1] not in allowed:
            end -= 1
        cut = after.search(text, last + 1, end) if after else None
        end = cut.start() if cut and cut.start() > last + 1 else end
        if start < first:
            found.append((start, end))
    return found


@cache
def _title_pattern(language: str | None) -> re.Pattern[str]:
    forms = sorted((f for f in cues(_FILE, language, "title") if len(f) > 1), key=lambda f: (-len(f), f))
    alternatives = "|".join(re.escape(form) for form in forms) or "(?!)"
    return re.compile(rf"(?<![^\W\d_])(?:[ولبفكהולב])?(?:{alternatives})[ :/]+(?=[{_SPACED}])")


def _after_titles(folded: str, language: str | None) -> list[tuple[int, int]]:
    """Two words after a title, three or more where a joining word stands among them; stop words end a name."""
    stops = cues(_FILE, language, "stop")
    titles = cues(_FILE, language, "title")
    found = []
    for match in _title_pattern(language).finditer(folded):
        position, taken, start, end = match.end(), 0, match.end(), match.end()
        while taken < 2:
            word = _SPACED_WORD.match(folded, position)
            if word is None or word.group() in stops or word.group() in titles:
                break
            end = word.end()
            taken += 0 if word.group() in _JOINING else 1
            position = end + 1 if folded[end : end + 1] == " " else end
            if position == end:
                break
            nearby = _SPACED_WORD.match(folded, position)
            if taken == 2 and nearby and nearby.group() in _JOINING:
                taken = 1
        if end > start and taken:
            found.append((start, end))
    return found


@cache
def _person_pattern(language: str | None) -> re.Pattern[str] | None:
    """A title of persons, the given name after it at once or after a space, and up to two more parts."""
    titles = cues(_FILE, language, "person")
    if not titles:
        return None
    guard, stops = cues(_FILE, language, "guard"), cues(_FILE, language, "stop")
    part = rf"(?!{word_tree(stops)})[\u0e01-\u0e4f]{{2,{_LONGEST_PART}}}(?![\u0e01-\u0e4f])"
    return re.compile(rf"(?!{word_tree(guard)})(?:{word_tree(titles)})+ ?({part}(?: {part}){{1,2}})")


def _thai_persons(folded: str, language: str | None) -> list[tuple[int, int]]:
    """Names of two or three parts after a title of persons, in a script that writes spaces between phrases alone.

    A part that begins with a word of office or a verb is none, nor is one too long for a name.
    """
    pattern = _person_pattern(language)
    return [m.span(1) for m in pattern.finditer(folded)] if pattern else []


@cache
def _after_pattern(language: str | None) -> re.Pattern[str] | None:
    after = cues(_FILE, language, "after")
    if not after:
        return None
    alternatives = "|".join(re.escape(f) for f in sorted(after, key=lambda f: (-len(f), f)))
    if flagged(_FILE, language, "whole"):  # Japanese: ideographs before a title, up to kana or a stop
        han = rf"(?<![\u4e00-\u9fff])(?P<han>[\u4e00-\u9fff]{{2,5}}?)(?={alternatives})"
    else:
        names = "".join(sorted(_characters("surname")))
        han = rf"(?<![\u4e00-\u9fff])(?P<han>[{names}][\u4e00-\u9fff]{{1,2}})(?={alternatives})"
    return re.compile(
        rf"{han}|(?P<kana>[ァ-ヴー]{{2,12}})(?={alternatives})"
        rf"|(?<![가-힣])(?P<hangul>[가-힣]{{1,4}}(?: [가-힣]{{1,4}}){{0,3}}) (?={alternatives})"
    )


@cache
def _before_han_pattern(language: str | None) -> re.Pattern[str] | None:
    titles = [form for form in cues(_FILE, language, "title") if "\u3400" <= form[0] <= "\u9fff"]
    if not titles:
        return None
    alternatives = "|".join(re.escape(f) for f in sorted(titles, key=lambda f: (-len(f), f)))
    names = "".join(sorted(_characters("surname")))
    return re.compile(rf"(?:{alternatives})([{names}][\u4e00-\u9fff]{{1,2}})")


def _before_titles(text: str, language: str | None) -> list[tuple[int, int]]:
    found = []
    pattern = _after_pattern(language)
    if pattern is not None:
        found += [_less_titles(text, m.span(m.lastgroup or 0), language) for m in pattern.finditer(text)]
    before = _before_han_pattern(language)
    if before is not None:
        found += _given_names(text, before, language)
    return found


def _less_titles(text: str, place: tuple[int, int], language: str | None) -> tuple[int, int]:
    """What stands before a title (장관은 김민수 대통령), less what follows on another title."""
    start, end = place
    endings = tuple(sorted(cues(_FILE, language, "after")))
    words = text[start:end].split(" ")
    for position in range(len(words) - 2, -1, -1):
        if words[position].startswith(endings):
            return end - len(" ".join(words[position + 1 :])), end
    return place


def _given_names(text: str, pattern: re.Pattern[str], language: str | None) -> list[tuple[int, int]]:
    """A surname and one or two characters after a title; the shorter where the third begins a verb or a title."""
    endings = tuple(sorted(cues(_FILE, language, "after")))
    common = _characters("grammar")
    found = []
    for m in pattern.finditer(text):
        start, end = m.span(1)
        for cut in (start + 2, start + 1):
            if cut < end and (text[cut] in common or text.startswith(endings, cut)):
                end = cut
        if end - start >= 2:
            found.append((start, end))
    return found
