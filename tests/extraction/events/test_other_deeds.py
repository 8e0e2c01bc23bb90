"""Who does another deed of the sentence, or stands beside one, does not do this one."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.events.other_deeds import without_other_doers
from reportedly.extraction.events.placed_actors import Placed, Roles, as_nouns
from reportedly.extraction.events.triggers import find_triggers
from reportedly.extraction.words.clause_cutting import cut
from reportedly.model.span import Span
from reportedly.reader.words import read

_TWO = ("farmers", "guards")


def does_it(text: str, who: str, deed: str) -> bool:
    """True if `who`, whom the encoder takes for who does `deed`, is left to do it."""
    reading = read(plain_report(text))
    tokens = cut(reading, (Span(0, len(text)),))
    at = tokens.low.index(who)
    placed = [Placed(0, at, at)]
    tokens = as_nouns(tokens, placed)
    deeds = list(find_triggers(tokens))
    trigger = next(item for item in deeds if tokens.low[item.first] == deed)
    roles = without_other_doers(Roles(agents=(0,)), tokens, trigger, placed, deeds)
    return roles.agents == (0,)


@pytest.mark.parametrize(
    ("text", "who", "deed"),
    [
        ("The ambush came in answer to raids by troops in Olm.", "troops", "ambush"),
        ("The capture of Olm was followed by heavy shelling from troops.", "troops", "capture"),
        ("The vote set off protests and a harsh crackdown by police.", "police", "protests"),
        ("Artillery fire hit a hall where rebels were asleep.", "rebels", "artillery"),
        ("The column dealt losses to rebels driving them out of Olm.", "rebels", "driving"),
        ("Ministers kept silent about the first bombing of Olm.", "ministers", "bombing"),
        ("The army did not take part in the invasion.", "army", "invasion"),
    ],
)
def test_who_stands_elsewhere_in_the_sentence_does_it_no_more(
    text: str, who: str, deed: str
) -> None:
    assert not does_it(text, who, deed)


@pytest.mark.parametrize(
    ("text", "who", "deed"),
    [
        ("The ambush came in answer to raids by troops in Olm.", "troops", "raids"),
        ("The destruction of Olm by raids by troops went on.", "troops", "destruction"),
        ("The raid and the attack by troops failed.", "troops", "raid"),
        ("The vote set off protests and a harsh crackdown by police.", "police", "crackdown"),
        ("In a hall where rebels shelled the door a fire began.", "rebels", "shelled"),
        ("Pressed by rebels driving trucks out of Olm, they left.", "rebels", "driving"),
        ("Ministers lied about their bombing of Olm.", "ministers", "bombing"),
        ("The army did take part in the invasion.", "army", "invasion"),
    ],
)
def test_who_may_do_it_is_left(text: str, who: str, deed: str) -> None:
    assert does_it(text, who, deed)


def test_whom_another_deed_befalls_is_not_borne_by_this_one() -> None:
    text = "The attack on farmers and the raid against guards went on."
    reading = read(plain_report(text))
    tokens = cut(reading, (Span(0, len(text)),))
    placed = [Placed(n, tokens.low.index(w), tokens.low.index(w)) for n, w in enumerate(_TWO)]
    deeds = list(find_triggers(as_nouns(tokens, placed)))
    both = Roles(recipients=(0, 1))
    found = [without_other_doers(both, tokens, deed, placed, deeds).recipients for deed in deeds]
    assert found == [(0, 1), (1,)]


def test_who_is_said_outside_the_words_is_left() -> None:
    tokens = cut(read(plain_report("The raid failed.")), (Span(0, 16),))
    trigger = next(iter(find_triggers(tokens)))
    roles = Roles(agents=(7,))
    assert without_other_doers(roles, tokens, trigger, (), ()) is roles
