"""Reviews in the archive: the log of what people said. No build touches it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import func, select

from hexapla.archive import tables
from hexapla.archive.storing import Store, add, pack, unpack
from hexapla.values.review import Verdict

_LAST = select(func.coalesce(func.max(tables.verdicts.c.number), 0))


class ReviewStore(Store):
    """The part of an archive that keeps verdicts."""

    def add_verdicts(self, rows: Sequence[Verdict]) -> list[Verdict]:
        """Log verdicts and return them with the numbers they got, in one transaction."""
        table = tables.verdicts
        with self._writing() as connection:
            last = connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()
            numbered = [replace(row, number=last + n) for n, row in enumerate(rows, start=1)]
            add(connection, table, [{"number": v.number, "event": v.event, "value": pack(v)} for v in numbered])
        return numbered

    def last_verdict(self) -> int:
        """Return the number of the last verdict, 0 where there is none."""
        with self._reading() as connection:
            return int(connection.execute(_LAST).scalar_one())

    def verdicts(self) -> list[Verdict]:
        """Return all verdicts, undone ones too, by number."""
        table = tables.verdicts
        with self._reading() as connection:
            query = select(table.c.value).order_by(table.c.number)
            return [unpack(value, Verdict) for value in connection.execute(query).scalars()]
