"""Sources and contents stay on their side of a comma, a "but", a clause without a pronoun."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.model.span import text_of
from reportedly.reader.reader import bundled_reader


def attributed(text: str) -> list[tuple[str, str]]:
    """Source and content of what is attributed, as rules and encoder read it together."""
    reading = bundled_reader().read(plain_report(text))
    found = (item for item in find_attributions(reading) if item.cue)
    return [(text_of(text, item.source), text_of(text, item.content)) for item in found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The rebels, the president told parliament, had been offered safe passage.",
            "the president",
            "The rebels … had been offered safe passage",
        ),
        (
            "It was not clear who had fired, but the Red Heath Brigade said it was to blame.",
            "the Red Heath Brigade",
            "it was to blame",
        ),
        (
            "Who had fired the rockets was unclear, though the army said it had seen the launch.",
            "the army",
            "it had seen the launch",
        ),
        ("Veskaran troops are 4 km from the town, it is claimed.", "", None),
        ("Shells fell on the mill at dawn, it was reported.", "", None),
    ],
)
def test_a_border_parts_what_is_said(text: str, source: str, content: str | None) -> None:
    said = content or text.rpartition(",")[0]
    assert (source, said) in attributed(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor, a former teacher, told the Herald the town was empty.", "The mayor"),
        ("The spokesman Petar Lund said the dam had held.", "The spokesman Petar Lund"),
        ("The news agency Northern Wire said the dam held.", "The news agency Northern Wire"),
        ("The bridge stands, and the mayor said the dam had held.", "the mayor"),
        ("Orland mined the port, a charge Veskara dismissed as absurd.", "Veskara"),
        ("Four died, bringing to 31 the number of troops Veskara says it has lost.", "Veskara"),
        ("Kest was shelled, an accusation the army rejected.", "the army"),
    ],
)
def test_a_source_is_whole_and_no_more(text: str, source: str) -> None:
    assert source in [by for by, _ in attributed(text)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Only 12 came, survivors say; the rest, they believe, drowned.",
            "they",
            "the rest … drowned",
        ),
        (
            "The families tell it otherwise: soldiers, they say, fired from the ridge.",
            "they",
            "soldiers … fired from the ridge",
        ),
        ("The raid was planned in Brenn, officials believe.", "officials", None),
        (
            "His death was reported by the Courier and confirmed by an aunt, who said he was shot.",
            "an aunt",
            "he was shot",
        ),
        (
            "Veskara has moved what it called “a limited peacekeeping force” into Brenn.",
            "it",
            "“a limited peacekeeping force”",
        ),
    ],
)
def test_an_aside_attributes_its_own_clause(text: str, source: str, content: str | None) -> None:
    assert (source, content or text.rpartition(",")[0]) in attributed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The farmers believe in luck, and they drowned their cats.",
        "He hopes, as ever, to go.",
        "The priests, we fear, are dead.",
    ],
)
def test_an_aside_of_another_kind_does_not(text: str) -> None:
    assert not [content for _, content in attributed(text) if " … " in content]
