"""Furniture: what a line is when it is not the article's, by its words and its shape, and the ledger of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import regex
from msgspec import Struct

from hexapla.articles import lexicon
from hexapla.articles.line import Line
from hexapla.articles.shape import ends_sentence, width, word_count
from hexapla.articles.switcher import lists_languages
from hexapla.articles.whereabouts import short_path
from hexapla.language.identify import quick_language
from hexapla.values.article import Furniture

_COUNTER = regex.compile(r"(?P<label>[^\d()（）\[\]]{1,40}?)\s*[:：]?\s*[(（\[]\s*\p{Nd}{1,6}\s*[)）\]]\s*\Z")
_COUNT_FIRST = regex.compile(r"\s*[(（\[]?\s*\p{Nd}{1,6}\s*[)）\]]?\s*(?P<label>[^\d()（）]{1,40})\Z")
_COUNT_LAST = regex.compile(r"(?P<label>[^\d()（）]{1,40}?)\s*[:：]?\s*\p{Nd}{1,6}\s*\Z")
_PLACEHOLDER = regex.compile(
    r"[\[{【]{1,2}\s*(?P<label>[\p{L}\p{M}][\p{L}\p{M} \-]{0,30}?"
    r"(?:[_\-\s]\p{Nd}{1,4}|(?:_[\p{L}\p{M}\p{Nd}]{1,30}){1,6}))\s*[\]}】]{1,2}\Z"
)
_LABELLED = regex.compile(r"\s*(?P<label>[^:：/\d]{1,30}?)\s*[:：]\s*(?P<value>\S.{0,300})\Z")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S{3,300}\Z")
_FIRST_STATEMENT = regex.compile(r"(?<=[\p{Ll}\p{Lo}\p{Lu}]{2})[.。]\s+(?=\p{L})")
# A quotation mark has a space on one side, what parts a trail on both or neither.
_TRAIL = regex.compile(r"[^>»›→]{1,40}(?:(?:(?<=\s)[>»›→]\s+|(?<=\S)[>»›→](?=[\p{L}\p{N}]))[^>»›→]{1,40}){1,6}\Z")
_DIGIT = regex.compile(r"\p{Nd}")
_TRAIL_MARK = regex.compile(r"[>»›→]")
# Without one of these and without a word of the lexicon a line is given away by nothing.
_TELLING = re.compile(r"[\d:：\[\]{}()（）【】|>»›→©]")
_OPENERS = frozenset("[{【")
_CLOSERS = frozenset(")）]")

STRONG = frozenset(
    {"comment counter", "source line", "empty widget", "related headlines", "sign-in", "newsletter", "cookie notice"}
)
"""Reasons that can open a page's tail."""

SURE_WIDTH = 40
"""Width from which a piece of furniture is called foreign by statistics alone; names in menus mislead below."""

_WHOLE_LINE = (
    ("nodata", "empty widget"),
    ("related", "related headlines"),
    ("share", "share"),
    ("signin", "sign-in"),
    ("advert", "advert placeholder"),
    ("more", "navigation"),
    ("pagination", "pagination"),
    ("loading", "empty widget"),
    ("print", "share"),
    ("skip", "skip link"),
)

_WHOLE_TAIL = (
    ("comment", "comment counter"),
    ("legal", "legal"),
    ("search", "search"),
    ("player", "media player"),
    ("feedback", "feedback"),
    ("menu", "navigation"),
    ("tags", "tags"),
    ("byline", "byline"),
)

_INSIDE = (
    ("rights", "copyright", 400),
    ("cookie", "cookie notice", 400),
    ("newsletter", "newsletter", 160),
    ("views", "views", 40),
    ("skip", "skip link", 60),
    ("feedback", "feedback", 110),
)
"""Kinds whose words give a line away wherever they stand in it, and the widest such line."""


class Verdict(Struct, frozen=True):
    """Why a line is furniture, the languages its words speak, and what it states: a source or a person's name."""

    reason: str
    languages: tuple[str, ...] = ()
    value: str | None = None
    name: str | None = None


def judge(text: str) -> Verdict | None:
    """Judge a line by its own words and shape alone, wherever it stands; ``None`` where it may be the article's."""
    return _judged(text) if len(text) <= _LINE else _judge(text)


def _judge(text: str) -> Verdict | None:
    placeholder = _PLACEHOLDER.match(text) if text[:1] in _OPENERS else None
    if placeholder:
        languages = lexicon.inside("advert", placeholder.group("label").replace("_", " "))
        digits = any(c.isdecimal() for c in text)
        return Verdict("advert placeholder" if languages or digits else "placeholder", languages)
    if width(text) > 330:
        return None
    return _counter(text) or _source(text) or _whole_line(text) or _trail(text)


# The lines of a site's menus and footers stand on all of its pages and are asked about again and again.
_LINE = 500
_judged = lru_cache(maxsize=4096)(_judge)


def judge_tail(text: str) -> Verdict | None:
    """Judge a line that stands behind the article's end: there weaker signs are enough."""
    return _judged_tail(text) if len(text) <= _LINE else _judge_tail(text)


def _judge_tail(text: str) -> Verdict | None:
    if len(text) < lexicon.LONGEST_TEXT and not _TELLING.search(text) and not lexicon.knows(text):
        return None  # four lines in ten of the open extraction set
    verdict = judge(text)
    if verdict:
        return verdict
    counter = _COUNTER.match(text) if text[-1:] in _CLOSERS else None
    if counter and word_count(text) <= 6:
        return Verdict("comment counter")
    kinds = lexicon.kinds_of(text)
    for kind, reason in _WHOLE_TAIL if kinds else ():
        if kind in kinds:
            return Verdict(reason, kinds[kind])
    mentioned = lexicon.mentions(text)
    for kind, reason, widest in _INSIDE if mentioned else ():
        if kind in mentioned and width(text) <= widest:
            return Verdict(reason, mentioned[kind])
    opened = lexicon.opening("share", text) if word_count(text) <= 5 else None
    if opened:
        return Verdict("share", opened[1])
    if "©" in text:
        return Verdict("copyright")
    return _labelled_list(text)


