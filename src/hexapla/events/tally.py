"""Tally: what one text counts to, as features; many texts are read as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hexapla.events.features import PREFIX, Features, figure, number, stemmed, worded
from hexapla.events.runs import BREAK, KATAKANA, UNSPACED, Runs, beginnings, bounded, owners_of, runs
from hexapla.events.transcription import Places, transcribed
from hexapla.events.windows import windows

Counts = NDArray[np.uint8]

MOST_COUNTED = 255

MARKED = 2_500
"""Codepoints of a text whose marks are kept: a translation shows in its beginning."""

_JOINING = ".,٬٫"


@dataclass(frozen=True)
class Tally:
    """What one text counts to: features of words in rising order, how often each stands and how often as a name.

    ``figures`` counts the figures by value, in the order of these, and ``numbers`` are their features. ``marks`` are
    what of its beginning a translation keeps, in its order: stems of words with so many consonants, and figures. Words
    of runs without spaces are passed over, as their bounds are not known.
    """

    words: Features
    counts: Counts
    named: Counts
    figures: dict[str, int]
    numbers: Features
    marks: Features


def tally(text: str) -> Tally:
    """Return what a text counts to.

    ``words`` are consonants of words and their prefixes. ``named`` are those of words with a capital letter inside a
    sentence; where a script has no case, all words but short runs of unspaced scripts. Figures are digit strings in
    Western digits.
    """
    (one,) = tallies([text])
    return one


def tallies(texts: Sequence[str], bodies: Sequence[tuple[int, int]] = ()) -> list[Tally]:
    """Return what each text counts to, as :func:`tally` does.

    ``bodies`` are where the text proper begins and ends in each, which is marked; without them the whole text is.
    All are read as one with a line break between them, which ends words, sentences and figures: on texts of some 2,000
    codepoints nearly all of the time went into calls of NumPy (November 2026).
    """
    found = runs(BREAK.join(texts))
    begun = beginnings(texts)
    which = found.words()
    keys = found.keys(which)
    names = (found.capital & ~found.opening | (found.kinds >= KATAKANA))[which]
    long = np.flatnonzero(keys.lengths >= PREFIX)
    stems_of_long = stemmed(keys[long])
    more = keys.lengths[long] > PREFIX
    longer = long[more]
    starts = found.starts[which]
    features, named = [worded(keys), stems_of_long[more]], [names, names[longer]]
    places = [starts, starts[longer]]
    if (found.kinds == UNSPACED).any():
        cut = windows(found)
        features.append(cut.features)
        named.append(cut.lengths > PREFIX)
        places.append(cut.starts)
    owners = owners_of(begun, np.concatenate(places))
    counted = _counted(owners, np.concatenate(features), np.concatenate(named), len(texts))
    figures = found.figures()
    marked = _marks(found, (which[long], stems_of_long), figures, _marked(begun, texts, bodies))
    valued = _figures(figures, begun)
    return [Tally(*each, *values, marks) for each, values, marks in zip(counted, valued, marked, strict=True)]


def _marked(begun: Places, texts: Sequence[str], bodies: Sequence[tuple[int, int]]) -> tuple[Places, Places]:
    """Return where what is marked of each text begins and ends."""
    own = np.array(bodies or [(0, len(text)) for text in texts], dtype=np.intp).reshape(-1, 2)
    starts = begun + own[:, 0]
    return starts, np.minimum(begun + own[:, 1], starts + MARKED)


def _marks(
    found: Runs, words: tuple[Places, Features], figures: Sequence[tuple[int, str]], bounds: tuple[Places, Places]
) -> Iterator[Features]:
    """Yield the marks of each text between its ``bounds``; what a bound cuts is read up to there.

    ``words`` are the runs that are words of :data:`PREFIX` consonants and more, and their stems.
    """
    long, features = words[0], words[1].copy()
    starts = found.starts[long]
    last = bounds[1][np.maximum(owners_of(bounds[0], starts), 0)]
    cut = np.flatnonzero((starts < last) & (found.ends[long] > last))
    rest = transcribed(found.codepoints, starts[cut], bounded(starts[cut], last[cut]))
    features[cut] = np.where(rest.lengths >= PREFIX, stemmed(rest), 0)
    printed = list(_inside(figures, bounds))
    known = {each: number(figure(each)) for each in {each for _, each in printed}}
    starts = np.append(starts, np.array([start for start, _ in printed], dtype=np.intp))
    features = np.append(features, np.array([known[each] for _, each in printed], dtype=np.uint32))
    owners = owners_of(bounds[0], starts)
    kept = np.flatnonzero((owners >= 0) & (starts < bounds[1][np.maximum(owners, 0)]) & (features > 0))
    order = kept[np.argsort(starts[kept])]
    ends = np.searchsorted(owners[order], np.arange(len(bounds[0]) + 1)).tolist()
    for a, b in pairwise(ends):
        yield features[order[a:b]]


def _inside(figures: Sequence[tuple[int, str]], bounds: tuple[Places, Places]) -> Iterator[tuple[int, str]]:
    """Yield the figures that begin between the bounds of a text, as far as they stand there."""
    owners = owners_of(bounds[0], np.array([start for start, _ in figures], dtype=np.intp))
    for (start, printed), end in zip(figures, bounds[1][np.maximum(owners, 0)].tolist(), strict=True):
        if start < end:
            whole = start + len(printed) <= end
            yield start, printed if whole else printed[: end - start].rstrip(_JOINING)


def _figures(each: Sequence[tuple[int, str]], begun: Places) -> Iterator[tuple[dict[str, int], Features]]:
    """Yield the figures of each text by value, in the order of these, and their features."""
    values = {printed_as: figure(printed_as) for printed_as in {printed_as for _, printed_as in each}}
    known = {value: number(value) for value in values.values()}
    counted: list[dict[str, int]] = [{} for _ in begun]
    owners = owners_of(begun, np.fromiter((start for start, _ in each), dtype=np.intp, count=len(each)))
    for owner, (_, printed_as) in zip(owners.tolist(), each, strict=True):
        own, value = counted[owner], values[printed_as]
        own[value] = own.get(value, 0) + 1
    for own in counted:
        ordered = {value: own[value] for value in sorted(own)}
        yield ordered, np.fromiter(map(known.__getitem__, ordered), dtype=np.uint32, count=len(ordered))


def _counted(
    owners: Places, features: Features, named: NDArray[np.bool_], count: int
) -> Iterator[tuple[Features, Counts, Counts]]:
    """Yield for each text its features in rising order, how often each is there, and how often as a name."""
    kept = np.flatnonzero(features)
    placed = owners[kept].astype(np.uint64) << np.uint64(32) | features[kept]
    placed = np.sort(placed << np.uint64(1) | named[kept])
    ordered = placed >> np.uint64(1)
    first = np.flatnonzero(np.append(np.ones(min(len(ordered), 1), dtype=np.bool_), ordered[1:] != ordered[:-1]))
    times = np.diff(first, append=len(ordered))
    names = np.diff(np.append(0, np.cumsum(placed & np.uint64(1), dtype=np.intp))[np.append(first, len(ordered))])
    known = ordered[first]
    words, times, names = known.astype("<u4"), _bytes(times), _bytes(names)
    ends = np.searchsorted(known, np.arange(count + 1, dtype=np.uint64) << np.uint64(32)).tolist()
    for a, b in pairwise(ends):
        yield words[a:b], times[a:b], names[a:b]


def _bytes(counts: NDArray[np.intp]) -> Counts:
    return np.minimum(counts, MOST_COUNTED).astype(np.uint8)
