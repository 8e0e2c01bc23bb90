"""What only looks like an attribution is narrated; what speaks without a name still speaks."""

import pytest

import reportedly
from reportedly.model.attribution import Quotation


def cues(text: str) -> list[str]:
    """The cues of the attributions that are read in a text."""
    claims = reportedly.read(text, published="2025-03-12", publisher="The Harbour Courier")
    return [
        " … ".join(span.of(text) for span in claim.cue)
        for claim in claims
        if claim.quotation is not Quotation.NARRATION
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Guard is launching an offensive to retake the land it lost.",
        "We have asked the Orlandic embassy about the raid on Kest.",
        "We assess the town of Kest as contested after two days of fighting.",
        "Readers should note that a second Kest lies in Halvik province.",
        "She cited a register kept by the burial committee of Brenn.",
        "The Courier has seen the wreck of the truck.",
        "The harbour office neither confirmed nor denied the report on Tuesday.",
        "The navy did not confirm the loss of the boat.",
        "The Guard has continued to shell villages north of Kest.",
        "The navy will respond if the blockade goes on.",
        'Above the gate hangs a sign: "War is feeding itself."',
        "According to plan, the drills are to end on Friday.",
        "According to his feelings, the talks went well.",
        "Orland has become a state that threatens global security.",
        "The city could fall to a siege that threatens 40,000 civilians.",
        "The office serves a state which does not know what to say.",
        "The allies have struck what are said to be camps of the Dawn Column.",
        "Raiders have reportedly begun murdering some of the hostages from villages in Veskara.",
        "Fourteen villagers are known to have been killed near Brenn.",
    ],
)
def test_what_no_source_states_is_narration(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("We warn the residents of Kest to keep away from the barracks.", "warn"),
        ("Four villagers are believed to have been killed near Brenn.", "are believed"),
        ("It is not known whether the bridge at Kest will be repaired.", "is not known"),
        ("At least three drivers were wounded, per Lakeside Relief.", "per"),
        ("The rescue service put the death toll at 14 on Friday.", "put"),
        ("The Dawn Institute put the death toll from the war in Kest at 4,700.", "put"),
        ("Orland threatened sanctions on Friday.", "threatened"),
        ("The governor put the number of missing at more than 30.", "put"),
        ("The army's version is that the market had been empty.", "version"),
        ("The Lakeside Institute’s survey showed deep splits between the ports.", "showed"),
        ("The two men were identified by the coroner as brothers.", "were identified by"),
    ],
)
def test_what_somebody_states_is_an_attribution(text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic treats about 40 people per day.",
        "Orland put its guns at the edge of the wood.",
        "The engineers put 30 mines at the crossing.",
    ],
)
def test_rates_and_placing_things_are_no_attribution(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Holt said he would resign if the court finds that he lied.", "said"),
        ("“You are showing us what true courage is,” Holt said.", "said"),
        ("“If you believe the plan is sound, say so,” the letter states.", "states"),
    ],
)
def test_what_somebody_may_yet_say_is_no_statement(text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Marel appointed Ines Ros to serve as the counsellor of the camps.",
        "The assembly passed urgent aid for Kest in its fight against hunger.",
        "The act would introduce a reform of the command, which would ensure that all are heard.",
    ],
)
def test_a_deed_done_to_a_thing_is_no_cue(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Holt described the offer as a “bitter joke” prepared by those who had lost.",
        "The guild denounced the new rules as a trap built by the ministry.",
    ],
)
def test_what_a_thing_is_taken_for_belongs_to_the_content(text: str) -> None:
    (claim,) = reportedly.read(text, published="2025-03-12", publisher="The Harbour Courier")
    assert claim.content[-1].of(text).endswith(text.rsplit(" ", 1)[-1].rstrip("."))


@pytest.mark.parametrize(
    "text",
    [
        "It seems likely that a long siege of Kest would cost the north more.",
        "Analyst Ilse Maren analyzed the reaction of the markets to 24 wars.",
        "All sides thrashed out a peace plan to take Orland forward.",
        "Ilse Maren continued her concerts in Brenn.",
    ],
)
def test_a_hedge_and_work_that_is_done_are_no_cue(text: str) -> None:
    assert cues(text) == []


def test_who_is_only_cited_by_a_paper_is_not_what_it_says():
    assert cues("“We shall hold Kest,” said a deputy cited by the Harbour Courier.") == ["said"]


def test_a_verb_left_over_from_a_frame_is_not_told() -> None:
    text = "The quay burned. “Some of us were hurt” said the Lake Observatory for Peace said."
    claims = reportedly.read(text, published="2025-03-12")
    told = [item for item in claims if item.quotation is Quotation.NARRATION]
    assert [item.content[0].of(text) for item in told] == ["The quay burned"]


def test_what_footage_shows_it_tells() -> None:
    assert cues("The footage showed a burning truck on the quay.") == ["showed"]


def test_readers_who_are_addressed_say_nothing() -> None:
    assert cues("Readers should say that they disagree.") == []


def test_who_is_asked_between_source_and_cue_is_no_narration() -> None:
    claims = reportedly.read("Ilse Vell, asked about the raid, said it had been a mistake.")
    assert [claim.quotation for claim in claims] == [Quotation.INDIRECT]
