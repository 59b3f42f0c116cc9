import numpy as np

from hexapla.versions.alignment import align_all
from hexapla.versions.pieces import LONGEST, pieces
from hexapla.versions.slices import Slices
from hexapla.versions.texts import text_of


def book(count):
    """Return chapters of thirty sentences: in each the same name stands in all of them."""
    return [
        f"Captain Velmora{n // 30} passed item {n} of {n * 7919 % 10007} to village {n % 97}." for n in range(count)
    ]


def test_a_part_of_a_text_shows_what_its_sentences_show_alone():
    sentences = [*book(40), "Nobody spoke!", "東京は静かだった。"]
    part, alone = Slices(text_of(sentences, None)).part(20, 42), text_of(sentences[20:42], None)
    for which in ("keys", "words"):
        cut, read = getattr(part.reading, which), getattr(alone.reading, which)
        assert all(np.array_equal(getattr(cut, each), getattr(read, each)) for each in ("keys", "counts", "rows"))
    assert part.reading.lengths.tolist() == alone.reading.lengths.tolist()
    assert part.sentences == alone.sentences


def test_pieces_lie_end_to_end_and_are_short():
    text = book(4 * LONGEST)
    version = [each for number, each in enumerate(text) if number % 20]
    (found,) = pieces([(text_of(text, None), text_of(version, None))])
    assert [each for piece in found for each in piece.a.sentences] == text
    assert [each for piece in found for each in piece.b.sentences] == version
    assert len(found) > len(text) / 60


def test_neighbours_that_share_a_name_are_not_joined_in_a_long_text():
    text = book(2 * LONGEST + 60)
    version = [each.replace("passed", "bergab").replace("village", "Weiler") for each in text]
    (alignment,) = align_all([(text_of(text, None), text_of(version, None))])
    assert alignment.links == tuple(((n,), (n,)) for n in range(len(text)))


def test_texts_that_have_nothing_in_common_are_cut_all_the_same():
    a, b = [f"aaaa {'b' * (n % 7 + 2)}" for n in range(1_000)], [f"ոո {'թ' * (n % 5 + 2)}" for n in range(700)]
    (found,) = pieces([(text_of(a, None), text_of(b, None))])
    assert max(len(piece.a) * len(piece.b) for piece in found) <= (3 * LONGEST) ** 2
    assert sum(len(piece.a) for piece in found) == 1_000
    assert sum(len(piece.b) for piece in found) == 700


def test_pairs_that_are_cut_together_are_cut_as_each_is_alone():
    text, short = book(230), book(70)
    version = text[:60] + text[110:]
    pairs = [(text_of(a, None), text_of(b, None)) for a, b in ((text, version), (short, short[5:]), (version, text))]
    together = [[(piece.start, len(piece.a), len(piece.b)) for piece in found] for found in pieces(pairs)]
    alone = [[(piece.start, len(piece.a), len(piece.b)) for piece in pieces([pair])[0]] for pair in pairs]
    assert together == alone
