"""What stands beside an attribution that the encoder hears is narrated; sources stay narrow."""

import pytest

import reportedly


def told(text: str) -> tuple[list[str], list[str]]:
    """The sources, and the contents of the narration, as a text is read."""
    claims = reportedly.read(text, published="2025-03-12")
    sources = [span.of(text) for claim in claims for span in claim.source]
    narrated = [claim.content[0].of(text) for claim in claims if not claim.cue]
    return sources, narrated


@pytest.mark.parametrize(
    ("text", "narrated"),
    [
        (
            "“That is why speed matters,” he added, as ministers gathered in Brenn for talks.",
            ["as ministers gathered in Brenn for talks"],
        ),
        (
            (
                "Orland pleaded with allies to speed up military aid as ministers prepared to meet "
                "for a second day on Wednesday."
            ),
            ["as ministers prepared to meet for a second day on Wednesday"],
        ),
        (
            (
                "Over the northern valley, Orland recently intensified its attacks, and a major "
                "new attack has been widely expected."
            ),
            ["Over the northern valley, Orland recently intensified its attacks"],
        ),
        (
            "The wounded were taken to field hospitals amid fears that the death toll may rise.",
            ["The wounded were taken to field hospitals"],
        ),
        (
            "Losses have been high in Brenn where both sides are accused of wild shelling.",
            ["Losses have been high in Brenn"],
        ),
        (
            (
                "According to two clerks, who asked not to be named because they had not been "
                "cleared to talk, the raid on the depot failed."
            ),
            ["who asked not to be named because they had not been cleared to talk"],
        ),
        ("The major was blunt: the bridge is gone, he said.", ["The major was blunt"]),
        ("There was no doubt: the shells came from the north, she said.", []),
        ("The road is shut, the mayor said. She added.", []),
        ("Brenn will be held. Said the mayor of Brenn.", ["Brenn will be held"]),
        ("He did not elaborate.", ["He did not elaborate"]),
        ("Following the air strikes the Union of Lakes denounced the talks.", []),
    ],
)
def test_a_clause_beside_an_attribution_is_narrated(text: str, narrated: list[str]) -> None:
    assert told(text)[1] == narrated


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "At least 60 children were held, according to an assessment released on Tuesday.",
            "an assessment",
        ),
        (
            "The armed group known as the Dawn Column said on Friday it had left Brenn.",
            "The armed group known as the Dawn Column",
        ),
    ],
)
def test_a_participle_is_no_part_of_a_source_unless_it_names_it(text: str, source: str) -> None:
    assert told(text)[0] == [source]


@pytest.mark.parametrize(
    ("text", "narrated"),
    [
        ("Marel said: “We do not seek a war with Orland, and we want none,” Marel said.", []),
        ("It is notable that two months ago, President Marel announced that he “will stay”.", []),
        ("Kest 12 40 Brenn 31 17 was 14 22 Tarn 80 11 North 12 9.", []),
        (
            "Minister Tajan opened the session by calling for new sanctions against Orland.",
            ["Minister Tajan opened the session"],
        ),
    ],
)
def test_scraps_are_not_narrated(text: str, narrated: list[str]) -> None:
    assert told(text)[1] == narrated


def test_a_phrase_that_joins_sentences_is_no_part_of_what_is_said() -> None:
    text = "Tajan spoke in Brenn. At the same time, he said, Orland needed to exercise restraint."
    said = [c for c in reportedly.read(text, published="2025-03-12") if c.cue]
    assert [span.of(text) for span in said[0].content] == ["Orland needed to exercise restraint"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Civil society, media and relief groups have called on the council to act.",
            "Civil society, media and relief groups",
        ),
        (
            "Holt, Maren and a spokesman for the mayor said that nobody was hurt.",
            "Holt, Maren and a spokesman for the mayor",
        ),
        ("Maren, the head of the office and its clinic, said the bridge was closed.", "Maren"),
    ],
)
def test_all_in_a_list_speak_and_an_apposition_does_not(text: str, source: str) -> None:
    assert told(text)[0] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The latest measures name several firms, persons and bodies involved in the drone trade.",
        "Orland's Kest and Brenn, both Tarn and Holm have used the wells for years.",
    ],
)
def test_a_list_is_not_cut_into_clauses(text: str) -> None:
    assert told(text)[1] == [text.rstrip(".")]
