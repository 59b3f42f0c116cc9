"""Quotations that were opened and never closed, closed and never opened, or broken by a sentence that ends inside."""

from __future__ import annotations

from collections.abc import Iterator

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
_PROSE = ("paragraph", "quote", "list", "caption")


def quotations_broken(article: Article) -> Iterator[Difference]:
    """Yield one difference a quotation that is broken; a quotation may run on over paragraphs that open anew."""
    habits = _habits(article)
    blocks = [(number, block.text[:_MOST_READ]) for number, block in enumerate(article.blocks) if block.kind in _PROSE]
    for position, (number, text) in enumerate(blocks):
        rest = [later for _, later in blocks[position + 1 : position + 2]]
        earlier = [before for _, before in blocks[max(0, position - 1) : position]]
        unopened, unclosed, inside = _scan(text, habits)
        if unclosed is not None and not (rest and _begins_quoted(rest[0])):
            yield _difference(article, number, (unclosed, len(text)), "is opened and not closed")
        if (
            unopened is not None
            and not (earlier and _begins_quoted(text))
            and not (earlier and _scan(earlier[0], habits)[1])
        ):
            yield _difference(article, number, (0, unopened + 1), "is closed and was not opened")
        for start, end in inside:
            if _BROKEN_INSIDE.search(text, start, end):
                yield _difference(article, number, (start, end), "is broken: a sentence ends inside it and goes on")


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


def _scan(text: str, habits: frozenset[str]) -> tuple[int | None, int | None, list[tuple[int, int]]]:
    """Return where a mark closes what was not opened, where one opens what is not closed, and what is quoted."""
    open_marks: list[tuple[str, int]] = []
    unopened: int | None = None
    inside: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        mark, where = match[0], match.start()
        kind = _CLASSES[mark]
        if kind == "straight" and _is_inch(text, where, open_marks):
            continue
        at = next((i for i in range(len(open_marks) - 1, -1, -1) if _closes(mark, open_marks[i][0], habits)), None)
        if at is not None:
            inside.append((open_marks[at][1], where + 1))
            del open_marks[at:]
        elif _opens(mark, habits):
            open_marks.append((mark, where))
        elif unopened is None:
            unopened = where
    return unopened, open_marks[0][1] if open_marks else None, inside


def _opens(mark: str, habits: frozenset[str]) -> bool:
    if mark in _SWAPPED and "swapped" in habits:
        mark = _SWAPPED[mark]
    return mark in _OPENING or _CLASSES[mark] == "straight" or (mark == "”" and "same" in habits)


def _closes(mark: str, opened: str, habits: frozenset[str]) -> bool:
    """Whether ``mark`` closes ``opened``; a typewriter's mark closes and is closed by the curly ones."""
    kinds = {_CLASSES[mark], _CLASSES[opened]}
    if "straight" in kinds and kinds <= {"straight", "double"}:
        return mark not in "„“‟" or opened == '"'
    if len(kinds) > 1:
        return False
    if "angle" in kinds:
        return mark != opened
    if "double" in kinds:
        return mark == "”" or (mark == "“" and opened in "„“" and opened != mark)
    return mark in _NEVER_OPENING


def _is_inch(text: str, where: int, open_marks: list[tuple[str, int]]) -> bool:
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
