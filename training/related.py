"""Replies, remarks on checking and silences in reports of armed conflict.

`annotations/relations.jsonl` has a report a line: corpus, id, sha256 of its text, how many
characters were read; `replies`: the content that answers, the earlier one it answers, and whether
words point back (`stated`) or not (`inferred`); `checks`: a remark's words, its status and the
contents it is about; `silences` likewise with their kind. A claim of narration is told by its
sentence.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportedly.model.span import Span, Spans
from training.annotated import annotated, spans_of
from training.spoken import part_of

FILE = Path(__file__).parent / "annotations" / "relations.jsonl"
HALF = 0.5  # of the shorter of two contents that they must share to be one claim


class Reply(NamedTuple):
    """What answers, what it answers, and whether its words say so."""

    answer: Spans
    answered: Spans
    basis: str


class Mark(NamedTuple):
    """A remark on checking or a silence: its words, its kind, and what it is about."""

    words: Span
    kind: str
    about: tuple[Spans, ...]


class Related(NamedTuple):
    """A report with what was annotated in it."""

    name: str
    text: str
    replies: tuple[Reply, ...]
    checks: tuple[Mark, ...]
    silences: tuple[Mark, ...]


def related(data: Path, part: int) -> Iterator[Related]:
    """The reports of a part; ValueError if one is not as annotated."""
    for text, item in annotated(data, FILE):
        if part_of(item["sha256"]) == part:
            yield _related(item, text[: item["read"]])


def _related(item: dict, text: str) -> Related:
    return Related(
        item["id"],
        text,
        tuple(
            Reply(spans_of(one), spans_of(other), basis) for one, other, basis in item["replies"]
        ),
        _marks(item["checks"]),
        _marks(item["silences"]),
    )


def _marks(found: Sequence[Sequence]) -> tuple[Mark, ...]:
    return tuple(
        Mark(Span(*words), kind, tuple(map(spans_of, about))) for words, kind, about in found
    )


def is_same(some: Spans, others: Spans) -> bool:
    """True if two contents share so much that they are one claim's."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    least = min(sum(span.end - span.start for span in spans) for spans in (some, others))
    return shared > HALF * least
