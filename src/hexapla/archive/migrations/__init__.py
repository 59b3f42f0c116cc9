"""Alembic's migrations of the archive, one file a revision, and the newest revision by name."""

HEAD = "0009"
