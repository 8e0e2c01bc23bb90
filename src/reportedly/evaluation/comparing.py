"""Compares the claims of one text in two sets, layer by layer."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from reportedly.evaluation.arrays import right_in
from reportedly.evaluation.layers import ARRAYS, ITEMS, LABELS, NAMED, Record
from reportedly.evaluation.pairs import LEAST, Pair, dice, pair
from reportedly.evaluation.tallies import Comparison, Difference, Tally


def compare(first: Sequence[Record], second: Sequence[Record]) -> Comparison:
    """The claims of one text in both sets; for scores, `first` is gold."""
    found = Comparison()
    met = pair(first, second)
    _claims(found, first, second, met)
    known = {other["id"]: one["id"] for one, other in met if "id" in one}
    pairs = [(one, _answering(other, known)) for one, other in met]
    for both in pairs:
        _spans(found, both)
        _labels(found, both)
    for name, items in ITEMS.items():
        tally = Tally(_total(first, items), _total(second, items))
        for both in pairs:
            tally.both += _shared(found, name, items, both)
        found.tallies[name] = tally
    for name, layer in ARRAYS.items():
        tally = Tally(_total(first, itemgetter(name)), _total(second, itemgetter(name)))
        tally.both = sum(right_in(found, name, layer, both) for both in pairs)
        found.tallies[name] = tally
    return found


def _answering(claim: Record, known: Mapping[str, str]) -> Record:
    """A claim whose reply names the first set's claim that has the answered one as partner."""
    reply = claim["responds_to"]
    if not reply:
        return claim
    return {**claim, "responds_to": {**reply, "claim": known.get(reply["claim"], "another")}}


def _total(claims: Sequence[Record], items: Callable[[Record], Sequence[Any]]) -> int:
    return sum(len(items(claim)) for claim in claims)


def _claims(
    found: Comparison, first: Sequence[Record], second: Sequence[Record], pairs: Sequence[Pair]
) -> None:
    """Count claims, attributed and narrated, and say which have no partner."""
    for name, attributed in (("attributions", True), ("narration", False)):
        left, right = (
            sum(bool(claim["cue"]) == attributed for claim in side) for side in (first, second)
        )
        met = sum(bool(claim["cue"]) == attributed for claim, _ in pairs)
        found.tallies[name] = Tally(left, right, met)
    for side, claims in enumerate((first, second)):
        partners = {id(both[side]) for both in pairs}
        for claim in claims:
            if id(claim) not in partners:
                how = str(claim["quotation"])
                one, other = (how, "") if side == 0 else ("", how)
                found.differences.append(Difference("claims", one, other, claim["content"]))


def _spans(found: Comparison, both: Pair) -> None:
    one, other = both
    for role in ("source", "cue"):
        if one[role] or other[role]:
            met = dice(one[role], other[role]) >= LEAST
            tally = Tally(bool(one[role]), bool(other[role]), met)
            found.tallies.setdefault(role, Tally()).add(tally)


def _labels(found: Comparison, both: Pair) -> None:
    one, other = both
    for name, label in LABELS.items():
        if name in NAMED and not any(item.get("name") for item in one["speakers"]):
            continue
        answers = label(one), label(other)
        found.labels.setdefault(name, []).append(answers)
        if answers[0] != answers[1]:
            found.differences.append(Difference(name, answers[0], answers[1], one["content"]))


def _shared(found: Comparison, name: str, items: Callable[[Record], list[str]], both: Pair) -> int:
    one, other = (Counter(items(claim)) for claim in both)
    if one != other:
        said = ["+".join(sorted(side.elements())) for side in (one, other)]
        found.differences.append(Difference(name, said[0], said[1], both[0]["content"]))
    return (one & other).total()


def joined(texts: Iterable[Comparison]) -> Comparison:
    """The comparisons of many texts as one."""
    whole = Comparison()
    for text in texts:
        whole.add(text)
    return whole
