"""Which of an event's articles came first: publication, credits, what was left in another language, fullness."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.values.article import Article, DateValue
from hexapla.values.event import Member
from hexapla.versions.credits import Standing, cites, credits_someone, is_edition, standings
from hexapla.versions.foreign import foreign_blocks
from hexapla.versions.reading import Reading

# What each sign says for one article before another. Order of strength, not measured: a date is a fact, a
# credit a statement, text left in another's language a trace, fullness and the linker's guess are hints.
_EARLIER, _CREDITED, _LEFT_OVER, _CREDITS_SOMEONE, _GUESS = 4.0, 3.0, 2.0, 0.5, 1.0
# An outlet's editions in other languages translate the main one; whose outlet another names, was there first. Both
# count once more than among many versions: one such pair says all that the others do not.
_EDITION, _CREDITED_AT_ALL, _EDITION_AT_ALL = 3.0, 2.0, 2.0
# A page that credits an outlet stands behind that outlet's page, and further behind where that one credits another.
_SECOND_HAND = 2.0
# A brief is no source of a long text: (how many times as long, points). Translations of one text differ by up to a
# third in romanised length, so less says nothing.
_FULLER = ((1.35, 0.5), (1.6, 4.0))
# Articles that each one is compared with: beyond these the pairs would grow with the square of the event.
_PANEL = 64
# Moments by which an event's pages are put in order; where there are more, days are enough.
_MOMENTS = 300


def later(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether ``a`` is surely after ``b``; never where one is unknown or both are equal as far as they go."""
    if a is None or b is None:
        return False
    length = min(len(a.value), len(b.value), len("2023-12-23"))
    day_a, day_b = a.value[:length], b.value[:length]
    if day_a != day_b:
        return day_a > day_b
    # Times of day are compared where both carry the same offset: page clocks differ between outlets.
    same_offset = len(a.value) == len(b.value) and a.value[16:] == b.value[16:]
    return same_offset and a.value > b.value


def same_language(a: str | None, b: str | None) -> bool:
    """Whether two BCP 47 tags name one language, whatever script and region."""
    return bool(a) and bool(b) and str(a).split("-")[0] == str(b).split("-")[0]


def foreign_language(article: Article) -> str | None:
    """Return the language in which most blocks were left that are not in the article's own."""
    counts = Counter(article.blocks[number].language or "" for number in foreign_blocks(article))
    return min(counts, key=lambda language: (-counts[language], language), default=None)


def precedence(readings: Sequence[Reading], hints: Mapping[str, Member]) -> list[str]:
    """Return article ids, the likeliest source first; ties by id. No article comes before an earlier one."""
    articles = [reading.article for reading in readings]
    standing = standings(articles)
    traits = [_Traits(r.article, r.size, foreign_language(r.article)) for r in readings]
    traits.sort(key=lambda each: each.article.id)
    panel = traits[:: len(traits) // _PANEL + 1]
    points = {
        own.article.id: _alone(own.article, hints.get(own.article.id), standing[own.article.id]) + _among(own, panel)
        for own in traits
    }
    ranked = sorted(points, key=lambda i: (-points[i], i))
    return _in_time(ranked, _dates(articles))


def foremost(roots: Sequence[Reading], followers: Mapping[str, int], standing: Mapping[str, Standing]) -> str | None:
    """Return which of an event's texts that rest on nothing is its original; ``None`` for no text.

    ``followers`` is the number of versions that rest on each text, however many hands between; ``standing`` is that of
    all the event's articles in the chain of credits.

    The original is the text that others took up: that outlets credit, or on which more than one version rests more than
    on any other (a single one is often the outlet's own edition). Of texts alike in that, it is one that none is surely
    earlier than, the fullest account of them, and the first by id.
    """

    def taken_up(reading: Reading) -> int:
        one = reading.article.id
        return max(standing[one].credited, followers.get(one, 0) - 1)

    most = max(map(taken_up, roots), default=0)
    rivals = [reading for reading in roots if taken_up(reading) == most]
    dates = _dates([reading.article for reading in rivals])
    moments = set(dates.values())
    surely_later = {date for date in moments if any(later(date, other) for other in moments)}
    rivals = [reading for reading in rivals if dates[reading.article.id] not in surely_later]
    return min(rivals, key=lambda r: (-r.size, r.article.id)).article.id if rivals else None


@dataclass(frozen=True, slots=True)
class _Traits:
    """An article with its romanised size and the language of what was left in another's."""

    article: Article
    size: int
    left_over: str | None


def _alone(article: Article, hint: Member | None, standing: Standing) -> float:
    points = -_CREDITS_SOMEONE if credits_someone(article) and not cites(article, article) else 0.0
    points += _CREDITED_AT_ALL * bool(standing.credited) - _SECOND_HAND * standing.level
    if hint is not None:
        points += _GUESS if hint.relation == "original" else 0.0
        points -= _GUESS if hint.of is not None else 0.0
    return points


def _among(own: _Traits, panel: Sequence[_Traits]) -> float:
    """Return what the other articles say for one's being before them."""
    others = [other for other in panel if other.article.id != own.article.id]
    edition = any(is_edition(own.article, other.article) for other in others)
    return sum(_before(own, other) for other in others) / max(1, len(others)) - _EDITION_AT_ALL * edition


def _before(a: _Traits, b: _Traits) -> float:
    points = 0.0
    if a.article.published != b.article.published:
        dates = a.article.published, b.article.published
        points += _EARLIER * (later(dates[1], dates[0]) - later(dates[0], dates[1]))
    if a.article.source or b.article.source:
        points += _CREDITED * (cites(b.article, a.article) - cites(a.article, b.article))
    points += _EDITION * (is_edition(b.article, a.article) - is_edition(a.article, b.article))
    if a.left_over or b.left_over:
        points += _LEFT_OVER * (_left_over(b, a) - _left_over(a, b))
    points += max([gain for times, gain in _FULLER if a.size > times * b.size], default=0.0)
    return points


def _left_over(version: _Traits, source: _Traits) -> bool:
    """Whether the version has text left in the source's language; a brief is not what a long text was made from."""
    if version.left_over is None or version.size > _FULLER[-1][0] * source.size:
        return False
    return same_language(version.left_over, source.article.language)


def _dates(articles: Sequence[Article]) -> dict[str, DateValue | None]:
    """Return when each article was published, to the day where the moments are too many to be compared in pairs."""
    dates = {article.id: article.published for article in articles}
    if len(set(dates.values())) <= _MOMENTS:
        return dates
    return {i: DateValue(date.value[:10], "day") if date else None for i, date in dates.items()}


def _in_time(ranked: Sequence[str], published: Mapping[str, DateValue | None]) -> list[str]:
    """Return the ranking with every article moved behind those that are surely earlier than it (Kahn 1962)."""
    waiting: dict[DateValue | None, deque[int]] = {}
    for place, article in enumerate(ranked):
        waiting.setdefault(published[article], deque()).append(place)
    earlier = {date: {other for other in waiting if later(date, other)} for date in waiting}
    placed: list[str] = []
    while waiting:
        # Being later is no circle, but dates of unlike precision may make one.
        free = [date for date in waiting if not earlier[date]] or list(waiting)
        chosen = min(free, key=lambda date: waiting[date][0])
        placed.append(ranked[waiting[chosen].popleft()])
        if not waiting[chosen]:
            del waiting[chosen]
            for before in earlier.values():
                before.discard(chosen)
    return placed
