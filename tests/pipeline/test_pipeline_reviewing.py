"""Verdicts in an archive: rows that are only added, laid on records when these are read."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import UnfitCorrection, UnknownFact
from hexapla.values.fact import Quantity
from hexapla.values.record import Record, Version
from hexapla.values.text import Evidence

ANN = pipeline.Reviewer("Ann", "2024-06-01T10:00:00+00:00", "seen")


def record(*values: int) -> Record:
    facts = tuple(Quantity(v, "=", None, {"en": "boats"}, (Evidence("a", 0, 0, 1, f"{v} boats"),)) for v in values)
    version = Version("a", None, None, "en", None, "Boats", "original", None, 1.0)
    lists = ((),) * 5
    return Record("e1", {"en": "Boats"}, None, None, None, (), None, (version,), None, None, (), facts, *lists)  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    archive = SqliteArchive(str(tmp_path / "x.db"))
    archive.add_records([("k", record(3, 5))])
    return archive


def ids(archive: SqliteArchive) -> list[str]:
    return [one.id for one in pipeline.reviewables(archive, "e1")]


def test_a_verdict_shows_wherever_records_are_read_and_leaves_them_as_made(archive: SqliteArchive) -> None:
    (row,) = pipeline.judge(archive, "e1", ids(archive)[:1], pipeline.Ruling("reject"), ANN)
    assert (row.number, row.by, row.note, row.label) == (1, "Ann", "seen", "= 3 boats")
    (shown,) = pipeline.read_records(archive)
    assert [q.value for q in shown.quantities] == [5]
    assert next(archive.records()) == record(3, 5)
    assert pipeline.record(archive, "e", 0.9) == shown


def test_a_rebuild_keeps_verdicts_and_lists_what_is_no_longer_found(archive: SqliteArchive) -> None:
    pipeline.judge(archive, "e1", ids(archive)[:1], pipeline.Ruling("correct", {"value": "4"}), ANN)
    archive.add_records([("k2", record(5, 3))])
    assert [q.value for q in pipeline.record(archive, "e1").quantities] == [5, 4]
    archive.add_records([("k3", record(5))])
    assert [one.label for one in pipeline.record(archive, "e1").unfound] == ["= 3 boats"]
    assert [said.state for said in pipeline.review_log(archive)] == ["no longer found"]


def test_a_verdict_is_undone_by_fact_by_number_or_as_the_last(archive: SqliteArchive) -> None:
    first, second = ids(archive)
    pipeline.judge(archive, "e1", [first, second], pipeline.Ruling("accept"), ANN)
    (undone,) = pipeline.undo(archive, "e1", None, ANN)
    assert undone.undoes == 2
    pipeline.undo(archive, "e1", first[:5], ANN)
    assert [said.state for said in pipeline.review_log(archive, "e1")] == ["undone", "undone", "in force", "in force"]
    pipeline.undo(archive, "e1", "#3", ANN)
    assert [q.review is not None for q in pipeline.record(archive, "e1").quantities] == [False, True]
    for number in ("99", "9" * 5000, "²", "#"):
        with pytest.raises(UnknownFact):
            pipeline.undo(archive, "e1", number, ANN)


def test_what_cannot_be_judged_is_refused_and_nothing_is_kept(archive: SqliteArchive) -> None:
    with pytest.raises(UnknownFact, match="begins the ids of 2 facts"):
        pipeline.judge(archive, "e1", ["q"], pipeline.Ruling("accept"), ANN)
    with pytest.raises(UnknownFact, match="has no fact zz"):
        pipeline.judge(archive, "e1", [ids(archive)[0], "zz"], pipeline.Ruling("accept"), ANN)
    with pytest.raises(UnfitCorrection):
        pipeline.judge(archive, "e1", ids(archive)[:1], pipeline.Ruling("correct", {"value": "many"}), ANN)
    assert archive.verdicts() == []


def test_a_reviewed_event_is_so_until_it_grows(archive: SqliteArchive) -> None:
    pipeline.mark_reviewed(archive, "e1", ANN)
    assert not pipeline.record(archive, "e1").reviewed  # the article itself is not in this archive: nobody read it
    grown = replace(record(3), articles=(*record(3).articles, replace(record(3).articles[0], id="b")))
    archive.add_records([("k4", grown)])
    assert not pipeline.record(archive, "e1").reviewed
