"""Averages the weights of runs: `python -m training.mean OUT RUN RUN …`.

OUT receives the settings and labels of the last run and the mean of all averaged weights. The runs
must go back to one: a later one goes on from an earlier one's weights.
"""

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def main() -> None:
    """Read the command line, average, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", type=Path, nargs="+")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name in ("settings.json", "labels.json"):
        shutil.copyfile(given.runs[-1] / name, given.out / name)
    states = [torch.load(run / "last.pt", weights_only=True) for run in given.runs]
    average = {
        name: mean([state["average"][name] for state in states]) for name in states[-1]["average"]
    }
    torch.save({**states[-1], "average": average}, given.out / "last.pt")


def mean(values: list[Tensor]) -> Tensor:
    """The mean of one weight's values; of whole numbers, the last."""
    if not values[-1].is_floating_point():
        return values[-1]
    return torch.stack(values).mean(dim=0)


if __name__ == "__main__":
    main()
