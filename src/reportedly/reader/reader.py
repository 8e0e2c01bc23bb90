"""Reads reports with the encoder and its heads."""

from dataclasses import replace

from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.reader.attributions import HeardReport
from reportedly.reader.encoder import Encoder
from reportedly.reader.features import sentence_starts
from reportedly.reader.noticed import NoticedReport
from reportedly.reader.syntax import parse as parse_words
from reportedly.reader.weights import Weights, bundled_weights
from reportedly.reader.words import read


class Reader:
    """Weights and what they have read lately; one is enough for every report of a process."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._encoder = Encoder(weights)

    def read(self, report: Report) -> Reading:
        """What the reader saw in `report`, with what the encoder heard and noticed in it."""
        return self.hear(read(report))

    def hear(self, reading: Reading) -> Reading:
        """`reading` with what the encoder hears and notices in it."""
        seen = self._encoder.read(reading)
        return replace(
            reading,
            heard=HeardReport(self.weights, reading, seen),
            noticed=NoticedReport(self.weights, reading, seen),
        )

    def parse(self, reading: Reading) -> Reading:
        """`reading` with parts of speech and dependencies."""
        seen = self._encoder.read(reading)
        return replace(reading, syntax=parse_words(self.weights, seen, sentence_starts(reading)))


def bundled_reader() -> Reader:
    """A reader with the bundled weights."""
    return Reader(bundled_weights())
