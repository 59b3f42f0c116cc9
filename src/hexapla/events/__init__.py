"""articles -> events: which articles report the same event, how each tells it, and which events recur."""

from __future__ import annotations

from hexapla.events.linking import Linking, link, why

STEP_VERSION = "2"
"""Changes whenever the same articles may give other events."""

__all__ = ["STEP_VERSION", "Linking", "link", "why"]
