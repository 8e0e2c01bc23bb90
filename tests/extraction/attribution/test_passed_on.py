"""What an outlet passes on is said by whom it quotes or cites; who told the speaker is nested."""

import pytest

import reportedly
from reportedly.model.span import text_of

Shown = tuple[str, str, bool, list[str]]


def told(text: str) -> list[Shown]:
    """Source, content, whether it stands inside another, and links, of each attribution."""
    return [
        (
            text_of(text, claim.source),
            text_of(text, claim.content),
            claim.within is not None,
            [f"{link.relation} {link.name}" for link in claim.chain],
        )
        for claim in reportedly.read(text, published="2025-03-12")
        if claim.cue
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Lake Gazette reported, citing a harbour pilot, that two barges had sunk.",
            ("a harbour pilot", "two barges had sunk", ["quoted The Lake Gazette"]),
        ),
        (
            "Two barges had sunk, the Lake Gazette reported on Friday, quoting port workers.",
            ("port workers", "Two barges had sunk", ["quoted Lake Gazette"]),
        ),
        (
            "Local media said, citing the prefect, that the tunnel had collapsed.",
            ("the prefect", "the tunnel had collapsed", ["quoted Local media"]),
        ),
        (
            "The Tavren News Agency citing port workers said that two barges had sunk.",
            ("port workers", "two barges had sunk", ["quoted The Tavren News Agency"]),
        ),
        (
            "Tavren Radio quoted the prefect as saying that the tunnel had collapsed.",
            ("the prefect", "the tunnel had collapsed", ["quoted Tavren Radio"]),
        ),
        (
            "The prefect was quoted by Tavren Radio as saying that the tunnel had collapsed.",
            ("The prefect", "the tunnel had collapsed", ["quoted Tavren Radio"]),
        ),
        (
            "The tunnel had collapsed, the Tavren News Agency quoted the prefect as saying.",
            ("the prefect", "The tunnel had collapsed", ["quoted Tavren News Agency"]),
        ),
        (
            "The tunnel had collapsed, the prefect said, according to the Tavren News Agency.",
            ("the prefect", "The tunnel had collapsed", ["quoted Tavren News Agency"]),
        ),
    ],
)
def test_whom_an_outlet_cites_is_the_source(text, expected):
    found = told(text)
    assert [(source, said, links) for source, said, _, links in found] == [expected]


def test_a_ministry_that_cites_its_scouts_speaks_itself():
    found = told("The ministry said, citing its scouts, that the ford was mined.")
    assert found[0][0] == "The ministry"


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("The nurse said she had been told by an orderly that the ward was empty.",
         "an orderly", "the ward was empty"),
        ("“We were promised free passage by both armies,” the ferryman said.",
         "both armies", "free passage"),
        ("The envoy said his office was notified by the garrison in June that talks were off.",
         "the garrison", "talks were off"),
        ("The miller said villagers had been ordered by a captain to hand over their carts.",
         "a captain", "to hand over their carts"),
        ("The teacher said she had heard from a cousin that the bridge was down.",
         "a cousin", "the bridge was down"),
        ("The deputy said a sentry had told her that the gate was locked.",
         "a sentry", "the gate was locked"),
        ("The premier said Ostren had accused his navy of piracy.",
         "Ostren", "his navy of piracy"),
        ("A mediator said the militia had agreed to free the crew.",
         "the militia", "to free the crew"),
    ],
)  # fmt: skip
def test_who_told_the_speaker_is_nested(text, source, said):
    assert (source, said, True) in [item[:3] for item in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“I believe the council has failed us,” the farmer said.",
        "The mayor said the council would announce a curfew on Friday.",
        "The captain said that men who want to leave could go.",
        "The clerk said she had not found anyone who saw it.",
    ],
)
def test_what_nobody_has_said_is_not_nested(text):
    assert not any(inside for _, _, inside, _ in told(text))


def test_who_goes_on_speaking_spoke_to_the_same_outlet():
    text = (
        "The mayor told the Lake Gazette that the mill had burned. He said two men were missing. "
        "The prefect said the road was open."
    )
    links = [item[3] for item in told(text)]
    assert links == [["told Lake Gazette"], ["told Lake Gazette"], []]


def test_an_agency_may_be_called_by_its_first_word():
    text = (
        "The Meridian News Agency sent a reporter to Kest. A baker told Meridian that the flour "
        "was gone."
    )
    assert ["told Meridian"] in [item[3] for item in told(text)]


@pytest.mark.parametrize(
    "text", ["citing\n\n\nan officer.", "citing   as.", "citing  \n\nOfficers."]
)
def test_nobody_is_cited_across_a_paragraph(text: str) -> None:
    assert reportedly.read(f"The Herald said on Monday that Kest had fallen, {text}")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Tovra Television quoted the head of the clinic, Ana Vell, as saying that six died.",
            "the head of the clinic",
        ),
        (
            "The lorries carried oil, the Kest Agency reported, citing a guard who hid his name.",
            "a guard",
        ),
        (
            "The lorries carried oil, the Kest Agency said, quoting an officer who had left.",
            "an officer",
        ),
    ],
)
def test_what_is_told_of_who_is_quoted_is_no_claim(text: str, source: str) -> None:
    (claim,) = reportedly.read(text)
    assert text_of(text, claim.source) == source


def test_footage_that_two_participles_describe_shows_something_itself() -> None:
    text = "Video filmed by a driver and checked by the desk shows soldiers at the gate."
    (claim,) = reportedly.read(text)
    assert text_of(text, claim.source) == "Video"


def test_who_ends_a_fronted_attribution_is_not_who_acts_behind_it() -> None:
    text = "According to a paper seen by the Kest Courier, the mayor had ordered the wells closed."
    assert all(s.name != "Kest Courier" for c in reportedly.read(text) for s in c.speakers)
