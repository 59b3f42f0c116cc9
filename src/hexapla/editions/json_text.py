"""JSON as the exchange formats write it: one line, UTF-8, nothing in it but what is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hexapla.editions.bitext import UNKNOWN

Node = dict[str, Any]


def node(**members: Any) -> Node:
    """Return an object of the members that say something; ``id_`` and ``type_`` stand for ``@id`` and ``@type``."""
    named = {_KEYWORDS.get(name, name): value for name, value in members.items()}
    return {name: value for name, value in named.items() if value is not None and value not in ("", [], {})}


_KEYWORDS = {"type_": "@type", "id_": "@id", "context_": "@context"}


def said(mapping: Mapping[str, str]) -> list[Any]:
    """Return words in several languages as JSON-LD values, in the order of their tags."""
    return [
        {"@language": tag, "@value": mapping[tag]} if tag and tag != UNKNOWN else mapping[tag]
        for tag in sorted(mapping)
        if mapping[tag].strip()
    ]


def line(value: object) -> bytes:
    """Return a value as one line of JSON, without its end; lone surrogates, which UTF-8 lacks, become ``?``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")
