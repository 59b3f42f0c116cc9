"""The first archive: pages, cleanings, articles, events, records, rejections, lexicon, state."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "pages",
        sa.Column("location", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("fetched", sa.String),
    )
    op.create_index("ix_pages_key", "pages", ["key"])
    op.create_table(
        "cleanings",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("language", sa.String),
        sa.Column("outlet", sa.String),
        sa.Column("published", sa.String),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    for column in ("language", "outlet", "published"):
        op.create_index(f"ix_articles_{column}", "articles", [column])
    op.create_table(
        "events",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "records",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "rejections",
        sa.Column("step", sa.String, primary_key=True),
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("detail", sa.String, nullable=False),
    )
    op.create_index("rejections_by_reason", "rejections", ["reason"])
    op.create_table(
        "lexicon",
        sa.Column("languages", sa.String, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "state",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop everything."""
    for table in ("state", "lexicon", "rejections", "records", "events", "articles", "cleanings", "pages"):
        op.drop_table(table)
