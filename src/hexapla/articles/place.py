"""The place of a text in its page: what the elements above it say, by tag, role, class and id."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from hexapla.articles.class_names import hint_bits, told_by
from hexapla.values.article import BlockKind

MAX_NAME = 300
"""Characters of class and id names that are read."""

MAX_LANGUAGE = 20
"""Characters of a language attribute that are read."""

BODY_MARK = "articleBody"
"""The property of schema.org by which a page marks its article's text."""

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    "blockquote": "quote",
    "figcaption": "caption",
}
"""The kind of block that a tag makes of its text."""

_PLACES = {"nav": "navigation", "footer": "footer", "aside": "aside", "button": "navigation", "label": "form"}
_ROLES = {
    "navigation": "navigation",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "navigation",
    "banner": "site name",
}
_PARTS = frozenset(("button", "label"))
"""Parts of what they stand in: the button of a cookie notice is no navigation."""
_WHOLE = frozenset(("body", "html", "main", "article"))
_FRAMES = frozenset(("figure", "img", "a"))


class Place(Struct, frozen=True):
    """What the ancestors of a text say: the reason to set it aside, its kind, its language; its nearest table."""

    reason: str | None = None
    kind: BlockKind | None = None
    language: str | None = None
    link: bool = False
    table: int = 0
    article: bool = False


def below(place: Place, tag: str, attributes: dict[str, str], table: int) -> Place:
    """Return the place inside an element with ``tag`` and ``attributes``; ``table`` numbers its nearest table."""
    reason, kind, language = place.reason, KINDS.get(tag, place.kind), place.language
    if place.kind in ("caption", "quote"):
        kind = place.kind
    if tag not in _WHOLE:
        told = told_by(name_of(attributes))
        held = reason if tag in _PARTS else None
        reason = told.reason or held or _PLACES.get(tag) or _ROLES.get(attributes.get("role", "")) or reason
        caption, opposed = _caption_bits()
        if told.hints & caption and not told.hints & opposed and tag not in _FRAMES:
            kind = "caption"
    if "lang" in attributes and tag not in ("body", "article"):
        language = attributes["lang"][:MAX_LANGUAGE]
    link = place.link or (tag == "a" and "href" in attributes)
    article = place.article or tag == "article"
    return Place(reason, kind, language, link, table, article)


def name_of(attributes: dict[str, str]) -> str:
    """Return the class and id names of an element in one string, and that it is marked up as an article's body."""
    name = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:MAX_NAME]
    return f"{name} {BODY_MARK}" if attributes.get("itemprop") == BODY_MARK else name


@cache
def _caption_bits() -> tuple[int, int]:
    return hint_bits("caption"), hint_bits("no caption")
