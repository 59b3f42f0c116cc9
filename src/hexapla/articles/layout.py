"""The layout of an article's lines: which are head, body and tail, and what each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from hexapla.articles import captions, furniture
from hexapla.articles.byline import byline, dateline
from hexapla.articles.furniture import Verdict
from hexapla.articles.head import mark_around, mark_head
from hexapla.articles.headlines import is_foreign
from hexapla.articles.line import Line
from hexapla.articles.line_roles import BODY, CAPTION, CUT_OFF, STANDFIRST, TITLE, Reader
from hexapla.articles.shape import ends_sentence, ends_statement, is_bullet, is_name, is_prose, width, word_count
from hexapla.articles.tables import is_table

TAIL_SHARE = 0.2
"""A marker opens the tail where at most this share of the prose stands behind it (a teaser or two in a list)."""

MAX_NAMES = 3
"""Names that may stand under an article in lines of their own; a longer run is a list of something else."""

_ITEMS = frozenset({"list", "heading", "quote"})


class Layout(Struct, frozen=True):
    """What each line is (``body``, ``caption``, ``title``, ``standfirst``) or the verdict that sets it aside."""

    roles: tuple[str | Verdict, ...]
    end: int
    """The number of the first line behind the article."""


def lay_out(lines: list[Line], language: str | None, title: str | None = None) -> Layout:
    """Return what each line is. ``title`` is the title where metadata has named it: no line need be one then."""
    reader = Reader(lines, language, title, [None] * len(lines))
    _mark_plain(reader)
    _mark_captions(reader)
    end = _mark_tail(reader)
    _mark_closing(reader, end)
    if end == len(lines):
        end = _trailing_headlines(reader)
    mark_head(reader, end)
    mark_around(reader, end)
    _mark_quiet_captions(reader, end)
    _give_a_brief_its_body(reader)
    return Layout(tuple(BODY if role is None else role for role in reader.roles), end)


def _give_a_brief_its_body(reader: Reader) -> None:
    """Where nothing was left as text, the sentences of the head are it: a brief of two lines has no room for a head."""
    if any(role is None for role in reader.roles):
        return
    for i, role in enumerate(reader.roles):
        if role in (TITLE, STANDFIRST) and ends_sentence(reader.lines[i].text):
            reader.roles[i] = None


def _mark_plain(reader: Reader) -> None:
    """Set aside what its own words give away, and what is already the title."""
    title = _key(reader.title) if reader.title else ""
    longest = 3 * len(title) + 60
    for i, line in enumerate(reader.lines):
        if line.kind == "caption" or is_table(line.text):
            continue
        if line.place == CUT_OFF:
            reader.roles[i] = Verdict(CUT_OFF)
            continue
        verdict = furniture.judge(line.text)
        if verdict and not (line.kind == "heading" and _fits_a_heading(verdict)):
            reader.roles[i] = verdict
        elif title and len(line.text) <= longest and _key(line.text) == title:
            reader.roles[i] = TITLE


def _fits_a_heading(verdict: Verdict) -> bool:
    """Say whether a heading may be the article's all the same: "Sources", and "Cause → effect" that is no trail."""
    return verdict.reason == "source line" or (verdict.reason == "navigation" and not verdict.languages)


def _mark_captions(reader: Reader) -> None:
    """Find captions by markup, table cells, credits, what stands over a credit, and repetition."""
    counts: dict[str, int] = {}
    for line in reader.lines:
        counts[line.text] = counts.get(line.text, 0) + 1
    for i, line in enumerate(reader.lines):
        if not reader.open(i):
            continue
        in_cell = captions.cell(line.text)
        if line.kind == "caption" or (in_cell is not None and width(in_cell) <= 600) or captions.is_caption(line.text):
            reader.roles[i] = CAPTION
    for i, line in enumerate(reader.lines):
        if reader.open(i) and _stands_over_caption(reader, i, counts[line.text] > 1):
            reader.roles[i] = CAPTION


def _stands_over_caption(reader: Reader, i: int, repeated: bool) -> bool:
    """Say whether a line belongs to the caption below it: it repeats, is foreign, or only lacks its credit."""
    line = reader.lines[i]
    if i + 1 >= len(reader.lines) or reader.roles[i + 1] != CAPTION or width(line.text) > captions.MAX_WIDTH:
        return False
    below = reader.lines[i + 1]
    if repeated:
        return True
    if line.kind in ("heading", "list", "quote") or is_bullet(line.text):
        return False
    credit = captions.credit_of(below.text)
    if credit and credit.start < 3:
        return width(line.text) <= 260 and not (byline(line.text) or dateline(line.text, reader.language))
    return not below.spaced and not is_prose(line.text) and is_foreign(line.text, reader.language)


