"""What is not to be quoted any more: the places of facts that a reviewer rejected, and those that say otherwise.

A name that a reviewer takes for none (of a person, a place, a body) takes no sentence with it: its words are true, they
only name nothing. Whoever rejects a value, a role or a statement says that the claim is wrong, and so are the
sentences that make it. A corrected fact keeps its evidence, and of that what does not say what it was corrected to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from hexapla.language.dates import find_dates
from hexapla.language.folding import fold_bare
from hexapla.language.numerals import find_numbers
from hexapla.values.fact import Award, DateFact, Document, Quantity, Role, Statement, TextFact
from hexapla.values.record import Record, Rejected
from hexapla.values.text import Evidence

Claim = DateFact | TextFact | Role | Quantity | Document | Award | Statement
_Says = Callable[[Evidence, str | None], bool]


def unsaid(record: Record) -> tuple[Evidence, ...]:
    """Return the places of a reviewed record that are not to be quoted, each once, in the order of its facts."""
    found = dict.fromkeys(place for claim in _claims(record.rejected) for place in claim.evidence)
    languages = {version.id: version.language for version in record.articles}
    for claim in _claims(record):
        says = _as_corrected(claim)
        if says is not None:
            found.update(dict.fromkeys(p for p in claim.evidence if not says(p, languages.get(p.article))))
    return tuple(found)


def _claims(told: Record | Rejected | None) -> Iterator[Claim]:
    """Yield the facts whose sentences make a claim; of people their roles, but of one who is nobody nothing."""
    if told is None:
        return
    for once in (told.start, told.end, told.theme, told.host):
        if once is not None:
            yield once
    yield from chain(told.dates, told.quantities, told.documents, told.awards, told.statements)
    somebody = (one for one in told.people if one.review is None or one.review.verdict != "reject")
    yield from (role for person in somebody for role in person.roles)


def _as_corrected(claim: Claim) -> _Says | None:
    """Return what tells whether a place says what a claim was corrected to; ``None`` where no such thing was."""
    changed = claim.review.original if claim.review is not None and claim.review.verdict == "correct" else {}
    match claim:
        case Quantity() if "value" in changed:
            return _states(claim.value)
        case Award() if "count" in changed:
            return _states(claim.count)
        case DateFact() if "value" in changed:
            return _dated(claim.value)
        case Document() if "date" in changed:
            return _dated(claim.date or "")
        case Document() if "code" in changed:
            return _worded([claim.code or ""])
        case Role() if changed:
            return _worded(claim.role.values())
        case TextFact() if changed:
            return _worded(claim.text.values())
    return None


def _states(value: int | float | None) -> _Says:
    return lambda place, language: any(number.value == value for number in find_numbers(place.text, language))


def _dated(value: str) -> _Says:
    """A place says a day whole or in part: "on the 20th of May" has its year elsewhere."""

    def says(place: Evidence, language: str | None) -> bool:
        days = [mention.date.value[:10] for mention in find_dates(place.text, language)]
        return any(value.startswith(day) or day.startswith(value) or value[4:] == day[1:] for day in days)

    return says


def _worded(words: Iterable[str]) -> _Says:
    wanted = [fold_bare(text) for text in words]
    return lambda place, _: any(text in fold_bare(place.text) for text in wanted)
