"""Settling: an article as its outlet's other pages show it, its recurring lines in the ledger, its dates in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hexapla.articles.blocks import body_text
from hexapla.articles.dates import reordered
from hexapla.articles.outlet import LEARN_VERSION, at_edge, is_wide
from hexapla.articles.sketching import SKETCH_VERSION, base_language, body_lines, is_doubtful, line_key, sketch
from hexapla.values.article import Article, Block, DateValue, Furniture
from hexapla.values.outlet import LineMark, LineRule, OutletKnowledge, PageSketch

SETTLE_VERSION = "1"
KNOWLEDGE_VERSION = f"{SKETCH_VERSION}+{LEARN_VERSION}+{SETTLE_VERSION}"

RELATED = "related headlines"

HEADLINE = 25
"""Width below which a line is no headline of another page: names of sections are titles too."""

MOST_BY_PLACE = 0.5
"""Share of a body that may go because its lines are headlines of other pages or stand where those do: of more than that
the page is a list."""


class _Case(Struct):
    """A body line under judgement: its number among the lines of the blocks, what may set it aside, and what does."""

    number: int
    mark: LineMark
    rule: LineRule | None
    related: str | None
    cut: str | None = None


def settle(article: Article, knowledge: OutletKnowledge) -> Article:
    """Return an article with what recurs across its outlet moved to its ledger, and its doubtful dates in order.

    Blocks keep their order, and what stays keeps its text to the letter; nothing moves back into the body.
    """
    found = cuts(sketch(article), knowledge)
    order = _day_first(base_language(article), knowledge)
    settled = _without(article, found) if found else article
    published, modified = (_reread(date, article.language, order) for date in (article.published, article.modified))
    return replace(settled, published=published, modified=modified)


def bearing(page: PageSketch, knowledge: OutletKnowledge) -> str:
    """Return a hash of all that an outlet's knowledge changes in a page's article, empty where it changes nothing."""
    found = [f"{line} {reason}" for line, reason in cuts(page, knowledge).items()]
    order = _day_first(page.language, knowledge) if page.doubtful else None
    if not found and order is None:
        return ""
    return hashlib.sha256("\0".join([SETTLE_VERSION, str(order), *found]).encode()).hexdigest()


def cuts(page: PageSketch, knowledge: OutletKnowledge) -> dict[int, str]:
    """Return which lines of an article's blocks are its outlet's furniture, by number, and why.

    A body that would be left without a line keeps all of them.
    """
    cases = list(_cases(page, knowledge))
    _judge(cases)
    gone = sum(case.mark.size for case in cases if case.cut and case.rule is None)
    if gone > MOST_BY_PLACE * sum(case.mark.size for case in cases):
        cases = [_Case(case.number, case.mark, case.rule, None) for case in cases]
        _judge(cases)
    found = {case.number: case.cut for case in cases if case.cut}
    if all(case.cut or case.mark.heading for case in cases):
        found = {}
    for number, mark in enumerate(_of_blocks(page)):
        if mark.role == "caption" and (rule := knowledge.captions.get(mark.key)):
            found[number] = rule.reason
    return dict(sorted(found.items()))


def _of_blocks(page: PageSketch) -> Iterator[LineMark]:
    return (line for line in page.lines if line.role != "furniture")


def _cases(page: PageSketch, knowledge: OutletKnowledge) -> Iterator[_Case]:
    for number, mark in enumerate(_of_blocks(page)):
        if mark.role == "body":
            yield _Case(number, mark, knowledge.lines.get(mark.key), _related(page, mark, knowledge))


def _related(page: PageSketch, mark: LineMark, knowledge: OutletKnowledge) -> str | None:
    """Return the reason of a line that is another page's headline, or stands in a place where such lines stand."""
    if mark.size < HEADLINE:
        return None
    if mark.key in knowledge.titles:
        return RELATED if mark.key != page.title else None
    return knowledge.places.get(page.places[mark.place]) if mark.place >= 0 and not is_wide(mark) else None


def _judge(cases: Sequence[_Case]) -> None:
    marks = [case.mark for case in cases]
    begun = next((i for i, mark in enumerate(marks) if is_wide(mark)), len(marks))
    for case in cases[:begun]:  # a line before the first paragraph may be this story's, under another headline of it
        case.related = None
    listed = _listed(cases)
    recurs = [case.rule is not None and (case.rule.where != "among" or i >= listed) for i, case in enumerate(cases)]
    related = [case.related is not None for case in cases]
    for case, edge in zip(cases, at_edge(marks, recurs, related), strict=True):
        reason = case.rule.reason if case.rule else case.related
        sure = case.related is not None or (case.rule is not None and case.rule.where == "anywhere")
        if edge or (sure and not case.mark.heading):
            case.cut = reason
    _judge_headings(cases)


def _listed(cases: Sequence[_Case]) -> int:
    """Return where the list of other pages' headlines begins that follows an article; behind all lines without one."""
    first = len(cases)
    while first and (cases[first - 1].rule or cases[first - 1].related):
        first -= 1
    return first if any(case.related for case in cases[first:]) else len(cases)


def _judge_headings(cases: Sequence[_Case]) -> None:
    """Set aside a recurring heading where all that it heads was set aside."""
    headed: list[_Case] = []
    for case in reversed(cases):
        if not case.mark.heading:
            headed.append(case)
            continue
        if headed and all(one.cut for one in headed):
            case.cut = case.cut or (case.rule.reason if case.rule else case.related)
        headed = []


def _without(article: Article, found: Mapping[int, str]) -> Article:
    """Return an article without some lines of its blocks, which join its ledger."""
    kept: dict[int, list[str]] = {}
    moved: list[Furniture] = []
    for number, line in enumerate(body_lines(article.blocks)):
        block = article.blocks[line.block]
        if number in found:
            foreign = block.language is not None and block.language != article.language
            moved.append(Furniture(line.text, found[number], block.language, foreign, block.path))
        else:
            kept.setdefault(line.block, []).append(line.text)
    blocks = tuple(_with_text(article.blocks[i], "\n".join(lines)) for i, lines in kept.items())
    gone = {line_key(piece.text, "") for piece in moved}
    standfirst = None if line_key(article.standfirst or "", "") in gone else article.standfirst
    text, furniture = body_text(blocks), (*article.furniture, *moved)
    return replace(article, blocks=blocks, text=text, furniture=furniture, standfirst=standfirst)


def _with_text(block: Block, text: str) -> Block:
    return block if block.text == text else replace(block, text=text)


def _day_first(language: str, knowledge: OutletKnowledge) -> bool | None:
    return knowledge.day_first.get(language, knowledge.day_first.get(""))


def _reread(date: DateValue | None, language: str | None, day_first: bool | None) -> DateValue | None:
    if date is None or day_first is None or not is_doubtful(date):
        return date
    return reordered(date, language, day_first)
