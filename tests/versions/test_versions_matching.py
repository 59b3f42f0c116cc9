from hexapla.versions.matching import matches
from hexapla.versions.reading import read

FIRST = (
    "The harbour authority of Puerto Albor closed the eastern pier on Monday after a crane fell on it.",
    "Two dockers, Ines Calder and Tomas Wrey, were taken to hospital with broken arms.",
    "The mayor said that he was sad.",
    "The pier had been inspected 14 days earlier, and 32 cracks were listed in the report.",
)
SECOND = (
    "Trade unions had asked for a new crane since the winter.",
    "An inspection listed 32 cracks in the report on the pier 14 days earlier, officials said.",
    "The union said that it had been right.",
    "Dockers Ines Calder and Tomas Wrey are in hospital with broken arms.",
)


def pairs(article, first, second, languages=("en", "en")):
    told = [
        read(article(name, language, *text))
        for name, language, text in zip("ab", languages, (first, second), strict=True)
    ]
    return [(match.left, match.right) for match in matches(*told)]


def test_what_two_reports_of_one_language_say_alike_is_found_in_any_order(article):
    assert pairs(article, FIRST, SECOND) == [(1, 3), (3, 1)]


def test_common_wording_in_one_language_is_no_match(article):
    assert pairs(article, FIRST[2:3], SECOND[2:3]) == []


def test_an_empty_report_matches_nothing(article):
    assert pairs(article, (), SECOND) == []
