"""Packs windows of one length into batches."""

import random
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from reportedly.reader.pieces import Pieces, fill
from training.cutting import Window
from training.examples import IGNORED


class Piece(NamedTuple):
    """Words [start, end) of window `row` that have one answer together, of `head`."""

    row: int
    start: int
    end: int
    head: str
    allowed: tuple[int, ...]


class Linked(NamedTuple):
    """A word that tells of something in window `row`, as in `training.examples.Link`."""

    row: int
    telling: int
    first: int
    end: int
    roles: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Batch:
    """Padded windows of one task. B windows, T pieces, W words, C cues in all."""

    pieces: Tensor  # (B, T)
    features: Tensor  # (B, T, 3)
    first: Tensor  # (B, W)
    mask: Tensor  # (B, T), True for a piece
    columns: dict[str, Tensor]  # name of a head -> its answers (B, W)
    cues: Tensor  # (C, 2): window, word
    roles: Tensor  # (C, W)
    segments: list[Piece]
    links: dict[str, list[Linked]]  # name of a head -> words that tell of something


def pack(windows: list[Window], cutter: Pieces, rng: random.Random, size: int) -> list[Batch]:
    """Batches of about `size` pieces with padding, in chance order."""
    ordered = sorted(windows, key=lambda item: item.pieces + rng.random() * 8)
    groups: list[list[Window]] = []
    for window in ordered:
        if not groups or (len(groups[-1]) + 1) * (window.pieces + 2) > size:
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
    names = windows[0].example.columns
    columns = {name: np.full((rows, width), IGNORED) for name in names}
    cues: list[tuple[int, int]] = []
    roles: list[np.ndarray] = []
    segments: list[Piece] = []
    links: dict[str, list[Linked]] = {}
    for row, window in enumerate(windows):
        example, start, end = window.example, window.start, window.end
        cuts = list(map(cutter.of, example.words[start:end]))
        told, size = example.features[start:end], window.pieces + 2
        fill(cuts, told, pieces[row, :size], features[row, :size], first[row, : end - start])
        mask[row, : window.pieces + 2] = True
        for name, column in columns.items():
            inside = example.columns[name][start:end]
            if name == "heads":
                inside = np.where((inside >= start) & (inside < end), inside - start, IGNORED)
            column[row, : end - start] = inside
        for cue, role in example.cues:
            if start <= cue < end:
                padded = np.full(width, IGNORED)
                padded[: end - start] = role[start:end]
                cues.append((row, cue - start))
                roles.append(padded)
        for begin, stop, head, allowed in example.segments:
            if start <= begin and stop <= end:
                segments.append(Piece(row, begin - start, stop - start, head, allowed))
        for head, telling, begin, stop, told in example.links:
            if start <= begin and stop <= end:
                moved = tuple(tuple(word - start for word in words) for words in told)
                linked = Linked(row, telling - start, begin - start, stop - start, moved)
                links.setdefault(head, []).append(linked)
    return Batch(
        pieces=torch.from_numpy(pieces),
        features=torch.from_numpy(features),
        first=torch.from_numpy(first),
        mask=torch.from_numpy(mask),
        columns={name: torch.from_numpy(column) for name, column in columns.items()},
        cues=torch.tensor(cues, dtype=torch.int64).reshape(-1, 2),
        roles=torch.from_numpy(np.array(roles, dtype=np.int64).reshape(len(cues), width)),
        segments=segments,
        links=links,
    )
