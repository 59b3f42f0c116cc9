"""What outlets teach is a function of the pages an archive knows, however they came into it."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.pipeline import outlets
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.outlet import SetAside
from outlet_pages import STORIES, UKRAINIAN

State = dict[str, tuple[str, Article]]


class Quiet:
    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self) -> None: ...


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("pages")
    for number in range(STORIES):
        (folder / f"{number}.html").write_text(UKRAINIAN.html(number), "utf-8")
    return [str(folder / f"{number}.html") for number in range(STORIES)]


def build(path: Path, names: list[str]) -> pipeline.BuildSummary:
    with closing(SqliteArchive(str(path))) as archive:
        return pipeline.build(pipeline.BuildRequest(tuple(names)), archive, LocalExecution(1), Settings(), Quiet())


def state(path: Path) -> State:
    with closing(SqliteArchive(str(path))) as archive:
        keys = archive.article_keys()
        return {article.id: (keys[article.id], article) for article in archive.articles()}


@pytest.fixture(scope="module")
def whole(pages: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    path = tmp_path_factory.mktemp("whole") / "x.db"
    assert build(path, pages).outlets_learned == 1
    return path, state(path)


def shows(path: Path, text: str) -> list[bool]:
    return [text in article.text for _, article in state(path).values()]


def test_articles_of_an_archive_are_settled(whole: tuple[Path, State]) -> None:
    path, _ = whole
    assert shows(path, UKRAINIAN.appeal) == [False] * STORIES
    assert shows(path, UKRAINIAN.formula).count(True) == STORIES // 2


def test_a_second_build_learns_and_settles_nothing(pages: list[str], whole: tuple[Path, State]) -> None:
    path, before = whole
    again = build(path, pages)
    assert (again.worked, again.outlets_learned) == (False, 0)
    assert state(path) == before


@pytest.mark.parametrize("parts", [(5, 3), (1, 1, 6), (2, 6)])
def test_older_articles_follow_what_newer_pages_teach(
    parts: tuple[int, ...], pages: list[str], whole: tuple[Path, State], tmp_path: Path
) -> None:
    path, names = tmp_path / "x.db", pages[::-1]
    for size in parts:
        build(path, names[:size])
        names = names[size:]
    assert state(path) == whole[1]


def test_two_pages_teach_nothing(pages: list[str], tmp_path: Path) -> None:
    assert build(tmp_path / "x.db", pages[:2]).outlets_learned == 0
    assert shows(tmp_path / "x.db", UKRAINIAN.appeal) == [True, True]


def test_a_build_killed_while_it_settles_is_finished_by_the_next(
    pages: list[str], whole: tuple[Path, State], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def killed(self: SqliteArchive, articles: object) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        put(self, articles)  # type: ignore[arg-type]

    put = SqliteArchive.put_articles
    with monkeypatch.context() as patch:
        patch.setattr(SqliteArchive, "put_articles", killed)
        patch.setattr(outlets, "_BATCH", 2)
        with pytest.raises(KeyboardInterrupt):
            build(tmp_path / "x.db", pages)
    assert 0 < len(state(tmp_path / "x.db")) < STORIES
    build(tmp_path / "x.db", pages)
    assert state(tmp_path / "x.db") == whole[1]


def test_an_archive_that_knew_no_outlets_learns_them(
    pages: list[str], whole: tuple[Path, State], tmp_path: Path
) -> None:
    build(tmp_path / "x.db", pages)
    with closing(SqliteArchive(str(tmp_path / "x.db"))) as archive, archive._writing() as connection:
        forget(connection)
    assert build(tmp_path / "x.db", pages[:1]).outlets_learned == 1
    assert state(tmp_path / "x.db") == whole[1]


def forget(connection: Connection) -> None:
    """Leave of an archive what its first schema had."""
    for line in (
        "DELETE FROM sketches",
        "DELETE FROM outlets",
        "UPDATE articles SET location = NULL, cleaned = NULL, learned = NULL",
    ):
        connection.exec_driver_sql(line)


def test_clean_uses_what_an_archive_knows(pages: list[str], tmp_path: Path) -> None:
    build(tmp_path / "x.db", pages[:5])
    with closing(SqliteArchive(str(tmp_path / "x.db"))) as archive:
        alone, settled = (
            next(iter(pipeline.clean(pages[6:7], LocalExecution(1), Settings(), known))) for known in (None, archive)
        )
    assert isinstance(alone, Article)
    assert isinstance(settled, Article)
    assert (UKRAINIAN.closing in alone.text, UKRAINIAN.closing in settled.text) == (True, False)


def ledger(names: list[str], path: Path | None) -> list[SetAside]:
    if path is None:
        return [
            one
            for one in pipeline.furniture(names, None, LocalExecution(1), Settings(), Quiet())
            if isinstance(one, SetAside)
        ]
    with closing(SqliteArchive(str(path))) as archive:
        found = list(pipeline.furniture(names, archive, LocalExecution(1), Settings(), Quiet()))
        return [one for one in found if isinstance(one, SetAside)]


def test_the_ledger_of_an_outlet_is_the_same_from_pages_and_from_the_archive(
    pages: list[str], whole: tuple[Path, State]
) -> None:
    found = ledger(pages, None)
    assert ledger(pages[::-1], None) == found
    assert ledger([], whole[0]) == found
    by_text = {one.text: one for one in found}
    appeal = by_text[UKRAINIAN.appeal]
    assert (appeal.outlet, appeal.reason, appeal.pages) == (UKRAINIAN.host, "recurs across the outlet", STORIES)
    assert (appeal.language, appeal.foreign, len(appeal.articles)) == ("uk", False, 5)
    assert ledger(pages[:1], None) != found
    assert UKRAINIAN.appeal in {one.text for one in ledger(pages[:1], whole[0])}
