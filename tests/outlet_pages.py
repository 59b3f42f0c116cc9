"""Outlets of our own invention, page after page: what only many pages together show to be furniture.

Their template is div soup with meaningless class names. Every page has a story of its own, a stock caption, an appeal
for donations in the midst of the body, the note of one of three authors, headlines of other stories that change from
page to page, and a closing line.
"""

from __future__ import annotations

from html import escape

from msgspec import Struct

from hexapla.values.article import Article, Block
from hexapla.values.page import Page

STORIES = 8


class Outlet(Struct, frozen=True):
    """The words of an outlet: what its stories are filled with, and what its pages carry besides."""

    host: str
    language: str
    title: str
    paragraphs: tuple[str, ...]
    towns: tuple[str, ...]
    matters: tuple[str, ...]
    caption: str
    appeal: str
    authors: tuple[str, ...]
    related: str
    elsewhere: tuple[str, ...]
    closing: str
    formula: str

    def headline(self, number: int) -> str:
        """Return the title of a story."""
        return self.title.format(**self._words(number))

    def body(self, number: int) -> list[str]:
        """Return the paragraphs of a story; in some stands a formula that other stories have too."""
        told = [paragraph.format(**self._words(number)) for paragraph in self.paragraphs]
        return [*told[:3], self.formula, *told[3:]] if number % 2 else told

    def furniture(self, number: int) -> list[str]:
        """Return what a page carries besides its story, in its order."""
        others = [self.headline((number + step) % STORIES) for step in (1, 3)]
        away = [self.elsewhere[(number + step) % len(self.elsewhere)] for step in (0, 1)]
        author = self.authors[number % len(self.authors)]
        return [self.caption, self.appeal, author, self.related, *others, *away, self.closing]

    def page(self, number: int) -> Page:
        """Return a page of the outlet as its server would send it."""
        address = f"https://{self.host}/n/{number}"
        name = f"{self.host}-{number}"
        return Page(f"{name}.html", self.html(number).encode(), name, "text/html", url=address)

    def html(self, number: int) -> str:
        """Return the markup of a page."""
        caption, appeal, author, related, *headlines, closing = map(escape, self.furniture(number))
        title, (first, *rest) = escape(self.headline(number)), map(escape, self.body(number))
        listed = "".join(f'<div class="r{i}x"><p>{line}</p></div>' for i, line in enumerate(headlines))
        paragraphs = "".join(f'<div class="p7"><p>{text}</p></div>' for text in rest)
        return f"""<!DOCTYPE html><html lang="{self.language}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://{self.host}/n/{number}"></head>
<body><div class="a1"><div class="b2"><h1>{title}</h1><div class="p7"><p>{first}</p></div>
<div class="g4"><img src="/logo.png"><figure><figcaption>{caption}</figcaption></figure></div>
<div class="k9"><p>{appeal}</p></div>{paragraphs}<div class="t3"><p>{author}</p></div>
<div class="v8"><div class="v9"><p>{related}</p></div>{listed}</div><div class="y5"><p>{closing}</p></div></div></div>
</body></html>"""

    def article(self, number: int, template: str = "soup") -> Article:
        """Return a page's article as cleaning gives it that could tell nothing apart: all its lines are blocks.

        In ``soup`` every part of the page has a place, in ``flat`` all have one, in ``dump`` there is none.
        """
        caption, appeal, author, related, *headlines, closing = self.furniture(number)
        first, *rest = (("div.p7 > p", text) for text in self.body(number))
        behind = [("div.t3 > p", author), ("div.v9 > p", related), *(("div.r > p", line) for line in headlines)]
        lines = [first, ("figcaption", caption), ("div.k9 > p", appeal), *rest, *behind, ("div.y5 > p", closing)]
        blocks = tuple(
            Block(
                "caption" if path == "figcaption" and template != "dump" else "paragraph",
                text,
                self.language,
                path={"soup": path, "flat": "div.p7 > p", "dump": None}[template],
            )
            for path, text in lines
        )
        text = "\n\n".join(block.text for block in blocks if block.kind != "caption")
        page, title = self.page(number), self.headline(number)
        return Article(page.digest, text, page.location, page.url, language=self.language, title=title, blocks=blocks)

    def _words(self, number: int) -> dict[str, str | int]:
        town, matter = self.towns[number % len(self.towns)], self.matters[number % len(self.matters)]
        return {"town": town, "matter": matter, "count": 17 + 13 * number, "more": 240 + 31 * number, "day": 3 + number}


