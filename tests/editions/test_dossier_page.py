from lxml import html

from hexapla.editions.dossier_page import dossier_page
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
        rows.append(DossierRow(said, settable(one.fact), ()))
    verdict = Verdict("reject", "Ana", "2026-01-02", "e1", Subject("start", "x", ()), note=note, label="x", number=7)
    return Dossier(sample.record, tuple(rows), (Said("in force", verdict),))


def test_each_fact_has_a_form_that_names_it_and_what_can_be_set(sample):
    page = html.fromstring(dossier_page(made(sample), sample.articles, SERVED))
    facts = [form.get("value") for form in page.iterfind(".//form//input[@name='fact']")]
    assert facts == [one.id for one in judged(sample.record)]
    quantity = next(one for one in judged(sample.record) if one.subject.kind == "quantity")
    form = page.xpath(f"//li[@id='{quantity.id}']//form")[0]
    assert [option.get("value") for option in form.iterfind(".//option")] == list(settable(quantity.fact))
    assert {button.get("value") for button in form.iterfind(".//button")} == {"accept", "reject", "correct"}
    assert all(form.get("method") == "post" and not form.get("action") for form in page.iterfind(".//main//form"))


def test_what_was_said_can_be_taken_back(sample):
    page = html.fromstring(dossier_page(made(sample), sample.articles, SERVED))
    assert page.xpath("//section[@id='log']//input[@name='number']/@value") == ["7"]
    first = judged(sample.record)[0].id
    assert page.xpath(f"//li[@id='{first}']//button[@value='undo']")


def test_what_people_and_pages_say_is_text(sample):
    for page in (
        dossier_page(made(sample, HOSTILE), sample.articles, SERVED, HOSTILE),
        login_page(SERVED, HOSTILE, HOSTILE),
    ):
        assert b"<script>alert" not in page
        assert not html.fromstring(page).xpath("//*[@*[starts-with(name(), 'on')]]")
