"""Filters: what the events of a list are asked for by, by what they can be asked for further, and where that leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlencode

from msgspec import Struct

from hexapla.editions.wording import Words, clip, own_name, words

_PARAMETERS = {"since": "from", "until": "to"}  # the others are called as they are
_FACETS = ("language", "outlet", "series", "person")
_LONGEST_LABEL = 120
_AROUND = 2  # pages that are named on either side of the one that is shown


class Option(Struct, frozen=True):
    """A value that events can be asked for by, how many of them have it, and the link that asks for it.

    ``chosen``: it is asked for, and the link lets go of it. Where there is no page for it the link is empty.
    """

    value: str
    label: Words
    events: int
    link: str = ""
    chosen: bool = False


class Facet(Struct, frozen=True):
    """The values of one kind: ``language``, ``outlet``, ``series`` or ``person``; ``left_out`` are not named."""

    name: str
    options: tuple[Option, ...]
    left_out: int = 0

    @property
    def chosen(self) -> Option | None:
        """The value that is asked for."""
        return next((option for option in self.options if option.chosen), None)


class Asked(Struct, frozen=True):
    """What a reader asks of the list of events; empty is what is not asked.

    ``language`` is a tag, ``series`` and ``person`` are ids; ``since`` and ``until`` are ISO dates, both in, cut at any
    precision.
    """

    language: str = ""
    outlet: str = ""
    series: str = ""
    person: str = ""
    since: str = ""
    until: str = ""

    @property
    def anything(self) -> bool:
        """Whether anything is asked at all."""
        return self != Asked()

    def query(self, page: int = 1, /, **other: str) -> str:
        """Return the query string that asks for this, for a page of it, or with ``other`` things asked."""
        asked = {name: other.get(name, getattr(self, name)) for name in self.__struct_fields__}
        pairs = [(_PARAMETERS.get(name, name), value) for name, value in asked.items() if value]
        return "?" + urlencode([*pairs, *([("page", str(page))] if page > 1 else [])], errors="replace")


class Filters(Struct, frozen=True):
    """What a list of ``total`` events is asked for by and can be. ``form``: somebody answers what is asked."""

    total: int
    facets: tuple[Facet, ...] = ()
    asked: Asked = Asked()
    form: bool = False


class Leaf(Struct, frozen=True):
    """A page of a list and the link to it; ``number`` 0 stands for those between, that are not named."""

    number: int
    link: str = ""
    current: bool = False


def asked_filters(
    asked: Asked,
    counts: Mapping[str, Sequence[tuple[str, int]]],
    labels: Mapping[str, Mapping[str, Words]],
    total: int,
) -> Filters:
    """Return the filters of a list that a server answers.

    ``counts`` are, by kind, values with how many events have them, in the order in which they are shown; ``labels`` are
    what values of a kind are called where they do not say it themselves: titles of series, names of people.
    """
    facets = []
    for name in _FACETS:
        wanted = getattr(asked, name)
        values = list(counts.get(name, ()))
        if wanted and wanted not in dict(values):
            values.insert(0, (wanted, total))
        options = (
            Option(value, label(name, value, labels.get(name, {})), n, _link(asked, name, value), value == wanted)
            for value, n in values
        )
        facets.append(Facet(name, tuple(options)))
    return Filters(total, tuple(facet for facet in facets if facet.options), asked, form=True)


def label(name: str, value: str, known: Mapping[str, Words]) -> Words:
    """Return what a value is called; a language is called by its own name."""
    if name == "language":
        return words(own_name(value), value)
    return known.get(value) or words(clip(value, _LONGEST_LABEL), None)


def _link(asked: Asked, name: str, value: str) -> str:
    return asked.query(1, **{name: "" if getattr(asked, name) == value else value})


def leaves(number: int, count: int, link: Callable[[int], str]) -> tuple[Leaf, ...]:
    """Return the pages of a list that are named on page ``number``, counted from 1: the first, the last and near ones.

    ``link`` makes the link to one of the ``count`` pages.
    """
    near = {n for n in range(number - _AROUND, number + _AROUND + 1) if 1 <= n <= count}
    return tuple(_leaves(sorted({1, count} | near), number, link)) if count > 1 else ()


def _leaves(named: Sequence[int], number: int, link: Callable[[int], str]) -> Iterable[Leaf]:
    before = 0
    for n in named:
        if n > before + 1:
            yield Leaf(0)
        yield Leaf(n, link(n), n == number)
        before = n
