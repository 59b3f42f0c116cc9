"""What nearly every version of an event keeps, what only one text says, and what each version adds and leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hexapla.values.event import Member
from hexapla.values.passage import Passage
from hexapla.values.text import Cell

# "Nearly every": of five one may lack it, of two and three none. By judgement: one version cut short must not empty
# the core of ten, and half of a few is not nearly all.
CORE = 0.8


def weighed(
    rows: Sequence[Mapping[str, tuple[Cell, ...]]], members: Sequence[Member], family: Mapping[str, str]
) -> tuple[Passage, ...]:
    """Return rows as passages that say who keeps them.

    ``family`` is the text that each version rests on in the end. The versions of one text are one witness, however many
    they are: a text keeps a passage to the share of its versions that have it, and the core is what texts keep to
    ``CORE`` on average. In an event of one version there is no core.
    """
    versions = Counter(family[member.id] for member in members)
    parents = {member.id: member.of for member in members if member.of is not None}
    found = []
    for cells in rows:
        kept = Counter(family[article] for article in cells)
        share = sum(count / versions[text] for text, count in kept.items()) / len(versions)
        found.append(
            Passage(
                cells=dict(cells),
                kept_by=len(cells),
                texts=len(kept),
                core=len(members) > 1 and share >= CORE,
                added=tuple(article for article, of in parents.items() if article in cells and of not in cells),
                omitted=tuple(article for article, of in parents.items() if article not in cells and of in cells),
            )
        )
    return tuple(found)
