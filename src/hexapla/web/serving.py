"""Serving: the application behind uvicorn, in one process or several that share a socket."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from msgspec.structs import replace
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from hexapla.errors import CannotListen
from hexapla.web.app import create_app
from hexapla.web.options import WebOptions
from hexapla.web.patience import PatientProtocol

_PATIENCE = 5
"""Seconds that requests under way have to end when the server is told to."""
_HANGS = 60
"""Seconds after which a process that does not say that it lives is taken for hung, and is replaced."""
_REASONS = {
    errno.EADDRINUSE: "something else listens there; name another port with --port",
    errno.EACCES: "that port is for the system; name one from 1024 on with --port",
    errno.EADDRNOTAVAIL: "this machine has no such address; name another one with --host",
}


def serve(options: WebOptions, host: str, port: int, workers: int, say: Callable[[str], None]) -> None:
    """Serve until a signal ends it; ``say`` is told the address as soon as somebody may ask.

    Raises:
        CannotListen: the address is taken or not ours, or the application did not start.
        KeyboardInterrupt: a signal ended it.
    """
    with _listening(host, port) as listener, _shelf(workers) as shelf:
        say(_address(host, listener))
        private = ip_address(listener.getsockname()[0]).is_loopback
        _run(configured(replace(options, private=private), workers, shelf), listener)


def configured(options: WebOptions, workers: int, shelf: Path | None = None) -> uvicorn.Config:
    """Return how the application is served."""
    return uvicorn.Config(
        partial(create_app, options, shelf),
        factory=True,
        http=PatientProtocol,
        ws="none",
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_PATIENCE,
        timeout_worker_healthcheck=_HANGS,
    )


def _run(config: uvicorn.Config, listener: socket.socket) -> None:
    """Serve until a signal comes, whose meaning is left to the caller."""
    if config.workers > 1:
        processes = Multiprocess(config, sockets=[listener])
        processes.run()
        started = all(one.exitcode != STARTUP_FAILURE for one in processes.processes)
    else:
        server = uvicorn.Server(config)
        server.run(sockets=[listener])
        started = server.started
    if not started:
        raise CannotListen("cannot serve: the application did not start; what it met stands above")
    raise KeyboardInterrupt  # one process raises the signal again, several do not: it ends either way as interrupted


@contextmanager
def _shelf(workers: int) -> Iterator[Path | None]:
    """Give a folder that several processes share, for this user alone; none where there is but one, or no room."""
    if workers < 2:
        yield None
        return
    with ExitStack() as stack:
        try:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="hexapla-", ignore_cleanup_errors=True)))
        except OSError:
            folder = None
        yield folder


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that is bound: whoever asks before the application is ready waits a moment."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(address[:2], family=family, backlog=2048)
        # Connections inherit it. Without, the end of an answer waits 40 ms for the reader to acknowledge its beginning.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except socket.gaierror as error:
        raise CannotListen(f"cannot listen at {host}: {error.strerror}; name another address with --host") from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise CannotListen(f"cannot listen at {host} port {port}: {reason}") from None


def _address(host: str, listener: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"
