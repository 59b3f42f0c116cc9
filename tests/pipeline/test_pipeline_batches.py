"""The events and records of an archive are a function of the set of its articles, however they came into it."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from event_reports import BRIDGE_RU, EVENTS, FORUM_FR, REPORTS, Report, written
from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.pipeline import signals
from hexapla.settings import Settings

State = tuple[list[bytes], list[bytes]]


class Quiet:
    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self) -> None: ...


def build(path: Path, names: list[str], workers: int = 1, out: Path | None = None) -> pipeline.BuildSummary:
    request = pipeline.BuildRequest(tuple(names))
    with closing(SqliteArchive(str(path))) as archive, closing(LocalExecution(workers)) as execution:
        return pipeline.build(request, archive, execution, Settings(out=out), Quiet())


def state(path: Path) -> State:
    """Return the events and the records of an archive, byte for byte as they are given out."""
    with closing(SqliteArchive(str(path))) as archive:
        held = [msgspec.json.encode(one, order="deterministic") for one in archive.events()]
        return held, [msgspec.json.encode(one, order="deterministic") for one in archive.records()]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return written(tmp_path_factory.mktemp("reports"), REPORTS)


@pytest.fixture(scope="module")
def whole(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> State:
    path = tmp_path_factory.mktemp("whole") / "x.db"
    done = build(path, names)
    assert (done.signals_read, done.records_made, done.rejections) == (len(REPORTS), len(EVENTS), ())
    return state(path)


def test_the_reports_meet_in_their_events(whole: State) -> None:
    events = [msgspec.json.decode(event) for event in whole[0]]
    assert sorted(sorted(member["id"] for member in event["members"]) for event in events) == EVENTS


@pytest.mark.parametrize("seed", range(4))
def test_random_batches_in_any_order_end_in_the_same_events_and_records(
    seed: int, names: list[str], whole: State, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    left = chance.sample(names, len(names))
    while left:
        size = chance.randint(1, 5)
        build(tmp_path / "x.db", left[:size])
        left = left[size:]
    assert state(tmp_path / "x.db") == whole


def test_two_workers_give_what_one_gives(names: list[str], whole: State, tmp_path: Path) -> None:
    build(tmp_path / "x.db", names[::-1], workers=2)
    assert state(tmp_path / "x.db") == whole


@pytest.mark.parametrize("moment", ["add_signals", "set_events", "keep_signals", "add_records"])
def test_batches_with_killed_builds_between_them_end_in_the_same(
    moment: str, names: list[str], whole: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    for first, last in ((0, 4), (4, 7), (7, 10)):
        with monkeypatch.context() as patch:
            patch.setattr(SqliteArchive, moment, killed)
            with pytest.raises(KeyboardInterrupt):
                build(tmp_path / "x.db", names[:last])
        if first:
            build(tmp_path / "x.db", names[first:last])
    assert state(tmp_path / "x.db") == whole


def test_a_build_killed_while_it_reads_signals_goes_on_where_it_stopped(
    names: list[str], whole: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, calls = SqliteArchive.add_signals, []

    def killed(self: SqliteArchive, *given: object) -> None:
        calls.append(given)
        if len(calls) == 3:
            raise KeyboardInterrupt
        add(self, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(signals, "_AT_ONCE", 2)
        patch.setattr("hexapla.events.signals.TOGETHER", 1)  # an article a batch
        patch.setattr(SqliteArchive, "add_signals", killed)
        with pytest.raises(KeyboardInterrupt):
            build(tmp_path / "x.db", names)
    assert build(tmp_path / "x.db", names).signals_read == len(REPORTS) - 4
    assert state(tmp_path / "x.db") == whole


@pytest.mark.parametrize("late", [FORUM_FR, BRIDGE_RU])
def test_one_page_more_is_all_that_is_read_and_its_event_all_that_is_recorded(
    late: Report, names: list[str], whole: State, tmp_path: Path
) -> None:
    others = [name for name in names if Path(name).stem != late.id]
    build(tmp_path / "x.db", others)
    with sqlite3.connect(tmp_path / "x.db") as raw:
        before = dict(raw.execute("SELECT id, value FROM records").fetchall())
    done = build(tmp_path / "x.db", names)
    assert (done.pages_cleaned, done.signals_read, done.records_made) == (1, 1, 1)
    assert len(before) == len(EVENTS)
    assert state(tmp_path / "x.db") == whole


@pytest.mark.parametrize("late", [FORUM_FR, BRIDGE_RU])
def test_one_page_more_writes_the_row_of_its_event_alone(late: Report, names: list[str], tmp_path: Path) -> None:
    def rows() -> dict[str, bytes]:
        with sqlite3.connect(tmp_path / "x.db") as raw:
            return dict(raw.execute("SELECT id, value FROM events").fetchall())

    build(tmp_path / "x.db", [name for name in names if Path(name).stem != late.id])
    before = rows()
    build(tmp_path / "x.db", names)
    with closing(SqliteArchive(str(tmp_path / "x.db"))) as archive:
        event = next(one.id for one in archive.events() if late.id in {m.id for m in one.members})
    assert [name for name, row in rows().items() if before.get(name) != row] == [event]


def test_what_all_articles_have_a_part_in_is_not_kept(names: list[str], tmp_path: Path) -> None:
    build(tmp_path / "x.db", names)
    with closing(SqliteArchive(str(tmp_path / "x.db"))) as archive:
        assert {one.judgements for one in archive.events()} == {()}
        assert all(round(m.score, 2) == m.score for one in archive.events() for m in one.members)


def test_one_page_more_makes_no_page_of_other_events_again(names: list[str], tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(tmp_path / "x.db", [name for name in names if Path(name).stem != BRIDGE_RU.id], out=site)
    before = files(site)
    done = build(tmp_path / "x.db", names, out=site)
    changed = {path for path, content in files(site).items() if before.get(path) != content}
    with closing(SqliteArchive(str(tmp_path / "x.db"))) as archive:
        event = next(one.id for one in archive.events() if "bridge-ru" in {m.id for m in one.members})
        met = [one for one in pipeline.people(archive) if event in {row.event for row in one.appearances}]
        there = {name for one in met for name in (one.id, *one.former)}
    told = {"events": {event}, "articles": {"bridge-de", "bridge-en", "bridge-ru"}, "people": {"index", *there}}
    lists = {"languages": {"de", "en", "ru"}, "documents": {"index"}, "series": {"index"}}
    for path in changed - {Path("index.html")}:
        folder, name = path.parts[0], path.stem
        # Every outlet stands beside all together, of which one has more articles now.
        assert folder == "outlets" or name in {**told, **lists}[folder], path
    assert {Path("events", f"{event}.html"), Path("articles", "bridge-ru.html")} <= changed
    assert done.edition is not None
    assert done.edition.written == len(changed)


def files(site: Path) -> dict[Path, bytes]:
    """Return the files of an edition but its manifest, with their contents."""
    found = (path for path in site.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(site): path.read_bytes() for path in found}


def test_a_second_build_reads_and_records_nothing(names: list[str], tmp_path: Path) -> None:
    build(tmp_path / "x.db", names)
    again = build(tmp_path / "x.db", names)
    assert (again.signals_read, again.records_made, again.worked) == (0, 0, False)


def test_another_version_of_reading_reads_all_again(
    names: list[str], whole: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "x.db", names)
    monkeypatch.setattr("hexapla.events.SIGNALS_VERSION", "another")
    done = build(tmp_path / "x.db", names)
    assert (done.relinked, done.signals_read, done.records_made) == (True, len(REPORTS), 0)
    assert state(tmp_path / "x.db") == whole
    with sqlite3.connect(tmp_path / "x.db") as raw:
        assert raw.execute("SELECT DISTINCT version FROM signals").fetchall() == [("another",)]
