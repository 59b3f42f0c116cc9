"""What the pages of one outlet teach together: which lines and places are its furniture, how it orders dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from hexapla.articles.shape import PROSE_WIDTH
from hexapla.articles.stories import stories
from hexapla.values.outlet import LineMark, LineRole, LineRule, OutletKnowledge, PageSketch, Where

LEARN_VERSION = "1"

LEARNED_PAGES = 1_000
"""Pages of an outlet that are learned from, the first by the hash of their content: an even sample of any set, which
more pages hardly change."""

RECURS = "recurs across the outlet"
STOCK_CAPTION = "stock caption"

FEWEST = FEWEST_PAGES = 3
"""Stories on which a line stands before it is called recurring: of fewer pages an outlet teaches nothing."""

SHARE = 0.25
"""Share of an outlet's stories on which a line recurs in a place that has nothing of an article's own: one of four
authors signs a quarter of them."""

FEWEST_OF_OWN, SURE_SHARE = 5, 0.8
"""The same where an article's own lines stand too: formulas, background and sections recur there, on fewer stories
(open site pages: a section of stock phrases ends 9 of 14). The share is also that of a line's stories on which it
stands at an edge, or in a place, before that is called its habit."""

FEWEST_APART_INSIDE, FEWEST_INSIDE = 4, 8
"""The same for a line in the midst of the body, in a place without an article's own lines and in any other: a yearly
report repeats its venue and a paragraph for some years."""

CAPTION_SHARE = 0.5
"""Share of an outlet's stories that show a stock caption; the portrait of a minister comes again on fewer."""

SHORT = 40
"""Width below which a line in the midst of the body is kept: labels of tables and sections recur on all stories (the
widest that recurs on half of an open site has 29)."""

SURE_FURNITURE = 3
"""How many times more often a line was set aside page by page than kept before that is believed of all pages."""

PLACE_SHARE = 0.6
"""Share of a place's lines that stand on other stories or are their headlines, from which the place is furniture."""

_CONTENT = frozenset({"repeated caption", "outside the article"})


class _Tally(Struct):
    """On how many stories a line stands as what, and why it was set aside where no article's own lines are.

    ``edge`` counts stories where it stands at an edge of the body, ``apart`` those where it stands in a place that has
    nothing of an article's own.
    """

    size: int
    wide: bool
    heading: bool
    body: int = 0
    caption: int = 0
    furniture: int = 0
    edge: int = 0
    apart: int = 0
    reasons: dict[str, int] = {}


class _Place(Struct):
    """What stands in one place: lines, how many other stories share, other pages' headlines, the articles' own."""

    stories: int = 0
    lines: int = 0
    shared: int = 0
    headlines: int = 0
    own: int = 0
    own_prose: int = 0


def learn(outlet: str, pages: Mapping[str, PageSketch]) -> OutletKnowledge:
    """Return what the pages of one outlet, by the hashes of their content, say of its furniture and its dates.

    A function of the set alone. An outlet of fewer than three different stories in a language teaches nothing of that
    language but its headlines.
    """
    sketches = [pages[key] for key in sorted(pages)[:LEARNED_PAGES]]
    titles = frozenset(page.title for page in sketches if page.title)
    by_language: dict[str, list[PageSketch]] = {}
    for page in sketches:
        by_language.setdefault(page.language, []).append(page)
    told = {language: stories(by_language[language]) for language in sorted(by_language)}
    recurring = {key for found in told.values() for key in _on_stories(found, FEWEST)}
    shared = {key for found in told.values() for key in _on_stories(found, 2)}
    places = _places([page for found in told.values() for page in found], shared, titles)
    tallies = {
        key: (tally, len(some)) for some in told.values() for key, tally in _tallies(some, recurring, titles, places)
    }
    return OutletKnowledge(
        outlet=outlet,
        pages=len(sketches),
        stories=sum(map(len, told.values())),
        lines={key: rule for key, counted in sorted(tallies.items()) if (rule := _rule(*counted))},
        captions={key: rule for key, counted in sorted(tallies.items()) if (rule := _caption_rule(*counted))},
        places={place: reason for place, one in sorted(places.items()) if (reason := _verdict(one))},
        titles=titles,
        day_first=_day_first(by_language),
    )


def at_edge(lines: Sequence[LineMark], recurs: Sequence[bool], related: Sequence[bool]) -> list[bool]:
    """Return which body lines stand at an edge of the article: only lines that recur lie between them and its end.

    Headlines of other pages may follow an article, not precede it; a heading at the head heads what follows.
    """
    found = [False] * len(lines)
    for i in range(len(lines) - 1, -1, -1):
        if not (recurs[i] or related[i]):
            break
        found[i] = True
    for i, line in enumerate(lines):
        if not recurs[i] or line.heading:
            break
        found[i] = True
    return found


def is_wide(line: LineMark) -> bool:
    """Say whether a line is too wide for a headline, in scripts too that do not mark where a sentence ends."""
    return line.prose or line.size >= PROSE_WIDTH


