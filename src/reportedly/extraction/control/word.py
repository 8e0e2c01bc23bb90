"""A control word where it stands: which tokens, which status, and how its place is found."""

from dataclasses import dataclass

from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.verb_forms import BE
from reportedly.model.event import ControlStatus


@dataclass(frozen=True, slots=True)
class ControlWord:
    """A control word: tokens [first, last], its status, and whether its subject is the place."""

    first: int
    last: int
    status: ControlStatus
    verbal: bool
    place_is_subject: bool = False
    nobody: bool = False  # it is fought for: held by no side alone
    contested: bool = False  # said of a place that stands before
    noun: bool = False  # "the capture of Kest"
    close: bool = False  # its place stands right behind it: "has the bridge"
    forces_only: bool = False  # said of a place only where forces do it
    military: bool = False  # what only forces do: "withdrew from"
    hands: bool = False  # somebody else is given the place
    ousted: bool = False  # its object, or the subject of its passive, is who holds no longer
    anywhere: bool = False  # its place may stand behind "in": "raised its flag in Kest"


def after_be(tokens: Clauses, index: int) -> bool:
    """ "Has been cut off", "is almost “encircled”": a form that may be a noun elsewhere."""
    before = index - 1
    while before > 0 and tokens.tag[before] in 'R"':
        before -= 1
    return before >= 0 and tokens.low[before] in BE


def is_passive(tokens: Clauses, word: ControlWord) -> bool:
    """ "Was captured", "captured by": a participle with "by" behind it or "was" before."""
    helped = tokens.low[max(0, word.first - 4) : word.first]
    participle = tokens.tag[word.first] in "EQ" or after_be(tokens, word.first)
    by = tokens.low[word.last + 1 : word.last + 2] == ["by"]
    if tokens.tag[word.first] == "G":
        return False  # "is holding on to"
    return participle and (by or not BE.isdisjoint(helped))
