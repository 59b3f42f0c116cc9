"""How near the road comes to ``sample/gold.json``: precision and recall of groups, pages, facts and differences.

A fact is counted a page at a time: gold says in which pages it stands and in which words, and it is found there when a
fact of the same value has evidence that overlaps those words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass
class Score:
    """Hits, what was found in all, what gold has in all, and what was missed or wrong, for a person to read."""

    hits: int = 0
    right: int = 0
    found: int = 0
    gold: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} ({self.right}/{self.found})  R {self.recall:.3f} ({self.hits}/{self.gold})"


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


class Sample:
    """The sample's gold beside what the road made of its pages."""

    def __init__(self, gold: Row, articles: dict[str, Row], records: list[Row]) -> None:
        self.gold, self.articles, self.records = gold, articles, records
        self.path_of = {article["id"]: path for path, article in articles.items()}
        self.record_of = {event: self._record(event) for event in gold["events"]}

    def groups(self) -> tuple[list[set[str]], list[set[str]]]:
        """Return the pages of each event, as gold has them and as the records do, sorted."""
        gold: dict[str, set[str]] = {}
        for path, page in self.gold["pages"].items():
            gold.setdefault(page["event"], set()).add(path)
        found = [{self.path_of[v["id"]] for v in record["articles"]} for record in self.records]
        return sorted(gold.values(), key=min), sorted(found, key=min)

    def dates(self) -> Score:
        """Score the dates that each page states, by value."""
        score = Score()
        for event, gold in self.gold["events"].items():
            asked = {(fact["value"], path) for fact in gold["dates"] for path in fact["evidence"]}
            found = {
                (fact["value"], self.path_of[place["article"]])
                for fact in (self.record_of[event] or {"dates": []})["dates"]
                for place in fact["evidence"]
            }
            score.gold += len(asked)
            score.found += len(found)
            score.hits += len(asked & found)
            score.right += len(asked & found)
            score.missed += [f"{event} {path}: {value}" for value, path in sorted(asked - found)]
            score.wrong += [f"{event} {path}: {value}" for value, path in sorted(found - asked)]
        return score

    def relations(self) -> Score:
        """Score the relation and ``of`` of every page."""
        score = Score()
        versions = {self.path_of[v["id"]]: v for record in self.records for v in record["articles"]}
        for path, page in self.gold["pages"].items():
            version = versions[path]
            of = self.path_of.get(version["of"])
            score.gold += 1
            score.found += 1
            if version["relation"] == page["relation"] and of == page["of"]:
                score.hits += 1
                score.right += 1
            else:
                score.wrong.append(f"{path}: {version['relation']} of {of}, gold {page['relation']} of {page['of']}")
        return score

    def facts(self, kind: str) -> Score:
        """Score one kind of fact of all events."""
        same = _SAME[kind]
        score = Score()
        for event, gold in self.gold["events"].items():
            found = self.record_of[event][kind] if self.record_of[event] else []
            for fact in gold[kind]:
                for path, quote in fact["evidence"].items():
                    if kind == "quantities" and self._is_award(gold, fact, path, quote):
                        continue
                    score.gold += 1
                    if any(same(fact, one) and self._overlaps(one, path, quote) for one in found):
                        score.hits += 1
                    else:
                        score.missed.append(f"{event} {path}: {_name(fact)} — {quote[:80]}")
            for one in found:
                for path in {self.path_of[e["article"]] for e in _evidence(one)}:
                    score.found += 1
                    rivals = [fact for fact in gold[kind] if path in fact["evidence"] and same(fact, one)]
                    if any(self._overlaps(one, path, fact["evidence"][path]) for fact in rivals):
                        score.right += 1
                    else:
                        texts = [e["text"] for e in _evidence(one) if self.path_of[e["article"]] == path]
                        score.wrong.append(f"{event} {path}: {_name(one)} — {texts[0][:80]}")
        return score

    def roles(self) -> Score:
        """Score what each person is called, a language at a time: the same words, or all words of the shorter."""
        score = Score()
        for event, gold in self.gold["events"].items():
            found = self.record_of[event]["people"] if self.record_of[event] else []
            for person in gold["people"]:
                mine = [one for one in found if _same_person(person, one)]
                stated = {
                    language: [
                        role["role"][language] for one in mine for role in one["roles"] if language in role["role"]
                    ]
                    for language in {tag for one in mine for role in one["roles"] for tag in role["role"]}
                }
                for language, words in person["roles"].items():
                    score.gold += 1
                    if any(_same_role(words, one) for one in stated.get(language, ())):
                        score.hits += 1
                    else:
                        score.missed.append(f"{event} {person['name']} {language}: {words}")
                for language, every in stated.items():
                    if language not in person["roles"]:
                        continue  # gold leaves out what a version got wrong
                    score.found += len(every)
                    right = [one for one in every if _same_role(person["roles"][language], one)]
                    score.right += len(right)
                    score.wrong += [f"{event} {person['name']} {language}: {one}" for one in every if one not in right]
        return score

    def _is_award(self, gold: Row, fact: Row, path: str, quote: str) -> bool:
        """Return whether a quantity is the count of an award on the page: it is asked for once, as the award.

        Gold lists it as a quantity in some events and not in others. Found as one it is right only where gold has it.
        """
        spans = list(self._spans(path, quote))
        awards = [a["evidence"][path] for a in gold["awards"] if a["count"] == fact["value"] and path in a["evidence"]]
        return any(
            b == block and start < stop and begin < end
            for award in awards
            for b, start, end in self._spans(path, award)
            for block, begin, stop in spans
        )

    def differences(self) -> dict[str, Score]:
        """Score the differences by kind: the same kind on the same page, and overlapping quotes where gold has any."""
        scores: dict[str, Score] = {}
        found = [(d["kind"], self.path_of[d["version_article"]], d) for r in self.records for d in r["differences"]]
        for gold in self.gold["differences"]:
            score = scores.setdefault(gold["kind"], Score())
            score.gold += 1
            if any(kind == gold["kind"] and path == gold["version"] and self._meet(gold, d) for kind, path, d in found):
                score.hits += 1
            else:
                quote = gold["version_text"] or gold["original_text"] or ""
                score.missed.append(f"{gold['version']}: {gold['values']} — {quote[:90]}")
        for kind, path, difference in found:
            score = scores.setdefault(kind, Score())
            score.found += 1
            near = [g for g in self.gold["differences"] if g["kind"] == kind and g["version"] == path]
            if any(self._meet(gold, difference) for gold in near):
                score.right += 1
            else:
                score.wrong.append(f"{path}: {difference['values']} — {difference['detail'][:140]}")
        return scores

    def _record(self, event: str) -> Row | None:
        pages = {path for path, page in self.gold["pages"].items() if page["event"] == event}
        shares = [
            (len(pages & {self.path_of[v["id"]] for v in record["articles"]}), record["id"], record)
            for record in self.records
        ]
        return max(shares, default=(0, "", None), key=lambda share: share[:2])[2]

    def _spans(self, path: str, quote: str) -> Iterator[tuple[int, int, int]]:
        """Yield the places of a quote in a page's title (block -1) and blocks, spaces folded."""
        article = self.articles[path]
        for number, text in [(-1, article["title"] or ""), *((n, b["text"]) for n, b in enumerate(article["blocks"]))]:
            place = folded(text).find(folded(quote))
            if place >= 0:
                yield number, place, place + len(folded(quote))

    def _overlaps(self, fact: Row, path: str, quote: str) -> bool:
        mine = [e for e in _evidence(fact) if self.path_of[e["article"]] == path]
        spans = list(self._spans(path, quote))
        return any(e["block"] == b and e["start"] < end and start < e["end"] for e in mine for b, start, end in spans)

    def _meet(self, gold: Row, difference: Row) -> bool:
        pairs = ((gold["version_text"], difference["version"]), (gold["original_text"], difference["original"]))
        quoted = [(folded(quote), folded(place["text"])) for quote, place in pairs if quote and place]
        if not quoted:
            return True
        return any(a in b or b in a or _shares_words(a, b) for a, b in quoted)


