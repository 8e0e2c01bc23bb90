"""Whom "he" means between the quotation marks of somebody who speaks of another."""

import pytest

import reportedly
from reportedly.lang.governing import is_named_so


def sources(text: str) -> list[tuple[str, str | None]]:
    """The words of each source and the name of its first speaker."""
    claims = reportedly.read(text, published="2030-05-03", publisher="The Harbour Courier")
    return [(claim.source[0].of(text), claim.speakers[0].name) for claim in claims if claim.source]


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("Ardo Vell is my neighbour.", "Ardo Vell"),
        ("Putin's aims are the same.", "Putin"),
        ("Kest's walls are the same.", None),
        ("My brother left at dawn.", None),
    ],
)
def test_nobody_is_he_in_his_own_words(named: str, meant: str | None) -> None:
    text = (
        "Baker Pelle Anders spoke on Monday. He said it was late. "
        f'"{named} He said that he would be back," Pelle Anders told reporters.'
    )
    assert ("He", meant) in sources(text)[1:]
    assert sources(text)[0] == ("He", "Pelle Anders")


def test_in_reported_words_he_may_be_the_speaker() -> None:
    text = "Baker Pelle Anders said that he believed that the town would hold."
    assert ("he", "Pelle Anders") in sources(text)


@pytest.mark.parametrize(
    ("name", "does"), [("Putin", True), ("Vell", False), ("Vladimir Putin", False)]
)
def test_a_last_name_alone_may_tell_a_head_of_state(name: str, does: bool) -> None:
    assert is_named_so(name) is does
