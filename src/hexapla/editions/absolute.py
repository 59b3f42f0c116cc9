"""Absolute addresses: where a page stands in the world, for those who are not on a page themselves."""

from __future__ import annotations

from urllib.parse import urlsplit

from hexapla.editions.addresses import FRONT, external
from hexapla.editions.standpoint import Edition
from hexapla.errors import OutputError

_HTML = ".html"
_LONGEST_BASE = 1_500  # of the 2,000 codepoints that an address may have; the rest is for paths and queries


def base_url(address: str) -> str:
    """Return the address of an edition's root, ending in a slash; :class:`OutputError` where ``address`` is none."""
    sound = external(address.strip())
    parts = urlsplit(sound or "")
    if sound is None or "?" in sound or "#" in sound or "@" in parts.netloc or len(sound) > _LONGEST_BASE:
        raise OutputError(
            f"{address!r} is no address of a site. Name one that begins with https:// (or http://) and has no ? and no "
            "#, such as https://example.org/events/"
        )
    return sound.rstrip("/") + "/"


def page_address(edition: Edition, path: str, language: str | None = None) -> str:
    """Return the whole address of the page at ``path``, in the edition's language or in another of the interface."""
    folder = edition.prefix if language is None else folder_of(edition, language)
    return _base(edition) + folder + _shown(edition, path)


def file_address(edition: Edition, path: str) -> str:
    """Return the whole address of a file that all languages share."""
    return _base(edition) + path


def folder_of(edition: Edition, language: str) -> str:
    """Return the folder of the pages in a language; of files, those in the first language stand at the root."""
    return f"{language}/" if edition.served or language != edition.languages[0] else ""


def in_all_languages(edition: Edition, path: str) -> list[tuple[str, str]]:
    """Return the addresses of a page in the languages of the interface, as (language, address), and ``x-default``.

    That is the page whose language a server chooses by the browser, or of files the one in the first language. Where
    there is one language alone there is nothing to choose: the list is empty.
    """
    if len(edition.languages) < 2:
        return []
    found = [(language, page_address(edition, path, language)) for language in edition.languages]
    unchosen = _base(edition) + ("" if edition.served else folder_of(edition, edition.languages[0]))
    return [*found, ("x-default", unchosen + _shown(edition, path))]


def _shown(edition: Edition, path: str) -> str:
    """The path as an address has it: a folder stands for the first page in it, and served pages have no ending."""
    if path == FRONT or path.endswith("/" + FRONT):
        return path.removesuffix(FRONT)
    return path.removesuffix(_HTML) if edition.served else path


def _base(edition: Edition) -> str:
    if edition.base_url is None:
        raise ValueError("an edition without a base address has no whole addresses")
    return edition.base_url
