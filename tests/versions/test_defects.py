import pytest

from hexapla.values.article import Block
from hexapla.versions import defects


def found(article):
    return [(difference.kind, difference.version.text) for difference in defects(article)]


BODY = "Le ministre a salué le travail des délégués et la réunion a pris fin dans la soirée."


def test_a_caption_in_another_language_is_untranslated(article, french):
    caption = ("caption", "Các đại biểu biểu quyết thông qua nghị quyết của hội nghị.", "vi")
    assert [kind for kind, _ in found(article("a", "fr", *french, caption))] == ["untranslated"]


def test_a_caption_full_of_names_taken_for_another_language_is_not(article, french):
    caption = ("caption", "Le ministre Le Quang Hai avec Tran My An à la conférence. Photo Vinh Ha Press", "en")
    assert found(article("a", "fr", *french, caption)) == []


def test_a_line_of_the_original_left_above_a_translated_caption_is_untranslated(article, french):
    line = "Bộ trưởng Ngoại giao phát biểu tại phiên bế mạc của hội nghị và trao bằng khen cho các tập thể"
    caption = ("caption", f"{line}\nLe ministre remet des certificats de mérite aux collectifs à la clôture.", "fr")
    assert found(article("a", "fr", *french, caption)) == [("untranslated", line)]


def test_a_caption_shown_twice_is_reported_once(article):
    caption = Block("caption", "Le ministre parle.", "fr", repeated=2)
    assert found(article("a", "fr", BODY, caption)) == [("caption-repeated", "Le ministre parle.")]


@pytest.mark.parametrize(
    ("text", "residue"),
    [
        ("Les dÃ©lÃ©guÃ©s ont votÃ© la rÃ©solution.", 5),
        ("Les délégués&nbsp;et leurs hôtes.", 1),
        ("Les d\ufffd\ufffdlégués ont voté.", 1),
        ("« Vive la LIBERTÉ» a-t-il dit, à 20 °C, chez AT&T; fin.", 0),
        ("A NÃO É DA NAÇÃO.", 0),
    ],
)
def test_broken_characters_are_found_and_whole_ones_are_not(article, text, residue):
    assert [kind for kind, _ in found(article("a", "fr", text))] == ["encoding-residue"] * residue


@pytest.mark.parametrize(
    ("language", "text", "broken"),
    [
        ("fr", "Il a dit : « Nous irons loin.", True),
        ("fr", "Il a dit : « Nous irons loin. » Et il est parti.", False),
        ("de", "Er sagte: „Wir gehen weit.“ Dann ging er.", False),
        ("de", "Er sagte: „Wir gehen weit.", True),
        ("da", "Han sagde: »Vi går langt.« Så gik han.", False),
        ("sv", "Han sade: ”Vi går långt.” Sedan sade hon: ”Ja.”", False),
        ("en", "It’s the ministers’ 5' 10\" table, he said.", False),
        ("en", "He said “we go far” and left.", False),
        ("en", "The sector “won many results among all the achievements. results of the country”.", True),
        ("zh", "他说：“我们会走得很远。”会议结束。", False),
        ("ja", "大臣は「遠くまで行く。と述べた。", True),
        ("kk", "Ол “біз алысқа барамыз“ деді.", False),
        ("he", "השר אמר באו“ם כי „נלך רחוק“ ויצא.", False),
        ("zh", "会议在“梅罗瓦“举行。", False),
        ("tr", "Bakan “Merovar”ın yolunu anlattı.", False),
        ("fi", "Hän lähti. ”Menemme pitkälle.", True),
    ],
)
def test_a_quotation_is_broken_only_where_it_is(article, language, text, broken):
    assert [kind for kind, _ in found(article("a", language, text))] == ["quotation-broken"] * broken


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_whole(article):
    assert found(article("a", "en", "“We go far, she said.", "“We go further,” she added.")) == []


@pytest.mark.parametrize(
    "blocks",
    [
        ("„Wir gehen weit.", "Das ist gewiss.", "Niemand hält uns auf.“"),
        ('"We go far.', "That is certain.", 'No one will stop us," she said.'),
        ("„Отиваме далеч.", "Казаха ми: „Не отивай.“", "Отидох.“"),
        ("我们说：「路很远。", "但是我们会走。」会议结束。"),
    ],
)
def test_a_quotation_may_run_on_over_paragraphs_that_do_not_open_anew(article, blocks):
    assert found(article("a", None, *blocks)) == []


def test_a_quotation_that_no_paragraph_closes_is_broken(article):
    blocks = ("“We go far.", "That is certain.", "No one will stop us.", "The minister left.")
    assert found(article("a", "en", *blocks)) == [("quotation-broken", "“We go far.")]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "He acknowledged the the efforts.", ["the the"]),
        ("en", "All that he had had was gone.", []),
        ("en", "An efficient, effective and efficient service.", ["efficient, effective and efficient"]),
        ("nb", "Effektivt, raskt og effektivt arbeid.", ["Effektivt, raskt og effektivt"]),
        ("ms", "Kanak-kanak itu bermain di sekolah.", []),
        ("vi", "Tình hình dần dần tốt lên, ngày ngày một khác.", []),
        ("fr", "Nous nous sommes réunis à Bora Bora.", []),
    ],
)
def test_words_repeated_are_slips_and_not_grammar(article, language, text, words):
    assert [quoted for _, quoted in found(article("a", language, text))] == words


def test_a_text_that_breaks_off_is_truncated(article):
    whole = ("La réunion a pris fin dans la soirée.", "Les délégués sont repartis le lendemain matin.")
    assert [kind for kind, _ in found(article("a", "fr", *whole, "La prochaine conférence se tiendra en…"))] == [
        "truncated"
    ]
    last = "La prochaine conférence se tiendra selon le ministère dans la ville de"
    assert [kind for kind, _ in found(article("a", "fr", *whole, last))] == ["truncated"]


def test_an_ellipsis_that_is_a_habit_of_the_page_is_no_truncation(article):
    habit = ("Le ministre a cité les ports, les routes, les écoles...", "Il a parlé des mers, des îles, des vents...")
    assert found(article("a", "fr", *habit)) == []


def test_a_signature_at_the_end_is_no_truncation(article):
    whole = ("La réunion a pris fin dans la soirée.", "Les délégués sont repartis le lendemain matin.")
    assert found(article("a", "fr", *whole, "Anders Blikkfeldt, Havsund Tidende")) == []
