"""Who leads a state is an official, however the report puts it; a watcher is no party to a war."""

import pytest

import reportedly
from reportedly.lang.governing import does_govern


def speakers(text: str) -> list[tuple[str | None, str]]:
    claims = reportedly.read(text, published="2023-03-12", publisher="The Harbour Courier")
    return [(item.name, item.kind.value) for claim in claims for item in claim.speakers]


@pytest.mark.parametrize("name", ["Aleksander Łukaszenko", "Alexander Lukashenko"])
def test_other_spellings_of_a_head_of_state(name: str) -> None:
    assert does_govern(name, "2023-03-12")
    assert not does_govern(name, "1990-03-12")
    assert not does_govern(name, None)


@pytest.mark.parametrize("name", ["Lukashenko", "Olga Lukashenko", "Vera Putin", None])
def test_others_of_that_name_govern_nothing(name: str | None) -> None:
    assert not does_govern(name, "2023-03-12")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The Belarusian leader", "official"),
        ("The leader of Belarus", "official"),
        ("Western leaders", "official"),
        ("The leader of the Belarusian opposition", "politician"),
        ("The party leader", "politician"),
    ],
)
def test_who_leads_a_state_is_an_official(source: str, kind: str) -> None:
    assert [found for _, found in speakers(f"{source} said that Kest had fallen.")] == [kind]


def test_a_title_that_comes_later_tells_what_the_first_speaker_is() -> None:
    text = (
        "Orla Brandt said the bridge was down. On Monday, Minister Orla Brandt said it would open."
    )
    assert speakers(text) == [("Orla Brandt", "official")] * 2


def test_the_monitoring_group_is_not_the_armed_group_named_last() -> None:
    text = (
        "A blast hit a bus, according to the Lakes Observatory. The Dawn militant group said in a "
        "statement that it was behind it. The monitoring group said nine people had died."
    )
    assert speakers(text)[-1] == ("Lakes Observatory", "organisation")


def test_whose_opinion_it_is() -> None:
    text = "Ana Brell, the governor, spoke on Monday. In her opinion, Kest will hold until May."
    assert speakers(text)[-1] == ("Ana Brell", "official")


@pytest.mark.parametrize(
    ("name", "day", "kind"),
    [
        ("Putin", "2022-09-21", "official"),
        ("Joe Biden", "2022-09-21", "official"),
        ("Biden", "2026-09-21", "unstated"),
        ("Hunter Biden", "2022-09-21", "unstated"),
        ("Macron", None, "unstated"),
    ],
)
def test_a_head_of_a_state_speaks_as_an_official_while_in_office(
    name: str, day: str | None, kind: str
) -> None:
    (claim,) = reportedly.read(f"{name} said the talks had failed.", published=day)
    assert [speaker.kind for speaker in claim.speakers] == [kind]
