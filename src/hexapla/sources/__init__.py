"""sources: files, folders, JSON Lines and WARC -> pages.

``read_pages`` is the step; what cannot be read is given as a rejection among the pages.
"""

from hexapla.sources.reading import STEP_VERSION, check_inputs, count_pages, read_pages
from hexapla.sources.tmx import digest_of, is_tmx, units_of

__all__ = ["STEP_VERSION", "check_inputs", "count_pages", "digest_of", "is_tmx", "read_pages", "units_of"]
