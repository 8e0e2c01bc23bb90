"""Pronouns right behind the verb of a deed stand for whom it was done to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pytest
from tests.marked import plain_report

from reportedly.extraction.events.object_pronouns import (
    TELLING,
    is_object_pronoun,
    with_object_pronouns,
)
from reportedly.model.noticed import Noticed, Telling
from reportedly.reader.words import read


class Seeing:
    """A stand-in for the encoder: every word tells as likely as it is told."""

    def __init__(self, likely: float) -> None:
        self._likely = likely

    def telling(self, start: int) -> Telling | None:
        return Telling("ASSAULT", self._likely, 0.9, "OPEN")


def pronouns(text: str, likely: float = 0.9) -> Sequence[str]:
    reading = replace(read(plain_report(text)), noticed=cast(Noticed, Seeing(likely)))
    found = with_object_pronouns(reading, ())
    assert all(map(is_object_pronoun, found))
    return [actor.as_written for actor in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Masked men had abducted them near Kest.", ["them"]),
        ("The two groups deny killing him.", ["him"]),
        ("Guards beat her in a cellar.", ["her"]),
        ("Guards beat her.", ["her"]),
        ("Guards beat her brother.", []),
        ("They told him of it.", []),
        ("The army attacked with them.", []),
        ("Rebels shelled it.", []),
    ],
)
def test_the_object_of_a_deeds_verb_is_somebody(text: str, found: list[str]) -> None:
    assert pronouns(text) == found


def test_a_verb_in_which_nobody_hears_a_deed_makes_none() -> None:
    assert pronouns("Masked men abducted them.", TELLING - 0.01) == []


def test_without_an_encoder_there_are_none() -> None:
    assert with_object_pronouns(read(plain_report("Men abducted them.")), ()) == ()
