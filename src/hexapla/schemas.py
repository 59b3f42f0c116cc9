"""The published shapes: JSON Schema of what the commands give, made from the values themselves."""

from __future__ import annotations

from typing import Any

import msgspec

from hexapla.errors import UnknownSchema
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.event import Judgement, Member
from hexapla.values.outlet import SetAside
from hexapla.values.person import Profile
from hexapla.values.record import Record
from hexapla.values.rejection import Rejection
from hexapla.values.review import Verdict
from hexapla.values.search import SearchAnswer
from hexapla.values.series import FollowUp, SeriesCard

SHAPES: dict[str, type] = {
    "article": Article,
    "event": Member,
    "record": Record,
    "difference": Difference,
    "furniture": SetAside,
    "judgement": Judgement,
    "person": Profile,
    "rejection": Rejection,
    "search": SearchAnswer,
    "verdict": Verdict,
    "series": SeriesCard,
    "follow-up": FollowUp,
}


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a shape.

    Raises:
        UnknownSchema: there is no such shape.
    """
    if name not in SHAPES:
        raise UnknownSchema(f"there is no schema {name}; there are {', '.join(SHAPES)}")
    made = msgspec.json.schema(SHAPES[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **made}
