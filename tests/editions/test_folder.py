import os

import pytest

from hexapla.editions.folder import MANIFEST, Folder, Published
from hexapla.errors import OutputError

PAGE = b"<!DOCTYPE html><meta name=generator content=Hexapla>"


def put(root, files):
    folder = Folder(root)
    folder.begin(files)
    for path, content in files.items():
        folder.put(path, "k", content)
    return folder.finish()


def test_the_same_files_again_are_left_alone(tmp_path):
    files = {"index.html": PAGE, "events/e1.html": PAGE + b"1"}
    assert put(tmp_path, files) == Published(2, 0, 0)
    before = (tmp_path / "index.html").stat().st_mtime_ns
    assert put(tmp_path, files) == Published(0, 2, 0)
    assert (tmp_path / "index.html").stat().st_mtime_ns == before


def test_files_of_earlier_editions_go_and_foreign_files_stay(tmp_path):
    put(tmp_path, {"index.html": PAGE, "events/e1.html": PAGE})
    (tmp_path / "events" / "notes.txt").write_text("mine")
    (tmp_path / "events" / "mine.html").write_text("mine")
    assert put(tmp_path, {"index.html": PAGE}) == Published(0, 1, 1)
    assert sorted(p.name for p in (tmp_path / "events").iterdir()) == ["mine.html", "notes.txt"]


def test_a_file_of_somebody_else_in_our_place_is_not_written_over(tmp_path):
    (tmp_path / "index.html").write_text("my home page")
    with pytest.raises(OutputError, match=r"index\.html is there and was not written by Hexapla"):
        put(tmp_path, {"index.html": PAGE})
    assert (tmp_path / "index.html").read_text() == "my home page"


def test_a_run_that_was_killed_is_taken_up_again(tmp_path):
    folder = Folder(tmp_path)
    folder.begin(["index.html", "events/e1.html"])
    folder.put("events/e1.html", "k", PAGE)
    (tmp_path / "events" / ".e2.html.hexapla-part").write_bytes(b"half")
    assert put(tmp_path, {"index.html": PAGE}) == Published(1, 0, 1)
    assert [p.name for p in (tmp_path / "events").iterdir()] == []


def test_an_edition_without_its_manifest_is_known_by_its_mark(tmp_path):
    put(tmp_path, {"index.html": PAGE})
    (tmp_path / MANIFEST).unlink()
    assert put(tmp_path, {"index.html": PAGE}) == Published(0, 1, 0)


@pytest.mark.parametrize("content", [b"", b"{", b'{"files": {"index.html": 3}}', b"\xff\xfe"])
def test_a_spoilt_manifest_does_not_stop_an_edition(tmp_path, content):
    put(tmp_path, {"index.html": PAGE})
    (tmp_path / MANIFEST).write_bytes(content)
    assert put(tmp_path, {"index.html": PAGE}) == Published(0, 1, 0)


def test_a_manifest_that_names_what_no_edition_writes_is_not_believed(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "precious.html").write_text("mine")
    (out / MANIFEST).write_text('{"files": {"../precious.html": {"key": "", "digest": ""}}}')
    put(out, {"index.html": PAGE})
    assert (tmp_path / "precious.html").exists()


def test_a_file_that_was_changed_by_hand_is_made_again(tmp_path):
    put(tmp_path, {"index.html": PAGE})
    (tmp_path / "index.html").write_bytes(PAGE + b"changed")
    folder = Folder(tmp_path)
    folder.begin(["index.html"])
    assert not folder.fresh("index.html", "k")
    folder.put("index.html", "k", PAGE)
    assert folder.finish() == Published(1, 0, 0)


def test_an_output_that_is_a_file_is_refused(tmp_path):
    target = tmp_path / "out"
    target.write_text("x")
    with pytest.raises(OutputError, match="it is a file"):
        put(target, {"index.html": PAGE})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_a_clear_error(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Cannot write the edition"):
            put(tmp_path, {"index.html": PAGE})
    finally:
        tmp_path.chmod(0o700)


def test_a_disk_that_fills_up_is_a_clear_error_and_leaves_no_half_file(tmp_path, monkeypatch):
    put(tmp_path, {"index.html": PAGE})

    def full(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OutputError, match="No space left on device"):
        put(tmp_path, {"index.html": PAGE + b"2"})
    assert (tmp_path / "index.html").read_bytes() == PAGE
    assert sorted(p.name for p in tmp_path.iterdir()) == [MANIFEST, "index.html"]


def test_data_beside_a_page_of_ours_is_ours_and_beside_none_is_not(tmp_path):
    files = {"events/e1.html": PAGE, "events/e1.json": b"{}"}
    assert put(tmp_path, files) == Published(2, 0, 0)
    (tmp_path / ".hexapla-edition.json").unlink()
    assert put(tmp_path, files) == Published(0, 2, 0)
    (tmp_path / "events" / "e2.csv").write_text("mine")
    with pytest.raises(OutputError, match="was not written by Hexapla"):
        put(tmp_path, {**files, "events/e2.csv": b"ours"})
