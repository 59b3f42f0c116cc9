"""Keys: hashes under which work that was done is found again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from hexapla import articles
from hexapla.values.page import Page


def page_key(page: Page) -> str:
    declared = [page.digest, page.media_type, page.charset or "", page.url or ""]
    return digest([articles.STEP_VERSION, *declared])


def digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
