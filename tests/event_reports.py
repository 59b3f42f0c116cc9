"""Reports of our own invention: four events, two of them of one series, told in several languages."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec import Struct


class Report(Struct, frozen=True):
    """One report as an outlet would hand it over: an article that is cut out already."""

    id: str
    language: str
    published: str
    title: str
    text: str

    def line(self) -> str:
        """Return the report as a line of JSON Lines."""
        url = f"https://{self.id}.example/news"
        known = {name: getattr(self, name) for name in self.__struct_fields__}
        return json.dumps({**known, "url": url, "outlet": f"{self.id}.example"}, ensure_ascii=False)


def written(folder: Path, reports: list[Report]) -> list[str]:
    """Write each report to a file of its own; returns their names."""
    names = []
    for report in reports:
        path = folder / f"{report.id}.jsonl"
        path.write_text(report.line() + "\n", "utf-8")
        names.append(str(path))
    return names


FORUM_EN = Report(
    "forum-en",
    "en",
    "2023-05-12",
    "The 8th Karvelia Water Forum closes in Ostrin",
    "OSTRIN, 12 May 2023 - The 8th Karvelia Water Forum closed in Ostrin on 12 May after three days. Chairwoman "
    "Milena Drasovic said that 640 delegates from 37 countries had held 21 sessions. Engineer Tomas Belgarde "
    "presented a map of 1,480 wells in the Lower Savra basin. The forum adopted Declaration 8/KWF and set up a fund "
    "of 75 million euros.",
)
FORUM_FR = Report(
    "forum-fr",
    "fr",
    "2023-05-12",
    "Clôture du 8e Forum de l'eau de Karvelia à Ostrin",
    "OSTRIN, 12 mai 2023 - Le 8e Forum de l'eau de Karvelia s'est achevé à Ostrin le 12 mai après trois jours. La "
    "présidente Milena Drasovic a indiqué que 640 délégués de 37 pays avaient tenu 21 séances. L'ingénieur Tomas "
    "Belgarde a présenté une carte de 1 480 puits du bassin de la Basse-Savra. Le forum a adopté la déclaration "
    "8/KWF et créé un fonds de 75 millions d'euros.",
)
FORUM_ID = Report(
    "forum-id",
    "id",
    "2023-05-13",
    "Forum Air Karvelia ke-8 ditutup di Ostrin",
    "OSTRIN, 12 Mei 2023 - Forum Air Karvelia ke-8 ditutup di Ostrin pada 12 Mei setelah tiga hari. Ketua Milena "
    "Drasovic mengatakan 640 delegasi dari 37 negara mengadakan 21 sidang. Insinyur Tomas Belgarde memaparkan peta "
    "1.480 sumur di cekungan Savra Hilir. Forum mengesahkan Deklarasi 8/KWF dan membentuk dana 75 juta euro.",
)
NEXT_EN = Report(
    "next-en",
    "en",
    "2024-05-17",
    "The 9th Karvelia Water Forum closes in Pelimar",
    "PELIMAR, 17 May 2024 - The 9th Karvelia Water Forum closed in Pelimar on 17 May after four days. Chairwoman "
    "Milena Drasovic said that 815 delegates from 42 countries had held 26 sessions. Hydrologist Aino Kestrel "
    "reported on 93 glaciers of the Upper Savra. The forum adopted Declaration 9/KWF and doubled its fund to 150 "
    "million euros.",
)
NEXT_ES = Report(
    "next-es",
    "es",
    "2024-05-17",
    "Concluye en Pelimar el 9.º Foro del Agua de Karvelia",
    "PELIMAR, 17 de mayo de 2024 - El 9.º Foro del Agua de Karvelia concluyó en Pelimar el 17 de mayo tras cuatro "
    "días. La presidenta Milena Drasovic dijo que 815 delegados de 42 países habían celebrado 26 sesiones. La "
    "hidróloga Aino Kestrel informó sobre 93 glaciares del Alto Savra. El foro aprobó la Declaración 9/KWF y duplicó "
    "su fondo a 150 millones de euros.",
)
BRIDGE_DE = Report(
    "bridge-de",
    "de",
    "2023-09-03",
    "Brücke von Harnsund nach 412 Tagen eröffnet",
    "HARNSUND, 3. September 2023 - Verkehrsministerin Ragna Ulfsdottir hat am 3. September die neue Brücke von "
    "Harnsund eröffnet. Sie ist 1.930 Meter lang, kostete 288 Millionen Kronen und wurde nach 412 Tagen Bauzeit "
    "fertig. Bauleiter Piet Oosterveen dankte 560 Arbeitern. Die Fähre Skarvik fährt nach 64 Jahren nicht mehr.",
)
BRIDGE_RU = Report(
    "bridge-ru",
    "ru",
    "2023-09-04",
    "Мост в Харнсунде открыт через 412 дней",
    "ХАРНСУНД, 3 сентября 2023 г. - Министр транспорта Рагна Ульфсдоттир 3 сентября открыла новый мост в Харнсунде. "
    "Его длина 1930 метров, он стоил 288 миллионов крон и был построен за 412 дней. Начальник стройки Пит Оостервен "
    "поблагодарил 560 рабочих. Паром «Скарвик» после 64 лет работы больше не ходит.",
)
BRIDGE_EN = Report(
    "bridge-en",
    "en",
    "2023-09-03",
    "Harnsund bridge opens after 412 days",
    "HARNSUND, 3 September 2023 - Transport Minister Ragna Ulfsdottir opened the new bridge of Harnsund on 3 "
    "September. It is 1,930 metres long, cost 288 million kroner and was finished after 412 days. Site manager Piet "
    "Oosterveen thanked 560 workers. The ferry Skarvik no longer runs after 64 years.",
)
PRIZE_VI = Report(
    "prize-vi",
    "vi",
    "2023-11-20",
    "Trao giải thưởng Lumera lần thứ 17",
    "TALVENNA, ngày 20 tháng 11 năm 2023 - Nhà thơ Ottoline Marchbank nhận Giải thưởng Lumera lần thứ 17 tại "
    "Talvenna ngày 20/11. Giải trị giá 125.000 franc. Ban giám khảo gồm 9 người do Ezequiel Thornfield làm chủ tịch "
    "đã chọn bà trong số 238 đề cử.",
)
PRIZE_EN = Report(
    "prize-en",
    "en",
    "2023-11-20",
    "Ottoline Marchbank receives the 17th Lumera Prize",
    "TALVENNA, 20 November 2023 - The poet Ottoline Marchbank received the 17th Lumera Prize in Talvenna on 20 "
    "November. The prize carries 125,000 francs. A jury of 9 chaired by Ezequiel Thornfield had chosen her among 238 "
    "names.",
)
REPORTS = [
    FORUM_EN, FORUM_FR, FORUM_ID, NEXT_EN, NEXT_ES, BRIDGE_DE, BRIDGE_RU, BRIDGE_EN, PRIZE_VI, PRIZE_EN,
]  # fmt: skip
EVENTS = [
    ["bridge-de", "bridge-en", "bridge-ru"],
    ["forum-en", "forum-fr", "forum-id"],
    ["next-en", "next-es"],
    ["prize-en", "prize-vi"],
]
