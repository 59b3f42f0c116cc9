import pytest

from hexapla.values.article import Article, Block, DateValue
from hexapla.values.event import Event, Member


def build(article_id, language, *blocks, published=None, **fields):
    """Return an article of paragraphs; a pair is (kind, text), a triple (kind, text, language), else a Block."""
    made = []
    for block in blocks:
        if isinstance(block, Block):
            made.append(block)
        elif isinstance(block, str):
            made.append(Block("paragraph", block, language))
        else:
            kind, text, *rest = block
            made.append(Block(kind, text, rest[0] if rest else language))
    text = "\n\n".join(block.text for block in made if block.kind != "caption")
    day = DateValue(published, "day") if published else None
    return Article(id=article_id, text=text, language=language, blocks=tuple(made), published=day, **fields)


@pytest.fixture
def article():
    return build


@pytest.fixture
def event():
    def made(*articles, **relations):
        members = tuple(Member(a.id, "e", *relations.get(a.id, ("independent", None)), 0.9) for a in articles)
        return Event("e", members), {a.id: a for a in articles}

    return made


ENGLISH = (
    "The 14th Diplomatic Conference of Dong Lam closed in Vinh Ha on the morning of 21 December 2022.",
    "Over four working days it held 19 sessions and heard more than 240 opinions on the work of the ministry.",
    "Foreign Minister Le Quang Hai praised the heads of the 68 missions who had come home for the conference.",
    "Deputy Prime Minister Tran My An asked the ministry to report on the results before 31 March 2023.",
    "At the closing session certificates of merit were awarded to 12 collectives for their work with citizens.",
)
FRENCH = (
    "La 14e Conférence diplomatique du Dong Lam s'est achevée à Vinh Ha dans la matinée du 21 décembre 2022.",
    "En quatre jours de travaux, elle a tenu 19 séances et entendu plus de 240 avis sur l'action du ministère.",
    "Le ministre des Affaires étrangères Le Quang Hai a salué les chefs des 68 missions venus pour la conférence.",
    "La vice-Première ministre Tran My An a demandé au ministère de rendre compte avant le 31 mars 2023.",
    "À la clôture, des certificats de mérite ont été remis à 12 collectifs pour leur travail auprès des citoyens.",
)


@pytest.fixture
def english():
    return ENGLISH


@pytest.fixture
def french():
    return FRENCH
