"""Verdicts: which of what a record holds now is what each of them judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hexapla.records.judged import Judged
from hexapla.values.review import Subject, SubjectKind, Verdict

# Kinds whose claim lies in the words alone: without one of the words that were judged nothing says it is the same.
_BY_WORDS: frozenset[SubjectKind] = frozenset({"theme", "host", "statement", "role"})


def counterpart(subject: Subject, present: Sequence[Judged]) -> Judged | None:
    """Return what a subject is now among what is ``present``, or ``None``.

    The same claim that shares most of the quotations that were judged; where none is shared any more (the words
    around a number were edited), the same claim in one of the articles, if only one is. Claims that lie in their
    words alone must share a quotation.
    """
    alike = [one for one in present if _same_claim(subject, one.subject)]
    wanted = set(subject.quotes)
    shared = [len(wanted & set(one.subject.quotes)) for one in alike]
    if any(shared):
        return alike[shared.index(max(shared))]
    if subject.kind in _BY_WORDS:
        return None
    articles = {article for article, _ in subject.quotes}
    near = [one for one in alike if articles & {article for article, _ in one.subject.quotes}]
    return near[0] if len(near) == 1 else None


def articles_of(verdict: Verdict) -> frozenset[str]:
    """Return the ids of the articles that what was judged stood in, or that were joined or parted."""
    if verdict.subject is not None:
        return frozenset(article for article, _ in verdict.subject.quotes)
    return frozenset((*verdict.contents, *verdict.articles, *verdict.others))


def concerns(verdict: Verdict, articles: Iterable[str]) -> bool:
    """Return whether what was judged stood in one of ``articles``."""
    return not articles_of(verdict).isdisjoint(articles)


def shapes(verdict: Verdict, articles: Iterable[str]) -> bool:
    """Return whether an event of ``articles`` is what it is by a verdict, too: it joined some, or took some out."""
    here = frozenset(articles)
    ours, theirs = not here.isdisjoint(verdict.articles), not here.isdisjoint(verdict.others)
    return (ours and theirs) if verdict.verdict == "merge" else verdict.verdict == "split" and ours != theirs


def is_home(verdict: Verdict, articles: Iterable[str]) -> bool:
    """Return whether a verdict is to be looked for among ``articles``: they hold the first of its quotations."""
    return (
        verdict.subject is not None and bool(verdict.subject.quotes) and verdict.subject.quotes[0][0] in set(articles)
    )


def _same_claim(one: Subject, two: Subject) -> bool:
    if one.kind != two.kind or one.value != two.value:
        return False
    return not one.names or not set(one.names).isdisjoint(two.names)
