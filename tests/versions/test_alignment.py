from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.versions import align
from hexapla.versions.alignment import align_all, align_texts
from hexapla.versions.pieces import LONGEST
from hexapla.versions.texts import text_of
from invented_languages import WORDS, said

EN = [
    "The 14th conference closed on 21 December 2022 in Vinh Ha.",
    "It held 19 sessions and heard more than 240 opinions.",
    "Foreign Minister Le Quang Hai gave the closing speech.",
    "Certificates of merit went to 12 collectives.",
]
FR = [
    "La 14e conférence s'est achevée le 21 décembre 2022 à Vinh Ha.",
    "Elle a compté 19 séances et plus de 240 interventions.",
    "Le ministre des Affaires étrangères Le Quang Hai a prononcé le discours de clôture.",
    "Des certificats de mérite ont été remis à 12 collectifs.",
]


def numbers(alignment, side):
    return sorted(number for link in alignment.links for number in link[side])


def test_a_plain_translation_is_aligned_one_to_one():
    assert align(EN, FR, "en", "fr").links == tuple(((i,), (i,)) for i in range(4))


def test_a_dropped_sentence_has_no_counterpart():
    assert align(EN, [*FR[:1], *FR[2:]], "en", "fr").links == (((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)))


def test_two_sentences_made_one_are_one_link():
    joined = [FR[0], FR[1][:-1] + " et " + FR[2], FR[3]]
    assert align(EN, joined, "en", "fr").links == (((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)))


def test_scripts_do_not_matter():
    ru = [
        "XIV конференция завершилась 21 декабря 2022 года в Виньха.",
        "Прошло 19 заседаний, прозвучало более 240 выступлений.",
        "Министр иностранных дел Ле Куанг Хай произнёс заключительную речь.",
        "Почётные грамоты получили 12 коллективов.",
    ]
    assert align(EN, ru, "en", "ru").links == tuple(((i,), (i,)) for i in range(4))


def test_nothing_against_something_is_all_without_counterpart():
    assert align([], ["a", "b"]).links == (((), (0,)), ((), (1,)))
    assert align(["a"], []).links == (((0,), ()),)
    assert align([], []).links == ()


def test_an_omission_in_a_long_text_is_crossed_window_by_window():
    text = [f"Item {n} of {n * 7919 % 10007} concerns village {n * 104729 % 99991}." for n in range(4 * LONGEST)]
    version = text[:350] + text[390:]
    links = align(text, version, "en", "en").links
    right = sum(1 for a, b in links if len(a) == 1 and len(b) == 1 and text[a[0]] == version[b[0]])
    assert right >= 0.99 * len(version)


def test_a_link_seldom_crosses_the_end_of_a_paragraph():
    a = ["The delegates met.", "They talked.", "They parted."]
    b = ["Les délégués se sont réunis. Ils ont parlé.", "Ils se sont quittés."]
    alignment = align_texts(text_of(a, "en", [0, 0, 1]), text_of(b, "fr", [0, 1]))
    assert alignment.links == (((0, 1), (0,)), ((2,), (1,)))


def test_what_an_archive_learned_in_either_order_of_languages_is_used():
    counts = PairCounts("en", "fr", 9, {"treaty": 5}, {"traité": 5}, {"treaty": {"traité": 5}})
    lexicon = Lexicon((counts,))
    forth = align(EN, FR, "en", "fr", lexicon)
    back = align(FR, EN, "fr", "en", lexicon)
    assert [(b, a) for a, b in back.links] == list(forth.links)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=7), st.lists(st.text(max_size=40), max_size=7))
def test_every_sentence_stands_in_exactly_one_link_whatever_the_text(a, b):
    alignment = align(a, b, "en", "vi")
    assert numbers(alignment, 0) == list(range(len(a)))
    assert numbers(alignment, 1) == list(range(len(b)))
    assert len(alignment.scores) == len(alignment.links)
    assert all(0.0 <= score <= 1.0 for score in alignment.scores)


def test_the_same_texts_give_the_same_alignment():
    assert align(EN, FR) == align(EN, FR)


def test_a_text_that_says_far_more_is_not_taken_to_say_it_longer():
    more = [
        "Delegates from 30 missions spent an evening at the old theatre of the harbour town, as they do every year.",
        "A choir of pupils sang, and the mayor spoke for a long while about bridges, boats and the price of rice.",
        "Nobody remembered afterwards who had proposed the excursion to the islands, which the storm then prevented.",
    ]
    assert align([*EN[:2], *more, *more, *EN[2:]], FR, "en", "fr").links[:2] == (((0,), (0,)), ((1,), (1,)))


def test_a_pair_is_aligned_the_same_alone_and_among_others():
    pairs = [(EN, FR), (EN[:2], FR), (EN, FR[1:]), ([], FR), (EN[:1], FR[:1]), (FR, EN), (EN * 3, FR * 3)]
    texts = [(text_of(a, None), text_of(b, None)) for a, b in pairs]
    alone = [align(a, b) for a, b in pairs]
    for each, among in zip(alone, align_all(texts), strict=True):
        assert each.links == among.links
        assert all(abs(x - y) < 1e-4 for x, y in zip(each.scores, among.scores, strict=True))


