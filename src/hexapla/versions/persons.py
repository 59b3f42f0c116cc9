"""Persons of a text: names that an office or a title of address introduces."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from importlib.resources import files

import regex

from hexapla.language.han_readings import find_read, read_as
from hexapla.language.locales import base_language
from hexapla.language.names import Name, find_names, similarity
from hexapla.language.offices import Office, find_offices
from hexapla.language.scripts import romanise, skeleton, word_texts
from hexapla.values.text import Evidence
from hexapla.versions.places import within
from hexapla.versions.reading import Reading

# The scale is that of hexapla.language.names; measured on the sample's persons, 2026-11: one person in two alphabets
# .3 to 1, different persons at most .15; in one alphabet spellings differ less.
SAME = 0.6
SAME_ACROSS_SCRIPTS = 0.25
_LONGEST_OFFICE = 90
_TELLING_BONES = 4
_LIKE_BONES = 0.8
_TELLING_PAIR = 7
_LONGEST_WORD = 30
_CASED = regex.compile(r"[\p{Lu}\p{Ll}\p{Lt}]")
_LETTER = regex.compile(r"\p{L}")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_PLAIN = regex.compile(r"[a-z0-9]+")
_END = regex.compile(r"[.;:!?。；：！？]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence (by number), with the offices that stand before it, up to the name before."""

    sentence: int
    name: Name
    where: Evidence
    offices: tuple[str, ...]
    office_where: Evidence | None
    titled: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the comparison key."""
        return tuple(self.name.key.split())


class People:
    """The names of one reading, found once."""

    def __init__(self, reading: Reading) -> None:
        """Remember the reading; nothing is searched before it is asked for."""
        self._reading = reading
        self._offices: dict[int, list[Office]] = {}
        self._mentions: dict[int, list[Mention]] = {}

    def offices(self, number: int) -> list[Office]:
        """Return the offices of a sentence."""
        if number not in self._offices:
            self._offices[number] = find_offices(self._reading.sentences[number].text, self._language(number))
        return self._offices[number]

    def mentions(self, number: int) -> list[Mention]:
        """Return the names of a sentence from left to right."""
        if number not in self._mentions:
            sentence = self._reading.sentences[number]
            self._mentions[number] = _mentions(number, sentence, self._language(number), self.offices(number))
        return self._mentions[number]

    def _language(self, number: int) -> str | None:
        return self._reading.language_of(self._reading.sentences[number])

    def _introduces(self, number: int) -> bool:
        """Whether an office or a title of address may stand in a sentence."""
        if self.offices(number):
            return True
        text = self._reading.sentences[number].text.casefold()
        return any(word in text for word in _titles(base_language(self._language(number))))

    @cached_property
    def persons(self) -> tuple[Mention, ...]:
        """Mentions of at least two words that an office or a title introduces and no body's word belongs to."""
        language = base_language(self._reading.language)
        bodies = _words("body", language)
        beginnings = frozenset(word.split()[0] for word in bodies | _words("head", language) if word.strip())
        introducing = (number for number in range(len(self._reading.sentences)) if self._introduces(number))
        return tuple(
            mention
            for number in introducing
            for mention in self.mentions(number)
            if mention.titled and len(mention.words) > 1 and not _is_body(mention.name.text, bodies, beginnings)
        )

    @cached_property
    def cased(self) -> bool:
        """Whether the text is in a script with capitals, where every name shows."""
        times = Counter("".join(sentence.text for sentence in self._reading.sentences[:50]))
        cased, letters = (sum(count for sign, count in times.items() if kind.match(sign)) for kind in (_CASED, _LETTER))
        return cased > letters / 2

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names of the text and of its title, each spelling once."""
        title = self._reading.article.title
        names = [mention.name for number in range(len(self._reading.sentences)) for mention in self.mentions(number)]
        names += find_names(title, self._reading.language) if title else []
        return tuple({name.key: name for name in names if name.key}.values())

    def named(self, mention: Mention) -> bool:
        """Whether a person is named here, in any spelling, whole or by a part of the name."""
        if any(part in self._romanised for part in _parts(mention.words)):
            return True
        words = set(mention.words)
        script = _script(mention.name.text)
        if script != self._script and (self._transcribed(mention) or self._is_read(mention)):
            return True
        for name in self.names:
            parts = set(name.key.split())
            if parts <= words or words <= parts:
                return True
            enough = SAME if script == _script(name.text) else SAME_ACROSS_SCRIPTS
            if similarity(mention.name.text, name.text) >= enough:
                return True
        return False

    def _is_read(self, mention: Mention) -> bool:
        """Whether the name stands in Han characters that Vietnamese or Korean reads so, or is one, read so here."""
        if any(read_as(mention.name.text, name.text) > 0 for name in self.names):
            return True
        return any(find_read(sentence.text, [mention.name.text]) is not None for sentence in self._reading.sentences)

    def _transcribed(self, mention: Mention) -> bool:
        """Whether the consonants of a word of the name stand nearly so in a capitalised word.

        An article or a semivowel written as a consonant is one letter more; hence not equality.
        """
        bones = [found for word in mention.words if len(found := skeleton(word)) >= _TELLING_BONES]
        return any(
            SequenceMatcher(None, own, other).ratio() >= _LIKE_BONES for own in bones for other in self._skeletons
        )

    @cached_property
    def _skeletons(self) -> frozenset[str]:
        """The consonant skeletons of capitalised words that have enough consonants to tell."""
        found = {
            skeleton(word)
            for sentence in self._reading.sentences
            for word in word_texts(sentence.text)
            if word[0].isupper()
        }
        return frozenset(bones for bones in found if len(bones) >= _TELLING_BONES)

    @cached_property
    def _script(self) -> str:
        return _script("".join(sentence.text for sentence in self._reading.sentences[:1]))

    @cached_property
    def _romanised(self) -> str:
        article = self._reading.article
        text = "\n".join([article.title or "", *(sentence.text for sentence in self._reading.sentences)])
        # Sign by sign: a text has few of them, and each is asked for once.
        plain = text.translate({ord(sign): romanise(sign) for sign in set(text)})
        return " ".join(_PLAIN.findall(plain))


def _parts(words: tuple[str, ...]) -> list[str]:
    """Return the neighbours in a name, by twos: a run of capitals may hold the end of an office as well."""
    pairs = [" ".join(words[start : start + 2]) for start in range(len(words) - 1)]
    return [pair for pair in pairs if len(pair) >= _TELLING_PAIR] or [" ".join(words)]


def _script(text: str) -> str:
    """Return what Unicode's names call the script of the first letter: ``LATIN``, ``CYRILLIC``, ``CJK``."""
    letter = _LETTER.search(text)
    return unicodedata.name(letter[0], "").split(" ")[0] if letter else ""


