"""Which code page bytes are in: by what was declared, by the shape of the bytes, by the letters of the language."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache
from importlib import resources

import regex
from charset_normalizer import from_bytes
from msgspec import Struct

from hexapla.language.identify import identify

SNIFF_BYTES = 60_000
"""Bytes of a page's text that are looked at where nothing it declares can be believed."""

RUN_SHARE = 0.5
"""Share of bytes beyond ASCII in runs of four and more from which a text is in no Latin script: accented letters seldom
stand side by side (texts in 27 languages and their code pages: none in Latin script, at least .7 in others)."""

MIN_MARKS, MARK_SHARE = 10, 0.9
"""Combining marks of a Vietnamese text in cp1258, and the share of them that follow a vowel."""

# The WHATWG Encoding Standard reads these labels as the wider code page.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "big5": "big5hkscs",
}
_LATIN = frozenset(
    (
        *("cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-10"),
        *("iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "mac-roman", "cp437", "cp850", "cp852"),
    )
)
# What pages in other scripts are in where they do not say so: the code pages that the Encoding Standard knows.
_OTHERS = (
    *("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp1253", "iso8859_7", "cp1255", "iso8859_8", "cp1256"),
    *("iso8859_6", "cp874", "gb18030", "big5hkscs", "big5", "cp932", "shift_jis", "euc_jp", "cp949", "euc_kr"),
)
_TAGS = re.compile(rb"<[^<>]{0,4000}>")
_RUN = re.compile(rb"[\x80-\xff]{4,}")
_ESCAPED = re.compile(rb"\x1b\$[@B]|\x1b\([JI]")
_MARKED = regex.compile(r"(?<=[aeiouyăâêôơư])[\u0300\u0301\u0303\u0309\u0323]", regex.IGNORECASE)
_MARKS = regex.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
_PRINT = frozenset("–—‘’‚“”„†•…‹›«»€§°©®№\u00a0´·")


class _Alphabet(Struct, frozen=True):
    """The letters beyond a to z of a language, and its code pages by preference."""

    letters: frozenset[str]
    pages: tuple[str, ...]


def codec(label: str | None) -> str | None:
    """Return Python's name for a declared character set, the wider one where pages mean that; ``None`` for no such."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")[:40]).name
        "".encode(name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None
    return _WIDER.get(name, name)


def escaped(content: bytes) -> bool:
    """Say whether bytes are ISO-2022-JP: nothing but ASCII, and its escapes."""
    return b"\x1b" in content and content.isascii() and bool(_ESCAPED.search(content))


def choose(content: bytes, claims: list[str]) -> str:
    """Return the character set of bytes that are no UTF-8; the first of ``claims`` that can be believed, if any."""
    sample = _sample(content)
    told = [claim for claim in claims if claim != "utf-8"]
    latin = _is_latin(sample)
    if latin and (not told or told[0] in _LATIN):
        return _latin_page(sample, [claim for claim in told if claim in _LATIN])
    for claim in told:
        if claim not in _LATIN and _decodes(content, claim):
            return claim
    if latin:
        return _latin_page(sample, [claim for claim in told if claim in _LATIN])
    return _detected(sample)


def _sample(content: bytes) -> bytes:
    """Return the lines of a page's text that have more than ASCII, without tags, up to ``SNIFF_BYTES``."""
    lines = _TAGS.sub(b" ", content).split(b"\n")
    return b"\n".join(line for line in lines if not line.isascii())[:SNIFF_BYTES] or content[:SNIFF_BYTES]


def _is_latin(sample: bytes) -> bool:
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    return sum(map(len, _RUN.findall(sample))) < RUN_SHARE * high


def _latin_page(sample: bytes, claims: list[str]) -> str:
    """Return the Latin code page that gives the most letters of the text's language, a declared one before others."""
    vietnamese = sample.decode("cp1258", "replace")
    marks = len(_MARKS.findall(vietnamese))
    if marks >= MIN_MARKS and len(_MARKED.findall(vietnamese)) >= MARK_SHARE * marks:
        return "cp1258"
    found = identify(sample.decode("ascii", "ignore"))
    alphabet = _alphabets().get(found.language or "")
    if alphabet is None:
        return next(iter(claims), "cp1252")
    high = Counter(byte for byte in sample if byte > 127)
    pages = tuple(dict.fromkeys((*claims, *alphabet.pages, "cp1252")))
    return min(pages, key=lambda page: (-_fitting(high, page, alphabet), pages.index(page)))


def _detected(sample: bytes) -> str:
    """Return the code page that charset_normalizer finds, strictly at first, then with all the mess it allows."""
    for mess in (0.2, 0.8):
        best = from_bytes(sample, threshold=mess, preemptive_behaviour=False, cp_isolation=list(_OTHERS)).best()
        if best:
            return codec(best.encoding) or "cp1252"
    return "cp1252"


def _fitting(high: Counter[int], page: str, alphabet: _Alphabet) -> int:
    """Return how many of the bytes beyond ASCII are letters or marks of a language when read in a code page."""
    read = {byte: bytes([byte]).decode(page, "replace").lower() for byte in high}
    return sum(n for byte, n in high.items() if read[byte] in alphabet.letters or read[byte] in _PRINT)


def _decodes(content: bytes, page: str) -> bool:
    """Say whether bytes can be read in a character set, but for a stray byte in a thousand."""
    try:
        text = content.decode(page, "replace")
    except (LookupError, UnicodeError):
        return False
    return text.count("\ufffd") * 1000 <= len(text)


@cache
def _alphabets() -> dict[str, _Alphabet]:
    text = (resources.files("hexapla.data") / "letters.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {language: _Alphabet(frozenset(letters), tuple(pages.split())) for language, letters, pages in rows}
