"""Mentions of those whom the encoder sees act, or be acted upon, and whom no table found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from tests.marked import plain_report

from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.actors.noticed_actors import SURE, TELLING, with_noticed_actors
from reportedly.lang.phraseparts import shipped
from reportedly.model.mention import Toponym
from reportedly.model.noticed import Linked, Noticed, Telling
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.reader.words import read


def span_of(text: str, word: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


class Seeing:
    """A stand-in for the encoder: one word tells, and others have the roles they are told."""

    def __init__(
        self, text: str, deed: str, roles: Sequence[Mapping[str, float]], parts: Mapping[str, str]
    ) -> None:
        self.version = "test"
        self._deed = text.index(deed)
        self._roles = [
            [Linked(span_of(text, word), likely) for word, likely in role.items()] for role in roles
        ]
        self._parts = {text.index(word): part for word, part in parts.items()}
        self.tells = 0.9

    def telling(self, start: int) -> Telling | None:
        likely = self.tells if start == self._deed else 0.0
        return Telling("ASSAULT", likely, 0.9, "OPEN")

    def doing(self, start: int) -> Sequence[Sequence[Linked]]:
        return (*self._roles, [])

    def parts(self, starts: Sequence[int]) -> Sequence[str]:
        return [self._parts.get(start, "NOUN") for start in starts]


def found(
    text: str,
    deed: str,
    agents: Mapping[str, float],
    recipients: Mapping[str, float],
    *,
    places: Sequence[str] = (),
    parts: Mapping[str, str] | None = None,
    tells: float = 0.9,
) -> list[tuple[str, str | None, SourceKind | None]]:
    """Words, name and kind of every mention that only the encoder sees."""
    reading = read(plain_report(text))
    seeing = Seeing(text, deed, (agents, recipients), parts or {})
    seeing.tells = tells
    reading = replace(reading, noticed=cast(Noticed, seeing))
    toponyms = [Toponym(span=span_of(text, name), as_written=name) for name in places]
    known = find_actors(reading)
    seen = with_noticed_actors(reading, known, toponyms, shipped("en"))
    return [(actor.as_written, actor.name, actor.kind) for actor in seen if actor not in known]


def test_a_people_no_table_knows_acts() -> None:
    text = "In Kest the Marvani attacked a convoy."
    assert found(text, "attacked", {"Marvani": 0.9}, {}) == [("Marvani", "Marvani", None)]
    assert found(text, "attacked", {"Marvani": SURE - 0.01}, {}) == []
    assert found(text, "attacked", {"Marvani": 0.9}, {}, tells=TELLING - 0.01) == []


def test_a_weak_role_noun_counts_where_somebody_bears_a_deed() -> None:
    text = "A passenger was killed on the bridge."
    assert found(text, "killed", {}, {"passenger": 0.9}) == [
        ("passenger", None, SourceKind.CIVILIAN)
    ]


def test_what_is_acted_upon_and_is_nobody_is_no_mention() -> None:
    text = "They shelled houses in Kest and wounded five on Sunday."
    seen = found(
        text,
        "shelled",
        {"They": 0.9},
        {"houses": 0.9, "Kest": 0.9, "five": 0.9},
        places=["Kest"],
        parts={"five": "NUM"},
    )
    assert [words for words, _, _ in seen] == ["They", "five"]


def test_a_weapon_does_nothing_by_itself() -> None:
    text = "Two missiles hit the harbour while a unit stood by."
    seen = found(text, "hit", {"missiles": 0.9, "unit": 0.9}, {})
    assert [words for words, _, _ in seen] == ["unit"]


def test_a_capital_stands_for_its_government_only_where_it_acts() -> None:
    text = "On Monday Moscow bombed the port."
    assert found(text, "bombed", {"Moscow": 0.9}, {}, places=["Moscow"]) == [
        ("Moscow", "Moscow", SourceKind.GOVERNMENT)
    ]
    assert found(text, "bombed", {}, {"Moscow": 0.9}, places=["Moscow"]) == []
    text = "They fled the bombing and found shelter in Ukraine."
    assert found(text, "bombing", {"Ukraine": 0.9}, {}, places=["Ukraine"]) == []


def test_who_is_a_mention_already_is_none_again() -> None:
    text = "Rebels shelled the village."
    assert found(text, "shelled", {"Rebels": 0.9}, {}) == []


def test_a_number_stands_for_somebody_only_where_nothing_likelier_does() -> None:
    text = "Three died; five Marvanis were wounded."
    counted = {"Three": "NUM"}
    seen = found(text, "wounded", {}, {"Three": 0.7, "Marvanis": 0.9}, parts=counted)
    assert [words for words, _, _ in seen] == ["Marvanis"]
    assert [w for w, _, _ in found(text, "died", {}, {"Three": 0.7}, parts=counted)] == ["Three"]


def test_a_person_with_a_title_or_a_given_name_bears_a_deed() -> None:
    text = "Guards met Mr Vell and Maria Toller in Kest."
    seen = found(text, "met", {}, {"Vell": 0.9, "Toller": 0.9, "Kest": 0.9}, places=["Kest"])
    assert [name for _, name, _ in seen] == ["Mr Vell", "Maria Toller"]
    assert found("Shells hit Babeska.", "hit", {}, {"Babeska": 0.9}) == []


def test_the_noun_behind_a_known_name_belongs_to_it() -> None:
    text = "In Kest the ISIL group executed two men."
    assert found(text, "executed", {"group": 0.9}, {}) == [
        ("ISIL group", "ISIL", SourceKind.ARMED_GROUP)
    ]


def test_people_joined_to_one_who_acts_or_is_acted_upon_do_or_bear_it_too() -> None:
    text = "The rebels and their allies shelled a mill."
    assert found(text, "shelled", {"rebels": 0.9}, {}) == [("allies", None, None)]
    text = "An adult and a child were killed."
    assert found(text, "killed", {}, {"child": 0.9}) == [("adult", None, None)]
    text = "After the raid on Kest, rebels and allies spoke."
    assert found(text, "raid", {}, {"rebels": 0.9}) == []
    text = "The rebels fled; their allies shelled a mill."
    assert found(text, "shelled", {"rebels": 0.9}, {}) == []


def test_a_role_joined_to_one_who_bears_a_deed_bears_it_too() -> None:
    text = "A passenger and a driver were killed, a cook was not."
    names = [name for name, _, _ in found(text, "killed", {}, {"passenger": 0.9})]
    assert names == ["passenger", "driver"]


def test_plural_nouns_for_who_does_something_are_people() -> None:
    text = "Guards shot at smugglers near the containers."
    assert [who for who, *_ in found(text, "shot", {}, {"smugglers": 0.9})] == ["smugglers"]
    assert found(text, "shot", {}, {"containers": 0.9}) == []


def test_units_are_of_the_people_named_before_them() -> None:
    text = "Chechen units entered Kest."
    assert found(text, "entered", {"units": 0.9}, {}) == [
        ("Chechen units", None, SourceKind.MILITARY)
    ]
    text = "Housing units in Kest burned, and two platoons entered."
    seen = found(text, "entered", {"platoons": 0.9}, {})
    assert seen == [("platoons", None, SourceKind.MILITARY)]
