"""Evidence and differences as annotations, after the Web Annotation Data Model (W3C, 23 February 2017).

The target of an annotation is an article. Which of its blocks, counted from 0, a fragment selector names; within the
block the quoted words stand with what is around them, and where they begin and end, in codepoints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hexapla.editions.bitext import Table
from hexapla.editions.identifiers import article_urn, block_name, event_urn
from hexapla.editions.json_text import Node, node
from hexapla.editions.listing import Listed, act_name, evidence_of, facts_of
from hexapla.editions.surroundings import surroundings
from hexapla.editions.verdict_rows import judged
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.fact import DateFact, Person
from hexapla.values.text import Evidence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def evidence_nodes(table: Table) -> Iterator[Node]:
    """Yield what joins each fact, role of a person and account of the event to where it is said."""
    event = table.record.id
    for language, told in sorted(table.record.core.items()):
        yield _annotation(
            event_urn(event, f"core-{language}.evidence"),
            motivation="linking",
            body=[event_urn(event), _words(f"description in {language}", "describing")],
            target=[_target(place, table.articles) for place in told],
        )
    for listed in facts_of(table.record):
        for name, evidence in evidence_of(listed):
            if evidence:
                yield _annotation(
                    event_urn(event, f"{name}.evidence"),
                    motivation="linking",
                    generator=_generator(listed.fact.rule),
                    body=_body(event, name, listed),
                    target=[_target(place, table.articles) for place in evidence],
                )


def difference_nodes(table: Table) -> Iterator[Node]:
    """Yield an annotation for each difference: its kind and what it says, at both places."""
    for number, one in enumerate(table.record.differences, start=1):
        targets = list(_sides(one, table.articles))
        if targets:
            yield _annotation(
                event_urn(table.record.id, f"difference-{number}"),
                motivation="commenting",
                body=[
                    _words(one.kind, "classifying"),
                    _words(one.severity, "tagging"),
                    *([_words(one.detail, "commenting")] if one.detail else []),
                ],
                target=targets,
            )


def verdict_nodes(table: Table) -> Iterator[Node]:
    """Yield an annotation for what a reviewer said of each fact or difference."""
    for name, one in judged(table.record):
        about = event_urn(table.record.id, name)
        yield _annotation(
            f"{about}.review",
            motivation="commenting",
            creator={"type": "Person", "name": one.by},
            created=one.at,
            body=[_words(one.verdict, "tagging"), *([_words(one.note, "commenting")] if one.note else [])],
            target=about,
        )


def _annotation(identifier: str, **members: Any) -> Node:
    return {"@context": CONTEXT, "id": identifier, "type": "Annotation", **node(**members)}


def _sides(one: Difference, articles: Mapping[str, Article]) -> Iterator[Node | str]:
    """Yield the places of a difference; the version's whole article where it has none."""
    if one.original is not None:
        yield _target(one.original, articles)
    if one.version is not None:
        yield _target(one.version, articles)
    elif one.version_article is not None:
        yield article_urn(one.version_article)


def _body(event: str, name: str, listed: Listed) -> str | list[Any]:
    """A fact by its URN; a date or an act, which is no thing of its own, by what it is of and in words."""
    fact = listed.fact
    if isinstance(fact, DateFact):
        why = f" (inferred: {fact.inferred})" if fact.inferred else ""
        called = f"{name}Date" if name in {"start", "end"} else "date"
        return [event_urn(event), _words(f"{called} {fact.value}{why}", "describing")]
    if isinstance(fact, Person):
        acts = {act_name(listed.name, number): act.kind for number, act in enumerate(fact.acts, start=1)}
        if name in acts:
            return [event_urn(event, listed.name), _words(acts[name], "describing")]
    return event_urn(event, name)


def _words(text: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": text, "language": "en", "format": "text/plain", "purpose": purpose}


def _generator(rule: str) -> Node | None:
    """The rule that found a fact, with its version."""
    return {"type": "Software", "name": f"Hexapla, rule {rule}"} if rule else None


def _target(evidence: Evidence, articles: Mapping[str, Article]) -> Node:
    before, after = surroundings(evidence, articles)
    return {
        "source": article_urn(evidence.article),
        "selector": {
            "type": "FragmentSelector",
            "value": block_name(evidence.block),
            "refinedBy": [
                {"type": "TextQuoteSelector", "exact": evidence.text, "prefix": before, "suffix": after},
                {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
            ],
        },
    }
