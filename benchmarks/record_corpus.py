"""Made-up events of invented states, each told in five languages: what records are measured on.

Every event has ten versions: in each language one that tells all and one, of another outlet, that leaves sentences out.
Values, names, places and documents are drawn for each event; the sentences are ours.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from hexapla.values.article import Article, Block, DateValue
from hexapla.values.event import Event, Member

VERSIONS = 10
ROUNDS = 3
"""How often an article goes through the sentences, for one committee after the other."""

_OPENING = {
    "en": "The {n}th conference of {city} ended on {day} May {year}, after {days} working days.",
    "de": "Die {n}. Konferenz von {city} ist am {day}. Mai {year} nach {days} Arbeitstagen zu Ende gegangen.",
    "fr": "La {n}e conférence de {city} s’est achevée le {day} mai {year}, après {days} jours de travail.",
    "es": "La {n}ª conferencia de {city} terminó el {day} de mayo de {year}, tras {days} días de trabajo.",
    "nb": "Den {n}. konferansen i {city} ble avsluttet {day}. mai {year}, etter {days} arbeidsdager.",
}
_SENTENCES = {
    "en": (
        "The committee of {place} held {a} sessions and heard more than {b} speeches about harbours and schools.",
        "Foreign Minister {name} thanked the heads of {c} missions who had come home for the meeting.",
        "He asked the ministry to report on the results before {day} June {next}, under Directive {code}.",
        "Medals of merit were awarded to {d} offices for their work with citizens abroad.",
        "Trade with the neighbours grew by {e}.{f} percent and reached {g} million crowns, said {name}.",
        "“We have kept our word, and {place} will keep its own,” Deputy Prime Minister {other} said.",
        "The delegates voted for the resolution with {a} votes against {f}.",
        "In {place} itself, shortcomings remain: {c} bridges wait for repair, and {e} ferries are too old.",
    ),
    "de": (
        "Der Ausschuss von {place} hielt {a} Sitzungen ab und hörte mehr als {b} Reden über Häfen und Schulen.",
        "Außenminister {name} dankte den Leitern von {c} Vertretungen, die zu dem Treffen heimgekommen waren.",
        "Er bat das Ministerium, bis zum {day}. Juni {next} nach Weisung {code} über die Ergebnisse zu berichten.",
        "Verdienstmedaillen gingen an {d} Ämter für ihre Arbeit mit Bürgern im Ausland.",
        "Der Handel mit den Nachbarn wuchs um {e},{f} Prozent auf {g} Millionen Kronen, sagte {name}.",
        "„Wir haben Wort gehalten, und {place} wird es auch tun“, sagte Vizeministerpräsident {other}.",
        "Die Delegierten stimmten der Resolution mit {a} gegen {f} Stimmen zu.",
        "In {place} selbst bleiben Mängel: {c} Brücken warten auf Reparatur, und {e} Fähren sind zu alt.",
    ),
    "fr": (
        "Le comité de {place} a tenu {a} séances et entendu plus de {b} discours sur les ports et les écoles.",
        "Le ministre des Affaires étrangères {name} a remercié les chefs de {c} missions rentrés pour la réunion.",
        "Il a demandé au ministère un rapport sur les résultats avant le {day} juin {next}, selon la directive {code}.",
        "Des médailles du mérite ont été remises à {d} bureaux pour leur travail auprès des citoyens à l’étranger.",
        "Le commerce avec les voisins a crû de {e},{f} % et atteint {g} millions de couronnes, a dit {name}.",
        "« Nous avons tenu parole, et {place} tiendra la sienne », a dit le vice-premier ministre {other}.",
        "Les délégués ont voté la résolution par {a} voix contre {f}.",
        "À {place} même, des défauts demeurent : {c} ponts attendent une réparation, {e} bacs sont trop vieux.",
    ),
    "es": (
        "El comité de {place} celebró {a} sesiones y escuchó más de {b} discursos sobre puertos y escuelas.",
        "El ministro de Exteriores {name} agradeció a los jefes de {c} misiones que volvieron para la reunión.",
        "Pidió al ministerio un informe de los resultados antes del {day} de junio de {next}, por la directiva {code}.",
        "Se entregaron medallas al mérito a {d} oficinas por su trabajo con los ciudadanos en el extranjero.",
        "El comercio con los vecinos creció un {e},{f} % y alcanzó {g} millones de coronas, dijo {name}.",
        "«Hemos cumplido nuestra palabra, y {place} cumplirá la suya», dijo el viceprimer ministro {other}.",
        "Los delegados votaron la resolución por {a} votos contra {f}.",
        "En {place} mismo quedan carencias: {c} puentes esperan reparación y {e} barcos son demasiado viejos.",
    ),
    "nb": (
        "Komiteen i {place} holdt {a} møter og hørte mer enn {b} innlegg om havner og skoler.",
        "Utenriksminister {name} takket lederne for {c} stasjoner som var kommet hjem til møtet.",
        "Han ba departementet rapportere om resultatene før {day}. juni {next}, etter direktiv {code}.",
        "Fortjenstmedaljer ble delt ut til {d} kontorer for arbeidet med borgere i utlandet.",
        "Handelen med naboene økte med {e},{f} prosent og nådde {g} millioner kroner, sa {name}.",
        "«Vi har holdt ord, og {place} vil holde sitt», sa visestatsminister {other}.",
        "Delegatene stemte for resolusjonen med {a} mot {f} stemmer.",
        "I {place} selv gjenstår mangler: {c} broer venter på reparasjon, og {e} ferger er for gamle.",
    ),
}
_FIRST = ("Tomas", "Mirela", "Anselm", "Jovana", "Edvin", "Saskia", "Bertil", "Oriana")
_LAST = ("Orlovic", "Havrand", "Quinteros", "Belmare", "Tavsen", "Ilmari", "Dorval", "Skarven", "Montalvo", "Velde")
_PLACES = ("Merovar", "Havsund", "Quintara", "Skarvland", "Veldania", "Tarnhafen", "Belmora", "Ostrand", "Lirana")


def told_events(count: int) -> Iterator[tuple[Event, dict[str, Article]]]:
    """Yield events with their articles, one at a time; the same ones whatever the count."""
    for number in range(count):
        yield told(number, VERSIONS)


def told(number: int, versions: int) -> tuple[Event, dict[str, Article]]:
    """Return an event in so many versions."""
    articles = [_version(number, version) for version in range(versions)]
    members = tuple(Member(article.id, f"e{number}", "independent", None, 0.9) for article in articles)
    return Event(f"e{number}", members), {article.id: article for article in articles}


def _version(number: int, version: int) -> Article:
    language = tuple(_SENTENCES)[version % len(_SENTENCES)]
    facts = random.Random(f"facts {number}")
    cuts = random.Random(f"cuts {number} {version}") if version >= len(_SENTENCES) else None
    fixed = {"n": 3 + number, "city": facts.choice(_PLACES), "year": 2020 + number % 5, "days": facts.randint(2, 5)}
    fixed |= {"day": facts.randint(2, 27), "next": 2021 + number % 5}
    paragraphs = [_OPENING[language].format(**fixed)]
    for place in facts.sample(_PLACES, ROUNDS):
        drawn = {letter: facts.randint(2, 9) if letter == "f" else facts.randint(11, 890) for letter in "abcdefg"}
        people = {"name": _name(facts), "other": _name(facts)}
        code = f"{facts.randint(2, 98)}/CT-{facts.choice('BDKMT')}L"
        said = [line.format(place=place, code=code, **people, **drawn, **fixed) for line in _SENTENCES[language]]
        paragraphs += [line for line in said if cuts is None or cuts.random() > 0.1]
    title = paragraphs[0].partition(",")[0].rstrip(".")
    published = DateValue(f"{fixed['year']}-05-{28 if version else 27}", "day")
    return Article(
        f"{number}-{version}",
        "\n\n".join(paragraphs),
        language=language,
        title=title,
        outlet=f"Outlet {version}",
        published=published,
        blocks=tuple(Block("paragraph", text) for text in paragraphs),
    )


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
