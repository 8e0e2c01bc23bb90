"""Times that are counted from what the story has told, and what is said of a state or a while."""

import pytest
from tests.timed import times_of, values

from reportedly.model.mention import TimeRole, TimeType


def value_of(text: str, words: str, published: str | None = "2023-05-10") -> str | None:
    return dict(values(text, published))[words]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Last year he fell ill. His rising in June failed.", "June", "2022-06"),
        ("Last year he fell ill. His rising in March failed.", "March", "2023-03"),
        ("Last year he fell ill. A vote will be held in June.", "June", "2023-06"),
        ("In June the band set fire to the mill.", "June", "2022-06"),
        ("In May the band set fire to the mill.", "May", "2023-05"),
        ("They have held the mill since June.", "June", "2022-06"),
        ("They have considered cuts before October midterm elections.", "October", "2023-10"),
        ("It fell in late spring last year.", "late spring last year", "2022-SP"),
        ("It fell in the autumn of last year.", "the autumn of last year", "2022-FA"),
        ("He has ruled for nearly a quarter-century.", "nearly a quarter-century", "P25Y"),
        ("He has ruled for a quarter of a century.", "a quarter of a century", "P25Y"),
        ("It might one day fall.", "one day", "FUTURE_REF"),
        ("It was held for one day.", "one day", "P1D"),
        ("It began in 2014. Since then it has spread.", "then", "2014"),
        ("Since then it has spread.", "then", "PAST_REF"),
        ("Forty minutes later the roof fell.", "Forty minutes later", None),
    ],
)
def test_a_time_is_counted_from_the_story(text: str, words: str, value: str | None) -> None:
    assert value_of(text, words) == value


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("On Sunday the band claimed Tuesdays attack on the mill.", "2023-02-07"),
        ("On Sunday the band claimed Tuesday's attack on the mill.", "2023-02-07"),
        ("On Sunday the band left and on Tuesday it came back.", "2023-02-14"),
        ("The band claimed Tuesday's attack on the mill.", "2023-02-14"),
    ],
)
def test_a_deed_is_older_than_the_claim_of_it(text: str, owned: str) -> None:
    assert times_of(text)[-1].value == owned


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The mill is now held by Orland.", "as_of"),
        ("They have now set up a post.", "event"),
        ("They fought until now.", "period"),
        ("It was shelled in recent weeks.", "period"),
        ("It was shelled recently.", "event"),
    ],
)
def test_the_role_of_what_is_vague(text: str, role: str) -> None:
    (time,) = times_of(text)
    assert time.type is TimeType.DATE
    assert time.role is TimeRole(role)
