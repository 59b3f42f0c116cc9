"""Patience: how long a reader may take to say what it asks, and to take what it is given."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 30.0
"""Seconds: for a whole request, and for an answer to be taken. The system takes in some 100,000 bytes of one ahead."""


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, that lets nobody hold a connection by being slow on purpose.

    A connection is dropped when a request is not there after :data:`PATIENCE`, counted from when it could begin, or
    when an answer was not taken by then. While an answer is made nothing is counted.
    """

    patience = PATIENCE
    _drop: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count from the beginning."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Stop to count when a request is there."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Count from the end of an answer."""
        self._forget()
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to count."""
        self._forget()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Count while a reader takes nothing of an answer."""
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        """Stop to count when it goes on."""
        super().resume_writing()
        self._watch()

    def send_400_response(self, msg: str) -> None:
        """Say that this is no HTTP; whoever was to answer a request that broke off so has nobody to answer."""
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        super().send_400_response(msg)

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: whoever asks for another protocol is answered in this one."""

    def _watch(self) -> None:
        """Count when it is the reader's turn, and do not when it is ours."""
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering and self.conn.their_state is not h11.SEND_BODY and not self.flow.write_paused:
            self._forget()
        elif self._drop is None:
            self._drop = self.loop.call_later(self.patience, self.transport.abort)

    def _forget(self) -> None:
        if self._drop is not None:
            self._drop.cancel()
            self._drop = None
