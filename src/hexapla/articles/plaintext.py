"""Pages that are a plain-text dump of a web page: lines in reading order, furniture among them."""

from __future__ import annotations

import regex

from hexapla.articles import blocks, furniture
from hexapla.articles.characters import tidied
from hexapla.articles.draft import Draft
from hexapla.articles.furniture import Verdict
from hexapla.articles.layout import lay_out
from hexapla.articles.line import Line
from hexapla.articles.line_roles import CUT_OFF, STANDFIRST, TITLE
from hexapla.articles.shape import is_prose
from hexapla.language.identify import Identification, identify

_BREAK = regex.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")

MAX_LINES = 5_000
"""Lines that are read one by one; a dump of one page has hundreds."""


def split_lines(text: str) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines of a dump that show something, and what was mended in them.

    Of a dump with more than ``MAX_LINES`` lines the rest is one last line whose ``place`` is ``cut off``.
    """
    lines: list[Line] = []
    repairs: dict[str, None] = {}
    spaced = False
    raws = _BREAK.split(text)
    for at, raw in enumerate(raws):
        if raw.isspace() or not raw:
            spaced = True
            continue
        whole = len(lines) < MAX_LINES
        shown, found = tidied(raw if whole else "\n".join(raws[at:]))
        repairs.update(dict.fromkeys(found))
        if shown:
            lines.append(Line(shown, spaced=spaced, place=None if whole else CUT_OFF))
            spaced = False
        if not whole:
            break
    return lines, tuple(sorted(repairs))


def main_language(lines: list[Line], hint: str | None) -> Identification:
    """Return the language of a page's paragraphs, or of all its lines where it has none."""
    prose = [line.text for line in lines if is_prose(line.text) and line.place != CUT_OFF]
    return identify("\n".join(prose or [line.text for line in lines]), hint)


def read(text: str, hint: str | None = None, title: str | None = None) -> Draft:
    """Read a dump: its title, blocks, credits, and what is furniture."""
    lines, repairs = split_lines(text)
    language = main_language(lines, hint)
    return compose(lines, language, title, repairs)


def compose(lines: list[Line], language: Identification, title: str | None, repairs: tuple[str, ...]) -> Draft:
    """Lay lines out and make a draft of them."""
    layout = lay_out(lines, language.language, title)
    made, repeats = blocks.build(lines, layout, language.language)
    pieces = [(i, role) for i, role in enumerate(layout.roles) if isinstance(role, Verdict)]
    pieces = sorted([*pieces, *repeats], key=lambda piece: piece[0])
    by_role = {role: i for i, role in reversed(list(enumerate(layout.roles))) if isinstance(role, str)}
    shown_title = title or (lines[by_role[TITLE]].text if TITLE in by_role else None)
    verdicts = [role for _, role in pieces]
    return Draft(
        title=shown_title,
        standfirst=lines[by_role[STANDFIRST]].text if STANDFIRST in by_role else None,
        authors=_authors(verdicts),
        source=_source(verdicts),
        site=next((lines[i].text for i, role in pieces if role.reason == "site name"), None),
        datelines=tuple(lines[i].text for i, role in pieces if role.reason == "date line" and i < layout.end),
        blocks=made,
        furniture=furniture.ledger(((lines[i], role) for i, role in pieces), language.language),
        language=language.language,
        language_score=language.score,
        repairs=repairs,
    )


def _authors(verdicts: list[Verdict]) -> tuple[str, ...]:
    names = [v.name.strip(" -–—|") for v in verdicts if v.name]
    return tuple(dict.fromkeys(name for name in names if name))


def _source(verdicts: list[Verdict]) -> str | None:
    """Return whom the page credits: a source line's value, else the paper named beside the date."""
    stated = [v.value for v in verdicts if v.reason == "source line" and v.value]
    beside = [v.value for v in verdicts if v.reason == "date line" and v.value]
    return next(iter([*stated, *beside]), None)
