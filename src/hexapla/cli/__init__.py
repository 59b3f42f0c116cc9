"""The command line: every error that a user can meet ends in one message and a status."""

from __future__ import annotations

import os
import sys

import typer
from typer.exceptions import TyperException

from hexapla.cli.commands import app
from hexapla.cli.messages import messages
from hexapla.errors import HexaplaError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; every error that a user can meet ends in one message and a status."""
    debug = "--debug" in sys.argv[1:]
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except typer.Abort:
        status = 130
    except TyperException as error:
        # Wrong usage shows itself, with the usage of its command; what typer adds later at least says its name.
        show = getattr(error, "show", None)
        show() if show is not None else messages.print(f"hexapla: {error}", markup=False)
        status = 2
    except HexaplaError as error:
        if debug:
            raise
        messages.print(f"hexapla: {error}", markup=False, soft_wrap=True)
        status = 2
    except KeyboardInterrupt:
        messages.print("hexapla: interrupted; run it again to go on where it stopped")
        status = 130
    except BrokenPipeError:
        # Whoever read us has gone (`| head`): nothing more to say, and nothing to complain of at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as error:
        if debug:
            raise
        messages.print(
            f"hexapla: an error of ours: {type(error).__name__}: {error}\n"
            "Run it again with --debug before the command and send us what it prints.",
            markup=False,
        )
        status = 2
    sys.exit(status if isinstance(status, int) else 0)
