"""The tables of the archive, as SQLAlchemy Core sees them. Migrations make them; this describes them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table, text

metadata = MetaData()

pages = Table(
    "pages",
    metadata,
    Column("location", String, primary_key=True),
    Column("key", String, nullable=False, index=True),
    Column("fetched", String),
)

cleanings = Table(
    "cleanings",
    metadata,
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("language", String, index=True),
    Column("outlet", String, index=True),
    Column("published", String, index=True),
    Column("value", LargeBinary, nullable=False),
    Column("location", String),
    Column("cleaned", String),
    Column("learned", String),
)

sketches = Table(
    "sketches",
    metadata,
    Column("key", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("article", String, nullable=False),
    Column("outlet", String),
    Column("value", LargeBinary, nullable=False),
)

outlets = Table(
    "outlets",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

events = Table("events", metadata, Column("id", String, primary_key=True), Column("value", LargeBinary, nullable=False))

signals = Table(
    "signals",
    metadata,
    Column("article", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("version", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

vectors = Table(
    "vectors",
    metadata,
    Column("key", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

event_changes = Table(
    "event_changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("event", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("event", String, nullable=False, index=True),
    Column("value", LargeBinary, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    Column("step", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("detail", String, nullable=False),
    Index("rejections_by_reason", "reason"),
)

search_events = Table(
    "search_events",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

search_entries = Table(
    "search_entries",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("event", String, nullable=False, index=True),
    Column("article", String, nullable=False),
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
)

listing = Table(
    "listing",
    metadata,
    Column("event", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("day", String, nullable=False),
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("listing_by_day", text("day DESC"), "event"),
)

listing_marks = Table(
    "listing_marks",
    metadata,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("event", String, primary_key=True, index=True),
    Column("said", String),
)

gathered = Table(
    "gathered",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("names", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("gathered_by_place", "kind", "place"),
)

gathered_lines = Table(
    "gathered_lines",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("shelf", Integer, nullable=False),
    Column("letter", String, nullable=False),
    Column("names", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("lines_by_place", "kind", "place"),
    Index("lines_by_shelf", "kind", "shelf"),
    Index("lines_by_letter", "kind", "letter", "shelf"),
)

lexicon = Table(
    "lexicon",
    metadata,
    Column("languages", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

meetings = Table(
    "meetings",
    metadata,
    Column("languages", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

state = Table("state", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))
