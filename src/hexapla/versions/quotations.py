"""Quotations that were opened and never closed, closed and never opened, or broken by a sentence that ends inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.text import Evidence
from hexapla.versions.places import place, shown

_MOST_READ = 20_000
# Double marks only: single ones are apostrophes, feet and minutes as often. CLDR's quotationStart and -End of all
# languages use these glyphs and no others for the outer quotation.
_MARK = regex.compile('[“”„‟«»「」『』"＂]')
_SWAPPED = {"«": "»", "»": "«"}
_CLASSES = {"“": "double", "”": "double", "„": "double", "‟": "double", "«": "angle", "»": "angle"}
_CLASSES |= {
    "「": "corner",
    "」": "corner",
    "『": "white corner",
    "』": "white corner",
    '"': "straight",
    "＂": "straight",
}
_OPENING = frozenset("“„‟«「『")
_NEVER_OPENING = frozenset("»」』")
# A full stop inside a quotation that goes on in lower case, after a word too long for an abbreviation.
_BROKEN_INSIDE = regex.compile(r"\p{Ll}{6,}\. +(?=\p{Ll}{2})")
# Blocks that a quotation may run on over without opening anew.
_LONGEST_RUN = 8
_Scan = tuple[int | None, int | None, list[tuple[int, int]]]
# Letters of scripts that put spaces between words: a mark between two of them abbreviates (Hebrew) or takes a prefix.
_SPACED_LETTER = regex.compile(
    r"[[\p{L}\p{M}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]]", regex.V1
)
_BEFORE_OPENING = regex.compile(r"[\s\p{Ps}\p{Pi}\p{Pd}]")
_AFTER_CLOSING = regex.compile(r"[\s\p{Pe}\p{Pf}\p{Pd}\p{Po}]")
_PROSE = ("paragraph", "quote", "list", "caption")


class _Open(NamedTuple):
    """A mark that is open, and as what it stands."""

    mark: str
    where: int
    shape: str


def quotations_broken(article: Article) -> Iterator[Difference]:
    """Yield one difference a quotation that is broken; one may run on over paragraphs, opening anew in each or not."""
    habits = _habits(article)
    numbers = [number for number, block in enumerate(article.blocks) if block.kind in _PROSE]
    texts = [article.blocks[number].text[:_MOST_READ] for number in numbers]
    scans = [_scan(text, habits) for text in texts]
    closed_later, opened_before = _runs(scans)
    for position, (number, text) in enumerate(zip(numbers, texts, strict=True)):
        unopened, unclosed, inside = scans[position]
        opens_anew = position + 1 < len(texts) and _begins_quoted(texts[position + 1])
        if unclosed is not None and position not in closed_later and not opens_anew:
            yield _difference(article, number, (unclosed, len(text)), "is opened and not closed")
        if unopened is not None and position not in opened_before and not (position and _begins_quoted(text)):
            yield _difference(article, number, (0, unopened + 1), "is closed and was not opened")
        for start, end in inside:
            if _BROKEN_INSIDE.search(text, start, end):
                yield _difference(article, number, (start, end), "is broken: a sentence ends inside it and goes on")


def _runs(scans: Sequence[_Scan]) -> tuple[set[int], set[int]]:
    """Return which blocks open a quotation that a later one closes, and which close one; others may stand within it."""
    closed_later, opened_before = set(), set()
    opened: int | None = None
    for position, (unopened, unclosed, _) in enumerate(scans):
        if unopened is not None and opened is not None and position - opened <= _LONGEST_RUN:
            closed_later.add(opened)
            opened_before.add(position)
        if unopened is not None or unclosed is not None:
            opened = position if unclosed is not None else None
    return closed_later, opened_before


def _habits(article: Article) -> frozenset[str]:
    """Return the article's own habits: ``»…«`` (Danish, German) and ``”…”`` (Swedish, Finnish)."""
    marks = [
        mark for block in article.blocks if block.kind in _PROSE for mark in _MARK.findall(block.text[:_MOST_READ])
    ]
    found = set()
    angles = [mark for mark in marks if mark in _SWAPPED]
    if angles and angles[0] == "»":
        found.add("swapped")
    if "”" in marks and not {"“", "„"} & set(marks) and marks.count("”") > 1:
        found.add("same")
    return frozenset(found)


def _scan(text: str, habits: frozenset[str]) -> _Scan:
    """Return where a mark closes what was not opened, where one opens what is not closed, and what is quoted."""
    open_marks: list[_Open] = []
    unopened: int | None = None
    inside: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        mark, where = match[0], match.start()
        if _CLASSES[mark] == "straight" and _is_inch(text, where, open_marks):
            continue
        shape = _shape(text, where)
        at = next(
            (i for i in range(len(open_marks) - 1, -1, -1) if _closes(mark, shape, open_marks[i].mark, habits)), None
        )
        if at is not None:
            inside.append((open_marks[at].where, where + 1))
            del open_marks[at:]
        elif _opens(mark, shape, habits):
            open_marks.append(_Open(mark, where, shape))
        elif unopened is None and shape != "within":
            unopened = where
    left = next((each.where for each in open_marks if each.shape != "within"), None)
    return unopened, left, inside


def _shape(text: str, where: int) -> str:
    """Return whether a mark stands as one that opens, that closes, or within a word; empty where nothing tells."""
    before, after = text[where - 1 : where] or " ", text[where + 1 : where + 2] or " "
    if _SPACED_LETTER.match(before) and _SPACED_LETTER.match(after):
        return "within"
    starts, ends = bool(_BEFORE_OPENING.match(before)), bool(_AFTER_CLOSING.match(after))
    return "" if starts == ends else "opens" if starts else "closes"


def _opens(mark: str, shape: str, habits: frozenset[str]) -> bool:
    if _CLASSES[mark] == "straight" or mark == "“":
        return shape != "closes"
    if mark in _SWAPPED and "swapped" in habits:
        mark = _SWAPPED[mark]
    return mark in _OPENING or (mark == "”" and "same" in habits)


def _closes(mark: str, shape: str, opened: str, habits: frozenset[str]) -> bool:
    """Whether ``mark`` closes ``opened``; a typewriter's mark closes and is closed by the curly ones.

    ``“…“`` is one mark for both where the second does not stand as one that opens: so much Hebrew and Kazakh is typed.
    """
    kinds = {_CLASSES[mark], _CLASSES[opened]}
    if "straight" in kinds and kinds <= {"straight", "double"}:
        return mark not in "„“‟" or opened == '"' or shape == "closes"
    if len(kinds) > 1:
        return False
    if "angle" in kinds:
        return mark != opened
    if "double" in kinds:
        return mark == "”" or (mark == "“" and opened in "„“" and (opened != mark or shape not in ("opens", "within")))
    return mark in _NEVER_OPENING


def _is_inch(text: str, where: int, open_marks: Sequence[_Open]) -> bool:
    return not open_marks and where > 0 and text[where - 1].isdigit()


def _begins_quoted(text: str) -> bool:
    return bool(_MARK.match(text.lstrip()))


def _difference(article: Article, number: int, span: tuple[int, int], what: str) -> Difference:
    where: Evidence = place(article, number, *_tight(article.blocks[number].text, *span))
    detail = f"A quotation {what}: {shown(where.text)}"
    return Difference("quotation-broken", "warning", None, where, None, article.id, (), detail)


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    end = start + len(text[start:end].rstrip())
    return start, max(start, end)
