"""Holes in a content are closed over words that are nobody's, and over nothing else."""

import pytest

from reportedly.extraction.candidates import Candidate
from reportedly.extraction.holes import close_holes
from reportedly.model.span import Span, Spans

TEXT = "A rocket hit a house in the village of Brenn on Tuesday, the governor said, killing two."


def spans(*pieces: str) -> Spans:
    return tuple(Span(TEXT.index(p), TEXT.index(p) + len(p)) for p in pieces)


@pytest.mark.parametrize(
    ("pieces", "closed"),
    [
        (
            ("A rocket hit a house in", "on Tuesday"),
            ("A rocket hit a house in the village of Brenn on Tuesday",),
        ),
        (("A rocket hit a house", "killing two"), ("A rocket hit a house", "killing two")),
        (("on Tuesday", "killing two"), ("on Tuesday", "killing two")),
    ],
)
def test_only_a_hole_without_marks_or_frame_is_closed(pieces, closed) -> None:
    content = spans(*pieces)
    item = Candidate(
        source=spans("the governor"), cue=spans("said"), content=content, maker="linked"
    )
    assert close_holes(TEXT, item, content, [item]) == spans(*closed)


def test_a_hole_in_which_another_stands_is_kept() -> None:
    content = spans("A rocket hit a house in", "on Tuesday")
    item = Candidate(source=(), cue=spans("said"), content=content, maker="linked")
    other = Candidate(source=spans("the village"), cue=spans("of"), content=(), maker="linked")
    assert close_holes(TEXT, item, content, [item, other]) == content
