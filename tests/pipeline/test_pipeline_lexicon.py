"""What was learned of words: articles are linked anew when it is, and it does not matter when that was."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from conftest import SAMPLE
from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import NothingToLearn
from hexapla.execution.local import LocalExecution
from hexapla.settings import Settings
from invented_languages import aligned, said


class Quiet:
    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self) -> None: ...


def build(path: Path, names: list[str]) -> pipeline.BuildSummary:
    with closing(SqliteArchive(str(path))) as archive:
        return pipeline.build(pipeline.BuildRequest(tuple(names)), archive, LocalExecution(1), Settings(), Quiet())


def learn(path: Path, *inputs: str) -> pipeline.Learned:
    with closing(SqliteArchive(str(path))) as archive:
        return pipeline.learn(inputs, archive, LocalExecution(1), Settings(), Quiet())


def kept(path: Path, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as raw:
        return {table: raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}


def groups(path: Path) -> set[tuple[str, ...]]:
    with closing(SqliteArchive(str(path))) as archive:
        return {tuple(sorted(member.id for member in event.members)) for event in archive.events()}


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    """Six stories in two languages that share a number and nothing else, a file each."""
    found = []
    for k in range(6):
        for language in ("xa", "xb"):
            text = f"{said(language, range(10 * k, 10 * k + 10))} {3411 + 137 * k}"
            row = {"id": f"{language}{k}", "language": language, "text": text, "url": f"https://{language}{k}.example"}
            path = tmp_path / f"{language}{k}.jsonl"
            path.write_text(json.dumps(row) + "\n", "utf-8")
            found.append(str(path))
    return found


@pytest.fixture
def memory(tmp_path: Path) -> str:
    """A translation memory of two invented languages."""
    units = [
        f'<tu><tuv xml:lang="xa"><seg>{escape(pair.text_a)}</seg></tuv>'
        f'<tuv xml:lang="xb"><seg>{escape(pair.text_b)}</seg></tuv></tu>'
        for pair in aligned("xa", "xb", 300)
    ]
    path = tmp_path / "memory.tmx"
    path.write_text(f'<tmx version="1.4"><header/><body>{"".join(units)}</body></tmx>', "utf-8")
    return str(path)


def test_articles_are_linked_anew_by_what_was_learned_and_only_then(
    tmp_path: Path, names: list[str], memory: str
) -> None:
    path = tmp_path / "a.db"
    build(path, names)
    assert groups(path) == {(f"{language}{k}",) for k in range(6) for language in ("xa", "xb")}
    assert learn(path, memory).sentences == 300
    summary = build(path, names)
    assert (summary.relinked, summary.signals_read) == (True, 0)
    assert groups(path) == {(f"xa{k}", f"xb{k}") for k in range(6)}
    assert not build(path, names).relinked


def test_it_does_not_matter_when_it_was_learned(tmp_path: Path, names: list[str], memory: str) -> None:
    early, late = tmp_path / "early.db", tmp_path / "late.db"
    learn(early, memory)
    build(early, names)
    build(late, names[:5])
    learn(late, memory)
    build(late, names)
    assert kept(early, "events", "meetings", "lexicon") == kept(late, "events", "meetings", "lexicon")


def test_what_was_learned_once_is_not_learned_again(tmp_path: Path, names: list[str], memory: str) -> None:
    path = tmp_path / "a.db"
    learn(path, memory)
    build(path, names)
    before = kept(path, "meetings", "state")
    assert learn(path, memory).sentences == 0
    assert kept(path, "meetings", "state") == before
    assert not build(path, names).relinked


def test_an_archive_learns_from_its_own_articles_once_and_of_a_grown_event_what_is_new(tmp_path: Path) -> None:
    pages = SAMPLE / "pages"
    vietnamese, english, french = (
        str(pages / name)
        for name in (
            "bao-dong-lam/2023-12-20-hoi-nghi-ngoai-giao-15.vi.html",
            "bao-dong-lam/2023-12-20-diplomatic-conference-15.en.html",
            "donglam-world/2023-12-20-conference-15.fr.html",
        )
    )
    path = tmp_path / "a.db"
    build(path, [vietnamese, english])
    first = learn(path)
    assert first.sentences > 5
    assert first.pairs == 1
    assert learn(path).sentences == 0
    build(path, [vietnamese, english, french])
    grown = learn(path)
    assert grown.pairs == 1
    assert 5 < grown.sentences < 2 * first.sentences
    with closing(SqliteArchive(str(path))) as archive:
        known = {(pair.a, pair.b): pair.sentences for pair in archive.lexicon().pairs}
    assert sum(known.values()) == first.sentences + grown.sentences


def test_an_archive_without_events_has_nothing_to_teach(tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn, match="build it first"):
        learn(tmp_path / "a.db")


def test_why_says_which_words_stand_for_each_other(tmp_path: Path, names: list[str], memory: str) -> None:
    path = tmp_path / "a.db"
    learn(path, memory)
    build(path, names)
    with closing(SqliteArchive(str(path))) as archive:
        judged = pipeline.why("xa0", "xb0", archive, Settings())
    (signal,) = [one for one in judged.signals if one.name == "lexicon"]
    assert judged.verdict == "same event"
    assert f"{said('xa', [3])} / {said('xb', [3])}" in signal.detail
