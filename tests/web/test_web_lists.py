"""Lists and pages of who is met very often: they read what they show, and lead to what they leave out."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from starlette.testclient import TestClient

from hexapla.archive import gathered, listing
from hexapla.archive.sqlite import SqliteArchive
from hexapla.archive.storing import unpack
from hexapla.values.event import SeriesPlace
from hexapla.values.gathered import Gathering, PersonEntry
from hexapla.values.lines import PersonLine, SeriesLine
from hexapla.values.listing import ListingEntry, ListingRow
from hexapla.values.person import Appearance, Portrait, Profile, Tenure
from hexapla.values.series import SeriesCard, Turn
from hexapla.web import WebOptions, create_app

EVENTS, PEOPLE, SERIES = 260, 450, 60
ROW = ListingRow("", "", False, None, None, None, {"en": "The fair"}, ("en",), (), ("en",), ("A",), 2, {})


def met(number: int) -> str:
    return f"e{number:03}"


def entry(number: int) -> ListingEntry:
    place = SeriesPlace(f"s{number % SERIES:02}", number // SERIES + 1)
    date = f"20{10 + number // 24:02}-{1 + number % 12:02}-{1 + number // 12 % 28:02}"
    return ListingEntry(
        replace(ROW, event=met(number), date=date, series=place), f"key {number}", 0, 0, (f"a{number}",)
    )


def person(name: str, events: list[str]) -> PersonEntry:
    seen = tuple(Appearance(event, "2024", name, (), (), (), ()) for event in events)
    role = Tenure({"en": "clerk"}, "2024", "2024", tuple(events), ())
    return PersonEntry(Profile(name.lower(), name, (), (role,), seen), name.lower())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "archive.db"
    archive = SqliteArchive(str(path))
    archive.put_listing([entry(number) for number in range(EVENTS)])
    often = person("Everywhere", [met(number) for number in range(EVENTS)])
    people = [often, *(person(f"P{number:03}", [met(0)]) for number in range(PEOPLE - 1))]
    turns = [tuple(Turn(met(n), None, "", "") for n in range(one, EVENTS, SERIES)) for one in range(SERIES)]
    series = [SeriesCard(f"s{number:02}", several) for number, several in enumerate(turns)]
    shelf = [("everywhere", "E"), *((f"p{number:03}", "P") for number in range(PEOPLE - 1))]
    archive.set_gathered(Gathering(tuple(people), tuple(series), shelves={"person": shelf}), "k")
    archive.close()
    return path


@pytest.fixture
def client(address: Path) -> Iterator[TestClient]:
    with TestClient(create_app(WebOptions(partial(SqliteArchive, str(address))))) as client:
        yield client


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> Counter[type]:
    """Count what is read of the archive, by its kind."""
    read: Counter[type] = Counter()

    def counted(value: bytes, kind: type) -> object:
        read[kind] += 1
        return unpack(value, kind)

    for module in (gathered, listing):
        monkeypatch.setattr(module, "unpack", counted)
    return read


def test_a_sheet_of_a_list_reads_a_line_for_each_name_on_it(client: TestClient, unpacked: Counter[type]) -> None:
    page = html.fromstring(client.get("/people/index.3").content)
    assert [one.text_content() for one in page.xpath("//section[@class='letter']//a")][:2] == ["P399", "P400"]
    assert unpacked == {PersonLine: PEOPLE - 400}
    assert page.xpath("//nav[@class='sheets']//@href") == ["../people/", "../people/index.2"]
    assert page.xpath("//nav[@class='letters']//@href") == ["../people/#l-45", "../people/#l-50"]


def test_the_front_page_reads_lines_and_rows_alone(client: TestClient, unpacked: Counter[type]) -> None:
    page = html.fromstring(client.get("/").content)
    assert len(page.xpath("//article")) == 50
    assert unpacked.keys() == {PersonLine, ListingRow}
    assert (unpacked[PersonLine], unpacked[ListingRow] <= 50 + 40) == (24, True)
    assert [link.split("=")[-1] for link in page.xpath("//nav[@class='sheets']//@href")] == ["2", "3", "6"]


def test_a_page_of_somebody_met_very_often_reads_what_it_shows_and_leads_to_the_rest(
    client: TestClient, unpacked: Counter[type]
) -> None:
    page = html.fromstring(client.get("/people/everywhere").content)
    assert unpacked[Portrait] == 1
    assert Profile not in unpacked
    assert len(page.xpath("//section[@id='events']//article")) == 200
    (rest,) = page.xpath("//section[@id='events']/div/p[@class='more']/a")
    assert (rest.text, rest.get("href")) == ("and 60 more", "../?person=everywhere")
    assert "and 248 more" in page.xpath("string(//ol[@class='career'])")
    assert f"{EVENTS} events" in html.fromstring(client.get("/?person=everywhere").content).text_content()


def test_a_list_of_series_is_cut_into_sheets(client: TestClient, unpacked: Counter[type]) -> None:
    first, second = (html.fromstring(client.get(f"/series/{name}").content) for name in ("", "index.2"))
    assert [len(page.xpath("//ol[@class='lines']/li")) for page in (first, second)] == [50, 10]
    assert unpacked[SeriesLine] == SERIES
    assert SeriesCard not in unpacked
    assert second.xpath("//nav[@class='sheets']//@href") == ["../series/"]


@pytest.mark.parametrize("path", ["/people/index.4", "/people/index.0", "/series/index.3", f"/people/index.{10**30}"])
def test_there_is_no_sheet_beyond_the_last(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_api_tells_people_and_series_by_their_lines(client: TestClient, unpacked: Counter[type]) -> None:
    people = client.get("/api/v1/people?limit=2").json()
    assert people["total"] == PEOPLE
    assert [(one["id"], one["events"]) for one in people["people"]] == [("everywhere", EVENTS), ("p000", 1)]
    assert client.get("/api/v1/series?limit=1").json()["series"][0]["events"][0] == "e000"
    assert unpacked == {PersonLine: 2, SeriesLine: 1}
