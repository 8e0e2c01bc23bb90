"""Agents and recipients as the encoder sees them, beside those of the rules."""

from collections.abc import Mapping, Sequence
from typing import cast

import pytest
from tests.marked import plain_report

from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.events.noticed_roles import (
    AFAR,
    APART,
    BESIDE,
    DOUBTED,
    SURE,
    doing_of,
    with_doing,
    with_lists,
)
from reportedly.extraction.events.placed_actors import Roles, as_nouns, place
from reportedly.extraction.events.roles import find_roles
from reportedly.extraction.events.triggers import find_triggers
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.noticed import Linked, Noticed, Telling
from reportedly.model.span import Span
from reportedly.reader.words import read


class Seeing:
    """A stand-in for the encoder: every word tells, with the roles it is told."""

    def __init__(self, text: str, roles: Sequence[Mapping[str, float]]) -> None:
        self._roles = [
            [
                Linked(Span(text.index(word), text.index(word) + len(word)), likely)
                for word, likely in role.items()
            ]
            for role in roles
        ]

    def telling(self, start: int) -> Telling | None:
        return Telling("ASSAULT", 0.9, 0.9, "OPEN")

    def doing(self, start: int) -> Sequence[Sequence[Linked]]:
        return self._roles


def cut_of(text: str) -> Clauses:
    return cut(read(plain_report(text)), (Span(0, len(text)),))


def roles_of(
    text: str, agents: Mapping[str, float], recipients: Mapping[str, float]
) -> tuple[list[str], list[str]]:
    """Agents and recipients of the first trigger, as written."""
    reading = read(plain_report(text))
    actors = find_actors(reading)
    tokens = cut(reading, (Span(0, len(text)),))
    placed = place(tokens, actors)
    tokens = as_nouns(tokens, placed)
    trigger = next(iter(find_triggers(tokens)))
    noticed = cast(Noticed, Seeing(text, (agents, recipients, {})))
    found = find_roles(tokens, trigger, placed)
    doing = doing_of(tokens, trigger, noticed)
    roles = with_doing(found, doing, tokens, trigger, placed, actors, text)
    return (
        [actors[i].span.of(text) for i in roles.agents],
        [actors[i].span.of(text) for i in roles.recipients],
    )


TEXT = "Rebels shelled civilians near the camp of the Okvalian army."


def test_what_the_encoder_is_sure_of_stands_for_what_the_rules_found() -> None:
    agents, recipients = roles_of(TEXT, {"army": SURE}, {"civilians": 0.9})
    assert agents == ["Okvalian army"]
    assert recipients == ["civilians"]


def test_who_is_far_less_likely_than_another_only_stands_beside() -> None:
    near = 0.9 * BESIDE
    assert roles_of(TEXT, {"Rebels": 0.9, "army": near - 0.01}, {})[0] == ["Rebels"]
    assert roles_of(TEXT, {"Rebels": 0.9, "army": near + 0.01}, {})[0] == [
        "Rebels",
        "Okvalian army",
    ]


def test_the_rules_stand_where_the_encoder_is_sure_of_nobody() -> None:
    agents, _ = roles_of(TEXT, {"Rebels": DOUBTED, "army": SURE - 0.1}, {})
    assert agents == ["Rebels"]


def test_whom_the_encoder_doubts_goes() -> None:
    agents, recipients = roles_of(TEXT, {"Rebels": DOUBTED - 0.01}, {"civilians": 0.9})
    assert agents == []
    assert recipients == ["civilians"]


def test_without_an_encoder_the_rules_stand() -> None:
    roles = Roles(agents=(0,))
    tokens = cut_of("Rebels shelled Kest.")
    trigger = next(iter(find_triggers(tokens)))
    assert with_doing(roles, None, tokens, trigger, (), (), "") is roles


