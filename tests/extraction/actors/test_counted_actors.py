"""Figures that stand for people beside what was done to them."""

import pytest
from tests.marked import plain_report

from reportedly.pipeline import bundled_engine, claims_of

ENGINE = bundled_engine()


def counted(text: str) -> list[str]:
    return [
        actor.as_written
        for claim in claims_of(plain_report(text), ENGINE)
        for actor in claim.actors
        if actor.made is not None and actor.made.rule == "count"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The raid killed two clerks and wounded seven others.", ["seven others"]),
        ("The raid killed two clerks and wounded at least 40.", ["at least 40"]),
        ("Two clerks were killed and dozens more were badly injured.", ["dozens more"]),
        ("Police shot a man and arrested another 12.", ["another 12"]),
        ("The raid killed 14 clerks.", []),  # a noun says who they are
        ("The toll rose to 85 on Monday.", []),  # no verb says what befell them
        ("The army destroyed 30.", []),  # nor need these be people
    ],
)
def test_figures_beside_a_verb_of_harm(text: str, found: list[str]) -> None:
    assert counted(text) == found
