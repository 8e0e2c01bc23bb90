"""Where a paragraph opens with where it was written: "BRENN, Veskara (Meridian Wire) — "."""

import re

from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

_OPENING = re.compile(
    r"[A-Z][A-Z'’.\s/-]{2,40}(?:,[^—–\n]{1,40}?)?\s*(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|\s-)(?=\s|$)"
)  # capitals, what follows a comma, a credit in brackets, and a dash


def datelines(reading: Reading) -> Spans:
    """From the first word to the dash, of each paragraph that opens so; nobody speaks there."""
    found = (_OPENING.match(reading.text, part.start, part.end) for part in reading.paragraphs)
    return tuple(Span(*match.span()) for match in found if match)
