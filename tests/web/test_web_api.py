"""The API over the sample: shapes, pages, filters, conditions, and what is refused."""

import csv
import gzip
import io
import json
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree
from starlette.testclient import TestClient

from hexapla.archive.sqlite import SqliteArchive
from hexapla.schemas import schema
from hexapla.values.event import Event
from hexapla.web import WebOptions, create_app
from hexapla.web.endpoints import API


def get(client: TestClient, path: str, **asked: object) -> Any:
    answer = client.get(f"{API}{path}", params=asked or None)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return answer.json()


def links(answer: Any) -> dict[str, str]:
    parts = (part.split("; rel=") for part in answer.headers["link"].split(", "))
    return {rel.strip('"'): address.strip("<>") for address, rel in parts}


@pytest.fixture(scope="module")
def event(client: TestClient, sample_records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the record with most differences."""
    return max(sample_records, key=lambda record: len(record["differences"]))


def test_records_articles_people_series_and_answers_have_the_published_shapes(
    client: TestClient, event: dict[str, Any]
) -> None:
    person = get(client, "/people", limit=1)["people"][0]["id"]
    series = get(client, "/series")["series"][0]["id"]
    for path, shape in (
        (f"/events/{event['id']}", "record"),
        (f"/articles/{event['articles'][0]['id']}", "article"),
        (f"/people/{person}", "person"),
        (f"/series/{series}", "series"),
        ("/search?q=conference", "search"),
    ):
        jsonschema.Draft202012Validator(schema(shape)).validate(get(client, path))
    assert get(client, f"/events/{event['id']}") == event


def test_events_stand_newest_first_and_pages_lead_to_one_another(
    client: TestClient, sample_records: list[dict[str, Any]]
) -> None:
    address, seen = f"{API}/events?limit=3", []
    while address:
        answer = client.get(address)
        seen += answer.json()["events"]
        address = links(answer).get("next", "")
    assert "prev" in links(answer)
    assert sorted(row["event"] for row in seen) == sorted(record["id"] for record in sample_records)
    assert [row["date"] for row in seen] == sorted((row["date"] for row in seen), reverse=True)


def test_events_are_asked_by_language_outlet_person_series_days_and_words(
    client: TestClient, event: dict[str, Any]
) -> None:
    everything = get(client, "/events", limit=100)["events"]
    facets = get(client, "/facets")
    for name, asked in (("languages", "language"), ("outlets", "outlet"), ("series", "series")):
        for count in facets[name]:
            page = get(client, "/events", limit=100, **{asked: count["value"]})
            assert page["total"] == len(page["events"]) >= count["events"] > 0
    assert get(client, "/events", language="FR-ca") == get(client, "/events", language="fr")
    first = get(client, "/people", limit=1)["people"][0]
    assert get(client, "/events", person=first["id"])["total"] == first["events"]
    day = everything[0]["date"][:10]
    assert get(client, "/events", **{"from": day})["total"] < len(everything)
    assert get(client, "/events", **{"from": "1900", "to": "2100-12"})["total"] == len(everything)
    assert get(client, "/events", to="1900")["total"] == 0
    found = get(client, "/search", q=event["people"][0]["name"])["hits"]
    rows = get(client, "/events", q=event["people"][0]["name"])["events"]
    assert {row["event"] for row in rows} == {hit["event"] for hit in found} != set()
    narrowed = get(client, "/facets", q=event["people"][0]["name"])
    assert sum(count["events"] for count in narrowed["years"]) == len(rows)


def test_differences_are_asked_by_severity_and_kind(client: TestClient, event: dict[str, Any]) -> None:
    path = f"/events/{event['id']}/differences"
    assert get(client, path, limit=100)["differences"] == event["differences"][:100]
    errors = get(client, path, severity="error", limit=100)
    assert errors["differences"] == [one for one in event["differences"] if one["severity"] == "error"]
    assert get(client, path, kind="conflict", severity="note")["total"] == 0


def test_an_article_leads_to_its_event(client: TestClient, event: dict[str, Any]) -> None:
    answer = client.get(f"{API}/articles/{event['articles'][0]['id']}")
    assert links(answer) == {"up": f"{API}/events/{event['id']}"}


def test_people_are_found_in_any_spelling(client: TestClient) -> None:
    names = {asked: get(client, "/people", q=asked)["people"] for asked in ("nguyen khoa", "Нгуен Кхоа", "…")}
    assert [one["name"] for one in names["nguyen khoa"]] == ["Nguyễn Bá Khoa"]
    assert names["Нгуен Кхоа"] == names["nguyen khoa"]
    assert names["…"] == []


def test_what_a_reader_has_is_not_sent_again(client: TestClient, event: dict[str, Any]) -> None:
    for path in ("/events", f"/events/{event['id']}", "/people", "/search?q=a", "/facets"):
        first = client.get(f"{API}{path}")
        again = client.get(f"{API}{path}", headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        assert first.headers["cache-control"] == "no-cache"
        assert client.get(f"{API}{path}", headers={"If-None-Match": '"x"'}).status_code == 200
        assert client.get(f"{API}{path}", headers={"If-None-Match": "*"}).status_code == 304
    tags = {client.get(f"{API}/events?limit={n}").headers["etag"] for n in (1, 2, 3)}
    assert len(tags) == 3


def test_answers_are_compressed_for_those_who_take_it(client: TestClient, event: dict[str, Any]) -> None:
    address = f"{API}/events/{event['id']}"
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with client.stream("GET", address, headers={"Accept-Encoding": "br, gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert int(packed.headers["content-length"]) == len(raw) < len(plain.content) / 4
    assert client.get(address, headers={"Accept-Encoding": "gzip;q=0"}).headers.get("content-encoding") is None
    assert packed.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/events?colour=red", "colour"),
        ("/events?limit=0", "limit"),
        ("/events?limit=101", "limit"),
        ("/events?offset=-1", "offset"),
        ("/events?offset=x", "offset"),
        ("/events?limit=2&limit=3", "limit is asked twice"),
        ("/events?from=2023-13", "from: there is no day 2023-13"),
        ("/events?to=yesterday", "to"),
        ("/events?language=*", "language"),
        ("/events/0123456789abcdef/differences?severity=fatal", "severity"),
        ("/search", "q"),
    ],
)
def test_what_is_unfit_is_refused_with_what_is_allowed(client: TestClient, path: str, told: str) -> None:
    answer = client.get(f"{API}{path}")
    assert (answer.status_code, answer.json()["status"]) == (400, 400)
    assert told in answer.json()["detail"]
    assert answer.json()["allowed"]


@pytest.mark.parametrize("kind", ["events", "people", "series", "articles"])
@pytest.mark.parametrize("name", ["0123456789abcdef", "x" * 300, "..%2F..%2Fetc", "%00", "a b", "%F0%9F%98%80"])
def test_what_is_not_there_is_not_found(client: TestClient, kind: str, name: str) -> None:
    answer = client.get(f"{API}/{kind}/{name}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_an_event_is_taken_home_as_json_csv_and_tmx(client: TestClient, event: dict[str, Any]) -> None:
    answers = {kind: client.get(f"/events/{event['id']}.{kind}") for kind in ("json", "csv", "tmx")}
    for kind, answer in answers.items():
        assert answer.headers["content-disposition"] == f'attachment; filename="event-{event["id"]}.{kind}"'
        assert client.head(f"/events/{event['id']}.{kind}").headers["etag"] == answer.headers["etag"]
    assert answers["json"].json() == event
    rows = list(csv.DictReader(io.StringIO(answers["csv"].text)))
    facts = [fact for name in ("people", "quantities", "documents", "awards", "statements") for fact in event[name]]
    assert len(rows) > len(facts) > 0
    person = next(row for row in rows if row["fact"] == "person-1")
    assert person["value"] == event["people"][0]["name"]
    assert person["quote"] == event["people"][0]["evidence"][0]["text"]
    assert {row["event"] for row in rows} == {event["id"]}
    units = etree.fromstring(answers["tmx"].content).findall(".//tu")
    assert len(units) > 0
    assert client.get("/events/0123456789abcdef.csv").status_code == 404


def test_ids_of_an_earlier_time_lead_to_what_became_of_them(tmp_path: Path, sample_build: dict[str, Path]) -> None:

    path = tmp_path / "copy.db"
    path.write_bytes(sample_build["archive"].read_bytes())
    archive = SqliteArchive(str(path))
    true = list(archive.events())
    first, second, third, *rest = sorted(true, key=lambda one: -len(one.members))
    half = len(third.members) // 2
    merged = Event("merged", first.members + second.members)
    parts = [Event("part1", third.members[:half]), Event("part2", third.members[half:])]
    archive.set_events([merged, *parts, *rest[1:]], "before")
    archive.set_events([Event(f"{merged.id}-now", merged.members), *parts, *rest[1:]], "renamed")
    archive.close()
    options = WebOptions(partial(SqliteArchive, str(path)))
    with TestClient(create_app(options), follow_redirects=False) as client:
        for suffix in ("", "/differences"):
            moved = client.get(f"{API}/events/merged{suffix}")
            assert (moved.status_code, moved.headers["location"]) == (308, f"{API}/events/merged-now{suffix}")
        assert client.get(f"{API}/events/{first.id}").headers["location"] == f"{API}/events/merged-now"
        assert client.get("/events/merged.csv").headers["location"] == "/events/merged-now.csv"
        split = client.get(f"{API}/events/{third.id}")
        assert split.status_code == 300
        assert [one["event"] for one in split.json()["events"]] == ["part1", "part2"]
        assert client.get(f"{API}/events/{rest[0].id}").status_code == 410


def test_the_description_names_every_address_and_parameter(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    names = {one["name"] for one in described["paths"][f"{API}/events"]["get"]["parameters"]}
    assert names == {"q", "language", "outlet", "series", "person", "from", "to", "offset", "limit"}
    references = {part.split('"')[0] for part in json.dumps(described).split("#/components/schemas/")[1:]}
    assert references - described["components"]["schemas"].keys() == set()
