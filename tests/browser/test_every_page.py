"""Every kind of page in a browser: nothing goes wrong in it, nothing overflows, and axe-core finds nothing in it."""

from __future__ import annotations

import pytest

from browsing import overflow, signed_in
from page_kinds import NAMES, kinds

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
QUICK = {"resultTypes": ["violations"], "preload": False, "selectors": False}  # a fourth of the time on a large page
ONCE = {"exclude": [[".judge:nth-child(n+5)"]]}  # a dossier says the same of each of its hundreds of facts
ANSWERS = {"problem": "404", "moved": "300"}


@pytest.fixture(scope="module")
def addresses(chromium, place) -> dict[str, str]:
    """Return the path of a page of every kind."""
    window = chromium.new_context(base_url=place)
    found = kinds(lambda path: window.request.get(path).text())
    window.close()
    assert tuple(found) == NAMES
    return found


@pytest.fixture(scope="module")
def axe() -> str:
    """Return axe-core, as a script."""
    brought = pytest.importorskip("axe_playwright_python.base", reason="axe-core is not installed")
    return brought.AXE_SCRIPT


@pytest.fixture(params=[("en", "light", DESK), ("ar", "dark", PHONE)], ids=["en-light-desk", "ar-dark-phone"])
def page(reader, request):
    """Return a page of a window in a language, in colours and of a size."""
    language, colours, size = request.param
    return reader.window(locale=language, color_scheme=colours, viewport=size)


def violations(page, options: dict[str, object]) -> list[str]:
    """Return what axe-core finds on a page."""
    found = page.evaluate("([parts, options]) => axe.run(parts, options)", [ONCE, options])["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sound(reader, page, addresses, axe, name):
    if name == "dossier":
        signed_in(page)
    answer = page.goto(addresses[name])
    assert answer.status == int(ANSWERS.get(name, 200))
    if name == "problem":
        reader.forgive(ANSWERS[name])
    page.evaluate(axe)
    assert not violations(page, QUICK)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if dark else "dark")
    assert not violations(page, {**QUICK, "runOnly": ["color-contrast"]})  # all that hangs on the colours
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert overflow(page) == 0
