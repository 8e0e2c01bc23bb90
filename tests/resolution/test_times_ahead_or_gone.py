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
        "The talks begin on Monday.",
        "The envoy arrives on Monday.",
        "Monday marks the anniversary of the raid.",
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
        "The talks did not begin on Monday.",
        "Troops helped open the road on Monday.",
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


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The raid shook Kest this weekend.", "2023-02-13", "2023-W06-WE"),
        ("The raid will go on this weekend.", "2023-02-13", "2023-W07-WE"),
        ("The talks will go on over the weekend.", "2023-02-12", "2023-W06-WE"),
        ("She lived in Brenn until May.", "2023-02-15", "2022-05"),
        ("The truce will hold until May.", "2023-02-15", "2023-05"),
        ("The worst report since the March 19 raid would follow.", "2023-08-21", "2023-03-19"),
        ("The truce begins at midnight.", "2023-02-15", "2023-02-15T24:00"),
        ("The garrison left at midnight.", "2023-02-15", "2023-02-15T00:00"),
        ("They fought until midnight.", "2023-02-15", "2023-02-15T24:00"),
    ],
)
def test_verbs_choose_weekends_months_and_ends_of_days(
    text: str, published: str, value: str
) -> None:
    assert values(text, published)[-1][1] == value


def test_what_is_yet_to_come_is_of_no_day_gone_by() -> None:
    text = "Shells fell on Monday. A convoy should arrive at dawn."
    assert [value for _, value in values(text)] == [BEFORE, "2023-02-15TMO"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Between Tuesday and Friday shells killed five.", ["2023-02-07", "2023-02-10"]),
        ("The envoy is in Kest from Tuesday to Friday.", ["2023-02-14", "2023-02-17"]),
        ("It rained from Friday to Monday.", ["2023-02-10", "2023-02-13"]),
        ("It rained from 9 a.m. to 5 p.m. on Monday.", ["2023-02-13T09:00", "2023-02-13T17:00"]),
        ("It rained on Tuesday and Friday.", ["2023-02-14", "2023-02-10"]),
    ],
)
def test_a_range_begins_before_it_ends(text: str, found: list[str]) -> None:
    assert [value for _, value in values(text)] == found
