"""Events as rules and encoder read them together."""

import pytest
from tests.marked import plain_report

from reportedly.model.claim import Claim
from reportedly.pipeline import bundled_engine, claims_of

ENGINE = bundled_engine()


def events(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Trigger, agents and recipients of every event, as written."""

    def written(claim: Claim, indexes: tuple[int, ...]) -> list[str]:
        return [claim.actors[index].as_written for index in indexes]

    return [
        (event.trigger.of(text), written(claim, event.agents), written(claim, event.recipients))
        for claim in claims_of(plain_report(text), ENGINE)
        for event in claim.events
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Activists said 10 civilians were killed and 50 wounded in airstrikes on Kest.",
            [("airstrikes", [], ["civilians", "50"])],
        ),
        (
            "Mortars hit a bakery in Kest, killing four women and injuring more than 20.",
            [("hit", [], ["women", "more than 20"])],
        ),
        (
            "Twelve gunmen were killed and another 15 were arrested.",
            [("killed", [], ["Twelve gunmen"]), ("arrested", [], ["another 15"])],
        ),
        (
            "Three monks were wounded.",
            [("wounded", [], ["monks"])],
        ),
        (
            "Ninety wounded were taken to the clinic in Marrow.",
            [("taken", [], ["Ninety"])],
        ),
        (
            "A terrorist bombing killed six nurses.",
            [("bombing", [], ["nurses"])],
        ),
        (
            "The terrorists bombed Kest.",
            [("bombed", ["terrorists"], [])],
        ),
        (
            "The raid was led by Orlandic troops and backed by tribal fighters.",
            [("raid", ["Orlandic troops"], []), ("backed", ["tribal fighters"], [])],
        ),
        (
            "Five farmers were killed in shelling of a village held by the rebels.",
            [("shelling", [], ["farmers"])],
        ),
        (
            "At least forty children were being held by Orland.",
            [("held", ["Orland"], ["children"])],
        ),
        (
            "Government forces launched a raid in which six civilians were killed.",
            [("raid", ["Government forces"], ["civilians"])],
        ),
        (
            "Inspectors are seeking to determine whether the bombing was carried out by rebels.",
            [("bombing", [], [])],
        ),
        (
            "Kest was shelled, and Okvalian troops had pushed back three assaults.",
            [("shelled", [], []), ("assaults", [], [])],
        ),
        (
            "Guards foiled attacks near Kest and Marrow on Sunday.",
            [("attacks", [], [])],
        ),
    ],
)
def test_who_does_what_to_whom(text: str, found: list[tuple[str, list[str], list[str]]]) -> None:
    assert events(text) == found


@pytest.mark.parametrize("text", ["", "  \n", "\u200b"])
def test_a_report_without_words_tells_of_nothing(text: str) -> None:
    assert claims_of(plain_report(text), ENGINE) == ()
