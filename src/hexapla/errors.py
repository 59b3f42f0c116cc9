"""Errors a user can meet, as a tree.

HexaplaError
├── InputError            an input that was named cannot be read at all
│   ├── MissingInput      it is not there
│   └── UnreadableInput   it is there and cannot be read
├── ArchiveError          the archive cannot be used
│   ├── NotAnArchive      the file is no Hexapla archive
│   ├── NewerArchive      a newer Hexapla wrote it
│   └── ArchiveFull       it cannot be written (disk full, read-only)
├── CannotListen          the web application cannot be served at an address
├── MissingExtra          a format needs a package that is not installed
├── OutputError           the edition cannot be written
├── UnknownArticle        an article that was named is not in the archive
├── UnfitCorrection       a correction does not fit the fact it is for
├── UnfitGrouping         what is to be merged is one event already, or nothing is left of what is to be split
├── UnknownEvent          an event that was named is not in the archive
├── UnknownFact           a fact, a difference or a verdict that was named is not there
├── UnknownLanguage       a language that was named has no tag that is known
├── UnknownPerson         a person who was named is in no record
├── UnknownSeries         a series that was named is not in the archive
├── UnknownSchema         a schema that was named does not exist
└── UnusableModel         a model that was named cannot be loaded, or does not do what it should

Every message says what was being done, with what, and what to do next.
"""

from __future__ import annotations


class HexaplaError(Exception):
    """What Hexapla raises on purpose; its text is fit for a user."""


class InputError(HexaplaError):
    """An input that was named cannot be read at all."""


class MissingInput(InputError):
    """An input that was named is not there."""


class UnreadableInput(InputError):
    """An input that was named is there and cannot be read."""


class ArchiveError(HexaplaError):
    """The archive cannot be used."""


class NotAnArchive(ArchiveError):
    """The file is no Hexapla archive."""


class NewerArchive(ArchiveError):
    """A newer Hexapla wrote the archive."""


class ArchiveFull(ArchiveError):
    """The archive cannot be written."""


class CannotListen(HexaplaError):
    """The web application cannot be served at an address."""


class MissingExtra(HexaplaError):
    """A format needs a package that is not installed."""


class OutputError(HexaplaError):
    """The edition cannot be written."""


class UnknownArticle(HexaplaError):
    """An article that was named is not known."""


class UnknownDocument(HexaplaError):
    """A document that was named is cited in no record of the archive."""


class UnknownEvent(HexaplaError):
    """An event that was named is not known."""


class UnknownFact(HexaplaError):
    """A fact, a difference or a verdict that was named is not there."""


class UnknownOutlet(HexaplaError):
    """An outlet that was named has no article in the archive."""


class UnknownPerson(HexaplaError):
    """A person who was named is in no record of the archive."""


class UnknownSeries(HexaplaError):
    """A series that was named is not in the archive."""


class UnfitCorrection(HexaplaError):
    """A correction does not fit the fact it is for."""


class UnfitGrouping(HexaplaError):
    """What is to be merged is one event already, or nothing is left of what is to be split."""


class NothingToLearn(HexaplaError):
    """Nothing was named that could teach, and the archive has nothing either."""


class UnknownLanguage(HexaplaError):
    """A language that was named has no tag that is known."""


class UnknownSchema(HexaplaError):
    """A schema that was named does not exist."""


class UnusableModel(HexaplaError):
    """A model that was named cannot be loaded, or does not do what it should."""
