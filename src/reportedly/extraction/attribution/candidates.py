"""Candidates for attributions, from the rules and from the encoder, and how likely each is."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from reportedly.extraction.attribution.frames import Frame
from reportedly.extraction.attribution.segments import Segment
from reportedly.lang import table
from reportedly.model.heard import Heard
from reportedly.model.span import Span, Spans, around

FEATURES = (
    "bias",
    "cue",
    "cue_best",
    "source",
    "no_source",
    "content",
    "source_whole",
    "content_whole",
    "source_tagged",
    "content_tagged",
    "sourceless",
    "length",
    "rule",
    "from_rule",
    "from_linked",
    "agreed",
    "contested",
)  # names of the judge's weights; all are explained at `features_of`
NEAR = 25  # candidates before and behind, by their cues, that one is compared with


@dataclass(slots=True)
class Candidate:
    """A candidate with its parts as the benchmark annotates them, sources wide.

    `frame` is the rule's frame in `segment`, None for the encoder's; `likely` is set by `judge`.
    """

    source: Spans
    cue: Spans
    content: Spans
    maker: str  # "rule", "tagged" or "linked"
    frame: Frame | None = None
    segment: Segment | None = None
    likely: float = 0.0

    @property
    def rule(self) -> str:
        """The rule that made it, or how the encoder decoded it."""
        return self.frame.rule if self.frame else self.maker

    @property
    def extent(self) -> Span:
        """From the first to the last character of its parts."""
        return around((*self.source, *self.cue, *self.content))


def judge(candidates: Sequence[Candidate], heard: Heard) -> None:
    """Set how likely each candidate is right: cue shared, Dice >= .5 for source and content."""
    for candidate, features in zip(candidates, features_of(candidates, heard), strict=True):
        candidate.likely = likely(features, heard.judge) if features else 0.0


def likely(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """A logistic model: probability from features and their fitted weights."""
    total = sum(map(mul, map(weights.__getitem__, features), features.values()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features_of(
    candidates: Sequence[Candidate], heard: Heard
) -> Iterable[Mapping[str, float] | None]:
    """The features of each of the `candidates`, which are in order of their cues; None for one
    without words.

    Log odds of its parts (`Likelihood`), whether it has no source, the logarithm of its content's
    length in characters, the log odds of its rule (0 for the encoder's), who made it, how far
    another maker agrees (mean Dice of source and content of the one most like it, of those that
    share its cue), and how much of its content is claimed for another cue (largest Dice).
    """
    known = table("en", "confidence")
    for index, candidate in enumerate(candidates):
        near = candidates[max(0, index - NEAR) : index + NEAR]
        seen = heard.likelihood(candidate.source, candidate.cue, candidate.content)
        if seen is None:
            yield None
            continue
        from_rule = candidate.frame is not None
        prior = float(known["rules"].get(candidate.rule, known["other"]))
        yield {
            "bias": 1.0,
            **seen._asdict(),
            "sourceless": float(not candidate.source),
            "length": math.log(size_of(candidate.content)),
            "rule": math.log(prior / (1 - prior)) if from_rule else 0.0,
            "from_rule": float(from_rule),
            "from_linked": float(candidate.maker == "linked"),
            "agreed": _agreed(candidate, near),
            "contested": _contested(candidate, near),
        }


def _agreed(candidate: Candidate, others: Sequence[Candidate]) -> float:
    start, end = candidate.cue[0].start, candidate.cue[-1].end
    meeting = [other for other in others if other.cue[0].start < end and start < other.cue[-1].end]
    return max(
        (
            (dice(candidate.content, other.content) + dice(candidate.source, other.source)) / 2
            for other in meeting
            if other.maker != candidate.maker and share(other.cue, candidate.cue)
        ),
        default=0.0,
    )


def _contested(candidate: Candidate, others: Sequence[Candidate]) -> float:
    start, end = candidate.content[0].start, candidate.content[-1].end
    meeting = [
        other for other in others if other.content[0].start < end and start < other.content[-1].end
    ]
    return max(
        (
            dice(candidate.content, other.content)
            for other in meeting
            if not share(other.cue, candidate.cue)
        ),
        default=0.0,
    )


def share(some: Spans, others: Spans) -> bool:
    """True if the two have a character in common."""
    for start, end in some:
        for first, last in others:
            if start < last and first < end:
                return True
    return False


def common(some: Spans, others: Spans) -> int:
    """Characters that the two have in common."""
    total = 0
    for start, end in some:
        for first, last in others:
            if start < last and first < end:
                total += min(end, last) - max(start, first)
    return total


def dice(some: Spans, others: Spans) -> float:
    """Twice what is in both, by characters, over the sum of both; 1 if both are empty."""
    total = size_of(some) + size_of(others)
    return 2 * common(some, others) / total if total else 1.0


def size_of(spans: Spans) -> int:
    """Characters of `spans`."""
    return sum(span.end - span.start for span in spans)


def holds(content: Spans, whole: Span) -> bool:
    """True if `whole` is inside one piece of `content` and less than all of it."""
    return any(
        piece.contains(whole) and piece.end - piece.start > whole.end - whole.start
        for piece in content
    )