_judged_tail = lru_cache(maxsize=4096)(_judge_tail)


def invitation(text: str) -> Verdict | None:
    """Judge a short line that asks the reader to follow or to watch."""
    if width(text) > 110:
        return None
    found = lexicon.opening("invitation", text)
    return Verdict("invitation", found[1]) if found else None


def attribution(text: str, language: str | None) -> Verdict | None:
    """Judge a short line that credits a source in a phrase, "According to X", without being a sentence."""
    if width(text) > 80 or ends_sentence(text) or word_count(text) > 10 or "," in text:
        return None
    found = lexicon.opening("according", text)
    if not found or not (found[1] and (language is None or language in found[1])):
        return None
    value = text[len(found[0]) :].strip(" :：-")
    return Verdict("source line", found[1], value) if value and (value[0].isupper() or not value[0].islower()) else None


def labelled(text: str) -> regex.Match[str] | None:
    """Return a line's ``label`` and its ``value`` where it is of the form "Label: value"."""
    return _LABELLED.match(text) if ":" in text or "：" in text else None


def entry(line: Line, verdict: Verdict, language: str | None) -> Furniture:
    """Enter a piece into the ledger of an article in ``language``: its own language, and whether it is another."""
    text, path = line.text, short_path(line.path)
    if verdict.languages:
        own = language if language in verdict.languages else verdict.languages[0]
        return Furniture(text, verdict.reason, own, language is not None and own != language, path)
    if width(text) < 20:
        return Furniture(text, verdict.reason, None, False, path)
    found = _language(text, language)
    foreign = found is not None and language is not None and found != language and width(text) >= SURE_WIDTH
    return Furniture(text, verdict.reason, found if foreign or found == language else None, foreign, path)


_language = lru_cache(maxsize=4096)(quick_language)


def ledger(pieces: Iterable[tuple[Line, Verdict]], language: str | None) -> tuple[Furniture, ...]:
    """Return the ledger of an article in the order of the page, a repeated caption named once."""
    seen: set[tuple[str, str]] = set()
    entries = []
    for line, verdict in pieces:
        key = (line.text, verdict.reason)
        if verdict.reason == "repeated caption" and key in seen:
            continue
        seen.add(key)
        entries.append(entry(line, verdict, language))
    return tuple(entries)


def place_verdict(line: Line) -> Verdict:
    """Return the reason for a line that stands outside the article: its words first, then its place."""
    verdict = judge_tail(line.text)
    if verdict and verdict.reason != "navigation":
        return verdict
    if lists_languages(line.text, None):
        return Verdict("language switcher")
    if line.place:
        return Verdict(line.place, verdict.languages if verdict else ())
    if verdict:
        return verdict
    return Verdict("navigation" if (line.linked or 0.0) > 0.5 or word_count(line.text) <= 3 else "outside the article")


def _counter(text: str) -> Verdict | None:
    if not _DIGIT.search(text):
        return None
    for pattern in (_COUNTER, _COUNT_FIRST, _COUNT_LAST):
        match = pattern.match(text)
        languages = lexicon.languages_of("comment", match.group("label")) if match else ()
        if languages:
            return Verdict("comment counter", languages)
    match = _COUNT_FIRST.match(text)
    languages = lexicon.languages_of("views", match.group("label")) if match else ()
    return Verdict("views", languages) if languages else None


def _source(text: str) -> Verdict | None:
    languages = lexicon.languages_of("source", text)
    if languages:
        return Verdict("source line", languages)
    label = labelled(text.strip("()（）[] "))
    languages = lexicon.languages_of("source", label.group("label")) if label else ()
    if not label or not languages:
        return None
    value = label.group("value").strip()
    if _ADDRESS.match(value) or (word_count(value) <= 14 and width(value) <= 110):
        return Verdict(
            "source line", languages, value if _ADDRESS.match(value) else _FIRST_STATEMENT.split(value)[0].rstrip(".")
        )
    return None


def _whole_line(text: str) -> Verdict | None:
    kinds = lexicon.kinds_of(text)
    for kind, reason in _WHOLE_LINE if kinds else ():
        if kind in kinds:
            return Verdict(reason, kinds[kind])
    comment = kinds.get("comment")
    return Verdict("comment counter", comment) if comment and text.rstrip().endswith((":", "：")) else None


def _trail(text: str) -> Verdict | None:
    """Judge a breadcrumb trail, "Home > News > World", and a menu in one line, "Home | News | World"."""
    piped = [part for part in text.split(" | ") if part.strip()]
    if len(piped) < 3 and not _TRAIL_MARK.search(text):
        return None
    menu = len(piped) >= 3 and all(word_count(part) <= 4 and not any(c.isdecimal() for c in part) for part in piped)
    if not menu and (width(text) > 120 or ends_sentence(text) or not _TRAIL.match(text)):
        return None
    opened = lexicon.opening("menu", text)
    return Verdict("navigation", opened[1] if opened else ())


def _labelled_list(text: str) -> Verdict | None:
    label = labelled(text)
    if not label:
        return None
    for kind, reason in (
        ("tags", "tags"),
        ("share", "share"),
        ("dateline", "date line"),
        ("related", "related headlines"),
        ("pagination", "pagination"),
    ):
        languages = lexicon.languages_of(kind, label.group("label"))
        if languages:
            return Verdict(reason, languages)
    return None
