"""Speakers that only words elsewhere in the report name: a head of state, a politician, experts."""

import pytest
from tests.resolution.test_speakers_by_their_head import Marked, last

from reportedly.lang.governing import lands_of
from reportedly.resolution.speakers.speakers import resolve_speakers


def names(text: str, marked: Marked) -> list[str | None]:
    parsed = marked(text)
    found = resolve_speakers(parsed.reading, parsed.attributions)
    return [speaker.name for speakers in found for speaker in speakers]


def test_a_president_is_whom_the_table_knows_as_that_also_later(marked: Marked) -> None:
    text = (
        "{src1 The president of Moldova} {cue1 said} {con1 it rained}. {src2 Maia Sandu} "
        "{cue2 told} us {con2 the crops were safe}. {src3 Ion Vell} {cue3 said} {con3 no}."
    )
    assert lands_of("Maia Sandu") == {"Moldova"}
    assert names(text, marked) == ["Maia Sandu", "Maia Sandu", "Ion Vell"]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Ilse Vell, who ran the secret service,", "The former spy"),
        ("The deputy speaker of the lower house Ilse Vell", "The MP"),
        ("NATO Secretary-General Ilse Vell", "The NATO head"),
    ],
)
def test_who_alone_speaks_is_taken_up_by_another_noun(
    first: str, later: str, marked: Marked
) -> None:
    before = f"{{src1 {first}}} {{cue1 said}} {{con1 it rained}}. "
    text = f"{before}{{src2 {later}}} {{cue2 said}} {{con2 no}}."
    assert last(text, marked)[0] == "Ilse Vell"


def test_of_two_who_speak_a_noun_takes_up_neither(marked: Marked) -> None:
    text = (
        "{src1 Runa Holt} {cue1 said} {con1 it rained}. {src2 Ilse Vell} {cue2 said} {con2 no}. "
        "It snowed. Frost came. It thawed. {src3 The spy} {cue3 said} {con3 no}."
    )
    assert last(text, marked)[0] is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("IRW analysts", "Institute for River Wars"),
        ("Experts of the Institute", "Institute for River Wars"),
        ("analysts", "Institute for River Wars"),
        ("Western analysts", None),
        ("Orland experts", None),
        ("military experts", None),
    ],
)
def test_analysts_speak_for_the_institute_that_has(
    source: str, name: str | None, marked: Marked
) -> None:
    text = (
        "{src1 The Institute for River Wars (IRW)} {cue1 said} {con1 it rained}. "
        f"It poured. {{src2 {source}}} {{cue2 said}} {{con2 it snowed}}."
    )
    assert last(text, marked)[0] == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Coordinator for Strategic Communications Peter Vell", "Peter Vell"),
        ("The leader of the Greens in the House of Representatives Runa Vell", "Runa Vell"),
        ("The former Kestian republic's interior minister", None),
    ],
)
def test_a_name_is_no_office_and_no_adjective(
    source: str, name: str | None, marked: Marked
) -> None:
    assert last(f"{{src {source}}} {{cue said}} {{con it rained}}.", marked)[0] == name


def test_who_heads_a_ministry_by_name_is_its_minister(marked: Marked) -> None:
    text = (
        "The head of the Orlandic Ministry of Foreign Affairs Peter Vell rang his colleague. "
        "{src The Orlandic minister} {cue said} {con it rained}."
    )
    assert last(text, marked)[0] == "Peter Vell"
