"""Numbers in words, in the languages whose number words CLDR spells out; precision before recall.

The number one is never read: it is an article or a pronoun in too many languages. A single word that is
capitalised within a sentence is taken for a name. Where a script writes no spaces, a number needs a
counter after it or two words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from hexapla.language.cues import cues, grouped
from hexapla.language.folding import fold
from hexapla.language.memory import of_language
from hexapla.language.number_grammar import Grammar, Parsed, grammar
from hexapla.language.word_trees import places, word_tree

_CUES = "number_word_cues.tsv"
# Longest look back for the words that deny a number or make it an ordinal.
_REACH = 12
# The longest day of a month in words is far shorter.
_LONGEST_DAY = 40


class WordNumber(Struct, frozen=True):
    """A number in words at ``[start, end)`` of the text."""

    start: int
    end: int
    value: int
    ordinal: bool


class _Rules(Struct, frozen=True):
    grammar: Grammar
    candidates: re.Pattern[str]
    # The group of ``candidates`` at which a number begins.
    begins: int
    never: frozenset[str]
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    counter: re.Pattern[str]
    announcer: re.Pattern[str]
    counted: bool
    partial: frozenset[str]
    free: frozenset[str]
    company: dict[str, Company]


class Company(Struct, frozen=True):
    """Where a doubtful word is a number after all: after and before which words, and after which never."""

    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def vouches(self, folded: str, start: int, end: int) -> bool:
        """Return whether the words beside ``[start, end)`` make it a number."""
        left = folded[max(0, start - _REACH) : start]
        if self.unless is not None and self.unless.search(left):
            return False
        if self.after is not None and not self.after.search(left):
            return False
        return self.before is None or self.before.match(folded, end) is not None


def number_words(folded: str, original: str, language: str | None) -> list[WordNumber]:
    """Return the numbers in words of a folded text (of equal length with ``original``), without overlaps."""
    rules = _rules(language)
    if rules is None:
        return []
    found: list[WordNumber] = []
    position = 0
    for match in rules.candidates.finditer(folded):
        start = match.start(rules.begins)
        if start < position:
            continue
        parsed = rules.grammar.parse(folded, start)
        if parsed is None:
            continue
        position = parsed.end
        if _stands(rules, folded, original, start, parsed):
            found.append(WordNumber(start, parsed.end, parsed.value, parsed.ordinal))
    return found


def number_ending_at(text: str, end: int, language: str | None) -> tuple[int, int] | None:
    """Return ``(start, value)`` of the number in words that ends at ``end`` of a folded text, the longest there is."""
    rules = _rules(language)
    if rules is None:
        return None
    floor = max(0, end - _LONGEST_DAY)
    for match in rules.candidates.finditer(text, floor, end):
        parsed = rules.grammar.parse(text[:end], match.start(rules.begins))
        if parsed is not None and parsed.end == end:
            return match.start(rules.begins), parsed.value
    return None


@of_language
def _rules(language: str | None) -> _Rules | None:
    words = grammar(language)
    if words is None:
        return None
    counters = cues(_CUES, language, "counter")
    return _Rules(
        grammar=words,
        candidates=(candidates := _candidates(words, language)),
        begins=candidates.groups,
        never=frozenset(cues(_CUES, language, "never")),
        not_after=re.compile(rf"(?<!\w)(?:{_any(cues(_CUES, language, 'not_after'))}) $"),
        not_before=re.compile(rf" ?(?:{_any(cues(_CUES, language, 'not_before'))})"),
        counter=re.compile(rf" ?[多余餘여]? ?(?:{_any(counters)})"),
        announcer=re.compile(rf"(?:{_any(cues(_CUES, language, 'announcer'))})$"),
        counted=bool(counters),
        partial=frozenset(cues(_CUES, language, "partial")),
        free=frozenset(cues(_CUES, language, "free")),
        company=_company(language),
    )


def _candidates(words: Grammar, language: str | None) -> re.Pattern[str]:
    """Return a pattern of the places where a number may begin: at group 1 where there is one, else at its beginning."""
    # A letter before it makes it part of a word; Chinese and Japanese, Thai and their neighbours have no such sign.
    bounded = words.spaced or cues(_CUES, language, "bounded")
    proclitics = cues(_CUES, language, "proclitic")
    if proclitics:
        boundary = r"(?<![^\W_])" if bounded else ""
        return re.compile(rf"{boundary}(?:{_any(proclitics)})?(?={word_tree(words.atoms)})()")
    return places(words.atoms, r"(?<![^\W_].)" if bounded else "")


def _company(language: str | None) -> dict[str, Company]:
    kinds = [grouped(_CUES, language, kind) for kind in ("read_after", "read_before", "unread_after")]
    counters = tuple(cues(_CUES, language, "counter"))
    found = {}
    for word in sorted({word for kind in kinds for word in kind}):
        after, before, unless = (kind.get(word) for kind in kinds)
        if before is not None and "#" in before:  # what is counted in this language
            before = (*counters, *before)
        found[fold(word)] = Company(
            re.compile(rf"(?<!\w)(?:{_wild(after)}) $") if after else None,
            re.compile(rf"[ -](?:{_wild(before)})(?!\w)") if before else None,
            re.compile(rf"(?<!\w)(?:{_wild(unless)})[ -]$") if unless else None,
        )
    return found


def _wild(forms: Iterable[str]) -> str:
    """One pattern of words; ``*`` stands for any letters, ``0`` for any figure."""
    words = (re.escape(form).replace("0", r"\d").replace(r"\*", r"[^\W\d_]{1,20}") for form in forms if form != "#")
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


def _any(forms: dict[str, str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f))) or "(?!)"


def _stands(rules: _Rules, folded: str, original: str, start: int, parsed: Parsed) -> bool:
    """Whether what was read is a number in this place."""
    if parsed.bare or (parsed.words == 1 and parsed.value <= 1):
        return False
    before = folded[max(0, start - _REACH) : start]
    company = rules.company.get(folded[start : parsed.end])
    if company is not None:
        return company.vouches(folded, start, parsed.end)
    if rules.not_after.search(before) or rules.not_before.match(folded, parsed.end):
        return False
    if before[-1:] in rules.partial and before:
        return False
    if (parsed.words > 1 and rules.grammar.spaced) or rules.announcer.search(before):
        return True
    if (
        rules.counted
        and not parsed.ordinal
        and folded[start : parsed.end] not in rules.free
        and not rules.counter.match(folded, parsed.end)
    ):
        return False
    return folded[start : parsed.end] not in rules.never and not _is_name(original, start, parsed)


def _is_name(original: str, start: int, parsed: Parsed) -> bool:
    """A cardinal with a capital within a sentence: Seven Sisters, Hai Ba Trung."""
    if parsed.ordinal or not original[start].isupper():
        return False
    before = original[max(0, start - 2) : start].rstrip()
    return before[-1:].isalnum() or before[-1:] in (",", "-")
