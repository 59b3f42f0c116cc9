"""What one version states is carried along the table to versions in languages that no list knows."""

from invented_languages import said

KNOWN = [
    "The committee awarded 41 certificates of merit to villages.",
    "The conference pointed out shortcomings in the work.",
    "The ministers signed a treaty on shared fishing waters.",
    "They took up the agreement of 3 May 1987.",
    "She asked the ministry to report in 2025.",
    "Nearly 300 delegates came.",
    "“Every boat must come home before the winter storms begin,” said Ada Lindqvist.",
]
OWN = {0: "41 {}", 3: "{} 3/5/1987", 4: "{} 2025", 5: "300 {}", 6: "“{}”"}


def unknown(number: int) -> str:
    return OWN.get(number, "{}").format(said("xa", range(number, number + 9))) + "."


def projected(record, telling, relation="translation"):
    known = telling("a", "en", list(enumerate(KNOWN)))
    of = "a" if relation == "translation" else None
    return record(known, telling("b", "xa", [(n, unknown(n)) for n in range(len(KNOWN))], None, [], relation, of))


def test_every_kind_is_carried_to_a_language_without_cues(record, telling):
    made = projected(record, telling)
    assert [(a.count, a.articles) for a in made.awards] == [(41, ("a", "b"))]
    assert [(d.date, d.articles) for d in made.documents] == [(None, ("a", "b")), ("1987-05-03", ("a", "b"))]
    assert (300, ("a", "b")) in [(q.value, q.articles) for q in made.quantities]
    assert [(s.kind, s.articles, s.by) for s in made.statements] == [
        ("shortcoming", ("a", "b"), None),
        ("task", ("a", "b"), None),
        ("quotation", ("a", "b"), "Ada Lindqvist"),
    ]
    assert {language for s in made.statements for language in s.text} == {"en", "xa"}


def test_what_is_carried_quotes_the_version_it_is_carried_to(record, telling):
    made = projected(record, telling)
    treaty, agreement = made.documents
    assert [place.text for place in treaty.evidence] == ["treaty on shared fishing waters", unknown(2)]
    assert [place.text for place in agreement.evidence] == ["agreement of 3 May 1987", "3/5/1987"]


def test_a_fact_of_two_witnesses_outranks_one_of_a_text_and_its_translation(record, telling):
    copied, independent = projected(record, telling), projected(record, telling, "independent")
    (alone,) = record(telling("a", "en", [(0, KNOWN[5])])).quantities

    def sure(made):
        return {q.value: q.confidence for q in made.quantities}[300]

    assert alone.confidence < sure(copied) < sure(independent)
    facts = [*independent.quantities, *independent.documents, *independent.awards, *independent.statements]
    assert all(fact.rule and 0 < fact.confidence <= 1 for fact in facts)
