"""What outlets teach, in the archive: sketches of their pages, and the knowledge of each outlet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import delete, select

from hexapla.archive import tables
from hexapla.archive.contract import SketchRow
from hexapla.archive.storing import Store, chunks, pack, replace, unpack
from hexapla.values.outlet import OutletKnowledge, PageSketch


class OutletStore(Store):
    """The part of an archive that keeps what outlets teach."""

    def unsketched(self, version: str) -> list[str]:
        """Return the keys of articles that a page points at and that have no sketch of this version."""
        cleanings, table = tables.cleanings, tables.sketches
        sketched = select(table.c.key).where(table.c.version == version)
        query = select(cleanings.c.key).where(
            cleanings.c.kind == "article",
            cleanings.c.key.in_(select(tables.pages.c.key)),
            cleanings.c.key.not_in(sketched),
        )
        with self._reading() as connection:
            return [str(key) for key in connection.execute(query.order_by(cleanings.c.key)).scalars()]

    def add_sketches(self, sketches: Mapping[str, PageSketch], version: str) -> None:
        """Keep sketches under the keys of their cleanings."""
        rows = [
            {"key": key, "version": version, "article": one.article, "outlet": one.outlet, "value": pack(one)}
            for key, one in sketches.items()
        ]
        with self._writing() as connection:
            replace(connection, tables.sketches, "key", rows)

    def sketch_rows(self) -> list[SketchRow]:
        """Return what is known of the sketches that a page points at, by key."""
        table = tables.sketches
        query = select(table.c.key, table.c.article, table.c.outlet).where(table.c.key.in_(select(tables.pages.c.key)))
        with self._reading() as connection:
            return [SketchRow(*row) for row in connection.execute(query.order_by(table.c.key))]

    def sketches(self, keys: Iterable[str]) -> Iterator[tuple[str, PageSketch]]:
        """Yield the sketches under ``keys``, by key."""
        table = tables.sketches
        with self._reading() as connection:
            for chunk in chunks(sorted(set(keys))):
                query = select(table.c.key, table.c.value).where(table.c.key.in_(chunk)).order_by(table.c.key)
                for key, value in connection.execute(query):
                    yield key, unpack(value, PageSketch)

    def outlet_keys(self) -> dict[str, str]:
        """Return outlet -> key under which its knowledge was learned."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.outlets.c.outlet, tables.outlets.c.key))
            return {row.outlet: row.key for row in rows}

    def outlet(self, name: str) -> OutletKnowledge | None:
        """Return what is known of an outlet."""
        return next(self._values(tables.outlets, OutletKnowledge, [name], "outlet"), None)

    def set_outlets(self, learned: Sequence[tuple[str, OutletKnowledge]], gone: Sequence[str]) -> None:
        """Keep what outlets taught with its keys, and forget the outlets ``gone``."""
        table = tables.outlets
        rows = [{"outlet": one.outlet, "key": key, "value": pack(one)} for key, one in learned]
        with self._writing() as connection:
            for chunk in chunks(sorted(gone)):
                connection.execute(delete(table).where(table.c.outlet.in_(chunk)))
            replace(connection, table, "outlet", rows)
