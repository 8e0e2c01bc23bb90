"""Pronouns right before the verb of a deed stand for somebody."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pytest
from tests.marked import plain_report

from reportedly.extraction.events.subject_pronouns import TELLING, with_subject_pronouns
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
    return [actor.as_written for actor in with_subject_pronouns(reading, ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The navy said it had since shot down a jet.", ["it"]),
        ("They have repeatedly attacked Kest.", ["They"]),
        ("They were attacked at Kest.", ["They"]),
        ("It was attacked at dawn.", []),
        ("It had been seized at dawn.", []),
        ("They like the market of Kest.", []),
    ],
)
def test_the_subject_of_a_deeds_verb_is_somebody(text: str, found: list[str]) -> None:
    assert pronouns(text) == found


def test_a_verb_in_which_nobody_hears_a_deed_makes_none() -> None:
    assert pronouns("They attacked Kest.", TELLING - 0.01) == []


def test_without_an_encoder_there_are_none() -> None:
    assert with_subject_pronouns(read(plain_report("They attacked Kest.")), ()) == ()
