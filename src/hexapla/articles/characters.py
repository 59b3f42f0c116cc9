"""Bytes to text: character sets, repairs, controls.

Order of belief: a byte order mark, then valid UTF-8 (a text that is not UTF-8 is hardly ever valid UTF-8), then what
was declared outside the bytes, then what the page declares, then detection by charset_normalizer.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata

import ftfy
import regex
from charset_normalizer import from_bytes
from msgspec import Struct

from hexapla.language.identify import identify

MAX_BYTES = 8_000_000
"""A larger page is refused: the largest open benchmark page has 1.4 MB, and a tree takes ten times its bytes."""

_SNIFF_BYTES = 60_000
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
# What Windows wrote a language in where that is not the Western code page.
_CODE_PAGES = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "bs", "sl", "sr-Latn", "sq"), "cp1250"),
    **dict.fromkeys(("tr", "az"), "cp1254"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
    "vi": "cp1258",
}
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
    r"\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]+"
)
_SPACES = regex.compile(r"(?<=\p{Nd})[\u00A0\u202F\u2009](?=\p{Nd})|[\s\u00A0]+")
_RARE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]|(?<=\\d)[\u00a0\u202f\u2009](?=\\d)"
)
_ENTITY = re.compile(r"&(?:amp;)?(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_MOJIBAKE = re.compile(r"[ÃÂâÐÑØÙÄÅáºà][\u0080-\u00BF\u0152-\u0192\u2018-\u203A\u20AC\u2122]")


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
    head = content[:_SNIFF_BYTES]
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
    claims = [_codec(declared), _codec(_declared_inside(content))]
    if b"\x1b" in content[:_SNIFF_BYTES] and "iso2022_jp" in claims:
        return _finish(content.decode("iso2022_jp", "replace"), "iso2022_jp", ())
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, [claim for claim in claims if claim])
    wrong = any(claim not in (None, "utf-8", "cp1252", "ascii") for claim in claims) and not content.isascii()
    return _finish(text, "utf-8", ("charset",) if wrong else ())


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
    if _MOJIBAKE.search(text):
        fixed = ftfy.fix_encoding(text)
        if fixed != text and len(fixed) < len(text):
            text = fixed
            repairs.append("mojibake")
    return text, tuple(repairs)


def _one_space(match: regex.Match[str]) -> str:
    run = match.group()
    return run if run in "\u00a0\u202f\u2009" and _between_digits(match) else " "


def _between_digits(match: regex.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    if start == 0 or end == len(text):
        return False
    return bool(text[start - 1].isdecimal() and text[end].isdecimal())


def _decode_other(content: bytes, claims: list[str]) -> DecodedText:
    """Read what is not valid UTF-8: nearly valid, as declared, or as detected."""
    text = content.decode("utf-8", "replace")
    if "utf-8" in claims or not claims:
        broken = text.count("\ufffd")
        sound = len(content) - len(content.translate(None, bytes(range(0xC2, 0xF5))))
        if broken * 4 <= sound:
            return _finish(text, "utf-8", ("charset",))
    for claim in claims:
        if claim == "utf-8":
            continue
        try:
            decoded = content.decode(claim)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _looks_wrong(decoded):
            return _finish(decoded, claim, ())
    detected = _detect(content)
    return _finish(content.decode(detected, "replace"), detected, ("charset",))


def _looks_wrong(text: str) -> bool:
    """Say whether a text decoded as Latin is another script misread: most of its letters are accented capitals."""
    letters = [c for c in text[:_SNIFF_BYTES] if c.isalpha() and ord(c) > 127]
    if len(letters) < 40:
        return False
    latin = sum(0xC0 <= ord(c) <= 0xFF for c in letters)
    plain = sum(c.isalpha() and ord(c) < 128 for c in re.sub(r"<[^>]{0,2000}>", "", text[:_SNIFF_BYTES]))
    return latin > max(0.9 * len(letters), plain)


def _detect(content: bytes) -> str:
    """Return the character set that charset_normalizer sees; among Latin code pages the language chooses."""
    sample = re.sub(rb"<[^>]{0,2000}>", b" ", content[: 4 * _SNIFF_BYTES])[:_SNIFF_BYTES] or content[:_SNIFF_BYTES]
    best = from_bytes(sample, preemptive_behaviour=False).best()
    found = _codec(best.encoding if best else None) or "cp1252"
    text = sample.decode(found, "replace")
    if found.startswith(("cp125", "iso8859", "mac", "cp8", "cp4", "cp5", "cp10", "cp11", "hp")) and _is_latin(text):
        language = identify(sample.decode("ascii", "ignore")).language
        return _CODE_PAGES.get(language or "", "cp1252")
    return found


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha() and ord(c) > 127]
    return all(ord(c) < 0x250 for c in letters[:2000]) and not _looks_wrong(text)


def _declared_inside(content: bytes) -> str | None:
    match = _META_CHARSET.search(content[:4096])
    return match.group(1).decode("ascii") if match else None


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")[:40]).name
        "".encode(name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None
    return _WIDER.get(name, name)


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
