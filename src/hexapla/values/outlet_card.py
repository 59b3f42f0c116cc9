"""An outlet over an archive: what it published, whom it copies or translates, how often it errs, what was set aside."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.difference import DifferenceKind, Severity
from hexapla.values.event import Relation
from hexapla.values.outlet import SetAside


class OutletArticle(Struct, frozen=True):
    """One article of an outlet as its event's record has it: a row of few bytes.

    ``date`` is the event's, ISO 8601, ``published`` the article's, both empty where not known. ``of`` is the article
    that it rests on. ``found`` counts its differences by kind and severity, sorted.
    """

    event: str
    date: str
    article: str
    name: str | None
    language: str | None
    title: str | None
    published: str
    relation: Relation
    of: str | None
    found: tuple[tuple[DifferenceKind, Severity, int], ...] = ()


class MonthCount(Struct, frozen=True):
    """How many articles an outlet published in a month (``2023-12``), and on how many events."""

    month: str
    articles: int
    events: int


class Exchange(Struct, frozen=True):
    """How many articles of one outlet rest on articles of another: ``outlet`` is the other's id, or empty.

    Empty stands for articles that nobody is known to have published.
    """

    outlet: str
    name: str
    copies: int = 0
    translations: int = 0
    adaptations: int = 0


class KindCount(Struct, frozen=True):
    """How many differences of a kind and severity there are, and in how many versions."""

    kind: DifferenceKind
    severity: Severity
    differences: int
    versions: int


class Faults(Struct, frozen=True):
    """How often an outlet's versions say what their originals do not.

    ``versions`` rest on another article and so can be held against it: they are what everything here is out of.
    ``with_error`` of them have an error, ``with_any`` an error or a warning; ``low`` and ``high`` are the 95 % interval
    (Wilson's) of the share with an error. ``few``: so few versions that the share says little.
    """

    versions: int = 0
    with_error: int = 0
    with_any: int = 0
    low: float = 0.0
    high: float = 1.0
    few: bool = True
    kinds: tuple[KindCount, ...] = ()


class ReasonCount(Struct, frozen=True):
    """How many pieces were set aside for a reason, of how many pages, and how many in another language than theirs."""

    reason: str
    pieces: int
    pages: int
    foreign: int


class OutletLedger(Struct, frozen=True):
    """What was set aside of an outlet's pages.

    ``pages`` are all of its pages, ``pieces`` what was set aside of them, ``foreign`` what of that is in another
    language than its page. ``repeated`` are the pieces that several pages have, the most frequent first, and
    ``in_wrong_language`` the foreign ones; ``repeated_in_all`` and ``foreign_in_all`` say how many there are.
    ``repairs`` counts pages by what was mended in their characters.
    """

    outlet: str
    pages: int = 0
    pieces: int = 0
    foreign: int = 0
    reasons: tuple[ReasonCount, ...] = ()
    repeated: tuple[SetAside, ...] = ()
    repeated_in_all: int = 0
    in_wrong_language: tuple[SetAside, ...] = ()
    foreign_in_all: int = 0
    repairs: dict[str, int] = {}


class OutletCard(Struct, frozen=True):
    """An outlet across an archive.

    ``outlet`` is the host of its pages, or its name where no address is known; ``name`` is what it calls itself most
    often, ``names`` all else it does. ``first`` and ``last`` are the days of its first and last article, empty where
    unknown. ``sources`` are the outlets that its versions rest on, ``takers`` those whose versions rest on its own;
    its own id among them stands for versions of its own. ``latest`` are its articles, the newest first.
    """

    id: str
    outlet: str
    name: str
    names: tuple[str, ...]
    first: str
    last: str
    articles: int
    events: int
    undated: int
    languages: dict[str, int]
    months: tuple[MonthCount, ...]
    relations: dict[str, int]
    sources: tuple[Exchange, ...]
    takers: tuple[Exchange, ...]
    faults: Faults
    ledger: OutletLedger
    latest: tuple[OutletArticle, ...] = ()
