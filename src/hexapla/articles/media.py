"""Pictures and films of a page: their addresses, absolute, without icons and counting pixels."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import regex
from lxml.html import HtmlElement

from hexapla.articles.addresses import web_address

MAX_PICTURES, MAX_VIDEOS = 60, 20
"""Pictures and films of one page; the largest gallery of the open benchmark pages shows some forty."""

MAX_PLAYERS = 12
"""Players on a page; more are a list of other pages' films (open benchmark pages: articles show up to five)."""

# What counts readers, and what every page of a site shows.
_NO_PICTURE = regex.compile(
    r"(?:^|[/._\-])(?:pixel|spacer|blank|transparent|1x1|beacon|tracker|favicon|sprite|gravatar|avatar|emoji|icons?|buttons?|badge|logo|smil(?:ey|ies))(?:[/._\-\d]|$)"
    r"|\.(?:ico|cur)$|^/tr$",
    regex.IGNORECASE,
)
_SIZE = regex.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{3,4}$)")
_FILE = regex.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", regex.IGNORECASE)
_PLAYER = regex.compile(
    r"(?:^|[/._\-])(?:videos?|player|embed|watch|reel|clips?|media|vod|tv|live|stream)(?:[/._\-\d]|$)"
    r"|\.(?:mp4|m4v|webm|ogv|mov|m3u8|mpd)$",
    regex.IGNORECASE,
)
_SOUND_HOSTS = ("soundcloud.com", "spotify.com", "podbean.com", "anchor.fm")
_STILL = regex.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg)$", regex.IGNORECASE)
_LATE = ("data-src", "data-original", "data-lazy-src", "data-image")
_FILM_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "rutube.ru")


def pictures(addresses: Iterable[str], base: str) -> tuple[str, ...]:
    """Return the addresses of pictures, resolved, each once in whatever size, in their order."""
    found = (web_address(base, address) for address in addresses if not address.lower().startswith("data:"))
    kept: dict[str, str] = {}
    for address in found:
        if address and not _NO_PICTURE.search(_path(address)):
            kept.setdefault(_picture(address), address)
    return tuple(kept.values())[:MAX_PICTURES]


def _picture(address: str) -> str:
    """Return what names a picture in all its sizes: its address without "-1040x572" and what asks for a width."""
    head, _, query = address.partition("?")
    return _SIZE.sub("", head) if _FILE.search(head) else f"{head}?{query}"


def picture_address(element: HtmlElement) -> str:
    """Return the address of a picture element as printed: what it loads late, else what it shows, else nothing.

    A page that loads its pictures late shows a placeholder until then.
    """
    if element.tag == "video":
        return element.get("poster") or ""
    for name in _LATE:
        address = element.get(name) or ""
        if address and not address.startswith("data:"):
            return address
    source = element.get("src") or ""
    if source and not source.startswith("data:") and not _NO_PICTURE.search(source.partition("?")[0]):
        return source
    return largest(element.get("data-srcset") or element.get("srcset") or "") or ""


def videos(root: HtmlElement, declared: Iterable[str], base: str) -> tuple[str, ...]:
    """Return the addresses of a page's films: those it declares, then those its elements play."""
    found = dict.fromkeys(web_address(base, address) for address in declared)
    playing = _playing(root)
    for element in playing if len(playing) <= MAX_PLAYERS else []:
        for name in ("src", "data-src", "data-video-src"):
            address = web_address(base, element.get(name) or "") if element.get(name) else None
            if address and (element.tag != "iframe" or is_film(address)):
                found[address] = None
    return tuple(address for address in found if address and not _STILL.search(_path(address)))[:MAX_VIDEOS]


def is_film(address: str) -> bool:
    """Say whether what an inner frame loads looks like a film."""
    try:
        name = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return False
    if name.endswith(_SOUND_HOSTS):
        return False
    return name.endswith(_FILM_HOSTS) or bool(_PLAYER.search(_path(address))) or "video" in name or "player" in name


def largest(source_set: str) -> str | None:
    """Return the largest picture of a ``srcset``: that of the greatest width or density, else the first."""
    best: tuple[float, str] | None = None
    for candidate in regex.split(r"\s*,\s+|,(?=https?://)", source_set[:20_000].strip())[:50]:
        address, _, size = candidate.strip().partition(" ")
        number = regex.match(r"\d{1,6}(?:\.\d{1,3})?", size.strip())
        weight = float(number[0]) if number else 0.0
        if address and (best is None or weight > best[0]):
            best = (weight, address)
    return best[1] if best else None


def _playing(root: HtmlElement) -> list[HtmlElement]:
    return [e for e in root.iter("video", "source", "iframe") if e.tag != "source" or _of_video(e)]


def _of_video(element: HtmlElement) -> bool:
    above = element.getparent()
    return above is not None and above.tag == "video"


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
