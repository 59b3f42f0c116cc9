"""FollowTheMoney: entities of its schemata, joined to one another, under ids that stay."""

import io
import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.editions import Table, write_ftm
from one_of_each import one_of_each

# Written down from the schemata of followthemoney 4.11.2 (MIT): what each property holds, for those that are written.
THING = {
    "name": "name",
    "alias": "name",
    "summary": "text",
    "keywords": "string",
    "sourceUrl": "url",
    "proof": "Document",
}
INTERVAL = {"startDate": "date", "endDate": "date", "date": "date", "recordId": "string", "proof": "Document"}
SCHEMATA = {
    "Event": THING | INTERVAL | {"location": "address", "locationMentioned": "address", "organizer": "LegalEntity",
                                 "involved": "LegalEntity", "description": "text"},
    "LegalEntity": THING,
    "Organization": THING,
    "Person": THING | {"position": "string"},
    "Document": THING | {"title": "string", "fileName": "string", "date": "date"},
    "Article": THING | {"title": "string", "fileName": "string", "language": "language", "publisher": "string",
                        "publishedAt": "date", "author": "string", "bodyText": "text"},
    "Documentation": INTERVAL | {"document": "Document", "entity": "Thing", "role": "string"},
    "Mention": {"document": "Document", "resolved": "LegalEntity", "name": "name", "detectedSchema": "string"},
    "Note": THING | {"description": "text", "entity": "Thing"},
}  # fmt: skip
ARE = {
    "LegalEntity": {"LegalEntity", "Person", "Organization"},
    "Document": {"Document", "Article"},
    "Thing": {"Event"},
}
REQUIRED = {"Documentation": {"document", "entity"}, "Mention": {"document", "name"}, "Article": {"name", "fileName"},
            "Document": {"name", "fileName"}}  # fmt: skip
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")


def written(*tables: Table) -> list[dict[str, Any]]:
    out = io.BytesIO()
    count = write_ftm(out, tables)
    entities = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(entities) == count
    check(entities)
    return entities


def check(entities: list[dict[str, Any]]) -> None:
    schemata = {one["id"]: one["schema"] for one in entities}
    assert len(schemata) == len(entities)
    for one in entities:
        types = SCHEMATA[one["schema"]]
        assert REQUIRED.get(one["schema"], {"name"}) <= set(one["properties"])
        for name, values in one["properties"].items():
            assert all(isinstance(value, str) and value for value in values)
            if types[name] == "date":
                assert all(DATE.fullmatch(value) for value in values)
            elif types[name] in ARE:
                assert {schemata[value] for value in values} <= ARE[types[name]]


def of_schema(entities: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [one["properties"] | {"id": one["id"]} for one in entities if one["schema"] == schema]


def test_an_event_names_who_was_involved_and_where_it_is_told(sample: Any) -> None:
    entities = written(Table(sample.record, sample.articles))
    (event,), (person,) = of_schema(entities, "Event"), of_schema(entities, "Person")
    assert (event["startDate"], event["location"]) == (["2024-03-06"], ["Qasr al-Noor"])
    assert event["involved"] == [person["id"]]
    assert person["alias"] == ["ليلى المنصوري"]
    assert person["position"] == ["الوزيرة", "minister", "ministre"]
    assert [one["language"] for one in of_schema(entities, "Article")] == [["eng"], ["fra"], ["ara"], ["zho"]]
    assert [one["name"] for one in of_schema(entities, "Mention")] == [
        ["Layla al-Mansouri"], ["Layla al-Mansouri"], ["ليلى المنصوري"]
    ]  # fmt: skip


def test_ids_do_not_depend_on_what_else_is_exported(sample: Any) -> None:
    alone = written(Table(sample.record, sample.articles))
    assert [one for one in written(one_of_each("Ship"), Table(sample.record, sample.articles)) if one in alone] == alone


def test_dates_are_in_utc_and_as_precise_as_known() -> None:
    (event,) = of_schema(written(one_of_each("Ship ahoy")), "Event")
    assert (event["startDate"], event["endDate"]) == (["2024-03-06T03:30"], ["2024-03"])


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), min_size=1))
def test_any_text_makes_entities(words: str) -> None:
    assert len(of_schema(written(one_of_each(words)), "Article")) == 2
