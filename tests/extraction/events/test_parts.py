"""Happenings that are parts of a larger one told beside them."""

from collections.abc import Callable
from typing import Any

import pytest

from reportedly.extraction.events.events import find_events

Marked = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("{nar Three attacks shook Kest: a bomb went off at noon}.", {"went off": "attacks"}),
        (
            "{nar Orland carried out raids, including a strike on Kest}.",
            {"strike": "raids"},
        ),
        (
            "{nar A wave of shelling hit Kest, one of them a strike on a mill}.",
            {"strike": "shelling"},
        ),
        ("{nar The raid shook Kest: a bomb went off at noon}.", {}),
        ("{nar The raids hit towns including Kest, where a strike had killed two}.", {}),
        ("{nar The attacks came after the raid on Kest}.", {}),
        ("{nar The talks failed: a bomb went off at noon}.", {}),
    ],
)
def test_parts_follow_what_names_the_whole(
    marked: Marked, text: str, parts: dict[str, str]
) -> None:
    parsed = marked(text)
    events = find_events(parsed.reading, parsed.attributions[0], (), (), (), ())
    words = [event.trigger.of(parsed.text) for event in events]
    found = {
        words[n]: words[event.part_of]
        for n, event in enumerate(events)
        if event.part_of is not None
    }
    assert found == parts
