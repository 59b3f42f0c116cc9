"""Lists follow records and reviews: what changed is made anew, what is gone is let go, all else stays."""

from pathlib import Path

import pytest

from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.editions import headline_of
from hexapla.editions.headline import headline
from hexapla.pipeline.listing import kept_gathered, update_gathered, update_listing
from hexapla.values.listing import ListingRequest


class Silent:
    def begin(self, step: str, total: int | None) -> None: ...

    def advance(self) -> None: ...

    def end(self) -> None: ...


@pytest.fixture
def archive(sample_build: dict[str, Path], tmp_path: Path) -> SqliteArchive:
    """Return a copy of the sample's archive, to be changed."""
    path = tmp_path / "copy.db"
    path.write_bytes(sample_build["archive"].read_bytes())
    return SqliteArchive(str(path))


def test_a_build_leaves_lists_as_its_records_are(archive: SqliteArchive) -> None:
    assert (update_listing(archive, Silent()), update_gathered(archive, Silent())) == (0, False)
    records = {record.id: record for record in pipeline.read_records(archive)}
    page = pipeline.list_events(archive, ListingRequest(), limit=100)
    assert page.total == len(records)
    assert [row.date for row in page.rows] == sorted((row.date for row in page.rows), reverse=True)
    for row in page.rows:
        assert [headline_of(row, tag) for tag in ("en", "ar")] == [
            headline(records[row.event], t) for t in ("en", "ar")
        ]


def test_people_and_series_are_kept_as_they_are_gathered(archive: SqliteArchive) -> None:
    kept = kept_gathered(archive)
    assert kept.people == pipeline.people(archive)
    assert kept.series == pipeline.series(archive)
    assert [one.name for one in archive.people(["nguyen", "khoa"]).people] == ["Nguyễn Bá Khoa"]


def test_a_query_narrows_a_list_to_what_search_finds(archive: SqliteArchive) -> None:
    found = {hit.event for hit in pipeline.find(archive, "Nguyen Ba Khoa").hits}
    page = pipeline.list_events(archive, ListingRequest(), "Nguyen Ba Khoa")
    assert {row.event for row in page.rows} == found
    assert pipeline.list_events(archive, ListingRequest(), "zyzzyva").total == 0


def test_what_reviewers_say_is_listed_at_once_or_by_the_next_build(archive: SqliteArchive) -> None:
    event = next(iter(archive.listing_keys()))
    before = archive.revision()
    (row,) = pipeline.mark_reviewed(archive, event, pipeline.Reviewer("Ida", "2024-01-01T00:00:00Z"))
    assert archive.listed([event])[event].reviewed
    assert archive.revision() != before
    assert update_listing(archive, Silent()) == 0
    pipeline.undo(archive, event, None, pipeline.Reviewer("Ida", "2024-01-02T00:00:00Z"))
    assert (update_listing(archive, Silent()), archive.listed([event])[event].reviewed) == (0, False)
    archive.add_verdicts([row])
    assert (update_listing(archive, Silent()), archive.listed([event])[event].reviewed) == (1, True)
    assert (update_gathered(archive, Silent()), update_gathered(archive, Silent())) == (True, False)


def test_events_that_are_gone_are_listed_no_more(archive: SqliteArchive) -> None:
    events = list(archive.events())
    archive.set_events(events[1:], "k")
    assert update_listing(archive, Silent()) == 0
    assert archive.listing_keys().keys() == {event.id for event in events[1:]}
