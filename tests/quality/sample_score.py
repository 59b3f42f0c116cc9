"""Score records against the gold of the sample: precision and recall a kind of fact, and what was missed.

    python tests/quality/sample_score.py RECORDS.jsonl GOLD.json

A found fact is right when the gold has one of the same value whose evidence stands in the same articles'
text as the found one's; coverage counts the pages of the facts that are right.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hexapla.language.folding import fold_bare

KINDS = ("people", "quantities", "documents", "awards", "places", "statements")
Fact = dict[str, Any]


@dataclass
class Tally:
    """Counts of one kind of fact; ``missed`` and ``false`` are readable lines."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    pages_right: int = 0
    pages_found: int = 0
    pages_wanted: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def ratios(self) -> dict[str, float]:
        """Return precision and recall of facts and of the pages that carry those that are right."""
        return {
            "precision": self.right / max(1, self.found),
            "recall": self.right / max(1, self.wanted),
            "page precision": self.pages_right / max(1, self.pages_found),
            "page recall": self.pages_right / max(1, self.pages_wanted),
        }


def _names(fact: Fact) -> set[str]:
    return {fold_bare(name).strip() for name in (fact["name"], *fact.get("variants", ()))}


def _same_unit(gold: str | None, found: str | None) -> bool:
    """Spans of time and other words that gold writes as units are no unit of a record."""
    known = gold if gold and (len(gold) <= 3 and (gold.isupper() or gold in {"%", "km²", "km", "ha", "t"})) else None
    return known == found


def _same_quantity(gold: Fact, found: Fact) -> bool:
    return abs(gold["value"] - found["value"]) < 1e-6 * max(1, gold["value"]) and _same_unit(
        gold["unit"], found["unit"]
    )


def _same_document(gold: Fact, found: Fact) -> bool:
    if gold["code"] or found["code"]:
        return fold_bare(gold["code"] or "") == fold_bare(found["code"] or "")
    return _overlap(gold, found)


def _overlap(gold: Fact, found: Fact) -> bool:
    for place in found["evidence"]:
        text = gold["evidence"].get(place["article"])
        if text and (text in place["text"] or place["text"] in text):
            return True
    return False


def _same_award(gold: Fact, found: Fact) -> bool:
    return gold["count"] == found["count"] or (gold["count"] == 1 and found["count"] is None and _overlap(gold, found))


def _same_name(gold: Fact, found: Fact) -> bool:
    return bool(_names(gold) & _names(found)) or (
        _overlap(gold, found) and found["name"] in str(gold["evidence"].values())
    )


def _same_statement(gold: Fact, found: Fact) -> bool:
    return bool(gold["kind"] == found["kind"]) and _overlap(gold, found)


SAME: dict[str, Callable[[Fact, Fact], bool]] = {
    "people": _same_name,
    "quantities": _same_quantity,
    "documents": _same_document,
    "awards": _same_award,
    "places": _same_name,
    "statements": _same_statement,
}


def tally(kind: str, gold: list[Fact], found: list[Fact], label: str) -> Tally:
    """Compare one event's facts of a kind; each gold fact takes at most one found fact, that of most pages."""
    result = Tally(found=len(found), wanted=len(gold))
    free = list(range(len(found)))
    for fact in gold:
        pages = set(fact["evidence"])
        fits = [number for number in free if SAME[kind](fact, found[number])]
        if not fits:
            result.missed.append(f"{label} {kind}: {_line(fact)}")
            continue
        best = max(fits, key=lambda number: (len(pages & set(found[number]["articles"])), -number))
        free.remove(best)
        carrying = set(found[best]["articles"])
        result.right += 1
        result.pages_right += len(pages & carrying)
        result.pages_found += len(carrying)
        result.pages_wanted += len(pages)
    result.false += [f"{label} {kind}: {_line(found[number])}" for number in free]
    return result


def _line(fact: Fact) -> str:
    keys = (
        "name",
        "kind",
        "text",
        "comparator",
        "value",
        "unit",
        "what",
        "code",
        "date",
        "title",
        "count",
        "award",
        "to",
    )
    shown = {key: fact[key] for key in keys if fact.get(key) is not None}
    return json.dumps(shown, ensure_ascii=False)[:200]


def add(a: Tally, b: Tally) -> Tally:
    """Return the sum of two tallies."""
    return Tally(*(getattr(a, name) + getattr(b, name) for name in Tally.__dataclass_fields__))


def score(records: Iterable[Fact], gold: Iterable[Fact]) -> dict[str, Tally]:
    """Return kind -> tally over all events; records are matched to gold events by the pages they share.

    A record's articles must be known by the gold's page paths: give records whose article ids are paths, or
    rename them first.
    """
    gold = list(gold)
    totals = {kind: Tally() for kind in (*KINDS, "start", "end", "kind")}
    for record in records:
        pages = {version["id"] for version in record["articles"]}
        event = max(gold, key=lambda one: len(pages & {page["path"] for page in one["pages"]}))
        counts = {award["count"] for award in event["awards"]}  # receivers counted by an award are its count alone
        event = {**event, "quantities": [one for one in event["quantities"] if one["value"] not in counts]}
        for kind in KINDS:
            totals[kind] = add(totals[kind], tally(kind, event[kind], list(record[kind]), event["event"]))
        for edge in ("start", "end"):
            totals[edge] = add(totals[edge], _edge(event, record, edge))
        totals["kind"] = add(totals["kind"], _kind(event, record))
    return totals


def _edge(event: Fact, record: Fact, edge: str) -> Tally:
    wanted, found = event[edge], record[edge]
    right = wanted is not None and found is not None and wanted["value"] == found["value"]
    line = f"{event['event']} {edge}: {wanted and wanted['value']} / {found and found['value']}"
    return Tally(int(right), int(found is not None), int(wanted is not None), missed=[] if right else [line])


def _kind(event: Fact, record: Fact) -> Tally:
    """A review or a donors' conference is a conference more closely named."""
    finer = {"review": "conference", "donors' conference": "conference"}
    right = event["kind"] in {record["kind"], finer.get(record["kind"] or "", "")}
    return Tally(int(right), 1, 1, missed=[] if right else [f"{event['event']}: {event['kind']} / {record['kind']}"])


def main(arguments: list[str]) -> None:
    """Print the table and the lines of what was missed and what is false."""
    records = [json.loads(line) for line in Path(arguments[0]).read_text("utf-8").splitlines()]
    gold = json.loads(Path(arguments[1]).read_text("utf-8"))
    totals = score(records, gold["events"] if isinstance(gold, dict) else gold)
    for kind, total in totals.items():
        ratios = "  ".join(f"{name} {value:.3f}" for name, value in total.ratios().items())
        sys.stdout.write(f"{kind:11} right {total.right:3} found {total.found:3} wanted {total.wanted:3}  {ratios}\n")
    for kind in totals:
        for line in totals[kind].missed:
            sys.stdout.write(f"missed {line}\n")
        for line in totals[kind].false:
            sys.stdout.write(f"false  {line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
