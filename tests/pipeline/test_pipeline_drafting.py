"""Drafting: the sample's terms, counted, with rivals found and forms put together."""

from contextlib import closing
from pathlib import Path

import pytest

from hexapla.archive.sqlite import SqliteArchive
from hexapla.pipeline.drafting import DraftRequest, draft_terms
from hexapla.values.glossary import TermDraft


class Quiet:
    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self) -> None: ...


def drafted(build: dict[str, Path], *kinds: str, languages: frozenset[str] = frozenset()) -> list[TermDraft]:
    with closing(SqliteArchive(str(build["archive"]))) as archive:
        return draft_terms(archive, DraftRequest(languages, frozenset(kinds)), Quiet())


@pytest.fixture(scope="module")
def bodies(sample_build: dict[str, Path]) -> dict[tuple[str, str], TermDraft]:
    return {(draft.concept, draft.language): draft for draft in drafted(sample_build, "body")}


def test_a_body_has_its_most_frequent_name_and_the_rivals(bodies: dict[tuple[str, str], TermDraft]) -> None:
    french = bodies["Ban Công tác Đối ngoại", "fr"]
    assert french.preferred == "Commission des affaires extérieures"
    assert french.rivals == ("Département des relations extérieures",)
    assert [one.count for one in french.seen] == [3, 1]
    assert french.seen[1].sentence.startswith("La conférence a adopté à l’unanimité une résolution")
    assert bodies["Ban Công tác Đối ngoại", "nb"].rivals == ("Komiteen for eksterne relasjoner",)
    assert bodies["وزارة التعاون الدولي", "en"].preferred == "Ministry of International Cooperation"


def test_a_name_is_found_whole_where_many_places_agree(bodies: dict[tuple[str, str], TermDraft]) -> None:
    assert bodies["Ban Công tác Đối ngoại", "vi"].count > 10
    assert [concept for concept, _ in bodies if concept.startswith("Trưởng")] == []


def test_offices_and_persons_are_those_of_the_records(sample_build: dict[str, Path]) -> None:
    offices = {(draft.concept, draft.language): draft.preferred for draft in drafted(sample_build, "office")}
    assert offices["Bộ trưởng Ngoại giao", "fr"] == "ministre des Affaires étrangères"
    persons = {(draft.concept, draft.language): draft for draft in drafted(sample_build, "person")}
    assert persons["Lê Quang Hải", "ar"].preferred == "لي كوانغ هاي"
    assert all(not draft.rivals for draft in persons.values())


def test_languages_choose_lines(sample_build: dict[str, Path]) -> None:
    assert {draft.language for draft in drafted(sample_build, languages=frozenset({"fr", "ms"}))} == {"fr", "ms"}
