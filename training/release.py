"""The weights of a release as a network again: to go on from them, or to teach with them.

Numbers that were stored in eight bits come back as the ones the release computes with.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from reportedly.reader.told import FILE
from training import linked
from training.network import LINKED, Reader

GRAPHS = ("encoder", "attribution", "attached", "attaching", "syntax")
OF_PAIRS = ("attribution", "attached", "attaching")
PAIRS = ("left", "right", "alone")  # maps of pairs, which the graph of attribution calls by itself

PLACES = ("heads.places.", "places.")  # how a bias and a weight of that head are named
NESTED = "inner.weight"  # how the graph of attribution names the weight of that head


def restore(reader: Reader, folder: Path) -> tuple[str, ...]:
    """Copy what a release holds of the encoder and its heads; the names that it does not hold.

    That is all of encoder, attribution, syntax and places, and what words are to one that tells.

    ValueError if the folder's graphs hold a weight that `reader` has not, or in another shape.
    """
    found: dict[str, Tensor] = {}
    for graph in GRAPHS:
        for name, value in _weights(folder / f"{graph}.onnx"):
            plain = f"plain.{name}" if name == NESTED else name.removeprefix("reader.")
            of_pairs = graph in OF_PAIRS and plain.split(".")[0] in PAIRS
            found[f"pair.{plain}" if of_pairs else plain] = value
    for name, value in _weights(folder / "tags.onnx"):
        if name.startswith(PLACES):
            found["plain.places." + name.rpartition(".")[2]] = value
    found |= _links(folder / FILE)
    own = reader.state_dict()
    for name, value in found.items():
        if name not in own or own[name].shape != value.shape:
            raise ValueError(f"{folder}: {name} {tuple(value.shape)} does not fit the network")
    reader.load_state_dict({**own, **found})
    return tuple(sorted(own.keys() - found.keys()))


def _links(path: Path) -> dict[str, Tensor]:
    """The weights of the heads that say what words are to one that tells; none in old releases."""
    if not path.exists():
        return {}
    with np.load(path) as held:
        found = linked.restored({name: held[name] for name in held}, LINKED)
    return {f"linked.{name}": torch.from_numpy(np.array(value)) for name, value in found.items()}


def _weights(path: Path) -> list[tuple[str, Tensor]]:
    """The names in the network and values of a graph's weights."""
    graph = onnx.load(str(path)).graph
    held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    found = [(name, value) for name, value in held.items() if name.endswith((".bias", ".weight"))]
    found += [
        (name.removesuffix("_quantized"), _restored(held, name.removesuffix("_quantized")))
        for name in held
        if name.endswith(".weight_quantized")
    ]
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in held:
            module = node.output[0].split("/MatMul_output")[0].strip("/").replace("/", ".")
            name = node.input[1].removesuffix("_quantized")
            value = held[name] if name in held else _restored(held, name)
            found.append((f"{module}.weight", value.T))
    return [(name, torch.from_numpy(np.array(value, dtype=np.float32))) for name, value in found]


def _restored(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A quantised weight as floats; its scale is one number, or one a column."""
    whole = held[f"{name}_quantized"].astype(np.float32)
    return (whole - held[f"{name}_zero_point"].astype(np.float32)) * held[f"{name}_scale"]
