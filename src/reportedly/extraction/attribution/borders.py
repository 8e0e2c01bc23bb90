"""Mends sources and contents of the encoder's that run over the border of a clause.

The rules see subjects and marks where the encoder only sees words: of "The rebels, the president
said, had left" it is the president who speaks, and of "it was unclear, but the army said it held
the hill" nothing before "but" is the army's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.attribution.candidates import Candidate, share
from reportedly.lang import words
from reportedly.model.span import Span, Spans

_JOINED = re.compile(r"[,;:–—-]*\s*(?:and|but|yet|while|whereas|though|although)\s+(?:\w+ly\s+)?")
_QUOTED = re.compile(r"(?:\sas)?\s(“[^“”]+”|\"[^\"]+\")")
_OPENED_BY = {"according-to": ", ", "trailing-comma": ": "}  # rule -> what stands before content
_SPLIT = 2  # pieces of "The rebels | … | had left"
_APPOSED = re.compile(
    r"(?P<noun>(?:an?|the)\s(?:[\w-]+\s){0,2}?(?P<last>[\w-]+))\s(?P<who>[A-Z]\S*(?:\s[A-Z]\S*)*)"
)


def within_borders(text: str, item: Candidate, ruled: Sequence[Candidate]) -> Candidate:
    """`item` with source and content on its own side of the borders that the rules see."""
    if item.frame is not None or len(item.source) != 1 or not item.cue:
        return item
    near = [other for other in ruled if other.source and share(other.cue, item.cue)]
    item = _inserted(text, _contact(text, item, near), near)
    item = _behind_description(text, item, near)
    return _named(text, _behind_joint(text, item, near))


def _inserted(text: str, item: Candidate, near: Sequence[Candidate]) -> Candidate:
    """ "The rebels, | the president | told the house, | had left": who stands at the cue speaks."""
    (source,) = item.source
    for other in near:
        if other.frame is None or not other.frame.trailing or len(other.content) != _SPLIT:
            continue
        own = other.source[0]
        before = text[source.end : own.start]
        if other.content[0].contains(source) and before.strip() == "," and own.end <= _cue(item):
            return replace(other, likely=item.likely)
    return item


def _behind_description(text: str, item: Candidate, near: Sequence[Candidate]) -> Candidate:
    """ "According to a clerk, who asked not to be named | for fear of jail |, the raid failed".

    What describes the source ends at a comma, "the major was blunt" at a colon; nothing before
    that is said.
    """
    start, end = item.content[0].start, item.content[-1].end
    for other in near:
        mark = _OPENED_BY.get(other.rule)
        later = start < other.content[0].start < end
        if mark and later and text.endswith(mark, 0, other.content[0].start):
            return item if text.endswith(mark, 0, start) else replace(item, content=other.content)
    return item


def _named(text: str, item: Candidate) -> Candidate:
    """ "Moved what | it | called | “a limited force” | into Brenn": what it is called, no more."""
    (source,) = item.source[:1] or (Span(0, 0),)
    quoted = _QUOTED.match(text, item.cue[0].end)
    if not quoted or not text[: source.start].rstrip().endswith("what"):
        return item
    if not any(piece.overlaps(Span(*quoted.span(1))) for piece in item.content):
        return item
    return replace(item, content=(Span(*quoted.span(1)),))


def _cue(item: Candidate) -> int:
    return item.cue[0].start


def _contact(text: str, item: Candidate, near: Sequence[Candidate]) -> Candidate:
    """ "A charge | Veskara | rejects", "the number of troops | Veskara | says it has lost".

    The noun before is what is spoken about, and no office of the one who speaks.
    """
    (source,) = item.source
    whole = source.of(text)
    named = _APPOSED.fullmatch(whole)
    if named and named["last"] in words("en", "cues", "summing"):
        noun = Span(source.start, source.start + len(named["noun"]))
        return _with(item, Span(source.end - len(named["who"]), source.end), noun)
    for other in near:
        own = other.source[0]
        head = text[source.start : own.start].split()[-1:]
        shorter = source.start < own.start and own.end == source.end
        if shorter and text[own.start].isupper() and head and _is_thing(head[0]):
            noun = Span(source.start, source.start + len(text[source.start : own.start].rstrip()))
            return _with(item, own, noun)
    return item


def _is_thing(word: str) -> bool:
    """ "Troops", "charge": what is counted or said, and nothing that carries a name."""
    return any(word in words("en", "cues", key) for key in ("figure_nouns", "counted", "summing"))


def _with(item: Candidate, source: Span, noun: Span) -> Candidate:
    content: Spans = tuple(sorted({noun, *item.content}))
    return replace(item, source=(source,), content=content)


def _behind_joint(text: str, item: Candidate, near: Sequence[Candidate]) -> Candidate:
    """ "It was unclear, but | the army | said | it held the hill": nothing before "but" is said."""
    (source,) = item.source
    before = [piece for piece in item.content if piece.end <= source.start]
    if not before or source.start > _cue(item):
        return item
    if not _JOINED.fullmatch(text, before[-1].end, source.start):
        return item
    kept = tuple(piece for piece in item.content if piece.start > source.start)
    forward = (other.content for other in near if other.content[0].start >= item.cue[0].end)
    content = kept or next(forward, ())
    return replace(item, content=content) if content else item
