"""Which words around what is said tell nothing of their own: "Marel said", ", who stated"."""

from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.words.nounphrase import phrase_end
from reportedly.extraction.words.verbgroups import Verb

_TAGGING = frozenset(("said", "says", "reported", "reports", "wrote", "writes"))
_POINTING = frozenset(("this", "it", "that"))


def is_tag(view: View, pieces: list[Tokens]) -> bool:
    """ "Marel said", left of "Marel said: “…”, Marel said"; "it is known that", cut off.

    "She added" and "said the mayor" are no more than that, whatever else the sentence holds; nor is
    "on Twitter, a reporter of Halm writes" behind "“…,” Marel posted".
    """
    start, end = pieces[0][0], pieces[-1][1]
    if view.low_at(start) == "as" and view.tag_at(start + 1) == "P":
        start += 1  # "“…” - as he noted - “…”"
    verb = next((v for v in view.verbs if start <= v.start < end and v.finite), None)
    if verb is None:
        return False
    if _only_points(view, start, verb, end):
        return True
    if verb.end == end and verb.lemma in ("quote", "cite") and _is_quoted(view, end):
        return True
    says = "say" in view.kinds(verb.lemma)
    plain = not (verb.negated or verb.passive)
    if verb.start == start and plain:
        spoken = view.low_at(verb.head) in view.book.after_dash and verb.head == start
        return spoken and end in (verb.end, phrase_end(view.segment, verb.end, names=True))
    if verb.end == end and plain and phrase_end(view.segment, start) == verb.start:
        return says and (bool(view.frames) or view.tag_at(start) == "P")
    if verb.end == end and plain and view.frames and view.tag_at(start) == "I":
        comma = phrase_end(view.segment, start + 1)
        told = view.tag_at(comma) == "," and phrase_end(view.segment, comma + 1) == verb.start
        return told and view.low_at(verb.head) in _TAGGING
    that = next((i for i in range(verb.end, end) if view.tag_at(i) == "H"), end)
    return view.low_at(start) == "it" and that < end and not view.has_finite(that, end)


def _only_points(view: View, start: int, verb: Verb, end: int) -> bool:
    """ "This isn't the first time", before what an attribution takes: nothing without that."""
    is_verb = verb.start == start + 1 and view.low_at(verb.start) in view.book.be
    first = next((i for i in range(verb.end, end) if view.tag_at(i) != "X"), end)
    whole = phrase_end(view.segment, first) == end
    following = (first for frame in view.frames for first, _ in frame.content)
    points = is_verb and view.low_at(start) in _POINTING
    return points and whole and any(first in (end, end + 1) for first in following)


def _is_quoted(view: View, end: int) -> bool:
    """ "The Herald quoted | X as saying": whom an attribution has for its source."""
    return any(frame.source is not None and frame.source.start == end for frame in view.frames)


def is_relative_tag(view: View, frame: Frame, end: int) -> bool:
    """ "…, | who stated" before what she stated: no more than the frame of that."""
    source = frame.source
    if source is None or view.tag_at(source.start) != "W" or view.tag_at(source.start - 1) != ",":
        return False
    said = source.end <= frame.cue[0] and frame.cue[1] in (end, end + 1)
    return said and all(first >= end for first, _ in frame.content)
