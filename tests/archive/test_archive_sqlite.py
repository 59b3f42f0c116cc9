"""The archive: what is put in comes out, and what is no archive says so."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import Connection

from hexapla.archive import ArticleRow, Cleaned, PageRow, SketchRow, opening
from hexapla.archive.migrations import HEAD
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import ArchiveError, ArchiveFull, NewerArchive, NotAnArchive
from hexapla.values.article import Article, Block, DateValue
from hexapla.values.event import Event, Member
from hexapla.values.lexicon import Lexicon, Meetings, PairCounts
from hexapla.values.outlet import LineMark, LineRule, OutletKnowledge, PageSketch
from hexapla.values.record import Record
from hexapla.values.rejection import Rejection
from hexapla.values.review import Verdict


def article(number: int) -> Article:
    return Article(
        id=f"a{number}",
        text=f"Văn bản số {number}.",
        language="vi",
        published=DateValue("2023-12-20", "day"),
        blocks=(Block("paragraph", f"Văn bản số {number}.", "vi"),),
        alternates={"fr": "https://x.example/fr", "en": "https://x.example/en"},
    )


def row(number: int) -> ArticleRow:
    return ArticleRow(f"a{number}", f"k{number}", f"a{number}.html", f"k{number}", "")


def sketch(number: int) -> PageSketch:
    marks = (
        LineMark("00ff", 80, "body", 0, True, False),
        LineMark("0abc", 20, "furniture", -1, False, False, "footer"),
    )
    return PageSketch(f"a{number}", "x.example", "vi", "0def", marks, ("div > p",), "day first", True)


@contextmanager
def only_schema(revision: str) -> Iterator[None]:
    """Open archives as a Hexapla did that knew no newer schema."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "HEAD", revision)
        yield


def event(number: int, *articles: str) -> Event:
    return Event(f"e{number}", tuple(Member(a, f"e{number}", "independent", None, 1.0) for a in articles))


def record(number: int) -> Record:
    empty = ((),) * 5
    return Record(f"e{number}", {"vi": "Tên"}, None, None, None, (), None, (), None, None, *empty, (), ())  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    return SqliteArchive(str(tmp_path / "x.db"))


def test_cleanings_are_kept_under_their_keys(archive: SqliteArchive) -> None:
    refused = Rejection("b.html", "articles", "no text")
    rows = [PageRow("a.html", "k1"), PageRow("b.html", "k2", "2024-01-01T00:00:00Z")]
    archive.add_pages(rows, [Cleaned("k1", article(1)), Cleaned("k2", refused)])
    assert archive.known_keys(["k1", "k2", "k3"]) == {"k1", "k2"}
    assert archive.pages() == rows
    assert list(archive.cleaned(["k1", "k2", "k3"])) == [("k1", article(1))]
    assert list(archive.refused()) == [Cleaned("k2", refused)]


def test_a_page_read_again_replaces_what_stood_at_its_location(archive: SqliteArchive) -> None:
    archive.add_pages([PageRow("a.html", "k1")], [Cleaned("k1", article(1))])
    archive.add_pages([PageRow("a.html", "k2")], [Cleaned("k2", article(2))])
    assert archive.unsketched("1") == ["k2"]
    archive.set_refusals(["a.html"], [Rejection("a.html", "sources", "empty")])
    assert archive.pages() == []
    archive.set_refusals(["a.html"], [])
    assert archive.rejections() == []


def test_articles_that_are_gone_go(archive: SqliteArchive) -> None:
    archive.put_articles([(row(n), article(n)) for n in range(3)])
    archive.put_articles([(row(7), article(7))])
    archive.keep_articles(["a2", "a7"], [Rejection("x", "articles", "no text")])
    assert archive.article_keys() == {"a2": "k2", "a7": "k7"}
    assert archive.article_keys(["a7", "none"]) == {"a7": "k7"}
    assert archive.article_keys([]) == {}
    assert list(archive.articles()) == [article(2), article(7)]
    assert list(archive.articles(["a7", "none"])) == [article(7)]
    assert archive.rejections() == [Rejection("x", "articles", "no text")]


