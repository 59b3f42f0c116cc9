"""The report of a check: in a terminal, and as one page that stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct
from rich.console import Group, RenderableType
from rich.text import Text

from hexapla.editions.difference_words import DifferenceWords, difference_words
from hexapla.editions.disagreements import by_severity, in_context, in_order
from hexapla.editions.marking import RANK, Piece
from hexapla.editions.places import Places
from hexapla.editions.rendering import render, stylesheet
from hexapla.editions.standpoint import Edition, Standpoint
from hexapla.editions.terminal import COLOURS, name_of, show_differences
from hexapla.editions.wording import INTERFACE, Words, clip, language_name, superscript, words
from hexapla.language.scripts import direction
from hexapla.values.article import Article
from hexapla.values.checked import Checked
from hexapla.values.difference import Difference
from hexapla.values.text import Evidence

_MOST = 1_000  # differences of a version on the page; beyond these nobody reads
_PATH = "report.html"


class Quote(Struct, frozen=True):
    """One side of a difference on the page."""

    language: str | None
    direction: str
    pieces: tuple[Piece, ...]


class Entry(Struct, frozen=True):
    """One difference on the page."""

    severity: str
    words: DifferenceWords
    original: Quote | None
    version: Quote | None


class Column(Struct, frozen=True):
    """One version on the page; ``siglum`` is the sign that sentences name it by."""

    siglum: str
    name: Words
    language: str
    location: str
    relation: str
    judged: bool
    counts: dict[str, int]
    entries: tuple[Entry, ...]
    left_out: int
    accepted: int


def show_check(original: Article, checked: Sequence[Checked], gone: int = 0) -> RenderableType:
    """Return the report for a terminal: version by version, the worst first, and the sum of all."""
    parts: list[RenderableType] = []
    for one in checked:
        counted = ", ".join(_counted(n, name) for name, n in by_severity(one.differences).items())
        parts.append(Text.assemble((name_of(one.version.id, {one.version.id: one.version}), "bold")))
        parts.append(Text.assemble((f"  {_held(one)}; ", "dim"), _sum(one), (_accepted(one.accepted), "dim")))
        if counted:
            known = {original.id: original, one.version.id: one.version}
            parts.append(show_differences(one.differences, known, headed=False))
        parts.append(Text())
    if gone:
        parts.append(Text(f"{_counted(gone, 'accepted difference')} gone: write the baseline again.", style="dim"))
    total = _total(checked)
    parts.append(Text.assemble("In all: ", (total, "green" if total == _NONE else "bold")))
    return Group(*parts)


_NONE = "no differences"


def check_page(original: Article, checked: Sequence[Checked], gone: int = 0, language: str = INTERFACE) -> bytes:
    """Return the report as one HTML page, UTF-8: its style inside it, no script, nothing fetched.

    ``language`` is that of the interface.
    """
    sigla = _sigla(original, checked)
    return render(
        "report.html",
        Standpoint(_PATH, Edition(language, (language,))),
        styles=Markup(stylesheet().decode("utf-8").replace("</", "<\\/")),
        title=_title(original),
        source=original,
        siglum=sigla[0],
        source_language=language_name(original.language, language),
        columns=tuple(
            _column(original, one, (sigla[0], sign), language) for one, sign in zip(checked, sigla[1:], strict=True)
        ),
        totals=by_severity([difference for one in checked for difference in one.differences]),
        gone=gone,
    )


def _sigla(original: Article, checked: Sequence[Checked]) -> list[str]:
    """Return the sign of the original and that of each version: its language, with a number where that recurs."""
    seen: Counter[str] = Counter()
    signs = []
    for article in (original, *(one.version for one in checked)):
        tag = article.language or "?"
        seen[tag] += 1
        signs.append(tag if seen[tag] == 1 else f"{tag}{superscript(seen[tag])}")
    return signs


def _column(original: Article, one: Checked, signs: tuple[str, str], language: str) -> Column:
    sigla = {original.id: signs[0], one.version.id: signs[1]}
    places = Places({original.id: original, one.version.id: one.version}, ())
    known = {original.id: original.language, one.version.id: one.version.language}
    shown = sorted(one.differences, key=in_order)[:_MOST]
    entries = tuple(
        Entry(
            difference.severity,
            difference_words(difference, sigla),
            _quote(difference.original, difference, places, known),
            _quote(difference.version, difference, places, known),
        )
        for difference in shown
    )
    return Column(
        siglum=signs[1],
        name=_title(one.version),
        language=language_name(one.version.language, language),
        location=one.version.location,
        relation=one.relation,
        judged=one.judged,
        counts=by_severity(one.differences),
        entries=entries,
        left_out=len(one.differences) - len(shown),
        accepted=one.accepted,
    )


def _quote(
    place: Evidence | None, difference: Difference, places: Places, languages: dict[str, str | None]
) -> Quote | None:
    if place is None:
        return None
    language = languages.get(place.article)
    return Quote(language, direction(language), tuple(in_context(place, difference, places)))


def _title(article: Article) -> Words:
    return words(clip(article.title or article.location or article.id, 200), article.language)


def _held(one: Checked) -> str:
    """Say what the version was held to be, and what follows from it."""
    name = f"{'an' if one.relation == 'adaptation' else 'a'} {one.relation}"
    if not one.judged:
        return f"checked as {name}"
    if one.relation == "adaptation":
        return "judged an adaptation, so what it leaves out are notes (--relation translation makes them errors)"
    return f"judged {name}"


def _accepted(count: int) -> str:
    return f"; {_counted(count, 'accepted difference')} not shown" if count else ""


def _sum(one: Checked) -> Text:
    found = by_severity(one.differences)
    if not found:
        return Text(_NONE, style="green")
    return Text(", ").join(Text(_counted(n, name), style=COLOURS[name]) for name, n in found.items())


def _total(checked: Sequence[Checked]) -> str:
    found = by_severity([difference for one in checked for difference in one.differences])
    said = ", ".join(_said(found)) or _NONE
    return said + (f" in {_counted(len(checked), 'version')}" if len(checked) > 1 else "")


def _said(found: dict[str, int]) -> Iterator[str]:
    return (_counted(found[name], name) for name in RANK if name in found)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
