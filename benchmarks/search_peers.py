"""Other engines over the same articles, as their own users would begin: an event is as good as its best article."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from hexapla.values.article import Article

Engine = Callable[[str], list[str]]
"""A query -> events, the best first."""
_APART = re.compile(r"\w+")
_MOST = 300


def fts5(articles: Sequence[tuple[str, Article]], tokens: str) -> Engine:
    """Return SQLite's own search over articles of events."""
    store = sqlite3.connect(":memory:")
    store.execute(f"CREATE VIRTUAL TABLE t USING fts5(event UNINDEXED, title, text, tokenize = '{tokens}')")
    store.executemany("INSERT INTO t VALUES (?, ?, ?)", [(event, a.title, a.text) for event, a in articles])

    def ask(query: str) -> list[str]:
        phrases = [
            f'"{one}"' for quoted, rest in _pieces(query) for one in ([quoted] if quoted else _APART.findall(rest))
        ]
        for joint in (" ", " OR "):
            rows = store.execute(
                f"SELECT event FROM t WHERE t MATCH ? ORDER BY rank LIMIT {_MOST}", [joint.join(phrases) or '""']
            )
            found = _once(row[0] for row in rows)
            if found:
                return found
        return []

    return ask


def _pieces(query: str) -> list[tuple[str, str]]:
    return re.findall(r'"([^"]+)"|([^\s"]+)', query)


def _once(events: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(events))


def peers(articles: Sequence[tuple[str, Article]]) -> dict[str, Engine]:
    """Return the peers that are here."""
    engines = {
        "SQLite FTS5, unicode61": fts5(articles, "unicode61 remove_diacritics 2"),
        "SQLite FTS5, trigram": fts5(articles, "trigram"),
    }
    for name, made in (("tantivy", tantivy_engine), ("Whoosh", whoosh_engine)):
        try:
            engines[name] = made(articles)
        except ImportError:
            print(f"  not installed, left out: {name}")
    return engines


def tantivy_engine(articles: Sequence[tuple[str, Article]]) -> Engine:
    tantivy = import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("event", stored=True, tokenizer_name="raw")
    builder.add_text_field("title")
    builder.add_text_field("text")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for event, a in articles:
        writer.add_document(tantivy.Document(event=event, title=a.title or "", text=a.text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[str]:
        plain = " ".join(f'"{quoted}"' if quoted else " ".join(_APART.findall(rest)) for quoted, rest in _pieces(query))
        read, _ = index.parse_query_lenient(plain, ["title", "text"])
        return _once(searcher.doc(address)["event"][0] for _, address in searcher.search(read, _MOST).hits)

    return ask


def whoosh_engine(articles: Sequence[tuple[str, Article]]) -> Engine:
    analysis, fields, parsing = (import_module(f"whoosh.{name}") for name in ("analysis", "fields", "qparser"))
    charset, storing = import_module("whoosh.support.charset"), import_module("whoosh.filedb.filestore")
    folding = analysis.StandardAnalyzer(stoplist=None, minsize=1) | analysis.CharsetFilter(charset.accent_map)
    schema = fields.Schema(event=fields.ID(stored=True), title=fields.TEXT(folding), text=fields.TEXT(folding))
    index = storing.RamStorage().create_index(schema)
    writer = index.writer()
    for event, a in articles:
        writer.add_document(event=event, title=a.title or "", text=a.text)
    writer.commit()
    searcher, parser = (
        index.searcher(),
        parsing.MultifieldParser(["title", "text"], schema, group=parsing.OrGroup.factory(0.9)),
    )

    def ask(query: str) -> list[str]:
        plain = " ".join(f'"{quoted}"' if quoted else " ".join(_APART.findall(rest)) for quoted, rest in _pieces(query))
        return _once(hit["event"] for hit in searcher.search(parser.parse(plain), limit=_MOST))

    return ask
