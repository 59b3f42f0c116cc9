"""The page on which a reviewer signs in."""

from __future__ import annotations

from hexapla.editions.rendering import render
from hexapla.editions.standpoint import Edition, Standpoint

LOGIN = "login.html"


def login_page(edition: Edition, next_path: str, remark: str = "") -> bytes:
    """Return the page as UTF-8; ``next_path`` is where the reviewer goes from there."""
    return render("login.html", Standpoint(LOGIN, edition), next=next_path, remark=remark)
