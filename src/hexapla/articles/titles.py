"""The title of an article: out of what a page declares and what it shows, without the site's name and slogan."""

from __future__ import annotations

import regex
from msgspec import Struct

_SEPARATOR = regex.compile(r"\s+[|\-–—»«·•:]{1,2}\s+|\s*[|»]\s*|\s+::\s+|(?<=\w):\s+|\s*[_]\s+")
_MARKS = "-_|–—－丨｜·•:：«»＿"
_LONGEST_SITE, _MOST_SITE_WORDS = 60, 6
_SHORT_WIDE, _SHORT = 4, 12


class TitleClaims(Struct, frozen=True):
    """What speaks for a title: ``declared`` ones (headline, og:title), the document's, the site's name, its host."""

    declared: tuple[str, ...]
    document_title: str | None
    site: str | None
    host: str | None


def title_and_outlet(claims: TitleClaims, shown: list[str]) -> tuple[str | None, str | None]:
    """Return the title without the site's name, and the outlet.

    ``shown`` are the page's short texts, most prominent first: the title is the longest of them that a declared
    title contains; without one, a declared title is cut at its separators.
    """
    title = _shown_title(claims, shown) or _cut_title(claims)
    outlet = claims.site
    if outlet is None and claims.document_title and title:
        outlet = _site_in(claims.document_title, title, claims.host)
    return title, outlet


def _shown_title(claims: TitleClaims, shown: list[str]) -> str | None:
    best: str | None = None
    declared = [*claims.declared, *([claims.document_title] if claims.document_title else [])]
    keys = [_key(text) for text in declared]
    named = {key for text, key in zip(declared, keys, strict=True) if text in claims.declared}
    parts = {_key(part) for text in declared for part in _SEPARATOR.split(text)}
    for text in shown:
        key = _key(text)
        if len(key) < (_SHORT_WIDE if _wide(key) else _SHORT) or _is_site(key, claims):
            continue
        if key in named:
            return _without_site(text, claims)
        if len(text) > len(best or "") and any(key == k or (key in k and _whole(key, k, parts)) for k in keys):
            best = text
    return _without_site(best, claims) if best else None


def _whole(key: str, declared: str, parts: set[str]) -> bool:
    """Say whether a shown text that a declared title contains is the title: a part of it, or most of it."""
    return key in parts or len(key) >= 0.5 * len(declared)


def _wide(key: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in key[:8])


def _is_site(key: str, claims: TitleClaims) -> bool:
    """Say whether a text is the site's name: as declared, or as its address spells it."""
    if not key:
        return False
    if claims.site and key == _key(claims.site):
        return True
    label = _key(_label(claims.host))
    return len(label) > 3 and (key == label or (key.startswith(label) and len(key) <= 3 * len(label)))


def _label(host: str | None) -> str:
    """Return the part of a host that names its owner: the longest but for the last."""
    labels = (host or "").split(".")[:-1]
    return max(labels, key=len, default="")


def _cut_title(claims: TitleClaims) -> str | None:
    text = next(iter(claims.declared), None) or claims.document_title
    if not text:
        return None
    cut = _without_site(text, claims)
    if cut != text or claims.declared:
        return cut
    parts = [text[start:end].strip() for start, end in _parts(text)]
    longest = max(parts, key=len, default=text)
    # What is left must look like a site's name: else the parts are one title of two halves.
    return longest if all(part == longest or _may_be_site(part, claims.host) for part in parts) else text


def _without_site(text: str, claims: TitleClaims) -> str:
    """Return a title up to the site's name, or behind it where the title begins with it; the slogan goes with it."""
    parts = _parts(text)
    for position, (start, end) in enumerate(parts):
        if len(parts) > 1 and _is_site(_key(text[start:end]), claims):
            return text[: parts[position - 1][1]] if position else text[parts[1][0] : parts[-1][1]]
    return _without_joined(text, claims.site or "")


def _without_joined(text: str, site: str) -> str:
    """Return a title without a known site's name at its end behind a mark alone, as titles without spaces have it."""
    rest = text.rstrip()
    if len(site) < 2 or not rest.casefold().endswith(site.casefold()):
        return text
    head = rest[: len(rest) - len(site)].rstrip()
    cut = head.rstrip(_MARKS).rstrip()
    return cut if cut and cut != head else text


def _parts(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a title stand that separators keep apart."""
    found, start = [], 0
    for match in _SEPARATOR.finditer(text):
        if match.start() > start:
            found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))] if start < len(text) else found


def _site_in(document_title: str, title: str, host: str | None) -> str | None:
    """Return the site's name that a document's title carries beside the article's, where it looks like one."""
    at = document_title.find(title)
    if at < 0:
        return None
    for rest in (document_title[at + len(title) :], document_title[:at]):
        name = rest.strip(" |-–—»«·•:_/\t")
        if 2 < len(name) <= _LONGEST_SITE and _may_be_site(name, host):
            return name
    return None


def _may_be_site(name: str, host: str | None) -> bool:
    if _is_site(_key(name), TitleClaims((), None, None, host)):
        return True
    return len(name.split()) <= _MOST_SITE_WORDS and not any(c.isdecimal() for c in name) and "," not in name


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
