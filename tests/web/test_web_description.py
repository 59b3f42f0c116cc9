"""The API keeps what its description promises, whatever the description allows to be asked."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from hexapla.web.openapi import description

KEPT = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {
    operation.path: operation
    for operation in (found.ok() for found in schemathesis.openapi.from_dict(description()).get_all_operations())
}
OLD = "0123456789abcdef"


@pytest.fixture(scope="module")
def known(client: TestClient) -> dict[str, list[str]]:
    """Return ids of things that are there, by what an address calls them."""
    pages = {name: client.get(f"/api/v1/{name}").json()[name] for name in ("events", "people", "series")}
    events = [row["event"] for row in pages["events"]]
    articles = [one["id"] for one in client.get(f"/api/v1/events/{events[0]}").json()["articles"]]
    ids = {name: [row["id"] for row in pages[name]] for name in ("people", "series")}
    return {"events": events, "articles": articles, **ids}


@pytest.mark.parametrize("path", sorted(OPERATIONS))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_address_answers_as_it_is_described(
    data: st.DataObject, path: str, client: TestClient, known: dict[str, list[str]]
) -> None:
    mode = data.draw(st.sampled_from(GenerationMode))
    case: Any = data.draw(OPERATIONS[path].as_strategy(generation_mode=mode))
    if "{id}" in path:
        kind = next(name for name in known if f"/{name}/" in path)
        case.path_parameters["id"] = data.draw(st.sampled_from([*known[kind], OLD, case.path_parameters["id"]]))
    sent = case.as_transport_kwargs(base_url=str(client.base_url))
    answer = client.request(sent["method"], sent["url"], params=sent.get("params"), headers=dict(sent["headers"]))
    case.validate_response(answer, checks=KEPT)
