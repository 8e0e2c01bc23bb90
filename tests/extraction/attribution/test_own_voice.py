"""The publisher under its own name: what it saw and found is narration."""

import pytest
from tests.marked import plain_report

import reportedly
from reportedly.extraction.attribution.own_voice import is_publisher
from reportedly.model.attribution import Quotation
from reportedly.model.span import Span
from reportedly.reader.words import read


def own(source: str, publisher: str | None, before: str = "") -> bool:
    text = f"{before}{source} found a crater."
    start = len(before)
    return is_publisher(read(plain_report(text)), publisher, Span(start, start + len(source)))


@pytest.mark.parametrize(
    ("source", "publisher"),
    [
        ("The Kest Herald", "Kest Herald"),
        ("the Herald", "Kest Herald"),
        ("Kest Herald reporters", "The Kest Herald"),
        ("A Kest Herald photographer", "Kest Herald"),
        ("Halvik Wire's verification team", "Halvik Wire"),
        ("The Ministry", "Ministry of Defence of Orland"),
        ("The General Staff", "General Staff of the Army of Orland"),
        ("The Mission", "Joint Border Mission, Kest Line"),
        ("This newspaper", None),
        ("The agency", "Halvik Wire"),
    ],
)
def test_a_publisher_is_known_by_its_names(source: str, publisher: str | None) -> None:
    assert own(source, publisher)


@pytest.mark.parametrize(
    ("source", "publisher", "before"),
    [
        ("Kest", "Kest Herald", ""),
        ("The mayor of Kest", "Kest Herald", ""),
        ("The army", "Kest Herald", ""),
        ("The agency", "Kest Herald", "Radio Sol aired a clip. "),
        ("A photographer", "Kest Herald", ""),
        ("The ministry", "Kest Herald", ""),
    ],
)
def test_others_are_not_the_publisher(source: str, publisher: str, before: str) -> None:
    assert not own(source, publisher, before)


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("The Harbour Courier found that the bridge in Kest was mined.", False),
        ("The relief office found that the bridge in Kest was mined.", True),
        ("A Harbour Courier reporter saw two burnt trucks near Kest on Monday.", False),
        ("The Border Mission has confirmed the deaths of nine drivers near Kest.", True),
    ],
)
def test_what_the_publisher_finds_is_narration(text: str, attributed: bool) -> None:
    claims = reportedly.read(text, published="2025-03-12", publisher="The Harbour Courier")
    assert [claim.quotation is not Quotation.NARRATION for claim in claims] == [attributed]
