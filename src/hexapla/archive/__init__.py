"""What is kept between runs: a contract, and SQLite behind it."""

from hexapla.archive.contract import Archive, ArticleRow, Cleaned, PageRow, SignalsRow, SketchRow

__all__ = ["Archive", "ArticleRow", "Cleaned", "PageRow", "SignalsRow", "SketchRow"]
