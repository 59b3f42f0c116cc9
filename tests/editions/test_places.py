import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hexapla.editions.places import Places, blocks_of, sentences
from hexapla.values.article import Article, Block
from hexapla.values.text import Evidence


def test_evidence_leads_to_its_sentence_and_its_row(sample):
    places = Places(sample.articles, sample.record.passages)
    evidence = sample.quote("aaa1", "41 states")
    assert places.anchor(evidence) == "s0-60"
    assert places.row_of(evidence) == 2
    assert places.row_of(sample.quote("aaa1", "repair 310")) is None


def test_the_title_is_a_place_of_its_own(sample):
    places = Places(sample.articles, ())
    assert places.anchor(Evidence("aaa1", -1, 0, 6, "Donors")) == "title"


def test_evidence_of_an_unknown_article_leads_nowhere(sample):
    places = Places({}, ())
    evidence = sample.quote("aaa1", "41 states")
    assert places.anchor(evidence) is None
    assert places.around(evidence, 10) == ("", "")


def test_what_stands_around_is_of_the_same_sentence_and_cut_between_words(sample):
    places = Places(sample.articles, ())
    assert places.around(sample.quote("aaa1", "41 states"), 40) == ("", " pledged money.")
    assert places.around(sample.quote("aaa1", "closed in"), 16) == ("… conference ", " Qasr al-Noor …")


def test_a_text_without_blocks_has_one_a_paragraph():
    article = Article("a", "One.\n\nTwo.")
    assert blocks_of(article) == (Block("paragraph", "One."), Block("paragraph", "Two."))


@given(st.text(max_size=300), st.data())
def test_every_sentence_leads_to_its_own_anchor(text, data):
    article = Article("a", "", blocks=(Block("paragraph", text),))
    places = Places({"a": article}, ())
    spans = sentences(article, article.blocks[0])
    for span in spans:
        evidence = Evidence("a", 0, span.start, span.end, text[span.start : span.end])
        assert places.anchor(evidence) == f"s0-{span.start}"
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, after = places.around(Evidence("a", 0, start, end, text[start:end]), 20)
    assert len(before) <= 22
    assert len(after) <= 22


def test_places_beyond_the_text_are_no_error(sample):
    places = Places(sample.articles, ())
    lost = msgspec.structs.replace(sample.quote("aaa1", "41 states"), block=99, start=5000, end=6000)
    assert places.anchor(lost) is None
    assert places.around(lost, 10) == ("", "")