def _on_stories(found: Sequence[PageSketch], fewest: int) -> set[str]:
    """Return the lines that stand on so many stories, in the body or in the ledger."""
    counts = Counter(key for page in found for key in {line.key for line in page.lines if line.role != "caption"})
    return {key for key, count in counts.items() if count >= fewest}


def _places(found: Sequence[PageSketch], shared: set[str], titles: frozenset[str]) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    for page in found:
        seen: set[int] = set()
        for line in page.lines:
            if line.place < 0 or line.role == "caption":
                continue
            place = places.setdefault(page.places[line.place], _Place())
            place.stories += line.place not in seen
            seen.add(line.place)
            place.lines += 1
            if line.key in titles and line.key != page.title:
                place.headlines += 1
            elif line.key in shared:
                place.shared += 1
            elif line.role == "body":
                place.own += 1
                place.own_prose += is_wide(line)
    return places


def _verdict(place: _Place) -> str | None:
    """Return why whatever stands in a place is furniture, ``None`` where it may be the article's."""
    if place.stories < FEWEST or place.own_prose or place.headlines < FEWEST:
        return None
    return "related headlines" if place.shared + place.headlines >= PLACE_SHARE * place.lines else None


def _tallies(
    found: Sequence[PageSketch], recurring: set[str], titles: frozenset[str], places: Mapping[str, _Place]
) -> Iterable[tuple[str, _Tally]]:
    tallies: dict[str, _Tally] = {}
    for page in found:
        body = [line for line in page.lines if line.role == "body"]
        recurs = [line.key in recurring for line in body]
        related = [_is_related(page, line, titles, places) for line in body]
        edges = {line.key for line, edge in zip(body, at_edge(body, recurs, related), strict=True) if edge}
        seen: set[tuple[str, LineRole]] = set()
        for line in page.lines:
            if (line.key, line.role) not in seen and (line.key in recurring or line.role == "caption"):
                seen.add((line.key, line.role))
                place = places.get(page.places[line.place]) if line.place >= 0 else None
                _count(tallies, line, line.key in edges, place)
    return tallies.items()


def _is_related(page: PageSketch, line: LineMark, titles: frozenset[str], places: Mapping[str, _Place]) -> bool:
    """Say whether a line is another page's headline, or stands in a place where such lines stand."""
    if line.key in titles:
        return line.key != page.title
    return line.place >= 0 and not is_wide(line) and _verdict(places[page.places[line.place]]) is not None


def _count(tallies: dict[str, _Tally], line: LineMark, edge: bool, place: _Place | None) -> None:
    tally = tallies.setdefault(line.key, _Tally(line.size, is_wide(line), False))
    if line.role == "caption":
        tally.caption += 1
    elif line.role == "body":
        tally.body += 1
        tally.heading |= line.heading
        tally.edge += edge
        tally.apart += place is not None and (not place.own or _verdict(place) is not None)
    elif place is None or not place.own:
        tally.furniture += 1
        reason = line.reason or RECURS
        tally.reasons = {**tally.reasons, reason: tally.reasons.get(reason, 0) + 1}


def _rule(tally: _Tally, told: int) -> LineRule | None:
    """Return what is to be done with a line wherever an article of the outlet shows it in its body."""
    reason = max(sorted(tally.reasons), key=lambda one: tally.reasons[one], default=RECURS)
    aside = tally.furniture >= max(FEWEST, SURE_FURNITURE * tally.body) and reason not in _CONTENT
    if aside and not tally.heading:
        return LineRule(reason, "anywhere" if tally.size >= SHORT else "edge")
    where = _habit(tally, told) or ("among" if not tally.wide and tally.body >= FEWEST else None)
    return LineRule(RECURS, where) if where else None


def _caption_rule(tally: _Tally, told: int) -> LineRule | None:
    if tally.caption < FEWEST or tally.caption < CAPTION_SHARE * told:
        return None
    return LineRule(STOCK_CAPTION, "anywhere")


def _habit(tally: _Tally, told: int) -> Where | None:
    """Return where a line of the body recurs as furniture does; ``None`` where it recurs as a formula may."""
    # Headings of sections share a place where nothing else stands, and recur there as the article's own.
    apart = tally.apart >= SURE_SHARE * tally.body and not tally.heading
    fewest, share = (FEWEST, SHARE) if apart else (FEWEST_OF_OWN, SURE_SHARE)
    if tally.body < fewest or tally.body < share * told:
        return None
    if tally.edge >= SURE_SHARE * tally.body:
        return "edge"
    inside = tally.body >= (FEWEST_APART_INSIDE if apart else FEWEST_INSIDE)
    return "anywhere" if inside and tally.size >= SHORT and not tally.heading else None


def _day_first(by_language: Mapping[str, Sequence[PageSketch]]) -> dict[str, bool]:
    """Return the order of day and month by language, and under ``""`` that of all pages, where they agree."""
    found: dict[str, bool] = {}
    for language, pages in {**by_language, "": [page for some in by_language.values() for page in some]}.items():
        votes = Counter(page.order for page in pages if page.order)
        for order, count in votes.items():
            if count >= 2 and count >= 0.9 * votes.total():
                found[language] = order == "day first"
    return found
