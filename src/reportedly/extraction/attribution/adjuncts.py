"""Skips what stands between a cue and its content: days, places, "in a statement"."""

from reportedly.extraction.attribution.frames import View
from reportedly.extraction.words.nounphrase import phrase_end

_APPROXIMATE = frozenset(["up", "around", "about", "over", "at", "between", "under", "nearly"])
_CLAUSE_WORDS = frozenset(["if", "when", "while", "although", "because", "what"])
_ALONE = frozenset(["many", "some", "most", "both", "all", "several", "few", "these", "this"])
_LONGEST = 5  # adjuncts skipped in a row


def skip_adjuncts(view: View, i: int) -> int:
    """Index after all adverbs, days and preposition phrases that start at `i`."""
    for _ in range(_LONGEST):
        following = skip_one(view, i)
        if following == i:
            return i
        i = following
    return i


def skip_one(view: View, i: int) -> int:
    """Index after one adverb, day, time phrase or preposition phrase at `i`; `i` if none."""
    tag, low = view.tag_at(i), view.low_at(i)
    if tag in "RY":
        i += 1
        while view.tag_at(i) == "#":
            i += 1
        return i
    if low in view.book.time_openers:
        k = i
        while view.low_at(k) in view.book.time_openers:
            k += 1
        if view.low_at(k) in view.book.time_units or view.tag_at(k) == "Y":
            k += 1
            return k + 1 if view.low_at(k) in ("ago", "before", "earlier") else k
    if tag == "I" or low in ("as", "after", "before", "since"):
        if view.tag_at(i + 1) == "G":
            return _gerund_end(view, i + 1)
        end = phrase_end(view.segment, i + 1, links=False)
        if end > i + 1 and not (tag == "B" and view.tag_at(end) in "VAME"):
            return end
        if tag == "I" and view.tag_at(i + 1) == "I":
            return skip_one(view, i + 1)
    return i


def _gerund_end(view: View, i: int) -> int:
    """Index after "speaking to reporters", "meeting the envoy"."""
    k = phrase_end(view.segment, i + 1, links=False)
    return skip_adjuncts(view, k)


def clause_at(view: View, i: int) -> bool:
    """True if a clause with a subject of its own starts at `i`."""
    if view.tag_at(i) in "BW" and view.low_at(i) in _CLAUSE_WORDS:
        return view.has_finite(i + 1, len(view.segment))
    if view.tag_at(i) == "G":
        return _finite_before_break(view, i + 1)
    i = _subject_start(view, i)
    if view.low_at(i) in _ALONE and view.tag_at(i + 1) in "AMVE":
        return True
    end = phrase_end(view.segment, i)
    if end == i or view.tag_at(i) == "I":
        return False
    if "q" in view.segment.tag[i + 1 : end]:
        return True  # "Vell said Kest “held on”": the verb may be in the quotation
    k = end
    while view.tag_at(k) in "RXY":
        k += 1
    if view.tag_at(k) in "VAMq":
        return True
    verb = view.verb_at.get(k)
    return (verb is not None and verb.finite) or _finite_before_break(view, end)


def _subject_start(view: View, i: int) -> int:
    """`i`, or the token after an adverb or "up to", "at least" that opens a subject at `i`."""
    if view.tag_at(i) in "RE" and view.tag_at(i + 1) in "PDLNS#":
        return i + 1
    if view.low_at(i) in _APPROXIMATE and "#" in view.segment.tag[i + 1 : i + 3]:
        return view.segment.tag.index("#", i)
    return i


def _finite_before_break(view: View, i: int) -> bool:
    """True if a finite verb comes before the clause breaks off."""
    segment = view.segment
    commas = 0
    for k in range(i, min(len(segment), i + 30)):
        tag = segment.tag[k]
        if tag in ".;:~":
            return False
        if tag == ",":
            commas += 1
            if segment.tag[k + 1 : k + 2] in (["C"], ["q"]) or commas > 2:
                return False
        verb = view.verb_at.get(k)
        if verb is not None and verb.finite:
            return segment.tag[k - 1] != "C"  # "the raid and accused": the cue's own clause
    return False


def joined_addressee(view: View, i: int) -> int:
    """Index after "and the daily Halm" or ", a neighbour," before a that-clause, else `i`."""
    if view.low_at(i) not in ("and", ","):
        return i
    end = phrase_end(view.segment, i + 1, links=False)
    closed = end + 1 if view.low_at(i) == "," and view.tag_at(end) == "," else end
    told = end > i + 1 and view.tag_at(closed) == "H"
    return closed if told and (closed > end or view.low_at(i) == "and") else i
