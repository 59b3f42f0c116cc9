"""articles -> events: which articles report the same event, how each tells it, and which events recur."""

from __future__ import annotations

from hexapla.events.linking import Linking, Stream, link, stream, why
from hexapla.events.meetings import learn
from hexapla.events.shelf import Shelf
from hexapla.events.signals import VERSION as SIGNALS_VERSION
from hexapla.events.signals import Traits
from hexapla.events.verdicts import Heard, heard

STEP_VERSION = "4"
"""Changes whenever the same articles may give other events."""

__all__ = [
    "SIGNALS_VERSION",
    "STEP_VERSION",
    "Heard",
    "Linking",
    "Shelf",
    "Stream",
    "Traits",
    "heard",
    "learn",
    "link",
    "stream",
    "why",
]