def _shares_words(a: str, b: str) -> bool:
    first, second = set(a.split()), set(b.split())
    return len(first & second) >= 0.5 * min(len(first), len(second))


def _evidence(fact: Row) -> list[Row]:
    return [*fact["evidence"], *(e for role in fact.get("roles", ()) for e in role["evidence"])]


def _name(fact: Row) -> str:
    return str(fact.get("name") or fact.get("code") or fact.get("value") or fact.get("count") or fact.get("kind"))


def _same_quantity(gold: Row, one: Row) -> bool:
    return (
        abs(gold["value"] - one["value"]) < 1e-9
        and gold["unit"] == one["unit"]
        and gold["comparator"] == one["comparator"]
    )


def _same_person(gold: Row, one: Row) -> bool:
    names = {folded(n).casefold() for n in [gold["name"], *gold["variants"]]}
    return bool(names & {folded(n).casefold() for n in [one["name"], *one["variants"]]})


def _same_role(gold: str, one: str) -> bool:
    """Return whether all words of the shorter stand in the longer; endings are left out, as gold has none of a case."""
    first, second = ({word[:6] for word in folded(text).casefold().replace("’", "'").split()} for text in (gold, one))
    return bool(first and second) and (first <= second or second <= first)


def _same_document(gold: Row, one: Row) -> bool:
    return (gold["code"], gold["date"]) == (one["code"], one["date"]) if gold["code"] else one["code"] is None


_SAME: dict[str, Callable[[Row, Row], bool]] = {
    "quantities": _same_quantity,
    "people": _same_person,
    "documents": _same_document,
    "awards": lambda gold, one: bool(gold["count"] == one["count"]),
    "places": lambda gold, one: True,
    "statements": lambda gold, one: bool(gold["kind"] == one["kind"]),
}
FACTS = tuple(_SAME)
