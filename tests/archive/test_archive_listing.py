"""The contract of lists in an archive: put in, changed, let go and asked, in any order."""

from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from sqlalchemy.event import listen

from hexapla.archive import gathered
from hexapla.archive.sqlite import SqliteArchive
from hexapla.archive.storing import unpack
from hexapla.search import days_of
from hexapla.values.document import Cited, DocumentCard
from hexapla.values.event import SeriesPlace
from hexapla.values.gathered import CitedAs, Gathering, PersonEntry
from hexapla.values.lines import DocumentLine, OutletLine, PersonLine
from hexapla.values.listing import Count, Facets, ListingEntry, ListingRequest, ListingRow
from hexapla.values.outlet_card import Faults, OutletCard, OutletLedger
from hexapla.values.person import Appearance, Profile
from hexapla.values.series import SeriesCard, Turn


def entry(event: str, date: str = "2023-12-20", languages: str = "vi fr", outlet: str = "a.example") -> ListingEntry:
    row = ListingRow(
        event=event,
        date=date,
        reported=False,
        start=None,
        end=None,
        kind="conference",
        titles={"fr": f"Événement {event}"},
        originals=("fr",),
        places=(),
        languages=tuple(languages.split()),
        outlets=(outlet,),
        versions=2,
        differences={"error": 1},
    )
    days = days_of(date) or (0, 0)
    return ListingEntry(row, f"key of {event}", *days, (f"{event}-x", f"{event}-y"))


def person(name: str, *events: str) -> PersonEntry:
    seen = tuple(Appearance(event, "", name, (), (), (), ()) for event in events)
    return PersonEntry(Profile(f"id-{name}", name, (), (), seen), name.lower())


ENTRIES = (
    entry("e1", "2023-12-20"),
    entry("e2", "2024-01", "fr", "b.example"),
    entry("e3", "2023-12-20", "zh-Hant"),
    entry("e4", ""),
    replace(entry("e5", "2022-05-06T10:00"), row=replace(entry("e5", "2022-05-06").row, series=SeriesPlace("s1", 3))),
)


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    store = SqliteArchive(str(tmp_path / "x.db"))
    store.put_listing(ENTRIES)
    return store


def events(archive: SqliteArchive, *, offset: int = 0, limit: int = 20, **asked: object) -> str:
    page = archive.listing(ListingRequest(**asked), offset, limit)  # type: ignore[arg-type]
    return " ".join(row.event for row in page.rows)


def test_the_newest_stand_first_those_of_a_day_by_id_and_the_undated_last(archive: SqliteArchive) -> None:
    assert events(archive) == "e2 e1 e3 e5 e4"
    page = archive.listing(ListingRequest(), 1, 2)
    assert ([row.event for row in page.rows], page.total) == (["e1", "e3"], 5)
    assert page.rows[0] == ENTRIES[0].row
    assert events(archive, offset=9) == ""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"language": "fr"}, "e2 e1 e5 e4"),
        ({"language": "zh"}, "e3"),
        ({"language": "z"}, ""),
        ({"language": "%"}, ""),
        ({"outlet": "b.example"}, "e2"),
        ({"outlet": "a.example", "language": "vi"}, "e1 e5 e4"),
        ({"series": "s1"}, "e5"),
        ({"year": "2023"}, "e1 e3"),
        ({"person": "nobody"}, ""),
        ({"first_day": days_of("2024-01-15")[0]}, "e2"),  # type: ignore[index]
        ({"last_day": days_of("2022")[1]}, "e5"),  # type: ignore[index]
        ({"events": ("e4", "e1", "other")}, "e1 e4"),
        ({"events": ()}, ""),
    ],
    ids=str,
)
def test_events_meet_all_that_is_asked(archive: SqliteArchive, asked: dict[str, object], found: str) -> None:
    assert events(archive, **asked) == found
    assert archive.listing(ListingRequest(**asked)).total == len(found.split())  # type: ignore[arg-type]


