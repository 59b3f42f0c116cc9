"""The page of an id that an event had earlier: it leads on to where the event's reports are now."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.editions.addresses import event_path
from hexapla.editions.headline import Headline
from hexapla.editions.page_head import PageHead
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint


def moved_page(identifier: str, now: Sequence[Headline], edition: Edition = PLAIN) -> bytes:
    """Return the page as UTF-8: a reader goes on by himself where there is one event now, else chooses among them.

    ``now`` are the headlines of the events that hold the reports; none where the edition has none of them.
    """
    return render("moved.html", Standpoint(event_path(identifier), edition), PageHead(), now=now)
