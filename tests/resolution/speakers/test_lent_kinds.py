"""Speakers whose kind or name other sentences give: spokesmen, call signs, names told later."""

import pytest

from reportedly.resolution.speakers.speakers import resolve_speakers

REBELS = "{src1 The Dawn Column, a rebel group,} {cue1 said} {con1 it held Kest}. "
MISSION = "{src1 The Lakes Observer Mission} {cue1 said} {con1 it rained}. "
MINISTRY = "{src1 The health ministry} {cue1 said} {con1 it rained}. "


def last(marked, text: str) -> tuple[str | None, str]:
    case = marked(text)
    found = resolve_speakers(case.reading, case.attributions)[-1][0]
    return found.name, found.kind.value


@pytest.mark.parametrize(
    ("before", "who", "kind"),
    [
        (REBELS, "The group's spokesman, Joren Tahl,", "armed_group"),
        (REBELS, "Its spokesman, Joren Tahl,", "armed_group"),
        (MISSION, "A spokesman", "organisation"),
        (MISSION, "Its spokeswoman", "organisation"),
        (MINISTRY, "A spokesman", "official"),
        (MINISTRY, "Its spokeswoman", "official"),
        (MISSION, "A mayor", "official"),
        (MISSION, "Its mayor", "official"),
    ],
)
def test_who_speaks_for_a_body_just_told_of_is_of_its_kind(marked, before, who, kind):
    assert last(marked, f"{before}{{src2 {who}}} {{cue2 said}} {{con2 no}}.")[1] == kind


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("{src A company commander}, who gave only his call sign, Otter, ", "Otter"),
        ("{src A soldier}, who under military rules gave only his call sign, Otter, ", "Otter"),
        ("{src A reserve officer} who blogs as Otter ", "Otter"),
        ("{src A man}, identified only as Abu Salm, ", "Abu Salm"),
        ("{src A fighter} who calls himself Otter ", "Otter"),
        ("{src A soldier}, who gave only his rank, ", None),
        ("{src A soldier} who wrote a letter ", None),
    ],
)
def test_who_gives_no_full_name_is_called_by_what_they_give(marked, who, name):
    assert last(marked, f"{who}{{cue said}} {{con no}}.")[0] == name


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("its defence minister", "Ilse Vell"),
        ("the boy's mother", "Ilse Vell"),
        ("a passer-by", None),
        ("residents", None),
    ],
)
def test_an_office_is_held_by_the_bare_name_of_the_next_quotation(marked, first, name):
    text = (
        f"{{con1 Kest was shelled}}, {{src1 {first}}} {{cue1 said}}. "
        "{con2 “We were asleep,”} {src2 Ilse Vell} {cue2 said}."
    )
    case = marked(text)
    found = resolve_speakers(case.reading, case.attributions)
    assert found[0][0].name == name
    assert name is None or found[1][0].kind is found[0][0].kind


def test_a_deputy_is_who_is_called_the_deputy_by_name_later(marked):
    text = (
        "{src1 A deputy in Halvik} {cue1 said} {con1 it rained}. {src2 The deputy}, Joren Tahl, "
        "{cue2 told} us {con2 he had seen it}."
    )
    case = marked(text)
    found = resolve_speakers(case.reading, case.attributions)
    assert [one[0].name for one in found] == ["Joren Tahl", "Joren Tahl"]


def test_the_army_is_not_the_rebels_who_call_themselves_one(marked):
    text = (
        "{src1 The Dawn Liberation Army, a rebel group,} {cue1 said} {con1 it held Kest}. "
        "{src2 The army} {cue2 said} {con2 no}."
    )
    assert last(marked, text)[1] == "military"


@pytest.mark.parametrize(
    ("who", "name", "kind"),
    [
        ("The Kest Women's Relief Circle", "Kest Women's Relief Circle", None),
        ("the Lawyers' Collective", "Lawyers' Collective", "organisation"),
        ("Hila Dorn, a retired commodore,", "Hila Dorn", "analyst"),
        ("Sixty retired officers", None, "unnamed"),
        ("a security source", None, "unnamed"),
        ("a military source", None, "military"),
        ("the frontier service", "frontier service", "government"),
        ("the state railway", "state railway", "company"),
        ("a local paper", None, "media"),
        ("a local elected official", None, "official"),
        ("locals", None, "witness"),
        ("their relatives", None, "witness"),
        ("the rebel council", "rebel council", "organisation"),
        ("the town council", "town council", "government"),
        ("the de facto authorities in Kest", "de facto authorities in Kest", "organisation"),
        ("neighbouring Moldova", "Moldova", "government"),
        ("the Moldovan 9th Brigade", "Moldovan 9th Brigade", "military"),
        ("Jonas Vell of the Coastal Party", "Jonas Vell", "politician"),
        ("a spokesman for the Coastal Party", None, "politician"),
    ],
)
def test_names_and_kinds_of_sources_by_their_own_words(marked, who, name, kind):
    found = last(marked, f"{{con It rained}}, {{src {who}}} {{cue said}}.")
    assert found[0] == name
    assert kind in (None, found[1])


def test_a_name_has_the_kind_that_stands_beside_it_elsewhere(marked):
    text = "The Red Lantern aid group has a store. {src Red Lantern} {cue said} {con it rained}."
    assert last(marked, text) == ("Red Lantern", "aid")


def test_a_name_beside_a_bodys_name_is_a_bodys(marked):
    case = marked("{src The Lawyers' Collective and the War Archive} {cue said} {con it rained}.")
    (both,) = resolve_speakers(case.reading, case.attributions)
    assert [one.kind.value for one in both] == ["organisation", "organisation"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{src The company} that runs the dam, Kesthydro, {cue said} {con no}.", "Kesthydro"),
        ("{con It rained}, {cue said} {src the firm} that owns it, Kesthydro.", "Kesthydro"),
        ("{src The company} that left, Orland {cue said}, {con no}.", "company"),
    ],
)
def test_a_name_may_stand_after_the_clause_that_tells_who_it_is(marked, text, name):
    assert last(marked, text)[0] == name


def test_whom_she_has_stood_for_is_nobody_of_whom_he_is_said(marked):
    text = (
        "{con1 “It rained,”} {src1 Minister Adja Kemb} {cue1 said}. {src2 She} {cue2 said} "
        "{con2 no}. {src3 Mayor Tole Brand} {cue3 said} {con3 that Minister Kemb had left}. "
        "{src4 He} {cue4 said} {con4 no}."
    )
    assert last(marked, text)[0] == "Tole Brand"
