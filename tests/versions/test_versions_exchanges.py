from hexapla.versions import compare

SAID = "President Ana Silva welcomed 300 delegates in March, and Minister Bo Lund thanked all 12 guests."
DIT = "La présidente Ana Silva a accueilli {} délégués en mars, et le ministre Bo Lund a remercié les {} invités."


def numbers(found):
    return [(d.kind, d.severity, d.values) for d in found if d.kind.startswith("number")]


def versions(article, english, french, said, told):
    return article("en", "en", *english, said), article("fr", "fr", *french, told)


def test_numbers_that_count_each_others_things_are_an_error(article, english, french):
    original, version = versions(article, english, french, SAID, DIT.format(12, 300))
    assert numbers(compare(original, version)) == [("number-changed", "error", ("300", "12"))]


def test_numbers_in_their_own_places_are_none(article, english, french):
    assert numbers(compare(*versions(article, english, french, SAID, DIT.format(300, 12)))) == []


def test_numbers_that_moved_with_their_words_are_none(article, english, french):
    moved = (
        "Le ministre Bo Lund a remercié les 12 invités, et la présidente Ana Silva a accueilli 300 délégués en mars."
    )
    assert numbers(compare(*versions(article, english, french, SAID, moved))) == []


def test_a_score_told_from_the_other_side_is_none(article, english, french):
    score = (
        "The team of Ana Silva beat the guests of Bo Lund 31-27 on the last day.",
        "L'équipe d'Ana Silva a battu 27-31.",
    )
    assert numbers(compare(*versions(article, english, french, *score))) == []


def test_a_scale_that_changed_its_number_is_an_error(article, english, french):
    said = "In 45 towns the programme of Ana Silva has reached 19 million readers."
    told = "Dans 19 villes, le programme d'Ana Silva a touché 45 millions de lecteurs."
    found = numbers(compare(*versions(article, english, french, said, told)))
    assert {kind for kind, _, _ in found} == {"number-changed"}
    assert {values for _, _, values in found} == {("19 million", "45 millions"), ("45", "19")}
