"""Outlets of an archive, read from its records and articles."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import UnknownOutlet
from hexapla.pipeline import covering


@pytest.fixture
def archive(sample_build: dict[str, Path]) -> Iterator[SqliteArchive]:
    with closing(SqliteArchive(str(sample_build["archive"]))) as archive:
        yield archive


def test_an_outlet_is_found_by_host_name_and_id_in_any_script(archive: SqliteArchive) -> None:
    (card,) = pipeline.outlet_cards(archive, "国际合作部")
    assert (card.outlet, card.articles) == ("mic.zahira.example", 5)
    assert card.languages == {"ar": 2, "en": 1, "ru": 1, "zh": 1}
    assert pipeline.outlet_cards(archive, card.id) == pipeline.outlet_cards(archive, "MIC.zahira.example") == (card,)
    assert card in pipeline.outlet_cards(archive, "zahira")
    with pytest.raises(UnknownOutlet, match="no outlet called nobody"):
        pipeline.outlet_cards(archive, "nobody")


def test_an_outlet_tells_whom_it_translates_what_it_got_wrong_and_what_was_in_a_wrong_language(
    archive: SqliteArchive,
) -> None:
    (card,) = pipeline.outlet_cards(archive, "Dong Lam World")
    assert [(one.name, one.translations) for one in card.sources] == [("Báo Đông Lam", 5)]
    assert (card.faults.versions, card.faults.few) == (5, True)
    assert "number-changed" in {one.kind for one in card.faults.kinds}
    assert (card.ledger.pages, card.ledger.foreign > 0, card.ledger.repeated_in_all > 5) == (5, True, True)


def test_neither_batches_nor_articles_at_hand_change_anything(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = pipeline.outlet_cards(archive)
    known = {one.id: one for one in archive.articles()}
    assert covering.cover(archive, archive.records(), known).outlets == found
    monkeypatch.setattr(covering, "_BATCH", 1)
    assert pipeline.outlet_cards(archive) == found
    assert sum(card.articles for card in found) < len(known)  # of some articles nobody knows the outlet
    assert sum(card.articles for card in found) == sum(card.ledger.pages for card in found)