def test_facets_count_events_and_only_those_asked_for(archive: SqliteArchive) -> None:
    assert archive.facets(ListingRequest(), 2) == Facets(
        languages=(Count("fr", 4), Count("vi", 3)),
        outlets=(Count("a.example", 4), Count("b.example", 1)),
        series=(Count("s1", 1),),
        years=(Count("2024", 1), Count("2023", 2), Count("2022", 1)),
    )
    assert archive.facets(ListingRequest(outlet="b.example")).languages == (Count("fr", 1),)


def test_a_row_put_again_replaces_what_stood_there(archive: SqliteArchive) -> None:
    archive.put_listing([replace(entry("e1", "2025-01-01", "ar"), key="other", articles=("z",))])
    assert events(archive) == "e1 e2 e3 e5 e4"
    assert (events(archive, language="vi"), events(archive, language="ar")) == ("e5 e4", "e1")
    assert archive.listing_keys()["e1"] == "other"
    assert archive.events_of(["e1-x", "z", "e2-y"]) == {"z": "e1", "e2-y": "e2"}
    assert archive.listed(["e1", "nothing"])["e1"].languages == ("ar",)


def test_what_is_let_go_is_found_no_more(archive: SqliteArchive) -> None:
    archive.keep_listing(["e2", "e5"])
    assert (events(archive), sorted(archive.listing_keys())) == ("e2 e5", ["e2", "e5"])
    assert archive.facets(ListingRequest()).outlets == (Count("a.example", 1), Count("b.example", 1))
    assert archive.events_of(["e1-x"]) == {}


def test_where_an_event_is_let_go_people_are_to_be_gathered_anew(archive: SqliteArchive) -> None:
    archive.set_gathered(Gathering((person("Anna Verdi", "e1"),), ()), "k1")
    archive.keep_listing([one.row.event for one in ENTRIES])
    assert archive.state("gathered") == "k1"
    archive.keep_listing(["e2", "e5"])
    assert archive.state("gathered") is None


def test_people_and_series_are_kept_in_their_order_and_events_are_found_by_people(archive: SqliteArchive) -> None:
    people = [person("Vera Lundqvist", "e1", "e5"), person("Anna Verdi", "e1"), person("Omar", "gone")]
    cards = [SeriesCard(name, (Turn("e5", 3, "", ""),)) for name in ("s2", "s1")]
    archive.set_gathered(Gathering(tuple(people), tuple(cards)), "k1")
    assert archive.people().people == tuple(one.profile for one in people)
    assert [one.name for one in archive.people(["ver"]).people] == ["Vera Lundqvist", "Anna Verdi"]
    assert [one.name for one in archive.people(["ver", "lund"]).people] == ["Vera Lundqvist"]
    assert (archive.people(["era"]).total, archive.people(["_mar"]).total) == (0, 0)
    page = archive.people((), 1, 1)
    assert ([one.name for one in page.people], page.total) == (["Anna Verdi"], 3)
    assert archive.person("id-Omar") == people[2].profile
    assert archive.person("nobody") is None
    led = PersonEntry(Profile("id-Ida", "Ida", (), (), (), former=("ida-old",)), "ida")
    archive.set_gathered(Gathering((*people, led), tuple(cards)), "k1")
    assert (archive.former_person("ida-old"), archive.former_person("id-Ida")) == ("id-Ida", None)
    archive.set_gathered(Gathering(tuple(people), tuple(cards)), "k1")
    assert [card.id for card in archive.series().series] == ["s2", "s1"]
    assert (archive.series_card("s1"), archive.series_card("s3")) == (cards[1], None)
    assert (archive.has_series("s1"), archive.has_series("s3")) == (True, False)
    assert (events(archive, person="id-Vera Lundqvist"), events(archive, person="id-Omar")) == ("e1 e5", "")
    archive.put_listing([entry("e1", "2020-01-01")])
    assert events(archive, person="id-Vera Lundqvist") == "e5 e1"
    archive.set_gathered(Gathering(tuple(people[1:2])), "k2")
    assert (archive.people().total, archive.series().total, archive.state("gathered")) == (1, 0, "k2")