def test_an_article_whose_content_stays_is_only_noted(archive: SqliteArchive) -> None:
    archive.put_articles([(row(1), article(1)), (row(2), article(2))])
    asked = ArticleRow("a1", "k1", "a1.html", "k1", "outlet key")
    archive.put_articles([(asked, None)])
    assert archive.article_rows() == {"a1": asked, "a2": row(2)}
    assert list(archive.articles()) == [article(1), article(2)]


def test_sketches_are_kept_of_articles_that_a_page_points_at(archive: SqliteArchive) -> None:
    refused = Rejection("c.html", "articles", "no text")
    rows = [PageRow("a.html", "k1"), PageRow("b.html", "k2"), PageRow("c.html", "k3")]
    archive.add_pages(rows, [Cleaned("k1", article(1)), Cleaned("k2", article(2)), Cleaned("k3", refused)])
    assert archive.unsketched("1") == ["k1", "k2"]
    archive.add_sketches({"k1": sketch(1), "k2": sketch(2)}, "1")
    assert (archive.unsketched("1"), archive.unsketched("2")) == ([], ["k1", "k2"])
    assert dict(archive.sketches(["k2", "k9"])) == {"k2": sketch(2)}
    archive.set_refusals(["a.html"], [Rejection("a.html", "sources", "empty")])
    assert archive.sketch_rows() == [SketchRow("k2", "a2", "x.example")]


def test_what_outlets_taught_is_kept_and_forgotten(archive: SqliteArchive) -> None:
    one = OutletKnowledge(
        "x.example",
        pages=4,
        stories=3,
        lines={"00ff": LineRule("footer", "edge")},
        captions={"0abc": LineRule("stock caption", "anywhere")},
        places={"div.r > p": "related headlines"},
        titles=frozenset({"1", "2"}),
        day_first={"vi": True},
    )
    archive.set_outlets([("key1", one), ("key2", OutletKnowledge("y.example"))], [])
    assert (archive.outlet("x.example"), archive.outlet("z.example")) == (one, None)
    archive.set_outlets([("key3", OutletKnowledge("y.example", 9))], ["x.example"])
    assert archive.outlet_keys() == {"y.example": "key3"}
    assert archive.outlet("y.example") == OutletKnowledge("y.example", 9)


def test_an_archive_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with only_schema("0001"):
        SqliteArchive(str(path)).close()
    with sqlite3.connect(path) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        value = zlib.compress(msgspec.json.encode(article(1)))
        old.execute("INSERT INTO pages VALUES ('a.html', 'k1', NULL)")
        old.execute("INSERT INTO cleanings VALUES ('k1', 'article', ?)", (value,))
        old.execute("INSERT INTO articles VALUES ('a1', 'k1', 'vi', NULL, '2023-12-20', ?)", (value,))
    archive = SqliteArchive(str(path))
    assert archive.pages() == [PageRow("a.html", "k1")]
    assert list(archive.articles()) == [article(1)]
    assert archive.article_rows() == {"a1": ArticleRow("a1", "k1", None, None, None)}
    assert (archive.unsketched("1"), archive.outlet_keys()) == (["k1"], {})


def test_records_go_with_their_events(archive: SqliteArchive) -> None:
    archive.set_events([event(1, "a1"), event(2, "a2")], "first")
    archive.add_records([("k1", record(1)), ("k2", record(2))], [Rejection("e3", "records", "crashed")])
    assert (archive.state("linked"), archive.record_keys()) == ("first", {"e1": "k1", "e2": "k2"})
    archive.set_events([event(2, "a1", "a2")], "second")
    assert list(archive.events()) == [event(2, "a1", "a2")]
    assert list(archive.records()) == [record(2)]
    archive.add_records([("k9", record(3))])
    assert archive.rejections() == []


def test_a_lexicon_is_kept_with_what_it_was_learned_from(archive: SqliteArchive) -> None:
    counts = PairCounts("fr", "vi", 9, {"paix": 4}, {"hòa": 5, "bình": 4}, {"paix": {"bình": 4, "hòa": 4}})
    archive.set_lexicon(Lexicon((counts,)), ["one", "two"])
    assert archive.lexicon() == Lexicon((counts,))
    assert archive.learned(["two", "three"]) == {"two"}


