"""What lists are read from: a row an event, what it is asked by, and what events tell together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the tables; the next build fills them."""
    op.create_table(
        "listing",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("begins", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_index("listing_by_day", "listing", [sa.text("day DESC"), "event"])
    op.create_table(
        "listing_marks",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column("event", sa.String, primary_key=True),
    )
    op.create_index("ix_listing_marks_event", "listing_marks", ["event"])
    op.create_table(
        "gathered",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("names", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_index("gathered_by_place", "gathered", ["kind", "place"])


def downgrade() -> None:
    """Forget what can be made again."""
    for table in ("gathered", "listing_marks", "listing"):
        op.drop_table(table)
