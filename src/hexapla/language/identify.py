"""Which language a text is in, as a BCP 47 tag.

A script that one language alone uses settles it. Else pycld2 votes, py3langid too where the text is short or the
first is unsure, and what the page declares is a vote and no more; small words and letters of our own table then decide
between near languages and speak for those that neither library knows.
Both libraries were chosen by measurement (NTREX-128, November 2026): pycld2 .986 over 70 common languages.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from msgspec import Struct

from hexapla.language.excerpt import excerpt
from hexapla.language.kindred import near_languages, same_or_near
from hexapla.language.marks import Marks, marks_in
from hexapla.language.tags import in_script, normalise, scripts_of, with_script, without_script
from hexapla.language.votes import Vote, first_vote, second_vote
from hexapla.language.writing import Writing, likely_language, only_language, writing_of

__all__ = ["Identification", "agrees", "identify", "language_of", "normalise", "quick_language"]

LONG, CLEAR, CLEAR_SHORT = 160, 0.6, 0.9
"""Letters of a long text, and the weight from which pycld2's vote needs no second on it, and on a shorter one. A second
vote on every line of under 160 letters is right .0004 more often and halves the speed (9,000 lines, as below)."""

SURE = 60
"""Letters under which a text may be names and labels alone."""

HINT_SHARE = 0.3
"""A declared language that holds this share of a mixed text is believed (on the open site pages, bodies that
quote English by half keep the language the page declares)."""

DECLARED, LIKELY = 0.45, 0.3
"""What a declared language and that of the script weigh, beside pycld2's vote of at most 1."""

NEAR, FAR, DOUBT = 2.2, 1.3, 1.5
"""What a lead in marks weighs between near languages and between others, and the marks that are added to both sides so
that one mark alone leads by .4 only. Best of a small grid on 9,000 sentences of NTREX-128 in 90 languages
(November 2026): .984 right, .973 without marks."""

AGAINST = 0.4
"""The lead of marks from which a near language is believed against the declared one: two and none against them."""

SPOKEN, DOUBTFUL = 2, 0.6
"""Marks that a short text must hold for an answer, other than the declared language, to be more than doubtful: names
and labels look like any language."""

FEW = 12
"""Letters under which py3langid's vote weighs too little to be asked for a line of a page."""

BESIDE = 0.3
"""What the weight of a near language counts against the certainty of an answer: that it is one of the two is sure."""

CHALLENGERS = 6
"""Languages with the most marks that the votes are held against."""

QUICK, QUICK_WEIGHT = 1000, 0.8
"""Codepoints of a line that are read where one vote must do, and the weight that the vote must have."""

VOTED = 400
"""Codepoints that pycld2 reads of an article of which nothing is declared: of 3,203 open linking articles it gives with
the marks of the whole excerpt .995 the same language as on the whole (600 codepoints: .998; November 2026)."""

CHINESE = frozenset({"zh", "zh-Hant", "yue"})
FULL = 30
"""Letters from which an answer has its full confidence."""


class Identification(Struct, frozen=True):
    """A BCP 47 tag (``None`` where nothing can be said) and a confidence in [0, 1]."""

    language: str | None
    score: float


NOTHING = Identification(None, 0.0)


def identify(text: str, hint: str | None = None, *, scored: bool = True) -> Identification:
    """Identify the language of ``text``; ``hint`` is what the page declares, a vote and no more.

    At most some 1,500 codepoints are read; addresses and control characters are not. Deterministic. Who asks whether a
    line is in the language of its page, and needs no exact score (``scored``), asks py3langid only where that language
    is not written so: its model takes half a second to load, and on names and labels it is as unsure as pycld2.
    """
    readable = excerpt(text)
    writing, stated = writing_of(readable), normalise(hint)
    if not writing.letters:
        return NOTHING
    only = only_language(writing.script)
    if only:
        return Identification(with_script(only, writing.script), 0.99)
    declared = _declared(stated, writing)
    first = _first(readable, writing, declared)
    settled = _settled(first, writing, declared)
    if settled:
        return settled
    marks = marks_in(readable, writing.text)
    alone = _agree(first, marks) or (not scored and (declared is not None or writing.letters < FEW))
    weights = _weights(readable, writing, first, declared, 1 if alone else 2)
    best = _against_declared(_champion(weights, marks, writing), declared, weights, marks)
    if best is None:
        return NOTHING
    certain = _certainty(best, weights, marks) * _fullness(writing)
    if stated and best != declared and _may_be_names(writing, declared) and marks.of(best) < SPOKEN:
        certain = min(certain, DOUBTFUL)
    return Identification(with_script(best, writing.script), round(min(certain, 0.99), 3))