def test_meetings_of_features_are_kept_with_the_lexicon_and_leave_their_hash(archive: SqliteArchive) -> None:
    one = Meetings("fr", "vi", 400, b"\1\0\0\0", b"\2\0\0\0", (b"\5\0\0\0", b"\6\0\0\0", b"\4\0\0\0"))
    assert (archive.meetings(), archive.state("meetings")) == ([], None)
    archive.set_lexicon(Lexicon(), ["one"], [one])
    first = archive.state("meetings")
    assert (archive.meetings(), archive.learned(["one"])) == ([one], {"one"})
    archive.set_lexicon(Lexicon(), ["two"], [replace(one, sentences=401)])
    assert archive.meetings() == [replace(one, sentences=401)]
    assert archive.state("meetings") not in (first, None)


def test_an_archive_is_found_again_as_it_was_left(tmp_path: Path) -> None:
    first = SqliteArchive(str(tmp_path / "x.db"))
    first.set_events([], "kept")
    first.close()
    second = SqliteArchive(f"sqlite:///{tmp_path / 'x.db'}")
    assert second.state("linked") == "kept"
    assert second.state("nothing") is None


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is a letter, not a database. " * 50)
    with pytest.raises(NotAnArchive, match="no Hexapla archive"):
        SqliteArchive(str(tmp_path / "text.db"))
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name)")
    with pytest.raises(NotAnArchive, match="a database, but no Hexapla archive"):
        SqliteArchive(str(tmp_path / "other.db"))
    with pytest.raises(ArchiveError, match="it is a folder"):
        SqliteArchive(str(tmp_path))
    with pytest.raises(ArchiveError, match="no folder"):
        SqliteArchive(str(tmp_path / "none" / "x.db"))
    with pytest.raises(ArchiveError, match=r"no database address|cannot open"):
        SqliteArchive("nonsense://x")


def test_a_newer_schema_is_not_touched(tmp_path: Path, archive: SqliteArchive) -> None:
    archive.close()
    with sqlite3.connect(tmp_path / "x.db") as store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerArchive, match=f"this Hexapla knows {HEAD}: install a newer"):
        SqliteArchive(str(tmp_path / "x.db"))


def test_a_full_disk_is_told_from_other_failures(archive: SqliteArchive) -> None:
    with archive._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    big = Article(id="big", text="x", blocks=tuple(Block("paragraph", f"{n * 7919}" * 40) for n in range(3000)))
    with pytest.raises(ArchiveFull, match=r"disk is full.*run again"):
        archive.add_pages([PageRow("a", "k")], [Cleaned("k", big)])


def test_a_new_archive_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num)")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(opening, "_migrate", killed)
        with pytest.raises(KeyboardInterrupt):
            SqliteArchive(str(tmp_path / "x.db"))
    assert SqliteArchive(str(tmp_path / "x.db")).pages() == []


def test_a_damaged_value_is_an_error_that_says_what_to_do(archive: SqliteArchive) -> None:
    archive.set_events([event(1, "a1")], "key")
    archive.add_records([("key", record(1))])
    with sqlite3.connect(archive.address) as raw:
        raw.execute("UPDATE records SET value = x'00'")
    with pytest.raises(ArchiveError, match=r"is damaged .*; delete it and build it again"):
        list(archive.records())


def test_what_reviewers_said_is_numbered_and_no_build_touches_it(archive: SqliteArchive) -> None:
    one = Verdict("reviewed", "Ann", "2024-06-01T10:00:00+00:00", "e1", contents={"a1": "0"}, note="đã xem")
    assert [row.number for row in archive.add_verdicts([one, one])] == [1, 2]
    assert archive.add_verdicts([one]) == [replace(one, number=3)]
    archive.add_records([("k", record(1))])
    archive.set_events([], "k")
    archive.keep_articles([], [])
    assert archive.verdicts() == [replace(one, number=number) for number in (1, 2, 3)]
