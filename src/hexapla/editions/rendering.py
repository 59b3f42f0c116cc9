"""Rendering: the templates, the style sheet and the script, and what a template may call."""

from __future__ import annotations

from functools import cache, partial
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from hexapla.editions.addresses import SCRIPT, STYLESHEET
from hexapla.editions.page_head import PageHead, page_head
from hexapla.editions.retelling import retold
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.templating import Compiled, PageContext, PageTemplate, install_words
from hexapla.editions.translations import translations, words_digest
from hexapla.editions.wording import (
    INTERFACE,
    apart,
    clip,
    day,
    decimal,
    language_name,
    listed,
    number,
    ordinal_form,
    own_name,
    percent,
    sound,
)
from hexapla.language.locales import base_language
from hexapla.language.scripts import direction

_PIECES = (
    "layout.html",
    "names.html",
    "pieces.html",
    "words.html",
    "facts.html",
    "differences.html",
    "table.html",
    "family.html",
)
_TEMPLATES = (
    *_PIECES,
    "front.html",
    "event.html",
    "article.html",
    "moved.html",
    "person.html",
    "series.html",
    "series_index.html",
    "search.html",
    "problem.html",
    "timeline.html",
    "document.html",
    "outlet.html",
    "index.html",
    "dossier.html",
    "login.html",
    "feed_event.html",
    "feed_difference.html",
    "feed_difference_title.html",
)
_STYLES = "hexapla.css"
_SCRIPT = "hexapla.js"


def render(template: str, standpoint: Standpoint, head: PageHead | None = None, **values: object) -> bytes:
    """Return a page of the edition as UTF-8; a name that a template does not know is an error.

    Where no ``head`` is given, the page has one of which nothing more is told than where it stands.
    """
    page = (
        _environment(standpoint.language)
        .get_template(template)
        .render(
            edition=standpoint.edition,
            language=standpoint.language,
            path=standpoint.path,
            to=standpoint.to,
            across=standpoint.across,
            file=standpoint.file,
            stylesheet=STYLESHEET,
            script=SCRIPT,
            head=head or page_head(standpoint),
            modules={},
            **values,
        )
    )
    return sound(page).encode("utf-8", "replace")


def told(template: str, language: str, **values: object) -> str:
    """Return a piece of HTML for other programs to show: it belongs to no page, so its addresses are whole ones."""
    known = {"language": language, "modules": _modules(language)}
    return sound(_environment(language).get_template(template).render(**known, **values).strip())


@cache
def _modules(language: str) -> dict[str, object]:
    """Return the pieces that are imported where nothing but the language is known: made once for all tellings."""
    modules: dict[str, object] = {}
    _environment(language).get_template("pieces.html").make_module({"language": language, "modules": modules})
    return modules


@cache
def prepare(language: str = INTERFACE) -> None:
    """Compile the templates, so that nobody who asks for a first page waits for it."""
    for name in _TEMPLATES:
        _environment(language).get_template(name)


@cache
def stylesheet() -> bytes:
    """Return the style sheet as it is published."""
    return files("hexapla.editions").joinpath("static", _STYLES).read_bytes()


@cache
def script() -> bytes:
    """Return the script as it is published; every page reads without it."""
    return files("hexapla.editions").joinpath("static", _SCRIPT).read_bytes()


_MEDIA_TYPES = {_STYLES: "text/css; charset=utf-8", _SCRIPT: "text/javascript; charset=utf-8"}


class Asset(Struct, frozen=True):
    """A file that pages stand on, its media type, and the digest of its bytes."""

    content: bytes
    media_type: str
    digest: str


@cache
def asset(name: str) -> Asset | None:
    """Return the file of a name in the folder ``static``, ``None`` where there is none."""
    media_type = _MEDIA_TYPES.get(name)
    if media_type is None:
        return None
    content = stylesheet() if name == _STYLES else script()
    return Asset(content, media_type, sha256(content).hexdigest())


@cache
def look(language: str) -> str:
    """Return the digest of all that makes a page look and speak as it does, so that a new look is published anew."""
    digest = sha256(words_digest(language).encode())
    for name in _TEMPLATES:
        digest.update(_source(name).encode())
    return digest.hexdigest()


def _source(name: str) -> str:
    return files("hexapla.editions").joinpath("templates", name).read_text("utf-8")


_COMPILED = Compiled()


def _retold(text: str, language: str) -> str:
    """Return an English sentence of data in the language of the page, or as English where it is not known there."""
    told = retold(text, language)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(text) if told is None else told


@cache
def _environment(language: str) -> Environment:
    """Return what makes pages in a language of the interface; the templates are compiled once for all of them."""
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        cache_size=len(_TEMPLATES),
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    environment.template_class = PageTemplate
    environment.context_class = PageContext
    environment.filters["clip"] = clip
    environment.filters["direction"] = direction
    environment.filters["own_name"] = own_name
    environment.filters["apart"] = apart
    for said in (language_name, day, number, decimal, percent, listed, ordinal_form):
        environment.filters[said.__name__] = partial(said, language=language)
    environment.filters["retold"] = partial(_retold, language=language)
    environment.tests["foreign"] = lambda tag: base_language(tag) != base_language(language)
    environment.policies["ext.i18n.trimmed"] = True  # as babel.cfg extracts them
    install_words(environment, translations(language))
    return environment
