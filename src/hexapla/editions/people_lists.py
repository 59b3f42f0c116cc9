"""People in a terminal: one line each, or one person's roles over time."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from hexapla.editions.terminal import clean, columns, page
from hexapla.editions.wording import clip, day, in_languages
from hexapla.values.person import Profile, Tenure

_LONGEST = 100
_MOST_NAMES = 12


def show_people(found: Sequence[Profile]) -> RenderableType:
    """Return people for a terminal: several a line each with the latest role, one with all roles and sentences."""
    if len(found) == 1:
        return _one(found[0])
    table = columns()
    for person in found:
        last = person.roles[-1] if person.roles else None
        count = len(person.appearances)
        events = f"{count} event{'' if count == 1 else 's'}"
        said = f"{_words(last)} ({last.last})" if last is not None else ""
        table.add_row(Text(clean(person.name), style="bold"), Text(person.id), Text(events), Text(clean(said)))
    return page(table)


def _one(person: Profile) -> RenderableType:
    parts: list[RenderableType] = [Text(clean(person.name), style="bold")]
    if person.variants:
        parts.append(Text(clean("also " + ", ".join(person.variants[:_MOST_NAMES]))))
    if person.doubt:
        parts.append(Text(f"not certain ({person.certainty:.2f}): {person.doubt}", style="yellow"))
    if person.namesakes:
        parts.append(Text(f"held to be somebody else: {', '.join(person.namesakes[:_MOST_NAMES])}"))
    table = columns()
    for role in person.roles:
        days = dict.fromkeys(filter(None, (day(role.first), day(role.last))))
        table.add_row(
            Text(" to ".join(days) or "date not known"),
            Text(clean(_words(role)), style="bold"),
            Text("new" if role.changed else ""),
        )
        for place in role.evidence[:1]:
            table.add_row(Text(), Text(clean(f"“{clip(place.text, _LONGEST)}” ({place.article})"), style="dim"), Text())
    seen = ", ".join(dict.fromkeys(row.event for row in person.appearances))
    return page(*parts, Text(), table, Text(), Text(clean(f"events: {seen}")))


def _words(role: Tenure) -> str:
    said = in_languages(role.role)
    return clip(said[0].text, _LONGEST) if said else ""
