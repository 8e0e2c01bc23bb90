"""Finds when something was said: times in the frame of a cue, not in a content."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.attribution import Attribution
from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_NEAR = 50  # contents looked back over; nesting is never that deep


def utterance_times(
    reading: Reading, attributions: Sequence[Attribution], times: Sequence[TimeExpression]
) -> dict[int, tuple[TimeExpression, ...]]:
    """Times in the frame ("said on Tuesday"), by the attribution whose cue is nearest.

    A time belongs to a frame when it stands in the sentence of a cue and in no content.
    """
    contents = sorted(piece for item in attributions for piece in item.content)
    cues = _cues_by_sentence(reading, attributions)
    found: dict[int, tuple[TimeExpression, ...]] = {}
    for time in times:
        near = cues.get(reading.sentence_at(time.span.start), [])
        if not near or _covered(contents, time.span):
            continue
        apart, index = min((abs(cue.start - time.span.start), index) for cue, index in near)
        said = time if _is_of_the_deed(time, apart) else replace(time, role=TimeRole.UTTERANCE)
        found[index] = (*found.get(index, ()), said)
    return found


def _is_of_the_deed(time: TimeExpression, apart: int) -> bool:
    """ "Held since Monday", "soon": no time of saying; "now says 26" is one."""
    if time.value == "FUTURE_REF":
        return True
    if time.value == "PRESENT_REF":
        return apart > time.span.end - time.span.start + 1
    return time.role is TimeRole.PERIOD and time.type is not TimeType.DURATION


def _cues_by_sentence(
    reading: Reading, attributions: Sequence[Attribution]
) -> dict[int, list[tuple[Span, int]]]:
    """Number of a sentence -> the cues in it, each with the index of its attribution."""
    cues: dict[int, list[tuple[Span, int]]] = {}
    for index, item in enumerate(attributions):
        for cue in item.cue:
            cues.setdefault(reading.sentence_at(cue.start), []).append((cue, index))
    return cues


def _covered(contents: Sequence[Span], span: Span) -> bool:
    """True if `span` lies in one of `contents` (sorted; looked for among the 50 before it)."""
    before = bisect_right(contents, span.start, key=lambda piece: piece.start)
    return any(piece.overlaps(span) for piece in contents[max(0, before - _NEAR) : before])
