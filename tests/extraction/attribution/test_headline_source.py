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


@pytest.mark.parametrize(
    ("told", "mark", "source"),
    [
        ("Orland has broken the treaty and shelled Kest", " - ", "Guterres"),
        ("Raiders used old bombers over Kest", " – ", "Air Force"),
        ("Radiation levels at the plant are normal", " - ", "VNRA"),
        ("Two bodies were found near the ferry", ", - ", "National police"),
        ("Four halls are ready for the assembly", " - ", "PM Maren"),
        ("Veskara should build new shelters", ": ", "Dorin Vell"),
        ("The war cannot be won by spring", ", - ", "CNN"),
        ("The guilty will not escape their judges", " – ", "foreign minister"),
        ("Orland is ready to send envoys to Kest", " - ", "news agencies"),
    ],
)
def test_so_it_is_of_a_headline_that_a_stop_closes_before_its_lede(
    told: str, mark: str, source: str
) -> None:
    text = f"{told}{mark}{source}. {BODY} “We will stay,” Dorin Vell said."
    assert headline(text) == (source, told)


@pytest.mark.parametrize(
    "line",
    [
        "Raids kill 11 civilians in east Veskara - VIDEO",
        "Raids kill 11 civilians in east Veskara - Live updates",
        "Raids kill 11 civilians in east Veskara - BBC News",
        "Raids kill 11 civilians in east Veskara - Ukraine",
        "Raids killed 11 civilians in Kest - a town of millers",
        "Raids killed 11 civilians in Kest - by the police",
    ],
)
def test_what_an_item_shows_its_publisher_and_a_country_are_no_source(line: str) -> None:
    assert headline(f"{line}. {BODY}")[0] == ""


def test_a_publisher_is_no_source_of_its_own_headline_but_another_outlet_is() -> None:
    text = f"Raids kill 11 civilians in east Veskara - Sky News. {BODY}"
    assert not reportedly.read(text, publisher="Sky News")[0].source
    assert reportedly.read(text, publisher="Kest Courier")[0].source


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Zelensky", "More than 10 cells found in the areas that troops took back"),
        ("PM Maren", "Talks with the raiders will go on"),
        ("Veskaran FM Ardo Vell", "Orland is the only country that wants this war"),
        ("Vell", "Shells fell on a school near Kest"),
        ("Petra Orre", "The worse the news gets, the louder the guns are"),
    ],
)
def test_a_person_before_a_colon_heads_a_headline(source: str, told: str) -> None:
    text = f"{source}: {told}. {BODY} “We will stay,” Dorin Vell said. Petra Orre left."
    assert headline(text) == (source, told)


@pytest.mark.parametrize(
    "line",
    [
        "Dorin Vell: Dorin Vell came to Kest with bread",
        "Orlandic soldiers: Fourteen bodies of soldiers found near Kest",
        "Kest: Raiders set fire to the mill",
        "Orland war: 20 shells fell on Kest",
        "A blow to Kest: The raiders struck the mill",
    ],
)
def test_a_topic_before_a_colon_says_nothing(line: str) -> None:
    assert headline(f"{line}. {BODY} “We will stay,” Dorin Vell said.")[0] == ""


@pytest.mark.parametrize(
    "line",
    ["The raid prompts calls for talks.", "Deadly shelling of Kest sparks calls for help."],
)
def test_calls_that_a_deed_prompts_are_nobodys(line: str) -> None:
    assert headline(line)[0] == ""


@pytest.mark.parametrize(
    ("name", "publisher", "own"),
    [
        ("Kest Post", "kestpost.com", True),
        ("Kest Post", "The Kest Post", True),
        ("VNRA", "Radio VNRA", True),
        ("NRA", "VNRA News", False),
    ],
)
def test_a_publishers_name_is_told_by_whole_words(name: str, publisher: str, own: bool) -> None:
    text = f"Radiation levels at the plant are normal - {name}. {BODY}"
    assert bool(reportedly.read(text, publisher=publisher)[0].source) is not own
