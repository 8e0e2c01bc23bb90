"""Attacks that are warded off, by a verb before them, behind them or in a relative clause."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.events.triggers import find_triggers
from reportedly.extraction.events.warding import is_warded_off
from reportedly.extraction.words.clause_cutting import cut
from reportedly.model.span import Span
from reportedly.reader.words import read


def warded(text: str, word: str) -> bool:
    reading = read(plain_report(text))
    tokens = cut(reading, (Span(0, len(text)),))
    triggers = {tokens.low[trigger.first]: trigger for trigger in find_triggers(tokens)}
    return is_warded_off(tokens, triggers[word])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The guards repelled three night raids.", "raids"),
        ("The guards beat back an assault on Kest.", "assault"),
        ("The raid was foiled by guards.", "raid"),
        ("Raids that the guards foiled cost them two men.", "raids"),
    ],
)
def test_an_attack_is_warded_off(text: str, word: str) -> None:
    assert warded(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The guards repelled the raiders and launched raids of their own.", "raids"),
        ("The guards repelled the column and shelled Kest.", "shelled"),
        ("The raid went on while the guards were back in Kest.", "raid"),
    ],
)
def test_what_else_is_told_beside_warding_is_not(text: str, word: str) -> None:
    assert not warded(text, word)
