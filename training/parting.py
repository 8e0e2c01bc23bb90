"""Parts exported heads into files that are run apart: `python -m training.parting WEIGHTS`.

Of a head that gives several things the whole graph is run whatever is asked of it. Tags and parts
of speech are asked of every word, pairs of words of few, and the rest of none that claims need.
"""

import sys
from pathlib import Path

from onnx.utils import extract_model

PARTS = {
    "attribution.onnx": {
        "attached.onnx": ["of", "apart"],
        "attaching.onnx": ["to"],
        "attribution.onnx": ["tags", "alone", "inner"],
    },
    "labels.onnx": {
        "tags.onnx": ["places", "parts"],
        "labels.onnx": ["actors", "kinds", "uw"],
    },
}  # file -> file made of it -> what it gives


def part(folder: Path, name: str) -> None:
    """Replace a file of heads by its parts."""
    whole = folder / name
    source = whole.rename(folder / f"whole-{name}")
    for part_name, outputs in PARTS[name].items():
        extract_model(source, folder / part_name, ["words"], outputs)
    source.unlink()


if __name__ == "__main__":
    for file in PARTS:
        part(Path(sys.argv[1]), file)
