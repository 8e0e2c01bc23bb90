"""Which week a weekday is of: what verbs and the words right before it say."""

import pytest
from tests.timed import values

BEFORE, AFTER = "2023-02-13", "2023-02-20"  # the Mondays around the Wednesday of publication


@pytest.mark.parametrize(
    "text",
    [
        "Orland said its envoy would fly out on Monday.",
        "The envoy may be received on Monday.",
        "Envoys were invited to come on Monday.",
        "The office promised the lists for Monday.",
        "The wells have run dry, and the mill may close by Monday.",
        "Ahead of Monday's vote the square was empty.",
        "The harvest feast is on Monday.",
        "The assembly votes in closed session and will sit on Monday.",
        "The chamber will receive Mohammed on Monday.",
        "The curfew was extended until Monday.",
        "The convoy could come as early as Monday.",
        "The truce expires on Monday.",
    ],
)
def test_a_weekday_is_of_the_week_to_come(text: str) -> None:
    assert values(text)[-1][1] == AFTER


@pytest.mark.parametrize(
    "text",
    [
        "Rebels claim to have taken and entered Kest on Monday.",
        "She cooked for the wounded until Monday.",
        "The envoy had been warned as early as Monday.",
        "He would not comment on Monday.",
        "Monday's ruling may help the miners.",
        "On Monday he would say only that talks went on.",
        "A blast in Kest on Monday may be the worst so far.",
        "The poll would be the first since the Monday ambush.",
        "The editor wrote on Monday that the guards should leave.",
        "They sought help for Monday's attack.",
        "In the wake of Monday's raid the border will stay shut.",
    ],
)
def test_a_weekday_is_of_the_week_gone_by(text: str) -> None:
    assert values(text)[-1][1] == BEFORE
