"""Bytes to text: character sets, repairs, controls.

Order of belief: a byte order mark, then valid UTF-8 (a text that is not UTF-8 is hardly ever valid UTF-8), then what
was declared outside the bytes, then what the page declares, as far as the bytes and the language of the text agree,
then detection (``charsets``).
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata

import ftfy
import regex
from msgspec import Struct

from hexapla.articles import charsets
from hexapla.articles.charsets import SNIFF_BYTES, codec, escaped

MAX_BYTES = 8_000_000
"""A larger page is refused: the largest open benchmark page has 1.4 MB, and a tree takes ten times its bytes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x7fELF",
    b"MZ\x90",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\x00\x00\x00\x18ftyp",
    b"\x00\x00\x00\x20ftyp",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"wOFF",
    b"\xca\xfe\xba\xbe",
)
_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_CONTROL_BYTES = bytes(i for i in range(32) if i not in (9, 10, 12, 13, 27)) + b"\x7f"
_DROPPED = regex.compile(
    r"[\u00AD\u200B\u2060\uFEFF\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\u180E\uFFF9-\uFFFB\U000E0000-\U000E007F]+"
)
_CONTROLS = regex.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]+")
# Joiners are letters' business in Arabic and Indic scripts and between pictographs; elsewhere they are debris.
_STRAY_JOINERS = regex.compile(
    r"(?<![\p{Arabic}\p{Syriac}\p{Indic_Syllabic_Category=Virama}\p{M}\p{Devanagari}\p{Bengali}\p{Malayalam}\p{Sinhala}"
    r"\p{Kannada}\p{Telugu}\p{Tamil}\p{Gujarati}\p{Gurmukhi}\p{Oriya}\p{Mongolian}\p{Khmer}\p{Myanmar}\p{NKo}"
    r"\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]+"
)
_SPACES = regex.compile(r"(?<=\p{Nd})[\u00A0\u202F\u2009](?=\p{Nd})|[\s\u00A0]+")
_RARE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]|(?<=\\d)[\u00a0\u202f\u2009](?=\\d)"
)
_ENTITY = re.compile(r"&(?:amp;)?(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")
# The first bytes of UTF-8 sequences read as cp1252 (or Cyrillic ones as cp1251) before a byte that continues one.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[\u0420\u0421][\u0402\u0403\u0409\u040a\u040c\u040e\u040f\u0452\u0453\u0459\u045a\u045c\u045e\u045f\u0408\u0490\u0404\u0407"
    "\u0406\u0491\u0455\u00b0\u00b1\u00b5-\u00b7\u2116\u00a0]"
)
# The same in bytes, found at the speed of their first byte: most pages have none and are not read twice.
_TWICE = (
    re.compile(rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|\xe2[\x80\x82\x84]|\xc5[\x92-\xbe]|\xc6\x92|\xcb[\x86\x9c])"),
    re.compile(rb"\xd0[\xa0\xa1](?:\xd0[\x82-\x8f]|\xd1[\x92-\x9f]|\xc2[\xa0-\xbe]|\xe2[\x80\x82\x84])"),
)
_TWICE_BYTES = 200_000
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")

TWICE_MARKS, TWICE_SHARE = 10, 0.6
"""Signs of double encoding from which a whole page is read anew, and the share of its characters beyond ASCII that
they make (a page encoded twice: nearly all; an article that shows some: its other accents outweigh them)."""


class DecodedText(Struct, frozen=True):
    """A page's text, the character set that read it, and what was mended on the way."""

    text: str
    charset: str
    repairs: tuple[str, ...] = ()


def is_binary(content: bytes) -> bool:
    """Say whether bytes are no text: a known signature, or more than 2 % control bytes without a reason."""
    if content.startswith(_MAGIC):
        return True
    if content.startswith(tuple(bom for bom, _ in _BOMS)) or _wide_charset(content):
        return False
    head = content[:SNIFF_BYTES]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES.replace(b"\x00", b"")))
    nuls = head.count(0)
    return controls > len(head) * 0.02 or nuls > len(head) * 0.3


