"""What a number counts, in the words beside it."""

from __future__ import annotations

from bisect import bisect_left

import regex
from msgspec import Struct

from hexapla.language.numerals import Number
from hexapla.records import cues, phrase
from hexapla.records.counting import is_spelled, may_be_year, skip
from hexapla.records.reading import Line
from hexapla.values.text import Span

_HYPHENED = regex.compile(r"[-‑](?=\p{Ll}{3})")
_GAP_WORD = regex.compile(r"[\s\p{Zs}]*(\p{L}[\p{L}\p{M}'’]*)")
_GAP_WORDS = 3  # between the parts of "19 of the 34", "from nine to four"
_WORDS_AFTER_HYPHEN = 4  # "a 90-day extension of": without a plural that says where the phrase ends
_LAST_WORD = regex.compile(r"(?<!\p{L})(\p{L}{1,8})[\s\p{Zs}]+$")
_CHAINED = regex.compile(r"[-‑]\p{Nd}")  # "six-foot-9"
_OPENING = regex.compile(r"[(（\[]\s?$")
_WORDS = regex.compile(r"\p{L}{2,}")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_CLAUSE = regex.compile(r"[,;:!?()|]|\.\s")
_NEAR = 4  # words before an amount among which a plural is taken for what it is of
_PROSE = 4  # words of a line that is no row of figures


class Counted(Struct, frozen=True):
    """The words for what is counted, where number and words end, and whether the words follow the number."""

    text: str | None
    end: int
    following: bool = False


def counted(line: Line, number: Number, unit: str | None, end: int, previous: str | None) -> Counted | None:
    """Return what a number counts that ends, its unit with it, at ``end``; ``None`` where it seems to count nothing.

    ``previous`` are the words of the number before it in the line, which one that stands alone may share.
    """
    hyphen = _HYPHENED.match(line.text, end)
    if hyphen is not None:
        words = phrase.after(line.text, hyphen.end(), line.language, _WORDS_AFTER_HYPHEN)
        if words is not None and _CHAINED.match(line.text, words.end):
            return None
    else:
        words = phrase.after(line.text, _passed(line, end), line.language, phrase.reach(line.language))
        if words is not None and unit is None and number.value != 1:
            words = None if _is_apposed(line, end) else phrase.plural(line.text, words, line.language)
            if words is None:
                return None
    if words is not None and not (unit is not None and hyphen is None and _of_before(line, number)):
        return Counted(line.text[words.start : words.end], words.end, following=True)
    if unit is not None:
        found = _measured(line, number, max(number.end, end))
        again = found is not None and found.text is None and previous is not None  # "sold 400 boats, up 4 %"
        found = Counted(previous, found.end) if again and found is not None else found
        told = found is not None and (found.text is not None or not cues.forms("phrase", "amount", line.language))
        return found if told else None
    shared = _shared(line, number)
    if shared is not None:
        return Counted(line.text[shared.start : shared.end], number.end)
    if previous is not None and _counts_again(line, number):
        return Counted(previous, number.end)
    untold = (
        number.comparator == "=" or may_be_year(line, number) or bool(cues.forms("phrase", "plural", line.language))
    )
    return None if untold else Counted(None, number.end)


def _of_before(line: Line, number: Number) -> bool:
    """Return whether an amount follows "of" and so what it is of: "a fund of 3 million euros helps"."""
    start = number.start if number.comparator_start is None else min(number.start, number.comparator_start)
    word = _LAST_WORD.search(line.text, 0, start)
    if word is None or not cues.is_cue("phrase", line.language, word[1], "of"):
        return False
    noun = phrase.before(line.text, word.start(), line.language)
    return noun is not None and not line.text[noun.end : word.start()].strip()


def _passed(line: Line, end: int) -> int:
    """Return where the noun may begin: after "of all", "worth of", "more"."""
    position = end
    for kind in ("worth", "of", "determiner"):
        word = _GAP_WORD.match(line.text, position)
        if word is not None and cues.is_cue("phrase", line.language, word[1], kind):
            position = word.end()
    return position


def _is_apposed(line: Line, end: int) -> bool:
    """Return whether an article follows the number, which then counts nothing of what comes: "to 12 the number of"."""
    word = _GAP_WORD.match(line.text, end)
    return (
        word is not None
        and bool(cues.forms("phrase", "of", line.language))
        and cues.is_cue("phrase", line.language, word[1], "link")
        and not cues.is_cue("phrase", line.language, word[1], "of")
        and not phrase.is_plural(word[1], line.language)  # "a cuatro los documentos"
    )


