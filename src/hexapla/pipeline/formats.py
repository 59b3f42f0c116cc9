"""The formats that an archive is exported in; light, so that the command line can name them before it works."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What ``hexapla export --format`` takes."""

    JSONLD = "jsonld"
    NINJS = "ninjs"
    CSV = "csv"
    PARQUET = "parquet"
    FTM = "ftm"
    TMX = "tmx"
    XLIFF = "xliff"

    def counted(self, entries: int) -> str:
        """Return how many things an export in this format has, in words."""
        one, several = _THINGS[self]
        return f"{entries} {one if entries == 1 else several}"


# What of an export is counted, one and several.
_THINGS = {
    Format.JSONLD: ("event", "events"),
    Format.NINJS: ("article", "articles"),
    Format.CSV: ("row", "rows"),
    Format.PARQUET: ("row", "rows"),
    Format.FTM: ("entity", "entities"),
    Format.TMX: ("unit", "units"),
    Format.XLIFF: ("pair of versions", "pairs of versions"),
}
