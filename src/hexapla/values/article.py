"""An article: the page without its furniture."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

Precision = Literal["year", "month", "day", "minute"]
BlockKind = Literal["paragraph", "heading", "caption", "list", "quote"]


class DateValue(Struct, frozen=True, omit_defaults=True):
    """A date by value, as precise as what was read and no more.

    ``value`` is ISO 8601 cut at ``precision``: ``2023``, ``2023-12``, ``2023-12-23`` or
    ``2023-12-23T10:00+07:00``. ``inferred`` says in one phrase why a part that the text does not state was
    filled in or was read one way of two; ``read_from`` says where it was read (``json-ld``, ``meta``, ``microdata``,
    ``time``, ``address``, ``text``, ``given``). ``shown`` is the date as printed, kept only where its day and month may
    be read in either order.
    """

    value: str
    precision: Precision
    inferred: str | None = None
    read_from: str | None = None
    shown: str | None = None


class Block(Struct, frozen=True):
    """One block of an article, in the order of the page.

    ``repeated`` counts how often the page shows it; ``language`` is BCP 47; ``credit`` is a caption's
    photo credit as printed (it stands inside ``text`` too); ``path`` names the blocks of the page it stood in
    (``div.story > p``), ``None`` in a text dump.
    """

    kind: BlockKind
    text: str
    language: str | None = None
    repeated: int = 1
    credit: str | None = None
    path: str | None = None


class Furniture(Struct, frozen=True):
    """A piece of the page that is not the article's, with the reason it was set aside.

    ``foreign`` is true where its language is known and is not the article's; ``path`` is as a block's.
    """

    text: str
    reason: str
    language: str | None = None
    foreign: bool = False
    path: str | None = None


class Article(Struct, frozen=True):
    """A page without its furniture; the shape is the contract's ``article``.

    ``text`` joins the paragraphs, headings, lists and quotes by blank lines; captions are blocks only.
    ``alternates`` maps a BCP 47 tag to the address that the page names as its version in that language.
    ``images`` and ``videos`` are the addresses of the pictures and films the article shows, absolute, never fetched;
    ``place`` is the place its dateline names. ``repairs`` names what was mended in the characters (``charset``,
    ``mojibake``, ``entities``), so that an editor can be told.
    """

    id: str
    text: str
    location: str = ""
    url: str | None = None
    outlet: str | None = None
    source: str | None = None
    language: str | None = None
    language_score: float = 0.0
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    place: str | None = None
    published: DateValue | None = None
    modified: DateValue | None = None
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    alternates: dict[str, str] = field(default_factory=dict)
    images: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    digest: str = ""
