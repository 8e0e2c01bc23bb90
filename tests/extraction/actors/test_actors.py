"""Who acts or is acted upon, and of what kind."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.marked import plain_report

from reportedly.extraction.actors.actors import find_actors
from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import name_lexicon
from reportedly.model.ids import ReportId
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.reader.tokens import find_words
from reportedly.reader.words import read

VESKARA = Nation(code="VSK", names=("Veskara",), adjectives=("Veskaran",))
OWN = Vocabulary(
    nations=Lexicon(words_of(VESKARA)),
    names=(name_lexicon({"Blue Lantern": SourceKind.AID}),),
)

# text -> (as written, kind) of every mention
CASES = [
    (
        "The Veskaran Defence Ministry said Orlandic troops had left.",
        [("Veskaran Defence Ministry", "government"), ("Orlandic troops", "military")],
    ),
    ("Rebels and civilians fled.", [("Rebels", "armed_group"), ("civilians", "civilian")]),
    ("Three children were treated by medics.", [("children", "civilian"), ("medics", "medic")]),
    (
        "The Armed Forces of Orland repelled the attack.",
        [("Armed Forces of Orland", "military")],
    ),
    ("Governor Ilse Maren spoke.", [("Governor Ilse Maren", "official")]),
    ("Veskara shelled the town.", [("Veskara", "government")]),
    ("The aid group Blue Lantern left.", [("aid group Blue Lantern", "aid")]),
    ("Families in Veskara waited.", [("Families", "civilian")]),
    ("Veskara sent fighter jets.", [("Veskara", "government")]),
    ("A Veskaran missile hit a house.", [("Veskaran", "government")]),
    ("The Veskarans had fled.", [("Veskarans", None)]),
    ("Veskaran soil was hit.", []),
    ("It is hard for us to leave.", []),
    ("The military operation went on.", []),
    (
        "They fear the Veskaran and rebel forces.",
        [("Veskaran", "government"), ("rebel forces", "military")],
    ),
    ("It held off a major Veskaran attack.", [("Veskaran", "government")]),
    (
        "Veskaran Airstrikes Hit Aldis Hospital.",
        [("Veskaran", "government"), ("Aldis Hospital", "medic")],
    ),
    ("Rebel Army Commits New Crimes After Loss of Kest.", [("Rebel Army", "armed_group")]),
    ("Tuesdays attack went on.", []),
    ("The ministry said Kest fell.", [("ministry", "government")]),
    ("“It is over,” said Aldis.", [("Aldis", None)]),
    ("“It is over,” said Runa Aldis a baker.", [("Runa Aldis", None)]),
    ("The regime Veskara backs fled.", [("regime", "government"), ("Veskara", "government")]),
    ("Runa Aldis, a research analyst, left.", [("Runa Aldis", "analyst")]),
    ("The regime fled.", [("regime", "government")]),
    ("The sanctions regime stays.", []),
    ("Idris Vell, met the mayor.", [("mayor", "official")]),
    ("Four former guards were convicted of the killing.", [("Four former guards", None)]),
    ("They charged a prison guard with murder.", [("prison guard", None)]),
    ("Few blamed the delay on the weather.", []),
    ("Fingers were pointed at Veskara.", [("Veskara", "government")]),
    ("A fire was seen at Veskara.", []),
    (
        "The Veskaran foreign affairs minister left.",
        [("Veskaran foreign affairs minister", "official")],
    ),
    ("The anti-Veskara coalition met.", [("anti-Veskara coalition", "organisation")]),
    ("Anti-Veskaran protesters met.", [("Anti-Veskaran protesters", "civilian")]),
    ("A rebel-held suburb was quiet.", [("rebel", SourceKind.ARMED_GROUP)]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_mentions_and_their_kinds(
    text: str, wanted: list[tuple[str, str]], marked: Callable[[str], Any]
) -> None:
    found = find_actors(marked(text).reading, OWN)
    assert [(item.as_written, item.kind) for item in found] == wanted


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("Paris said it would help.", ["Paris"]),
        ("Talks in Paris said little.", []),
        ("Paris has been rebuilt.", []),
        ("Paris has rejected the plan.", ["Paris"]),
    ],
)
def test_a_capital_is_an_actor_only_where_it_speaks_or_acts(
    text: str, seats: list[str], marked: Callable[[str], Any]
) -> None:
    assert [item.as_written for item in find_actors(marked(text).reading)] == seats


@pytest.mark.parametrize("written", ["U.S.", "U.S", "U.K", "US"])
def test_abbreviations_of_countries_are_read_with_and_without_their_last_stop(
    written: str, marked: Callable[[str], Any]
) -> None:
    found = find_actors(marked(f"A strike by the {written} hit two barns.").reading)
    assert [item.as_written for item in found] == [written]
    assert found[0].kind is SourceKind.GOVERNMENT


def test_a_later_last_name_has_the_full_name_and_the_role(marked: Callable[[str], Any]) -> None:
    text = "Pelle Anders, a baker, was at home. General Dara Venn was not. Venn had left."
    found = {item.as_written: item for item in find_actors(marked(text).reading)}
    assert found["Venn"].name == "Dara Venn"
    assert found["Venn"].kind is SourceKind.MILITARY
    assert found["Pelle Anders"].role == "baker"


def test_furniture_holds_no_actor() -> None:
    text = "Veskaran troops leave\nOrlandic troops stay."
    first = Span(0, text.index("\n"))
    reading = Reading(
        report=ReportId("r_0"),
        text=text,
        language="en",
        words=find_words(text),
        sentences=(first, Span(first.end, len(text))),
        paragraphs=(),
        quoted=(),
        furniture=(first,),
    )
    assert [item.as_written for item in find_actors(reading)] == ["Orlandic troops"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The strike hit Marrow, the mayor said.", None),
        ("Rebels bombed Marrow, the president of the country told reporters.", None),
        ("The army will bomb Marrow, a general said on Monday.", None),
        ("Troops shot Ardo Vell, the mayor of Kest, on Monday.", "mayor"),
        ("Rebels met Ardo Vell, a general who said nothing.", "general"),
        ("They held Ardo Vell, the mayor, and said nothing.", "mayor"),
    ],
)
def test_who_speaks_behind_a_comma_is_not_who_the_name_before_is(
    text: str, role: str | None
) -> None:
    roles = {item.role for item in find_actors(read(plain_report(text))) if item.name}
    assert roles == ({role} if role else set())


PIECES = ["Orland", "the", "troops", "of", "'s", ",", "-", "al", "General", "Venn", "US", ".", "x"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_mentions_are_in_order_disjoint_and_say_what_is_written(pieces: list[str]) -> None:
    text = " ".join(pieces)
    whole = Span(0, len(text))
    reading = Reading(
        report=ReportId("r_0"),
        text=text,
        language="en",
        words=find_words(text),
        sentences=(whole,),
        paragraphs=(whole,),
        quoted=(),
        furniture=(),
    )
    last = 0
    for item in find_actors(reading):
        assert item.span.start >= last
        assert item.as_written == text[item.span.start : item.span.end]
        last = item.span.end
