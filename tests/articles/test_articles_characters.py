"""Characters: old code pages rightly, wrongly or not declared, double encoding, controls."""

import hashlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import clean
from hexapla.articles.characters import decode, is_binary, mend, tidied, tidy
from hexapla.values.article import Article
from hexapla.values.page import Page

TEXTS = {
    "ru": (
        "Министры шести государств встретились в среду в Меровере и приняли совместную декларацию о рыболовст"
        "ве, которую их парламенты должны утвердить до конца года. Министр Сигрид Халворсдаттер назвала согла"
        "шение взвешенным и сказала, что оно защищает рыбаков обоих берегов залива и завершает двадцать лет п"
        "ереговоров."
    ),
    "uk": (
        "Міністри шести держав зустрілися в середу в Меровері й ухвалили спільну декларацію про рибальство, я"
        "ку їхні парламенти мають затвердити до кінця року. Міністерка Сігрід Галворсдаттер назвала угоду вив"
        "аженою та сказала, що вона захищає рибалок обох берегів затоки й завершує двадцять років переговорів"
        "."
    ),
    "bg": (
        "Министрите на шест държави се срещнаха в сряда в Меровар и приеха обща декларация за риболова, която"
        " техните парламенти трябва да одобрят до края на годината. Министърът Сигрид Халворсдатер нарече спо"
        "разумението балансирано и каза, че то защитава рибарите от двата бряга на залива и слага край на два"
        "десет години преговори."
    ),
    "sr": (
        "Министри шест држава састали су се у среду у Меровару и усвојили заједничку декларацију о риболову к"
        "оју њихови парламенти треба да потврде до краја године. Министарка Сигрид Халворсдатер оценила је да"
        " је споразум уравнотежен и да штити рибаре са обе стране залива, чиме се завршава двадесет година пр"
        "еговора."
    ),
    "el": (
        "Οι υπουργοί των έξι κρατών συναντήθηκαν την Τετάρτη στο Μεροβάρ και ενέκριναν κοινή διακήρυξη για τη"
        "ν αλιεία, την οποία τα κοινοβούλιά τους πρέπει να επικυρώσουν πριν από το τέλος του έτους. Η υπουργό"
        "ς Σίγκριντ Χάλβορσντάτερ χαρακτήρισε ισορροπημένη τη συμφωνία, που προστατεύει τους ψαράδες και των "
        "δύο ακτών."
    ),
    "he": (
        "שרי שש המדינות נפגשו ביום רביעי במרובר ואימצו הצהרה משותפת בנושא הדיג, שהפרלמנטים שלהן צריכים לאשר ל"
        "פני סוף השנה. השרה סיגריד הלבורסדאטר בירכה על הסכם מאוזן שמגן על הדייגים בשתי גדות המפרץ ומסיים, לדב"
        "ריה, עשרים שנות דיונים בין המשרדים. הקרן המשותפת תממן מחקר ימי במשך חמש שנים."
    ),
    "ar": (
        "اجتمع وزراء الدول الست يوم الأربعاء في ميروفار واعتمدوا إعلانا مشتركا بشأن الصيد البحري يجب أن تصادق"
        " عليه برلماناتهم قبل نهاية العام. ورحبت الوزيرة سيغريد هالفورسداتر باتفاق متوازن يحمي الصيادين على ض"
        "فتي الخليج وينهي عشرين عاما من المناقشات بين الإدارات، وسيمول الصندوق المشترك البحوث البحرية."
    ),
    "th": (
        "รัฐมนตรีของหกรัฐประชุมกันเมื่อวันพุธที่เมโรวาร์และรับรองปฏิญญาร่วมว่าด้วยการประมงซึ่งรัฐสภาของแต่ละป"
        "ระเทศจะต้องให้สัตยาบันก่อนสิ้นปี รัฐมนตรีซิกริด ฮัลวอร์สแดตเตอร์ยินดีกับข้อตกลงที่สมดุลซึ่งคุ้มครองช"
        "าวประมงทั้งสองฝั่งและยุติการหารือที่ยาวนานยี่สิบปีระหว่างหน่วยงาน กองทุนร่วมจะสนับสนุนการวิจัยทางทะเ"
        "ลเป็นเวลาห้าปี"
    ),
    "zh": (
        "六国部长星期三在梅罗瓦尔会面，通过了关于渔业的共同宣言，各国议会须在年底前批准。部长西格丽德表示，这"
        "项协议是平衡的，保护海湾两岸的渔民，并结束了各部门之间二十年的讨论。共同基金将有三千五百万欧元，在五"
        "年内资助海洋研究，秘书长在近四百五十名代表面前说明。代表们还决定明年春天在首都再次开会，讨论港口费用"
        "、航道安全和年轻船员的培训问题，并邀请邻国派观察员参加。会议结束时，主席感谢东道主的热情接待，并希望"
        "各国尽快落实宣言中的承诺，让沿海居民早日看到成果。"
    ),
    "zh-Hant": (
        "六國部長星期三在梅羅瓦爾會面，通過了關於漁業的共同宣言，各國議會須在年底前批准。部長西格麗德表示，這"
        "項協議是平衡的，保護海灣兩岸的漁民，並結束了各部門之間二十年的討論。共同基金將有三千五百萬歐元，在五"
        "年內資助海洋研究，秘書長在近四百五十名代表面前說明。代表們還決定明年春天在首都再次開會，討論港口費用"
        "、航道安全和年輕船員的培訓問題，並邀請鄰國派觀察員參加。會議結束時，主席感謝東道主的熱情接待，並希望"
        "各國儘快落實宣言中的承諾，讓沿海居民早日看到成果。"
    ),
    "ja": (
        "六か国の大臣は水曜日にメロバルで会い、漁業に関する共同宣言を採択した。各国の議会は年末までにこれを批"
        "准しなければならない。シグリド大臣は、湾の両岸の漁師を守る均衡のとれた合意だと歓迎し、役所の間で二十"
        "年続いた議論が終わると述べた。共同基金は三千五百万ユーロで、五年間にわたり海洋研究を支える。出席した"
        "代表はおよそ四百五十人にのぼり、来年の春に首都でふたたび会議を開くことも決めた。港の使用料や航路の安"
        "全、若い船員の訓練についても話し合う予定だという。"
    ),
    "ko": (
        "여섯 나라의 장관들이 수요일 메로바르에서 만나 어업에 관한 공동 선언을 채택했으며 각국 의"
        "회는 올해 말까지 이를 비준해야 한다. 시그리드 장관은 만의 양쪽 어민을 보호하는 균형 잡"
        "힌 합의라고 환영하고 부처 사이에 이십 년 동안 이어진 논의가 끝났다고 말했다. 공동 기금"
        "은 삼천오백만 유로이며 오 년 동안 해양 연구를 지원한다. 대표 약 사백오십 명이 참석했고"
        " 내년 봄에 수도에서 다시 회의를 열기로 했다. 항만 요금과 항로 안전, 젊은 선원 교육도 논의한다."
    ),
    "vi": (
        "Bộ trưởng của sáu quốc gia đã họp hôm thứ Tư tại Merovar và thông qua tuyên bố chung về nghề cá mà q"
        "uốc hội các nước phải phê chuẩn trước cuối năm. Bà Sigrid hoan nghênh một thỏa thuận cân bằng, bảo v"
        "ệ ngư dân hai bên bờ vịnh và chấm dứt hai mươi năm thảo luận giữa các cơ quan quản lý của hai nước."
    ),
    "pl": (
        "Ministrowie sześciu państw spotkali się w środę w Merovarze i przyjęli wspólną deklarację o rybołóws"
        "twie, którą ich parlamenty muszą zatwierdzić przed końcem roku. Minister Sigrid Halvorsdatter pochwa"
        "liła wyważone porozumienie, które chroni rybaków z obu brzegów zatoki i kończy dwadzieścia lat rozmó"
        "w między urzędami."
    ),
    "cs": (
        "Ministři šesti států se ve středu sešli v Merovaru a přijali společné prohlášení o rybolovu, které m"
        "usí jejich parlamenty schválit před koncem roku. Ministryně Sigrid Halvorsdatter uvítala vyváženou d"
        "ohodu, která chrání rybáře z obou břehů zálivu a ukončuje dvacet let jednání mezi úřady obou zemí."
    ),
    "hu": (
        "Hat állam miniszterei szerdán találkoztak Merovarban, és közös nyilatkozatot fogadtak el a halászatr"
        "ól, amelyet parlamentjeiknek az év vége előtt jóvá kell hagyniuk. Sigrid Halvorsdatter miniszter kie"
        "gyensúlyozott megállapodásnak nevezte, amely védi az öböl két partjának halászait, és húsz év tárgya"
        "lásait zárja le."
    ),
    "ro": (
        "Miniştrii celor şase state s-au întâlnit miercuri la Merovar şi au adoptat o declaraţie comună privi"
        "nd pescuitul, pe care parlamentele lor trebuie să o ratifice înainte de sfârşitul anului. Ministra S"
        "igrid Halvorsdatter a salutat un acord echilibrat care protejează pescarii de pe ambele maluri ale g"
        "olfului."
    ),
    "hr": (
        "Ministri šest država sastali su se u srijedu u Merovaru i usvojili zajedničku deklaraciju o ribolovu"
        " koju njihovi parlamenti trebaju potvrditi do kraja godine. Ministrica Sigrid Halvorsdatter pozdravi"
        "la je uravnotežen sporazum koji štiti ribare s obje strane zaljeva i završava dvadeset godina pregov"
        "ora među tijelima vlasti."
    ),
    "tr": (
        "Altı ülkenin bakanları çarşamba günü Merovar'da bir araya geldi ve balıkçılık konusunda ortak bir bi"
        "ldiri kabul etti; parlamentoların bunu yıl sonuna kadar onaylaması gerekiyor. Bakan Sigrid Halvorsda"
        "tter, körfezin iki yakasındaki balıkçıları koruyan dengeli bir anlaşma olduğunu söyledi ve görüşmele"
        "rin bittiğini açıkladı."
    ),
    "lt": (
        "Šešių valstybių ministrai trečiadienį susitiko Merovare ir priėmė bendrą deklaraciją dėl žvejybos, k"
        "urią jų parlamentai turi patvirtinti iki metų pabaigos. Ministrė Sigrid Halvorsdatter pasveikino sub"
        "alansuotą susitarimą, kuris apsaugo abiejų įlankos krantų žvejus ir užbaigia dvidešimt metų trukusia"
        "s įstaigų derybas."
    ),
    "lv": (
        "Sešu valstu ministri trešdien tikās Merovārā un pieņēma kopīgu deklarāciju par zvejniecību, kas viņu"
        " parlamentiem jāapstiprina līdz gada beigām. Ministre Sigrida Halvorsdatere atzinīgi novērtēja līdzs"
        "varotu vienošanos, kas aizsargā abu līča krastu zvejniekus un noslēdz divdesmit gadus ilgušās iestāž"
        "u sarunas."
    ),
    "et": (
        "Kuue riigi ministrid kohtusid kolmapäeval Merovaris ja võtsid vastu kalapüügi ühisdeklaratsiooni, mi"
        "lle nende parlamendid peavad aasta lõpuks heaks kiitma. Minister Sigrid Halvorsdatter tervitas tasak"
        "aalustatud kokkulepet, mis kaitseb lahe mõlema kalda kalureid ja lõpetab kakskümmend aastat kestnud "
        "läbirääkimised ametite vahel."
    ),
    "de": (
        "Die Minister der sechs Staaten trafen sich am Mittwoch in Merovar und verabschiedeten eine gemeinsam"
        "e Erklärung über die Fischerei, die ihre Parlamente vor Jahresende bestätigen müssen. Ministerin Sig"
        "rid Halvorsdatter würdigte ein ausgewogenes Abkommen, das die Fischer beider Küsten schützt und zwan"
        "zig Jahre Gespräche beendet – „endlich“."
    ),
    "fr": (
        "Les ministres des six États se sont réunis mercredi à Merovar et ont adopté une déclaration commune "
        "sur la pêche, que leurs parlements doivent encore ratifier avant la fin de l’année. La ministre Sigr"
        "id Halvorsdatter a salué un accord équilibré qui protège les pêcheurs des deux rives et met fin à vi"
        "ngt années de discussions."
    ),
    "es": (
        "Los ministros de los seis Estados se reunieron el miércoles en Merovar y aprobaron una declaración c"
        "omún sobre la pesca, que sus parlamentos deberán ratificar antes de que acabe el año. La ministra Si"
        "grid Halvorsdatter elogió un acuerdo equilibrado que protege a los pescadores de las dos orillas y p"
        "one fin a veinte años de conversaciones."
    ),
    "fa": (
        "وزیران شش کشور روز چهارشنبه در مروور دیدار کردند و بیانیه مشترکی درباره ماهیگیری پذیرفتند که پارلمان"
        "‌های آنها باید تا پایان سال آن را تصویب کنند. خانم سیگرید از توافق متعادلی استقبال کرد که از ماهیگیر"
        "ان دو سوی خلیج حمایت می‌کند و به بیست سال گفتگو میان اداره‌ها پایان می‌دهد و صندوق مشترک پژوهش دریای"
        "ی را تامین می‌کند."
    ),
}
CODE_PAGES = {
    "ru": ("cp1251", "koi8-r", "iso8859-5"),
    "uk": ("cp1251", "koi8-u"),
    "bg": ("cp1251",),
    "sr": ("cp1251",),
    "el": ("cp1253", "iso8859-7"),
    "he": ("cp1255", "iso8859-8"),
    "ar": ("cp1256", "iso8859-6"),
    "fa": ("cp1256",),
    "th": ("cp874", "tis-620"),
    "zh": ("gb18030", "gb2312"),
    "zh-Hant": ("big5",),
    "ja": ("shift_jis", "euc_jp", "iso2022_jp"),
    "ko": ("euc_kr",),
    "vi": ("cp1258",),
    "pl": ("cp1250", "iso8859-2"),
    "cs": ("cp1250", "iso8859-2"),
    "hu": ("cp1250", "iso8859-2"),
    "ro": ("cp1250", "iso8859-2"),
    "hr": ("cp1250", "iso8859-2"),
    "tr": ("cp1254", "iso8859-9"),
    "lt": ("cp1257", "iso8859-13"),
    "lv": ("cp1257", "iso8859-13"),
    "et": ("cp1257",),
    "de": ("cp1252",),
    "fr": ("cp1252", "iso8859-15"),
    "es": ("cp1252",),
}
LATIN_CLAIMS = ("iso-8859-1", "windows-1252")
WESTERN = ("cp1252", "iso8859-15")
CASES = [(language, page) for language, pages in CODE_PAGES.items() for page in pages]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def encoded(text: str, code_page: str) -> bytes:
    """Encode as the code page's users did: in cp1258 a tone is a mark of its own behind its letter."""
    if code_page != "cp1258":
        return text.encode(code_page, "ignore")
    apart = []
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        tone = "".join(mark for mark in parts if mark in TONES)
        apart.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES)) + tone)
    return "".join(apart).encode(code_page)


