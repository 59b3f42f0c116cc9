"""The page of an id that an event or a person had earlier: it leads on to where its reports, or the person, are now."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.editions.addresses import event_path, person_path
from hexapla.editions.headline import Headline
from hexapla.editions.page_head import PageHead
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.wording import clip
from hexapla.values.person import Profile

_LONGEST = 240


def moved_page(identifier: str, now: Sequence[Headline], edition: Edition = PLAIN) -> bytes:
    """Return the page as UTF-8: a reader goes on by himself where there is one event now, else chooses among them.

    ``now`` are the headlines of the events that hold the reports; none where the edition has none of them.
    """
    return render("moved.html", Standpoint(event_path(identifier), edition), PageHead(), now=now, person=None)


def moved_person_page(path: str, person: str, name: str, edition: Edition = PLAIN) -> bytes:
    """Return the page of an id that a person had earlier as UTF-8: a reader goes on to the person by himself."""
    led = clip(name, _LONGEST), person_path(person)
    return render("moved.html", Standpoint(path, edition), PageHead(), now=(), person=led)


def moved_people(people: Sequence[Profile]) -> dict[str, Profile]:
    """Return people by the paths of pages that lead to them: of ids that they had earlier and nobody has now."""
    present = {person_path(one.id) for one in people}
    found = {person_path(old): one for one in people for old in one.former}
    return {path: one for path, one in sorted(found.items()) if path not in present}
