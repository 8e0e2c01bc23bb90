"""Who is meant by another name of an office, as one report tells who holds it."""

import pytest

from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import known_names
from reportedly.resolution.speakers.speakers import resolve_speakers

ORLAND = Nation(code="ORL", names=("Orland",), adjectives=("Orlandic",))
VESKARA = Nation(code="VES", names=("Veskara",), adjectives=("Veskaran",))
INVENTED = Vocabulary(
    nations=Lexicon({**words_of(ORLAND), **words_of(VESKARA)}), names=(known_names("en"),)
)
TWO = (
    "The Orlandic foreign minister Runa Aldis received the head of Veskaran diplomacy Ilse Maren. "
    "The weather was fine. The talks took three hours. A clerk left. "
)
HEADS = (
    "The head of the Orlandic government Ardo Vell met the chief of Veskaran diplomacy Ilse Maren. "
)


def last(marked, text: str) -> str | None:
    case = marked(text)
    return resolve_speakers(case.reading, case.attributions, INVENTED)[-1][0].name


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        (TWO, "The head of the Orlandic Ministry of Foreign Affairs", "Runa Aldis"),
        (TWO, "The head of Orlandic diplomacy", "Runa Aldis"),
        (TWO, "Orland's top diplomat", "Runa Aldis"),
        (TWO, "The Veskaran foreign minister", "Ilse Maren"),
        (TWO, "The Veskaran minister", "Ilse Maren"),
        (TWO, "The head of the Orlandic football club", None),
        (HEADS, "The Orlandic prime minister", "Ardo Vell"),
        (HEADS, "The Veskaran prime minister", None),
        (HEADS, "The head of the Veskaran government", None),
    ],
)
def test_an_office_is_its_holders_by_whatever_name(marked, before, noun, name):
    assert last(marked, f"{before}{{src {noun}}} {{cue said}} {{con it was late}}.") == name


def test_what_somebody_is_head_of_may_be_told_in_short(marked):
    text = (
        "{src1 Ardo Vell}, head of the Brenn Observatory for Rights, {cue1 said} {con1 yes}. "
        "{src2 The head of the Brenn Observatory} {cue2 said} {con2 no}."
    )
    assert last(marked, text) == "Ardo Vell"


@pytest.mark.parametrize(
    ("others", "name"),
    [
        ("It rained. It snowed. It thawed. It froze. ", "Ardo Vell"),
        ("{src2 Runa Aldis} {cue2 said} {con2 no}. It rained. It snowed. It thawed. ", None),
    ],
)
def test_the_only_one_who_has_spoken_is_the_president(marked, others, name):
    text = f"{{src1 Ardo Vell}} {{cue1 said}} {{con1 yes}}. {others}"
    assert last(marked, f"{text}{{src3 The Orlandic president}} {{cue3 said}} {{con3 no}}.") == name


@pytest.mark.parametrize(
    ("noun", "name"),
    [("The head of diplomacy", "Ilsa Märten"), ("The head of agriculture", None)],
)
def test_a_head_is_known_by_what_he_heads_and_whatever_the_marks_on_a_name(marked, noun, name):
    text = (
        "{src1 Minister of Foreign Affairs Orland Ilsa Marten} {cue1 wrote} {con1 yes}. "
        "{src2 The Minister of Foreign Affairs Orland Ilsa Märten} {cue2 wrote} {con2 no}. "
        f"{{src3 {noun}}} {{cue3 said}} {{con3 so}}. "
    )
    assert last(marked, text) == name


def test_the_minister_may_be_the_minister_of_foreign_affairs(marked):
    text = (
        "{src1 Minister of Foreign Affairs Runa Aldis} {cue1 wrote} {con1 yes}. "
        "It rained. It snowed. "
        "{src2 The minister} {cue2 said} {con2 no}. "
    )
    assert last(marked, text) == "Runa Aldis"
