"""What is kept between runs: a contract, and SQLite behind it."""

from hexapla.archive.contract import Archive, Cleaned, PageRow

__all__ = ["Archive", "Cleaned", "PageRow"]
