"""Who "made the statement" has stated the sentence before."""

import pytest
from tests.extraction.attribution.test_unspoken import told


@pytest.mark.parametrize(
    ("frame", "source", "cue"),
    [
        (
            "Deputy head of the Veskar house Ilse Vell made this statement at the session.",
            "Deputy head of the Veskar house Ilse Vell",
            "made this statement",
        ),
        (
            "Premier Ilse Vell made the statement at a parade, OrlTA has learned.",
            "Premier Ilse Vell",
            "made the statement",
        ),
        (
            "The announcement was made by Governor Vell on Friday.",
            "Governor Vell",
            "The announcement was made",
        ),
    ],
)
def test_who_made_the_statement_has_said_what_is_before(frame: str, source: str, cue: str) -> None:
    found = told(f"The feud with Orland is over and both banks are open. {frame}")
    assert found == [
        ("indirect", source, cue, "The feud with Orland is over and both banks are open")
    ]


def test_what_is_attributed_already_keeps_its_source():
    found = told("“We shall hold,” Vell said. Holt made the remarks at a meeting on Friday.")
    assert [kind for kind, *_ in found] == ["direct", "narration"]


def test_what_is_to_be_answered_is_no_statement():
    (found,) = told("Orland will respond to any raid on the border towns.")
    assert found[0] == "narration"
