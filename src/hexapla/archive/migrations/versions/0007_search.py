"""What the archive is searched by: an index of keys, and which event and article each entry of it is of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_FIELDS = "title, text, people, names, numbers, documents, language, outlet"


def upgrade() -> None:
    """Add the tables; the next build fills them. Where the database is not SQLite there is no index."""
    op.create_table(
        "search_events",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "search_entries",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("begins", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
    )
    op.create_index("ix_search_entries_event", "search_entries", ["event"])
    if op.get_bind().dialect.name == "sqlite":
        # Keys are folded already: all that is no space is a part of one.
        tokens = "tokenize = \"ascii tokenchars '._'\""
        op.execute(f"CREATE VIRTUAL TABLE search_index USING fts5({_FIELDS}, content = '', {tokens})")
        # Megabytes that are gathered before they are written: with the default of one, merging takes as long again.
        op.execute("INSERT INTO search_index(search_index, rank) VALUES ('hashsize', 16777216)")


def downgrade() -> None:
    """Forget what can be made again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_entries")
    op.drop_table("search_events")
