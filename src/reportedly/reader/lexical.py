"""What the encoder knows of words before it reads them in a text: one vector a word."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np

from reportedly.reader.encoder import WIDTH, Floats
from reportedly.reader.weights import Weights, bundled_weights

TABLE = b"encoder.word.weight_quantized"  # in encoder.onnx: unsigned bytes (pieces, WIDTH)
GRAPH, INITIALIZER, NAME, RAW = 7, 5, 8, 9  # fields of ONNX's ModelProto, GraphProto, TensorProto
KEPT = 1 << 14  # words whose vectors are remembered
SIZES = {1: 8, 5: 4}  # bytes of the fixed types of protocol buffers


class Lexicon:
    """Vectors of words; words told in like ways have vectors of like direction."""

    def __init__(self, weights: Weights) -> None:
        self._pieces = weights.pieces
        table = np.frombuffer(table_of(weights.encoder_file), dtype=np.uint8)
        self._table = table.reshape(-1, WIDTH)
        self._centre = self._table.mean(axis=0, dtype=np.float64).astype(np.float32)
        self.of = lru_cache(KEPT)(self._vector)

    def mean(self, words: Sequence[str]) -> Floats:
        """The mean of the words' vectors; zeros for none."""
        if not words:
            return np.zeros(WIDTH, dtype=np.float32)
        found: Floats = np.mean([self.of(word) for word in words], axis=0)
        return found

    def _vector(self, word: str) -> Floats:
        rows = self._table[list(self._pieces.of(word))]
        found: Floats = rows.mean(axis=0, dtype=np.float32) - self._centre
        return found


@cache
def bundled_lexicon() -> Lexicon:
    """The words of the weights that come with the package."""
    return Lexicon(bundled_weights())


def table_of(model: bytes) -> memoryview:
    """The bytes of the table of pieces in an ONNX file; KeyError if it has none of that name."""
    whole = memoryview(model)
    for graph in _fields(whole, GRAPH):
        for tensor in _fields(graph, INITIALIZER):
            if any(bytes(name) == TABLE for name in _fields(tensor, NAME)):
                return next(_fields(tensor, RAW))
    raise KeyError(TABLE.decode())


def _fields(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """The contents of every field of that number that has a length, in order."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            _, at = _number(message, at)
            continue
        length = SIZES.get(kind)
        if length is None:
            length, at = _number(message, at)
        if number == wanted and kind not in SIZES:
            yield message[at : at + length]
        at += length


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """The number of variable length that begins at a byte, and where it ends."""
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
