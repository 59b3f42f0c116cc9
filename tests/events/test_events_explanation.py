"""Explanation: signals in the order of their weight, and equal ones are one object."""

from hexapla.events import link
from hexapla.values.article import Article

TOLD = "President Anders Holm opened the conference in Skarv on 3 May with 120 delegates from {} countries."


def test_signals_come_with_the_weightiest_first_and_are_shared() -> None:
    events = link([Article(id=str(k), text=TOLD.format(k), language="en") for k in range(6)]).events
    found = [one.signals for event in events for one in event.judgements]
    assert found
    for signals in found:
        weights = [abs(one.value * one.weight) for one in signals]
        assert weights == sorted(weights, reverse=True)
        assert all(one.value for one in signals)
    every = [one for signals in found for one in signals]
    assert len({id(one) for one in every if one.name == "prior"}) <= 2
