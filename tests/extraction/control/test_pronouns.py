"""Which body a pronoun stands for where it may hold a place."""

from collections.abc import Callable
from typing import Any

import pytest

from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.control.pronouns import find_pronouns
from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.span import Spans

INVENTED = Vocabulary(
    nations=Lexicon(words_of(Nation(code="ORL", names=("Orland",), adjectives=("Orlandic",)))),
    names=(),
)
STAFF = Speaker(span=None, name="General Staff", kind=SourceKind.MILITARY)
COMMANDER = Speaker(span=None, name=None, kind=SourceKind.MILITARY)
RESIDENT = Speaker(span=None, name=None, kind=SourceKind.WITNESS)
MINISTER = Speaker(span=None, name="Ilse Maren", kind=SourceKind.POLITICIAN)


@pytest.mark.parametrize(
    ("text", "speakers", "wanted"),
    [
        ("{src The staff} {cue said} {con it still holds Kest}.", (STAFF,), ["General Staff"]),
        ("{src The staff} {cue said} {con Kest is in our hands}.", (STAFF,), ["General Staff"]),
        ("{src The minister} {cue said} {con it holds Kest}.", (MINISTER,), []),
        ("{con “We left Kest”}, {src a commander} {cue said}.", (COMMANDER,), [None]),
        ("{con “We left Kest”}, {src a resident} {cue said}.", (RESIDENT,), []),
        ("{nar Orland retook Brenn and it also took Kest}.", (), ["Orland"]),
        ("{nar Rain fell on Brenn and it also fell on Kest}.", (), []),
    ],
)
def test_a_pronoun_has_the_name_of_the_body_that_is_settled(
    text: str, speakers: tuple[Speaker, ...], wanted: list[str], marked: Callable[[str], Any]
) -> None:
    parsed = marked(text)
    actors = find_actors(parsed.reading, INVENTED)

    def inside(pieces: Spans) -> tuple[ActorMention, ...]:
        return tuple(a for a in actors if any(piece.contains(a.span) for piece in pieces))

    found = find_pronouns(parsed.reading, parsed.attributions[0], speakers, inside)
    assert [mention.name for mention in found] == wanted
