"""What the rules' events say of a text's type."""

from dataclasses import replace

from reportedly.extraction.events.benchmark import each_once
from reportedly.extraction.events.hints import hints_of
from reportedly.model.event import EventType
from reportedly.pipeline import read_text


def test_events_are_told_by_type_first_place_word_and_role() -> None:
    found = each_once(read_text("The army shelled Kest.", published=None, publisher=None))
    hints = list(hints_of(found))
    for wanted in ("type ASSAULT", "first ASSAULT", "word shell", "agent ASSAULT"):
        assert wanted in hints


def test_no_event_is_told_too() -> None:
    assert list(hints_of([])) == ["none"]


def test_retreats_and_concessions_are_one_type() -> None:
    ((claim, event),) = each_once(
        read_text("Rebels withdrew from Kest.", published=None, publisher=None)
    )
    conceded = replace(event, type=EventType.CONCEDE)
    for told in (event, conceded):
        assert "type YIELD" in list(hints_of([(claim, told)]))
