"""Organisations in a line: a word for what one is with the words of its name, a known acronym, a company's ending."""

from __future__ import annotations

import regex
from msgspec import Struct

from hexapla.language.cues import flagged
from hexapla.records import cues
from hexapla.records.gazetteer import is_known
from hexapla.records.office_words import CAPITAL, TOKEN, kind_of
from hexapla.records.place_mentions import is_headline
from hexapla.records.reading import Line
from hexapla.records.uncased_bodies import ENDS, IS, bodies_in
from hexapla.values.text import Span

_POSSESSIVE = regex.compile(r"['’]s[ \u00a0]")
_OF = regex.compile(r" of (?:the )?")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_HAN = regex.compile(r"\p{Han}")
_ARABIC_WORD = regex.compile(r" (\p{Arabic}[\p{Arabic}\p{M}]*)")
_ACRONYM = regex.compile(r"(?<![\p{L}\p{N}.\-&])(\p{Lu}[\p{Lu}&]{1,5})(?![\p{L}\p{N}&])")
_IN_BRACKETS = regex.compile(r"\s*[(（](\p{Lu}[\p{Lu}\p{N}&\-]{1,9})[)）]")
_DOTTED = regex.compile(r"(?<![\p{L}.])((?:\p{Lu}\.){2,4}[ \u00a0])$")
_CAPITALISED = r"\p{Lu}\p{Ll}+"
_JOINED = regex.compile(
    rf"(?<!\p{{L}})(?<the>\p{{L}}\p{{Ll}}+) (?:(?:\p{{Lu}}\.){{2,4}} )?"
    rf"(?<first>{_CAPITALISED}(?: {_CAPITALISED})?) (?<and>\p{{Ll}}+) $"
)
_JOINING = 40  # codepoints before a run in which the rest of its name stands
_WITH_ARTICLE = frozenset({"ministry", "department", "commission", "committee", "council", "agency", "court"})
_MOST_WORDS = 9  # of a name: "Union of Concerned Scientists of ..." and its like
_COMPANY, ACRONYM = "company", "acronym"
_NO_KIND = frozenset({ACRONYM, "generic", "particle"})


class Named(Struct, frozen=True):
    """An organisation in one line: where its name stands, what it is, and the acronym given for it."""

    line: Line
    span: Span
    kind: str | None
    acronym: str | None = None

    @property
    def text(self) -> str:
        return self.line.text[self.span.start : self.span.end]


