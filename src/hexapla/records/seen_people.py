"""What is known of a person while appearances are laid together, kept so that one more is compared with little."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.records.role_likeness import are_one, is_rare, long_words, offices_of
from hexapla.values.person import Appearance, RoleSeen


class Seen:
    """The appearances of one person until now, with what the next one is asked: each thing once, however often seen."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.rows: list[Appearance] = []
        self.certainty, self.doubt = 1.0, ""
        self.events: set[str] = set()
        self.company: set[str] = set()
        self.setting: set[str] = set()
        self._careers: dict[object, tuple[tuple[RoleSeen, ...], dict[str, None]]] = {}
        self._words: set[str] = set()
        self._rare: set[str] = set()
        self._texts: dict[frozenset[str], dict[tuple[str, str], None]] = {}

    @property
    def careers(self) -> Iterable[tuple[tuple[RoleSeen, ...], Iterable[str]]]:
        """What one event states of roles, with the dates of the events that state the same."""
        return self._careers.values()

    def add(self, row: Appearance, bond: float, doubt: str) -> None:
        """Take an appearance for one of this person's, as surely as ``bond`` and with this ``doubt``."""
        self.rows.append(row)
        self.certainty, self.doubt = min(self.certainty, bond), self.doubt or doubt
        self.events.add(row.event)
        self.company.update(row.company)
        self.setting.update(row.setting)
        roles = tuple(tuple(sorted(role.role.items())) for role in row.roles)
        for role, texts in zip(row.roles, roles, strict=True):
            offices = offices_of(role.role)
            self._words |= long_words(role.role)
            self._rare.update(name for name in offices if is_rare((name,)))
            self._texts.setdefault(offices, {}).update(dict.fromkeys(texts))
        self._careers.setdefault(roles, (row.roles, {}))[1][row.date] = None

    def held(self, role: RoleSeen) -> bool:
        """Return whether a role is one of this person's, or shares with one an office that few hold, or a name.

        Such a name is that of a country or of a ministry.
        """
        offices = offices_of(role.role)
        if not (self._rare.isdisjoint(offices) and self._words.isdisjoint(long_words(role.role))):
            return True
        return any(
            are_one((known, {tag: text}), (offices, role.role))
            for known, texts in self._texts.items()
            for tag, text in texts
        )
