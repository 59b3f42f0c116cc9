import msgspec
import pytest
from lxml import html

from hexapla.editions.filters import Asked, asked_filters, leaves
from hexapla.editions.front_page import FrontView, census, front_page
from hexapla.editions.front_sheets import Shelf, front_views
from hexapla.editions.headline import headline
from hexapla.editions.series_index_page import SeriesSheet, series_index_page, series_lines, series_sheets
from hexapla.editions.standpoint import Edition
from hexapla.values.lines import SeriesLine
from hexapla.values.person import Appearance, Profile
from hexapla.values.review import Review
from hexapla.values.series import SeriesCard, Turn
from hexapla.values.text import Evidence

SERVED = Edition("en", ("en", "fr"), served=True, prefix="en/")


def shelf(record, **more):
    known = {f"e{n}": headline(msgspec.structs.replace(record, id=f"e{n}")) for n in range(1, 4)}
    return Shelf(known, census(list(known.values()), {}, ()), **more)


def views(record, **more):
    return {view.path: html.fromstring(front_page(view)) for view in front_views(shelf(record, **more))}


def test_the_first_sheet_leads_to_languages_series_outlets_and_people(sample):
    seen = tuple(Appearance(f"e{n}", "", "Layla", (), (), (), ()) for n in (1, 2))
    people = [Profile("layla", "Layla", (), (), seen), Profile("once", "Once", (), (), seen[:1])]
    page = views(sample.record, people=people, outlets={"Outlet en": "outlets/en.html"})["index.html"]
    assert page.xpath("//aside//a/@href") == [
        "index.html#y-2024", "languages/ar.html", "languages/en.html", "languages/fr.html", "languages/zh.html",
        "outlets/en.html", "series/s1.html", "people/layla.html",
    ]  # fmt: skip
    assert page.xpath("//figure//svg//a/@href") == ["index.html#m-2024-03"]
    assert page.xpath("//figure//tbody//td/text()") == ["3", "12", "3"]


def test_a_language_has_a_page_of_its_events(sample):
    page = views(sample.record)["languages/fr.html"]
    assert page.xpath("string(//h1)") == "Events told in French"
    assert len(page.xpath("//article")) == 3
    assert page.xpath("//li[@class='chosen']/a/@href") == ["../index.html"]


def test_a_title_in_another_language_than_the_reader_s_says_in_which(sample):
    record = msgspec.structs.replace(sample.record, titles={"fr": "Le titre"})
    page = views(record)["index.html"]
    assert page.xpath("//h4[1]//bdi/@lang")[0] == "fr"
    assert page.xpath("//span[@class='tongue']/text()")[0] == "French"


def test_an_event_without_titles_is_told_by_the_sentence_that_a_version_begins_with(sample):
    first = Evidence("bbb2", 0, 0, 292, "La conférence s’est achevée mercredi à Qasr al-Noor. " + "mot " * 60)
    bare = [msgspec.structs.replace(version, title=None) for version in sample.record.articles]
    record = msgspec.structs.replace(sample.record, titles={}, articles=tuple(bare), leads={"fr": first})
    assert headline(record).untitled
    told = views(record)["index.html"].xpath("string(//h4[1]//bdi)")
    assert told.startswith("La conférence s’est achevée mercredi à Qasr al-Noor.")
    assert told.endswith(" …")
    assert not headline(sample.record).untitled


def test_an_accepted_difference_is_not_open_and_a_reviewed_event_says_so(sample):
    said = Review("accept", "2024-04-01T10:00:00Z", "Ann")
    differences = tuple(msgspec.structs.replace(one, review=said) for one in sample.record.differences)
    record = msgspec.structs.replace(sample.record, differences=differences, reviewed=True)
    assert headline(sample.record).severities == {"error": 1, "warning": 1}
    assert headline(record).severities == {}
    page = views(record)["index.html"]
    assert page.xpath("//article[1]/p[@class='badges']/span/text()")[0] == "reviewed"
    assert page.xpath("//article//a[contains(@class, 'badge')]") == []


