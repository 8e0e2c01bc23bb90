"""Quantities that leave out whom they count, and states and scopes told a little further off."""

import pytest
from tests.extraction.quantities.test_quantities import found

from reportedly.model.mention import Population, QuantityScope


def states(text: str) -> list[str]:
    return [quantity.state for quantity in found(text)]


def populations(text: str) -> list[str]:
    return [quantity.population for quantity in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They tell of the destruction of six tanks, two jeeps armed with cannon and six guns.",
            ["destroyed"] * 3,
        ),
        (
            "Five trenches, 11 trucks with heavy guns and two depots were destroyed.",
            ["destroyed"] * 3,
        ),
        (
            "The elimination of 17 gunmen, four jeeps and a dozen lorries was announced.",
            ["other", "destroyed", "destroyed"],
        ),
        ("The unit eliminated two howitzers.", ["destroyed"]),
        ("The unit eliminated two gunmen.", ["other"]),
        ("They hanged and crucified seven villagers.", ["killed"]),
        ("Six jeeps with men who fled and two tanks were destroyed.", ["other", "destroyed"]),
    ],
)
def test_a_state_reaches_the_members_of_a_list(text: str, expected: list[str]) -> None:
    assert states(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten soldiers were killed and about 40 wounded.", ["combatant", "combatant"]),
        ("Ten villagers were killed and about 40 wounded.", ["unstated", "unstated"]),
        ("Ten soldiers were killed and 40 others wounded.", ["combatant", "unstated"]),
        ("Six children were killed and 15 injured.", ["child", "unstated"]),
        ("One soldier was killed and 15 were injured.", ["combatant", "unstated"]),
        ("They shot nine men, eight of them rebels.", ["unstated", "combatant"]),
        ("They shot nine men, eight of them women or children.", ["unstated", "mixed"]),
    ],
)
def test_a_bare_figure_counts_those_named_before(text: str, expected: list[str]) -> None:
    assert populations(text) == expected


def test_another_thirty_are_persons() -> None:
    first, second = found("Fifty gunmen were killed and another 30 trapped in a tunnel.")
    assert (first.unit, second.unit) == ("person", "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They abducted 220 villagers. Others said the number could be 350.", "captured"),
        ("They abducted 220 villagers. Others said the number of lorries was 350.", "other"),
        ("They abducted 220 villagers.\n\nThe number is 350.", "other"),
    ],
)
def test_the_number_is_of_those_counted_right_before(text: str, expected: str) -> None:
    assert states(text) == ["captured", expected]


def test_the_head_of_a_phrase_is_its_plural() -> None:
    text = "They buried seven terrorist field commanders."
    (quantity,) = found(text)
    assert quantity.of
    assert quantity.of.of(text) == "terrorist field commanders"
    assert quantity.population is Population.COMBATANT


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Some 90,000 people were killed in more than four years of war.", "cumulative"),
        ("It put the toll of the four-year conflict at 90,000 people.", "cumulative"),
        ("Two people were killed today in a country in its fourth year of war.", "incident"),
        ("After four years of war, 2,000 people were killed in a night.", "incident"),
        ("It has killed 4,000 people in the war.", "cumulative"),
    ],
)
def test_the_dead_of_a_war_are_no_incident(text: str, scope: str) -> None:
    assert [quantity.scope for quantity in found(text)] == [scope]


def test_losses_are_summed_over_the_time_told_before() -> None:
    told = "Over the past two days jets struck the bank. Losses totalled 30 gunmen."
    assert found(told)[-1].scope is QuantityScope.PERIOD
    told = "Over the past two days jets struck the bank. A shell killed 30 gunmen."
    assert found(told)[-1].scope is QuantityScope.INCIDENT


@pytest.mark.parametrize(
    "text",
    [
        "One of those four was named by the court.",
        "The Halvik Stream 2 pipe was launched.",
        "They are the two largest economies.",
        "He read out two posts.",
    ],
)
def test_no_count(text: str) -> None:
    assert found(text) == ()


def test_posts_that_are_manned_are_counted() -> None:
    assert [quantity.unit for quantity in found("They hold two command posts.")] == ["post"]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("A dozen Orland and Veskar soldiers were killed.", "Orland and Veskar soldiers"),
        ("They held 20 local and foreign journalists.", "local and foreign journalists"),
        ("The blast killed 12 Saturday and local officials left.", None),
        ("The blast killed 12 instantly and local officials left.", None),
        ("They shot 12 and local officials left.", None),
        ("Six hospitals and local schools were destroyed.", "hospitals"),
    ],
)
def test_two_words_before_one_noun(text: str, of: str | None) -> None:
    (quantity,) = found(text)
    assert (quantity.of.of(text) if quantity.of else None) == of
