"""The facts of a record in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.editions.identifiers import article_urn, event_urn
from hexapla.editions.json_text import Node, node, said
from hexapla.editions.listing import named, role_name
from hexapla.values.fact import Award, Document, Organisation, Person, PlaceFact, Quantity, Statement, TextFact
from hexapla.values.record import Record

# A quantity that is not exact is a bound on one side; whether the bound itself is meant too, the comparator says.
_BOUNDS = {">": "minValue", ">=": "minValue", "<": "maxValue", "<=": "maxValue"}


def person_node(event: str, name: str, person: Person) -> Node:
    """Return a person, with all spellings."""
    return node(
        type_="Person",
        id_=event_urn(event, name),
        name=person.name,
        alternateName=[variant for variant in person.variants if variant != person.name],
    )


def people_by_part(record: Record) -> dict[str, list[Node]]:
    """Return ``performer``, those who spoke, ``attendee``, who else was there, and ``contributor``, who are only named.

    Each stands in the roles that versions state. A person that reports name need not have been there.
    """
    quoted = {one.by for one in record.statements if one.kind == "quotation" and one.by}
    parts: dict[str, list[Node]] = {"performer": [], "attendee": [], "contributor": []}
    for name, person in named("person", record.people):
        acts = {act.kind for act in person.acts}
        spoke = "spoke" in acts or not quoted.isdisjoint((person.name, *person.variants))
        part = "performer" if spoke else "attendee" if acts else "contributor"
        parts[part] += _in_roles(record.id, name, person, part)
    return parts


def organisation_node(event: str, name: str, one: Organisation) -> Node:
    """Return an organisation, as each language calls it."""
    names = said(one.names)
    return node(
        type_="Organization",
        id_=event_urn(event, name),
        name=names or one.name,
        alternateName=[variant for variant in one.variants if variant not in {one.name, *one.names.values()}],
        additionalType=one.kind,
    )


def _in_roles(event: str, name: str, person: Person, part: str) -> Iterator[Node]:
    """Yield a person in each role; the property stands again inside the role, as schema.org asks of roles."""
    reference = {"@id": event_urn(event, name)}
    for number, role in enumerate(person.roles, start=1):
        yield node(
            type_="OrganizationRole",
            id_=event_urn(event, role_name(name, number)),
            roleName=said(role.role),
            **{part: reference},
        )
    if not person.roles:
        yield reference


def place_node(event: str, name: str, place: PlaceFact) -> Node:
    """Return a place; a remote venue and one that is only mentioned say so."""
    return node(
        type_="Place",
        id_=event_urn(event, name),
        name=place.name,
        alternateName=[variant for variant in place.variants if variant != place.name],
        description=place.role if place.role != "venue" else None,
    )


def theme_node(event: str, name: str, kind: str, fact: TextFact | None) -> Node | None:
    """Return what an event is about, or who holds it."""
    return node(type_=kind, id_=event_urn(event, name), name=said(fact.text)) if fact is not None else None


def observations(record: Record) -> Iterator[Node]:
    """Yield the quantities and awards of a record."""
    for name, quantity in named("quantity", record.quantities):
        yield _quantity(record.id, name, quantity)
    for name, award in named("award", record.awards):
        yield _award(record.id, name, award)


def _quantity(event: str, name: str, fact: Quantity) -> Node:
    comparator = node(type_="PropertyValue", name="comparator", value=fact.comparator)
    return node(
        type_="Observation",
        id_=event_urn(event, name),
        additionalType="quantity",
        observationAbout={"@id": event_urn(event)},
        variableMeasured=said(fact.what),
        unitText=fact.unit,
        additionalProperty=comparator if fact.comparator != "=" else None,
        **{_BOUNDS.get(fact.comparator, "value"): fact.value},
    )


def _award(event: str, name: str, fact: Award) -> Node:
    return node(
        type_="Observation",
        id_=event_urn(event, name),
        additionalType="award",
        observationAbout={"@id": event_urn(event)},
        variableMeasured=said(fact.award),
        value=fact.count,
        description=said(fact.to),
    )


def statement_nodes(record: Record) -> Iterator[Node]:
    """Yield what was said, as quotations, and what was decided, asked or judged, as claims."""
    people = {spelling: name for name, one in named("person", record.people) for spelling in (one.name, *one.variants)}
    for name, fact in named("statement", record.statements):
        yield _statement(record.id, name, fact, people.get(fact.by or ""))


def _statement(event: str, name: str, fact: Statement, person: str | None) -> Node:
    quotation = fact.kind == "quotation"
    articles = [{"@id": article_urn(article)} for article in fact.articles]
    author = {"@id": event_urn(event, person)} if person else None
    return node(
        type_="Quotation" if quotation else "Claim",
        id_=event_urn(event, name),
        additionalType=fact.kind,
        text=said(fact.text),
        about={"@id": event_urn(event)},
        spokenByCharacter=author if quotation else None,
        creator=None if quotation else author,
        creditText=None if person else fact.by,
        audience=node(type_="Audience", name=fact.to) if fact.to else None,
        temporalCoverage=fact.period,
        citation=fact.document,
        **{"isPartOf" if quotation else "appearance": articles},
    )


def citations(record: Record) -> Iterator[tuple[Document, Node]]:
    """Yield the documents that versions cite, each with its node."""
    for name, fact in named("document", record.documents):
        yield (
            fact,
            node(
                type_="CreativeWork",
                id_=event_urn(record.id, name),
                identifier=fact.code,
                name=fact.title,
                datePublished=fact.date,
            ),
        )
