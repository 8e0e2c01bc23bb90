"""Makes frames of what somebody denies in passing: "…, which Orland denied", "a charge he rejects".

The content is what the relative clause is about: its pronoun where that points to a whole clause,
else the noun phrase before it.
"""

from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.words.nounphrase import Phrase
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import words

RULE = "rebutted"
_LONGEST = 8  # tokens of "an allegation of the council's"
_OBJECT = frozenset("DSLNPO#HqGW")  # tags behind a verb that has an object of its own
_JOINING = frozenset(("that", "which"))


def rebutted_frame(view: View, verb: Verb, source: Phrase) -> Frame | None:
    """The frame of a verb of denial that ends a relative clause; None if it does not."""
    if verb.lemma not in words("en", "cues", "rebutting") or verb.passive or not verb.finite:
        return None
    if view.tag_at(verb.end) in _OBJECT or view.low_at(verb.end) in ("to", "that"):
        return None
    content = _pointed_at(view, source.start)
    if content is None:
        return None
    return Frame(
        rule=RULE,
        source=source,
        cue=(verb.start, verb.end),
        content=[content],
        zone=(content[0], verb.end),
        lemma=verb.lemma,
    )


def _pointed_at(view: View, start: int) -> Tokens | None:
    """ "…, | which | Orland", "…, | a charge | (that) the army": what stands before the subject."""
    joined = view.low_at(start - 1) in _JOINING
    if view.low_at(start - 1) == "which" and view.tag_at(start - 2) == ",":
        return start - 1, start
    end = start - joined
    if view.tag_at(end - 1) != "N":
        return None
    for first in range(end - 1, max(0, end - _LONGEST), -1):
        if view.tag_at(first) == "D" and view.tag_at(first - 1) in ",~":
            return first, end
        if view.tag_at(first) in ",.;:~VMAWHq":
            return None
    return None
