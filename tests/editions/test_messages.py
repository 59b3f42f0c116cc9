"""The words of the interface: what is extracted from the templates, and that catalogs fit it."""

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from hexapla.editions.standpoint import INTERFACES

ROOT = Path(__file__).parents[2]
CATALOGS = (
    sorted(p.name for p in files("hexapla.editions").joinpath("locale").iterdir() if p.name.endswith(".po"))
    if (files("hexapla.editions").joinpath("locale").is_dir())
    else []
)
PLACE = re.compile(r"%\((\w+)\)s")


@cache
def messages() -> dict[tuple[str | None, str], tuple[str, ...]]:
    """(context, message) -> its forms."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {
        "_": None,
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
        "say": None,
    }
    found = extract_from_dir(ROOT, methods, options, keywords=keywords)
    told = {}
    for _, _, message, _, context in found:
        forms = message if isinstance(message, tuple) else (message,)
        told[context, forms[0]] = forms
    return told


def test_templates_and_pages_are_read_for_words():
    known = messages()
    assert (None, "All events") in known
    assert ("relation", "translation") in known
    assert known[None, "%(n)s version"] == ("%(n)s version", "%(n)s versions")


def test_a_phrase_has_the_same_places_in_every_form():
    for forms in messages().values():
        assert {frozenset(PLACE.findall(form)) for form in forms[1:]} <= {frozenset(PLACE.findall(forms[0]))}


@pytest.mark.parametrize("name", CATALOGS)
def test_a_catalog_keeps_the_places_and_the_markup_of_each_phrase(name):
    language = name.removesuffix(".po")
    assert language in INTERFACES
    catalog = read_po(BytesIO(files("hexapla.editions").joinpath("locale", name).read_bytes()), locale=language)
    for message in catalog:
        if not message.id or not message.string:
            continue
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        places = set(PLACE.findall(source[-1]))
        markup = sorted(re.findall(r"<[^>]*>", source[-1]))
        for form in filter(None, said):
            # A form for one alone may leave the number out.
            assert set(PLACE.findall(form)) <= places, message.id
            assert len(source) > 1 or set(PLACE.findall(form)) == places, message.id
            assert sorted(re.findall(r"<[^>]*>", form)) == markup, message.id
