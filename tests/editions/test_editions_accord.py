import msgspec

from hexapla.editions.accord import accord
from hexapla.editions.witnesses import witnesses
from hexapla.values.passage import Passage
from hexapla.values.text import Cell

CELL = (Cell(0, 0, 1),)


def test_what_versions_keep_in_common_and_alone_is_counted(sample):
    a, b, c, d = (version.id for version in sample.record.articles)
    passages = (
        Passage(dict.fromkeys((a, b, c, d), CELL), 4, 2, True),
        Passage(dict.fromkeys((a, c), CELL), 2, omitted=(b,)),
        Passage({b: CELL}, 1, added=(b,)),
        Passage({d: CELL}, 1),
    )
    record = msgspec.structs.replace(sample.record, passages=passages)
    found = accord(record, witnesses(record, sample.articles))
    assert (found.passages, found.core, found.only) == (4, 1, 2)
    assert [(s.passages, s.core, s.only, s.added, s.omitted) for s in found.shares] == [
        (2, 1, 0, 0, 0),
        (2, 1, 1, 1, 1),
        (2, 1, 0, 0, 0),
        (2, 1, 1, 0, 0),
    ]
