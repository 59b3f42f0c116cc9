"""articles -> events: which articles report the same event, how each tells it, and which events recur."""

from __future__ import annotations

from hexapla.events.linking import Linking, link, why
from hexapla.events.signals import VERSION as SIGNALS_VERSION
from hexapla.events.signals import Traits

STEP_VERSION = "3"
"""Changes whenever the same articles may give other events."""

__all__ = ["SIGNALS_VERSION", "STEP_VERSION", "Linking", "Traits", "link", "why"]
