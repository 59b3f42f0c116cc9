"""Rendering: the templates and the style sheet, and what a template may call."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from hexapla.editions.addresses import STYLESHEET, root_of
from hexapla.editions.wording import clip, english_name, own_name, sound

_PIECES = ("layout.html", "pieces.html", "facts.html", "table.html")
_TEMPLATES = (*_PIECES, "front.html", "event.html", "article.html", "moved.html", "person.html", "series.html")
_STYLES = "hexapla.css"


def render(template: str, path: str, **values: object) -> bytes:
    """Return the page at ``path`` of the edition as UTF-8; a name that a template does not know is an error."""
    page = _environment().get_template(template).render(path=path, root=root_of(path), stylesheet=STYLESHEET, **values)
    return page.encode("utf-8", "replace")


@cache
def stylesheet() -> bytes:
    """Return the style sheet as it is published."""
    return files("hexapla.editions").joinpath("static", _STYLES).read_bytes()


@cache
def look() -> str:
    """Return the digest of all that makes a page look as it does, so that a new look is published anew."""
    digest = sha256()
    for name in _TEMPLATES:
        digest.update(_source(name).encode())
    return digest.hexdigest()


def _source(name: str) -> str:
    return files("hexapla.editions").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        cache_size=len(_TEMPLATES),
        auto_reload=False,
    )
    environment.filters["clip"] = clip
    environment.filters["own_name"] = own_name
    environment.filters["english_name"] = english_name
    return environment


def _finalize(value: Any) -> Any:
    """What every expression of a template passes through: nothing that HTML forbids leaves it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return sound(value)
    return value
