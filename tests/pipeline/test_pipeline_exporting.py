"""Exporting: one stream, one file or a folder; what is exported teaches what the archive would learn."""

import io
import sys
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import MissingExtra, OutputError, UnknownEvent
from hexapla.pipeline import tabulating
from hexapla.pipeline.exporting import Exported, ExportRequest, export
from hexapla.pipeline.formats import Format
from hexapla.sources import units_of
from hexapla.values.record import Record
from hexapla.versions import SentencePair, base


def exported(build: dict[str, Path], request: ExportRequest) -> tuple[Exported, bytes]:
    stream = io.BytesIO()
    with closing(SqliteArchive(str(build["archive"]))) as archive:
        return export(archive, request, lambda: stream), stream.getvalue()


def without_spaces(text: str) -> str:
    return "".join(text.split())


def teaching(record: Record, archive: SqliteArchive) -> list[SentencePair]:
    """Return the rows of a record that a version and the one it rests on share, in two languages."""
    articles = {one.id: one for one in archive.articles([version.id for version in record.articles])}
    pairs = []
    for version in record.articles:
        source, told = articles.get(version.of or ""), articles[version.id]
        if source is None or not source.language or not told.language or base(source.language) == base(told.language):
            continue
        for passage in record.passages:
            texts = [
                " ".join(one.blocks[cell.block].text[cell.start : cell.end] for cell in passage.cells.get(one.id, ()))
                for one in (source, told)
            ]
            if all(texts):
                pairs.append(SentencePair(source.language, texts[0], told.language, texts[1]))
    return pairs


def taught(build: dict[str, Path]) -> set[frozenset[tuple[str, str]]]:
    """Return the pairs of sentences that the sample's tables teach."""
    with closing(SqliteArchive(str(build["archive"]))) as archive:
        pairs = [pair for record in archive.records() for pair in teaching(record, archive)]
    return {
        frozenset({(p.language_a, without_spaces(p.text_a)), (p.language_b, without_spaces(p.text_b))}) for p in pairs
    }


def read_back(*names: Path) -> set[frozenset[tuple[str, str]]]:
    units = [unit for name in names for unit in units_of(str(name))]
    return {
        frozenset((language, without_spaces(text)) for language, text in pair)
        for unit in units
        for pair in combinations(unit.texts.items(), 2)
    }


def test_a_memory_teaches_all_that_the_archive_would_learn(sample_build: dict[str, Path], tmp_path: Path) -> None:
    done, _ = exported(sample_build, ExportRequest(Format.TMX, out=tmp_path / "all.tmx"))
    assert done.files == (tmp_path / "all.tmx",)
    found = taught(sample_build)
    assert len(found) > 300
    assert found - read_back(tmp_path / "all.tmx") == set()


def test_documents_teach_just_what_the_archive_would_learn(sample_build: dict[str, Path], tmp_path: Path) -> None:
    done, _ = exported(sample_build, ExportRequest(Format.XLIFF, out=tmp_path / "desk"))
    assert sorted(done.files) == sorted((tmp_path / "desk").iterdir())
    assert read_back(*done.files) == taught(sample_build)


def test_a_folder_has_a_memory_for_each_event(sample_build: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "memories").mkdir()
    done, _ = exported(sample_build, ExportRequest(Format.TMX, out=tmp_path / "memories"))
    assert len(done.files) == 8
    assert all(name.suffix == ".tmx" for name in done.files)


def test_two_languages_are_one_document(sample_build: dict[str, Path]) -> None:
    done, answer = exported(sample_build, ExportRequest(Format.XLIFF, languages=frozenset({"vi", "fr"})))
    assert done.files == ()
    assert answer.count(b"<file ") == done.entries == 2
    assert b'srcLang="vi" trgLang="fr"' in answer


def test_what_has_no_document_is_told_before_anything_is_written(sample_build: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="one pair of languages"):
        exported(sample_build, ExportRequest(Format.XLIFF, out=tmp_path / "all.xlf"))
    with pytest.raises(OutputError, match="Nothing to export"):
        exported(sample_build, ExportRequest(Format.XLIFF, languages=frozenset({"ja"})))
    with pytest.raises(UnknownEvent):
        exported(sample_build, ExportRequest(Format.TMX, events=("nothing",)))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_nothing(sample_build: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="Cannot write"):
        exported(sample_build, ExportRequest(Format.TMX, out=tmp_path / "file" / "all.tmx"))
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("form", [Format.JSONLD, Format.NINJS, Format.FTM])
def test_a_stream_a_file_and_a_folder_hold_the_same(
    sample_build: dict[str, Path], tmp_path: Path, form: Format
) -> None:
    told, answer = exported(sample_build, ExportRequest(form))
    one, _ = exported(sample_build, ExportRequest(form, out=tmp_path / "all.json"))
    assert one.files[0].read_bytes() == answer
    several, _ = exported(sample_build, ExportRequest(form, out=tmp_path / "folder"))
    assert told.entries == one.entries == several.entries
    assert len(several.files) == len(set(several.files)) == (37 if form is Format.NINJS else 8)
    if form is not Format.JSONLD:  # a document of all events has one graph
        assert sorted(line for file in several.files for line in file.read_bytes().splitlines()) == sorted(
            answer.splitlines()
        )


@pytest.mark.parametrize("form", [Format.CSV, Format.PARQUET])
def test_tables_are_whole_and_the_same_every_time(sample_build: dict[str, Path], tmp_path: Path, form: Format) -> None:
    first, _ = exported(sample_build, ExportRequest(form, out=tmp_path / "a"))
    again, _ = exported(sample_build, ExportRequest(form, out=tmp_path / "b"))
    assert sorted(first.files) == sorted((tmp_path / "a").iterdir())
    assert first.entries == again.entries > 1000
    assert [file.read_bytes() for file in first.files] == [file.read_bytes() for file in again.files]


def test_tables_that_break_off_leave_nothing(
    sample_build: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(tabulating.CsvWriter):
        def write(self, row: tabulating.Row) -> None:
            raise KeyboardInterrupt

    (tmp_path / "events.csv").write_text("mine")
    monkeypatch.setattr(tabulating, "CsvWriter", Broken)
    with pytest.raises(KeyboardInterrupt):
        exported(sample_build, ExportRequest(Format.CSV, out=tmp_path))
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("events.csv", "mine")]


def test_a_package_that_is_missing_is_named(
    sample_build: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "hexapla.editions.parquet_tables", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'hexapla\[parquet\]'"):
        exported(sample_build, ExportRequest(Format.PARQUET, out=tmp_path / "tables"))
    assert list(tmp_path.iterdir()) == []


def test_what_a_format_cannot_do_is_told(sample_build: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Name a folder"):
        exported(sample_build, ExportRequest(Format.CSV))
    with pytest.raises(OutputError, match="--languages is for"):
        exported(sample_build, ExportRequest(Format.FTM, languages=frozenset({"fr"})))
    assert list(tmp_path.iterdir()) == []
