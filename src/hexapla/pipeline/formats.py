"""The formats that an archive is exported in; light, so that the command line can name them before it works."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What ``hexapla export --format`` takes."""

    TMX = "tmx"
    XLIFF = "xliff"
