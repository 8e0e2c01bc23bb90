"""Gives contents whole that the encoder cut: a quotation one speaker has, a nested clause."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.attribution.candidates import Candidate, common
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span, union

LEAST = 8  # words of a quotation that is a statement, and no more than a phrase
OWN = 3  # words of it that a content has at least
MISSED = 3  # words of it that are missing at least
LONGEST = 400  # characters between brackets
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[,;.!?:”\"\n—–)]|\s-\s|$")
_DETERMINER = re.compile(r"\s((?:an?|the|its|their|his|her|our|no|all|any)\s(?:\w+\s)?)$")
_STOP = re.compile(r"[.!?]\s")
_BY = re.compile(r"\s+by\b")  # who told or did it is another's


def with_whole_quotations(
    text: str, marked: Sequence[Span], items: Sequence[Candidate]
) -> list[Candidate]:
    """`items`, each quotation all of one speaker's: of two who share it, the one who is nearer.

    "“But they, plainly |, as Ilse Vell said, they may defend themselves,” the mayor added": what
    stands between marks was said in one breath.
    """
    whole = list(items)
    shelved = Shelves((item.extent, i) for i, item in enumerate(items))
    for quoted in marked:
        if len(_WORD.findall(quoted.of(text))) < LEAST:
            continue
        holders = [i for i in shelved.near(quoted) if _has_part(text, whole[i], quoted)]
        if not holders:
            continue
        nearest = min(holders, key=lambda i: _gap(text, whole[i], quoted))
        for i in holders:
            kept = tuple(p for p in whole[i].content if not p.overlaps(quoted))
            if i == nearest:
                whole[i] = replace(whole[i], content=union((*whole[i].content, quoted)))
            elif kept:
                whole[i] = replace(whole[i], content=kept)
    return whole


def _has_part(text: str, item: Candidate, quoted: Span) -> bool:
    """Has the content some words of the quotation, and lacks others? Its cue stands outside."""
    if item.frame is not None or not item.cue or item.cue[0].overlaps(quoted):
        return False
    own = [Span(max(p.start, quoted.start), min(p.end, quoted.end)) for p in item.content]
    words = sum(len(_WORD.findall(s.of(text))) for s in own if s.start < s.end)
    return OWN <= words <= len(_WORD.findall(quoted.of(text))) - MISSED


def _gap(text: str, item: Candidate, quoted: Span) -> tuple[bool, int]:
    """Whether a sentence ends between cue and quotation, and the characters between them."""
    cue = item.cue[0]
    between = text[cue.end : quoted.start] if cue.end <= quoted.start else ""
    apart = max(quoted.start - cue.end, cue.start - quoted.end)
    return _STOP.search(between) is not None, apart


def with_whole_clause(text: str, item: Candidate, around: Sequence[Candidate]) -> Candidate:
    """A nested `item` whose content is as long as its clause: "expects | all sides in | this war".

    Behind its cue it begins with its determiner and ends at a mark.
    """
    (first, *rest) = item.content
    if rest or first.start < item.cue[0].end:
        return item
    start = first.start
    before = _DETERMINER.search(text, item.cue[0].end, start)
    if before is not None:
        start = before.start(1)
    end = None if _BY.match(text, first.end) else _MARK.search(text, first.end)
    limit = min((p.end for o in around for p in o.content if p.contains(first)), default=first.end)
    last = max(first.end, min(end.start() if end else first.end, limit))
    ended = text[first.end - 1] in ',.;!?”"'
    whole = Span(start, first.end if ended else start + len(text[start:last].rstrip()))
    taken = [span for o in around for span in (*o.source, *o.cue) if o.cue != item.cue]
    if any(whole.overlaps(span) for span in taken) or common((whole,), item.source):
        return item
    return replace(item, content=(whole,))


def within_brackets(text: str, item: Candidate) -> Candidate:
    """ "Shells fell (eleven died, the mayor said)": what stands before the bracket is not said."""
    if not item.cue or item.frame is not None or not item.content:
        return item
    opened = text.rfind("(", item.content[0].start, item.cue[0].start)
    closed = text.find(")", max(opened, 0))
    if opened < 0 or not item.cue[0].end <= closed < opened + LONGEST:
        return item
    clipped = [Span(max(p.start, opened + 1), p.end) for p in item.content if p.end > opened + 1]
    inside = tuple(p for p in clipped if len(_WORD.findall(p.of(text))) > 1)
    return replace(item, content=inside) if inside else item
