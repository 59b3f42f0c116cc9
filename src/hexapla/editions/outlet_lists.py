"""Outlets in a terminal: one line each, or what one published, from whom, how faithfully, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from hexapla.editions.terminal import COLOURS, clean, columns, page
from hexapla.editions.wording import clip, day, own_name
from hexapla.values.outlet import SetAside
from hexapla.values.outlet_card import Exchange, Faults, OutletCard, OutletLedger

_LONGEST = 100
_MOST = 12


def show_outlets(found: Sequence[OutletCard]) -> RenderableType:
    """Return outlets for a terminal: several a line each, one with all that is known of it."""
    if len(found) == 1:
        return page(*_one(found[0]))
    table = columns()
    for card in found:
        counts = f"{_counted(card.articles, 'article')}, {_counted(card.events, 'event')}"
        table.add_row(Text(clean(card.name), style="bold"), Text(clean(card.outlet)), Text(counts), Text(card.id))
    return page(table)


def _one(card: OutletCard) -> Iterator[RenderableType]:
    yield Text(clean(card.name), style="bold")
    days = " to ".join(dict.fromkeys(filter(None, (day(card.first), day(card.last)))))
    counts = f"{_counted(card.articles, 'article')}, {_counted(card.events, 'event')}"
    yield Text(clean(" · ".join(filter(None, (card.outlet, counts, days, f"id {card.id}")))))
    if card.names:
        yield Text(clean("also " + ", ".join(card.names[:_MOST])))
    yield from _table("Languages", [(own_name(tag), str(n)) for tag, n in list(card.languages.items())[:_MOST]])
    yield from _table("Relations", [(relation, str(n)) for relation, n in card.relations.items()])
    yield from _table("Rests on", [_exchange(one) for one in card.sources[:_MOST]])
    yield from _table("Rest on it", [_exchange(one) for one in card.takers[:_MOST]])
    yield from _faults(card.faults)
    yield from _ledger(card.ledger)


def _faults(found: Faults) -> Iterator[RenderableType]:
    yield Text()
    yield Text("Differences", style="bold")
    if not found.versions:
        yield _indented(Text("No version rests on another article, so none could be held against one."))
        return
    said = f"{found.with_error} of {_counted(found.versions, 'version')} that rest on another article have an error"
    yield _indented(Text(f"{said}, {found.with_any} an error or a warning."))
    reach = f"{found.low:.0%} to {found.high:.0%}"
    few = "few versions: this says little of the outlet; " if found.few else ""
    yield _indented(Text(f"({few}95 % interval of the share with an error: {reach})", style="dim"))
    table = columns()
    for one in found.kinds:
        counts = f"{one.differences} in {one.versions} of {_counted(found.versions, 'version')}"
        table.add_row(Text(one.severity, style=COLOURS[one.severity]), Text(one.kind.replace("-", " ")), Text(counts))
    yield _indented(table)


def _ledger(found: OutletLedger) -> Iterator[RenderableType]:
    said = f"{_counted(found.pieces, 'piece')} of {_counted(found.pages, 'page')}, {found.foreign} in another language"
    yield from _table(
        f"Set aside: {said}",
        [(one.reason, f"{one.pieces} on {_counted(one.pages, 'page')}") for one in found.reasons[:_MOST]],
    )
    yield from _table("Repeated", [_line(one) for one in found.repeated[:_MOST]], found.repeated_in_all)
    wrong = [_line(one) for one in found.in_wrong_language[:_MOST]]
    yield from _table("In another language", wrong, found.foreign_in_all)
    yield from _table("Mended", [(name, _counted(n, "page")) for name, n in found.repairs.items()])


def _table(heading: str, rows: Sequence[tuple[str, ...]], in_all: int = 0) -> Iterator[RenderableType]:
    if not rows:
        return
    yield Text()
    yield Text(heading, style="bold")
    table = columns()
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    yield _indented(table)
    if in_all > len(rows):
        yield _indented(Text(f"and {in_all - len(rows)} more"))


def _line(one: SetAside) -> tuple[str, ...]:
    return _counted(one.pages, "page"), one.language or "", one.reason, clip(one.text, _LONGEST)


def _exchange(one: Exchange) -> tuple[str, str]:
    kinds = (("copy", "copies", one.copies), ("translation", "translations", one.translations))
    counts = [f"{n} {single if n == 1 else plural}" for single, plural, n in kinds if n]
    counts += [_counted(one.adaptations, "adaptation")] if one.adaptations else []
    return one.name or "not known who", ", ".join(counts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2))
