"""What the encoder makes of attributions in one report: candidates, and how likely any one is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from reportedly.model.span import Span, Spans


class Candidate(NamedTuple):
    """An attribution that the encoder proposes; `decoder` says how it was decoded."""

    decoder: str  # "tagged", "linked" or "nested"
    source: Spans  # with apposition and relative clause; empty for none
    cue: Span
    content: Spans


class Likelihood(NamedTuple):
    """Log odds of the parts of one attribution, whoever proposed it, as the encoder sees them."""

    cue: float  # its words are a cue, on average
    cue_best: float  # the likeliest of them is
    source: float  # the words of its source are the cue's source, on average; 0 without one
    no_source: float  # the cue has no source; 0 with one
    content: float  # the words of its content are the cue's content, on average
    source_whole: float  # the cue's source is nowhere else; 0 without one
    content_whole: float  # the cue's content is nowhere else
    source_tagged: float  # the words of its source are a source, of whichever cue; 0 without one
    content_tagged: float  # the words of its content are a content, of whichever cue


class Heard(Protocol):
    """One report as the encoder hears it."""

    @property
    def version(self) -> str:
        """Version of the weights."""

    @property
    def candidates(self) -> Sequence[Candidate]:
        """What the encoder itself proposes, in order of the cues."""

    @property
    def nested(self) -> Sequence[Candidate]:
        """What it proposes inside the contents of others, in order of the cues."""

    @property
    def judge(self) -> Mapping[str, float]:
        """Weights by which candidates are judged, fitted for these weights: name to weight."""

    def likelihood(self, source: Spans, cue: Spans, content: Spans) -> Likelihood | None:
        """How likely an attribution is; None if its cue or its content has no word."""

    def likely_nested(self, cue: Spans) -> float:
        """How likely the words of `cue` are one of an attribution inside another's content."""
