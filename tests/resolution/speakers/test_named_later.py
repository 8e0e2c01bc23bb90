"""A body without its name that is named afterwards, and names that are nobody who speaks."""

import pytest

from reportedly.resolution.speakers.speakers import resolve_speakers

WATCH = "{con2 It burned}, {cue2 said} {src2 the Orland Observatory for Rights}. "
OTHER = "{con3 It sank}, {cue3 said} {src3 Veskara Rights Watch}. "


def names(marked, text: str) -> list[str | None]:
    case = marked(text)
    return [who[0].name for who in resolve_speakers(case.reading, case.attributions)]


@pytest.mark.parametrize(
    ("noun", "after", "name"),
    [
        ("a monitor", WATCH, "Orland Observatory for Rights"),
        ("a Brenn-based monitoring group", WATCH, "Orland Observatory for Rights"),
        ("a Brenn-based monitor and a baker", WATCH, "Orland Observatory for Rights"),
        ("a monitor", WATCH + OTHER, None),
        ("a baker", WATCH, None),
        ("another monitor", WATCH, None),
    ],
)
def test_who_opens_a_report_is_the_one_body_named_since(marked, noun, after, name):
    assert names(marked, f"{{con1 Nine died}}, {{src1 {noun}}} {{cue1 said}}. {after}")[0] == name


@pytest.mark.parametrize(
    ("noun", "after", "name"),
    [
        ("Monitor", WATCH, "Orland Observatory for Rights"),
        ("monitor", WATCH, "Orland Observatory for Rights"),
        ("Monitor", WATCH + OTHER, None),
        ("The Monitor", WATCH, "Monitor"),
    ],
)
def test_the_bare_noun_that_ends_a_headline_is_no_name(marked, noun, after, name):
    assert names(marked, f"{{con1 Nine died in Kest}} - {{src1 {noun}}}\n{after}")[0] == name


def test_of_two_monitors_the_named_one_came_first(marked):
    text = "{con3 Nine died}, {src3 a monitor} {cue3 said}."
    assert names(marked, WATCH + text)[-1] is None


def test_no_party_to_a_war_is_the_monitor(marked):
    text = f"{WATCH}{{con4 Hezbollah fired on the town}}, {{src4 the Brenn-based monitor}} "
    assert names(marked, text + "{cue4 said}.")[-1] == "Orland Observatory for Rights"


@pytest.mark.parametrize("noun", ["villages", "towns", "districts"])
def test_the_last_of_a_list_of_places_says_nothing(marked, noun):
    text = f"Troops entered the {noun} of Kest, Tal Brenn and Jab al-Halm. "
    assert names(marked, text + "{src He} {cue said} {con it was late}.") == [None]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Rebels Near Brenn Admit Killing Clerks. ", None),
        ("On that day Ardo Vell left the town with a few of his clerks. ", "Ardo Vell"),
    ],
)
def test_capitals_of_a_headline_are_nobodys_name(marked, before, name):
    assert names(marked, before + "{src He} {cue said} {con it was late}.") == [name]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("{src1 The relief charity Help} to the Lakes in Need (HLN)", "Help to the Lakes in Need"),
        ("{src1 The relief charity Help} to the Lakes in Need (HLX)", "Help"),
        ("{src1 The relief charity Help} to the Lakes in Need", "Help"),
    ],
)
def test_initials_in_brackets_tell_how_long_a_name_is(marked, said, name):
    assert names(marked, said + " {cue1 reported} {con1 nine deaths}.") == [name]


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("in the old town in Kest Ibrahim Dorn", "Ibrahim Dorn"),
        ("in the old town with Ardo Ibrahim Dorn", "Ardo Ibrahim Dorn"),
    ],
)
def test_a_place_behind_its_preposition_opens_no_persons_name(marked, where, name):
    text = f"{{con1 A shell hit a house}} {where} {{cue1 told}} our paper. "
    assert names(marked, text + "{src2 Dorn} {cue2 said} {con2 no}.")[-1] == name


@pytest.mark.parametrize(
    ("first", "then", "name"),
    [
        ("Al-Nusra Front", "Al-Nusra", "Al-Nusra Front"),
        ("RIA Novosti", "RIA", "RIA Novosti"),
        ("Ria Nowosti", "Tass", "Tass"),
        ("Hezbollah Column", "Hezbollah", "Hezbollah"),
    ],
)
def test_a_body_with_its_noun_and_without_is_one(marked, first, then, name):
    text = f"{{src1 {first}}} {{cue1 said}} {{con1 no}}. {{src2 {then}}} {{cue2 said}} {{con2 no}}."
    assert names(marked, text)[-1] == name


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        ("a statement released by his ministry", "Ardo Vell's ministry"),
        ("a statement released by the ministry", "ministry"),
    ],
)
def test_his_ministry_is_that_of_who_spoke(marked, paper, name):
    text = f"{{src1 President Ardo Vell}} {{cue1 said}} {{con1 no}}. {{src2 {paper}}} "
    assert names(marked, text + "{cue2 said} {con2 it was late}.")[-1] == name


def test_a_department_is_called_by_what_it_is_there_for(marked):
    text = "{src The Veskaran department of diplomacy} {cue said} {con it was late}."
    assert names(marked, text) == ["Veskaran department of diplomacy"]
