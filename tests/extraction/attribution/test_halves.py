"""Two statements in one sentence, each by its own source."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.model.span import text_of
from reportedly.reader.reader import bundled_reader


def contents(text: str) -> list[str]:
    found = find_attributions(bundled_reader().read(plain_report(text)))
    return [text_of(text, item.content) for item in found if item.cue]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Residents said that mortars struck the ferry; the harbour office denied the account.",
            "mortars struck the ferry",
        ),
        (
            "According to the mayor, the bridge was cut; the army said that it stood.",
            "the bridge was cut",
        ),
    ],
)
def test_a_statement_ends_where_somebody_else_begins(text: str, first: str) -> None:
    assert contents(text)[0] == first
    assert len(contents(text)) == 2


def test_what_one_source_goes_on_to_say_stays_together() -> None:
    text = "He said the road was shut; the bridge was down; nobody could leave."
    assert contents(text) == ["the road was shut; the bridge was down; nobody could leave"]
