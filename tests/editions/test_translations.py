"""Pages in each language of the interface: nothing that the catalog says otherwise is left in English."""

from functools import cache

import msgspec
import pytest
from lxml import html

from hexapla.editions.event_page import Neighbours, event_page
from hexapla.editions.front_page import census, front_page
from hexapla.editions.front_sheets import Shelf, front_views
from hexapla.editions.headline import headline
from hexapla.editions.problem_page import KNOWN, problem_page
from hexapla.editions.search_page import search_page
from hexapla.editions.standpoint import INTERFACES, Edition
from hexapla.editions.translations import catalog, translations, words_digest

SPOKEN = [language for language in INTERFACES if catalog(language)]
READ_ALOUD = ("title", "aria-label", "placeholder")


@cache
def otherwise(language):
    """The English words, without a place or a number, for which the language always has others."""
    said = translations(language)
    english = translations("en")
    phrases = {key for key in said._catalog if isinstance(key, str) and key}
    alone = {key.split("\x04")[-1] for key in phrases if "%" not in key and "<" not in key}
    own = {said._catalog[key] for key in phrases}
    return {phrase for phrase in alone if phrase not in own and english.ugettext(phrase) == phrase}


def pages(record, articles, language):
    edition = Edition(language, (language, "en"), served=True, prefix=f"{language}/", reviewing=True)
    known = {f"e{n}": headline(msgspec.structs.replace(record, id=f"e{n}"), language) for n in (1, 2)}
    for view in front_views(Shelf(known, census(list(known.values()), {}, ()), edition=edition)):
        yield front_page(view, edition)
    yield event_page(record, articles, known["e1"], Neighbours(None, None), edition)
    yield search_page("", None, edition)
    for status in KNOWN:
        yield problem_page(status, "", edition)


def words_of_the_interface(page, language):
    """Yield the texts of a page whose nearest language is the interface's, and what is read aloud of them."""
    for element in html.fromstring(page).iter(html.etree.Element):
        if element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") != language:
            continue
        if element.tag not in ("script", "style", "code"):
            yield from (text.strip() for text in element.xpath("text()"))
        yield from (element.get(name) for name in READ_ALOUD if element.get(name))


@pytest.mark.parametrize("language", SPOKEN)
def test_no_word_of_the_interface_is_left_in_english(sample, language):
    english = otherwise(language)
    assert "All events" in english
    for page in pages(sample.record, sample.articles, language):
        shown = set(words_of_the_interface(page, language))
        assert shown
        assert not shown & english


def test_every_language_of_the_interface_has_a_catalog_of_its_own():
    assert [language for language in INTERFACES if language != "en"] == SPOKEN
    assert len({words_digest(language) for language in INTERFACES}) == len(INTERFACES)
