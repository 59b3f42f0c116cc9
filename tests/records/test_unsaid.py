"""What a reviewer rejected is told nowhere, and what was corrected is told where a text says it so."""

from hexapla.records import judged, make_record, passages, retold, review
from hexapla.values.review import Verdict

TELLS = "Delegates of {} ports signed the harbour accord."
DIT = "Les délégués de {} ports ont signé l'accord du port."


def said(record, verdict, kind, label, **values):
    """Return a verdict on the only fact of a kind whose label has these words."""
    (one,) = [one for one in judged(record) if one.subject.kind == kind and label in one.label]
    return Verdict(verdict, "Ann", "2024-06-01T10:00:00+00:00", "event", one.subject, values, number=1)


def laid(laid_out, telling, first="It was signed by Ena Voss."):
    said_in = [first, *(TELLS.format(number) for number in range(20, 28))]
    dits = ["Ena Voss l'a signé.", *(DIT.format(number) for number in range(20, 28))]
    event, table, articles = laid_out(
        telling("a", "en", list(enumerate(said_in))),
        telling("b", "fr", list(enumerate(dits)), None, [], "translation", "a"),
    )
    return make_record(event, table, articles), articles


def told(record):
    return {language: [place.text for place in places] for language, places in record.core.items()}


def test_what_is_not_judged_is_told_as_it_was(laid_out, telling):
    record, articles = laid(laid_out, telling)
    assert retold(record, articles) == record
    accepted = review(record, [said(record, "accept", "quantity", "= 20 ")])
    assert retold(accepted, articles).core == record.core


def test_a_rejected_number_is_quoted_in_no_language_and_others_take_its_room(laid_out, telling):
    record, articles = laid(laid_out, telling)
    assert TELLS.format(20) in told(record)["en"]
    shown = retold(review(record, [said(record, "reject", "quantity", "= 20 ")]), articles)
    assert not [text for texts in told(shown).values() for text in texts if " 20 " in text]
    assert len(shown.core["en"]) == len(record.core["en"])
    assert [one for one in passages(shown, articles) if " 20 " in one.text.get("en", "")] == []


def test_a_corrected_number_is_told_only_where_it_is_said(laid_out, telling):
    record, articles = laid(laid_out, telling)
    (wrong,) = [said(record, "correct", "quantity", "= 20 ", value="> 90")]
    assert not any(" 20 " in text for text in told(retold(review(record, [wrong]), articles))["en"])
    (fine,) = [said(record, "correct", "quantity", "= 20 ", value="> 20")]
    assert TELLS.format(20) in told(retold(review(record, [fine]), articles))["en"]


def test_a_name_that_is_none_takes_no_sentence_with_it(laid_out, telling):
    record, articles = laid(laid_out, telling, "The foreign minister, Ena Voss, signed on 4 May 2024.")
    shown = review(record, [said(record, "reject", "person", "Ena Voss")])
    texts = [one.text["en"] for one in passages(shown, articles) if "en" in one.text]
    assert "The foreign minister, Ena Voss, signed on 4 May 2024." in texts