def test_a_text_is_its_own_translation():
    assert align(EN * 4, EN * 4, "en", "en").links == tuple(((i,), (i,)) for i in range(16))


def test_a_version_in_the_same_language_is_aligned_sentence_by_sentence():
    other = [EN[0].replace("closed", "ended"), EN[2].replace("gave", "held"), EN[3]]
    assert align(EN, other, "en", "en").links == (((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)))


def test_one_sentence_finds_its_own():
    (found,) = (left for left, right in align(EN, FR[:1], "en", "fr").links if right)
    assert found == (0,)
    assert align(["Yes."], ["Oui."], "en", "fr").links == (((0,), (0,)),)


def test_five_thousand_sentences_against_three_leave_the_rest_alone():
    text = [f"Village number {n * 7919 % 10007} sent {n * 104729 % 99991} bricks to the dam." for n in range(5000)]
    version = [text[100], text[101], text[102]]
    alignment = align(text, version, "en", "en")
    assert numbers(alignment, 0) == list(range(5000))
    assert numbers(alignment, 1) == [0, 1, 2]
    assert {link for link in alignment.links if all(link)} == {((100 + k,), (k,)) for k in range(3)}


def test_text_without_punctuation_is_aligned_as_well():
    bare = [[sentence.replace(".", "").replace(",", "") for sentence in text] for text in (EN, FR)]
    assert align(*bare, "en", "fr").links == tuple(((i,), (i,)) for i in range(4))


def test_writing_from_right_to_left_with_latin_names_is_aligned():
    he = [
        "הוועידה ה-14 ננעלה ב-21 בדצמבר 2022 ב-Vinh Ha.",
        "היא כללה 19 ישיבות ושמעה יותר מ-240 דעות.",
        "שר החוץ Le Quang Hai נשא את נאום הסיום.",
        "תעודות הוקרה הוענקו ל-12 קבוצות.",
    ]
    assert align(EN, he, "en", "he").links == tuple(((i,), (i,)) for i in range(4))
    assert align(EN, he[:1] + he[2:], "en", "he").links[1] == ((1,), ())


def test_writing_without_spaces_is_aligned():
    th = [
        "การประชุมครั้งที่ 14 ปิดเมื่อวันที่ 21 ธันวาคม 2022 ที่วิญห่า",
        "มีการประชุม 19 ครั้งและรับฟังความเห็นมากกว่า 240 ข้อ",
        "รัฐมนตรีต่างประเทศเลกวางไห่กล่าวสุนทรพจน์ปิดการประชุม",
        "มอบเกียรติบัตรแก่ 12 กลุ่ม",
    ]
    assert align(EN, th, "en", "th").links == tuple(((i,), (i,)) for i in range(4))


def test_a_sentence_of_a_million_letters_and_the_same_word_everywhere_are_borne():
    long = ["word " * 200_000, *EN]
    assert numbers(align(long, FR, "en", "fr"), 0) == list(range(5))
    same = ["the same words again"] * 700
    assert numbers(align(same, same[:650], "en", "en"), 1) == list(range(650))


def test_two_sentences_cut_at_other_places_are_one_link():
    a = [EN[0], EN[1], EN[2], EN[3]]
    b = [FR[0], "Elle a compté 19 séances.", "Plus de 240 interventions; le ministre Le Quang Hai a parlé.", FR[3]]
    links = align(a, b, "en", "fr").links
    assert links[0] == ((0,), (0,))
    assert links[-1] == ((3,), (3,))


def sentence(language, meanings, end="."):
    return said(language, meanings).capitalize() + end


def test_a_long_text_teaches_its_own_words():
    # Nothing is shared but lengths, in other orders of words, and each fifth sentence is of one text alone: by the
    # words of each piece alone .53 of the links are right, by those of all pieces .79.
    chance, a, b, right = Random(1), [], [], []
    for number in range(120):
        meanings = chance.sample(range(WORDS), chance.randint(5, 8))
        link = [(), ()]
        if number % 9 != 8:
            link[0] = (len(a),)
            a.append(sentence("xa", meanings))
        if number % 9 != 4:
            link[1] = (len(b),)
            b.append(sentence("xb", chance.sample(meanings, len(meanings))))
        right.append(tuple(link))
    assert len(a) > LONGEST
    assert len(set(right) & set(align(a, b).links)) > 0.7 * len(right)


def test_sentences_joined_without_a_mark_are_surer_where_texts_are_cut_at_every_end():
    def score(held):
        """Return the score of a link of two sentences to one; ``held`` is put into each fourth sentence of both."""
        chance, a, b = Random(3), [], []
        for number in range(24):
            meanings, figure = chance.sample(range(WORDS), 8), f" {number + 100}"
            if number == 9:
                link = ((len(a), len(a) + 1), (len(b),))
                a += [sentence("xa", meanings[:5], figure + "."), sentence("xa", meanings[5:])]
                b.append(sentence("xb", meanings[:5], f"{figure}, {said('xb', meanings[5:])}."))
            else:
                end = figure + (held if number % 4 == 2 else "") + "."
                a.append(sentence("xa", meanings, end))
                b.append(sentence("xb", meanings, end))
        found = align(a, b)
        return dict(zip(found.links, found.scores, strict=True))[link]

    assert score(", 7") > score(". 7") + 0.03
