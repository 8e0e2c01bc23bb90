"""Which words around what is said tell nothing of their own: "Marel said", ", who stated"."""

from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.words.nounphrase import phrase_end
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import words

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


def is_scrap(view: View, pieces: list[Tokens]) -> bool:
    """What an attribution left of a phrase: "in a bulletin | posted on it", "as X reported".

    A participle right behind its noun is no finite verb, nor is one of "a process | completed in
    May" behind a comma; and "in a statement, the Herald reports" is the tag of what is said.
    """
    start, end = pieces[0]
    if len(pieces) > 1 or not view.frames:
        return False
    verb = next((v for v in view.verbs if start <= v.start < end and v.finite), None)
    if view.low_at(start) in words("en", "cues", "pressed") and view.tag_at(end) in ",:":
        return True  # "Asked if it was over, | Vell replied": who is asked speaks behind it
    if verb is None or any(verb.start < v.start < end and v.finite for v in view.verbs):
        return verb is not None and view.tag_at(start) == "I" and _ends_in_tag(view, start, end)
    if view.low_at(start) == "as" and verb.passive:
        return "say" in view.kinds(verb.lemma) and view.low_at(verb.end) == "by"
    if not _may_be_reduced(view, verb, end):
        return False
    if verb.start == start:
        return view.tag_at(start - 1) in "NL"
    apart = view.tag_at(start - 1) == "," and view.low_at(start) in ("a", "an")
    return apart and phrase_end(view.segment, start) == verb.start


def _may_be_reduced(view: View, verb: Verb, end: int) -> bool:
    """ "Posted on", "completed in May": one word that may be a participle, without an object."""
    alone = verb.end - verb.start == 1 and view.tag_at(verb.start) == "E"
    return alone and (verb.end >= end or view.tag_at(verb.end) in "IYRB")


def _ends_in_tag(view: View, start: int, end: int) -> bool:
    """ "In a statement on its site, | Northern Wire reports": no more than who says so."""
    verb = next((v for v in view.verbs if v.end == end and v.finite and not v.passive), None)
    if verb is None or view.low_at(verb.head) not in _TAGGING:
        return False
    comma = next((i for i in range(verb.start, start, -1) if view.tag_at(i) == ","), start)
    return comma > start and phrase_end(view.segment, comma + 1) == verb.start


def goes_on(view: View, pieces: list[Tokens]) -> bool:
    """ "The group which describes | itself as neutral | posted a film": its main clause goes on."""
    later = (start for start, _ in pieces[1:])
    return any(start in view.verb_at and view.verb_at[start].finite for start in later)