THAI = Outlet(
    host="khaodonglam.example",
    language="th",
    title="{town}จัดการประชุมว่าด้วย{matter} มีผู้แทน {count} คนเข้าร่วม",
    paragraphs=(
        "เมืองใหญ่อย่าง{town}เปิดการประชุมว่าด้วย{matter}เมื่อวันที่ {day} พฤษภาคม "
        "โดยมีผู้แทนจากหน่วยงานต่าง ๆ จำนวน {count} คนเข้าร่วมรับฟังรายงานประจำปีของคณะกรรมการ",
        "รายงานระบุว่าในช่วงสิบสองเดือนที่ผ่านมา {town}ใช้งบประมาณ {more} ล้านในการพัฒนา{matter} "
        "ซึ่งมากกว่าปีก่อนหน้าและครอบคลุมเขตชานเมืองทั้งหมดเป็นครั้งแรก",
        "นายกเทศมนตรีของ{town}กล่าวว่าแผนงานใหม่เรื่อง{matter}จะเริ่มใช้ในอีก {count} "
        "สัปดาห์ข้างหน้า และขอให้ประชาชนส่งความเห็นก่อนวันที่ {day} ของเดือนถัดไป",
        "ที่ประชุมลงมติด้วยคะแนนเสียง {count} เสียงให้ตั้งคณะทำงานชุดใหม่ที่{town} "
        "เพื่อติดตามความก้าวหน้าของ{matter}และรายงานผลต่อสภาทุกสามเดือน",
    ),
    towns=("เมโรวาร์", "เวลดาเนีย", "ฮัฟซุนด์", "ควินทารา", "ดงลัม", "ซาฮีรา", "เกอลันจาร์", "ออร์โลวิช"),
    matters=("ท่าเรือประมง", "ทางรถไฟสายเหนือ", "น้ำสะอาด", "โรงเรียนชนบท", "พลังงานลม", "ตลาดข้าว", "การท่องเที่ยว", "สาธารณสุข"),
    caption="ตราประจำสำนักข่าวดงลัมบนอาคารที่ทำการหลังเดิม",
    appeal="ข่าวของเราไม่มีค่าใช้จ่ายสำหรับผู้อ่านทุกคน หากท่านเห็นคุณค่าของงานชิ้นนี้ โปรดสมทบทุนเพื่อให้ห้องข่าวของเราทำงานต่อไปได้อย่างอิสระ",
    authors=(
        "สมหญิงทำข่าวเศรษฐกิจกับเรามาตั้งแต่วันแรก เธอชอบปลูกต้นไม้และสะสมแผนที่เก่าของเมืองท่าต่าง ๆ ทั่วทั้งภูมิภาคของเรา",
        "ประเสริฐเป็นผู้สื่อข่าวประจำสภา เขาเคยเขียนหนังสือเรื่องการเดินทางทางเรือสองเล่ม และสอนวิชาการเขียนข่าวทุกวันเสาร์",
        "มาลีรายงานข่าวต่างประเทศจากสองทวีป เธอพูดได้สี่ภาษาและเคยได้รับรางวัลนักข่าวรุ่นใหม่จากสมาคมของเราเมื่อหลายปีก่อน",
    ),
    related="เรื่องอื่นที่ท่านอาจสนใจในสัปดาห์นี้",
    elsewhere=(
        "เปิดตัวสะพานใหม่ข้ามแม่น้ำสายหลักก่อนกำหนด",
        "นักเรียนจากห้าเมืองแข่งขันตอบปัญหาคณิตศาสตร์",
        "ราคาปลาในตลาดกลางลดลงเป็นสัปดาห์ที่สาม",
        "พิพิธภัณฑ์ทางทะเลจะเปิดให้เข้าชมในเดือนหน้า",
    ),
    closing="สงวนสิทธิ์ทุกประการ ห้ามนำส่วนหนึ่งส่วนใดของบทความนี้ไปเผยแพร่ซ้ำโดยไม่ได้รับอนุญาตเป็นลายลักษณ์อักษรจากสำนักข่าวของเรา",
    formula="การประชุมดำเนินไปในบรรยากาศฉันมิตร ทั้งสองฝ่ายแลกเปลี่ยนความเห็นกันอย่างตรงไปตรงมา และเห็นพ้องกันที่จะพบกันอีกครั้งในปีหน้า",
)

