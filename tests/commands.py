"""The command as a user calls it: in a fresh process, or in one that is forked from the tests' own.

A forked one has its own memory, folder, streams, signals and status, and finds what is loaded already loaded: that
saves half a second a start and two seconds a build, and is what most tests take. The start itself, and that nothing
hangs on what was read before or on how a process hashes, is for the tests that take a fresh one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import IO, NoReturn

from hexapla import pipeline
from hexapla.cli import late, main
from hexapla.language.votes import second_vote

Command = Callable[..., subprocess.CompletedProcess[str]]

ENVIRONMENT = {"COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": ""}


def call_fresh(
    *arguments: object, given: bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Call the command line in a process of its own, which hashes as no other does."""
    environment = {**os.environ, **ENVIRONMENT, "PYTHONHASHSEED": "random"}
    words = [sys.executable, "-m", "hexapla", *map(str, arguments)]
    done = subprocess.run(words, input=given, capture_output=True, cwd=cwd, env=environment, check=False)
    return subprocess.CompletedProcess(words, done.returncode, done.stdout.decode(), done.stderr.decode())


def call_forked(
    *arguments: object, given: bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Call the command line in a process that is forked from this one."""
    return Forked(*arguments, given=given, cwd=cwd).ended()


class Forked:
    """A command that runs in a process forked from this one, and leads a group of its own."""

    def __init__(self, *arguments: object, given: bytes | None = None, cwd: Path | None = None) -> None:
        """Start it."""
        self._words = ["hexapla", *map(str, arguments)]
        self._streams = [tempfile.TemporaryFile() for _ in range(3)]  # noqa: SIM115  it closes with this object
        self._streams[0].write(given or b"")
        self._streams[0].seek(0)
        self._status: int | None = None
        _load()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _become(self._words, self._streams, cwd)

    def runs(self) -> bool:
        """Say whether it still runs."""
        return self._status is None and not self._waited(os.WNOHANG)

    def ended(self) -> subprocess.CompletedProcess[str]:
        """Wait for its end; returns its status and what it wrote."""
        if self._status is None:
            self._waited(0)
        assert self._status is not None
        for stream in self._streams:
            stream.seek(0)
        _, output, errors = (stream.read().decode() for stream in self._streams)
        return subprocess.CompletedProcess(self._words, self._status, output, errors)

    def _waited(self, how: int) -> bool:
        pid, status = os.waitpid(self.pid, how)
        if pid:
            self._status = os.waitstatus_to_exitcode(status)
        return bool(pid)


@cache
def _load() -> None:
    """Load here what the commands load, once for all of them: their code, and what tells languages apart."""
    for module in (late, pipeline):
        for name in module.__all__:
            getattr(module, name)
    second_vote("Der Rat von Merovar tagt.", 20, None)


def _become(words: Sequence[str], streams: Sequence[IO[bytes]], cwd: Path | None) -> NoReturn:
    """Be the command from here on; never returns, whatever happens."""
    status = 70
    try:
        os.setsid()
        for number, stream in enumerate(streams):
            os.dup2(stream.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            for number, mode in enumerate(("r", "w", "w"))
        )
        os.environ.update(ENVIRONMENT)
        os.chdir(cwd or Path.cwd())
        sys.argv = [*words]
        signal.signal(signal.SIGINT, signal.default_int_handler)
        status = _main()
    except BaseException:
        traceback.print_exc()
    finally:
        for each in (sys.stdout, sys.stderr):
            each.flush()
        os._exit(status)


def _main() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


call: Command = call_forked if sys.platform == "linux" else call_fresh
