"""Events that are renamed, merged and split by what joins an archive: the log tells, and old ids lead on."""

import random
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from event_reports import BRIDGE_EN, FORUM_EN, PRIZE_EN, REPORTS, Report, written
from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import UnknownEvent
from hexapla.execution.local import LocalExecution
from hexapla.settings import Settings
from hexapla.values.event import EventChange


class Quiet:
    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self) -> None: ...


class Desk:
    """An archive, its pages and its site in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "pages").mkdir(parents=True)

    def build(self, *reports: Report) -> None:
        """Take in reports; one of an id that was there before replaces it."""
        names = tuple(written(self.folder / "pages", list(reports)))
        settings = Settings(out=self.folder / "site")
        with closing(self.archive()) as archive:
            pipeline.build(pipeline.BuildRequest(names), archive, LocalExecution(1), settings, Quiet())

    def archive(self) -> SqliteArchive:
        return SqliteArchive(str(self.folder / "x.db"))

    def log(self) -> list[EventChange]:
        with closing(self.archive()) as archive:
            return archive.event_changes()

    def events(self) -> dict[str, list[str]]:
        with closing(self.archive()) as archive:
            return {event.id: sorted(member.id for member in event.members) for event in archive.events()}

    def record(self, event: str) -> str:
        with closing(self.archive()) as archive:
            return pipeline.record(archive, event).id

    def page(self, event: str) -> str:
        return (self.folder / "site" / "events" / f"{event}.html").read_text("utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def event_of(report: Report) -> str:
    """Return the id of the event whose earliest page is a report."""
    return sha256(report.id.encode()).hexdigest()[:16]


def telling(report: Report, other: Report) -> Report:
    """Return a report that now tells what another one does, word for word."""
    return replace(report, text=other.text, title=other.title, language=other.language)


FORUM, BRIDGE, PRIZE = event_of(FORUM_EN), event_of(BRIDGE_EN), event_of(PRIZE_EN)
BRIDGE_AS_FORUM = telling(BRIDGE_EN, FORUM_EN)
EARLIER = replace(FORUM_EN, id="a-first-report", published="2023-05-11")
LATER = replace(FORUM_EN, id="a-late-report", published="2023-05-30")


def test_a_later_report_that_joins_changes_no_id(desk: Desk) -> None:
    desk.build(FORUM_EN, BRIDGE_EN)
    desk.build(LATER)
    assert desk.events() == {FORUM: ["a-late-report", "forum-en"], BRIDGE: ["bridge-en"]}
    assert desk.log() == []


def test_an_event_that_an_earlier_report_joins_is_renamed_and_its_old_id_leads_on(desk: Desk) -> None:
    desk.build(FORUM_EN, BRIDGE_EN)
    desk.build(EARLIER)
    now = event_of(EARLIER)
    assert desk.log() == [EventChange(1, FORUM, "renamed", (now,), (1,))]
    assert (desk.record(FORUM), desk.record(FORUM[:8]), desk.record(now)) == (now, now, now)
    assert f'<meta http-equiv="refresh" content="0; url=../events/{now}.html">' in desk.page(FORUM)


def test_an_event_that_went_into_another_is_merged_and_comes_back_when_it_is_split_off(desk: Desk) -> None:
    desk.build(FORUM_EN, BRIDGE_EN)
    desk.build(BRIDGE_AS_FORUM)
    assert desk.events() == {FORUM: ["bridge-en", "forum-en"]}
    merged = EventChange(1, BRIDGE, "merged", (FORUM,), (1,))
    assert desk.log() == [merged]
    assert desk.record(BRIDGE) == FORUM
    assert "This event has another address" in desk.page(BRIDGE)
    desk.build(BRIDGE_EN)
    assert desk.log() == [merged, EventChange(2, FORUM, "split", tuple(sorted((BRIDGE, FORUM))), (1, 1))]
    assert (desk.record(BRIDGE), desk.record(FORUM)) == (BRIDGE, FORUM)
    assert "Harnsund bridge opens" in desk.page(BRIDGE)


def test_an_event_that_fell_apart_under_other_ids_leads_to_all_of_them(desk: Desk) -> None:
    together = replace(BRIDGE_AS_FORUM, published="2023-05-30")
    desk.build(EARLIER, FORUM_EN, together)
    old = event_of(EARLIER)
    assert desk.events() == {old: ["a-first-report", "bridge-en", "forum-en"]}
    desk.build(telling(EARLIER, PRIZE_EN), BRIDGE_EN, replace(PRIZE_EN, published="2023-01-01"))
    assert desk.events() == {
        FORUM: ["forum-en"], BRIDGE: ["bridge-en"], PRIZE: ["a-first-report", "prize-en"],
    }  # fmt: skip
    now = tuple(sorted((FORUM, BRIDGE, PRIZE)))
    assert desk.log() == [EventChange(1, old, "split", now, (1, 1, 1))]
    with pytest.raises(UnknownEvent, match=f"event {old} was split: .* in the events {', '.join(now)}"):
        desk.record(old)
    page = desk.page(old)
    assert "These reports are now told as 3 events" in page
    assert [f'href="../events/{event}.html"' in page for event in now] == [True] * 3
    assert "refresh" not in page


@pytest.mark.parametrize("seed", range(3))
def test_every_id_of_an_archive_that_grew_in_five_batches_leads_to_where_its_articles_are(
    seed: int, tmp_path: Path
) -> None:
    whole, grown = (Desk(tmp_path / name) for name in ("whole", "grown"))
    whole.build(*REPORTS)
    left, seen = random.Random(seed).sample(REPORTS, len(REPORTS)), dict[str, set[str]]()
    for batch in range(5):
        grown.build(*left[2 * batch : 2 * batch + 2])
        for event, held in grown.events().items():
            seen.setdefault(event, set()).update(held)
    assert grown.events() == whole.events()
    home = {article: event for event, held in grown.events().items() for article in held}
    with closing(grown.archive()) as archive:
        former = archive.former_events()
    for event, held in seen.items():
        assert {home[article] for article in held} <= set(former.get(event, (event,)))
    assert set(former) == set(seen) - set(home.values())


def test_ids_that_nobody_had_are_unknown_and_beginnings_must_be_of_one(desk: Desk) -> None:
    desk.build(FORUM_EN, BRIDGE_EN)
    with pytest.raises(UnknownEvent, match="no event ffffffffffffffff in the archive"):
        desk.record("f" * 16)
    with pytest.raises(UnknownEvent, match="begins the ids of 2 events"):
        desk.record("")
