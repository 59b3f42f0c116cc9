"""Characters that did not survive: replacement characters, entities left in the text, UTF-8 read as Latin."""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5

import regex

from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.versions.places import place, shown

_MOST_READ = 20_000
_LOST = regex.compile("\ufffd+")
_ENTITY = regex.compile(r"&(?:amp;)*(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[a-zA-Z][a-zA-Z0-9]{1,20}));")
# The bytes C2 to F4 begin a character of UTF-8; read as Windows-1252 or Latin-1 they are these letters, and the bytes
# that follow are these signs.
_SIGNS = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = regex.compile(rf"[Â-ô][{_SIGNS}]{{1,3}}")
# What comes out must be a letter or mark of ordinary writing: phonetic letters come out of capitals before quotes.
_ORDINARY = regex.compile(
    r"[\u00a0-\u017f\u0300-\u03ff\u0400-\u052f\u0531-\u058f\u05d0-\u05ea\u0600-\u06ff\u0900-\u0dff\u0e00-\u0fff"
    r"\u1000-\u109f\u10a0-\u10ff\u1780-\u17ff\u1e00-\u1eff\u2010-\u2044\u20ac\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)
_QUOTES = "»«’‘“”‹›"
_MENDED = {
    "mojibake": "Characters of the page were read in a wrong encoding and had to be mended",
    "entities": "Entities of the page were escaped twice and had to be mended",
}


def encoding_residue(article: Article) -> Iterator[Difference]:
    """Yield broken characters in the blocks, and what had to be mended when the page was read."""
    for number, block in enumerate(article.blocks):
        text = block.text[:_MOST_READ]
        for start, end in _residues(text):
            where = place(article, number, start, end)
            detail = f"Broken characters {shown(where.text)!r} in: {shown(text[max(0, start - 30) : end + 30])}"
            yield Difference("encoding-residue", "warning", None, where, None, article.id, (where.text,), detail)
    for repair in sorted(set(article.repairs) & _MENDED.keys()):
        detail = _MENDED[repair]
        yield Difference("encoding-residue", "note", None, None, None, article.id, (repair,), detail)


def _residues(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _LOST.finditer(text)]
    found += [match.span() for match in _ENTITY.finditer(text) if _is_entity(match["name"])]
    misread = [match.span() for match in _MISREAD.finditer(text) if _is_misread(text, match)]
    return _joined(sorted(found)) + _joined(misread)


def _is_entity(name: str | None) -> bool:
    return name is None or f"{name};" in html5


def _is_misread(text: str, match: regex.Match[str]) -> bool:
    run = match[0]
    if run[1] in _QUOTES and not text[match.end() : match.end() + 1].isalpha():
        return False
    for length in range(len(run), 1, -1):
        decoded = _decode(run[:length])
        if decoded is not None and len(decoded) == 1 and _ORDINARY.match(decoded):
            return True
    return False


def _decode(run: str) -> str | None:
    """Return what the run was before its UTF-8 bytes were read as Windows-1252 (undefined bytes as Latin-1)."""
    data = bytearray()
    for character in run:
        try:
            data += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return None
            data.append(ord(character))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans with those that touch made one: a word of such letters is one finding."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
