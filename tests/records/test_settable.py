from hexapla.records import corrected, judged, settable
from one_of_each import one_of_each


def test_what_stands_in_a_field_can_be_set_there():
    kinds = set()
    for one in judged(one_of_each("wells").record):
        for field, value in settable(one.fact).items():
            if value:
                kinds.add(one.subject.kind)
                assert settable(corrected(one.fact, {field: value})[0]) == settable(one.fact)
    assert len(kinds) > 10
