"""Hashes of many texts in one column: in memory while they are few, else in a file without name."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
IN_MEMORY = 256 << 20  # bytes from which hashes are kept in a file: about 150,000 reports
WIDTH = 8  # bytes a hash


@contextmanager
def room_for_hashes() -> Iterator[IO[bytes]]:
    """Where columns keep their hashes: gone when the context ends."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        yield file


class Column:
    """Texts as arrays of hashes, of which memory holds only where each stands: 16 bytes a text."""

    def __init__(self, file: IO[bytes], texts: Iterable[Hashes]) -> None:
        self._file = file
        starts, sizes = array("q"), array("q")
        for text in texts:
            starts.append(self._written(text))
            sizes.append(len(text))
        self._starts = np.array(starts, np.int64)
        self.sizes: Numbers = np.array(sizes, np.int64)  # hashes of each text

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, place: int) -> Hashes:
        self._file.seek(int(self._starts[place]))
        return np.frombuffer(self._file.read(int(self.sizes[place]) * WIDTH), np.uint64)

    def __setitem__(self, place: int, text: Hashes) -> None:
        self._starts[place] = self._written(text)
        self.sizes[place] = len(text)

    def arranged(self, places: Sequence[int] | Numbers) -> "Column":
        """The texts at these places, in their order; what is set in it is not set here."""
        other = Column.__new__(Column)
        other._file = self._file
        other._starts = self._starts[places]
        other.sizes = self.sizes[places]
        return other

    def together(self, places: Iterable[int]) -> Hashes:
        """The hashes of the texts at these places, one after the other."""
        return np.concatenate([np.empty(0, np.uint64), *(self[place] for place in places)])

    def _written(self, text: Hashes) -> int:
        """Where the text begins in the file, in bytes."""
        self._file.seek(0, SEEK_END)
        start = self._file.tell()
        self._file.write(text.tobytes())
        return start