def decode(content: bytes, declared: str | None) -> DecodedText:
    """Decode a page; never raises. Bytes that no reading explains become U+FFFD and ``charset`` is reported."""
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return _finish(content[len(bom) :].decode(charset, "replace"), charset, ())
    wide = _wide_charset(content)
    if wide:
        return _finish(content.decode(wide, "replace"), wide, ("charset",))
    claims = [codec(declared), codec(_declared_inside(content))]
    if escaped(content):
        repairs = () if any(claim and claim.startswith("iso2022_jp") for claim in claims) else ("charset",)
        return _finish(content.decode("iso2022_jp", "replace"), "iso2022_jp", repairs)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, [claim for claim in claims if claim])
    wrong = any(claim not in (None, "utf-8", "cp1252", "ascii") for claim in claims) and not content.isascii()
    repairs = ("charset",) if wrong else ()
    once = _encoded_once(text) if sum(len(p.findall(content, 0, _TWICE_BYTES)) for p in _TWICE) >= TWICE_MARKS else None
    return _finish(text, "utf-8", repairs) if once is None else _finish(once, "utf-8", (*repairs, "mojibake"))


def tidy(text: str) -> str:
    """Return ``text`` in NFC with white space collapsed; soft hyphens, zero-width and bidi controls are gone.

    A no-break space between two digits stays: it groups them.
    """
    if _RARE.search(text):
        text = _CONTROLS.sub(" ", _STRAY_JOINERS.sub("", _DROPPED.sub("", text)))
        text = _SPACES.sub(_one_space, text).strip()
    else:
        text = " ".join(text.split())
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Undo what was encoded twice: entities and mojibake, where that is plain; say what was mended."""
    repairs: list[str] = []
    if "&" in text and _ENTITY.search(text):
        unescaped = html.unescape(html.unescape(text))
        if unescaped != text:
            text, repairs = unescaped, ["entities"]
    if not text.isascii() and _MOJIBAKE.search(text):
        fixed = ftfy.fix_encoding(text)
        if fixed != text and len(fixed) < len(text):
            text = fixed
            repairs.append("mojibake")
    return text, tuple(repairs)


def tidied(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` mended, then tidy, and what was mended: tidying first would lose bytes that mending needs."""
    mended, repairs = mend(text)
    return tidy(mended), repairs


def _one_space(match: regex.Match[str]) -> str:
    run = match.group()
    return run if run in "\u00a0\u202f\u2009" and _between_digits(match) else " "


def _between_digits(match: regex.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    if start == 0 or end == len(text):
        return False
    return bool(text[start - 1].isdecimal() and text[end].isdecimal())


def _decode_other(content: bytes, claims: list[str]) -> DecodedText:
    """Read what is not valid UTF-8: nearly valid, as declared, or as its bytes and its language tell."""
    if "utf-8" in claims or not claims:
        text = content.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        sound = len(content) - len(content.translate(None, bytes(range(0xC2, 0xF5))))
        if broken * 4 <= sound:
            return _finish(text, "utf-8", ("charset",))
    found = charsets.choose(content, claims)
    return _finish(content.decode(found, "replace"), found, () if found in claims else ("charset",))


def _declared_inside(content: bytes) -> str | None:
    match = _META_CHARSET.search(content[:4096])
    return match.group(1).decode("ascii") if match else None


def _wide_charset(content: bytes) -> str | None:
    """Return UTF-16 for bytes without a mark whose every second byte is NUL, as ASCII markup in UTF-16 is."""
    head = content[:2000]
    if len(head) < 8 or head.count(0) < len(head) * 0.3:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 10 * max(even, 1) or (odd and not even):
        return "utf-16-le"
    return "utf-16-be" if even > 10 * max(odd, 1) or (even and not odd) else None


def _finish(text: str, charset: str, repairs: tuple[str, ...]) -> DecodedText:
    if "\x00" in text:
        text = text.replace("\x00", "")
        repairs += ("NUL bytes",)
    return DecodedText(text, charset, repairs)


def _encoded_once(text: str) -> str | None:
    """Return a page that was encoded in UTF-8 twice as it was before the second time; ``None`` for other pages."""
    signs = len(_MOJIBAKE.findall(text))
    if 2 * signs < TWICE_SHARE * len(_BEYOND_ASCII.findall(text)):
        return None
    lines = [_line_encoded_once(line) for line in text.split("\n")]
    return "\n".join(lines) if any(a is not b for a, b in zip(lines, text.split("\n"), strict=True)) else None


def _line_encoded_once(line: str) -> str:
    if line.isascii():
        return line
    for page in ("sloppy-windows-1252", "latin-1", "sloppy-windows-1251"):
        try:
            return line.encode(page).decode("utf-8")
        except UnicodeError:
            continue
    return mend(line)[0]
