"""A headline is said by the source it names last, behind a mark or bare."""

import pytest

import reportedly
from reportedly.model.attribution import Quotation

BODY = "Eleven people died in raids on Kest on Friday, the mayor said."


def headline(text: str) -> tuple[str, str]:
    """Source and content of the first claim; "" where it is the publisher's own."""
    claim = reportedly.read(text)[0]
    return (
        " … ".join(span.of(text) for span in claim.source),
        " … ".join(span.of(text) for span in claim.content),
    )


@pytest.mark.parametrize(
    ("told", "mark", "source"),
    [
        ("Raids kill 11 civilians in east Veskara", ": ", "monitor"),
        ("Raids kill 11 civilians in east Veskara", " - ", "Reports"),
        ("Raids kill 11 civilians in east Veskara", " – ", "Veskaran Defence Ministry"),
        ("Rockets hit the port of Kest", " - ", "Governor"),
    ],
)
def test_a_headline_is_said_by_whom_it_names_last(told: str, mark: str, source: str) -> None:
    assert headline(f"{told}{mark}{source}\n{BODY}") == (source, told)


@pytest.mark.parametrize("source", ["Monitor", "NGO", "Observatory"])
@pytest.mark.parametrize(
    "behind",
    [
        " AFP Children were among 11 people killed in Kest a monitor said.",
        " The raids on rebel-held Kest killed 11 people on Friday a monitor said.",
    ],
)
def test_so_it_is_where_marks_and_line_ends_are_lost(source: str, behind: str) -> None:
    told = "Raids kill 11 civilians in east Veskara"
    assert headline(f"{told} {source}{behind}") == (source, told)


def test_a_headline_mostly_in_title_case_may_have_its_stop() -> None:
    told = "15 Veskaran Civilians Reported killed in Kest by Orland Airstrikes"
    assert headline(f"{told} Report. {BODY}") == ("Report", told)


@pytest.mark.parametrize(
    "told",
    [
        "Orland shells hit the Kest Observatory",
        "Orland troops have burned their Reports",
        "Shelling resumed near Kest: ten roads are shut",
        "Two shells were fired at a Monitor",
    ],
)
def test_a_headline_that_ends_in_what_is_told_is_the_publishers(told: str) -> None:
    assert headline(f"{told}\n{BODY}")[0] == ""


def test_a_sentence_that_a_stop_closes_is_no_headline() -> None:
    text = f"The raid on Kest killed 11 people and was filmed - by a monitor. {BODY}"
    claims = reportedly.read(text)
    assert claims[0].quotation is Quotation.NARRATION


def test_a_body_called_monitor_goes_on_with_its_name() -> None:
    text = "The Human Rights Monitor Jane Doe said that 12 people died in Kest."
    assert headline(text)[1] == "12 people died in Kest"
