"""The page of one person: the roles over time, each with the sentences that say so, and the events."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from hexapla.editions.addresses import person_path
from hexapla.editions.citations import Citation, Citing
from hexapla.editions.headline import Headline
from hexapla.editions.lanes import lanes
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.wording import Words, clip, day, in_languages, period, words
from hexapla.values.article import Article
from hexapla.values.person import ROLE_QUOTES, Portrait, Tenure

MOST_ROLES = 60
_MOST_NAMES = 40
_LONGEST = 240


class RoleLine(Struct, frozen=True):
    """A role as a reader sees it: its words, best language first; when it is attested; where; and who says so.

    ``changed``: it came after another role.
    """

    words: tuple[Words, ...]
    first: str
    first_value: str
    period: str
    changed: bool
    events: tuple[Headline, ...]
    events_left_out: int
    quotes: tuple[Citation, ...]


def portrayed(portrait: Portrait) -> list[str]:
    """Return the events that the page of a person names."""
    profile = portrait.profile
    return [*(row.event for row in profile.appearances), *(event for role in profile.roles for event in role.events)]


def person_page(
    portrait: Portrait,
    headlines: Mapping[str, Headline],
    articles: Mapping[str, Article],
    edition: Edition = PLAIN,
) -> bytes:
    """Return the page of a person as UTF-8.

    ``headlines`` are those of the person's events, ``articles`` those that the evidence stands in.
    """
    profile = portrait.profile
    standpoint = Standpoint(person_path(profile.id), edition)
    citing = Citing(articles, standpoint)
    attested = zip(reversed(profile.roles), reversed(portrait.attested), strict=True)
    latest = [*attested][:MOST_ROLES]
    lines = tuple(_line(role, count, headlines, citing, edition.language) for role, count in latest)
    met = {row.event: row.date for row in profile.appearances}
    picture = lanes([role for role, _ in latest], met, edition.language)
    told = [headlines[row.event] for row in reversed(profile.appearances) if row.event in headlines]
    return render(
        "person.html",
        standpoint,
        name=clip(profile.name, _LONGEST),
        variants=tuple(words(clip(name, _LONGEST), None) for name in profile.variants[:_MOST_NAMES]),
        variants_left_out=max(0, len(profile.variants) - _MOST_NAMES),
        roles=lines,
        lanes=picture,
        span=(day(picture.first, edition.language), day(picture.last, edition.language)) if picture else (),
        roles_left_out=len(profile.roles) - len(lines),
        events=tuple(told),
        events_left_out=portrait.events - len(profile.appearances),
        identifier=profile.id,
        certainty=profile.certainty,
        doubt=profile.doubt,
        namesakes=tuple((identifier, person_path(identifier)) for identifier in profile.namesakes[:_MOST_NAMES]),
    )


def _line(role: Tenure, attested: int, headlines: Mapping[str, Headline], citing: Citing, language: str) -> RoleLine:
    return RoleLine(
        words=tuple(words(clip(one.text, _LONGEST), one.language) for one in in_languages(role.role, (), language)),
        first=day(role.first, language),
        first_value=role.first,
        period=period(role.first, role.last, language) if role.last != role.first else "",
        changed=role.changed,
        events=tuple(headlines[event] for event in role.events if event in headlines),
        events_left_out=attested - len(role.events),
        quotes=_readable(citing.citations(role.evidence, ROLE_QUOTES), language),
    )


def _readable(quotes: tuple[Citation, ...], language: str) -> tuple[Citation, ...]:
    """Return quotations, those that the reader can read for sure first."""
    return tuple(sorted(quotes, key=lambda one: one.words.language != language))
