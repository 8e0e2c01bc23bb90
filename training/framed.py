"""Frames of annotated texts in every layer: remarks on checking, silences and control, as words.

The codebook marks whole remarks; the encoder is taught one word of each. It is the word of the
remark that our passages most often have for such a frame. A sentence with blame, of which the
codebook has the deed alone, and one whose remark has no such word are not read for frames.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reportedly.event_coreference import function_words
from reportedly.model.span import Span, Spans
from reportedly.predictions import reading_of
from training.told import FRAMES

STEM = 5  # letters by which forms of one word are alike: "verified", "verify"
LESS = 0.01  # weight of a function word
_WORD = re.compile(r"[\w’'-]+")

Words = Mapping[str, Counter[str]]  # kind before its point -> how often a stem tells of it


class Framed(NamedTuple):
    """What a text has of frames."""

    read: Spans  # sentences read for frames
    told: tuple[tuple[str, Span], ...]  # kind and word


def frames_of(record: dict, usual: Words) -> Framed:
    """The frames of a record in the codebook's layers, each as one of the `usual` words."""
    text = record["text"]
    sentences = reading_of({"id": "framed", "text": text})[1].sentences
    marked = list(_marked(record))
    chosen = [(kind, _word(text, span, usual[kind.split(".")[0]])) for kind, span in marked]
    unclear = [span for (_, span), (_, word) in zip(marked, chosen, strict=True) if word is None]
    unread = [*unclear, *_blamed(record)]
    return Framed(
        read=tuple(item for item in sentences if not any(map(item.overlaps, unread))),
        told=tuple((kind, word) for kind, word in chosen if word is not None),
    )


def _marked(record: dict) -> Iterator[tuple[str, Span]]:
    """Kind and words of every remark, silence and control."""
    found: set[tuple[str, Span]] = set()
    for claim in record["claims"]:
        for check in claim.get("verification") or ():
            found.add((f"CHECK.{check['status']}", Span(*check["span"])))
        if silence := claim.get("silence"):
            whole = Span(claim["content"][0][0], claim["content"][-1][1])
            found.add((f"SILENCE.{silence['kind']}", whole))
        for control in claim.get("controls") or ():
            found.add((f"CONTROL.{control['status']}", Span(*control["span"])))
    return iter(sorted(item for item in found if item[0] in FRAMES))


def _blamed(record: dict) -> Iterator[Span]:
    """The claims that tell of a deed with somebody held responsible."""
    for claim in record["claims"]:
        if any(event.get("responsibility") for event in claim.get("events") or ()):
            yield Span(claim["content"][0][0], claim["content"][-1][1])
            yield from (Span(*span) for span in claim.get("cue") or ())


def _word(text: str, span: Span, usual: Counter[str]) -> Span | None:
    """The most usual word of a remark, of equal ones the first; None if it has none."""
    words = [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]
    best = max(words, key=lambda word: _weight(word.of(text), usual), default=None)
    return best if best is not None and usual[stem(best.of(text))] else None


def _weight(word: str, usual: Counter[str]) -> float:
    """How usual a word is; "could", "not" and "neither" only where there is nothing better."""
    return usual[stem(word)] * (LESS if word.lower() in function_words() else 1.0)


@cache
def stem(word: str) -> str:
    """The letters by which forms of one word are alike."""
    return word.lower()[:STEM]
