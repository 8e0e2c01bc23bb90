"""How the heads that say what words are to one that tells are stored, and read back."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[np.generic]]

PARTS = {
    "around.weight": "around",
    "around.bias": "around_bias",
    "telling.weight": "telling",
    "telling.bias": "telling_bias",
    "apart.weight": "apart",
    "bias": "bias",
}  # how a part of a head is named in the network, and how in the file
TURNED = ("around.weight", "telling.weight")  # stored turned round


def stored(heads: Mapping[str, Arrays]) -> dict[str, NDArray[np.float16]]:
    """The arrays of the file, of heads with their parts by their names in the network."""
    return {
        f"{name}.{written}": (parts[own].T if own in TURNED else parts[own]).astype(np.float16)
        for name, parts in heads.items()
        for own, written in PARTS.items()
    }


def restored(arrays: Arrays, heads: tuple[str, ...]) -> dict[str, NDArray[np.float32]]:
    """Parts as the network names them ("roles.around.weight"), of those heads in the file."""
    return {
        f"{name}.{own}": (value.T if own in TURNED else value).astype(np.float32)
        for name in heads
        for own, written in PARTS.items()
        if (value := arrays.get(f"{name}.{written}")) is not None
    }
