"""What tables of claims say in words that the record says in codes."""

from dataclasses import replace

import pytest

import reportedly
from reportedly.cli.rows import CLAIM_COLUMNS, claim_cells, times_of
from reportedly.model.mention import TimeRole
from reportedly.wording import time_words

TEXT = "The mayor said on Tuesday that a shell had hit the mill on Monday morning."


@pytest.fixture(scope="module")
def claim():
    (found,) = reportedly.read(TEXT, published="2025-03-11")
    return found


def timed(claim, *values: str, role: TimeRole = TimeRole.EVENT):
    times = tuple(replace(claim.times[0], value=value, role=role) for value in values)
    return replace(claim, times=times)


def test_a_part_of_a_day_has_its_word(claim) -> None:
    assert times_of(claim) == ["2025-03-10, morning", "said 2025-03-11"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-03-11TNI", "2025-03-11, night"),
        ("P1W", "1 week"),
        ("PT30M", "30 minutes"),
        ("P3M", "3 months"),
        ("PAST_REF", "at some time past"),
        ("2025-03-11", None),
        ("2025-W11", None),
    ],
)
def test_values_that_are_no_date_have_words(value: str, words: str | None) -> None:
    assert time_words(value) == words


def test_a_weekday_of_no_week_is_no_time_and_no_time_stands_twice(claim) -> None:
    said = timed(claim, "2025-03-11", "XXXX-WXX-2", "2025-03-11", role=TimeRole.UTTERANCE)
    assert times_of(said) == ["said 2025-03-11"]


@pytest.mark.parametrize(
    ("name", "role", "shown"),
    [
        ("Kelmar's embassy", "Kelmar's embassy", "Kelmar's embassy"),
        ("Ruth Dane", "mayor", "Ruth Dane (mayor)"),
        ("Ruth Dane", None, "Ruth Dane"),
    ],
)
def test_a_role_that_the_name_says_is_not_said_again(claim, name, role, shown) -> None:
    speaker = replace(claim.speakers[0], name=name, role=role)
    cells = claim_cells(replace(claim, speakers=(speaker,)), TEXT)
    assert dict(zip(CLAIM_COLUMNS, cells, strict=True))["source"] == shown
