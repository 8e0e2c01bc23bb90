"""Finds what is told of a speaker in passing: "a man who escaped said …" (codebook, D75).

A finite relative clause behind a source is narration of its own if it tells what happened, who
holds a place, or that a name is kept back; what only says who somebody is ("who runs the clinic",
"which has its seat in Kest") is none.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reportedly.extraction.attribution.extents import tidy
from reportedly.extraction.attribution.frames import Tokens, View
from reportedly.extraction.attribution.rules import withholding
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import table, words
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.span import Span, Spans

VERSION = "1"
RULE = "aside"
_PRONOUNS = frozenset(("who", "which", "whose", "whom"))
_CLOSE = frozenset(("who", "that", "which"))  # may follow a source without a comma
_APPOSED = 14  # tokens between a source and the clause about it: ", a retired judge from Kest,"
_SUBJECT = 6  # tokens between "whom" and its verb
_HAVE = frozenset(("has", "have", "had", "'ve", "’ve"))
_WAS = frozenset(("was", "were"))
_DOING = frozenset(("do", "does", "did"))
_SPEECH = frozenset(("say", "think", "object"))
_PAST = frozenset("VEQ")


def tell_of_speakers(views: Sequence[View], found: Sequence[Attribution]) -> list[Attribution]:
    """Narrations about the sources of `found`, outside what anybody says and what is told."""
    level = [view for view in views if view.segment.level == 0 and len(view.segment)]
    starts = [view.segment.start[0] for view in level]
    taken = sorted(span for item in found for span in item.content)
    told: list[Attribution] = []
    for item in found:
        if not item.cue or not item.source:
            continue
        at = bisect_left(starts, item.source[-1].end) - 1
        clause = _clause_of(level[at], item, found) if at >= 0 else None
        if clause is not None and not any(clause.overlaps(span) for span in taken):
            told.append(_narration(clause))
            taken.append(clause)
    return told


def _narration(clause: Span) -> Attribution:
    return Attribution(
        source=(),
        cue=(),
        content=(clause,),
        quotation=Quotation.NARRATION,
        made=Made(by="rules.narration", version=VERSION, rule=RULE),
        confidence=float(table("en", "confidence")["rules"][RULE]),
    )


def _clause_of(view: View, item: Attribution, found: Sequence[Attribution]) -> Span | None:
    """The relative clause behind the source, up to the frame or the next words of others."""
    opening = _opening(view, item.source[-1].end)
    if opening is None or view.segment.start[opening] > _last(view):
        return None
    end = _end(view, opening, item, found)
    piece = tidy(view, opening, end)
    if piece is None or not _tells(view, *piece):
        return None
    while view.tag_at(piece[1] - 1) == "R" and view.tag_at(piece[1]) != ".":
        piece = piece[0], piece[1] - 1  # "who fled | independently described"
    return view.segment.span(*piece)


def _last(view: View) -> int:
    return view.segment.end[-1]


def _opening(view: View, source_end: int) -> int | None:
    """The token of the relative pronoun behind a source that ends there, apposition between."""
    first = bisect_left(view.segment.start, source_end)
    if view.low_at(first) in _CLOSE and view.tag_at(first) in "WH":
        return first if view.low_at(first) != "that" or view.tag_at(first + 1) in "VMA" else None
    for i in _commas(view, first):
        if view.low_at(i + 1) in _PRONOUNS:
            return i + 1
    return None


def _commas(view: View, first: int) -> Iterator[int]:
    """The commas behind a source with nothing but noun phrases between them."""
    if view.tag_at(first) != ",":
        return
    for i in range(first, min(first + _APPOSED, len(view.segment))):
        if view.tag_at(i) == ",":
            yield i
        elif view.tag_at(i) in "VMAWHCB.;:~q" or i in view.verb_at:
            return


def _end(view: View, opening: int, item: Attribution, found: Sequence[Attribution]) -> int:
    """Where the clause ends: at the comma before the cue, or where others' words begin."""
    start = view.segment.start[opening]
    cue = item.cue[0].start
    others: list[Spans] = [(*one.source, *one.cue, *one.content) for one in found if one.cue]
    border = min(
        (span.start for spans in others for span in spans if span.start > start),
        default=_last(view) + 1,
    )
    end = bisect_left(view.segment.start, min(border, _last(view) + 1))
    ends = _sentence_goes_on if cue < start else _subject_goes_on
    return next((i for i in range(opening + 1, end) if ends(view, i)), end)


def _sentence_goes_on(view: View, at: int) -> bool:
    """ "… said the mayor, who left Kest | , and the army fired": the frame's sentence goes on."""
    return view.tag_at(at) in ";:~" or (view.tag_at(at) == "," and view.tag_at(at + 1) == "C")


def _subject_goes_on(view: View, at: int) -> bool:
    """ "A trader, who saw the film | , recognised the market": what the speaker does besides."""
    verb = at + 1
    while view.tag_at(verb) == "R":
        verb += 1
    return view.tag_at(at) == "," and verb in view.verb_at and view.verb_at[verb].finite


def _tells(view: View, start: int, end: int) -> bool:
    """True if the first verb tells what happened, who holds a place, or that a name is kept."""
    said = " ".join(view.segment.low[start:end])
    if any(phrase in said for phrase in withholding()) or any(
        phrase in said for phrase in words("en", "cues", "nameless")
    ):
        return True
    verb = next((v for v in view.verbs if start < v.start < min(end, start + _SUBJECT + 1)), None)
    if verb is None or not _is_clause(view, start, verb):
        return False
    return _happened(view, (start, end), verb)


def _is_clause(view: View, start: int, verb: Verb) -> bool:
    """ "Who | escaped", "whom the agency | did not name"; no mark before the verb."""
    between = view.segment.tag[start + 1 : verb.start]
    near = not between or view.low_at(start) in ("whose", "whom", "which") or "I" in between
    return near and not frozenset(",;:~q").intersection(between)


def _happened(view: View, clause: Tokens, verb: Verb) -> bool:
    """Is it a past deed or state of affairs, or a present hold on a place?"""
    first, head = view.low_at(verb.start), view.segment.tag[verb.head]
    lemma, kinds = verb.lemma, view.kinds(verb.lemma)
    if lemma in ("be", "have") or lemma in words("en", "cues", "describing"):
        return False
    if not _SPEECH.isdisjoint(kinds) and view.low_at(clause[0]) in ("who", "that", "which"):
        return False  # "who said that": a claim, if any, and no narration
    if lemma in words("en", "cues", "ruling"):
        return True
    if first in _HAVE:
        return head in _PAST
    if verb.passive:
        return first in _WAS
    if first in view.book.be:
        return view.low_at(verb.head).endswith("ing")
    if first in _DOING:
        return first == "did"
    if first == "could":
        return True
    form = view.book.verbs.get(first)
    present = first.endswith("s") if form is None else form.tag.upper() in "KZ"
    return head in _PAST and not present
