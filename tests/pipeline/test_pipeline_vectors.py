"""Vectors: a text is embedded once, another engine links anew, and none leaves everything as it was."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import numpy as np
import pytest

from event_reports import BRIDGE_RU, REPORTS, written
from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.engines import Embedder, Vectors
from hexapla.errors import UnusableModel
from hexapla.execution.local import LocalExecution
from hexapla.pipeline.vectors import KeptVectors
from hexapla.settings import Settings
from hexapla.values.rejection import Rejection
from made_up_model import WIDTH, Failing, MadeUp


class Quiet:
    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self) -> None: ...


def build(path: Path, names: Sequence[str], embedder: Embedder | None = None) -> pipeline.BuildSummary:
    request = pipeline.BuildRequest(tuple(names), embedder=embedder)
    with closing(SqliteArchive(str(path))) as archive:
        return pipeline.build(request, archive, LocalExecution(1), Settings(), Quiet())


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as raw:
        return {
            table: raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("articles", "events", "records", "signals", "vectors", "state")
        }


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    return written(tmp_path, REPORTS)


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    return SqliteArchive(str(tmp_path / "kept.db"))


def test_a_text_is_embedded_once_and_is_the_same_when_it_is_kept(archive: SqliteArchive) -> None:
    model = MadeUp({})
    first = KeptVectors(archive, model).embed(["one", "two", "one"])
    again = KeptVectors(archive, model)
    assert model.given == ["one", "two"]
    np.testing.assert_array_equal(again.embed(["two", "one", "two"]), first[[1, 0, 1]])
    assert (model.given, again.made, first.shape) == (["one", "two"], 0, (3, WIDTH))
    assert again.embed(["three", "one"]).shape == (2, WIDTH)
    assert (model.given, again.made) == (["one", "two", "three"], 1)


def test_no_texts_try_the_model(archive: SqliteArchive) -> None:
    class Broken(MadeUp):
        def embed(self, texts: Sequence[str]) -> Vectors:
            raise UnusableModel("cannot load the model")

    with pytest.raises(UnusableModel, match="cannot load"):
        KeptVectors(archive, Broken({})).embed(())
    assert KeptVectors(archive, MadeUp({})).embed(()).shape[0] == 0


def test_what_is_no_row_is_not_kept(archive: SqliteArchive) -> None:
    kept = KeptVectors(archive, Failing("bad", lambda rows: rows * np.nan))
    with pytest.raises(UnusableModel, match="gives what are no rows"):
        kept.embed(["bad"])
    assert kept.embed(["good"]).shape == (1, WIDTH)
    assert kept.made == 1


def test_nothing_is_written_where_nothing_is_to_be_added(archive: SqliteArchive) -> None:
    model = MadeUp({})
    for _ in range(2):
        KeptVectors(archive, model, adds=False).embed(["one"])
    assert model.given == ["one", "one"]


def test_a_build_embeds_new_articles_alone(names: list[str], tmp_path: Path) -> None:
    model, path = MadeUp({}), tmp_path / "x.db"
    some = [name for name in names if Path(name).stem != BRIDGE_RU.id]
    assert build(path, some, model).vectors_made == len(some) + 1  # and the empty text
    assert build(path, names, model).vectors_made == 1
    again = build(path, names, model)
    assert (again.vectors_made, again.relinked, again.worked) == (0, False, False)
    at_once = tmp_path / "y.db"
    build(at_once, names, MadeUp({}))
    assert tables(path) == tables(at_once)


def test_another_engine_links_anew_and_leaves_no_vector_of_the_one_before(names: list[str], tmp_path: Path) -> None:
    build(tmp_path / "x.db", names, MadeUp({}))
    done = build(tmp_path / "x.db", names, MadeUp({}, version="2"))
    assert (done.relinked, done.vectors_made, done.signals_read) == (True, len(names) + 1, 0)
    with sqlite3.connect(tmp_path / "x.db") as raw:
        assert raw.execute("SELECT version, count(*) FROM vectors GROUP BY 1").fetchall() == [("2", len(names) + 1)]


def test_without_an_engine_events_are_what_they_were(names: list[str], tmp_path: Path) -> None:
    build(tmp_path / "never.db", names)
    build(tmp_path / "x.db", names, MadeUp({"Forum": "forum", "Harnsund": "forum"}))
    done = build(tmp_path / "x.db", names)
    assert done.relinked
    never, was = tables(tmp_path / "never.db"), tables(tmp_path / "x.db")
    assert never.pop("vectors") == []
    assert len(was.pop("vectors")) == len(names) + 1
    assert was == never


def test_an_article_without_a_vector_is_told_of_once_and_is_in_its_event(names: list[str], tmp_path: Path) -> None:
    def failed(_: Vectors) -> object:
        raise RuntimeError("the model stumbled")

    path = tmp_path / "x.db"
    done = build(path, names, Failing("ХАРНСУНД", failed))
    missing = Rejection("bridge-ru", "embedding", "the model made-up:words gives it no vector", "the model stumbled")
    assert done.rejections == (missing,)
    assert build(path, names, Failing("ХАРНСУНД", failed)).rejections == ()
    with closing(SqliteArchive(str(path))) as archive:
        events = [sorted(m.id for m in event.members) for event in archive.events()]
    assert ["bridge-de", "bridge-en", "bridge-ru"] in events


def test_link_names_the_articles_without_a_vector_and_answers_for_all(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f"{report.line()}\n" for report in REPORTS), "utf-8")
    model = Failing("ХАРНСУНД", lambda rows: rows[:0])
    found = list(pipeline.link([str(path)], LocalExecution(1), Settings(), Quiet(), model))
    assert [one.subject for one in found if isinstance(one, Rejection)] == ["bridge-ru"]
    assert [one.id for one in found if not isinstance(one, Rejection)] == sorted(report.id for report in REPORTS)


def test_why_uses_the_vectors_that_are_kept_and_adds_none(names: list[str], tmp_path: Path) -> None:
    path, model = tmp_path / "x.db", MadeUp({})
    build(path, names[1:], model)
    model.given.clear()
    with closing(SqliteArchive(str(path))) as archive:
        told = pipeline.why("bridge-de", names[0], archive, Settings(), model)
    assert len(model.given) == 1
    assert "embedding" in {signal.name for signal in told.signals}
    assert len(tables(path)["vectors"]) == len(names)
    assert msgspec.json.encode(told)
