"""Mends contents that the encoder leaves in pieces: closes holes, and drops what is apart."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.words.lexicon import lexicon
from reportedly.model.span import Span, Spans

LONGEST = 60  # characters of a hole: a noun phrase, as "the village of Brenn"
_COORDINATED = re.compile(r", (?:and|but)\s*$")  # at a hole's end: a main clause of its own follows
_HANGING = re.compile(r"(?:^|, )(?:and|but|yet)$")  # a piece's end: the clause goes on in the next
# What is left of a noun phrase between a comma and a source: "…, the Orlandic | Defence Ministry"
_CUT_OFF = re.compile(
    r",\s+((?:the|an?|its|their|his|her)(?:\s+[\w’'-]+){0,3}|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\s*$"
)
# What a content may not end in where more words of its clause follow: "… close to the border with".
_OPEN_END = re.compile(r"(?<![\"”] )\b(?:in|on|of|at|to|from|for|with|by|into|near|the|an?)$")
_LAST_WORDS = re.compile(r"\s+[\w’'-]+(?:\s[\w’'-]+){0,3}(?=[.,;:!?)]|\s*$|\s*\n)")
# Behind ", the mayor said": a main clause that is told, unless it is quoted or of whoever speaks.
_GOES_ON = re.compile(
    r"(?:and|but) (?!(?:it|its|their|they|his|her|he|she|this|that|these|those)\b)[^“”\"]+$"
)
_DASH = re.compile(r"\s+[-–—]\s+")
SCRAP = 3  # words of a piece that may be dropped
_QUOTING = "“\"‘'"
_WORD = re.compile(r"\w{2,}")
_MARK = re.compile(r"[,;:.!?()“”\"—–\n]|\s-\s")
_STATE = r"(?:[a-z]{3,}(?:ed|en)|dead|missing|lost|safe|alive|ill)"
# What somebody is reported or believed to be, right behind the cue.
_OUTCOME = re.compile(rf"\s+(?P<said>(?:as\s+)?{_STATE}(?:\s+(?:and|or)\s+{_STATE})?)\b")


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


def without_parted(text: str, item: Candidate, others: Sequence[Candidate]) -> Candidate:
    """`item` without the pieces that another main clause parts from its cue.

    Of "the Kremlin | stepped up its attacks, and | a new attack | has been expected" the first is
    the subject of that clause. Where source or cue of anybody stand in the hole, it is theirs; but
    of "the pair divorced, but | - according to the paper - | the divorce was fictitious" too only
    the second is said.
    """
    if item.frame is not None or len(item.content) < 2 or not item.cue:
        return item
    frames = [span for other in others for span in (*other.source, *other.cue)]
    kept: list[Span] = []
    for piece in item.content:
        hole = Span(kept[-1].end, piece.start) if kept else None
        if hole and hole.contains(item.cue[0]) and _HANGING.search(kept[-1].of(text)):
            kept = []
        elif hole and hole.contains(item.cue[0]) and _GOES_ON.match(piece.of(text)):
            break
        elif (
            hole and _COORDINATED.search(text, *hole) and not any(hole.overlaps(f) for f in frames)
        ):
            if item.cue[0].start < hole.start:
                break
            kept = []
        kept.append(piece)
    return replace(item, content=tuple(kept))


def without_scraps(text: str, item: Candidate) -> Candidate:
    """`item` without the few words that others than its source and cue part from its content.

    "Troops took the town, | the agency said, as Orland | launched …": "launched" is no part of it.
    """
    if item.frame is not None or len(item.content) < 2:
        return item
    own = [*item.source, *item.cue]
    longest = max(item.content, key=_length)
    kept = [longest]
    at = item.content.index(longest)
    for piece in reversed(item.content[:at]):
        if not _is_scrap(text, piece, Span(piece.end, kept[0].start), own):
            kept.insert(0, piece)
    for piece in item.content[at + 1 :]:
        if not _is_scrap(text, piece, Span(kept[-1].end, piece.start), own):
            kept.append(piece)
    return replace(item, content=tuple(kept))


def _length(span: Span) -> int:
    """The characters of a span."""
    return span.end - span.start


def _is_scrap(text: str, piece: Span, hole: Span, own: Sequence[Span]) -> bool:
    """Is a piece of few words parted from the rest by words of neither source nor cue?"""
    if len(piece.of(text).split()) > SCRAP or text[piece.start] in _QUOTING:
        return False
    if _is_free(text, hole, own):
        return False  # it will be closed
    inside = sorted(span for span in own if hole.contains(span))
    parts = [Span(hole.start, hole.start), *inside, Span(hole.end, hole.end)]
    between = (text[left.end : right.start] for left, right in pairwise(parts))
    return any(_WORD.search(words) for words in between)


def with_last_words(text: str, item: Candidate, others: Sequence[Candidate]) -> Candidate:
    """`item` with the noun phrase its content breaks off before: "the border with | Orland".

    It ends at a mark, or where the source of the same attribution begins.
    """
    if item.frame is not None or not item.content:
        return item
    (*before, last) = item.content
    if not _OPEN_END.search(text, last.start, last.end):
        return item
    found = _LAST_WORDS.match(text, last.end)
    end = found.end() if found else 0
    if item.source and last.end < item.source[0].start <= (end or last.end + LONGEST):
        end = item.source[0].start
    rest = Span(last.end, end) if end > last.end else None
    if rest is None or len(rest.of(text).split()) > SCRAP + 1 or _MARK.search(text, *rest):
        return item
    taken = [span for o in (item, *others) for span in (*o.source, *o.cue)]
    taken += [span for o in others if o is not item for span in o.content]
    if not rest.of(text).strip() or any(rest.overlaps(span) for span in taken):
        return item
    whole = Span(last.start, rest.start + len(rest.of(text).rstrip()))
    return replace(item, content=(*before, whole))


def with_outcome(text: str, item: Candidate) -> Candidate:
    """`item` with what its passive cue says of whom: "19 people | are reported | as injured"."""
    if item.frame is not None or item.source or len(item.cue) != 1 or not item.content:
        return item
    (cue,) = item.cue
    found = _OUTCOME.match(text, cue.end)
    if found is None or item.content[-1].end > cue.start:
        return item
    return replace(item, content=(*item.content, Span(*found.span("said"))))


def without_cue(item: Candidate) -> Candidate:
    """`item`, no piece of its content begun inside its cue: "are accused of | of shelling"."""
    if item.frame is not None or not item.cue:
        return item
    (cue,) = item.cue
    pieces = [
        Span(cue.end, piece.end) if cue.start < piece.start < cue.end < piece.end else piece
        for piece in item.content
    ]
    return replace(item, content=tuple(pieces))


def with_whole_source(text: str, item: Candidate) -> Candidate:
    """`item` with the words of its source that its content holds given back to the source."""
    if item.frame is not None or not item.source or not item.content:
        return item
    first = item.source[0]
    for n, piece in enumerate(item.content):
        if piece.end <= first.start and not text[piece.end : first.start].strip():
            cut_off = _CUT_OFF.search(text, piece.start, first.start)
            if cut_off is None or cut_off.start() == piece.start:
                return item
            content = (
                *item.content[:n],
                Span(piece.start, cut_off.start()),
                *item.content[n + 1 :],
            )
            source = (Span(cut_off.start(1), first.end), *item.source[1:])
            return replace(item, source=source, content=content)
    return item


def with_noun(text: str, item: Candidate, others: Sequence[Candidate]) -> Candidate:
    """`item` with the source that another gives whole, where its own is but the article of that.

    Of "While praising the deal, the mayor warned of its cost" it is the mayor who praises.
    """
    if item.frame is not None or len(item.source) != 1 or " " in item.source[0].of(text):
        return item
    if lexicon().closed.get(item.source[0].of(text).lower()) != "D":
        return item
    start = item.source[0].start
    whole = (other.source for other in others if len(other.source) == 1)
    longer = (spans for spans in whole if spans[0].start == start and " " in spans[0].of(text))
    source = next(longer, None)
    return item if source is None else replace(item, source=source)


def with_undashed_source(text: str, item: Candidate) -> Candidate:
    """ "… to meet Dorin | Vell - the agency | said": the source begins after a dash in it."""
    if item.frame is not None or len(item.source) != 1 or not item.content or not item.cue:
        return item
    (source,) = item.source
    dashes = list(_DASH.finditer(text, source.start, max(source.end, item.cue[0].start)))
    if len(dashes) != 1 or dashes[0].end() >= source.end or source.start > item.cue[0].start:
        return item  # "the Observatory - which has many friends - said"
    dash = dashes[0]
    (*before, last) = item.content
    if last.end <= source.start and not text[last.end : source.start].strip():
        last = Span(last.start, dash.start())
    return replace(item, source=(Span(dash.end(), source.end),), content=(*before, last))


def _is_free(text: str, hole: Span, taken: Sequence[Span]) -> bool:
    if hole.end - hole.start > LONGEST or _MARK.search(text, hole.start, hole.end):
        return False
    return not any(span.overlaps(hole) for span in taken)
