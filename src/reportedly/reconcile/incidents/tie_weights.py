"""What each thing weighs that two tellings have in common: a table, and its weights."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.errors import BadConfiguration

FILE = "same_incident.toml"
ENOUGH_RUNS = 3  # runs of a quotation from which more say no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What words without place or day have in common with a happening that has both."""

    runs: int  # of quoted words
    harmed: int  # persons of whom it is told that something was done to them
    persons: int  # other persons
    facilities: int  # that have a name of their own
    seats: int  # facilities that are called after the place
    others: int  # happenings that the rarest thing shared tells of too
    mode: bool = False  # drones in both, or shells
    figure: bool = False  # a number of casualties
    placed: bool = False  # the place is named too
    dated: bool = False  # the day is told too
    days: int = 0  # from the day to publication


MEANINGS: Mapping[str, str] = {
    "quotation": "words quoted alike",
    "runs": "more of them",
    "harmed": "a person harmed",
    "person": "another person",
    "facility": "a facility with a name of its own",
    "seat": "a facility called after the place",
    "two": "things of two kinds",
    "mode": "with what it was done",
    "figure": "a number of casualties",
    "placed": "the place",
    "dated": "the day",
    "days": "each day between",
    "others": "each other happening that the rarest thing tells of",
}


def values_of(shared: Shared) -> dict[str, float]:
    """The table's values."""
    kinds = (shared.runs, shared.harmed + shared.persons, shared.facilities + shared.seats)
    return {
        "quotation": float(shared.runs > 0),
        "runs": float(max(0, min(shared.runs, ENOUGH_RUNS) - 1)),
        "harmed": float(shared.harmed > 0),
        "person": float(shared.persons > 0),
        "facility": float(shared.facilities > 0),
        "seat": float(shared.seats > 0),
        "two": float(sum(map(bool, kinds)) > 1),
        "mode": float(shared.mode),
        "figure": float(shared.figure),
        "placed": float(shared.placed),
        "dated": float(shared.dated),
        "days": float(shared.days),
        "others": float(shared.others),
    }


def odds_of(shared: Shared) -> float:
    """Log-odds that it is the same happening, above those from which words join."""
    bias, weights = _weights()
    return bias + sum(weights[name] * value for name, value in values_of(shared).items())


def reasons(shared: Shared) -> list[tuple[str, float]]:
    """What speaks for it (above 0) or against, the most first."""
    _, weights = _weights()
    found = [(MEANINGS[k], weights[k] * value) for k, value in values_of(shared).items() if value]
    return sorted(found, key=lambda pair: (-abs(pair[1]), pair[0]))


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    """The weights that come with the package; `training/incidents.py` says how they are fitted."""
    told = tomllib.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    if told["weights"].keys() != MEANINGS.keys():
        raise BadConfiguration(f"{FILE} does not fit the table of features")
    return float(told["bias"]) - float(told["least"]), {
        name: float(one) for name, one in told["weights"].items()
    }
