"""Closes the holes that the encoder leaves in a content where nothing else stands."""

import re
from collections.abc import Sequence

from reportedly.extraction.candidates import Candidate
from reportedly.model.span import Span, Spans

LONGEST = 60  # characters of a hole: a noun phrase, as "the village of Brenn"
_MARK = re.compile(r"[,;:.!?()“”\"—–\n]|\s-\s")


def close_holes(text: str, item: Candidate, content: Spans, others: Sequence[Candidate]) -> Spans:
    """`content` with its pieces joined over words that have no mark among them and are nobody's.

    A content is split only where source, cue or narration intervenes (record format); narration
    inside a sentence stands between marks.
    """
    taken = [span for other in others for span in (*other.source, *other.cue)]
    taken += [span for other in others if other is not item for span in other.content]
    closed: list[Span] = []
    for piece in content:
        hole = Span(closed[-1].end, piece.start) if closed else None
        if hole and _is_free(text, hole, taken):
            closed[-1] = Span(closed[-1].start, piece.end)
        else:
            closed.append(piece)
    return tuple(closed)


def _is_free(text: str, hole: Span, taken: Sequence[Span]) -> bool:
    if hole.end - hole.start > LONGEST or _MARK.search(text, hole.start, hole.end):
        return False
    return not any(span.overlaps(hole) for span in taken)
