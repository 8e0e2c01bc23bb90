"""Who speaks in reports of polls and studies: the poll, no state where people were asked."""

import pytest

import reportedly


def speakers(text: str) -> list[tuple[str | None, str]]:
    claims = reportedly.read(text, published="2030-05-03", publisher="The Harbour Courier")
    return [(item.name, item.kind.value) for claim in claims for item in claim.speakers]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("polling across six African countries", "document"),
        ("a poll among Polish farmers", "document"),
        ("some 40% in Poland and France", "unnamed"),
        ("some 70 per cent in Poland and France", "unnamed"),
        ("the author of the study", "analyst"),
    ],
)
def test_states_where_people_were_asked_say_nothing(source: str, kind: str) -> None:
    assert speakers(f"The unity of the allies was at risk, according to {source}.") == [
        (None, kind)
    ]


def test_states_that_speak_are_named() -> None:
    found = speakers("The unity of the allies was at risk, according to Poland and France.")
    assert [name for name, _ in found] == ["Poland", "France"]


def test_a_survey_is_its_institutes_and_no_authors() -> None:
    text = (
        "“It is over,” said Pelle Anders, a co-author of a study by the Orland Institute for "
        "Peace. The survey found that the talks had failed."
    )
    assert [name for name, _ in speakers(text)] == ["Pelle Anders", "Orland Institute for Peace"]


@pytest.mark.parametrize(
    ("with_whom", "names"),
    [
        ("his co-author Runa Aldis", ["Pelle Anders", "Runa Aldis"]),
        ("his co-author", ["Pelle Anders"]),
    ],
)
def test_a_writer_and_his_named_co_author_are_two(with_whom: str, names: list[str]) -> None:
    found = speakers(f"Pelle Anders and {with_whom} said that the talks had failed.")
    assert [name for name, _ in found] == names