def organisations_in(line: Line) -> list[Named]:
    """Return the organisations that a line names, from left to right, without overlaps."""
    found = [] if is_headline(line) else [*_by_word(line), *_in_runs(line)]
    found += _acronyms(line)
    found += [Named(line, span, kind, _bracketed(line.text, span.end)) for span, kind in bodies_in(line)]
    kept: list[Named] = []
    for one in sorted(found, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if not any(one.span.start < other.span.end and other.span.start < one.span.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span.start)


def kind_in(text: str, language: str | None) -> str | None:
    """Return what an organisation is by the words of its name, the last of them where several are."""
    best: tuple[int, str] | None = None
    for kind in _kinds():
        for span in cues.find("organisations", language, text, kind):
            if best is None or span.end > best[0]:
                best = (span.end, kind)
    return None if best is None else best[1]


def _kinds() -> tuple[str, ...]:
    every = cues.kinds("organisations")
    return tuple(kind for kind in every if kind not in _NO_KIND and not kind.startswith((ENDS, IS)))


def _by_word(line: Line) -> list[Named]:
    """Return the names that begin with a word for what they are: "ministère des Affaires étrangères"."""
    text, language = line.text, line.language
    suffixed = cues.forms("roles", "order", language)
    kinds = [kind for kind in _kinds() if not (suffixed and kind == _COMPANY)]
    compiled = cues.pattern("organisations", language, *kinds)
    found = []
    for match in compiled.finditer(text) if compiled is not None else ():
        if _HAN.match(match[0]):
            start, end = _han_start(line, match.start()), match.end()
            named = start < match.start()
        elif _CASED.search(match[0]) is None:
            start, end = match.start(), _arabic_end(line, match.end())
            named = end > match.end()
        else:
            start, end = match.start(), _end(line, match.end())
            named = _is_named(line, match.start(), match.end(), end)
        if named and not is_office(line, start, end):
            found.append(Named(line, Span(start, end), kind_in(match[0], language), _bracketed(text, end)))
    return found


def _is_named(line: Line, start: int, stop: int, end: int) -> bool:
    """Return whether ``[start, end)``, of which the word for what it is ends at ``stop``, names one organisation.

    What is written small must be followed by a small word or a capital; where words of a name are written apart, or
    where what it is mostly ends a name, by more.
    """
    text, language = line.text, line.language
    capital = CAPITAL.match(text, start) is not None
    if end <= stop:
        return capital and " " in text[start:stop]
    following = TOKEN.search(text, stop)
    if following is None:
        return False
    if cues.forms("roles", "order", language):
        return capital and following[0].islower()
    if flagged("titles.tsv", language, "syllables"):
        return capital
    return capital or CAPITAL.match(following[0]) is not None or _is_small(following[0], language)


def _is_small(word: str, language: str | None) -> bool:
    return kind_of(word, language) == "link" or cues.is_cue("phrase", language, word, "office")


def _end(line: Line, position: int) -> int:
    """Return where a name ends that began with what it is: small words join what has a capital or is of an office."""
    text, language = line.text, line.language
    complements = cues.pattern("roles", language, "complement")
    end = position
    joiners, joined = cues.pattern("phrase", language, "name link"), False
    for _ in range(_MOST_WORDS):
        token = TOKEN.search(text, position)
        if token is None or text[position : token.start()].strip(" \u00a0"):
            break
        word = token[0].rstrip(".'’")
        joiner = None if joiners is None else joiners.match(text, token.start())
        match = None if complements is None else complements.match(text, token.start())
        syllables = flagged("titles.tsv", language, "syllables") and not CAPITAL.match(word)
        coordinated = cues.is_cue("phrase", language, word, "and")
        if joiner is not None and (joined or not coordinated):  # "Ministry of Health and Trade", but no two companies
            position, joined = joiner.end(), True
        elif match is not None and match.end() >= token.start() + len(word) and not syllables:
            end = position = match.end()
        elif CAPITAL.match(word) and not cues.is_cue("phrase", language, word, "stop"):
            end = position = token.start() + len(regex.sub(r"['’]s$", "", word))
            if len(token[0]) > len(word) or end < token.start() + len(word):
                break
        elif joiners is None and _is_small(word, language):
            position = token.end()
        else:
            break
    return len(text[:end].rstrip(" .’'"))


def _in_runs(line: Line) -> list[Named]:
    """Return the runs of capitals that end with a word for what they are ("Havsund Peace Library") or of companies."""
    text, language = line.text, line.language
    found = []
    for name in line.names:
        end = name.start + len(regex.sub(r"['’]s?$", "", text[name.start : name.end]))
        inner = list(_POSSESSIVE.finditer(text, name.start, end))
        start = inner[-1].end() if inner else name.start  # "Havsund's Ministry of Trade"
        spans = cues.find("organisations", language, text[start:end], *_kinds())
        if spans and (joined := _OF.search(text, start, start + spans[0].start)) is not None:
            start, shift = joined.end(), joined.end() - start  # "Ana Silva of the Havsund Police"
            spans = [Span(span.start - shift, span.end - shift) for span in spans]
        start, spans = _opened(line, start, end, spans)
        if spans and (more := _begins(line, start, start + spans[-1].start)) < start:
            start, spans = more, [Span(span.start + start - more, span.end + start - more) for span in spans]
        if not spans or spans[0].start == 0 or is_office(line, start, end):
            continue
        stop = start + spans[-1].end
        rest = text[stop:end].split()
        if rest and kind_of(rest[0], language) != "link" and not cues.is_cue("phrase", language, rest[0], "office"):
            continue  # "the Havsund Court Hotel"
        if _end(line, stop) > stop or not rest:
            end = max(end, _end(line, stop)) if rest or text[stop : stop + 1] == " " else stop
        kind = kind_in(text[start:stop], language)
        found.append(Named(line, Span(start, end), kind, _bracketed(text, end)))
    return found


def _begins(line: Line, start: int, word: int) -> int:
    """Return where a name begins of which a run has the rest: "U.S. Coast Watch", "the Land and Water Board".

    A body whose name begins with a common noun has an article: where the first of two joined runs has the only one,
    both are its name.
    """
    text, language = line.text, line.language
    joined = _JOINED.search(text, max(0, start - _JOINING), start)
    kind = kind_in(text[word : start + len(text[start:].split()[0]) + _JOINING], language)
    if joined is not None and kind in _WITH_ARTICLE and cues.is_cue("phrase", language, joined["and"], "and"):
        article = cues.is_cue("phrase", language, joined["the"], "link")
        if article and kind_in(joined["first"], language) is None and not is_known(joined["first"], language):
            start = joined.start("first")
    dotted = _DOTTED.search(text, max(0, start - _JOINING), start)
    return start if dotted is None else dotted.start(1)


def _opened(line: Line, start: int, end: int, spans: list[Span]) -> tuple[int, list[Span]]:
    """Return a run without words that only open a sentence, and none where nothing but kinds of bodies is left."""
    openers = cues.pattern("roles", line.language, "opener")
    match = None if openers is None else openers.match(line.text, start, end)
    if match is not None and spans and match.end() < start + spans[0].start:
        shift = match.end() + 1 - start
        start, spans = start + shift, [Span(span.start - shift, span.end - shift) for span in spans]
    rest = cues.pattern("organisations", line.language, *_kinds())
    left = line.text[start:end] if rest is None else rest.sub("", line.text[start:end])
    return start, spans if any(character.isalpha() for character in left) else []


def _acronyms(line: Line) -> list[Named]:
    if line.text.isupper():
        return []
    known = set(cues.forms("organisations", ACRONYM, line.language))
    return [
        Named(line, Span(*match.span(1)), None, match[1]) for match in _ACRONYM.finditer(line.text) if match[1] in known
    ]


def _bracketed(text: str, end: int) -> str | None:
    match = _IN_BRACKETS.match(text, end)
    return None if match is None else match[1]


def is_office(line: Line, start: int, end: int) -> bool:
    """Return whether the words hold an office, an event or a document, or are a known place."""
    text, language = line.text[start:end], line.language
    if cues.has("roles", language, text, "head") or is_known(text, language) or text[-1:].isdecimal():
        return True
    return cues.has("documents", language, text, "type") or cues.has("events", language, text, "conference", "award")


def _han_start(line: Line, start: int) -> int:
    compiled = cues.pattern("roles", line.language, "complement")
    while compiled is not None:
        before = [size for size in range(1, min(start, 8) + 1) if compiled.fullmatch(line.text, start - size, start)]
        if not before:
            break
        start -= max(before)
    return start


def _arabic_end(line: Line, position: int) -> int:
    """Return where an Arabic name ends: after the definite words and complements that follow what it is."""
    articles = cues.forms("clitics", "definite", line.language)
    while (word := _ARABIC_WORD.match(line.text, position)) is not None:
        definite = articles and word[1].startswith(articles)
        if not definite and not cues.is_cue("roles", line.language, word[1], "complement"):
            break
        position = word.end()
    return position
