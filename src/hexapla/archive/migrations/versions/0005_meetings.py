"""What linking has learned of words: which features of two languages stand in sentences that say the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table; what is learned from now on fills it."""
    op.create_table(
        "meetings",
        sa.Column("languages", sa.String, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("meetings")