def _measured(line: Line, number: Number, end: int) -> Counted | None:
    """Return what an amount with a unit is an amount of: the words before it, a bracket between them passed over.

    An amount on a line without words, as in a list of prices, is of nothing.
    """
    start = number.start if number.comparator_start is None else min(number.start, number.comparator_start)
    bracket = _OPENING.search(line.text[:start])
    stop = start if bracket is None else bracket.start()
    words = phrase.before(line.text, stop, line.language)
    if words is not None and _is_amount_of(line, words, stop):
        words = _without_verb(line, words, stop)
        return Counted(line.text[words.start : words.end], end)
    words = _amounting(line, start) if cues.forms("phrase", "amount", line.language) else None
    if words is not None:
        return Counted(line.text[words.start : words.end], end)
    cell = line.text[:start].rpartition("|")[2] + line.text[end:].partition("|")[0]
    return None if len(_WORDS.findall(cell)) < _PROSE else Counted(None, end)


def _without_verb(line: Line, words: Span, stop: int) -> Span:
    """Return words before "by" without the verb that ends them: "new markets rose by 8 %"."""
    between = line.text[words.end : stop].split()
    tokens = list(_WORD.finditer(line.text, words.start, words.end))
    if not between or not cues.is_cue("phrase", line.language, between[0], "by") or len(tokens) < 2:
        return words
    plurals = [token.end() for token in tokens if phrase.is_plural(token[0], line.language)]
    return Span(words.start, plurals[-1] if plurals else tokens[-2].end())


def _amounting(line: Line, start: int) -> Span | None:
    """Return what comes to an amount: a plural close before it, "shares lost 3 %", else what its clause begins with."""
    floor = max((match.end() for match in _CLAUSE.finditer(line.text, 0, start)), default=0)
    if any(floor <= number.start and number.end <= start for number in line.numbers):
        return None
    for word in list(_WORD.finditer(line.text, floor, start))[: -_NEAR - 1 : -1]:
        small = cues.is_cue("phrase", line.language, word[0], "stop", "link", "place")  # "in" is no inches here
        if not small and phrase.is_plural(word[0], line.language):
            return Span(_named_from(line, floor, word.start()), word.end())
    words = phrase.after(line.text, floor, line.language)
    if words is None or words.end > start or len(_WORD.findall(line.text, words.start, words.end)) >= phrase.WORDS:
        return None  # what is as long as a phrase is read runs into the verb
    return words


def _named_from(line: Line, floor: int, position: int) -> int:
    """Return where the words with a capital right before a noun begin: "Kestrel shares", but not "lift shares"."""
    for word in list(_WORD.finditer(line.text, floor, position))[::-1]:
        if line.text[word.end() : position].strip() or not word[0][0].isupper():
            break
        position = word.start()
    return position


def _is_amount_of(line: Line, words: Span, stop: int) -> bool:
    """Return whether words before an amount say of what it is: "a fund of", "wages by"; a verb may stand there as well.

    Where the data has no words that tell, they are taken to.
    """
    if any(number.start < words.end and words.start < number.end for number in line.numbers):
        return False
    if not cues.forms("phrase", "amount", line.language) or _OPENING.search(line.text[: stop + 1]):
        return True
    between = line.text[words.end : stop].split()
    return bool(between) and cues.is_cue("phrase", line.language, between[0], "amount")


def _counts_again(line: Line, number: Number) -> bool:
    """Return whether a number without words of its own counts what the one before it does: "five from each side"."""
    if may_be_year(line, number):
        return False
    after = skip(line.text, number.end)
    each = cues.pattern("measures", line.language, "each")
    if each is not None and each.match(line.text, after) is not None:
        return True
    where = cues.pattern("phrase", line.language, "place", "link")
    return not is_spelled(line, number) and where is not None and where.match(line.text, after) is not None


def _shared(line: Line, number: Number) -> Span | None:
    """Return the words of the next number where only small words stand between: "19 of the 34 members"."""
    place = bisect_left(line.numbers, number.end, key=lambda other: other.start)
    following = line.numbers[place] if place < len(line.numbers) else None
    if following is None or following.kind != "cardinal" or following.part_of_date:
        return None
    if may_be_year(line, number) or may_be_year(line, following) or following.comparator_start is not None:
        return None
    position, count = number.end, 0
    while position < following.start:
        word = _GAP_WORD.match(line.text, position, following.start)
        if word is None:
            break
        if count == 0 and not cues.is_cue("phrase", line.language, word[1], "stop", "link"):
            return None
        position, count = word.end(), count + 1
    if count == 0 or count > _GAP_WORDS or line.text[position : following.start].strip():
        return None
    words = phrase.after(line.text, following.end, line.language)
    return None if words is None else phrase.plural(line.text, words, line.language)
