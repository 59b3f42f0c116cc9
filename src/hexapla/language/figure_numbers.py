"""Numbers in figures with what stands beside them: scale, percent, money, ordinal marks."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from hexapla.language.adjacent import Found
from hexapla.language.digits import LONGEST_COUNT, Figure
from hexapla.language.number_codes import chunk_around, is_code
from hexapla.language.number_mentions import Number, NumberKind, plain_value
from hexapla.language.quantity_words import QuantityWords, is_code_of_money

# How far before a number the words that belong to it are looked for.
REACH = 40
# Ordinals of sessions, congresses and centuries; beyond that a figure with a full stop ends a sentence.
_LARGEST_DOTTED = 200
_BILLION = Decimal(10) ** 9


class Text(Struct, frozen=True):
    """A text, its fold, and the words of its language."""

    original: str
    folded: str
    words: QuantityWords


def figure_numbers(text: Text, figures: list[Figure]) -> list[Number]:
    """Return the numbers that figures with their surroundings make; two that make one (1万2000) are joined."""
    numbers: list[Number] = []
    position = 0
    while position < len(figures):
        number, used = _number(text, figures, position)
        numbers.append(number)
        position += used
    return numbers


def _number(text: Text, figures: list[Figure], position: int) -> tuple[Number, int]:
    figure = figures[position]
    before = text.folded[max(0, figure.start - REACH) : figure.start]
    if figure.code and figure.end - figure.start > LONGEST_COUNT:
        # Its value is not all of it, whatever unit follows.
        return Number(figure.start, figure.end, plain_value(figure.value), "code"), 1
    money_before = _money_before(text, before, figure.start)
    value, end, used = _scaled(text, figures, position, money_before is not None)
    ordinal = _ordinal(text, figure, before) if end == figure.end else None
    if ordinal is not None:
        return Number(ordinal[0], ordinal[1], plain_value(value), "ordinal"), 1
    if money_before is None and end == figure.end and not _has_unit(text, end):
        chunk = chunk_around(text.original, figure.start, figure.end)
        if figure.code or is_code(chunk) or text.words.code_before.search(before):
            return Number(chunk.start, chunk.end, plain_value(value), "code"), 1
    start = figure.start
    if start and text.original[start - 1] == "−":
        value, start = -value, start - 1
    kind, unit, end = unit_beside(text, before, end)
    if money_before is not None and kind == "cardinal":
        kind, unit = "money", text.words.money[money_before[1]]
        start -= len(before) - money_before.start(1)
    return Number(start, end, plain_value(value), kind, unit=unit), used


def _scaled(text: Text, figures: list[Figure], position: int, money: bool) -> tuple[Decimal, int, int]:
    """The value with its scale words, where it ends, and how many figures went into it."""
    figure = figures[position]
    value, end = _scale(text, figure.value, figure.end, money)
    used, last = 1, value
    # 12億3000万, 1億2,500万, 1万2000: the next figure is glued on and smaller than the last scale.
    while end > figures[position + used - 1].end and position + used < len(figures):
        following = figures[position + used]
        if following.start != end or following.value % 1 or following.code:
            break
        more, more_end = _scale(text, following.value, following.end, money)
        if more >= last:
            break
        value, end, last, used = value + more, more_end, more, used + 1
    return value, end, used


def _scale(text: Text, value: Decimal, end: int, money: bool) -> tuple[Decimal, int]:
    words = text.words
    for _ in range(2):  # "nghìn tỷ", "thousand million": two scale words at most
        match = words.scale.match(text.folded, end)
        if match is None:
            break
        # A single letter is a scale beside money alone: $5m, not 5 m.
        if len(match[1]) == 1 and match[1].isascii() and not money:
            break
        factor = words.scales[match[1]]
        if value * factor > _BILLION**3:
            break
        value, end = value * factor, match.end()
    return value, end


def _has_unit(text: Text, end: int) -> bool:
    return unit_beside(text, "", end)[1] is not None


def _money_before(text: Text, before: str, start: int) -> Found | None:
    match = text.words.money_before.search(before)
    if match is None or not _is_written_as_money(text, match[1], start - len(before) + match.start(1)):
        return None
    return match


def _is_written_as_money(text: Text, form: str, start: int) -> bool:
    return not is_code_of_money(form) or text.original[start : start + len(form)].isupper()


def unit_beside(text: Text, before: str, end: int) -> tuple[NumberKind, str | None, int]:
    """Return what a number that ends at ``end`` is of: percent, money or plain, the unit, and where that ends."""
    words = text.words
    percent = words.percent.match(text.folded, end)
    if percent:
        return "percent", words.percents[percent[1]], percent.end()
    prefix = words.percent_before.search(before)
    if prefix:
        return "percent", words.percents_before[prefix[1]], end
    money = words.money_after.match(text.folded, end)
    if money and _is_written_as_money(text, money[1], money.start(1)):
        return "money", words.money[money[1]], money.end()
    return "cardinal", None, end


def _ordinal(text: Text, figure: Figure, before: str) -> tuple[int, int] | None:
    if not figure.plain or figure.code:
        return None
    words, folded = text.words, text.folded
    after = words.ordinal_after.match(folded, figure.end)
    cue = words.ordinal_before.search(before)
    if cue and not words.percent.match(folded, figure.end):
        start = figure.start if cue.group().endswith(" ") else figure.start - len(cue.group())
        return start, after.end() if after else figure.end
    if after:
        return figure.start, after.end()
    if words.dotted_ordinals and folded.startswith(". ", figure.end) and figure.value <= _LARGEST_DOTTED:
        following = text.original[figure.end + 2 : figure.end + 3]
        if following.islower() or (following.isalpha() and words.dot_cue.search(before)):
            return figure.start, figure.end + 1
    return None
