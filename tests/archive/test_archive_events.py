"""Events in the archive: what is read for them is kept, only what changed is written, what became of them is logged."""

import sqlite3
import zlib
from pathlib import Path

import msgspec
import pytest

from hexapla.archive import ArticleRow, SignalsRow, opening
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import ArchiveError
from hexapla.values.article import Article
from hexapla.values.event import Event, EventChange, Member


def event(name: str, *articles: str, score: float = 1.0) -> Event:
    return Event(name, tuple(Member(a, name, "independent", None, score) for a in articles))


def put(archive: SqliteArchive, **keys: str) -> None:
    archive.put_articles([(ArticleRow(i, key, None, None, None), Article(i, "Văn bản.")) for i, key in keys.items()])


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    return SqliteArchive(str(tmp_path / "x.db"))


def test_signals_are_found_under_the_key_of_their_article_and_the_version_that_read_them(
    archive: SqliteArchive,
) -> None:
    archive.add_signals([SignalsRow("a", "k1", b"one"), SignalsRow("b", "k2", b"\x00two")], "1")
    assert archive.signals({"a": "k1", "b": "k2", "c": "k3"}, "1") == {"a": b"one", "b": b"\x00two"}
    assert archive.signals({"a": "k1", "b": "other"}, "1") == {"a": b"one"}
    assert archive.signals({"a": "k1"}, "2") == {}
    archive.add_signals([SignalsRow("a", "k4", b"new")], "2")
    assert (archive.signals({"a": "k1"}, "1"), archive.signals({"a": "k4"}, "2")) == ({}, {"a": b"new"})


def test_many_signals_are_found_at_once(archive: SqliteArchive) -> None:
    keys = {f"a{n}": f"k{n}" for n in range(1200)}
    archive.add_signals([SignalsRow(i, key, key.encode()) for i, key in keys.items()], "1")
    assert archive.signals(keys, "1") == {i: key.encode() for i, key in keys.items()}


def test_signals_of_articles_that_are_gone_or_changed_and_of_other_versions_go(archive: SqliteArchive) -> None:
    put(archive, a="k1", b="new", d="k4")
    archive.add_signals([SignalsRow(i, key, b"") for i, key in (("a", "k1"), ("b", "k2"), ("c", "k3"))], "2")
    archive.add_signals([SignalsRow("d", "k4", b"")], "1")
    archive.keep_signals("2")
    with sqlite3.connect(archive.address) as raw:
        assert raw.execute("SELECT article, version FROM signals").fetchall() == [("a", "2")]


def test_only_events_that_changed_are_written(archive: SqliteArchive) -> None:
    archive.set_events([event("e1", "a", "b"), event("e2", "c"), event("e3", "d")], "first")
    with sqlite3.connect(archive.address) as raw:
        raw.execute("CREATE TABLE written (id)")
        for action, row in (("INSERT", "new"), ("DELETE", "old")):
            raw.execute(
                f"CREATE TRIGGER on_{action} AFTER {action} ON events BEGIN INSERT INTO written VALUES ({row}.id); END"
            )
    archive.set_events([event("e2", "c"), event("e1", "a", "b", "x"), event("e4", "d")], "second")
    with sqlite3.connect(archive.address) as raw:
        assert {name for (name,) in raw.execute("SELECT id FROM written")} == {"e1", "e3", "e4"}
    assert list(archive.events()) == [event("e1", "a", "b", "x"), event("e2", "c"), event("e4", "d")]


def test_what_became_of_events_is_logged_under_a_running_number(archive: SqliteArchive) -> None:
    archive.set_events([event("e1", "a", "b"), event("e2", "c"), event("e3", "d")], "1")
    assert archive.event_changes() == []
    archive.set_events([event("e1", "a", "b", "c"), event("e5", "d")], "2")
    archive.set_events([event("e1", "a", "b", "c", score=0.9), event("e5", "d")], "3")
    archive.set_events([event("e1", "a", "c"), event("e6", "b")], "4")
    assert archive.event_changes() == [
        EventChange(1, "e2", "merged", ("e1",), (1,)),
        EventChange(1, "e3", "renamed", ("e5",), (1,)),
        EventChange(2, "e1", "split", ("e1", "e6"), (2, 1)),
        EventChange(2, "e5", "dissolved"),
    ]


def test_an_id_of_an_earlier_time_leads_to_what_its_event_became(archive: SqliteArchive) -> None:
    archive.set_events([event("e1", "a", "b"), event("e2", "c"), event("e3", "d")], "1")
    archive.set_events([event("e1", "a", "b", "c"), event("e5", "d")], "2")
    archive.set_events([event("e7", "a", "c"), event("e6", "b")], "3")
    assert archive.former_events() == {"e1": ("e6", "e7"), "e2": ("e6", "e7"), "e3": (), "e5": ()}


def test_events_log_and_state_are_written_together_or_not_at_all(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.set_events([event("e1", "a")], "first")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("hexapla.archive.events.set_state", killed)
        with pytest.raises(KeyboardInterrupt):
            archive.set_events([event("e2", "a")], "second")
    assert (list(archive.events()), archive.event_changes()) == ([event("e1", "a")], [])
    assert archive.state("linked") == "first"


def test_a_damaged_event_is_an_error_that_says_what_to_do(archive: SqliteArchive) -> None:
    archive.set_events([event("e1", "a")], "first")
    with sqlite3.connect(archive.address) as raw:
        raw.execute("UPDATE events SET value = x'00'")
    with pytest.raises(ArchiveError, match=r"is damaged .*; delete it and build it again"):
        archive.set_events([event("e2", "a")], "second")


def test_an_archive_of_the_schema_before_keeps_its_events_and_begins_their_history(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "HEAD", "0002")
        SqliteArchive(str(path)).close()
    with sqlite3.connect(path) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
        # As an earlier version wrote it: what else it said of an event need not be understood any more.
        said = {"id": "e1", "members": [{"id": "a"}, {"id": "b"}], "judgements": "of another shape"}
        old.execute("INSERT INTO events VALUES ('e1', ?)", (zlib.compress(msgspec.json.encode(said)),))
        old.execute("INSERT INTO state VALUES ('linked', 'old')")
    archive = SqliteArchive(str(path))
    assert (archive.state("linked"), archive.event_changes(), archive.signals({"a": "k"}, "1")) == ("old", [], {})
    archive.set_events([event("e2", "a", "b")], "new")
    assert archive.event_changes() == [EventChange(1, "e1", "renamed", ("e2",), (2,))]
    assert archive.former_events() == {"e1": ("e2",)}


def test_vectors_are_kept_by_key_and_version(archive: SqliteArchive) -> None:
    archive.add_vectors({"k1": b"\0\1", "k2": b"\2"}, "v1")
    assert archive.vectors(["k1", "k2", "k3"], "v1") == {"k1": b"\0\1", "k2": b"\2"}
    assert archive.vectors(["k1"], "v2") == {}
    archive.add_vectors({"k1": b"\3"}, "v2")
    assert archive.vectors(["k1", "k2"], "v1") == {"k2": b"\2"}
    assert archive.vectors(["k1", "k2"], "v2") == {"k1": b"\3"}


def test_vectors_that_are_no_longer_asked_for_go(archive: SqliteArchive) -> None:
    archive.add_vectors({f"k{k}": b"\1" for k in range(1200)}, "v1")
    archive.add_vectors({"other": b"\1"}, "v2")
    archive.keep_vectors({"k3", "k900"}, "v1")
    assert set(archive.vectors([f"k{k}" for k in range(1200)], "v1")) == {"k3", "k900"}
    assert archive.vectors(["other"], "v2") == {}
