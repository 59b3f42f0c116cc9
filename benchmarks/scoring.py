"""The measures of the public sets: shingles of a body, B-cubed of a grouping, strict links of an alignment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

# Thai and Lao, Burmese, Khmer, kana and ideographs are written without spaces: each character counts as a word.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_SHINGLE = 4

Link = tuple[tuple[int, ...], tuple[int, ...]]


class Score(NamedTuple):
    """Shares of 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bodies(gold: Sequence[str], found: Sequence[str]) -> Score:
    """Return the means over pages of shingle precision and recall (Scrapinghub's benchmark, 2020)."""
    pages = [_body(*each) for each in zip(gold, found, strict=True)]
    return Score(sum(p.precision for p in pages) / len(pages), sum(p.recall for p in pages) / len(pages))


def _body(gold: str, found: str) -> Score:
    wanted, given = _shingles(gold), _shingles(found)
    hits = (wanted & given).total()
    precision = hits / given.total() if given else float(not wanted)
    return Score(precision, hits / wanted.total() if wanted else 1.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + _SHINGLE]) for start in starts)


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Return B-cubed (Bagga and Baldwin 1998) of two groupings of the same articles."""
    both = Counter(zip(gold, found, strict=True))
    in_gold, in_found = Counter(gold), Counter(found)
    precision = sum(count * count / in_found[group] for (_, group), count in both.items())
    recall = sum(count * count / in_gold[group] for (group, _), count in both.items())
    return Score(precision / len(gold), recall / len(gold))


def strict(gold: Sequence[Iterable[Link]], found: Sequence[Iterable[Link]]) -> Score:
    """Return the score of links that are exactly gold's, those with an empty side left out (Sennrich and Volk 2010)."""
    return _counted([{x for x in links if all(x)} for links in gold], [{x for x in links if all(x)} for links in found])


def alone(gold: Sequence[Iterable[Link]], found: Sequence[Iterable[Link]]) -> Score:
    """Return the score of sentences said to have no counterpart."""
    return _counted(list(map(_lonely, gold)), list(map(_lonely, found)))


def _lonely(links: Iterable[Link]) -> set[Hashable]:
    single = [x for x in links if not all(x)]
    return {("a", i) for a, _ in single for i in a} | {("b", j) for _, b in single for j in b}


def _counted(gold: Sequence[AbstractSet[Hashable]], found: Sequence[AbstractSet[Hashable]]) -> Score:
    hits = sum(len(g & f) for g, f in zip(gold, found, strict=True))
    wanted, given = sum(map(len, gold)), sum(map(len, found))
    return Score(hits / given if given else 1.0, hits / wanted if wanted else 1.0)
