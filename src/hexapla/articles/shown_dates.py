"""The dates that a page shows around its article: which is that of publication, which that of the last change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex
from msgspec import Struct
from msgspec.structs import replace

from hexapla.articles.dates import is_after, visible_date
from hexapla.language.cues import rows
from hexapla.language.dates import DateMention, find_dates
from hexapla.language.folding import fold
from hexapla.values.article import DateValue

ONLY_CHANGE = "the only date shown is that of the last change"
_LONGEST = 300
# Codepoints before or behind a date in which a word says that it is that of a change.
_NEAR = 40
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


class ShownDates(Struct, frozen=True):
    """The dates shown; ``only_change`` stands for publication where nothing but a change is dated."""

    published: DateValue | None = None
    modified: DateValue | None = None
    only_change: DateValue | None = None


def read(texts: Iterable[str], language: str | None, body: str, fetched: str | None = None) -> ShownDates:
    """Return the first date of publication and the first date of a change that short texts show, in their order.

    A word such as "updated" before a date, behind the last date of a text, or alone in the text before it makes a date
    that of a change. ``body`` settles a doubtful order of day and month; nothing behind the day of ``fetched`` is
    believed.
    """
    published = modified = None
    for date, changed in _labelled(texts, language, body):
        if is_after(date, fetched):
            continue
        if changed:
            modified = modified or date
        else:
            published = published or date
    only = replace(modified, inferred=modified.inferred or ONLY_CHANGE) if modified and not published else None
    return ShownDates(published, modified, only)


def _labelled(texts: Iterable[str], language: str | None, body: str) -> Iterator[tuple[DateValue, bool]]:
    """Yield the dates of texts in their order, and whether each is that of a change."""
    announced = False
    for text in texts:
        # Pages of many languages print dates in English: without a language the names of widespread ones are read.
        spoken = language if _whole_dates(text[:_LONGEST], language) else None
        pieces = list(_pieces(text[:_LONGEST], spoken))
        for piece, changed in pieces:
            date = visible_date(piece, spoken, "text", body)
            if date is not None:
                yield date, changed or announced
        announced = not pieces and len(text) <= _NEAR and _says_changed(text)


def _pieces(text: str, language: str | None) -> Iterator[tuple[str, bool]]:
    """Yield each date of a text with the words before it, and whether it is that of a change."""
    found = _whole_dates(text, language)
    if len(found) == 1:
        before, after = text[: found[0].start][-_NEAR:], text[found[0].end :][:_NEAR]
        yield text, _says_changed(before) or (_says_changed(after) and not before.strip())
        return
    start = 0
    for position, mention in enumerate(found):
        last = position == len(found) - 1
        before = text[start : mention.start][-_NEAR:]
        yield text[start : mention.end], _says_changed(before) or (last and _says_changed(text[mention.end :][:_NEAR]))
        start = mention.end


def _whole_dates(text: str, language: str | None) -> list[DateMention]:
    return [m for m in find_dates(text, language) if m.date.precision in ("day", "minute") and m.date.value[0] != "-"]


def _says_changed(text: str) -> bool:
    return bool(_changed().search(fold(text)))


@cache
def _changed() -> regex.Pattern[str]:
    forms = sorted(
        {row.form for row in rows("credits.tsv") if row.kind == "changed"}, key=lambda form: (-len(form), form)
    )
    spaced = "|".join(regex.escape(form, literal_spaces=True) for form in forms if not _UNSPACED.search(form))
    joined = "|".join(regex.escape(form) for form in forms if _UNSPACED.search(form))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{spaced})(?![\p{{L}}\p{{M}}])|{joined}")