def shown(text: str, code_page: str) -> str:
    """Return what of a text a code page can hold; Persian was written with the Arabic yeh in cp1256."""
    text = text.replace("\u06cc", "\u064a") if code_page == "cp1256" else text
    return text if code_page == "cp1258" else text.encode(code_page, "ignore").decode(code_page)


def page_of(text: str, charset: str | None) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    menu = '<div class="menu"><a href="/a">Home</a> <a href="/b">News</a></div>'
    return f"<!DOCTYPE html><html><head>{meta}<title>x</title></head><body>{menu}<p>{text}</p></body></html>"


@pytest.mark.parametrize(("language", "code_page"), CASES)
def test_a_page_in_an_old_code_page_is_read_whatever_it_declares(language: str, code_page: str) -> None:
    text = shown(TEXTS[language], code_page)
    claims = [code_page, None, "utf-8", *(() if code_page in WESTERN else LATIN_CLAIMS)]
    for claim in claims:
        html = page_of(text, claim)
        assert tidy(decode(encoded(html, code_page), None).text) == tidy(html), claim
        assert tidy(decode(encoded(text, code_page), claim).text) == tidy(text), claim


def test_a_wrong_declaration_is_reported_and_a_right_one_is_not() -> None:
    russian = TEXTS["ru"].encode("cp1251")
    assert decode(russian, "windows-1251").repairs == ()
    assert decode(russian, "utf-8").repairs == ("charset",)
    assert decode(russian, "iso-8859-1").repairs == ("charset",)
    polish = TEXTS["pl"].encode("cp1250")
    assert (decode(polish, "iso-8859-1").charset, decode(polish, "iso-8859-1").repairs) == ("cp1250", ("charset",))


