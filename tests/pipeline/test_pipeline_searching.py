"""The index of search follows the records: what changed is made anew, what is gone is let go, all else stays."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hexapla import pipeline
from hexapla.archive import ArticleRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.pipeline import searching
from hexapla.pipeline.searching import Indexed, update_search
from hexapla.values.article import Article, Block
from hexapla.values.event import Event, Member
from hexapla.values.fact import Person, Quantity
from hexapla.values.record import Record, Version
from hexapla.values.text import Evidence

ANN = pipeline.Reviewer("Ann", "2024-06-01T10:00:00+00:00")


class Silent:
    def begin(self, step: str, total: int | None) -> None: ...

    def advance(self) -> None: ...

    def end(self) -> None: ...


def put(archive: SqliteArchive, number: int, text: str, key: str, **facts: tuple[object, ...]) -> None:
    """Put an article and the record of its event into an archive."""
    name = f"a{number}"
    archive.put_articles(
        [(ArticleRow(name, key, None, None, None), Article(name, text, blocks=(Block("paragraph", text),)))]
    )
    told = (Version(name, None, None, None, None, None, "independent", None, 1.0),)
    empty = ((),) * 5
    one = Record(f"e{number}", {}, None, None, None, (), None, told, None, None, *empty, (), ())  # type: ignore[arg-type]
    archive.add_records([(key, replace(one, **facts))])


def updated(archive: SqliteArchive) -> int:
    return update_search(archive, LocalExecution(1), Silent()).events


def found(archive: SqliteArchive, query: str) -> list[str]:
    return [hit.event for hit in pipeline.find(archive, query).hits]


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    store = SqliteArchive(str(tmp_path / "x.db"))
    for number, text in enumerate(("A flood came.", "A flood went.", "A drought came.")):
        put(store, number, text, f"made{number} said")
    return store


def test_only_what_changed_is_made_anew(archive: SqliteArchive) -> None:
    assert pipeline.find(archive, "flood").remarks == (
        "this archive is of an older Hexapla, and is searched after its next `hexapla build`",
    )
    assert (updated(archive), updated(archive), found(archive, "flood")) == (3, 0, ["e0", "e1"])
    put(archive, 1, "A flood went.", "made1 other scores")
    assert updated(archive) == 0
    put(archive, 1, "A drought went.", "other said")
    assert (updated(archive), found(archive, "flood"), found(archive, "drought")) == (1, ["e0"], ["e1", "e2"])


def test_events_that_are_gone_are_found_no_more(archive: SqliteArchive) -> None:
    updated(archive)
    archive.set_events([Event("e0", (Member("a0", "e0", "independent", None, 1.0),))], "k")
    assert (updated(archive), found(archive, "flood"), sorted(archive.search_keys())) == (0, ["e0"], ["e0"])


def test_a_verdict_is_seen_by_search_at_once_and_when_it_is_undone(archive: SqliteArchive) -> None:
    text = "Ena Voss saw three boats."
    person = Person("Ena Voss", ("Эна Восс",), (), (Evidence("a7", 0, 0, 8, "Ena Voss"),), ("a7",))
    boats = Quantity(3, "=", None, {"en": "boats"}, (Evidence("a7", 0, 13, 24, "three boats"),), ("a7",))
    put(archive, 7, text, "made7 said", people=(person,), quantities=(boats,))
    archive.set_events([Event(f"e{n}", (Member(f"a{n}", f"e{n}", "independent", None, 1.0),)) for n in (0, 7)], "k")
    put(archive, 7, text, "made7 said", people=(person,), quantities=(boats,))
    put(archive, 0, "A flood came.", "made0 said")
    assert updated(archive) == 2
    by_fact = ("person:восс", "number:3", "number:4")
    assert [found(archive, query) for query in by_fact] == [["e7"], ["e7"], []]
    names, counts = (one.id for one in pipeline.reviewables(archive, "e7"))
    rejected = pipeline.judge(archive, "e7", [names], pipeline.Ruling("reject"), ANN)
    pipeline.judge(archive, "e7", [counts], pipeline.Ruling("correct", {"value": "4"}), ANN)
    assert [found(archive, query) for query in by_fact] == [[], [], ["e7"]]
    assert (pipeline.find(archive, "voss").people, found(archive, "voss")) == ((), ["e7"])
    assert updated(archive) == 0
    pipeline.undo(archive, "e7", f"#{rejected[0].number}", ANN)
    assert (found(archive, by_fact[0]), updated(archive)) == (["e7"], 0)


def test_an_event_that_cannot_be_read_takes_no_other_with_it(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = searching._entries

    def fails(work: searching._Work) -> object:
        if work.record.id == "e1":
            raise ValueError("odd")
        return made(work)

    monkeypatch.setattr(searching, "_entries", fails)
    done = update_search(archive, LocalExecution(1), Silent())
    assert (done.events, [(one.subject, one.step) for one in done.rejections]) == (2, [("e1", "search")])
    assert found(archive, "flood") == ["e0"]
    assert update_search(archive, LocalExecution(1), Silent()) == Indexed()
