"""How the versions of one slot stand to each other: contradiction, update, bound, scope."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import inf

from reportedly.model.incident import Disagreement, Origin, Proposition, Relation, Stance
from reportedly.reconcile.words import name_key

WHY = {
    Relation.CONTRADICTION_ACROSS: "said by different sides",
    Relation.CONTRADICTION_WITHIN: "said by one side",
    Relation.CONTRADICTION: "sides not known",
}


def find_disagreements(propositions: Sequence[Proposition]) -> tuple[Disagreement, ...]:
    """Every pair of versions of one slot and how they relate; a slot denied relates to itself."""
    return tuple(_denials(propositions)) + tuple(_pairs(propositions))


def _denials(propositions: Sequence[Proposition]) -> Iterator[Disagreement]:
    for index, item in enumerate(propositions):
        denying = [origin for origin in standing(item) if origin.stance is Stance.DENIES]
        others = [origin for origin in standing(item) if origin.stance is not Stance.DENIES]
        if denying and others:
            relation = _across(others, denying)
            why = f"{_names(others)} against {_names(denying)}, who deny it; {WHY[relation]}"
            yield Disagreement(left=index, right=index, relation=relation, why=why)


def _pairs(propositions: Sequence[Proposition]) -> Iterator[Disagreement]:
    for (left, one), (right, two) in combinations(enumerate(propositions), 2):
        if (one.slot, one.population) != (two.slot, two.population):
            continue
        if not (_asserting(one) and _asserting(two)):
            continue
        relation, why = _relation(one, two)
        yield Disagreement(left=left, right=right, relation=relation, why=why)


def _relation(one: Proposition, two: Proposition) -> tuple[Relation, str]:
    if one.state is None:
        relation = _across(_asserting(one), _asserting(two))
        return relation, f"{one.value} or {two.value}; {WHY[relation]}"
    if compatible(one, two):
        return Relation.COMPATIBLE, f"{one.value} and {two.value} can both hold"
    early, late = sorted((one, two), key=lambda item: item.as_of or "")
    relation = _across(_asserting(one), _asserting(two))
    grew = _least(late) > _least(early) and (late.as_of or "") > (early.as_of or "")
    if grew and relation is not Relation.CONTRADICTION_ACROSS:
        return Relation.UPDATE, f"{early.value} by {early.as_of}, {late.value} by {late.as_of}"
    return relation, f"{one.value} or {two.value}; {WHY[relation]}"


def compatible(one: Proposition, two: Proposition) -> bool:
    """True if some figure fits both bounds ("at least 12" and 14)."""
    low = max(_least(one), _least(two))
    high = min(_most(one), _most(two))
    if low == high:
        return not (_open_at(one, low) or _open_at(two, low))
    return low < high


def _least(item: Proposition) -> float:
    return item.low if item.low is not None else -inf


def _most(item: Proposition) -> float:
    return item.high if item.high is not None else inf


def _open_at(item: Proposition, value: float) -> bool:
    return (item.low_open and item.low == value) or (item.high_open and item.high == value)


def standing(item: Proposition) -> list[Origin]:
    """Origins that have not been withdrawn."""
    return [origin for origin in item.origins if not origin.withdrawn]


def _asserting(item: Proposition) -> list[Origin]:
    return [origin for origin in standing(item) if origin.stance is not Stance.DENIES]


def _across(ones: Sequence[Origin], others: Sequence[Origin]) -> Relation:
    """Whether two sets of origins belong to different sides, to one, or it is not known."""
    one = {origin.side for origin in ones if origin.side not in (None, "none")}
    two = {origin.side for origin in others if origin.side not in (None, "none")}
    if one and two and not one & two:
        return Relation.CONTRADICTION_ACROSS
    if len(one) == 1 and one == two:
        return Relation.CONTRADICTION_WITHIN
    names = {name_key(o.speaker) for o in ones}, {name_key(o.speaker) for o in others}
    return Relation.CONTRADICTION_WITHIN if names[0] == names[1] else Relation.CONTRADICTION


def _names(origins: Sequence[Origin]) -> str:
    return ", ".join(dict.fromkeys(origin.speaker for origin in origins))
