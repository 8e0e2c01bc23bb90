"""Who speaks is the head of a source, and a noun takes up the last source it fits."""

from collections.abc import Callable
from typing import Any

import pytest

from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import known_names
from reportedly.resolution.speakers.speakers import resolve_speakers

Marked = Callable[[str], Any]

ORLAND = Nation(code="ORL", names=("Orland",), adjectives=("Orlandic",))
INVENTED = Vocabulary(nations=Lexicon(words_of(ORLAND)), names=(known_names("en"),))


def last(text: str, marked: Marked) -> tuple[str | None, str | None]:
    """Name and role of the last speaker, where Orland is a nation."""
    parsed = marked(text)
    found = resolve_speakers(parsed.reading, parsed.attributions, INVENTED)[-1][0]
    return found.name, found.role


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("The Orland based Lakes Observatory", "Lakes Observatory", None),
        ("The Orland Based Lakes Observatory", "Lakes Observatory", None),
        ("The Orland-based Lakes Observatory", "Lakes Observatory", None),
        ("Kestian-language news website Lake Now", "Lake Now", None),
        ("The Halvik-linked Lantern news agency", "Lantern", None),
        ("The official Reuters", "Reuters", None),
        ("An anti-Hamas activist network", None, "activist network"),
        (
            "Orland's most senior military commander",
            None,
            "Orland's most senior military commander",
        ),
        ("the founder of Halm Bank", None, "founder of Halm Bank"),
        ("Runa Aldis head of the lake group", "Runa Aldis", "head of the lake group"),
        ("Maria Tarn head of the", "Maria Tarn", "head"),
        ("Oskarine Tarnel LCs head of mission", "Oskarine Tarnel", "LCs head of mission"),
        ("Maria Tarn LCs head of mission", "Maria Tarn", "LCs head of mission"),
        ("Halm24 Dr. Runa Aldis", "Runa Aldis", None),
        ("of the Orlandic Defence Ministry", None, "of the Orlandic Defence Ministry"),
    ],
)
def test_a_source_is_the_head_of_its_words(
    source: str, name: str | None, role: str | None, marked: Marked
) -> None:
    assert last(f"{{src {source}}} {{cue said}} {{con it was quiet}}.", marked) == (name, role)


def test_history_is_nobody(marked: Marked) -> None:
    assert last("{src History} {cue shows} {con walls fall}.", marked) == (None, None)


ALDIS = "{src1 Runa Aldis}, director of the Rivers Organisation, {cue1 said} {con1 so}. "
TARN = "{src1 Orlandic billionaire Oleg Tarn} {cue1 said} {con1 it was quiet}. "


VELLNER = "{src1 Minister Runa Vellner} {cue1 said} {con1 so}. "
POLICY = "{src1 Runa Aldis} {cue1 said} {con1 so}. The Kest Privacy Policy applies. "
AGENCIES = "{src1 Orlandic News Agency} {cue1 said} {con1 so}. On Sunday {src2 Associated Press} "
DISPATCH = "{src1 The Orlandic army} {cue1 said} {con1 so}. Reuters had an officer who knew. "
STRATEGY = "{src1 Minister Runa Aldis} {cue1 said} {con1 so}. A strategy document released by "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ALDIS + "{src2 The analyst} {cue2 added} {con2 it would last}.", "Runa Aldis"),
        (ALDIS + "{src2 The interlocutor of Halm24} {cue2 added} {con2 so}.", "Runa Aldis"),
        (TARN + "{src2 The founder of Halm Bank} {cue2 wrote} {con2 so}.", "Oleg Tarn"),
        (VELLNER + "{src2 Vellnner} {cue2 said} {con2 no}.", "Runa Vellner"),
        (VELLNER + "{src2 Velner} {cue2 said} {con2 no}.", "Runa Vellner"),
        (VELLNER + "{src2 Vellnera} {cue2 said} {con2 no}.", "Vellnera"),
        (POLICY + "{src2 She} {cue2 said} {con2 no}.", "Runa Aldis"),
        (
            AGENCIES + "{cue2 said} {con2 no}. {src3 The news agency} {cue3 added} {con3 perhaps}.",
            "Associated Press",
        ),
        (DISPATCH + "{src2 The report} {cue2 said} {con2 no}.", "Reuters"),
        (
            STRATEGY + "the Lakes Council was out. {src2 That document} {cue2 says} {con2 no}.",
            "Lakes Council",
        ),
    ],
)
def test_a_noun_takes_up_the_last_source_it_fits(text: str, wanted: str, marked: Marked) -> None:
    assert last(text, marked)[0] == wanted
