"""The page of a problem: what is the matter with what was asked, and what to do next."""

from __future__ import annotations

from hexapla.editions.addresses import FRONT
from hexapla.editions.page_head import PageHead
from hexapla.editions.rendering import render
from hexapla.editions.retelling import retold
from hexapla.editions.standpoint import Edition, Standpoint
from hexapla.editions.wording import clip

KNOWN = (400, 401, 403, 404, 405, 410, 413, 414, 422, 429, 500, 503)
"""Statuses that have words of their own; others are told as 400, or from 500 on as 500."""


def problem_page(status: int, detail: str, edition: Edition, path: str = FRONT, wait: int = 0) -> bytes:
    """Return the page of a problem as UTF-8.

    ``detail`` is what a program is told, in English; a reader of another language is told it where there are words for
    it, else only what the status says. ``path`` is what was asked for, inside the language, as links are
    told from there; ``wait`` are seconds after which to ask again.
    """
    shown = status if status in KNOWN else 500 if status >= 500 else 400
    return render(
        "problem.html",
        Standpoint(path, edition),
        PageHead(),
        status=status,
        shown=shown,
        detail=clip(retold(detail, edition.language) or "", 300),
        wait=wait,
    )
