"""The head of an article: title, date line, byline, site name and standfirst above its first paragraph."""

from __future__ import annotations

from hexapla.articles import furniture
from hexapla.articles.byline import byline, dateline
from hexapla.articles.furniture import Verdict
from hexapla.articles.headlines import is_foreign, is_headline, is_lead_in, is_site_name, other_headline
from hexapla.articles.line_roles import STANDFIRST, TITLE, Reader
from hexapla.articles.shape import ends_sentence, is_name, is_prose, width, word_count

HEAD_LINES = 12
"""Lines in which a title and a date line are looked for before the first paragraph."""

MAX_HEAD_WIDTH = 900
"""Width of all that may stand above a date line: a site's name, a title that ends like a sentence, a standfirst."""


def mark_head(reader: Reader, end: int) -> None:
    """Find the title, date line, byline, site name and standfirst before the first paragraph."""
    stop = min(end, len(reader.lines))
    first = next((i for i in range(stop) if reader.open(i) and is_prose(reader.lines[i].text)), stop)
    _mark_other_headline(reader, first)
    meta = _head_metadata(reader, first, min(stop, first + HEAD_LINES))
    late = max(meta, default=0)
    head_end = (
        late if late > first and sum(width(reader.lines[i].text) for i in range(late)) < MAX_HEAD_WIDTH else first
    )
    head = [i for i in range(min(head_end, HEAD_LINES, stop)) if reader.open(i)]
    if meta or not any(is_prose(reader.lines[i].text) for i in head):
        _name_head(reader, head)


def mark_around(reader: Reader, end: int) -> None:
    """Set aside the labels that stand between a title and its article in a block of their own (HTML)."""
    for i, line in enumerate(reader.lines[:end]):
        if line.linked is None or (line.place is None and is_prose(line.text)):
            return
        if (
            reader.open(i)
            and line.place
            and line.kind is None
            and width(line.text) <= 60
            and not ends_sentence(line.text)
        ):
            reader.roles[i] = furniture.place_verdict(line)


def _head_metadata(reader: Reader, first: int, stop: int) -> list[int]:
    """Judge date lines and bylines near the top; return where the leading ones stand.

    A heading names an author above the ``first`` paragraph alone: "Por Qué Importa" heads a section.
    """
    found = []
    for i in range(min(stop, HEAD_LINES)):
        if not reader.open(i) or reader.lines[i].kind in ("caption", "list", "quote"):
            continue
        text = reader.lines[i].text
        names = reader.lines[i].kind != "heading" or i + 1 < first
        verdict = dateline(text, reader.language) or (byline(text) if names else None)
        if verdict and not (i == 0 and verdict.value and word_count(verdict.value) > 3):
            reader.roles[i] = verdict
            found.append(i)
    return found


def _name_head(reader: Reader, head: list[int]) -> None:
    """Name the title among the lines above the first paragraph, and judge the others by where they stand to it."""
    texts = {i: reader.lines[i].text for i in head}
    sites = [i for i in head if is_site_name(texts[i])]
    own = [i for i in head if i not in sites and not is_foreign(texts[i], reader.language)]
    title = _title_line(reader, own or [i for i in head if i not in sites], texts)
    for i in head:
        if not reader.open(i):
            continue
        foreign = bool(own) and i not in own
        if foreign and i not in sites and abs(i - title) == 1 and is_headline(texts[i]):
            reader.roles[i] = other_headline(texts[i], reader.language)
        elif i in sites or (foreign and i < title):
            reader.roles[i] = Verdict("site name")
        elif i < title:
            reader.roles[i] = furniture.judge_tail(texts[i]) or Verdict("navigation")
        elif width(texts[i]) > 60 or ends_sentence(texts[i]):
            reader.roles[i] = STANDFIRST
        elif reader.lines[i].kind != "heading" and is_name(texts[i]):
            reader.roles[i] = Verdict("byline", name=texts[i].strip(" -–—"))


def _title_line(reader: Reader, candidates: list[int], texts: dict[int, str]) -> int:
    """Return where the title stands, -1 where metadata names it and no line shows it; mark it if it is one of these."""
    if reader.title is not None:
        return next((i for i, role in enumerate(reader.roles) if role == TITLE), -1)
    wide = [i for i in candidates if word_count(texts[i]) > 2 or width(texts[i]) > 20]
    title = next(iter(wide or candidates), -1)
    if title >= 0 and not is_lead_in(texts[title]):
        reader.roles[title] = TITLE
    return title


def _mark_other_headline(reader: Reader, stop: int) -> None:
    """Set a headline aside that stands beside the title, over all text, and says it in another language (HTML)."""
    for i in range(min(stop, 3)):
        text = reader.lines[i].text
        if reader.open(i) and reader.lines[i].kind != "heading":
            return
        beside = TITLE in reader.roles[max(0, i - 1) : i + 2]
        if reader.open(i) and beside and is_headline(text) and is_foreign(text, reader.language):
            reader.roles[i] = other_headline(text, reader.language)
            return
