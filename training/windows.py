"""Cuts examples into training windows and packs those of one length into batches."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from reportedly.reader.pieces import Pieces
from training.data import Example

IGNORED = -100
COLUMNS = ("tags", "parts", "heads", "labels")


@dataclass(frozen=True)
class Window:
    """Words [start, end) of an example."""

    example: Example
    start: int
    end: int
    pieces: int


@dataclass(frozen=True)
class Batch:
    """Padded windows of one task. B windows, T pieces, W words, C cues in all."""

    pieces: Tensor  # (B, T)
    features: Tensor  # (B, T, 3)
    first: Tensor  # (B, W)
    mask: Tensor  # (B, T), True for a piece
    tags: Tensor | None = None  # (B, W)
    cues: Tensor | None = None  # (C, 2): window, word
    roles: Tensor | None = None  # (C, W)
    parts: Tensor | None = None  # (B, W)
    heads: Tensor | None = None  # (B, W)
    labels: Tensor | None = None  # (B, W)


def cut(
    example: Example, cutter: Pieces, rng: random.Random, sizes: tuple[int, int]
) -> Iterator[Window]:
    """Windows that tile an example at sentence ends; sizes in pieces are drawn from `sizes`.

    A sentence longer than that is cut where it is full.
    """
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


def pack(windows: list[Window], cutter: Pieces, rng: random.Random, size: int) -> list[Batch]:
    """Batches of about `size` pieces with padding, in chance order."""
    ordered = sorted(windows, key=lambda item: item.pieces + rng.random() * 8)
    groups: list[list[Window]] = [[]]
    for window in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * (window.pieces + 2) > size:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    return [collate(group, cutter) for group in groups]


def collate(windows: list[Window], cutter: Pieces) -> Batch:
    """One padded batch."""
    rows = len(windows)
    length = max(window.pieces for window in windows) + 2
    width = max(window.end - window.start for window in windows)
    pieces = np.zeros((rows, length), dtype=np.int64)
    features = np.zeros((rows, length, 3), dtype=np.int64)
    first = np.zeros((rows, width), dtype=np.int64)
    mask = np.zeros((rows, length), dtype=bool)
    columns = {name: np.full((rows, width), IGNORED) for name in COLUMNS}
    cues: list[tuple[int, int]] = []
    roles: list[np.ndarray] = []
    for row, window in enumerate(windows):
        example, start, end = window.example, window.start, window.end
        cutter.fill(
            example.words[start:end],
            example.features[start:end],
            pieces[row],
            features[row],
            first[row],
        )
        mask[row, : window.pieces + 2] = True
        for name, column in columns.items():
            values = getattr(example, name)
            if values is not None:
                inside = values[start:end]
                if name == "heads":
                    inside = np.where((inside >= start) & (inside < end), inside - start, IGNORED)
                column[row, : end - start] = inside
        for cue, role in example.cues:
            if start <= cue < end:
                padded = np.full(width, IGNORED)
                padded[: end - start] = role[start:end]
                cues.append((row, cue - start))
                roles.append(padded)
    has_tags = windows[0].example.tags is not None
    as_tensor = {name: torch.from_numpy(column) for name, column in columns.items()}
    return Batch(
        pieces=torch.from_numpy(pieces),
        features=torch.from_numpy(features),
        first=torch.from_numpy(first),
        mask=torch.from_numpy(mask),
        tags=as_tensor["tags"] if has_tags else None,
        cues=torch.tensor(cues).reshape(-1, 2) if has_tags else None,
        roles=torch.from_numpy(np.array(roles).reshape(len(cues), width)) if has_tags else None,
        parts=None if has_tags else as_tensor["parts"],
        heads=None if has_tags else as_tensor["heads"],
        labels=None if has_tags else as_tensor["labels"],
    )
