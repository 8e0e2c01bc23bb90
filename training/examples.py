"""The nouns of training: a text cut into words, and what each head is to say of them."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans
from reportedly.predictions import reading_of
from reportedly.reader.encoder import features_of
from reportedly.reader.features import sentence_starts
from training.augment import Change, Changed

Ints = NDArray[np.int64]
IGNORED = -100  # the answer of a head where none is known


class Segment(NamedTuple):
    """Words [start, end) that have one answer together: any of `allowed` labels of `head`."""

    start: int
    end: int
    head: str
    allowed: tuple[int, ...]


class Link(NamedTuple):
    """What words are to one that tells of something, as head `head` is to say it."""

    head: str
    telling: int  # its word
    first: int  # the words that may be something to it: [first, end)
    end: int
    roles: tuple[tuple[int, ...], ...]  # for each role the words that have it


@dataclass(frozen=True)
class Example:
    """One text, cut into words, with the answers of one task."""

    words: list[str]
    features: Ints  # (W, 3): case, quote state, layout
    sentences: list[int]  # index of each sentence's first word
    columns: dict[str, Ints]  # name of a head -> its answer for every word (W,), else IGNORED
    cues: tuple[tuple[int, Ints], ...] = ()  # first word of a cue; what each word is to it (W,)
    segments: tuple[Segment, ...] = ()
    links: tuple[Link, ...] = ()


def read_jsonl(path: Path) -> list[dict]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def word_at(reading: Reading) -> list[int]:
    """The index of the word at every character, -1 for none."""
    at = [-1] * (len(reading.text) + 1)
    for index, word in enumerate(reading.words):
        for offset in range(*word):
            at[offset] = index
    return at


def first_words(reading: Reading) -> list[int]:
    """The index of each sentence's first word, 0 always among them."""
    starts = sentence_starts(reading)
    return starts if starts[:1] == [0] else [0, *starts]


def changed_reading(
    record: dict, spans: Sequence[Spans], changes: Sequence[Change], rng: random.Random
) -> tuple[Reading, list[Spans]]:
    """The record's text, changed, as a reading, and where `spans` of it are now."""
    text, moved = record["text"], list(spans)
    for change in changes:
        changed = Changed(text, change(text, rng))
        text, moved = changed.text, [changed.spans(item) for item in moved]
    reading = reading_of({**record, "text": text})[1]
    if reading.text != text:
        raise ValueError(f"{record['id']}: the text changed when it was read")
    return reading, moved


def plain_example(reading: Reading, columns: dict[str, Ints], **more: object) -> Example:
    """The words of a reading with the answers given."""
    words = [word.of(reading.text) for word in reading.words]
    features = features_of(reading, words)
    return Example(words, features, first_words(reading), columns, **more)


def words_in(span: Span, at: Sequence[int]) -> list[int]:
    """The words that have a character in `span`; `at` is that of `word_at`."""
    return sorted({at[offset] for offset in range(*span)} - {-1})
