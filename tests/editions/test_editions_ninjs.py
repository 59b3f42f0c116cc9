"""ninjs: valid whatever the text; an item says which event it reports and what it rests on."""

import io
import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from hexapla.editions import Table, write_ninjs
from one_of_each import one_of_each

SCHEMA = json.loads(Path(__file__).with_name("ninjs31.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def written(*tables: Table, **more: Any) -> list[dict[str, Any]]:
    out = io.BytesIO()
    count = write_ninjs(out, tables, **more)
    items = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(items) == count
    for item in items:
        VALIDATOR.validate(item)
    return items


def test_an_item_says_what_event_it_reports_and_what_it_rests_on(sample: Any) -> None:
    original, french, *_ = written(Table(sample.record, sample.articles))
    event, source = french["associations"]
    assert (event["uri"], event["type"], event["rel"]) == ("urn:hexapla:event:e1", "event", "about")
    assert event["eventDetails"]["dates"] == {"expectedStartDate": "2024-03-06"}
    assert (source["uri"], source["rel"]) == (original["uri"], "translationOf")
    assert french["events"][0]["uri"] == event["uri"]
    assert [body["role"] for body in original["bodies"]] == ["main", "caption"]


def test_an_item_has_the_people_that_its_article_names(sample: Any) -> None:
    *_, arabic, chinese = written(Table(sample.record, sample.articles))
    assert [(one["name"], one["literal"]) for one in arabic["people"]] == [("Layla al-Mansouri", "ليلى المنصوري")]
    assert "people" not in chinese


def test_dates_keep_the_precision_that_is_known() -> None:
    first, second = written(one_of_each("Ship ahoy"))
    assert first["firstCreated"] == "2024-03-06T10:30:00+07:00"
    assert "firstCreated" not in second
    assert {"role": "published", "contentType": "text/plain", "value": "2024"} in second["descriptions"]
    dates = first["associations"][0]["eventDetails"]["dates"]
    assert dates == {"startDate": "2024-03-06T10:30:00+07:00", "expectedEndDate": "2024-03"}


def test_languages_choose_items(sample: Any) -> None:
    items = written(Table(sample.record, sample.articles), languages=frozenset({"fr", "zh"}))
    assert [item["language"] for item in items] == ["fr", "zh"]


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), min_size=1))
def test_any_text_makes_valid_items(words: str) -> None:
    assert len(written(one_of_each(words))) == 2
