"""Opens the weights that are bundled with the package: encoder, heads and their labels."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import onnxruntime

from reportedly.reader.kinds import FILE as KINDS
from reportedly.reader.kinds import Kinds
from reportedly.reader.pieces import Pieces
from reportedly.reader.told import FILE as TOLD
from reportedly.reader.told import Told

ENGINE = "onnxruntime"  # the canonical engine; its version does not change what is read
FILES = (
    "attached.onnx",
    "attaching.onnx",
    "attribution.onnx",
    "card.json",
    "encoder.onnx",
    KINDS,
    "labels.onnx",
    "syntax.onnx",
    "tags.onnx",
    TOLD,
    "vocabulary.txt",
)


class Weights:
    """A model in a folder that holds all of `FILES`; its networks are opened when first asked.

    `card` is its model card: labels, the judge, where it comes from. `version` is the first 16 hex
    digits of the sha256 of all files.
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        held = {name: (folder / name).read_bytes() for name in FILES}
        digest = hashlib.sha256()
        for name, content in held.items():
            digest.update(name.encode())
            digest.update(content)
        self.version = digest.hexdigest()[:16]
        self.card: Mapping[str, Any] = json.loads(held["card.json"])
        self.pieces = Pieces(vocabulary_of(held["vocabulary.txt"].decode()))

    @property
    def encoder_file(self) -> bytes:
        """The encoder as it is written."""
        return (self._folder / "encoder.onnx").read_bytes()

    @cached_property
    def encoder(self) -> onnxruntime.InferenceSession:
        """Pieces and features to a vector a piece."""
        return self._open("encoder.onnx")

    @cached_property
    def attribution(self) -> onnxruntime.InferenceSession:
        """Vectors of words to tags, and to what speaks for links to each of them."""
        return self._open("attribution.onnx")

    @cached_property
    def attached(self) -> onnxruntime.InferenceSession:
        """Vectors of words to their part in links, as those attached; and what distance adds."""
        return self._open("attached.onnx")

    @cached_property
    def attaching(self) -> onnxruntime.InferenceSession:
        """Vectors of words to their part in links, as those attached to."""
        return self._open("attaching.onnx")

    @cached_property
    def syntax(self) -> onnxruntime.InferenceSession:
        """Vectors of words to parts of speech, arcs and labels."""
        return self._open("syntax.onnx")

    @cached_property
    def tags(self) -> onnxruntime.InferenceSession:
        """Vectors of words to names of places and parts of speech."""
        return self._open("tags.onnx")

    @cached_property
    def labels(self) -> onnxruntime.InferenceSession:
        """Vectors of words to what every other head says of each word."""
        return self._open("labels.onnx")

    @cached_property
    def kinds(self) -> Kinds:
        """The linear model of the types of events."""
        return Kinds((self._folder / KINDS).read_bytes())

    @cached_property
    def told(self) -> Told:
        """What words tell of, and what others are to that."""
        return Told((self._folder / TOLD).read_bytes())

    def _open(self, name: str) -> onnxruntime.InferenceSession:
        """One thread a session: reports are read side by side, and sums keep their order."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = (self._folder / name).read_bytes()
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def bundled_weights() -> Weights:
    """The weights that come with the package, opened once a process."""
    return Weights(files("reportedly.reader") / "weights")


def vocabulary_of(lines: str) -> dict[str, int]:
    """Pieces to their numbers; one piece a line."""
    return {piece: number for number, piece in enumerate(lines.split("\n")) if piece}
