"""What people come for, done in a browser from beginning to end: with scripts, and without."""

import json
import re

import pytest

from browsing import TOKEN, follow, overflow

CONFERENCE = "Hội nghị Ngoại giao lần thứ 15 thành công tốt đẹp"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "ar"}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])


def shown_columns(page) -> list[str]:
    """Return the signs of the versions whose columns the parallel table shows."""
    return [head.inner_text() for head in page.locator(".parallel thead th a.siglum").all() if head.is_visible()]


def choose(page, *signs: str) -> None:
    """Lay versions side by side, and no others."""
    for pick in page.locator("#parallel .pick input").all():
        if pick.is_checked() != (pick.get_attribute("value") in signs):
            page.locator(f"label[for={pick.get_attribute('id')}]").click()


PARTED = re.compile(r"says \u2068?63\b.*says \u2068?64\b")  # each value stands apart: FSI and PDI


@SCRIPTS
def test_an_analyst_finds_the_conference_compares_two_versions_and_takes_the_record_along(reader, scripts):
    page = reader.window(java_script_enabled=scripts)
    page.goto("/")
    assert (page.locator("html").get_attribute("lang"), page.title()) == ("en", "Hexapla")
    page.get_by_role("searchbox").fill("hoi nghi ngoai giao lan thu 15")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page.get_by_role("link", name=CONFERENCE).first)
    assert page.locator("h1").is_visible()
    event = page.url.rpartition("/")[2]

    choose(page, "vi", "fr")
    assert shown_columns(page) == ["vi", "fr"]
    if scripts:
        step_through_by_keyboard(page)
        page.reload()
        assert shown_columns(page) == ["vi", "fr"], "the choice is kept in the address"
    else:
        mark = page.locator(".parallel a.m:visible").first
        target = mark.get_attribute("href")
        follow(mark)
        assert page.url.endswith(target)
        follow(page.locator(f"{target} a.go").first)
        assert page.locator(page.url[page.url.index("#") :]).is_visible()

    follow(page.locator("#record .fact.people a").first)
    assert page.url.startswith(f"{reader.place}/people/")
    assert page.locator("main a[href$='" + event + "']").count(), "the person's page names the event"
    page.go_back()
    with page.expect_download() as download:
        page.locator("#downloads").get_by_role("link", name="JSON").click()
    record = json.loads(download.value.path().read_bytes())
    assert record["id"] == event
    assert record == page.request.get(f"/api/v1/events/{event}").json()


def step_through_by_keyboard(page) -> None:
    """Go from difference to difference until the first comes again; each is told and stands in sight."""
    page.locator(".reader .tall").focus()
    status, seen = page.get_by_role("status").locator("b"), []
    page.keyboard.press("n")
    found = re.fullmatch(r"(\d+) of (\d+)", status.inner_text())
    assert found is not None
    assert found[1] == "1"
    for _ in range(int(found[2])):
        seen.append(status.inner_text())
        mark = page.locator("a.m:focus")
        assert mark.is_visible()
        assert page.locator("tr.on").count() == 1
        page.keyboard.press("n")
    assert len(set(seen)) == int(found[2]) > 1
    assert status.inner_text() == seen[0]
    page.keyboard.press("p")
    assert status.inner_text() == seen[-1]
    page.keyboard.press("Escape")
    assert page.locator("tr.on").count() == 0


@SCRIPTS
def test_an_editor_follows_a_difference_from_the_feed_rejects_it_and_takes_that_back(reader, scripts):
    page = reader.window(java_script_enabled=scripts)
    feed = page.request.get("/differences.json").json()
    entry = next(item for item in feed["items"] if PARTED.search(item["title"]))
    page.goto(entry["url"])
    difference = page.locator("#differences .diffs > li:has(mark:text-is('63')):has(mark:text-is('64'))")
    assert difference.is_visible()

    page.goto(page.url.partition("#")[0] + "/review")
    assert "/login" in page.url
    page.get_by_label("Your name").fill("Ana")
    page.get_by_label("Token").fill("something else")
    follow(page.get_by_role("button", name="Sign in"))
    assert page.get_by_role("alert").is_visible()
    reader.forgive("403")
    page.get_by_label("Your name").fill("Ana")
    page.get_by_label("Token").fill(TOKEN)
    follow(page.get_by_role("button", name="Sign in"))
    assert page.url.endswith("/review")

    judged = page.locator("#k-difference .judge", has_text=PARTED)
    judged.locator("summary").click()
    judged.get_by_label("Why").fill("both count the seat")
    follow(judged.get_by_role("button", name="Reject"))
    follow(page.get_by_role("link", name="To the event"))
    assert difference.count() == 0
    rejected = page.locator("#rejected li", has_text="63")
    assert "both count the seat" in rejected.inner_text()

    page.go_back()
    follow(page.locator("#k-difference .judge", has_text=PARTED).get_by_role("button", name="Undo"))
    follow(page.get_by_role("link", name="To the event"))
    assert difference.is_visible()
    assert page.locator("#rejected").count() == 0


@SCRIPTS
def test_a_reader_on_a_phone_in_arabic_taps_a_fact_and_reads_its_sentences(reader, scripts):
    page = reader.window(java_script_enabled=scripts, **PHONE)
    page.goto("/")
    assert (page.locator("html").get_attribute("dir"), overflow(page)) == ("rtl", 0)
    follow(page.locator("article.entry h4 a").first)
    assert (page.locator("html").get_attribute("lang"), overflow(page)) == ("ar", 0)
    fact = page.locator("#record .fact").first
    sentences = fact.locator("details ol")
    assert not sentences.is_visible()
    (fact if scripts else fact.locator("summary")).tap()
    sentences.wait_for()
    box = sentences.bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["viewport"]["width"]
    assert overflow(page) == 0
    follow(sentences.locator("a").first)
    row = page.locator(page.url[page.url.index("#") :])
    assert row.is_visible()
    assert overflow(page) == 0
