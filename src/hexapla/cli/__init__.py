"""The command line: every error that a user can meet ends in one message and a status."""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress

import typer
from typer.exceptions import TyperException

from hexapla.cli import checking as _checking  # noqa: F401  its commands join the others
from hexapla.cli import exchange as _exchange  # noqa: F401
from hexapla.cli import gathering as _gathering  # noqa: F401
from hexapla.cli import reviewing as _reviewing  # noqa: F401
from hexapla.cli import searching as _searching  # noqa: F401
from hexapla.cli import serving as _serving  # noqa: F401
from hexapla.cli.commands import app
from hexapla.cli.messages import finish, messages, prepare
from hexapla.errors import HexaplaError
from hexapla.execution.local import spare_garbage

__all__ = ["app", "main"]

INTERRUPTED = 130
_OUTPUT_FAILS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF, errno.EFBIG)  # rooms tell of their own files


def main() -> None:
    """Run the command line; every error that a user can meet ends in one message and a status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _hold_standard_streams()
    prepare()
    spare_garbage()
    try:
        status = _run()
    except SystemExit:
        raise
    except BaseException as error:
        if "--debug" in sys.argv[1:] and not isinstance(error, KeyboardInterrupt | typer.Abort | TyperException):
            raise
        # Where even standard error cannot be written, the status alone has to say it.
        status = 2
        with suppress(OSError):
            status = _told(error)
    sys.exit(status)


def _run() -> int:
    status = app(standalone_mode=False)
    if status == INTERRUPTED:  # newer releases of typer answer so instead of raising
        raise KeyboardInterrupt
    finish()
    return status if isinstance(status, int) else 0


def _told(error: BaseException) -> int:
    """Tell a person what happened; returns the status to end with."""
    if isinstance(error, TyperException):
        # Wrong usage shows itself, with the usage of its command; what typer adds later at least says its name.
        show = getattr(error, "show", None)
        show() if show is not None else _say(str(error))
        return 2
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        _say("interrupted; a build goes on where it stopped when it is run again")
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # Whoever read us has gone (`| head`): nothing more to say, and nothing to complain of at the exit.
        _let_go_of_output()
        return 0
    if isinstance(error, HexaplaError):
        _let_go_of_output()
        _say(str(error))
        return 2
    if isinstance(error, OSError) and error.errno in _OUTPUT_FAILS:
        _let_go_of_output()
        _say(f"cannot write the answer: {error.strerror or error}; make room, or send it elsewhere")
        return 2
    _say(
        f"an error of ours: {type(error).__name__}: {error}\n"
        "Run it again with --debug before the command and send us what it prints."
    )
    return 2


def _say(text: str) -> None:
    messages.print(f"hexapla: {text}", markup=False, soft_wrap=True)


def _hold_standard_streams() -> None:
    """Put the null device where a standard stream is closed: else the archive would be opened in its place."""
    for number, mode in enumerate((os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)


def _let_go_of_output() -> None:
    """Send what is still held for standard output nowhere, so that the exit does not fail over it."""
    if sys.stdout is not None:
        with suppress(OSError):
            sys.stdout.flush()
            return
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
