"""Events that people merge and split: rows, what the next build makes of them, and what of it is published."""

from contextlib import closing
from pathlib import Path

import pytest

from event_reports import (
    BRIDGE_DE,
    BRIDGE_EN,
    BRIDGE_RU,
    FORUM_EN,
    FORUM_FR,
    NEXT_EN,
    PRIZE_EN,
    PRIZE_VI,
    Report,
    written,
)
from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import UnfitGrouping, UnknownArticle, UnknownEvent
from hexapla.execution.local import LocalExecution
from hexapla.settings import Settings

ANN = pipeline.Reviewer("Ann", "2026-11-01T10:00:00+00:00", "one trip")


class Quiet:
    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self) -> None: ...


class Desk:
    """An archive that was built of a few reports."""

    def __init__(self, folder: Path, *reports: Report) -> None:
        self.folder = folder
        self.archive = SqliteArchive(str(folder / "x.db"))
        self.build(*written(folder, list(reports)))

    def build(self, *names: str, reviewed_only: bool = False) -> pipeline.BuildSummary:
        request = pipeline.BuildRequest(names, reviewed_only=reviewed_only)
        settings = Settings(out=self.folder / "site" if reviewed_only else None)
        return pipeline.build(request, self.archive, LocalExecution(1), settings, Quiet())

    def events(self) -> list[list[str]]:
        return sorted(sorted(m.id for m in event.members) for event in self.archive.events())

    def of(self, article: str) -> str:
        return next(e.id for e in self.archive.events() if article in {m.id for m in e.members})

    def states(self) -> list[str]:
        return [said.state for said in pipeline.review_log(self.archive)]


def test_events_are_merged_by_the_next_build_from_what_the_archive_has_and_undone_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path, BRIDGE_DE, BRIDGE_EN, PRIZE_VI, PRIZE_EN)
    before, bridge, prize = desk.events(), desk.of("bridge-en"), desk.of("prize-en")
    with closing(desk.archive):
        (row,) = pipeline.merge_events(desk.archive, bridge, [prize[:9]], ANN)
        assert (row.number, row.articles, row.others) == (1, ("bridge-de", "bridge-en"), ("prize-en", "prize-vi"))
        assert (desk.events(), desk.states()) == (before, ["waits for a build"])
        summary = desk.build()
        assert (summary.relinked, summary.signals_read, summary.records_made, summary.pages_read) == (True, 0, 1, 0)
        assert (desk.events(), desk.states()) == ([sorted(name for one in before for name in one)], ["in force"])
        for former in (bridge, prize):
            assert pipeline.record(desk.archive, former).by_hand == (1,)
        assert not desk.build().worked
        with pytest.raises(UnfitGrouping, match="already"):
            pipeline.merge_events(desk.archive, bridge, ["prize-en"], ANN)
        pipeline.undo(desk.archive, bridge, None, ANN)
        assert (desk.build().relinked, desk.events(), desk.of("prize-en")) == (True, before, prize)


def test_an_article_is_split_off_and_later_pages_do_not_bring_it_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path, BRIDGE_DE, BRIDGE_EN, BRIDGE_RU)
    with closing(desk.archive):
        event = desk.of("bridge-en")
        pipeline.split_event(desk.archive, event, ["bridge-r"], ANN)
        pipeline.split_event(desk.archive, event, ["bridge-d"], ANN)
        assert [row.others for row in desk.archive.verdicts()] == [("bridge-de", "bridge-en"), ("bridge-en",)]
        with pytest.raises(UnfitGrouping, match="nothing would be left"):
            pipeline.split_event(desk.archive, event, ["bridge-en"], ANN)
        with pytest.raises(UnknownArticle, match="begins the ids of 3"):
            pipeline.split_event(desk.archive, event, ["bridge"], ANN)
        with pytest.raises(UnknownEvent, match="whole id"):
            pipeline.merge_events(desk.archive, event, ["bri"], ANN)
        desk.build(*written(tmp_path, [PRIZE_EN]))
        assert [desk.of("bridge-en") == desk.of(name) for name in ("bridge-ru", "bridge-de")] == [False, False]
        assert pipeline.why("bridge-en", "bridge-ru", desk.archive, Settings()).verdict != "same event"


def test_a_verdict_that_a_later_one_contradicts_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, BRIDGE_DE, BRIDGE_EN, PRIZE_EN)
    with closing(desk.archive):
        pipeline.merge_events(desk.archive, desk.of("bridge-en"), ["prize-en"], ANN)
        desk.build()
        pipeline.split_event(desk.archive, desk.of("bridge-en"), ["prize-en"], ANN)
        desk.build()
        assert desk.states() == ["overruled", "in force"]
        assert pipeline.overruled(desk.archive) == (1,)
        assert desk.events() == [["bridge-de", "bridge-en"], ["prize-en"]]


def test_an_edition_of_what_was_reviewed_tells_of_nothing_else(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FORUM_EN, FORUM_FR, NEXT_EN, PRIZE_EN, BRIDGE_EN)
    with closing(desk.archive):
        forum = desk.of("forum-en")
        pipeline.mark_reviewed(desk.archive, forum, ANN)
        summary = desk.build(reviewed_only=True)
        assert (summary.events, summary.reviewed) == (4, 1)
        site = desk.folder / "site"
        assert {path.stem for path in (site / "events").iterdir()} == {forum}
        assert sorted(path.stem for path in (site / "articles").iterdir()) == ["forum-en", "forum-fr"]
        told = "".join(path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
        unseen = [desk.of(name) for name in ("next-en", "prize-en", "bridge-en")]
        assert not any(word in told for word in (*unseen, "Halmstrand", "next-en"))
        everything = pipeline.build(
            pipeline.BuildRequest(()), desk.archive, LocalExecution(1), Settings(out=site), Quiet()
        )
        assert everything.edition is not None
        assert len({path.stem for path in (site / "events").iterdir()}) == 4
