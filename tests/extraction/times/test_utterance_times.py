"""Which times of a frame say when something was said, and which say since when or how soon."""

import pytest
from tests.timed import WEDNESDAY, reading_of

from reportedly.extraction.times.times import find_times
from reportedly.extraction.times.utterance_times import utterance_times
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.report import DateSource, Published
from reportedly.model.span import Span
from reportedly.resolution.times.times import resolve_times


def roles(text: str, cue: str, content: str) -> list[str]:
    """Roles of the times in the frame of a text's one attribution."""

    def spans(part: str) -> tuple[Span, ...]:
        return (Span(text.index(part), text.index(part) + len(part)),)

    attribution = Attribution(
        source=(Span(0, 3),),
        cue=spans(cue),
        content=spans(content),
        quotation=Quotation.INDIRECT,
        made=Made(by="test", version="1", rule="none"),
        confidence=1.0,
    )
    reading = reading_of(text)
    published = Published(value=WEDNESDAY, found=DateSource.GIVEN)
    times = resolve_times(reading, find_times(reading), published)
    return [time.role for time in utterance_times(reading, [attribution], times).get(0, ())]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The mayor said on Monday that the mill fell.", "utterance"),
        ("The mayor, in hiding since Monday, said that the mill fell.", "period"),
        ("The mayor now said that the mill fell.", "utterance"),
        ("The mayor, who now lives in a mill, said that the mill fell.", "as_of"),
        ("The mayor, who is soon to retire, said that the mill fell.", "event"),
    ],
)
def test_only_a_time_of_saying_is_the_utterances(text: str, role: str) -> None:
    assert roles(text, "said", "the mill fell") == [role]