def _mark_tail(reader: Reader) -> int:
    """Find where the article ends, and judge what stands behind; return the first line behind it."""
    prose = [width(line.text) if _counts_as_prose(reader, i) else 0 for i, line in enumerate(reader.lines)]
    total, behind = sum(prose), sum(prose)
    end = len(reader.lines)
    for i in range(len(reader.lines)):
        behind -= prose[i]
        role = reader.roles[i]
        marks = isinstance(role, Verdict) and role.reason in furniture.STRONG
        if marks and total and behind <= TAIL_SHARE * total and behind < total - behind:
            end = i
            break
    _judge_behind(reader, end)
    return end


def _counts_as_prose(reader: Reader, i: int) -> bool:
    return reader.open(i) and (reader.lines[i].linked or 0.0) < 0.5 and is_prose(reader.lines[i].text)


def _judge_behind(reader: Reader, start: int) -> None:
    for i in range(start, len(reader.lines)):
        if isinstance(reader.roles[i], Verdict):
            continue
        text = reader.lines[i].text
        verdict = furniture.judge_tail(text) or byline(text) or dateline(text, reader.language)
        headline = word_count(text) > 3 or width(text) > 24
        reader.roles[i] = verdict or Verdict("related headlines" if headline else "navigation")


def _trailing_headlines(reader: Reader) -> int:
    """Find a tail that nothing announces: at least three lines in a row like headlines behind the last paragraph."""
    last = max((i for i in range(len(reader.lines)) if _counts_as_prose(reader, i)), default=-1)
    run = [i for i in range(last + 1, len(reader.lines)) if reader.open(i)]
    marked = next((i for i in run if _opens_tail(reader.lines[i])), None) if last >= 0 else None
    if marked is not None:
        _judge_behind(reader, marked)
        return marked
    if last < 0 or len(run) < 3 or reader.lines[last].text.rstrip().endswith((":", "：", ";", "；")):
        return len(reader.lines)
    if any(reader.lines[i].linked is not None and (reader.lines[i].linked or 0.0) < 0.5 for i in run):
        return len(reader.lines)
    texts = [reader.lines[i].text for i in run]
    if any(is_bullet(t) or reader.lines[i].kind in ("list", "quote") for i, t in zip(run, texts, strict=True)):
        return len(reader.lines)
    if _share_bare(texts) < 0.8 or all(is_name(t) for t in texts):
        return len(reader.lines)
    before = [reader.lines[i].text for i in range(run[0]) if reader.open(i)]
    if _share_bare(before) > 0.5:
        # Thai marks no ends of sentences: there the shape of a headline is the shape of any line.
        return len(reader.lines)
    _judge_behind(reader, run[0])
    return run[0]


def _share_bare(texts: Sequence[str]) -> float:
    """Return the share of lines that end neither as a statement does nor in a mark that leads on."""
    return sum(not ends_statement(t) and not t.endswith((";", ":", ",")) for t in texts) / len(texts)


def _opens_tail(line: Line) -> bool:
    """Say whether a line may open an unannounced tail; marked up as an item or a heading it must be sure to."""
    verdict = furniture.judge_tail(line.text)
    if verdict is None or line.linked is None or line.linked >= 0.5:
        return verdict is not None
    if line.kind in _ITEMS:
        return verdict.reason in furniture.STRONG or verdict.reason == "share"
    return verdict.reason != "navigation"


def _mark_closing(reader: Reader, end: int) -> None:
    """Judge what closes an article: credits, invitations, authors' names."""
    i = end - 1
    names = 0
    while i >= 0:
        if reader.open(i):
            text = reader.lines[i].text
            verdict = furniture.attribution(text, reader.language) or furniture.invitation(text)
            if reader.lines[i].kind not in _ITEMS:
                verdict = verdict or byline(text)
                if verdict is None and names < MAX_NAMES and is_name(text):
                    verdict = Verdict("byline", name=text.strip(" -–—|"))
                    names += 1
                if verdict is None and dateline(text, reader.language):
                    verdict = Verdict("date line")
            if verdict is None:
                break
            reader.roles[i] = verdict
        elif reader.roles[i] == TITLE:
            break
        i -= 1


def _mark_quiet_captions(reader: Reader, end: int) -> None:
    """Find captions without a credit: under a picture in HTML, beside at least two known ones in a dump."""
    known = sum(role == CAPTION for role in reader.roles[:end])
    paragraphs = [
        width(line.text) for i, line in enumerate(reader.lines[:end]) if reader.open(i) and is_prose(line.text)
    ]
    if len(paragraphs) < 3:
        return
    typical = median(paragraphs)
    for i, line in enumerate(reader.lines[: end - 1]):
        if not reader.open(i) or line.kind is not None or is_bullet(line.text):
            continue
        if line.pictured:
            quiet = captions.under_picture(line.text, typical) or is_foreign(line.text, reader.language)
        else:
            follows = any(reader.open(j) and is_prose(reader.lines[j].text) for j in (i + 1, i + 2) if j < end)
            quiet = (
                i > 0 and line.linked is None and known >= 2 and follows and captions.may_caption(line.text, typical)
            )
        if quiet and width(line.text) <= captions.MAX_WIDTH:
            reader.roles[i] = CAPTION


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
