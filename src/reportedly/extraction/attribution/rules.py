"""Tries the rules that make attribution frames on every cue of a segment."""

from functools import cache
from itertools import product

from reportedly.extraction.attribution.accords import find_accords
from reportedly.extraction.attribution.adjuncts import skip_adjuncts
from reportedly.extraction.attribution.bare_titles import name_before_title
from reportedly.extraction.attribution.borrowed_source import elided_frame, participle_frame
from reportedly.extraction.attribution.content_after import forward_frame
from reportedly.extraction.attribution.content_before import (
    after_quotation,
    as_frame,
    inverted_frame,
    last_name,
    lead_start,
    trailing_frame,
)
from reportedly.extraction.attribution.extents import apposition_end, tidy
from reportedly.extraction.attribution.frames import Frame, View
from reportedly.extraction.attribution.impersonal import impersonal_frame
from reportedly.extraction.attribution.passives import passive_frame
from reportedly.extraction.attribution.rebutted import rebutted_frame
from reportedly.extraction.attribution.told_by import heard_from_frame, told_by_frame
from reportedly.extraction.attribution.told_figures import figure_by_frame
from reportedly.extraction.attribution.word_cues import find_noun_cues, find_sourceless, find_turn
from reportedly.extraction.words.nounphrase import Phrase, phrase_end, subject_before
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import table

_OBJECTS = frozenset("DSLO")  # tags at which the object of an -ing form begins
_LONGEST = 8  # words of a withheld name's phrase
_LONGEST_LEAD = 12  # tokens before the source of a frame that stands alone
_CARRIERS = frozenset(["go", "continue", "proceed"])


def frames_of(view: View) -> list[Frame]:
    """All frames of the segment, in order of their cues."""
    find_accords(view)
    read = [frame.cue for frame in view.frames]
    for verb in view.verbs:
        if any(start <= verb.start < end for start, end in read):
            continue  # "we read in the report"
        kinds = view.kinds(verb.lemma)
        if kinds or verb.lemma in view.book.told_by or verb.lemma in view.book.heard_from:
            frame = _verb_frame(view, verb, kinds)
            if frame is not None:
                view.frames.append(frame)
    find_noun_cues(view)
    find_sourceless(view)
    find_turn(view)
    _yield_to_trailing(view)
    view.frames.sort(key=lambda frame: frame.cue)
    return view.frames


def _yield_to_trailing(view: View) -> None:
    """Cut a content where a frame that comes after it begins: "… , the report said"."""
    for frame in view.frames:
        if frame.trailing and len(frame.content) == 1:
            for other in view.frames:
                first, last = other.content[-1]
                if not other.trailing and first < frame.zone[0] < last and other.cue < frame.cue:
                    piece = tidy(view, first, frame.zone[0])
                    other.content[-1] = piece or other.content[-1]


@cache
def withholding() -> tuple[str, ...]:
    """What those do who keep their name back: "asked not to be named"; nothing is said by it."""
    wishes = table("en", "cues")["withholding"]
    asked = product(*(wishes[part] for part in ("wish", "whose", "kept")))
    return (*table("en", "roles")["anonymity"]["withheld"], *map(" ".join, asked))


def _verb_frame(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    if " ".join(view.segment.low[verb.start : verb.start + _LONGEST]).startswith(withholding()):
        return None
    if verb.passive:
        told = told_by_frame(view, verb) or figure_by_frame(view, verb)
        told = told or impersonal_frame(view, verb, kinds)
        return told or passive_frame(view, verb, kinds)
    if view.segment.tag[verb.head] == "G" and not verb.finite:
        return participle_frame(view, verb, kinds)
    verb = _carried(view, verb)
    if not verb.finite:
        return None
    if (heard := heard_from_frame(view, verb)) is not None:
        return heard
    inverted = "say" in kinds and verb.start == verb.head and inverted_frame(view, verb)
    return inverted or _active(view, verb, kinds)


def _active(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """The frame of a finite active cue after its subject."""
    source = subject_before(view.segment, verb.start, view.subject_limit(verb.start))
    source = source or last_name(view, verb)
    if source is None:
        return elided_frame(view, verb, kinds)
    if view.tag_at(source.start) == "P" and view.low_at(source.start) == "there":
        return None
    if view.low_at(source.start) in view.book.mute:
        return None  # "no group has claimed responsibility": the publisher says so
    if view.tag_at(source.start) == "G" and view.tag_at(source.start + 1) in _OBJECTS:
        return None  # "Defending Kest is rejecting …": a deed, nobody who speaks
    source = name_before_title(view, source)
    if view.low_at(source.start - 1) == "as" and "say" in kinds:
        framed = as_frame(view, verb, kinds, source)
        if framed is not None:
            return framed
    rebutted = rebutted_frame(view, verb, source)
    if rebutted is not None:
        return rebutted
    lead = lead_start(view, source.start)
    opens = view.tag_at(0) == "q" or view.has_finite(0, lead)
    if opens and after_quotation(view, lead):
        return trailing_frame(view, verb, kinds, source) or forward_frame(view, verb, kinds, source)
    return forward_frame(view, verb, kinds, source) or trailing_frame(view, verb, kinds, source)


def _carried(view: View, verb: Verb) -> Verb:
    """`verb` with the verb that carries it: "went on *to say*", "continued to deny"."""
    if verb.finite or view.tag_at(verb.start) != "T":
        return verb
    for other in view.verbs:
        if other.finite and other.lemma in _CARRIERS and verb.start - 2 <= other.end <= verb.start:
            between = view.segment.low[other.end : verb.start]
            if between in ([], ["on"]):
                return verb._replace(start=other.start, finite=True)
    return verb


def bare_frame(view: View) -> Frame | None:
    """The frame of a segment that is nothing but one: "Vell asked.", "The ministry went on:"."""
    for verb in view.verbs:
        kinds = view.kinds(verb.lemma)
        carried = _carried(view, verb)
        if "say" not in kinds or not carried.finite or carried.passive:
            continue
        source = subject_before(view.segment, carried.start, 0)
        end = skip_adjuncts(view, verb.end)
        if "addressee" in kinds and end == verb.end:
            end = skip_adjuncts(view, phrase_end(view.segment, end, links=False))
        if source is None or source.start > _LONGEST_LEAD:
            inverted = phrase_end(view.segment, verb.end) if verb.start == 0 else verb.end
            if inverted == verb.end:
                continue
            source, end = Phrase(verb.end, inverted, inverted), apposition_end(view, inverted)
        zone = (0, end)
        return Frame("split", source, (carried.start, verb.end), [], zone, lemma=verb.lemma)
    return None
