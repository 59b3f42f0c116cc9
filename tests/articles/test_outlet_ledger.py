"""The ledger of one outlet: what was set aside of its pages, what recurs, what is foreign, what was mended."""

import random

from hexapla.articles import LedgerTally
from hexapla.values.article import Article, Furniture
from hexapla.values.outlet import SetAside
from hexapla.values.outlet_card import OutletLedger, ReasonCount

SHARE = Furniture("Share this", "share", "en")
WIDGET = Furniture("Loading  more…", "widget", "en", foreign=True)


def article(identifier: str, *furniture: Furniture, repairs: tuple[str, ...] = ()) -> Article:
    return Article(identifier, "Text.", language="fr", furniture=furniture, repairs=repairs)


def ledger_of(*found: Article) -> OutletLedger:
    tally = LedgerTally("post.example")
    for one in found:
        tally.add(one)
    return tally.ledger()


def test_pieces_are_counted_by_reason_with_their_pages_and_what_recurs_is_listed() -> None:
    pages = [
        article("b", SHARE, SHARE, WIDGET, repairs=("mojibake",)),
        article("a", SHARE, Furniture("More news", "related headlines", "fr")),
        article("c"),
    ]
    found = ledger_of(*pages)
    assert (found.pages, found.pieces, found.foreign) == (3, 5, 1)
    assert found.reasons == (
        ReasonCount("share", 3, 2, 0), ReasonCount("related headlines", 1, 1, 0), ReasonCount("widget", 1, 1, 1),
    )  # fmt: skip
    assert found.repeated == (SetAside("post.example", "share", "Share this", "en", False, 2, ("a", "b")),)
    assert found.in_wrong_language == (SetAside("post.example", "widget", "Loading more…", "en", True, 1, ("b",)),)
    assert found.repairs == {"mojibake": 1}


def test_a_piece_that_one_page_alone_has_is_counted_and_its_text_not_kept() -> None:
    tally = LedgerTally("post.example")
    tally.add(article("a", *(Furniture(f"Headline {n}", "related headlines", "fr") for n in range(50))))
    assert tally.ledger().repeated == ()
    assert not tally._lines


def test_the_order_of_articles_does_not_matter_and_names_stay_few() -> None:
    pages = [
        article(f"p{n:02}", SHARE, Furniture("Menu", "navigation", ("fr", "en", None)[n % 3], foreign=n % 3 == 1))
        for n in range(20)
    ]
    shuffled = pages[:]
    random.Random(4).shuffle(shuffled)
    found = ledger_of(*pages)
    assert found == ledger_of(*shuffled)
    assert [(one.text, one.pages, one.articles) for one in found.repeated] == [
        ("Menu", 20, ("p00", "p01", "p02", "p03", "p04")),
        ("Share this", 20, ("p00", "p01", "p02", "p03", "p04")),
    ]
    assert (found.repeated_in_all, found.foreign_in_all) == (2, 1)


def test_what_is_shown_is_bounded_and_what_is_left_out_counted() -> None:
    lines = [Furniture(f"Line {n} " + "long " * 500, f"reason {n}", "en", foreign=True) for n in range(300)]
    found = ledger_of(article("a", *lines), article("b", *lines))
    assert (found.repeated_in_all, found.foreign_in_all) == (300, 300)
    assert (len(found.repeated), len(found.in_wrong_language), len(found.reasons)) == (60, 60, 60)
    assert max(len(one.text) for one in found.repeated) <= 400
