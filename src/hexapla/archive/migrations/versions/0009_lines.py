"""What lists of names are read from: a line of each, its place among the names, and what an event calls it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table and the column; the next build fills them, or whoever serves: what was kept is forgotten."""
    op.create_table(
        "gathered_lines",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("shelf", sa.Integer, nullable=False),
        sa.Column("letter", sa.String, nullable=False),
        sa.Column("names", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_index("lines_by_place", "gathered_lines", ["kind", "place"])
    op.create_index("lines_by_shelf", "gathered_lines", ["kind", "shelf"])
    op.create_index("lines_by_letter", "gathered_lines", ["kind", "letter", "shelf"])
    op.add_column("listing_marks", sa.Column("said", sa.String))
    op.execute("DELETE FROM listing_marks")
    op.execute("DELETE FROM listing")
    op.execute("DELETE FROM state WHERE name = 'gathered'")


def downgrade() -> None:
    """Forget what can be made again."""
    op.drop_column("listing_marks", "said")
    op.drop_table("gathered_lines")
