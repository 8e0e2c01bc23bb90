"""Cuts examples into the windows of a run: full ones, and short ones as short texts are."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reportedly.reader.pieces import Pieces
from training.examples import Example

SOME = 3  # sentences, at most, of a window that stands for a short text


@dataclass(frozen=True)
class Window:
    """Words [start, end) of an example."""

    example: Example
    start: int
    end: int
    pieces: int


def cut(
    example: Example,
    cutter: Pieces,
    rng: random.Random,
    sizes: tuple[int, int],
    alone: float = 0.0,
) -> Iterator[Window]:
    """Windows that tile an example at sentence ends; sizes in pieces are drawn from `sizes`.

    A sentence longer than that is cut where it is full. The chance that an example is cut at every
    sentence or two instead, as short texts are, is `alone`.
    """
    if alone and rng.random() < alone:
        yield from _few(example, cutter, rng, sizes[1])
    else:
        yield from _full(example, cutter, rng, sizes)


def _few(example: Example, cutter: Pieces, rng: random.Random, longest: int) -> Iterator[Window]:
    """Windows of one to `SOME` sentences, none cut between what is said and who says it.

    What is longer than `longest` is left out.
    """
    counts = [len(cutter.of(word)) for word in example.words]
    starts = [*_parting(example), len(counts)]
    at = 0
    while at < len(starts) - 1:
        end = min(at + rng.randint(1, SOME), len(starts) - 1)
        window = Window(example, starts[at], starts[end], sum(counts[starts[at] : starts[end]]))
        if window.pieces <= longest:
            yield window
        at = end


def _parting(example: Example) -> list[int]:
    """The first words of sentences that no attribution reaches over."""
    over: set[int] = set()
    for cue, roles in example.cues:
        words = [cue, *np.flatnonzero(roles).tolist()]
        over.update(range(min(words) + 1, max(words) + 1))
    return [start for start in example.sentences if start not in over]


def _full(
    example: Example, cutter: Pieces, rng: random.Random, sizes: tuple[int, int]
) -> Iterator[Window]:
    counts = [len(cutter.of(word)) for word in example.words]
    sentence_starts = set(example.sentences)
    limit = rng.randint(*sizes)
    start, held, last_cut = 0, 0, 0
    index = 0
    while index < len(counts):
        if index in sentence_starts:
            last_cut = index
        if held + counts[index] > limit and index > start:
            end = last_cut if last_cut > start else index
            yield Window(example, start, end, sum(counts[start:end]))
            start = index = end
            held = 0
            limit = rng.randint(*sizes)
            continue
        held += counts[index]
        index += 1
    if start < len(counts):
        yield Window(example, start, len(counts), held)