def test_a_declared_page_of_another_script_is_believed_though_little_of_it_is_shown() -> None:
    text = "The letters Д and Ж stand on the harbour wall of Merovar, said the keeper, and № 5 is painted below."
    assert decode(text.encode("cp1251"), "windows-1251").text == text


def test_latin_1_means_its_windows_page() -> None:
    text = TEXTS["de"]
    assert decode(text.encode("cp1252"), "iso-8859-1").text == text
    assert decode(text.encode("cp1252"), "us-ascii").text == text


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("misread", ["cp1252", "latin-1"])
def test_a_page_encoded_twice_is_read_and_reported(language: str, misread: str) -> None:
    text = page_of(TEXTS[language], "utf-8")
    twice = "".join(bytes([b]).decode(misread, "ignore") or chr(b) for b in text.encode()).encode()
    made = clean(Page("x", twice, hashlib.sha256(twice).hexdigest(), "text/html"))
    assert isinstance(made, Article)
    assert made.text == tidy(TEXTS[language])
    assert "mojibake" in made.repairs


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_sound_text_is_left_as_it_is(language: str) -> None:
    assert decode(TEXTS[language].encode(), None).text == TEXTS[language]
    assert tidied(TEXTS[language]) == (tidy(TEXTS[language]), ())


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_any_part_of_200_letters_is_read_back_without_a_declaration(case: tuple[str, str], data: st.DataObject) -> None:
    language, code_page = case
    whole = shown(TEXTS[language], code_page)
    words = whole.split(" ") if " " in whole else list(whole)
    joint = " " if " " in whole else ""
    turned = data.draw(st.integers(0, len(words) - 1))
    text = joint.join(words[turned:] + words[:turned])
    assert sum(c.isalpha() for c in text) >= 150
    assert tidy(decode(encoded(text, code_page), None).text) == tidy(text)


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        ("so\u00adfort", "sofort"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202bשלום\u202c", "שלום"),
        ("می\u200cروند", "می\u200cروند"),
        ("क्\u200dष", "क्\u200dष"),
        ("ಕ್\u200cಷ", "ಕ್\u200cಷ"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("plain\u200djoin", "plainjoin"),
        ("12\u00a0500 kr", "12\u00a0500 kr"),
        ("a\u00a0b\n\t c", "a b c"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_controls_go_and_what_a_script_needs_stays(raw: str, clean_text: str) -> None:
    assert tidy(raw) == clean_text


def test_entities_escaped_twice_are_undone_and_others_are_left() -> None:
    assert mend("Havsund &amp;amp; Merovar&amp;nbsp;!") == ("Havsund & Merovar\xa0!", ("entities",))
    assert mend("R & D; AT&T") == ("R & D; AT&T", ())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=500), st.sampled_from([None, "utf-8", "windows-1251", "big5", "no-such", "iso-2022-jp"]))
def test_no_bytes_raise_and_tidy_is_settled(content: bytes, declared: str | None) -> None:
    is_binary(content)
    text = decode(content, declared).text
    assert "\x00" not in text
    once, _ = tidied(text)
    assert tidy(once) == once
