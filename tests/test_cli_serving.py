"""``hexapla serve`` as a user meets it: it says where, answers, and ends when it is told to."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from commands import Command


@contextmanager
def serving(*words: object) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Give the address at which a server answers, and its process."""
    command = [sys.executable, "-m", "hexapla", "serve", "--port", "0", *map(str, words)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = next(line for line in process.stderr if "Serving" in line)
        found = re.search(r"http://\S+", line)
        assert found is not None
        yield found[0], process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("workers", [1, 2])
def test_it_answers_until_it_is_interrupted(sample_build: dict[str, Path], workers: int) -> None:
    with serving("--archive", sample_build["archive"], "--workers", workers) as (address, process):
        with urlopen(f"{address}/healthz", timeout=30) as answer:
            assert answer.read() == b"ok\n"
        with pytest.raises(HTTPError, match="421"):
            urlopen(Request(f"{address}/healthz", headers={"Host": "evil.example"}), timeout=30)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (130, "Stopped.\n")


def test_what_cannot_be_served_is_told_in_a_line(
    sample_build: dict[str, Path], hexapla: Command, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = hexapla("serve", "--archive", sample_build["archive"], "--port", port)
    assert done.returncode == 2
    assert f"cannot listen at 127.0.0.1 port {port}: something else listens there" in done.stderr
    done = hexapla("serve", "--archive", tmp_path / "none.db")
    assert (done.returncode, "there is no archive" in done.stderr) == (2, True)
    done = hexapla("serve", "--archive", sample_build["archive"], "--base-url", "news.example")
    assert (done.returncode, "begins with http" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
