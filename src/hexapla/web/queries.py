"""What the addresses of the API may be asked: one structure each, from which they are read and described."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta, Struct, field
from starlette.requests import Request

from hexapla.language.tags import normalise
from hexapla.search import days_of
from hexapla.values.difference import DifferenceKind, Severity
from hexapla.values.listing import ListingRequest
from hexapla.web.limits import LARGEST_OFFSET, LARGEST_PAGE, PAGE
from hexapla.web.problems import Problem

Q = TypeVar("Q", bound="Query")
_ID = re.compile(r"[A-Za-z0-9._~:-]{1,64}", re.ASCII)
LONGEST_ARTICLE_ID = 200
_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
Id: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64, pattern=f"^{_ID.pattern}$")]
Offset: TypeAlias = Annotated[int, Meta(ge=0, le=LARGEST_OFFSET, description="How many to pass over.")]
Limit: TypeAlias = Annotated[int, Meta(ge=1, le=LARGEST_PAGE, description="How many at most.")]
Words: TypeAlias = Annotated[
    str, Meta(max_length=500, description="Words and filters, as `hexapla search` reads them.")
]
Day: TypeAlias = Annotated[str, Meta(pattern=_DATE, description="A year, a month or a day (ISO 8601).")]


class Query(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address that takes no parameters."""


class PageQuery(Query, frozen=True, kw_only=True):
    """An address that gives a page of a list."""

    offset: Offset = 0
    limit: Limit = PAGE


class FilterQuery(Query, frozen=True, kw_only=True):
    """Which events are asked for; all that is said must be met."""

    q: Words = ""
    language: (
        Annotated[
            str,
            Meta(max_length=35, pattern="^[A-Za-z0-9-]+$", description="A version in it (BCP 47); zh is zh-Hant too."),
        ]
        | None
    ) = None
    outlet: Annotated[str, Meta(max_length=253, description="A version of it.")] | None = None
    series: Annotated[Id, Meta(description="An event of it, by id.")] | None = None
    person: Annotated[Id, Meta(description="Who was there, by id.")] | None = None
    first: Annotated[Day, Meta(description="Not over before this year, month or day.")] | None = field(
        default=None, name="from"
    )
    last: Annotated[Day, Meta(description="Begun by the end of this year, month or day.")] | None = field(
        default=None, name="to"
    )


class EventsQuery(FilterQuery, frozen=True, kw_only=True):
    """A page of events."""

    offset: Offset = 0
    limit: Limit = PAGE


class DifferencesQuery(PageQuery, frozen=True, kw_only=True):
    """A page of an event's differences."""

    severity: Severity | None = None
    kind: DifferenceKind | None = None


class PeopleQuery(PageQuery, frozen=True, kw_only=True):
    """A page of people."""

    q: Annotated[str, Meta(max_length=200, description="Words that a name begins with, in any spelling.")] = ""


class SearchQuery(PageQuery, frozen=True, kw_only=True):
    """A page of what search finds."""

    q: Words


def read_query(request: Request, kind: type[Q]) -> Q:
    """Return the parameters of a request.

    Raises:
        Problem: 400, one is not known, unfit, lacking, or there twice; what is allowed is said.
    """
    given = request.query_params.multi_items()
    names = [name for name, _ in given]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Problem(400, f"{twice[0]} is asked twice", {"allowed": allowed(kind)})
    try:
        return msgspec.convert(dict(given), kind, strict=False)
    except msgspec.ValidationError as error:
        raise Problem(400, str(error), {"allowed": allowed(kind)}) from None


def allowed(kind: type[Query]) -> list[str]:
    """Return the names of the parameters that an address takes."""
    return [one.encode_name for one in msgspec.structs.fields(kind)]


def listing_request(query: FilterQuery) -> ListingRequest:
    """Return what the archive is asked for.

    Raises:
        Problem: 400, a day is none.
    """
    first, last = _days(query.first, "from"), _days(query.last, "to")
    return ListingRequest(
        language=normalise(query.language) or query.language,
        outlet=query.outlet,
        series=query.series,
        person=query.person,
        first_day=first[0] if first else None,
        last_day=last[1] if last else None,
    )


def _days(value: str | None, name: Literal["from", "to"]) -> tuple[int, int] | None:
    if value is None:
        return None
    days = days_of(value)
    if days is None:
        raise Problem(400, f"{name}: there is no day {value}", {"allowed": ["YYYY", "YYYY-MM", "YYYY-MM-DD"]})
    return days


def read_id(request: Request, kind: str) -> str:
    """Return the id in an address.

    Raises:
        Problem: 404, nothing has an id of that shape.
    """
    found: str = request.path_params["id"]
    fits = len(found) <= LONGEST_ARTICLE_ID and found.isprintable() if kind == "article" else _ID.fullmatch(found)
    if not fits:
        raise Problem(404, f"no {kind} has an id of that shape")
    return found
