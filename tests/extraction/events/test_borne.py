"""Who bears a deed by its own frame, whatever else is thought of who does it."""

from collections.abc import Sequence

import pytest
from tests.marked import plain_report

from reportedly.extraction.events import borne
from reportedly.extraction.events.placed_actors import Placed, Roles, as_nouns
from reportedly.extraction.events.roles import find_roles
from reportedly.extraction.events.triggers import find_triggers
from reportedly.extraction.words.clause_cutting import cut
from reportedly.model.span import Span
from reportedly.reader.words import read

Names = list[str]


@pytest.fixture(autouse=True)
def _invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(borne, "_countries", lambda: frozenset(("orland", "veskara")))


def settled(text: str, agents: Sequence[str], recipients: Sequence[str]) -> tuple[Names, Names]:
    """Agents and recipients of the first trigger where the encoder sees those given."""
    reading = read(plain_report(text))
    tokens = cut(reading, (Span(0, len(text)),))
    names = [*agents, *recipients]
    at = [tokens.low.index(name.lower()) for name in names]
    placed = sorted((Placed(n, i, i) for n, i in enumerate(at)), key=lambda actor: actor.first)
    tokens = as_nouns(tokens, placed)
    trigger = next(iter(find_triggers(tokens)))
    seen = Roles(agents=tuple(range(len(agents))), recipients=tuple(range(len(agents), len(names))))
    told = find_roles(tokens, trigger, placed)
    roles = borne.as_borne(seen, told, tokens, trigger, placed)
    return [names[i] for i in roles.agents], [names[i] for i in roles.recipients]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The arrest of rebels drew protests.", "rebels"),
        ("Sanctions on Orland went into force.", "Orland"),
        ("He recalled the Orland invasion.", "Orland"),
    ],
)
def test_who_bears_a_deed_by_its_frame_does_not_do_it(text: str, whom: str) -> None:
    assert settled(text, [whom], []) == ([], [whom])


@pytest.mark.parametrize(
    ("text", "agent", "recipients"),
    [
        ("The invasion of Orland to Veskara began.", "Orland", ["Veskara"]),
        ("He recalled the Orlandic invasion.", "Orlandic", []),
        ("He recalled the Orland invasion of Veskara.", "Orland", ["Veskara"]),
        ("The attack of rebels went on.", "rebels", []),
        ("Rebels arrested soldiers.", "Rebels", ["soldiers"]),
        ("Rebels fell back from the troops.", "Rebels", ["troops"]),
    ],
)
def test_where_the_frame_settles_nothing_all_stays(
    text: str, agent: str, recipients: Sequence[str]
) -> None:
    assert settled(text, [agent], recipients) == ([agent], recipients)


def test_who_withdraws_their_own_forces_does_nothing_to_them() -> None:
    assert settled("Orland withdrew its troops.", ["Orland"], ["troops"]) == (["Orland"], [])
    assert settled("Troops were withdrawn.", [], ["Troops"]) == (["Troops"], [])