def language_of(text: str) -> str | None:
    """Return the language of an article of which nothing is declared, ``None`` where nothing can be said.

    It is what :func:`identify` answers, but that pycld2 reads :data:`VOTED` codepoints alone, and that nothing is held
    against a vote of its that is clear on a long text. Of 3,203 open linking articles 18 are of another language then,
    all Northern Ndebele that is taken for Zulu, in three quarters of the time (November 2026).
    """
    readable = excerpt(text)
    writing = writing_of(readable)
    if not writing.letters:
        return None
    only = only_language(writing.script)
    if only:
        return with_script(only, writing.script)
    first = _first(readable[:VOTED], writing, None)
    best = first.language if first.weight >= CLEAR_SHORT and writing.letters >= LONG else None
    if best is None:
        marks = marks_in(readable, writing.text)
        weights = _weights(readable, writing, first, None, 1 if _agree(first, marks) else 2)
        best = _champion(weights, marks, writing)
    return with_script(best, writing.script) if best else None


def quick_language(text: str, hint: str | None = None) -> str | None:
    """Return the language of a line where one vote is sure of it; for lines by the thousand.

    Where it is not, and between near languages that no mark parts, it is ``hint``, the language of the page, if that is
    written in the script of the line, else ``None``.
    """
    readable = excerpt(text[:QUICK])
    stated = normalise(hint)
    if stated and agrees(text, stated):
        return stated
    writing = writing_of(readable)
    page = _declared(stated, writing)
    fallback = stated if page and writing.letters else None
    only = only_language(writing.script)
    best = only or _sure(readable, writing, page)
    return with_script(best, writing.script) if best else fallback


def agrees(text: str, language: str) -> bool:
    """Whether one vote names ``language`` for a line: the shortest way to say that it is in the page's language."""
    stated = normalise(language)
    return stated is not None and first_vote(excerpt(text[:QUICK]), None).language == without_script(stated)


def _sure(text: str, writing: Writing, page: str | None) -> str | None:
    """Return the language that pycld2 alone is sure of and that no near language, and nothing of the page's, doubts."""
    first = _first(text, writing, None)
    if first.language is None or first.weight < QUICK_WEIGHT:
        return None
    marks = marks_in(text, writing.text)
    best = _champion({first.language: first.weight}, marks, writing)
    if best is None or (page is not None and _may_be_names(writing, page) and marks.of(best) < SPOKEN):
        return None
    rivals = [page] if page is not None else sorted(near_languages(best))
    doubted = any(same_or_near(best, each) and lead(marks, best, each) <= (AGAINST if page else 0) for each in rivals)
    return None if doubted else best


def _declared(stated: str | None, writing: Writing) -> str | None:
    """Return the language of a tag where it is written in the script of the text."""
    language = without_script(stated) if stated else None
    return language if language and _is_written(language, writing.script) else None


def _settled(first: Vote, writing: Writing, declared: str | None) -> Identification | None:
    """Return the answer where pycld2's vote is enough for one.

    It is where the declared language holds enough of a text of several, and where no language is near the best one and
    it is clear: on a long text, and on a line that declares it. (What is declared leads pycld2 too, so that between
    near languages it would only hear its echo.)
    """
    share = first.shares.get(declared or "", 0.0)
    if declared and share >= HINT_SHARE and not same_or_near(declared, first.language):
        return Identification(with_script(declared, writing.script), round(max(share, 0.5), 3))
    if first.language is None or first.weight < CLEAR_SHORT or near_languages(first.language):
        return None
    if writing.letters < LONG and declared != first.language:
        return None
    return Identification(with_script(first.language, writing.script), round(min(_fullness(writing), 0.99), 3))


def _fullness(writing: Writing) -> float:
    """Return the share of full confidence that a text of so few letters can have."""
    return min(1.0, writing.letters / FULL + 0.2)


