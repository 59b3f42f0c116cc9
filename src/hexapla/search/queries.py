"""What a person types -> what is asked of the archive.

    floods "state of emergency" person:"Layla al-Mansouri" language:ar from:2023-12 to:2024 number:300

Words must all be there, words in quotation marks side by side. Nothing that is typed is an error: what is not
understood is said in a remark, and the rest is searched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import regex
from msgspec import Struct

from hexapla.language.folding import fold
from hexapla.language.roman import roman_value
from hexapla.language.search_names import bones, name_spellings, sound
from hexapla.language.search_words import SearchWord, search_words
from hexapla.language.tags import normalise
from hexapla.search.days import days_of
from hexapla.values.search import Field, Phrase, SearchRequest, SearchTerm

FILTERS = ("person", "document", "number", "language", "outlet", "from", "to")
LONGEST_QUERY = 500
MOST_TERMS = 16
_MOST_KEYS = 40
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』＂〝〞", '"') | {"：": ":"})
_PIECE = regex.compile(
    rf"(?:({'|'.join(FILTERS)}|[\p{{L}}\p{{M}}]{{1,30}}):(?:(?<=\b(?:{'|'.join(FILTERS)}):) ?)?(?=[^\s/:]))?"
    r'(?:"([^"]*)"?|(\p{Nd}{1,3}(?:\p{Zs}\p{Nd}{3})+(?=[\s"]|$)|\S+?)(?=[\s"]|$))',
    regex.IGNORECASE,
)
_ANYWHERE: tuple[Field, ...] = ("title", "text", "people", "names", "documents")
_NAMES: tuple[Field, ...] = ("people", "names")
_WRITTEN: tuple[Field, ...] = ("title", "text", "numbers")
# A shorter sound is that of too many words (de, la, al); its sign has two characters, so of three sounds on.
_SHORTEST_SOUND = 5


class _Piece(Struct):
    """A piece of a query: the filter before it, what stands there, and whether in quotation marks."""

    name: str
    value: str
    quoted: bool

    @property
    def shown(self) -> str:
        said = f'"{self.value}"' if self.quoted else self.value
        return f"{self.name}:{said}" if self.name else said


class _Reading(Struct):
    """What was understood of a query so far."""

    terms: list[SearchTerm]
    remarks: list[str]
    first_day: int | None = None
    last_day: int | None = None


def read_query(text: str, loosely: bool = False) -> SearchRequest:
    """Return what a query asks. Any text is a query; what cannot be searched for is said in ``remarks``.

    Read ``loosely`` its bare words are no more than wanted, each part of what hangs together for itself, and so is each
    pair of characters of what is written without spaces; phrases and filters have to be met in any case.
    """
    reading = _Reading([], [])
    if len(text) > LONGEST_QUERY:
        reading.remarks.append(f"only the first {LONGEST_QUERY} characters were read")
    words: list[tuple[_Piece, list[SearchWord]]] = []
    for match in _PIECE.finditer(text[:LONGEST_QUERY].translate(_QUOTES)):
        piece = _piece(*match.groups())
        if piece.name in _READERS:
            _READERS[piece.name](piece, reading)
            continue
        words += _in_words(piece, reading, loosely)
    return _request(text, reading, _terms(words), loosely)


def _in_words(piece: _Piece, reading: _Reading, loosely: bool) -> list[tuple[_Piece, list[SearchWord]]]:
    """Return what a piece that is no filter is made of: one piece, or ``loosely`` each of its words."""
    if not (piece.name or piece.quoted) and piece.value[-1:] == ":" and piece.value[:-1].casefold() in _READERS:
        reading.remarks.append(f"{piece.value} says nothing to search for, and was left out")
        return []
    piece = _as_words(piece, reading)
    found = search_words(piece.value)[:_MOST_KEYS]
    if loosely and not piece.quoted and len(found) > 1:
        return [(_Piece("", piece.value[w.start : w.end], False), [w]) for w in found if not w.tail]
    return [(piece, found)] if found else []


def _as_words(piece: _Piece, reading: _Reading) -> _Piece:
    """Return a piece as words; what looks like a filter and is none, with a remark."""
    if not piece.name:
        return piece
    known = ", ".join(f"{name}:" for name in FILTERS)
    reading.remarks.append(f"there is no filter {piece.name}: (there are {known}), so that was searched for as words")
    return _Piece("", f"{piece.name} {piece.value}", piece.quoted)


def _request(text: str, reading: _Reading, words: Sequence[SearchTerm], loosely: bool) -> SearchRequest:
    filters = list({term.phrases: term for term in reading.terms}.values())[:MOST_TERMS]
    known = {term.phrases for term in filters}
    said = list({term.phrases: term for term in words if term.phrases not in known}.values())
    terms = [*said[: MOST_TERMS - len(filters)], *filters]
    if len(terms) < len(said) + len(known):
        reading.remarks.append(f"only the first {MOST_TERMS} words or filters were searched for")
    if reading.first_day is not None and reading.last_day is not None and reading.first_day > reading.last_day:
        reading.remarks.append("from: is later than to:, so no event can be found")
    if text.strip() and not terms and reading.first_day is None and reading.last_day is None:
        reading.remarks.append("there is no word or number in this that could be searched for")
    asked = [term for term in terms if term.needed or not loosely]
    wanted = [term for term in terms if loosely and not term.needed]
    return SearchRequest(tuple(asked), reading.first_day, reading.last_day, tuple(reading.remarks), tuple(wanted))


def _piece(name: str | None, quoted: str | None, bare: str | None) -> _Piece:
    plain = fold(name).casefold() if name else ""
    return _Piece(plain, quoted if quoted is not None else bare or "", quoted is not None)


def _terms(pieces: Sequence[tuple[_Piece, list[SearchWord]]]) -> list[SearchTerm]:
    """Return the terms of words; each two neighbours may also be a name, told by its consonants."""
    bare = ["" if piece.quoted else _only_word(found) for piece, found in pieces]
    beside = ["", *(bones(a, b) if a and b else "" for a, b in pairwise(bare)), ""]
    terms = []
    for place, (piece, found) in enumerate(pieces):
        # By itself a short word sounds like too much; beside another it may be a part of a name.
        alone = not bare[place] or not any(bare[max(0, place - 1) : place] + bare[place + 1 : place + 2])
        as_name = [key for key in beside[place : place + 2] if key]
        terms.append(SearchTerm(piece.shown, _phrases(piece.value, found, as_name, alone), piece.quoted))
    return terms


def _only_word(words: Sequence[SearchWord]) -> str:
    """Return the one word that there is, empty where there are more, or where it is no word that sounds."""
    return words[0].key if len(words) == 1 and not words[0].close and not _is_number(words[0].key) else ""


def _phrases(said: str, words: Sequence[SearchWord], as_name: Sequence[str], alone: bool) -> tuple[Phrase, ...]:
    """Return in which ways some words that stand side by side may be met."""
    if len(words) == 1 and _is_number(words[0].key):
        return (Phrase(_WRITTEN, (words[0].key,)), Phrase(("documents",), (words[0].key,)))
    found = [_written(_ANYWHERE, words), *_as_roman(said, words)]
    if any(word.close or _is_number(word.key) for word in words):
        return tuple(found)
    heard = tuple(sound(word.key) for word in words)
    if all(heard) and (not alone or max(map(len, heard)) >= _SHORTEST_SOUND):
        found.append(Phrase(_NAMES, heard))
    if len(words) > 1:
        as_name = _all_bones([word.key for word in words])
        return (*found, *([Phrase(("people",), tuple(as_name))] if as_name else []))
    return (*found, *(Phrase(("people",), (key,)) for key in as_name))


def _written(fields: tuple[Field, ...], words: Sequence[SearchWord]) -> Phrase:
    """Return words as a phrase; what ends in a run without spaces may go on in the text."""
    keys, last = [word.key for word in words], words[-1]
    if not last.tail:
        return Phrase(fields, tuple(keys))
    if len(words) > 1 and words[-2].end == last.end:
        return Phrase(fields, tuple(keys[:-1]))
    return Phrase(fields, tuple(keys), begins=True)


def _is_number(key: str) -> bool:
    return key.replace(".", "").isdecimal()


def _as_roman(said: str, words: Sequence[SearchWord]) -> list[Phrase]:
    """Return a word as the number that it is where it is a Roman numeral: XV is 15."""
    value = roman_value(said) if len(words) == 1 and len(said) > 1 else None
    return [Phrase(_WRITTEN, (str(value),))] if value else []


def _all_bones(words: Sequence[str]) -> list[str]:
    found = [bones(a, b) for a, b in pairwise(words)]
    return found if all(found) else []


def _add(reading: _Reading, piece: _Piece, phrases: Sequence[Phrase]) -> None:
    if phrases:
        reading.terms.append(SearchTerm(piece.shown, tuple(phrases)))
    else:
        reading.remarks.append(f"{piece.shown} says nothing to search for, and was left out")


def _person(piece: _Piece, reading: _Reading) -> None:
    words = search_words(piece.value)[:_MOST_KEYS]
    phrases = [_written(("people",), words)] if words else []
    for spelling in name_spellings(piece.value):
        for keys in ([sound(word) for word in spelling], [bones(a, b) for a, b in pairwise(spelling)]):
            if keys and all(keys):
                phrases.append(Phrase(("people",), tuple(keys[:_MOST_KEYS])))
    _add(reading, piece, list(dict.fromkeys(phrases)))


def _number(piece: _Piece, reading: _Reading) -> None:
    keys = [word.key for word in search_words(piece.value) if _is_number(word.key)]
    _add(reading, piece, [Phrase(_WRITTEN, (keys[0],))] if len(keys) == 1 else [])


def _in_field(field: Field) -> Callable[[_Piece, _Reading], None]:
    def read(piece: _Piece, reading: _Reading) -> None:
        words = search_words(piece.value)[:_MOST_KEYS]
        _add(reading, piece, [_written((field,), words)] if words else [])

    return read


def _language(piece: _Piece, reading: _Reading) -> None:
    tag = normalise(piece.value)
    if tag is None:
        reading.remarks.append(f"{piece.shown} is no tag of a language (vi, fr, zh-Hant), and was left out")
        return
    _add(reading, piece, [Phrase(("language",), tuple(word.key for word in search_words(tag)))])


def _from(piece: _Piece, reading: _Reading) -> None:
    days = _days(piece, reading)
    if days is not None:
        reading.first_day = days[0]


def _to(piece: _Piece, reading: _Reading) -> None:
    days = _days(piece, reading)
    if days is not None:
        reading.last_day = days[1]


def _days(piece: _Piece, reading: _Reading) -> tuple[int, int] | None:
    days = days_of(fold(piece.value).strip().replace("/", "-"))
    if days is None:
        reading.remarks.append(f"{piece.shown} is no date (2023, 2023-12 or 2023-12-23), and was left out")
    return days


_READERS: dict[str, Callable[[_Piece, _Reading], None]] = {
    "person": _person,
    "document": _in_field("documents"),
    "number": _number,
    "language": _language,
    "outlet": _in_field("outlet"),
    "from": _from,
    "to": _to,
}