UKRAINIAN = Outlet(
    host="visti-merovar.example",
    language="uk",
    title="{town}: нарада про {matter} зібрала {count} делегатів",
    paragraphs=(
        "У місті {town} {day} травня відкрилася нарада, присвячена темі «{matter}». На неї "
        "приїхали {count} делегатів від громад, "
        "портів і навчальних закладів, які вислухали річний звіт комісії.",
        "За даними звіту, протягом року {town} витратило на {matter} {more} мільйонів, більше, "
        "ніж торік, і вперше роботи "
        "охопили всі передмістя без винятку.",
        "Міська голова зазначила, що новий план, який стосується теми «{matter}», почне діяти "
        "через {count} тижнів, і попросила "
        "мешканців міста {town} надіслати зауваження до {day} числа.",
        "Учасники {count} голосами підтримали створення робочої групи в місті {town}, яка "
        "стежитиме за тим, як виконують "
        "рішення про {matter}, і щокварталу доповідатиме раді.",
    ),
    towns=("Меровар", "Вельданія", "Гавсунд", "Квінтара", "Донглам", "Захіра", "Келанджар", "Орлович"),
    matters=(
        "рибальські порти",
        "північну залізницю",
        "чисту воду",
        "сільські школи",
        "вітрову енергію",
        "ринок зерна",
        "туризм",
        "лікарні",
    ),
    caption="Емблема видання на фасаді старої редакції",
    appeal="Наші тексти залишаються безкоштовними для всіх читачів. Якщо ця робота здається вам "
    "корисною, підтримайте редакцію "
    "внеском, щоб вона й надалі могла працювати незалежно.",
    authors=(
        "Олена пише для нас про господарство від першого дня. У вільний час вона вирощує троянди "
        "та збирає старі мапи "
        "портових міст.",
        "Тарас веде хроніку ради й викладає основи репортажу щосуботи. Він написав дві книжки про подорожі річкою.",
        "Марта розповідає про події з двох континентів. Вона розмовляє чотирма мовами й колись "
        "здобула відзнаку "
        "для молодих кореспондентів.",
    ),
    related="Цього тижня вас може зацікавити ще й таке",
    elsewhere=(
        "Новий міст через головну річку відкрили раніше строку",
        "Школярі з п'яти міст змагалися з математики",
        "Ціни на рибу падають третій тиждень поспіль",
        "Морський музей запрошує відвідувачів наступного місяця",
    ),
    closing="Усі права захищено. Відтворення цього матеріалу або його частини без письмової згоди "
    "редакції заборонено, "
    "цитування дозволено з посиланням на першоджерело.",
    formula="Зустріч пройшла в дружній атмосфері. Сторони відверто обмінялися думками й домовилися "
    "зустрітися знову "
    "наступного року, щоб підсумувати зроблене.",
)
