"""Alembic's entry: run the migrations on the connection that the archive hands over."""

from __future__ import annotations

from alembic import context

from hexapla.archive.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
