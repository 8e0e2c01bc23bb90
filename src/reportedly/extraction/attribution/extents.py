"""Decides where a content ends, and where one that stands before its frame begins."""

from reportedly.extraction.attribution.frames import Tokens, View
from reportedly.extraction.words.nounphrase import phrase_end
from reportedly.extraction.words.verbgroups import Verb

_ALWAYS_LEADS = frozenset(["adding"])
_CONTRAST = frozenset(["but", "while", "although", "though", "whereas"])
_TIME_CLAUSE = frozenset(
    ["as", "while", "when", "after", "before", "since", "until", "because", "although"]
)


def tidy(view: View, start: int, end: int) -> Tokens | None:
    """``[start, end)`` without outer commas, stops, coordinators and empty ends; None if empty."""
    tag = view.segment.tag
    while start < end and tag[start] in ',.:;~"':
        start += 1
    while end > start and tag[end - 1] in ',.:;~"C':
        end -= 1
    return (start, end) if start < end else None


def clause_end(view: View, start: int) -> int:
    """End of a that-clause or bare clause: the segment's end unless a sister frame begins."""
    segment = view.segment
    limit = _accord_limit(view, start)
    for k in range(start, limit):
        tag = segment.tag[k]
        if tag == "G" and _leads(view, k):
            return k
        if tag == "C" and (_sister_frame(view, k) or view.low_at(k + 1) in view.book.leads):
            return k
        if tag == "B" and segment.low[k] in _CONTRAST and _sister_frame(view, k):
            return k
        if tag == ";":
            return k
    return limit


def _accord_limit(view: View, start: int) -> int:
    """Where ", according to X" after `start` takes over: its content holds all before it, or is
    the relative clause before it."""
    for frame in view.frames:
        first, last = frame.content[0]
        if frame.rule != "according-to" or not start < last <= frame.cue[0]:
            continue
        if first < start:
            return frame.cue[0]
        if view.tag_at(first) == "W" and view.tag_at(first - 1) == ",":
            return first
    return len(view.segment)


def _leads(view: View, k: int) -> bool:
    """True for ", adding that": a participle that opens an attribution of the same source."""
    low = view.low_at(k)
    if low in _ALWAYS_LEADS:
        return view.tag_at(k + 1) not in "IC.,"
    return low in view.book.leads and (view.tag_at(k - 1) == "," or view.low_at(k - 1) == "“,”")


def _sister_frame(view: View, k: int) -> bool:
    """True if after the connector at `k` another source says something."""
    i = k + 1
    while view.tag_at(i) == "R":
        i += 1
    verb = view.verb_at.get(i)
    if verb is None:
        i = phrase_end(view.segment, i)
        if i == k + 1:
            return False
        while view.tag_at(i) == "R":
            i += 1
        verb = view.verb_at.get(i)
    return verb is not None and _speaks(view, verb)


def _speaks(view: View, verb: Verb) -> bool:
    if not verb.finite or verb.passive:
        return False
    kinds = view.kinds(verb.lemma)
    if "say" not in kinds:
        return False
    following = verb.end
    return (
        view.low_at(verb.head) in _SAID
        or view.tag_at(following) in "H:q"
        or ("addressee" in kinds or view.low_at(following) in ("that", "it", "he", "they"))
    )


_SAID = frozenset(
    [
        "said",
        "says",
        "say",
        "added",
        "told",
        "warned",
        "insisted",
        "argued",
        "denied",
        "called",
        "accused",
        "claimed",
    ]
)


def phrase_content_end(view: View, start: int) -> int:
    """End of a content that is a noun phrase or an infinitive: before the next clause or aside."""
    segment = view.segment
    size = _accord_limit(view, start)
    for k in range(start + 1, size):
        tag, low = segment.tag[k], segment.low[k]
        if tag in ";~":
            return k
        if tag == "," and _breaks_off(view, k):
            return k
        if tag == "C" and (_sister_frame(view, k) or _new_clause(view, k) or _next_cue(view, k)):
            return k
        if tag == "B" and low in _TIME_CLAUSE and k > start + 1 and _new_clause(view, k):
            return k
        if tag == "G" and _leads(view, k):
            return k
    return size


def _next_cue(view: View, k: int) -> bool:
    """True if the connector at `k` joins another cue: "denied it and *accused* Orland"."""
    i = k + 1
    while view.tag_at(i) == "R":
        i += 1
    verb = view.verb_at.get(i)
    return verb is not None and verb.finite and not verb.passive and bool(view.kinds(verb.lemma))


def main_verb_after(view: View, start: int, end: int, *, seen: bool) -> int:
    """Where the main clause goes on after a subject's own words in ``[start, end)``, else `end`.

    "Its claim that the bridge fell | was never checked". `seen`: those words have no verb of
    their own ("reports of shelling | were denied").
    """
    for k in range(start, end):
        if view.segment.tag[k] in ",CBWHq;~:":
            return end
        verb = view.verb_at.get(k)
        if verb is not None and verb.finite:
            if seen:
                return k
            seen = True
    return end


def _new_clause(view: View, k: int) -> bool:
    """True if a subject and a finite verb follow the connector at `k`."""
    i = k + 1
    while view.tag_at(i) in "R,":
        i += 1
    verb = view.verb_at.get(i)
    if verb is not None and view.tag_at(k) == "C":
        return (
            verb.finite
            and view.tag_at(verb.start) in "VEAM"
            and not view.has_finite(max(0, k - 6), k)
        )
    end = phrase_end(view.segment, i)
    if end == i:
        return False
    while view.tag_at(end) == "R":
        end += 1
    verb = view.verb_at.get(end)
    return verb is not None and verb.finite


def _breaks_off(view: View, k: int) -> bool:
    following = view.tag_at(k + 1)
    if following in "BWG":
        return True
    if following == "C":
        return _new_clause(view, k + 1) or view.low_at(k + 1) == "but"
    if view.low_at(k + 1) == "according":
        return True
    return following in "PDL" and _new_clause(view, k)


def left_start(view: View, frame_start: int) -> int:
    """Where a content that stands before its frame begins: after an earlier sister frame."""
    start = 0
    segment = view.segment
    for frame in view.frames:
        if frame.cue[1] <= frame_start:
            for k in range(frame.cue[1], frame_start):
                if segment.tag[k] == ";" or (segment.tag[k] == "C" and segment.tag[k - 1] == ","):
                    start = k + 1
    while start < frame_start and (segment.tag[start] in "C,"):
        start += 1
    return start


def apposition_end(view: View, end: int) -> int:
    """Index after an apposition or relative clause that starts with the comma at `end`."""
    if view.tag_at(end) == "W":
        k = end
    elif view.tag_at(end) == "," and view.tag_at(end + 1) in "DSLNW#":
        k = end + 1
    else:
        return end
    if view.tag_at(k) != "W":
        stop = phrase_end(view.segment, k)
        if view.tag_at(stop) in "VAME" and not reduced_at(view, stop):
            return end
    k += 1
    while k < len(view.segment) and view.segment.tag[k] not in ",.;:~q":
        k += 1
    return k


def clause_break(view: View, i: int) -> int:
    while i < len(view.segment) and view.segment.tag[i] not in ",.;:~q":
        i += 1
    return i


def reduced_at(view: View, i: int) -> bool:
    verb = view.verb_at.get(i)
    return verb is not None and not verb.finite