def test_documents_and_outlets_are_found_by_events_and_articles(archive: SqliteArchive) -> None:
    cited = Cited("e1", "2024", "12/X", None, None, {}, ())
    document = DocumentCard("d1", "12/X", None, None, {}, "2024", "2024", (cited,))
    outlet = OutletCard(
        "o1", "a.example", "A", (), "", "", 1, 1, 1, {}, (), {}, (), (), Faults(), OutletLedger("a.example")
    )
    archive.set_gathered(Gathering((), (), (document,), (outlet,), {"x": "o1"}), "k")
    assert archive.documents_at("e1") == (CitedAs("d1", "12/X", None, None),)
    assert archive.documents(["d1", "d2"]) == (document,)
    assert archive.documents_at("e2") == ()
    assert archive.outlet_cards(["o1", "o2"]) == (outlet,)
    assert archive.homes(["x", "y"]) == {"x": "o1"}
    assert archive.shelf(DocumentLine).lines == (DocumentLine.of(document),)
    assert archive.lines(OutletLine).lines == (OutletLine.of(outlet),)
    assert archive.names("document", ["d1"]) == {"d1": "12/X"}
    assert archive.names("outlet", ["o1", "o2"]) == {"o1": "A"}
    assert (archive.ids("outlet"), archive.size("outlet")) == (["o1"], 1)


def test_lines_are_read_by_place_and_by_shelf_and_nothing_else_is_unpacked(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [person(f"{letter}{n:02}", "e1", f"e{n}") for n in range(10) for letter in "ba"]
    ids = sorted((one.profile.id for one in people), key=lambda one: one)
    shelves = {"person": [(one, one[3].upper()) for one in ids]}
    archive.set_gathered(Gathering(tuple(people), shelves=shelves), "k")
    unpacked: list[type] = []
    monkeypatch.setattr(gathered, "unpack", lambda value, kind: unpacked.append(kind) or unpack(value, kind))
    page = archive.shelf(PersonLine, 8, 4)
    assert ([one.name for one in page.lines], page.total) == (["a08", "a09", "b00", "b01"], 20)
    assert archive.letters(PersonLine) == [("A", 0), ("B", 10)]
    assert [one.name for one in archive.lines(PersonLine, (), 0, 2).lines] == ["b00", "a00"]
    assert archive.lines(PersonLine, ["a07"]).lines == (PersonLine.of(people[15].profile),)
    assert archive.people_at("e3") == {"id-a03": "a03", "id-b03": "b03"}
    assert unpacked == [PersonLine] * 7


def test_lists_are_read_once_until_somebody_changes_them(archive: SqliteArchive) -> None:
    other = SqliteArchive(archive.address)
    assert (archive.listing(ListingRequest()).total, other.listing(ListingRequest()).total) == (5, 5)
    asked: list[str] = []
    listen(archive._engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    assert archive.facets(ListingRequest(outlet="b.example", first_day=1)).languages == (Count("fr", 1),)
    assert [one.events for one in archive.days(ListingRequest(language="zh"))] == [1]
    assert not [one for one in asked if "FROM listing" in one]
    other.put_listing([entry("e9", "2025-05-05")])
    assert (archive.listing(ListingRequest()).rows[0].event, archive.sizes()["article"]) == ("e9", 12)
    assert archive.newest("series", ["s1", "s2"])["s1"].event == "e5"


def test_the_revision_is_of_what_is_there_whatever_the_order_in_which_it_came(tmp_path: Path) -> None:
    seen = set()
    for number in range(3):
        store = SqliteArchive(str(tmp_path / f"{number}.db"))
        several = list(ENTRIES)
        Random(number).shuffle(several)
        store.put_listing([entry("late")])
        for one in several:
            store.put_listing([replace(one, key="before")])
            store.put_listing([one])
        store.keep_listing([one.row.event for one in ENTRIES])
        seen.add(store.revision())
    assert len(seen) == 1
    store.put_listing([replace(ENTRIES[0], key="after")])
    assert store.revision() not in seen
