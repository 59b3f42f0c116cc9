"""JSON-LD: it expands, with terms that there are; evidence quotes exactly and says where it stands."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from hexapla.editions import Table, write_jsonld
from one_of_each import one_of_each

CONTEXTS = json.loads(Path(__file__).with_name("local_contexts.json").read_text("utf-8"))


def written(*tables: Table) -> dict[str, Any]:
    out = io.BytesIO()
    assert write_jsonld(out, tables) == len(tables)
    return json.loads(out.getvalue())


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Expand a document by the local contexts alone: nothing is fetched."""

    def load(address: str, _: object) -> dict[str, Any]:
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address,
                "document": CONTEXTS[address]}  # fmt: skip

    return jsonld.expand(document, {"documentLoader": load})


def members(value: Any) -> int:
    """Count the members of all objects below a value that are terms, not keywords."""
    if isinstance(value, list):
        return sum(members(one) for one in value)
    if not isinstance(value, dict):
        return 0
    return sum((not name.startswith("@") and name not in {"id", "type"}) + members(one) for name, one in value.items())


def of_type(document: dict[str, Any], *types: str) -> list[dict[str, Any]]:
    return [one for one in document["@graph"] if (one.get("@type") or one["type"]) in types]


@pytest.mark.parametrize("name", ["sample", "each"])
def test_every_term_is_one_of_its_vocabulary(name: str, sample: Any) -> None:
    document = written(Table(sample.record, sample.articles) if name == "sample" else one_of_each("Ship ahoy"))
    found = expanded(document)
    assert len(found) == len(document["@graph"])
    assert members(found) == members(document["@graph"])
    assert all(one.startswith("http") for node in found for one in node["@type"])


def test_an_event_says_when_where_and_in_which_series(sample: Any) -> None:
    (event,) = of_type(written(Table(sample.record, sample.articles)), "Event", "ConferenceEvent")
    assert event["startDate"] == "2024-03-06"
    assert "endDate" not in event
    assert event["description"][1] == {"@language": "en", "@value": "41 states pledged money."}
    assert {"@language": "fr", "@value": "Les donateurs promettent de reconstruire la vallée"} in event["name"]
    assert event["location"] == [{"@id": "urn:hexapla:event:e1#place-1"}]
    assert event["superEvent"]["@id"] == "urn:hexapla:series:s1"
    assert event["superEvent"]["subEvent"] == [{"@id": "urn:hexapla:event:e0"}, {"@id": "urn:hexapla:event:e1"}]
    (role,) = event["contributor"]
    assert role["contributor"] == {"@id": "urn:hexapla:event:e1#person-1"}
    assert {"@language": "fr", "@value": "ministre"} in role["roleName"]


def test_a_version_names_what_it_is_a_translation_of(sample: Any) -> None:
    articles = {
        one["identifier"]: one for one in of_type(written(Table(sample.record, sample.articles)), "NewsArticle")
    }
    assert articles["bbb2"]["translationOfWork"] == {"@id": "urn:hexapla:article:aaa1"}
    assert articles["bbb2"]["inLanguage"] == "fr"
    assert articles["bbb2"]["mentions"][0] == {"@id": "urn:hexapla:event:e1#person-1"}
    assert "isBasedOn" not in articles["ddd4"]
    assert articles["aaa1"]["hasPart"][1]["additionalType"] == "caption"


def test_evidence_is_found_again_by_what_its_annotation_says(sample: Any) -> None:
    document = written(Table(sample.record, sample.articles))
    texts = {part["@id"]: part["text"] for article in of_type(document, "NewsArticle") for part in article["hasPart"]}
    annotations = of_type(document, "Annotation")
    states = next(one for one in annotations if one["body"] == "urn:hexapla:event:e1#quantity-1")
    assert [target["source"] for target in states["target"]] == ["urn:hexapla:article:aaa1", "urn:hexapla:article:ccc3"]
    targets = [target for one in annotations for target in one["target"] if isinstance(target, dict)]
    assert len(targets) == 17
    for target in targets:
        selector = target["selector"]
        text = texts[f"{target['source']}#{selector['value']}"]
        quoted, place = selector["refinedBy"]
        assert text[place["start"] : place["end"]] == quoted["exact"]
        assert text.find(quoted["prefix"] + quoted["exact"] + quoted["suffix"]) == place["start"] - len(
            quoted["prefix"]
        )


def test_those_who_acted_have_a_part_in_the_event_and_organisations_are_named() -> None:
    document = written(one_of_each("Ship ahoy"))
    (event,) = of_type(document, "ConferenceEvent")
    assert [role["performer"]["@id"] for role in event["performer"]] == ["urn:hexapla:event:e#person-1"]
    assert "contributor" not in event
    (body,) = [one for one in of_type(document, "Organization") if one["@id"].endswith("organisation-1")]
    assert (body["additionalType"], body["alternateName"]) == ("ministry", ["y"])
    assert {"@id": body["@id"]} in of_type(document, "NewsArticle")[0]["mentions"]
    bodies = [one["body"] for one in of_type(document, "Annotation") if one["id"].endswith("act-1.evidence")]
    assert [(one[0], one[1]["value"]) for one in bodies] == [("urn:hexapla:event:e#person-1", "spoke")]


def test_dates_keep_the_precision_that_is_known() -> None:
    document = written(one_of_each("Ship ahoy"))
    (event,) = of_type(document, "ConferenceEvent")
    assert (event["startDate"], event["endDate"]) == ("2024-03-06T10:30+07:00", "2024-03")
    more, exact = of_type(document, "Observation")[:2]
    assert (more["minValue"], more["additionalProperty"]["value"]) == (3, ">")
    assert exact["value"] == 3


def test_a_verdict_says_who_and_when_and_what_of() -> None:
    (verdict,) = [one for one in of_type(written(one_of_each("Ship")), "Annotation") if one["id"].endswith("review")]
    assert verdict["target"] == "urn:hexapla:event:e#quantity-1"
    assert (verdict["creator"]["name"], verdict["created"]) == ("Ada", "2024-05-01T10:00:00+00:00")
    assert [body["value"] for body in verdict["body"]] == ["correct", "as printed"]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), min_size=1))
def test_any_text_makes_a_document(words: str) -> None:
    sound = words.encode("utf-8", "replace").decode()
    body = of_type(written(one_of_each(words)), "NewsArticle")[0].get("articleBody")
    assert body == sound


def test_nothing_is_a_document() -> None:
    assert written() == {"@context": "https://schema.org", "@graph": []}
