"""The account of an event in each language as running text, for formats that have room for one."""

from __future__ import annotations

from hexapla.editions.bitext import Table, text_of
from hexapla.values.text import Cell


def account_texts(table: Table) -> dict[str, str]:
    """Return language -> the sentences of the account, with the white space of the page between neighbours."""
    texts = {}
    for language, told in sorted(table.record.core.items()):
        article = table.articles.get(told[0].article) if told else None
        if article is not None:
            texts[language] = text_of(article, [Cell(place.block, place.start, place.end) for place in told])
    return texts