def _first(text: str, writing: Writing, declared: str | None) -> Vote:
    """Return pycld2's vote; one for a language that is not written in the script of the text does not count."""
    vote = first_vote(text, declared)
    language = in_script(vote.language, writing.script) if vote.language else None
    if language is None or not _is_written(language, writing.script):
        return Vote(None, 0.0, vote.shares)
    return Vote(language, vote.weight, vote.shares)


def _agree(first: Vote, marks: Marks) -> bool:
    """Say whether most marks speak for the language that pycld2 names: two opinions that agree need no third."""
    return (
        first.language is not None
        and next(iter(marks.order), None) == first.language
        and (marks.of(first.language) >= SPOKEN)
    )


def _weights(text: str, writing: Writing, first: Vote, declared: str | None, voters: int) -> dict[str, float]:
    """Return language -> the weight of the votes for it; ``voters`` is 1 where pycld2's is the only one."""
    weights: dict[str, float] = {}
    if first.language:
        weights[first.language] = first.weight
    if voters > 1 and first.weight < (CLEAR if writing.letters >= LONG else CLEAR_SHORT):
        second = second_vote(text, writing.letters, first.language)
        language = in_script(second.language, writing.script) if second.language else None
        if language and _is_written(language, writing.script):
            weights[language] = weights.get(language, 0.0) + second.weight
    if declared:
        weights[declared] = weights.get(declared, 0.0) + DECLARED
    likely = likely_language(writing.script)
    if likely and not weights:
        weights[likely] = LIKELY
    return weights


def _champion(weights: dict[str, float], marks: Marks, writing: Writing) -> str | None:
    """Return the language that holds against those with the most marks; a winner's weight grows by its lead."""
    written = (language for language in marks.order if _is_written(language, writing.script))
    best = min(weights, key=lambda language: (-weights[language], language), default=None)
    for language in islice(written, CHALLENGERS):
        if best is None or language == best:
            best = language
            weights.setdefault(best, LIKELY)
            continue
        gain = _gain(marks, language, best)
        if gain > weights[best] - weights.get(language, 0.0):
            weights[language] = weights.get(language, 0.0) + gain
            best = language
    return best


def _gain(marks: Marks, a: str, b: str) -> float:
    """Return the weight that ``a`` gains on ``b`` by its lead in marks."""
    return lead(marks, a, b) * (NEAR if same_or_near(a, b) else FAR)


def _may_be_names(writing: Writing, declared: str | None) -> bool:
    """Say whether a text may be names alone: it is short, and in the page's script or in that which names cross in."""
    return writing.letters < SURE and (declared is not None or writing.script == "Latn")


def _certainty(best: str, weights: dict[str, float], marks: Marks) -> float:
    """Return the share of what speaks for ``best``: its weight, and by how much its marks lead those of the next."""
    others = {
        language: weight * (BESIDE if same_or_near(language, best) else 1.0)
        for language, weight in weights.items()
        if language != best
    }
    rival = min(others, key=lambda language: (-others[language], language), default=None)
    support = weights[best] + (max(0.0, lead(marks, best, rival)) if rival else 0.0)
    return support / max(support + sum(others.values()), CLEAR)


def _against_declared(best: str | None, declared: str | None, weights: dict[str, float], marks: Marks) -> str | None:
    """Return the declared language where it is near the best one and marks do not speak against it."""
    if best is None or declared is None or best == declared or not same_or_near(best, declared):
        return best
    if lead(marks, best, declared) > AGAINST:
        return best
    weights[declared], weights[best] = weights[best], weights.get(declared, 0.0)
    return declared


def lead(marks: Marks, a: str, b: str) -> float:
    """Return by how much ``a`` leads ``b`` in marks that the other has not, in (-1, 1)."""
    for_a, for_b = marks.between(a, b)
    return (for_a - for_b) / (for_a + for_b + DOUBT)


@lru_cache(maxsize=1 << 12)
def _is_written(language: str, script: str | None) -> bool:
    """Say whether a language is written in a script, as far as is known."""
    if script == "Hani":
        return language in CHINESE
    scripts = scripts_of(language)
    return not scripts or script in scripts
