"""The road: pages -> articles -> events -> versions -> records -> editions.

The only room that knows the order of the steps, one file a road. Every function here takes what it needs; the command
line chooses the archive and where the work runs.
"""

from hexapla.pipeline.aligning import AlignedPair, AlignedRow, TextPair, align_pages, align_pairs
from hexapla.pipeline.asking import check, record, why
from hexapla.pipeline.building import BuildRequest, BuildSummary, build
from hexapla.pipeline.cleaning import clean, read_article
from hexapla.pipeline.learning import Learned, learn
from hexapla.pipeline.linking import link
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.setting_aside import furniture

__all__ = [
    "AlignedPair",
    "AlignedRow",
    "BuildRequest",
    "BuildSummary",
    "Learned",
    "Progress",
    "TextPair",
    "align_pages",
    "align_pairs",
    "build",
    "check",
    "clean",
    "furniture",
    "learn",
    "link",
    "read_article",
    "record",
    "why",
]