def test_a_list_says_what_the_gravest_differences_are(sample):
    missing = msgspec.structs.replace(
        sample.record.differences[1], kind="name-missing", values=("Layla",), version_article="ccc3"
    )
    record = msgspec.structs.replace(sample.record, differences=(missing, *sample.record.differences))
    told = headline(record).partings
    assert [(one.kind, one.languages, one.values) for one in told] == [
        ("number-changed", ("en", "fr"), ("41", "43")), ("name-missing", ("en", "ar"), ("Layla",)),
    ]  # fmt: skip
    page = views(record)["index.html"]
    lines = page.xpath("//article[1]//ul[@class='partings']/li")[:2]
    assert [" ".join(line.text_content().split()) for line in lines] == [
        "Number changed en41 ≠against fr43", "Name missing enLayla ≠against ar※nothing",
    ]  # fmt: skip
    assert lines[0].xpath("a/@href") == ["events/e1.html#differences"]


def test_a_served_list_is_filtered_by_a_form_that_says_what_is_asked(sample):
    known = headline(sample.record)
    asked = Asked(language="fr", since="2023")
    filters = asked_filters(asked, {"language": [("fr", 1)], "outlet": [("Outlet en", 1)]}, {}, 41)
    view = FrontView((known,), filters, leaves=leaves(1, 2, "?page={}".format), query=asked.query())
    page = html.fromstring(front_page(view, SERVED))
    form = page.xpath("//form[@class='filters']")[0]
    assert (form.get("method"), form.get("action")) == ("get", "./")
    assert form.xpath(".//option[@selected]/@value") == ["fr"]
    assert form.xpath(".//input/@value") == ["2023", ""]
    assert page.xpath("//p[@role='status']/text()") == ["41 events"]
    assert page.xpath("//details[@class='switch']//a/@href")[1] == "../fr/?language=fr&from=2023"
    assert page.xpath("//nav[@class='sheets']/a/@href") == ["?page=2"]
    assert not page.xpath("//meta[@http-equiv]")


def test_a_served_list_that_is_empty_says_why():
    view = FrontView((), asked_filters(Asked(outlet="Nobody"), {}, {}, 0))
    assert b"No event is like this" in front_page(view, SERVED)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_runs_as_the_language_of_the_interface_does(sample, language):
    view = FrontView((headline(sample.record, language),), asked_filters(Asked(), {}, {}, 1))
    page = html.fromstring(front_page(view, Edition(language, ("en", "ar"))))
    assert (page.get("lang"), page.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert page.xpath("//details[@class='switch']//a[@aria-current]/@hreflang") == [language]


def test_series_are_listed_by_their_latest_event(sample):
    turns = (Turn("e0", 1, "2023", ""), Turn("e1", 2, "", "2024-03-06"))
    cards = [SeriesCard("old", (Turn("gone", None, "", ""),)), SeriesCard("s1", turns)]
    lines = series_lines(map(SeriesLine.of, cards), {"e1": headline(sample.record)})
    assert [line.path for line in lines] == ["series/s1.html", "series/old.html"]
    page = html.fromstring(series_index_page(SeriesSheet(1, lines)))
    assert page.xpath("//main//a/@href") == ["../series/s1.html", "../events/e1.html", "../series/old.html"]
    assert "2 turns" in page.xpath("string(//main)")


def test_a_long_list_of_series_is_laid_on_sheets(sample):
    cards = [SeriesLine(f"s{n:03}", ("e1",), "", "") for n in range(120)]
    sheets = series_sheets(series_lines(cards, {"e1": headline(sample.record)}))
    assert [len(sheet.lines) for sheet in sheets] == [50, 50, 20]
    page = html.fromstring(series_index_page(sheets[1]))
    assert page.xpath("//nav[@class='sheets']//a/@href") == ["../series/index.html", "../series/index.3.html"]
    assert page.xpath("string(//nav[@class='sheets']/b)") == "2"
    assert series_sheets([])[0].lines == ()
