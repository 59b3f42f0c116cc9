"""Witnesses: the versions of an event as a critical edition cites them, each under its siglum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.editions.addresses import article_path, external
from hexapla.editions.wording import INTERFACE, Words, clip, day, language_name, own_name, superscript, words
from hexapla.language.locales import base_language
from hexapla.values.article import Article
from hexapla.values.event import Relation
from hexapla.values.record import Record, Version

UNKNOWN = "und"  # BCP 47 for a language that is not known
_LONGEST_TITLE = 300
_LONGEST_OUTLET = 80


class Witness(Struct, frozen=True):
    """One version as it is shown: its siglum, where its page stands, and what it rests on.

    ``siglum`` is the language's tag, numbered where several versions are in one language (``nb``, ``en²``).
    ``credits`` is whom its page names as its source. ``path`` is ``None`` where the article itself is not at hand;
    ``depth`` counts the versions between this one and the text at the root of its branch.
    """

    number: int
    siglum: str
    id: str
    language: str | None
    language_name: str
    language_own_name: str
    title: Words
    outlet: str | None
    published: str
    published_value: str
    relation: Relation
    of: str | None
    path: str | None
    url: str | None
    depth: int = 0
    credits: str | None = None

    @property
    def dependent(self) -> bool:
        """Whether it rests on another text, so that what it lacks is missing and not silence."""
        return self.relation in {"copy", "translation", "adaptation"}


def witnesses(record: Record, articles: Mapping[str, Article], language: str = INTERFACE) -> tuple[Witness, ...]:
    """Return the versions of a record as witnesses, in the order of the parallel table's columns."""
    sigla, depths = _sigla(record.articles), _depths(record.articles)
    found = []
    for place, version in enumerate(record.articles):
        article = articles.get(version.id)
        title = version.title or (article.title if article else None) or ""
        found.append(
            Witness(
                number=place + 1,
                siglum=sigla[version.id],
                id=version.id,
                language=version.language,
                language_name=language_name(version.language, language),
                language_own_name=own_name(version.language),
                title=words(clip(title, _LONGEST_TITLE), version.language),
                outlet=clip(version.outlet, _LONGEST_OUTLET) if version.outlet else None,
                published=day(version.published, language),
                published_value=version.published.value if version.published else "",
                relation=version.relation,
                of=sigla.get(version.of) if version.of else None,
                path=article_path(version.id) if article else None,
                url=external(version.url),
                depth=depths[version.id],
                credits=clip(article.source, _LONGEST_OUTLET) if article and article.source else None,
            )
        )
    return tuple(found)


def _sigla(versions: Sequence[Version]) -> dict[str, str]:
    tags = [base_language(version.language) or UNKNOWN for version in versions]
    total, seen = Counter(tags), Counter[str]()
    sigla = {}
    for version, tag in zip(versions, tags, strict=True):
        seen[tag] += 1
        sigla[version.id] = f"{tag}{superscript(seen[tag])}" if total[tag] > 1 else tag
    return sigla


def _depths(versions: Sequence[Version]) -> dict[str, int]:
    """How deep each version stands under the text at the root of its branch; a circle counts as a root."""
    base = {version.id: version.of for version in versions}
    depths = {}
    for version in versions:
        depth, above, seen = 0, version.of, {version.id}
        while above in base and above not in seen:
            seen.add(above)
            depth, above = depth + 1, base[above]
        depths[version.id] = depth
    return depths


def stemma(found: Sequence[Witness]) -> tuple[Witness, ...]:
    """Return the witnesses as a family tree read from top to bottom: each under the one it rests on."""
    ids = {witness.siglum for witness in found}
    under: dict[str | None, list[Witness]] = {}
    for witness in found:
        under.setdefault(witness.of if witness.of in ids else None, []).append(witness)
    ordered: list[Witness] = []
    waiting = list(reversed(under.get(None, [])))
    while waiting:
        witness = waiting.pop()
        ordered.append(witness)
        waiting.extend(reversed(under.get(witness.siglum, [])))
    placed = {witness.number for witness in ordered}
    return (*ordered, *(witness for witness in found if witness.number not in placed))
