"""A rejection: what a step refused, and why, kept as a value so that nothing is dropped in silence."""

from __future__ import annotations

from msgspec import Struct


class Rejection(Struct, frozen=True, order=True):
    """One refused subject.

    ``subject`` names it (a location, an article id), ``step`` the room that refused it, ``reason`` is a
    short stable phrase fit for counting, ``detail`` one line for a person.
    """

    subject: str
    step: str
    reason: str
    detail: str = ""
