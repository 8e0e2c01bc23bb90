"""Verdicts on what was said, by others: "had annexed them, | a move deemed unlawful by most"."""

from collections.abc import Sequence

from reportedly.extraction.attribution.candidates import Candidate, share
from reportedly.lang import words
from reportedly.model.span import Span, Spans

_RULES = frozenset(("passive", "passive-by"))
_MOST = 4  # words of "a widely criticised move"
_ARTICLES = frozenset(("a", "an"))


def without_verdicts(text: str, items: Sequence[Candidate], ruled: Sequence[Candidate]) -> None:
    """End the contents of `items` before a verdict that is somebody else's than who said them.

    The noun that takes up what was said opens it, behind a comma; what stands behind the verdict
    belongs to neither.
    """
    verdicts = [item for item in ruled if _is_verdict(text, item)]
    for item in items:
        for verdict in verdicts:
            if not share(item.cue, verdict.cue):
                item.content = _ended(text, item.content, verdict)


def _is_verdict(text: str, item: Candidate) -> bool:
    if item.rule not in _RULES or not item.source or not item.content or not item.cue:
        return False
    start = item.content[0].start
    said = text[start : item.cue[0].start].lower().split()
    told = said[:1] != [] and said[0] in _ARTICLES and said[-1] in words("en", "cues", "summing")
    return told and text[:start].rstrip().endswith(",") and len(said) <= _MOST


def _ended(text: str, content: Spans, verdict: Candidate) -> Spans:
    """`content` up to the comma before the verdict, if it holds that."""
    start = verdict.content[0].start
    if not any(piece.start < start < piece.end for piece in content):
        return content
    before = [piece for piece in content if piece.start < start]
    last = before[-1]
    end = last.start + len(text[last.start : start].rstrip(" ,"))
    return (*before[:-1], Span(last.start, end))
