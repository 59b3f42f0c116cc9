"""Retelling: what data, problems and remarks say in an English sentence, told in the reader's language.

What is kept keeps its sentence: formats and programs read it. On a page it is known again by its words, and the values
in it are put into the catalog's sentence. What is not known here stays English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from hexapla.editions.translations import SOURCE, translations
from hexapla.editions.wording import day, listed, number

_LONGEST = 1_000  # codepoints in which a sentence is looked for
_PLACE = re.compile(r"%\\?\((\w+)\\?\)s")
_ISOLATE, _END = "\u2068", "\u2069"  # FSI and PDI: words of any direction within a sentence


def say(sentence: str) -> str:
    """Name a sentence for the catalogs."""
    return sentence


# Sentences that are told as they are, each with its places.
_SENTENCES = (
    # why a date is as it is
    say("year of publication"),
    say("the year that the title names"),
    say("the only year the text speaks of"),
    say("the text reviews %(first_year)s and looks forward to %(last_year)s"),
    say("the first such day after publication"),
    say("the first such weekday after publication"),
    say("the last such weekday before publication"),
    say("the nearest such month to publication"),
    say("%(n)s days that ended on %(day)s"),
    say("order of day and month by language"),
    say("order of day and month by another date of the line"),
    say("order of day and month by the body"),
    say("order of day and month by the outlet's pages"),
    say("declared, though before publication"),
    say("the only date shown is that of the last change"),
    say("tabular Hijri calendar, may differ by a day"),
    # why it is not certain that a person is one
    say("nothing but the name says that all of this is one person"),
    say("the name is the same, the roles are not, and nothing else is shared"),
    # what of a query was not understood
    say("only the first %(n)s characters were read"),
    say("there is no filter %(name)s: (there are %(known)s), so that was searched for as words"),
    say("only the first %(n)s words or filters were searched for"),
    say("from: is later than to:, so no event can be found"),
    say("there is no word or number in this that could be searched for"),
    say("%(shown)s says nothing to search for, and was left out"),
    say("%(shown)s is no tag of a language (vi, fr, zh-Hant), and was left out"),
    say("%(shown)s is no date (2023, 2023-12 or 2023-12-23), and was left out"),
    say("this archive is of an older Hexapla, and is searched after its next `hexapla build`"),
    # what is wrong with what was asked
    say("there is no page %(n)s: the list has %(many)s"),
    say("there is no page %(n)s"),
    say("%(name)s is asked twice"),
    say("%(name)s: there is no day %(value)s"),
    say("nobody reviews here: this place was started without a token, and is read-only"),
    # what is wrong with what a reviewer says
    say("cannot set %(field)s: a value has 1 to %(n)s characters"),
    say("cannot set %(field)s to %(text)s: it is one of %(choices)s"),
    say('cannot read the amount %(text)s: write it as "300", "> 300", "12.5 %%" or "5000000 USD"'),
    say("cannot read the date %(text)s: write it as 2023, 2023-12 or 2023-12-20"),
    say("cannot read the count %(text)s: write it in digits"),
    say("%(name)s is of event %(event)s already: there is nothing to merge"),
    say("nothing would be left of event %(event)s: name fewer of its %(n)s articles"),
    say("name the articles that report another event than %(event)s"),
    say("there is no event %(event)s"),
)
# Sentences that are told in other words: for a reader of pages, or one for several.
_OTHERWISE: Mapping[str, str] = {
    r"a search has pages 1 to (?P<n>\d+)": say("There are pages 1 to %(n)s."),
    r"there is no sheet (?P<n>\d+): the list has (?P<many>\d+)": "there is no page %(n)s: the list has %(many)s",
    r"the (?:path|query) is longer than (?P<n>\d+) bytes.*": say("An address may have %(n)s bytes here."),
    r"Expected .* - at `\$\.(?P<name>\w+)`": say("“%(name)s” is not asked as it should be."),
    r"this place is read-only: .*": "nobody reviews here: this place was started without a token, and is read-only",
    r"no event (?P<event>\S+) in the archive.*": "there is no event %(event)s",
    r"event (?P<event>\S+) has no (?:fact|article|verdict).*": say(
        "Event %(event)s has no such thing: load the page anew."
    ),
    r"cannot set (?P<field>\S+): this has .*": say("This has no field “%(field)s”."),
    r"no \w+ has an id of that shape": say("No id looks like this one."),
    r"nothing to correct: .*": say("Nothing to correct: write what is right."),
}

_UNREADABLE = "Expected "
"""What a validator says begins so: it names a pattern that no reader reads."""


@cache
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence as it is known again, and how the catalogs have it."""
    exact = [(_pattern(one), one) for one in _SENTENCES]
    return (*exact, *((re.compile(shape), one) for shape, one in _OTHERWISE.items()))


def _pattern(sentence: str) -> re.Pattern[str]:
    escaped = re.escape(sentence).replace("%%", "%")
    return re.compile(_PLACE.sub(lambda place: f"(?P<{place[1]}>.+?)", escaped), re.DOTALL)


def retold(text: str, language: str) -> str | None:
    """Return an English sentence in a language of the interface, ``None`` where it is not known there."""
    if language == SOURCE and not text.startswith(_UNREADABLE):
        return text
    for pattern, sentence in _known():
        match = pattern.fullmatch(text[:_LONGEST])
        if match is not None:
            values = {name: _value(name, value, language) for name, value in match.groupdict().items()}
            return str(translations(language).ugettext(sentence)) % values
    return None


def _value(name: str, value: str, language: str) -> str:
    """A value as the language writes it; what people wrote apart from the words around it."""
    written = _WRITTEN.get(name)
    if written is not None and value.isascii():
        return written(value, language)
    return f"{_ISOLATE}{value}{_END}"


def _count(value: str, language: str) -> str:
    return number(int(value), language) if value.isdecimal() and len(value) < 16 else value


def _names(value: str, language: str) -> str:
    return str(listed([f"{_ISOLATE}{name}{_END}" for name in value.split(", ")], language))


_WRITTEN: Mapping[str, Callable[[str, str], str]] = {
    "n": _count,
    "many": _count,
    "day": day,
    "first_year": lambda value, _: value,
    "last_year": lambda value, _: value,
    "known": _names,
    "choices": _names,
}