def same_person(a: Mention, b: Mention) -> bool:
    """Whether two mentions are of one person, by their names."""
    one, two = a.name.text, b.name.text
    return a.name.key == b.name.key or similarity(one, two) >= SAME or max(read_as(one, two), read_as(two, one)) > 0


def _mentions(number: int, sentence: Evidence, language: str | None, offices: Sequence[Office]) -> list[Mention]:
    text = sentence.text
    names = find_names(text, language)
    found = []
    before = 0
    for name in names:
        if any(office.start < name.end and name.start < office.end for office in offices):
            continue
        start = max(before, name.start - _LONGEST_OFFICE)
        ends = [match.end() for match in _END.finditer(text, start, name.start)]
        start = max([start, *ends])
        near = [office for office in offices if start <= office.start and office.end <= name.start]
        before_name = text[start : name.start]
        titled = (bool(near) or _titled(before_name, language)) and not _joined(before_name, language)
        where = within(sentence, name.start, name.end)
        office_where = within(sentence, near[0].start, name.end) if near else None
        found.append(Mention(number, name, where, tuple(o.name for o in near), office_where, titled))
        if len(name.key.split()) > 1:
            before = name.end
    return found


def _titled(before: str, language: str | None) -> bool:
    """Whether a title of address or an office of the wider list ends right before the name."""
    words = _titles(base_language(language))
    text = before.casefold().rstrip(" \u00a0,.")
    return any(text.endswith(word) and not text[: -len(word)][-1:].isalpha() for word in words)


@cache
def _titles(language: str | None) -> frozenset[str]:
    return _words("title", language) | _words("head", language)


def _joined(before: str, language: str | None) -> bool:
    """Whether a preposition or conjunction stands right before the name: "head of X" names a body or a place."""
    words = word_texts(before[-_LONGEST_WORD:])
    small = {word for kind in ("stop", "link", "place") for word in _words(kind, base_language(language), "phrase")}
    return bool(words) and words[-1].casefold() in small and not before.rstrip().endswith(",")


def _is_body(name: str, bodies: frozenset[str], beginnings: frozenset[str]) -> bool:
    """Whether a name is that of a body, or begins with the word of an office or body that was cut short."""
    if _UNSPACED.search(name):
        return any(word in name for word in bodies)
    folded = name.casefold().split()
    return folded[0] in beginnings or any(word in folded for word in bodies)


@cache
def _words(kind: str, language: str | None, table: str = "roles") -> frozenset[str]:
    """Return the cues of a kind in a table of ``data/records``, folded, without those with wildcards."""
    lines = files("hexapla").joinpath("data", "records", f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    found: set[str] = set()
    for line in lines:
        if not line or line.startswith("#"):
            continue
        languages, row_kind, forms = line.split("\t")
        if row_kind == kind and language in languages.split(","):
            found.update(form.casefold() for form in forms.split("|") if form not in {"", "-"} and "*" not in form)
    return frozenset(found)


def offices_of(mentions: Sequence[Mention], person: Mention) -> list[Mention]:
    """Return the mentions of one person that state an office."""
    return [mention for mention in mentions if mention.offices and same_person(mention, person)]
