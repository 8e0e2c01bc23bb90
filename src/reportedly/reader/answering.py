"""How much the words of a claim speak for an answer: two directions of the encoder's vectors.

They are learned with the weights of replies (`training/replies.py`) and hold for one encoder.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from reportedly.lang import table
from reportedly.reader.encoder import Floats

TABLE = "replies_weights"


def leanings(meaning: Floats) -> tuple[float, float]:
    """What a claim's mean vector says for its being an answer, and for its being answered."""
    if not meaning.any():
        return 0.0, 0.0
    ways, offsets = _directions()
    answer, answered = (ways @ meaning + offsets).tolist()
    return answer, answered


@cache
def _directions() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    told = table("en", TABLE)["directions"]
    ways = np.array([told["answer"], told["answered"]], dtype=np.float64) / told["scale"]
    return ways, np.array([told["answer_offset"], told["answered_offset"]])
