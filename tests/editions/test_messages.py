"""The words of the interface: what is extracted from the templates, and that catalogs fit it."""

import re
from collections import Counter
from functools import cache
from gettext import c2py
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from hexapla.editions.standpoint import INTERFACES
from hexapla.editions.translations import translations

ROOT = Path(__file__).parents[2]
CATALOGS = (
    sorted(p.name for p in files("hexapla.editions").joinpath("locale").iterdir() if p.name.endswith(".po"))
    if (files("hexapla.editions").joinpath("locale").is_dir())
    else []
)
PLACE = re.compile(r"%\((\w+)\)s")
BRACES = re.compile(r"\{\w+\}")  # places that the script fills
QUOTATION = {"fr": "«»", "es": "«»", "nb": "«»", "ar": "«»", "vi": "“”", "ms": "“”"}
LATIN_RUN = re.compile("\u2068[^\u2069]*\u2069|%\\(\\w+\\)s|<[^>]*>")  # what stands apart in a phrase from the right


@cache
def asked() -> frozenset[tuple[str | None, tuple[str, ...]]]:
    """Each phrase as templates and pages ask for it: its context and its one form or two."""
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
    return frozenset((context, said if isinstance(said, tuple) else (said,)) for _, _, said, _, context in found)


@cache
def messages() -> dict[tuple[str | None, str], tuple[str, ...]]:
    """(context, message) -> its forms, two where one of those who ask has a number."""
    return {(context, forms[0]): forms for context, forms in sorted(asked(), key=lambda one: len(one[1]))}


@cache
def catalog_of(name: str) -> Catalog:
    source = files("hexapla.editions").joinpath("locale", name).read_bytes()
    return read_po(BytesIO(source), locale=name.removesuffix(".po"))


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
    assert name.removesuffix(".po") in INTERFACES
    for message in catalog_of(name):
        if not message.id or not message.string:
            continue
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        places = set(PLACE.findall(source[-1]))
        markup = sorted(re.findall(r"<[^>]*>", source[-1]))
        counted = Counter(map(c2py(catalog_of(name).plural_expr), range(200)))
        for number, form in enumerate(said):
            # A form for one number alone may leave it out: "one version".
            assert set(PLACE.findall(form)) <= places, message.id
            assert set(PLACE.findall(form)) == places or (len(source) > 1 and counted[number] == 1), message.id
            assert form % dict.fromkeys(places, "7") if places else "%%" not in form, message.id
            assert sorted(BRACES.findall(form)) == sorted(BRACES.findall(source[-1])), message.id
            assert sorted(re.findall(r"<[^>]*>", form)) == markup, message.id


def test_a_phrase_with_a_context_is_asked_alone_or_with_a_number_but_not_both():
    # Babel finds a plural's first form for gettext, but not for pgettext: the phrase would stay English.
    with_number = {(context, forms[0]) for context, forms in asked() if context and len(forms) > 1}
    assert not with_number & {(context, forms[0]) for context, forms in asked() if len(forms) == 1}


@pytest.mark.parametrize("name", CATALOGS)
def test_a_catalog_says_every_phrase_and_no_other(name):
    catalog = catalog_of(name)
    said = {}
    for message in catalog:
        if message.id:
            said[message.context, message.id if isinstance(message.id, tuple) else (message.id,)] = message
    known = {(context, forms): messages()[context, forms[0]] for context, forms in asked()}
    assert said.keys() == {(context, forms) for (context, _), forms in known.items()}
    assert not catalog.obsolete
    for key, message in said.items():
        assert not message.fuzzy, key
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), key
        assert len(forms) == (catalog.num_plurals if len(key[1]) > 1 else 1), key


@pytest.mark.parametrize("name", CATALOGS)
def test_a_page_finds_every_phrase_of_a_catalog(name):
    catalog, found = catalog_of(name), translations(name.removesuffix(".po"))
    for context, forms in asked():
        string = catalog.get(forms[0], context).string
        said = string if isinstance(string, tuple) else (string,)
        if len(forms) > 1:
            told = {found.unpgettext(context, *forms, n) if context else found.ungettext(*forms, n) for n in range(120)}
            assert told == set(said), forms
        else:
            assert (found.upgettext(context, *forms) if context else found.ugettext(*forms)) in said, forms


@pytest.mark.parametrize("name", CATALOGS)
def test_a_catalog_has_the_plural_forms_of_its_language(name):
    catalog = catalog_of(name)
    told, locale = c2py(catalog.plural_expr), Locale.parse(name.removesuffix(".po"))
    # Millions have a form of their own in French and Spanish (CLDR), which gettext's rules do not know.
    pairs = {(told(n), locale.plural_form(n)) for n in range(1100)}
    assert len(pairs) == len({form for form, _ in pairs}) == len({kind for _, kind in pairs}) == catalog.num_plurals


def forms_of(name):
    for message in catalog_of(name):
        if message.id:
            yield from message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("name", CATALOGS)
def test_a_catalog_quotes_as_its_language_does(name):
    marks = set("\"“”„«»‘’'") - {"’"} - set(QUOTATION[name.removesuffix(".po")])
    assert [form for form in forms_of(name) if marks & set(form)] == []


def test_french_keeps_high_signs_and_quotation_marks_with_their_words():
    assert [form for form in forms_of("fr.po") if re.search(r" [:;?!»]|« |\w[?!»]", form)] == []


def test_arabic_has_its_own_comma_semicolon_and_question_mark():
    assert [form for form in forms_of("ar.po") if re.search("[,;?]", LATIN_RUN.sub("", form))] == []
