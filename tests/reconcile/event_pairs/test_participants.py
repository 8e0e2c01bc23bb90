"""Who takes part, by the syntax around a word."""

import pytest

from reportedly.model.syntax import Parsed
from reportedly.reconcile.event_pairs.participants import participants

# word, part, index of its head, relation: "Rebels shelled Brenn on Monday and left"
ACTIVE = "Rebels 1 nsubj|shelled 1 root|Brenn 1 obj|on 4 case|Monday 1 obl|and 6 cc|left 1 conj"
PASSIVE = "Brenn 2 nsubj|was 2 aux|shelled 2 root|by 4 case|rebels 2 obl"
NOUN = "the 1 det|shelling 1 root|of 3 case|Brenn 1 nmod|by 5 case|rebels 1 nmod"
RELATIVE = "rebels 0 root|holding 0 acl|Brenn 1 obj"
DOING = "Rebels 2 nsubj|were 2 aux|shelling 2 root|Brenn 2 obj"


def roles(told: str, lead: str) -> dict[str, set[str]]:
    rows = [word.split() for word in told.split("|")]
    lowers = [row[0].lower() for row in rows]
    parsed = Parsed(
        parts=("X",) * len(rows),
        heads=tuple(int(row[1]) for row in rows),
        labels=tuple(row[2] for row in rows),
    )
    found = participants(parsed, lowers, lowers.index(lead))
    return {name: {lowers[n] for n in held} for name, held in found._asdict().items() if held}


@pytest.mark.parametrize(
    ("told", "lead", "doers", "undergoers"),
    [
        (ACTIVE, "shelled", {"rebels"}, {"brenn"}),
        (PASSIVE, "shelled", {"by", "rebels"}, {"brenn"}),
        (NOUN, "shelling", {"by", "rebels"}, {"of", "brenn"}),
        (DOING, "shelling", {"rebels"}, {"brenn"}),
    ],
)
def test_active_passive_and_noun_have_the_same_parts(told, lead, doers, undergoers) -> None:
    found = roles(told, lead)
    assert found["doers"] == doers
    assert found["undergoers"] == undergoers


def test_a_joined_verb_has_the_subject_of_the_first() -> None:
    assert roles(ACTIVE, "left")["doers"] == {"rebels"}


def test_a_verb_that_tells_of_a_noun_has_it_as_a_part() -> None:
    assert "rebels" in roles(RELATIVE, "holding")["others"]


def test_a_time_is_neither_doer_nor_undergoer() -> None:
    assert roles(ACTIVE, "shelled")["others"] == {"on", "monday"}
