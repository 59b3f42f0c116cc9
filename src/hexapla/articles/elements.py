"""The sorts of HTML elements: what breaks a line, what shows nothing, what is a picture."""

from __future__ import annotations

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "label", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio"),
    )
)
"""Elements that stand in lines of their own."""

HIDDEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "object", "embed", "canvas", "head", "iframe"),
        *("textarea", "select", "datalist"),
    )
)
"""Elements whose text is not the page's."""

METADATA = frozenset(("base", "link", "meta", "noscript", "script", "style", "template", "title"))
"""What may stand in a page's head (metadata content, HTML Living Standard, 3.2.5.2.1): all else is the body's."""

INLINE, UNSEEN, PICTURE, BREAK, BLOCK, FILM = range(6)
"""The sorts, in this order: what breaks the line stands last, and a film is a block of its own."""

SORTS = {
    **dict.fromkeys(BLOCKS, BLOCK),
    **dict.fromkeys(HIDDEN, UNSEEN),
    "br": BREAK,
    "img": PICTURE,
    "picture": PICTURE,
    "video": FILM,
}
"""The sort of each tag that is not inline."""

BOLD = frozenset(("b", "strong"))
VOID = frozenset(("br", "img"))
"""Elements that hold nothing."""

APART = frozenset(("a", "span"))
"""Inline elements that may be a label each."""

TELLING_NAMES = ("class", "id", "role", "lang", "style", "itemprop", "hidden")
TELLING = frozenset(TELLING_NAMES)
"""Attributes that may change what stands inside an element: what else it has is not looked at."""
