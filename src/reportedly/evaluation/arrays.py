"""Compares arrays of two paired claims: items by their words, and the actors they name."""

from collections.abc import Sequence
from typing import Any

from reportedly.evaluation.layers import ARRAYS, HAPPENED, ROLES, Layer, Record
from reportedly.evaluation.pairs import LEAST, Pair, dice
from reportedly.evaluation.tallies import Comparison, Difference, Tally


def right_in(found: Comparison, name: str, layer: Layer, both: Pair) -> int:
    """How many items of an array are right; labels of those whose words agree are kept."""
    left = list(both[1][name])
    right = 0
    for item in both[0][name]:
        words = [item[layer.words]]
        partner = next((o for o in left if dice(words, [o[layer.words]]) >= LEAST), None)
        if partner is None:
            found.differences.append(Difference(name, "there", "", words))
            continue
        left.remove(partner)
        told = [" ".join(str(side[key]) for key in layer.right) for side in (item, partner)]
        right += told[0] == told[1]
        if told[0] != told[1]:
            found.differences.append(Difference(name, told[0], told[1], words))
        _roles(found, name, both, (item, partner))
        if name == "events":
            both_told = _happened(item), _happened(partner)
            found.labels.setdefault(HAPPENED, []).append(both_told)
            if both_told[0] != both_told[1]:
                found.differences.append(Difference(HAPPENED, *both_told, words))
        for key in layer.labels:
            answers = str(item[key]), str(partner[key])
            found.labels.setdefault(f"{name}: {key}", []).append(answers)
    found.differences += [Difference(name, "", "there", [item[layer.words]]) for item in left]
    return right


def _roles(found: Comparison, name: str, both: Pair, met: Pair) -> None:
    """Count the actors that two items which met name as the doer, the one it befell, the holder."""
    for role in ROLES.get(name, ()):
        first, second = (
            _named_actors(claim, item.get(role)) for claim, item in zip(both, met, strict=True)
        )
        left = list(second)
        for span in first:
            partner = next((other for other in left if _is_same_actor(span, other)), None)
            if partner is not None:
                left.remove(partner)
        tally = Tally(len(first), len(second), len(second) - len(left))
        key = f"{name}: {role}"
        found.tallies.setdefault(key, Tally()).add(tally)
        if tally.both < max(tally.first, tally.second):
            counted = [f"{side} ({tally.both} right)" for side in (tally.first, tally.second)]
            words = ARRAYS[name].words
            found.differences.append(Difference(key, counted[0], counted[1], [met[0][words]]))


def _is_same_actor(one: Sequence[int], other: Sequence[int]) -> bool:
    """Half of their characters, or one end: "people" is who "at least nine people" are."""
    return dice([one], [other]) >= LEAST or one[1] == other[1]


def _named_actors(claim: Record, indexes: Any) -> list[Sequence[int]]:
    """The spans of the actors that an item of the claim points at."""
    chosen = [indexes] if isinstance(indexes, int) else indexes or ()
    return [claim["actors"][index]["span"] for index in chosen]


def _happened(event: Record) -> str:
    sure = event["factuality"] == "CT+" and event["mood"] == "actual"
    return "happened" if sure else "not"
