"""What holds of every record: it quotes, it does not depend on order, and no text crashes it."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hexapla.records import make_record

LANGUAGES = st.sampled_from(["en", "fr", "vi", "nb", "ar", "zh", "ja", "ko", "ru", "tr", "th", "he", "xx", None])
PIECES = st.sampled_from(
    ["Foreign Minister", "Le Quang Hai", "24", "sessions", "»", "«", "“", "”", "08/CT-DL", "14 March 2021", ",", ".",
     "medal", "awarded", "12/6", "٢٤", "وزير", "نائبة رئيس الوزراء", "تران مي آن", "部长", "黎光海", "·", "(", "、",
     "theme", "voted", "to", "said", "told", "must", "the ministry", "asked the", "before", "treaty", "signed", "on",
     "won", "Merovar Prize", "10-0", "$1, 199", "4 : 43", "of the", "nearly", "a", "''", '"', "?", "he", "|", "–",
     "\u0301", "İ", "ß", "\u200f", "１２", "XIV", "%", "million", "€", "résolution", "du", "Congrès", "\n", "-", "’"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SETTINGS
@given(st.lists(st.tuples(LANGUAGES, st.lists(TEXTS, max_size=3), st.one_of(st.none(), TEXTS)), min_size=1, max_size=3))
def test_all_evidence_quotes_exactly_whatever_the_text(laid_out, quoted, telling, drawn):
    tellings = [
        telling(
            f"{number}",
            language,
            list(enumerate(texts)),
            title,
            [],
            "translation" if number else "original",
            "0" if number else None,
        )
        for number, (language, texts, title) in enumerate(drawn)
    ]
    event, table, articles = laid_out(*tellings)
    made = make_record(event, table, articles)
    assert quoted(made, articles)
    facts = [*made.quantities, *made.documents, *made.awards, *made.statements, *made.people, *made.places]
    assert all(fact.evidence and fact.articles and fact.rule and 0 < fact.confidence <= 1 for fact in facts)
    backwards = {key: articles[key] for key in reversed(articles)}
    assert make_record(event, table, backwards) == made


def test_a_version_without_its_article_is_listed_and_yields_nothing(laid_out, telling):
    event, table, articles = laid_out(
        telling("a", "en", [(0, "They heard 24 speeches.")]),
        telling("b", "fr", [(0, "Ils ont entendu 24 discours.")], None, [], "translation", "a"),
    )
    del articles["b"]
    made = make_record(event, table, articles)
    assert [version.id for version in made.articles] == ["a", "b"]
    assert [(q.articles, q.absent) for q in made.quantities] == [(("a",), ())]


def test_an_event_without_words_has_a_record(laid_out, telling):
    event, table, articles = laid_out(telling("a", None, []))
    made = make_record(event, table, articles)
    assert (made.people, made.quantities, made.start, made.kind, made.titles) == ((), (), None, None, {})


def test_a_hostile_page_is_read_within_bounds(laid_out, telling):
    names = " ".join(f"Minister A{chr(97 + n % 26)}x B{chr(97 + n // 26 % 26)}y, 5 x{n}," for n in range(300))
    event, table, articles = laid_out(
        telling("a", "en", [(0, names), (1, "9 " * 15_000), (2, "«" * 10_000), (3, '“he said, " said' * 3000)])
    )
    begun = time.perf_counter()
    make_record(event, table, articles)
    assert time.perf_counter() - begun < 30
