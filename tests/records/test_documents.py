"""Cited documents: by code, date, congress or name."""


def test_a_code_is_read_with_its_date_and_title_across_versions(record, telling):
    made = record(
        telling("a", "vi", [(0, "Theo Chỉ thị số 08/CT-DL ngày 14/3/2021 về “Đổi mới nội dung và phương thức”.")]),
        telling(
            "b",
            "nb",
            [(0, "Ifølge direktiv 08/CT-DL datert 14. mars 2021 om «Fornyelse av innhold og form».")],
            None,
            [],
            "translation",
            "a",
        ),
    )
    (document,) = made.documents
    assert (document.code, document.date, document.title) == (
        "08/CT-DL",
        "2021-03-14",
        "Đổi mới nội dung và phương thức",
    )
    assert document.articles == ("a", "b")


def test_codes_of_other_shapes_are_codes(record, telling):
    text = "It cites Directive 2019/1024/EU, resolution A/RES/70/1 and law No 45-FZ."
    assert [d.code for d in record(telling("a", "en", [(0, text)])).documents] == [
        "2019/1024/EU",
        "A/RES/70/1",
        "45-FZ",
    ]


def test_a_document_without_a_code_is_known_by_its_date(record, telling):
    made = record(
        telling("a", "es", [(0, "Sustituye al acuerdo del 3 de mayo de 1987.")]),
        telling("b", "nb", [(0, "Den erstatter avtalen av 3. mai 1987.")], None, [], "translation", "a"),
    )
    assert [(d.code, d.date, d.articles) for d in made.documents] == [(None, "1987-05-03", ("a", "b"))]


def test_a_deadline_is_not_the_date_of_a_document(record, telling):
    assert (
        record(telling("a", "en", [(0, "Plans for the resolution before 15 February 2024 are due.")])).documents == ()
    )


def test_a_fraction_or_a_date_is_no_code(record, telling):
    assert record(telling("a", "en", [(0, "On 12/06/2024 about 2/3 of them came.")])).documents == ()


def test_what_the_event_adopts_is_a_document_by_its_kind_and_one_across_a_passage(record, telling):
    made = record(
        telling("a", "en", [(0, "The conference adopted a resolution.")]),
        telling("b", "nb", [(0, "Konferansen vedtok en resolusjon.")], None, [], "translation", "a"),
    )
    assert [(d.code, d.title, d.articles) for d in made.documents] == [(None, "resolution", ("a", "b"))]


def test_counted_and_unsigned_agreements_are_not_cited(record, telling):
    assert record(telling("a", "en", [(0, "They signed 17 agreement drafts.")])).documents == ()
    assert record(telling("a", "en", [(0, "Talks on a treaty went on.")])).documents == ()


def test_a_document_of_the_event_is_told_with_its_subject_and_a_bare_agreement_is_none(record, telling):
    for text, titles in (
        ("The ministers signed an agreement on shared fishing waters.", ["agreement on shared fishing waters"]),
        ("The two firms signed an agreement.", []),
        ("The ministry reviewed all signed agreements.", []),
        ("He condemned it as “a raw murderous act”, and signed the list.", []),
    ):
        assert [d.title for d in record(telling("a", "en", [(0, text)])).documents] == titles