def listed(text: str, one: str, *names: str) -> list[str]:
    """The names that one list holds together with `one`, as written."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    found = with_lists([names.index(one)], range(len(names)), spans, text)
    return [names[n] for n in found]


def test_all_of_a_list_go_with_one_of_them() -> None:
    text = "Shells fell on Kest, Marrow and the Old Town, not on Brenn."
    names = ("Kest", "Marrow", "Old Town", "Brenn")
    assert listed(text, "Marrow", *names) == ["Kest", "Marrow", "Old Town"]


def test_a_town_and_the_province_it_is_in_are_no_list() -> None:
    assert listed("Shells fell on Kest, Halvik.", "Kest", "Kest", "Halvik") == ["Kest"]


def test_whom_by_names_is_not_doubted() -> None:
    text = "The mill was hit by the Okvalian army."
    assert roles_of(text, {"army": DOUBTED - 0.01}, {})[0] == ["Okvalian army"]
    text = "The Okvalian army hit the mill."
    assert roles_of(text, {"army": DOUBTED - 0.01}, {})[0] == []


def test_whom_by_names_right_behind_a_noun_does_it_whoever_else_is_seen() -> None:
    text = "Rebels spoke of raids by the Okvalian army."
    assert roles_of(text, {"Rebels": 0.9}, {})[0] == ["Okvalian army"]
    text = "Rebels spoke of raids on Kest by the Okvalian army."
    assert roles_of(text, {"Rebels": 0.9}, {})[0] == ["Rebels"]


def test_behind_another_clause_who_acts_there_must_be_surer() -> None:
    text = "Kest was shelled, and the Okvalian army shot down two drones."
    assert roles_of(text, {"army": AFAR - 0.01}, {})[0] == []
    assert roles_of(text, {"army": AFAR}, {})[0] == ["Okvalian army"]


def test_with_one_of_several_who_are_joined_go_all() -> None:
    text = "Rebels and the Okvalian army shelled civilians near the camp of the guards."
    assert roles_of(text, {"Rebels": 0.9}, {})[0] == ["Rebels", "Okvalian army"]


def test_joined_by_a_hyphen_or_before_a_number_go_too() -> None:
    text = "The police–army raids hit Kest."
    assert roles_of(text, {"army": 0.9}, {})[0] == ["police", "army"]
    text = "Guards shot twelve men and two women in Kest."
    assert roles_of(text, {}, {"men": 0.9})[1] == ["men", "women"]
    text = "Guards shot soldiers as well as their officers in Kest."
    assert roles_of(text, {}, {"soldiers": 0.9})[1] == ["soldiers", "officers"]


def test_a_hyphen_within_a_name_joins_nothing() -> None:
    text = "Shells fell on Kest, Ain-Dor, Halvik."
    assert listed(text, "Kest", "Kest", "Ain-Dor", "Halvik") == ["Kest"]


def test_who_stands_right_before_the_deed_is_not_doubted() -> None:
    doubted = {"Rebels": DOUBTED - 0.01, "army": DOUBTED - 0.01}
    assert roles_of("It lost men in the Okvalian army ambush.", {"army": DOUBTED - 0.01}, {})[
        0
    ] == ["Okvalian army"]
    assert roles_of("Rebels fighting the Okvalian army fled.", doubted, {})[0] == ["Rebels"]
    assert roles_of("Rebels in Kest ambushed the Okvalian army.", doubted, {})[0] == []


def test_between_whom_something_is_settles_who_does_it() -> None:
    text = "The envoys spoke of clashes between the rebels and the Okvalian army."
    assert roles_of(text, {"envoys": 0.9}, {})[0] == ["rebels", "Okvalian army"]


def test_the_subject_of_a_passive_bears_the_deed_whatever_the_encoder_says() -> None:
    text = "The rebels were attacked near the camp of the Okvalian army."
    assert roles_of(text, {"rebels": 0.9}, {}) == ([], ["rebels"])
    text = "Soldiers were again arrested in Kest."
    assert roles_of(text, {"Soldiers": 0.9}, {}) == ([], ["Soldiers"])
    text = "The rebels attacked near the camp of the Okvalian army."
    assert roles_of(text, {"rebels": 0.9}, {})[0] == ["rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels are opposed to the talks.",
        "The rebels were deployed to Kest.",
        "The rebels are agreed on a truce.",
    ],
)
def test_who_is_of_a_mind_or_goes_does_it_in_the_passive_too(text: str) -> None:
    assert roles_of(text, {"rebels": 0.9}, {})[0] == ["rebels"]


def test_the_owner_of_a_deed_does_it_and_nobody_beside() -> None:
    text = "Troops suffered under the rebel offensive."
    assert roles_of(text, {"Troops": 0.9, "rebel": 0.7}, {})[0] == ["rebel"]
    text = "Troops stood by the rebel offensive."
    assert roles_of(text, {"Troops": 0.9, "rebel": SURE - 0.01}, {})[0] == ["Troops"]


def test_who_stands_before_who_does_it_whatever_the_encoder_says() -> None:
    assert roles_of("Soldiers who attacked Kest fled.", {}, {})[0] == ["Soldiers"]
    assert roles_of("A raid of soldiers began.", {}, {})[0] == []


def test_by_is_seen_before_those_linked_to_others() -> None:
    text = "The raids were carried out by Kesh-linked rebels."
    assert roles_of(text, {}, {})[0] == ["Kesh-linked rebels"]


def test_behind_a_nouns_own_clause_who_acts_must_be_surer() -> None:
    text = "Rebels slept when the raid began."
    assert roles_of(text, {"Rebels": APART}, {})[0] == ["Rebels"]
    assert roles_of(text, {"Rebels": APART - 0.01}, {})[0] == []
    shared = "Rebels want to resume the raid on Kest."
    assert roles_of(shared, {"Rebels": APART - 0.01}, {})[0] == ["Rebels"]


def test_who_alone_stands_before_its_deed_does_it_where_nobody_is_seen_to() -> None:
    assert roles_of("The rebels spoke of their latest raid on Kest.", {}, {})[0] == ["rebels"]
    assert roles_of("The rebels told soldiers of their raid on Kest.", {}, {})[0] == []
    assert roles_of("The rebels spoke of the latest raid on Kest.", {}, {})[0] == []
