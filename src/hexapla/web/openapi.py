"""The description of the API as OpenAPI 3.1, made of the structures that requests and answers are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from hexapla import __version__
from hexapla.web import api, downloads
from hexapla.web.conditional import Recipe
from hexapla.web.endpoints import JSON, Asked, Endpoint, json_of
from hexapla.web.problems import MEDIA_TYPE
from hexapla.web.queries import LONGEST_ARTICLE_ID, Id, Query

ADDRESS = "/openapi.json"
_PROBLEM = {
    "type": "object",
    "description": "What is answered instead of what was asked (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "allowed": {"type": "array", "items": {"type": "string"}},
        "events": {"type": "array", "items": {"type": "object"}},
        "person": {"type": "string"},
    },
}
_REFUSED = {
    "300": "The event was split: these hold its articles now.",
    "308": "The event or the person has another id now.",
    "400": "A parameter is not known or unfit.",
    "404": "There is no such thing.",
    "410": "The event is gone.",
    "414": "The address is too long.",
    "503": "The archive cannot be read just now.",
}
_OF = {"300": ("event",), "308": ("event", "person"), "410": ("event",)}


def view(asked: Asked) -> Recipe:
    """Give the description."""
    del asked
    return json_of("", description)


@cache
def description() -> dict[str, Any]:
    """Return the OpenAPI document of everything that programs may ask."""
    endpoints = [one for one in ENDPOINTS if one.path != ADDRESS]
    shapes = [one.gives for one in endpoints if one.gives is not None]
    made, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    schemas = dict(zip((str(shape) for shape in shapes), made, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Hexapla",
            "version": __version__,
            "summary": "Every version of an event, side by side, in one record",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {_path(one): {"get": _operation(one, schemas.get(str(one.gives)))} for one in endpoints},
        "components": {"schemas": {**components, "Problem": _PROBLEM}},
    }


def _path(endpoint: Endpoint) -> str:
    return endpoint.path.replace(":path}", "}")


def _operation(endpoint: Endpoint, gives: dict[str, Any] | None) -> dict[str, Any]:
    content = {endpoint.media_type: {"schema": gives} if gives is not None else {}}
    refused = [s for s in _REFUSED if s not in _OF or endpoint.subject in _OF[s]]
    if not endpoint.subject:
        refused.remove("404")
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": [*_id(endpoint), *_parameters(endpoint.query)],
        "responses": {
            "200": {"description": endpoint.summary, "content": content, "headers": _headers("ETag", "Link")},
            "304": {"description": "What was got before still holds.", "headers": _headers("ETag")},
            **{status: _refusal(status) for status in refused},
        },
    }


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"schema": {"type": "string"}} for name in names}


def _refusal(status: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": _REFUSED[status], "content": {MEDIA_TYPE: {"schema": schema}}}


def _id(endpoint: Endpoint) -> list[dict[str, Any]]:
    if not endpoint.subject:
        return []
    shape: dict[str, Any] = msgspec.json.schema(Id)
    if endpoint.subject == "article":
        shape = {"type": "string", "minLength": 1, "maxLength": LONGEST_ARTICLE_ID}
    return [{"name": "id", "in": "path", "required": True, "schema": shape}]


def _parameters(query: type[Query]) -> list[dict[str, Any]]:
    (_,), components = msgspec.json.schema_components([query], ref_template="#/components/schemas/{name}")
    shape = components[query.__name__]
    return [
        {"name": name, "in": "query", "required": name in shape.get("required", ()), "schema": schema}
        for name, schema in shape.get("properties", {}).items()
    ]


ENDPOINTS: Sequence[Endpoint] = (
    *api.ENDPOINTS,
    *downloads.ENDPOINTS,
    Endpoint("openapi", ADDRESS, "This description", view, media_type=JSON),
)
