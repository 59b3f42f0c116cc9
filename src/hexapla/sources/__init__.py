"""sources: files, folders, JSON Lines and WARC -> pages; translation memories -> units, terminologies ->
concepts.

``read_pages`` is the step; what cannot be read is given as a rejection among the pages.
"""

from hexapla.sources.memories import digest_of, is_memory, units_of
from hexapla.sources.reading import STEP_VERSION, check_inputs, count_pages, read_pages
from hexapla.sources.tbx import concepts_of, is_tbx

__all__ = [
    "STEP_VERSION",
    "check_inputs",
    "concepts_of",
    "count_pages",
    "digest_of",
    "is_memory",
    "is_tbx",
    "read_pages",
    "units_of",
]
