"""Assembly: what an event says of itself: its id, what holds it and what it was kept apart from."""

import hashlib

from msgspec.structs import replace

from hexapla.events import link
from hexapla.events.assembly import APART, PLACES
from hexapla.values.article import Article, DateValue
from hexapla.values.event import Event

FERRY = (
    "LUNDOYA, {} - The ferry Skarvholm ran aground off Lundoya on {} with 214 people on board. Captain Ragnvald "
    "Tveitane said that a cable of the rudder had parted; the lifeboat Havbris took all of them to Kvalsund within "
    "three hours."
)
MILL = (
    "TARNOWICE, {} - The paper mill of Tarnowice closes on {} after 131 years. Director Bozena Wilkolaska said that 87 "
    "workers would be paid until spring; the union of mill workers asks the town of Tarnowice to buy the halls."
)


def told(name: str, text: str, day: str) -> Article:
    given = DateValue(f"2031-05-{day}", "day")
    return Article(id=name, text=text.format("May 2031", "1 May 2031"), language="en", published=given)


ARTICLES = [
    told("a", FERRY, "03"),
    replace(told("b", FERRY, "02"), text=FERRY.format("May 2031", "1 May 2031") + " Nobody was hurt."),
    told("c", MILL, "04"),
    replace(told("d", MILL, "05"), text="The town is silent. " + MILL.format("May 2031", "1 May 2031")),
    Article(id="e", text="", language="en"),
]


def events() -> dict[str, Event]:
    """Return the event of each article."""
    return {member.id: event for event in link(ARTICLES).events for member in event.members}


def test_an_event_is_called_after_its_earliest_page() -> None:
    for event, first in ((events()["a"], "b"), (events()["d"], "c"), (events()["e"], "e")):
        assert event.id == hashlib.sha256(first.encode()).hexdigest()[:16]


def test_events_are_in_the_order_of_their_ids() -> None:
    found = [event.id for event in link(ARTICLES).events]
    assert found == sorted(found)
    assert len(found) == 3


def test_each_member_is_held_by_a_judgement_inside_its_event() -> None:
    event = events()["a"]
    (inside,) = [one for one in event.judgements if one.verdict == "same event"]
    assert (inside.a, inside.b) == ("a", "b")
    assert all(member.score in (round(inside.score, PLACES), 1.0) for member in event.members)


def test_few_judgements_say_what_an_event_was_kept_apart_from() -> None:
    for event in events().values():
        members = {member.id for member in event.members}
        outside = [one for one in event.judgements if not {one.a, one.b} <= members]
        assert len(outside) <= APART
        assert all(len({one.a, one.b} & members) == 1 and one.verdict == "different" for one in outside)


def test_an_article_alone_is_sure_of_itself() -> None:
    (alone,) = events()["e"].members
    assert alone.score == 1.0
    assert alone.relation == "original"
