"""Finds attribution frames in one segment: source, cue and content as ranges of tokens."""

from dataclasses import dataclass, field

from reportedly.extraction.attribution.segments import Segment
from reportedly.extraction.words.lexicon import Lexicon, lexicon
from reportedly.extraction.words.nounphrase import Phrase
from reportedly.extraction.words.verbgroups import Verb, find_verbs

Tokens = tuple[int, int]  # half-open range of tokens


@dataclass(slots=True)
class Frame:
    """An attribution in tokens of its segment."""

    rule: str
    source: Phrase | None
    cue: Tokens
    content: list[Tokens]
    zone: Tokens  # the words of the frame itself, no narration: source, cue, adjuncts
    trailing: bool = False  # content stands before the frame
    lemma: str = ""
    quotes: list[int] = field(default_factory=list)  # quotations of other segments that go on
    borrowed: Segment | None = None  # the segment that `source` is in, if another
    read: bool = False  # it is the encoder's, put here for what is told around it


def quotations_of(segment: Segment, frame: Frame) -> set[int]:
    """Indexes of the quotations in a frame's content; one may have pieces in other segments."""
    own = (segment.quote[first:last] for first, last in frame.content)
    return {index for group in own for index in group if index >= 0} | set(frame.quotes)


@dataclass(slots=True)
class View:
    """A segment with its verb groups, and look-ups the rules share."""

    segment: Segment
    verbs: list[Verb]
    book: Lexicon
    verb_at: dict[int, Verb]
    unpunctuated: bool = False  # the report has no commas to go by
    used: bool = False  # a frame of another segment has all of this one
    frames: list[Frame] = field(default_factory=list)

    @classmethod
    def of(cls, segment: Segment, *, unpunctuated: bool = False) -> "View":
        """A view of `segment` without frames yet."""
        verbs = find_verbs(segment)
        by_start = {verb.start: verb for verb in verbs}
        return cls(segment, verbs, lexicon(), by_start, unpunctuated)

    def kinds(self, lemma: str) -> frozenset[str]:
        """The kinds of cue that `lemma` can be; empty if it is none."""
        return self.book.kinds.get(lemma, _NONE)

    def tag_at(self, i: int) -> str:
        """The tag of token `i`, "." outside the segment."""
        tag = self.segment.tag
        return tag[i] if 0 <= i < len(tag) else "."

    def low_at(self, i: int) -> str:
        """Token `i` in lower case, "" outside the segment."""
        low = self.segment.low
        return low[i] if 0 <= i < len(low) else ""

    def has_finite(self, start: int, end: int) -> bool:
        """True if a finite verb group starts in ``[start, end)``."""
        return any(start <= verb.start < end and verb.finite for verb in self.verbs)

    def is_qualifier(self, verb: Verb) -> bool:
        """ "The widely | criticised operation": a word between a determiner and a noun."""
        at = verb.start - 1
        while self.tag_at(at) == "R":
            at -= 1
        return self.tag_at(at) == "D"

    def subject_limit(self, i: int) -> int:
        """How far left a subject before `i` may reach: not over a colon or semicolon."""
        for k in range(i - 1, -1, -1):
            if self.segment.tag[k] in ";:":
                return k + 1
        return 0

    def ends(self, i: int) -> bool:
        """True if nothing but a final stop is left at `i`."""
        while i < len(self.segment) and self.segment.tag[i] in '."':
            i += 1
        return i >= len(self.segment)


_NONE: frozenset[str] = frozenset()
