"""Standpoints: for whom a page is made, and where it stands, from which its links and its language follow."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hexapla.editions.addresses import FRONT, root_of
from hexapla.errors import OutputError

INTERFACES = ("en", "fr", "es", "vi", "ms", "nb", "ar")  # the languages that the interface is translated into
SECTIONS = ("events", "series", "people", "documents", "outlets")  # whose first pages an edition has
_ENDING = ".html"


class Edition(Struct, frozen=True):
    """A published form of the pages.

    ``language`` is that of the interface (BCP 47), ``languages`` are all that this edition is published in. ``served``
    pages have no ending in their addresses, and stand beside a search and an API. ``prefix`` is the folder of this
    language's pages: empty, or ``fr/``. ``base_url`` is where the edition stands in the world, ending in a slash, where
    that is known. ``reviewing``: who reads is allowed to review,
    ``reviewable``: somebody is, who signs in. ``sections`` are those with a first page of their own.
    ``least`` is the confidence below which facts are left out of events' pages, though not of lists.
    """

    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    served: bool = False
    prefix: str = ""
    base_url: str | None = None
    reviewing: bool = False
    reviewable: bool = False
    sections: tuple[str, ...] = SECTIONS
    least: float = 0.0


PLAIN = Edition()


def editions_in(interfaces: Sequence[str], base_url: str | None = None) -> tuple[Edition, ...]:
    """Return the editions of files in languages of the interface: the first at the root, each other in its folder.

    Raises:
        OutputError: the interface does not speak one of them.
    """
    languages = tuple(dict.fromkeys(interfaces)) or (INTERFACES[0],)
    unknown = [language for language in languages if language not in INTERFACES]
    if unknown:
        raise OutputError(
            f"The interface does not speak {', '.join(map(repr, unknown))}. Name one of these with --interface: "
            f"{', '.join(INTERFACES)}."
        )
    return tuple(
        Edition(language, languages, prefix=f"{language}/" if number else "", base_url=base_url)
        for number, language in enumerate(languages)
    )


class Standpoint(Struct, frozen=True):
    """One page of an edition: every link is told from here, so that an edition works under any address.

    ``path`` is that of the page inside its language, with the ending that it has as a file.
    """

    path: str
    edition: Edition = PLAIN

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self.edition.language

    def to(self, path: str, anchor: str = "") -> str:
        """Return the link to ``path`` of the edition in this language."""
        return self._link(root_of(self.path), path, anchor)

    def across(self, language: str) -> str:
        """Return the link to this page in another language of the interface."""
        folder = f"{language}/" if self.edition.served or language != self.edition.languages[0] else ""
        return self._link(self.top, folder + self.path, "")

    def file(self, path: str) -> str:
        """Return the link to a file that all languages share, a style sheet or a feed."""
        return self.top + path

    @property
    def top(self) -> str:
        """What leads from here to where the whole edition stands."""
        return root_of(self.edition.prefix + self.path)

    def _link(self, root: str, path: str, anchor: str) -> str:
        if self.edition.served:
            path = path.removesuffix(FRONT) if path.endswith(("/" + FRONT,)) or path == FRONT else path
            path = path.removesuffix(_ENDING)
        link = root + path or "./"
        return f"{link}#{anchor}" if anchor else link
