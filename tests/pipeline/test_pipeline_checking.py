"""Checking: files, languages, kinds, baselines."""

from pathlib import Path

import pytest

from hexapla.errors import UnknownLanguage
from hexapla.pipeline.baselines import accepted_of, read_baseline, write_baseline
from hexapla.pipeline.checking import CheckRequest, check
from hexapla.settings import Settings

ENGLISH = (
    "The Council of Vinh Ha met on Friday and heard 41 speakers.\n\n"
    "Its chair, Tran My An, thanked the guests from the provinces for their patience.\n\n"
    "The next meeting takes place in the spring of the year to come."
)
FRENCH = (
    "Le Conseil de Vinh Ha s'est réuni vendredi et a entendu 43 orateurs.\n\n"
    "Sa présidente, Tran My An, a remercié les invités des provinces de leur patience.\n\n"
    "La prochaine réunion aura lieu au printemps de l'année à venir."
)


@pytest.fixture
def pages(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(FRENCH)
    return str(tmp_path / "a.txt"), str(tmp_path / "b.txt")


def request(pages: tuple[str, str], **more: object) -> CheckRequest:
    return CheckRequest(pages[0], (pages[1],), **more)


def test_a_version_is_judged_and_checked(pages: tuple[str, str]) -> None:
    (one,) = check(request(pages), Settings()).checked
    assert (one.relation, one.judged, one.failed) == ("translation", True, True)
    assert [(d.kind, d.values) for d in one.differences] == [("number-changed", ("41", "43"))]


def test_a_kind_can_be_left_out(pages: tuple[str, str]) -> None:
    (one,) = check(request(pages, ignore=frozenset({"number-changed"})), Settings()).checked
    assert (one.differences, one.failed) == ((), False)


def test_what_was_accepted_is_not_told_again(pages: tuple[str, str], tmp_path: Path) -> None:
    report = check(request(pages), Settings())
    write_baseline(tmp_path / "known", accepted_of(report.original, report.checked))
    Path(pages[1]).write_text(FRENCH.replace("au printemps", "en mars"))
    again = check(request(pages), Settings(), read_baseline(tmp_path / "known"))
    assert [(one.differences, one.accepted) for one in again.checked] == [((), 1)]
    Path(pages[1]).write_text(FRENCH.replace("43", "41"))
    assert check(request(pages), Settings(), read_baseline(tmp_path / "known")).gone == 1


def test_languages_that_are_named_are_believed(pages: tuple[str, str]) -> None:
    report = check(request(pages, source_language="en-GB", language="oc"), Settings())
    (one,) = report.checked
    assert (report.original.language, one.version.language) == ("en", "oc")
    assert {block.language for block in one.version.blocks} == {"oc"}
    with pytest.raises(UnknownLanguage, match="no language"):
        check(request(pages, language="gibberish!"), Settings())
