"""Two statements in one sentence: "shells fell all night, residents said; the army denied it"."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.model.span import Span

_QUOTED = "“\"'‘"


def without_other_half(text: str, item: Candidate, near: Sequence[Candidate]) -> Candidate:
    """`item`, its content ended at the semicolon behind which somebody else begins to speak.

    Only a content in one piece that is no quotation: whoever is quoted may quote others.
    """
    if len(item.content) != 1 or text[item.content[0].start] in _QUOTED:
        return item
    whole = item.content[0]
    starts = [other.source[0].start for other in near if other is not item and other.source]
    ends = [end for start in starts if (end := _half(text, whole, start)) is not None]
    return replace(item, content=(Span(whole.start, min(ends)),)) if ends else item


def _half(text: str, whole: Span, start: int) -> int | None:
    """Where the first half of `whole` ends if the second begins at `start`, behind a semicolon."""
    before = text[whole.start : start].rstrip() if whole.start < start < whole.end else ""
    first = before.removesuffix(";").rstrip()
    return whole.start + len(first) if before.endswith(";") and first else None
