"""From a page to an article: its text in blocks, what it says of itself, and the furniture that was set aside."""

from __future__ import annotations

from hexapla.articles.cleaning import STEP_VERSION, clean

__all__ = ["STEP_VERSION", "clean"]
