"""Some of a body, and some of several people, as one mention."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.words.group_phrases import with_group_phrases
from reportedly.reader.words import read


def mentions(text: str) -> list[tuple[str, str | None]]:
    """Words and name of every mention."""
    reading = read(plain_report(text))
    return [(a.as_written, a.name) for a in with_group_phrases(reading, find_actors(reading))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Fighters of the Lantern Front fled.",
            ("Fighters of the Lantern Front", "Lantern Front"),
        ),
        (
            "Militants from the so-called Lantern Front fled.",
            ("Militants from the so-called Lantern Front", "Lantern Front"),
        ),
        ("Snipers of the regime fired.", ("Snipers of the regime", None)),
        ("Two of our soldiers were hurt.", ("Two of our soldiers", None)),
    ],
)
def test_a_group_is_named_by_what_it_is_of(text: str, found: tuple[str, str | None]) -> None:
    assert mentions(text) == [found]


def test_whoever_comes_from_a_country_is_not_its_government() -> None:
    assert ("Gunmen", None) in mentions("Gunmen from the government quarter fled.")


def test_of_those_that_are_counted_without_article_the_number_stays_outside() -> None:
    assert mentions("Dozens of soldiers fled.") == [("soldiers", None)]
