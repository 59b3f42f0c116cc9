"""What outlets teach: sketches of pages, the knowledge of each outlet, and which of it an article was settled by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = ("location", "cleaned", "learned")


def upgrade() -> None:
    """Add the tables of sketches and outlets; articles that are there are settled by the next build."""
    op.create_table(
        "sketches",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("outlet", sa.String),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "outlets",
        sa.Column("outlet", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    for column in _COLUMNS:
        op.add_column("articles", sa.Column(column, sa.String))


def downgrade() -> None:
    """Forget what outlets taught."""
    for column in _COLUMNS:
        op.drop_column("articles", column)
    for table in ("outlets", "sketches"):
        op.drop_table(table)
