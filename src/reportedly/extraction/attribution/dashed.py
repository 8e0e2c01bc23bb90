"""Names the frames whose content is speech between dashes: "- We hold the hill - said Vell"."""

from reportedly.extraction.attribution.frames import Frame
from reportedly.extraction.attribution.segments import Segment

RULE = "dashed-quotation"
_BEHIND = frozenset(("inverted-quotation", "trailing-quotation", "explained-quotation"))
_DASHES = "-–—"


def name_dashed(text: str, segment: Segment, frames: list[Frame]) -> None:
    """Change in place the rule of frames right behind a turn that dashes open and close.

    Edited news, on which the judge was fitted, has no such turns; where both dashes stand, there
    is no doubt who speaks.
    """
    for frame in frames:
        turns = [segment.start[k] for k in range(*frame.content[0]) if segment.quote[k] >= 0]
        if frame.rule in _BEHIND and turns and text[turns[-1]] in _DASHES:
            frame.rule = RULE
