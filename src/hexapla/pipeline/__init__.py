"""The road: pages -> articles -> events -> versions -> records -> editions.

The only room that knows the order of the steps, one file a road. Every function here takes what it needs; the command
line chooses the archive and where the work runs. A road is loaded when one of its names is first used: whoever cleans
pages does not wait for what makes records (docs/decisions/0006-start-up.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hexapla.pipeline.aligning import AlignedPair, AlignedRow, TextPair, align_pages, align_pairs
    from hexapla.pipeline.asking import why
    from hexapla.pipeline.baselines import Baseline, accepted_of, read_baseline, write_baseline
    from hexapla.pipeline.building import BuildRequest, BuildSummary, build
    from hexapla.pipeline.checking import CheckReport, CheckRequest, check
    from hexapla.pipeline.cleaning import clean
    from hexapla.pipeline.covering import outlet_cards
    from hexapla.pipeline.dossiers import Dossier, DossierRow, dossier
    from hexapla.pipeline.downloading import download
    from hexapla.pipeline.drafting import DraftRequest, draft_terms
    from hexapla.pipeline.exporting import Exported, ExportRequest, export
    from hexapla.pipeline.formats import Format
    from hexapla.pipeline.gathering import documents, follow_ups, people, series
    from hexapla.pipeline.glossaries import read_glossary
    from hexapla.pipeline.joining import merge_events, overruled, split_event
    from hexapla.pipeline.judging import Ruling, judge, mark_reviewed, undo
    from hexapla.pipeline.learning import Learned, learn
    from hexapla.pipeline.linking import link
    from hexapla.pipeline.listing import found, list_events, list_people, relist, update_gathered, update_listing
    from hexapla.pipeline.progress import Progress
    from hexapla.pipeline.reviewing import (
        Reviewable,
        Reviewer,
        Reviews,
        Said,
        read_records,
        record,
        review_log,
        reviewables,
    )
    from hexapla.pipeline.searching import find
    from hexapla.pipeline.setting_aside import furniture

__all__ = [
    "AlignedPair",
    "AlignedRow",
    "Baseline",
    "BuildRequest",
    "BuildSummary",
    "CheckReport",
    "CheckRequest",
    "Dossier",
    "DossierRow",
    "DraftRequest",
    "ExportRequest",
    "Exported",
    "Format",
    "Learned",
    "Progress",
    "Reviewable",
    "Reviewer",
    "Reviews",
    "Ruling",
    "Said",
    "TextPair",
    "accepted_of",
    "align_pages",
    "align_pairs",
    "build",
    "check",
    "clean",
    "documents",
    "dossier",
    "download",
    "draft_terms",
    "export",
    "find",
    "follow_ups",
    "found",
    "furniture",
    "judge",
    "learn",
    "link",
    "list_events",
    "list_people",
    "mark_reviewed",
    "merge_events",
    "outlet_cards",
    "overruled",
    "people",
    "read_baseline",
    "read_glossary",
    "read_records",
    "record",
    "relist",
    "review_log",
    "reviewables",
    "series",
    "split_event",
    "undo",
    "update_gathered",
    "update_listing",
    "why",
    "write_baseline",
]

if not TYPE_CHECKING:
    HOMES = {
        "AlignedPair": "aligning",
        "AlignedRow": "aligning",
        "Baseline": "baselines",
        "BuildRequest": "building",
        "BuildSummary": "building",
        "CheckReport": "checking",
        "CheckRequest": "checking",
        "Dossier": "dossiers",
        "DossierRow": "dossiers",
        "DraftRequest": "drafting",
        "ExportRequest": "exporting",
        "Exported": "exporting",
        "Format": "formats",
        "Learned": "learning",
        "Progress": "progress",
        "Reviewable": "reviewing",
        "Reviewer": "reviewing",
        "Reviews": "reviewing",
        "Ruling": "judging",
        "Said": "reviewing",
        "TextPair": "aligning",
        "accepted_of": "baselines",
        "align_pages": "aligning",
        "align_pairs": "aligning",
        "build": "building",
        "check": "checking",
        "clean": "cleaning",
        "documents": "gathering",
        "dossier": "dossiers",
        "download": "downloading",
        "draft_terms": "drafting",
        "export": "exporting",
        "find": "searching",
        "follow_ups": "gathering",
        "found": "listing",
        "furniture": "setting_aside",
        "judge": "judging",
        "learn": "learning",
        "link": "linking",
        "list_events": "listing",
        "list_people": "listing",
        "mark_reviewed": "judging",
        "outlet_cards": "covering",
        "merge_events": "joining",
        "overruled": "joining",
        "people": "gathering",
        "read_baseline": "baselines",
        "read_glossary": "glossaries",
        "read_records": "reviewing",
        "record": "reviewing",
        "relist": "listing",
        "review_log": "reviewing",
        "reviewables": "reviewing",
        "series": "gathering",
        "undo": "judging",
        "split_event": "joining",
        "update_gathered": "listing",
        "update_listing": "listing",
        "why": "asking",
        "write_baseline": "baselines",
    }

    def __getattr__(name: str) -> object:
        if name not in HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)

    def __dir__() -> list[str]:
        return __all__
