"""A browser for tests: Debian's Chromium, driven by Playwright, with an eye on what goes wrong in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

TOKEN = "a long word"
PATIENCE = 30_000
"""Milliseconds: what takes longer on a page hangs."""
NAMES = ("chromium", "chromium-browser")


@contextmanager
def opened() -> Iterator[Any]:
    """Give the browser; the test is skipped with a word where there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        pytest.skip("Playwright is not installed, so that no browser was asked")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("Chromium is not installed (apt-get install chromium), so that no browser was asked")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found, args=["--disable-gpu"])
        except Error as error:
            pytest.skip(f"Chromium does not start here: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


@contextmanager
def serving(archive: Path, *words: str) -> Iterator[str]:
    """Give the address at which an archive is served."""
    command = [sys.executable, "-m", "hexapla", "serve", "--port", "0", "--archive", str(archive), *words]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        told = next(line for line in process.stderr if "Serving" in line)
        found = re.search(r"http://\S+", told)
        assert found is not None
        yield found[0]
    finally:
        process.kill()
        process.wait()


def signed_in(window: Any) -> None:
    """Let a window review, as Ana."""
    form = {"name": "Ana", "token": TOKEN, "next": "/login"}
    told = window.request.post("/login", form=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert told.status == 200


class Reader:
    """Somebody who reads: opens windows, and remembers what any page did that it should not."""

    def __init__(self, browser: Any, place: str) -> None:
        """Read at an address, in windows of a browser."""
        self.place, self._browser = place, browser
        self.trouble: list[str] = []
        self._windows: list[Any] = []

    def window(self, **options: Any) -> Any:
        """Return a page of a window of its own, in English at a desk unless something else is asked."""
        asked = {"locale": "en-GB", "viewport": {"width": 1440, "height": 900}, "base_url": self.place, **options}
        window = self._browser.new_context(**asked)
        window.set_default_timeout(PATIENCE)
        window.on("request", self._requested)
        window.on("console", self._told)
        window.on("weberror", lambda error: self.trouble.append(f"error in a script: {error.error}"))
        self._windows.append(window)
        return window.new_page()

    def forgive(self, words: str) -> None:
        """Forget the complaints that have these words: what they are about was meant."""
        assert any(words in line for line in self.trouble)
        self.trouble = [line for line in self.trouble if words not in line]

    def close(self) -> None:
        """Close all windows."""
        for window in self._windows:
            window.close()

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.place + "/", "data:")):
            self.trouble.append(f"asked of another place: {request.url}")

    def _told(self, message: Any) -> None:
        """Note what the browser complains of, such as what the Content-Security-Policy forbade; scripts say nothing."""
        self.trouble.append(f"in the console, {message.type}: {message.text}")


def follow(element: Any) -> None:
    """Press what leads elsewhere, with a finger where the window is of a phone, and wait until all of it is there.

    A click alone returns before the next page has come: what follows may be asked of the page that is left.
    """
    with element.page.expect_navigation():
        element.tap() if element.page.evaluate("navigator.maxTouchPoints") else element.click()


def overflow(page: Any) -> int:
    """Return by how many pixels a page is wider than its window."""
    width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return int(width[0] - width[1])
