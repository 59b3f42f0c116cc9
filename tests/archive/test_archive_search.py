"""The contract of search in an archive: put in, changed, let go and asked, in any order."""

from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from hexapla.archive import search_reading
from hexapla.archive.sqlite import SqliteArchive
from hexapla.values.search import Field, Phrase, SearchEntry, SearchMatches, SearchRequest, SearchRow, SearchTerm


def entry(article: str, begins: int = 738000, **fields: str) -> SearchEntry:
    empty = dict.fromkeys(("title", "text", "people", "names", "numbers", "documents", "language", "outlet"), "")
    return SearchEntry(article=article, begins=begins, ends=begins, **{**empty, **fields})


def row(number: int, *entries: SearchEntry) -> SearchRow:
    return SearchRow(f"e{number}", f"k{number}", entries)


def asking(*keys: str, fields: tuple[Field, ...] = ("title", "text"), **more: int) -> SearchRequest:
    return SearchRequest(tuple(SearchTerm(key, (Phrase(fields, tuple(key.split())),)) for key in keys), **more)


def events(found: SearchMatches) -> list[str]:
    return [match.event for match in found.matches]


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    return SqliteArchive(str(tmp_path / "x.db"))


def test_all_terms_are_met_in_one_article_and_phrases_side_by_side(archive: SqliteArchive) -> None:
    archive.put_search(
        [row(1, entry("a", text="flood in the valley", language="en"), entry("b", text="valley of rain"))]
    )
    assert archive.search_keys() == {"e1": "k1"}
    assert archive.search(asking("flood", "valley")).matches[0].articles == ("a",)
    assert events(archive.search(asking("flood", "rain"))) == []
    assert events(archive.search(asking("the valley"))) == ["e1"]
    assert events(archive.search(asking("flood valley"))) == []
    assert events(archive.search(asking("en", fields=("language",)))) == ["e1"]
    either = SearchTerm("", (Phrase(("text",), ("snow",)), Phrase(("text",), ("va",), begins=True)))
    assert events(archive.search(SearchRequest((either,)))) == ["e1"]


def test_titles_and_facts_of_an_event_add_up_and_its_articles_do_not(archive: SqliteArchive) -> None:
    head = entry("", title="flood _ rain _", people="tu")
    archive.put_search([row(1, head, entry("a", title="flood"), entry("b", title="rain"))])
    found = archive.search(asking("flood", "rain"))
    assert [(match.event, match.articles) for match in found.matches] == [("e1", ())]
    assert events(archive.search(asking("flood rain"))) == []
    assert events(archive.search(asking("flood", "rain", first_day=738001))) == []
    assert archive.search(asking("flood")).matches[0].articles == ("a",)
    archive.put_search([SearchRow("e1", "k", (entry("", title="drought"), entry("a", text="flood")))])
    assert events(archive.search(asking("flood", "rain"))) == []
    assert events(archive.search(asking("drought"))) == ["e1"]


def test_of_what_is_wanted_as_much_as_possible_is_met(archive: SqliteArchive) -> None:
    texts = {1: "flood in the valley", 2: "rain in the valley", 3: "flood and rain", 4: "flood", 5: "snow"}
    archive.put_search([row(n, entry("", title=""), entry(f"a{n}", text=text)) for n, text in texts.items()])
    wanted = asking("flood", "rain", "valley", "nowhere").terms
    found = events(archive.search(SearchRequest(wanted=wanted)))
    assert set(found) <= {"e1", "e2", "e3"}
    assert found
    assert set(events(archive.search(SearchRequest(wanted=wanted[:1])))) == {"e1", "e3", "e4"}
    assert events(archive.search(SearchRequest(terms=asking("valley").terms, wanted=wanted[:2]))) == []
    assert events(archive.search(SearchRequest(wanted=wanted[3:]))) == []


def test_what_changed_is_found_anew_and_what_is_gone_no_more(archive: SqliteArchive) -> None:
    archive.put_search([row(1, entry("a", text="flood")), row(2, entry("b", text="flood"))])
    archive.put_search([SearchRow("e1", "other", (entry("a", text="drought"),))])
    assert (events(archive.search(asking("flood"))), events(archive.search(asking("drought")))) == (["e2"], ["e1"])
    assert archive.search_keys() == {"e1": "other", "e2": "k2"}
    archive.keep_search(["e1"])
    assert events(archive.search(asking("flood"))) == []
    assert archive.search_keys() == {"e1": "other"}


def test_titles_and_people_count_more_and_ties_are_by_day_then_id(archive: SqliteArchive) -> None:
    rows = [
        row(1, entry("a", text="flood and more of it here")),
        row(2, entry("b", title="flood", text="and more of it here")),
        row(4, entry("d", 738001, text="flood and more of it here")),
        row(3, entry("c", text="flood and more of it here")),
    ]
    archive.put_search(rows)
    assert events(archive.search(asking("flood"))) == ["e2", "e4", "e1", "e3"]


def test_days_part_events(archive: SqliteArchive) -> None:
    long = replace(entry("b", 738010, text="flood"), ends=738030)
    archive.put_search([row(1, entry("a", 738000, text="flood")), row(2, long), row(3, entry("c", 0, text="flood"))])
    assert events(archive.search(asking("flood"))) == ["e2", "e1", "e3"]
    assert events(archive.search(asking("flood", first_day=738020))) == ["e2"]
    assert events(archive.search(asking("flood", last_day=738005))) == ["e1"]
    assert events(archive.search(asking("flood", first_day=738000, last_day=738010))) == ["e2", "e1"]
    assert events(archive.search(asking(first_day=738001))) == ["e2"]
    assert events(archive.search(asking(first_day=738031))) == []
    assert archive.search(SearchRequest()) == SearchMatches(())


def test_of_more_than_can_be_ranked_the_newest_are(archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.put_search([row(n, entry(f"a{n}", 738000 + n, text="flood")) for n in range(5)])
    monkeypatch.setattr(search_reading, "RANKED", 3)
    found = archive.search(asking("flood"))
    assert (events(found), found.more) == (["e4", "e3", "e2"], True)
    assert not archive.search(asking("flood", last_day=738002)).more


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    rows = [row(n, entry(f"a{n}", 738000 + n % 3, text=f"flood number {n % 4}")) for n in range(12)]
    found = []
    for turn in range(3):
        archive = SqliteArchive(str(tmp_path / f"{turn}.db"))
        order = Random(turn).sample(rows, len(rows))
        if turn:
            archive.put_search([replace(one, entries=(entry("a99", text="flood 1"),)) for one in order[:5]])
        for one in order:
            archive.put_search([one])
        found.append([archive.search(asking(*keys.split())) for keys in ("flood", "1", "flood 2")])
        archive.close()
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize(
    "key", ['"', '" OR "', "NEAR(a b)", "*", "a AND", "title:", "'; DROP TABLE pages", "a\0b", "("]
)
def test_nothing_in_a_key_is_syntax(key: str, archive: SqliteArchive) -> None:
    archive.put_search([row(1, entry("a", text="flood"))])
    assert events(archive.search(asking(key))) == []
