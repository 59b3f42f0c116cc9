"""What a model of the user's own makes of texts, by a hash of the text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table; a build that is given a model fills it."""
    op.create_table(
        "vectors",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("vectors")
