"""Series: events that recur, told apart by their ordinal or their date."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import regex

from hexapla.events.comparison import Comparison
from hexapla.events.editions import CALLED_ALIKE, same_thing
from hexapla.events.links import address
from hexapla.events.signals import Edition, Traits
from hexapla.language.names import find_names
from hexapla.language.ordinals import find_ordinals
from hexapla.values.article import Article
from hexapla.values.event import SeriesPlace

SHARE = 0.3
"""Share of an event's members that must count it by the same ordinal."""

LEAD = 400
"""Codepoints of the text, besides the title, in which an event's own ordinal stands: in the sample it does in all
events that count themselves, and in no other."""

NAMED = 2
"""Names that the leads of two events of one series share; in the sample the two conferences share six."""

NAMES_READ, MOST_READ = 600, 8
"""Codepoints of a lead, and members of an event, in which names are looked for."""

TITLE_LETTERS = 12
"""Letters a recurring title must keep when its digits are taken out."""

_NO_LETTER = regex.compile(r"[^\p{L}\p{M}]+")


Title = tuple[str, str, str]
"""Host, language and letters of a title that carries a number."""


@dataclass(frozen=True)
class Gathering:
    """One event as its series sees it.

    Its id, the first day it appeared (``""`` where unknown), the rows of its members, what most of them count it by,
    and the titles with numbers that they bear.
    """

    event: str
    day: str
    rows: Sequence[int]
    edition: Edition | None
    titles: frozenset[Title]
    compared: Comparison

    def members(self) -> Iterator[tuple[Article, Traits]]:
        """Yield its members."""
        return ((self.compared.articles[row], self.compared.traits[row]) for row in self.rows)

    @cached_property
    def leading(self) -> list[Edition]:
        """What each member counts first, of those that count anything."""
        return [one.editions[0] for one in (self.compared.traits[row] for row in self.rows) if one.editions]

    @cached_property
    def named(self) -> frozenset[str]:
        """The persons, bodies and places that the leads of its first members name."""
        leads = islice(self.members(), MOST_READ)
        return frozenset(name.key for a, t in leads for name in find_names(a.text[:NAMES_READ], t.language))


def places(gatherings: Sequence[Gathering]) -> dict[str, SeriesPlace]:
    """Return the place in its series of each event that has one, by event id.

    An event that counts itself in its lead has a place though no other of its series is known: "the 21st prize".
    """
    found: dict[str, SeriesPlace] = {}
    for chain in [*_by_ordinal(gatherings), *_by_title(gatherings)]:
        if not any(event in found for event, _ in chain):
            found.update(_in_a_row(chain))
    for gathering in gatherings:
        ordinal = _own_ordinal(gathering)
        if ordinal is not None and gathering.event not in found:
            found.update(_in_a_row([(gathering.event, ordinal)]))
    return found


def _in_a_row(chain: Sequence[tuple[str, int | None]]) -> dict[str, SeriesPlace]:
    """Return the places of one series, which is called after its first event."""
    name = hashlib.sha256(("series\0" + chain[0][0]).encode()).hexdigest()[:16]
    events = [event for event, _ in chain]
    neighbours = zip(chain, [None, *events[:-1]], [*events[1:], None], strict=True)
    return {event: SeriesPlace(name, ordinal, before, after) for (event, ordinal), before, after in neighbours}


def _own_ordinal(gathering: Gathering) -> int | None:
    """Return the ordinal that at least half of an event's members give in their titles and leads; ``None`` without it.

    What is counted further down is a camp, a plenum or a birthday that the report mentions. Of an event that one page
    alone reports, the title must give it.
    """
    ordinal = gathering.edition
    if ordinal is None:
        return None
    read = 0 if len(gathering.rows) == 1 else LEAD
    wanted, left = len(gathering.rows), len(gathering.rows)
    for page, traits in gathering.members():
        left -= 1
        if traits.editions and _counts(page, traits, ordinal.value, read):
            wanted -= 2
        if wanted <= 0 or wanted > 2 * left:
            break
    return ordinal.value if wanted <= 0 else None


