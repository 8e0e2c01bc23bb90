"""Cuts off a clause that the encoder took into a content: "… aid | as ministers met"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extraction.attribution.candidates import Candidate, share
from reportedly.lang import words
from reportedly.lang.inflection import verb_forms
from reportedly.model.span import Span

_JOINING = ("and", "but")
OPENERS = ("as", "while", "when", "after", "before")


def _is_beside(text: str, piece: Span) -> bool:
    """ "…, the agency said, | as Orland launched an attack": told beside what was said."""
    return piece.of(text).split(maxsplit=1)[:1] == ["as"]


def _is_taken_for(text: str, item: Candidate, opener: str) -> bool:
    """ "Described the draft | as a farce": no clause of time."""
    cue = frozenset(word for span in item.cue for word in span.of(text).lower().split())
    return opener == "as" and not cue.isdisjoint(_taking())


def _opens(text: str, item: Candidate, rest: Sequence[str]) -> bool:
    """ "As ministers met", and what never is part of a thing: "and there followed a war"."""
    if rest[0] in OPENERS:
        return not _is_taken_for(text, item, rest[0])
    return rest[0] in _JOINING and rest[1:2] == ["there"]


@cache
def _taking() -> frozenset[str]:
    """Every form of the verbs that take one thing for another."""
    verbs = words("en", "cues", "taken_for")
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def without_time_clause(text: str, item: Candidate, ruled: Sequence[Candidate]) -> Candidate:
    """`item`, its content ended where a rule ends it for the same cue and such a clause begins.

    Only a content in one piece that is no quotation; a rule ends a content there where a subject
    and a verb of their own follow.
    """
    if item.frame is None and len(item.content) > 1 and _is_beside(text, item.content[-1]):
        return replace(item, content=item.content[:-1])
    if item.frame is not None or len(item.content) != 1 or text[item.content[0].start] in "“\"'":
        return item
    whole = item.content[0]
    for rule in ruled:
        if len(rule.content) == 1 and share(rule.cue, item.cue):
            kept = rule.content[0]
            rest = text[kept.end : whole.end].lstrip(" ,").split(maxsplit=2)
            starts = whole.start <= kept.start < kept.end < whole.end
            if starts and rest and _opens(text, item, rest):
                return replace(item, content=(Span(whole.start, kept.end),))
    return item
