import msgspec
import pytest
from lxml import html

from hexapla.editions.disagreements import in_order
from hexapla.editions.dossier_page import ROWS_A_SHEET, DossierView, dossier_page
from hexapla.editions.login_page import login_page
from hexapla.editions.standpoint import Edition
from hexapla.pipeline.dossiers import Dossier, DossierRow
from hexapla.pipeline.reviewing import Reviewable, Said
from hexapla.records import judged, settable
from hexapla.values.review import Subject, Verdict

SERVED = Edition("en", ("en", "ar"), served=True, reviewing=True)
HOSTILE = '"><script>alert(1)</script>'


def made(sample, note=None):
    """Return the dossier of the sample's event, in which the first fact was rejected."""
    rows = []
    for number, one in enumerate(judged(sample.record)):
        last = (
            Verdict("reject", HOSTILE, "2026-01-02T10:00:00+00:00", "e1", one.subject, note=note)
            if not number
            else None
        )
        said = Reviewable(one.id, one.subject.kind, one.label + HOSTILE, "rule/1", 0.5, last)
        rows.append(DossierRow(said, settable(one.fact), (), one.fact))
    verdict = Verdict("reject", "Ana", "2026-01-02", "e1", Subject("start", "x", ()), note=note, label="x", number=7)
    return Dossier(sample.record, tuple(rows), (Said("in force", verdict),))


def test_each_fact_has_a_form_that_names_it_and_what_can_be_set(sample):
    page = html.fromstring(dossier_page(made(sample), sample.articles, SERVED))
    facts = [form.get("value") for form in page.iterfind(".//form//input[@name='fact']")]
    every = judged(sample.record)
    differences = sorted((one.fact for one in every if one.subject.kind == "difference"), key=in_order)
    named = {id(one.fact): one.id for one in every}
    assert facts == [
        *(one.id for one in every if one.subject.kind != "difference"),
        *(named[id(fact)] for fact in differences),
    ]
    quantity = next(one for one in judged(sample.record) if one.subject.kind == "quantity")
    form = page.xpath(f"//li[@id='{quantity.id}']//form")[0]
    assert [option.get("value") for option in form.iterfind(".//option")] == list(settable(quantity.fact))
    assert {button.get("value") for button in form.iterfind(".//button")} == {"accept", "reject", "correct"}
    assert all(form.get("method") == "post" and not form.get("action") for form in page.iterfind(".//main//form"))


@pytest.mark.parametrize(("language", "told"), [("en", "The number 41 in en became 43 in fr."), ("fr", "41")])
def test_a_difference_is_told_as_on_the_page_of_its_event_the_worst_first(sample, language, told):
    edition = msgspec.structs.replace(SERVED, language=language)
    page = html.fromstring(dossier_page(made(sample), sample.articles, edition))
    claims = [
        one.text_content().replace("\u2068", "").replace("\u2069", "")
        for one in page.xpath("//section[@id='k-difference']//p[@class='claim']")
    ]
    assert told in claims[0]
    assert not any("number-changed" in claim or "became" in claim for claim in claims) or language == "en"


def test_a_long_dossier_has_sheets_and_leaves_nothing_out(sample):
    short = made(sample)
    long = Dossier(short.record, tuple(short.rows[:1]) * (ROWS_A_SHEET + 1), short.log)
    sheets = [html.fromstring(dossier_page(long, {}, SERVED, DossierView(n))) for n in (1, 2, 9)]
    assert [len(page.xpath("//section//li[@class='judge'][.//input[@name='fact']]")) for page in sheets] == [300, 1, 1]
    assert sheets[0].xpath("//nav[@class='sheets']/a/@href") == ["?page=2"]


def test_what_was_said_can_be_taken_back(sample):
    page = html.fromstring(dossier_page(made(sample), sample.articles, SERVED))
    assert page.xpath("//section[@id='log']//input[@name='number']/@value") == ["7"]
    first = judged(sample.record)[0].id
    assert page.xpath(f"//li[@id='{first}']//button[@value='undo']")


def test_what_people_and_pages_say_is_text(sample):
    for page in (
        dossier_page(made(sample, HOSTILE), sample.articles, SERVED, DossierView(1, HOSTILE, HOSTILE)),
        login_page(SERVED, HOSTILE, HOSTILE),
    ):
        assert b"<script>alert" not in page
        assert not html.fromstring(page).xpath("//*[@*[starts-with(name(), 'on')]]")