def _counts(article: Article, traits: Traits, value: int, read: int) -> bool:
    """Say whether an ordinal stands outside dates in the title or in so many codepoints of the text."""
    text = f"{article.title or ''}\n{article.text[:read]}"
    return bool(find_ordinals(text, traits.language, range(value, value + 1)))


def edition_of(members: int, leading: Sequence[Edition]) -> Edition | None:
    """Return the ordinal that most members give an event first, with the words around it; ``None`` if too few agree.

    ``leading`` is what each counts first, of those that count anything.
    """
    if not leading:
        return None
    count = Counter(edition.value for edition in leading)
    value, times = min(count.items(), key=lambda item: (-item[1], item[0]))
    if times < SHARE * members:
        return None
    return Edition(value, frozenset().union(*(e.near for e in leading if e.value == value)))


def _by_ordinal(gatherings: Sequence[Gathering]) -> list[list[tuple[str, int | None]]]:
    """Return chains of events that count the same thing, each with another ordinal, in their order."""
    counted = [(g.edition, g) for g in gatherings]
    known = sorted(((e, g) for e, g in counted if e), key=lambda pair: (pair[0].value, pair[1].event))
    chains: list[list[tuple[Edition, Gathering]]] = []
    called: dict[Hashable, list[int]] = defaultdict(list)
    for edition, gathering in known:
        times = Counter(number for key in edition.near for number in called[key])
        alike = sorted(number for number, shared in times.items() if shared >= CALLED_ALIKE)
        number = next((k for k in alike if _continues(chains[k][-1], (edition, gathering))), len(chains))
        if number == len(chains):
            chains.append([])
        chains[number].append((edition, gathering))
        for key in edition.near:
            if number not in called[key][-1:]:
                called[key].append(number)
    return [[(g.event, e.value) for e, g in chain] for chain in chains if len(chain) > 1]


def _continues(last: tuple[Edition, Gathering], one: tuple[Edition, Gathering]) -> bool:
    """Say whether an event may be the next of a series after the last one known."""
    rising = last[0].value < one[0].value and last[1].day <= one[1].day
    return rising and same_thing(last[0], one[0]) and _namesakes(last[1], one[1]) and _of_one_body(last[1], one[1])


def _of_one_body(a: Gathering, b: Gathering) -> bool:
    """Say whether the leads of two events name two persons, bodies or places in common, or one of them names too few.

    The third conference of one ministry is not the next after the second of another.
    """
    return min(len(a.named), len(b.named)) < NAMED or len(a.named & b.named) >= NAMED


def _namesakes(a: Gathering, b: Gathering) -> bool:
    """Say whether some pair of members calls what it counts alike."""
    return any(same_thing(x, y) for x in a.leading for y in b.leading)


def _by_title(gatherings: Sequence[Gathering]) -> list[list[tuple[str, int | None]]]:
    """Return chains of events whose pages bear one title but for its numbers, in the order of their days."""
    titled: dict[Title, dict[str, str]] = defaultdict(dict)
    for gathering in gatherings:
        for key in gathering.titles:
            titled[key][gathering.event] = gathering.day
    chains = []
    for key in sorted(titled, key=lambda k: (-len(titled[k]), k)):
        events = titled[key]
        if len(events) > 1 and len(set(events.values())) == len(events):
            chains.append(_in_days(events))
    return chains


def _in_days(events: Mapping[str, str]) -> list[tuple[str, int | None]]:
    return [(event, None) for event in sorted(events, key=lambda e: (events[e], e))]


def title_key(article: Article) -> Title | None:
    """Return host, language and the letters of a title that carries a number; ``None`` for other titles."""
    where = address(article.url)
    if not article.title or not where or not any(c.isdigit() for c in article.title):
        return None
    letters = _NO_LETTER.sub(" ", article.title).strip().casefold()
    if len(letters) < TITLE_LETTERS:
        return None
    return where.split("/")[0], article.language or "", letters
