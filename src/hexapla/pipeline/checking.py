"""Versions against the original they should tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hexapla.errors import UnknownLanguage
from hexapla.language.tags import normalise
from hexapla.pipeline.baselines import Baseline
from hexapla.pipeline.cleaning import read_article
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.checked import Checked
from hexapla.values.difference import Difference
from hexapla.values.event import Relation
from hexapla.values.lexicon import Lexicon
from hexapla.versions import Term, told


class CheckRequest(Struct, frozen=True):
    """What to check and by what.

    ``original`` and ``versions`` name files. ``source_language`` and ``language`` are BCP 47 tags of the original and
    of the versions, ``None`` where they are to be told from the text; ``relation`` is what the versions are, ``None``
    where that is to be judged. Differences of the kinds ``ignore`` are left out. ``lexicon`` is what an
    archive has learned.
    """

    original: str
    versions: tuple[str, ...]
    glossary: tuple[Term, ...] = ()
    ignore: frozenset[str] = frozenset()
    source_language: str | None = None
    language: str | None = None
    relation: Relation | None = None
    lexicon: Lexicon | None = None


class CheckReport(Struct, frozen=True):
    """The original with its versions in the order named; ``gone`` counts accepted differences that are no more."""

    original: Article
    checked: tuple[Checked, ...]
    gone: int = 0


def check(request: CheckRequest, settings: Settings, baseline: Baseline | None = None) -> CheckReport:
    """Return the differences of versions against the original they should tell, less those of a baseline.

    Raises:
        InputError: a file is missing, or holds no article.
        UnknownLanguage: a language that the request names has no tag.
    """
    original = _spoken(read_article(request.original, settings), request.source_language)
    checked = tuple(_checked(original, request, settings, baseline))
    return CheckReport(original, checked, baseline.left if baseline is not None else 0)


def _checked(
    original: Article, request: CheckRequest, settings: Settings, baseline: Baseline | None
) -> Iterator[Checked]:
    for name in request.versions:
        version = _spoken(read_article(name, settings), request.language)
        relation, found = told(original, version, request.relation, request.glossary, request.lexicon)
        kept = _without(found, request.ignore)
        fresh = baseline.without(kept, (original, version)) if baseline is not None else kept
        yield Checked(version, relation, request.relation is None, tuple(fresh), len(kept) - len(fresh))


def _without(found: Sequence[Difference], kinds: Collection[str]) -> list[Difference]:
    return [difference for difference in found if difference.kind not in kinds]


def _spoken(article: Article, language: str | None) -> Article:
    """Return an article as of a language that was named: its own, and that of its blocks that were told to be of it."""
    if language is None:
        return article
    tag = normalise(language)
    if tag is None:
        raise UnknownLanguage(f"there is no language {language}; name it by its tag: en, pt, zh-Hant")
    blocks = tuple(
        replace(block, language=tag) if block.language in (None, article.language) else block
        for block in article.blocks
    )
    return replace(article, language=tag, language_score=1.0, blocks=blocks)
