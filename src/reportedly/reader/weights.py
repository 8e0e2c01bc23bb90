"""Opens the weights that are bundled with the package: encoder, heads and their labels."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import onnxruntime

from reportedly.reader.pieces import Pieces

ENGINE = "onnxruntime"  # the canonical engine; its version does not change what is read
FILES = ("attribution.onnx", "card.json", "encoder.onnx", "syntax.onnx", "vocabulary.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The opened model. `card` is its model card: labels, calibration, where it comes from."""

    vocabulary: Mapping[str, int]
    pieces: Pieces
    encoder: onnxruntime.InferenceSession
    attribution: onnxruntime.InferenceSession
    syntax: onnxruntime.InferenceSession
    card: Mapping[str, Any]
    version: str  # first 16 hex digits of the sha256 of all files


@cache
def bundled_weights() -> Weights:
    """The weights that come with the package, opened once a process."""
    return open_weights(files("reportedly.reader") / "weights")


def open_weights(folder: Traversable) -> Weights:
    """The weights in `folder`, which holds all of `FILES`."""
    held = {name: (folder / name).read_bytes() for name in FILES}
    digest = hashlib.sha256()
    for name, content in held.items():
        digest.update(name.encode())
        digest.update(content)
    vocabulary = vocabulary_of(held["vocabulary.txt"].decode())
    return Weights(
        vocabulary=vocabulary,
        pieces=Pieces(vocabulary),
        encoder=_session(held["encoder.onnx"]),
        attribution=_session(held["attribution.onnx"]),
        syntax=_session(held["syntax.onnx"]),
        card=json.loads(held["card.json"]),
        version=digest.hexdigest()[:16],
    )


def vocabulary_of(lines: str) -> dict[str, int]:
    """Pieces to their numbers; one piece a line."""
    return {piece: number for number, piece in enumerate(lines.split("\n")) if piece}


def _session(model: bytes) -> onnxruntime.InferenceSession:
    """One thread a session: reports are read side by side, and sums keep their order."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
