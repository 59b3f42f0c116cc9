"""What linking keeps: the signals read in each article, and the log of what became of events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add both tables; the next build reads the signals, and logs how its events differ from those that are there."""
    op.create_table(
        "signals",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "event_changes",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Forget both."""
    for table in ("event_changes", "signals"):
        op.drop_table(table)
