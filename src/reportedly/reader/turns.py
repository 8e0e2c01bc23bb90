"""Finds direct speech without quotation marks: turns of a transcript, speech between dashes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reportedly.lang import words as word_list
from reportedly.model.reading import QuotedSpan
from reportedly.model.span import Span, Spans, trim

LEAST_TURNS = 3  # paragraphs that begin with a speaker before a report is a transcript
_SPEAKER = re.compile(
    r"(?:[QA]|[A-Z]\.|[A-Z][A-Z’'-]+)(?:[ ](?:[A-Z]\.?|[A-Z][A-Z.’'-]+)){0,4}"
    r"(?:,[ ][^\n:.]{1,60})?(?:[ ]\([^()\n]{1,40}\))?:(?=[ ]\S)"
)
_HANDLE = re.compile(r"@\w{2,30}:(?=[ ]\S)")  # of an account, whose one post may be all
_OPENING = re.compile(r"(?P<dash>[-–—])\s(?=[“\"]?[^\W\d_a-z])")
_ENDS = frozenset('.!?…”"')
_DASH = re.compile(r"(?<=\s)(?:[-–—]|--)(?=\s)")
# Who stands before the verb after a dash: "he", "Ilse Maren", "the head of the Orlandic office".
_WHO = r"(?:he|she|they|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}|[Tt]he(?:\s[\w’'-]+){1,6})"
_SENTENCE_END = re.compile(r"[.!?…][”\"]?\s*[A-Z]")
_DEEPEST = 2  # quotations nested deeper are left out


def add_turns(
    text: str, paragraphs: Spans, quoted: tuple[QuotedSpan, ...]
) -> tuple[QuotedSpan, ...]:
    """`quoted` and the unmarked turns, in order; quotations inside a turn go one deeper.

    A turn that would cut a quotation in two, or is one already, is left out.
    """
    turns = _transcript(text, paragraphs) or list(_between_dashes(text, paragraphs))
    kept, inside = _without_crossing(turns, quoted)
    if not kept:
        return quoted
    pushed = (
        replace(item, depth=item.depth + 1) if index in inside else item
        for index, item in enumerate(quoted)
        if index not in inside or item.depth < _DEEPEST
    )
    return tuple(sorted((*kept, *pushed), key=lambda item: (item.pieces[0], item.depth)))


def _transcript(text: str, paragraphs: Spans) -> list[QuotedSpan]:
    """ "VELL: We hold the hill.", "@KestWatch: Shells in Brenn", what stands after the colon."""
    turns = list(_headed_by(_SPEAKER, text, paragraphs))
    return turns if len(turns) >= LEAST_TURNS else list(_headed_by(_HANDLE, text, paragraphs))


def _headed_by(speaker: re.Pattern[str], text: str, paragraphs: Spans) -> Iterator[QuotedSpan]:
    """What stands behind a speaker that opens its paragraph."""
    for paragraph in paragraphs:
        named = speaker.match(text, paragraph.start, paragraph.end)
        spoken = named and trim(text, Span(named.end(), paragraph.end))
        if spoken:
            yield _turn(spoken, spoken)


def _between_dashes(text: str, paragraphs: Spans) -> Iterator[QuotedSpan]:
    """ "- We hold the hill - said Vell" or "- he said"; dashes may stand inside."""
    for paragraph in paragraphs:
        closers = [match.start() for match in _closing().finditer(text, *paragraph)]
        if not closers:
            continue
        openings = [match.start("dash") for match in _opening_in(text, paragraph)]
        dashes = [match.start() for match in _DASH.finditer(text, *paragraph)]
        last = paragraph.start
        for closer in closers:
            at = bisect_left(openings, closer) - 1
            if at >= 0 and openings[at] >= last:
                asides = dashes[bisect_right(dashes, openings[at]) : bisect_left(dashes, closer)]
                inner = trim(text, Span(openings[at] + 1, closer))
                even = len(asides) % 2 == 0
                if inner and (even or _is_lone(text, openings[at], asides[-1], closer)):
                    yield _turn(Span(openings[at], closer + 1), inner)
            last = closer


def _is_lone(text: str, opening: int, dash: int, closer: int) -> bool:
    """ "- It fell. And Brenn - no - said Vell": a dash of the last of several sentences.

    One in an earlier sentence may have closed another speaker's; "- The league - now split - said
    no" is no turn.
    """
    sentences = bool(_SENTENCE_END.search(text, opening, dash))
    return sentences and not _SENTENCE_END.search(text, dash, closer)


def _opening_in(text: str, paragraph: Span) -> Iterator[re.Match[str]]:
    """Dashes where a sentence of the paragraph begins."""
    for match in _OPENING.finditer(text, *paragraph):
        before = text[max(paragraph.start, match.start() - 3) : match.start()].rstrip()
        if not before or before[-1] in _ENDS:
            yield match


@cache
def _closing() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_list("en", "cues", "after_dash")))
    return re.compile(rf"(?<=\s)[-–—]\s(?=(?:{_WHO}\s)?(?:{verbs})\b)")


def _turn(whole: Span, inner: Span) -> QuotedSpan:
    return QuotedSpan(pieces=(whole,), inner=(inner,), closed=True, depth=0)


def _without_crossing(
    turns: list[QuotedSpan], quoted: tuple[QuotedSpan, ...]
) -> tuple[list[QuotedSpan], set[int]]:
    """The turns that can stand, and which of `quoted` are inside one of them."""
    starts = [turn.pieces[0].start for turn in turns]
    holder: dict[int, int] = {}  # quotation -> the turn it is in
    crossing: set[int] = set()
    for index, item in enumerate(quoted):
        whole = Span(item.pieces[0].start, item.pieces[-1].end)
        first = max(0, bisect_right(starts, whole.start) - 1)
        last = first + 1 if item.depth else bisect_left(starts, whole.end)
        for at in range(first, min(last, len(turns))):
            turn = turns[at].pieces[0]
            if turn.contains(whole) and turn != whole:
                holder[index] = at
            elif turn.overlaps(whole):
                crossing.add(at)
    inside = {index for index, at in holder.items() if at not in crossing}
    return [turn for at, turn in enumerate(turns) if at not in crossing], inside
