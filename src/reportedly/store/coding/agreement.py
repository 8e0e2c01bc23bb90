"""How far two coders agree: by the measures of :mod:`reportedly.evaluation`, layer by layer."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from reportedly.codec import FIELDS, encode_claim
from reportedly.evaluation import Comparison, Tally, compare, joined
from reportedly.scores import kappa
from reportedly.store.coding.units import Answer, Unit, same

KEPT, REJECTED = "kept", "rejected"
CLAIM = "claim kept or rejected"


class Measure(StrEnum):
    """What is counted."""

    LABEL = "label"  # one of a few names for each claim that both have: share equal, kappa
    FOUND = "found"  # any number in a text: F1 of what one has against what the other has
    VALUE = "value"  # a field of each claim that both have: share with equal values


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One line: of a layer, how many each has, how many are the same, and what that comes to."""

    layer: str
    measure: Measure
    first: int
    second: int
    same: int
    share: float  # of equal ones; for FOUND the F1
    kappa: float | None  # Cohen's; None where it says nothing: no labels, or only one


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAgreement:
    """Two coders over the reports that both have finished."""

    first: str
    second: str
    reports: int
    claims: int  # that one of them or both have
    lines: tuple[Agreement, ...]


def agreements(
    coders: Sequence[str], reports: Sequence[Sequence[Unit]]
) -> tuple[PairAgreement, ...]:
    """Every pair of coders over the units of the compared reports."""
    return tuple(
        _pair(first, second, [_two(units, first, second) for units in reports])
        for first, second in combinations(coders, 2)
    )


Two = tuple[Unit, Answer, Answer]


def _two(units: Iterable[Unit], first: str, second: str) -> list[Two]:
    found = []
    for unit in units:
        by = {answer.coder: answer for answer in unit.answers}
        if first in by and second in by:
            found.append((unit, by[first], by[second]))
    return found


def _pair(first: str, second: str, reports: Sequence[Sequence[Two]]) -> PairAgreement:
    every = [both for report in reports for both in report]
    told = joined(_compared(report) for report in reports)
    labels = {CLAIM: _verdicts(every), **told.labels}
    found = {**_decided(every), **told.tallies}
    lines = [_label(name, answers) for name, answers in labels.items() if answers]
    lines += [_found(name, tally) for name, tally in found.items() if tally.first + tally.second]
    lines += _values(every)
    either = sum(1 for _, one, other in every if one.there or other.there)
    return PairAgreement(
        first=first, second=second, reports=len(reports), claims=either, lines=tuple(lines)
    )


def _compared(report: Sequence[Two]) -> Comparison:
    """Both coders' claims of a report, as those of gold and program are compared."""
    sides: tuple[list[object], list[object]] = ([], [])
    for _, *answers in report:
        for side, answer in zip(sides, answers, strict=True):
            if answer.item is not None and answer.there:
                side.append(json.loads(encode_claim(answer.item.counted)))
    return compare(*sides)  # type: ignore[arg-type]


def _verdicts(every: Iterable[Two]) -> list[tuple[str, str]]:
    """What both made of each claim of the machine."""
    words = {True: KEPT, False: REJECTED}
    return [(words[one.there], words[other.there]) for unit, one, other in every if unit.machine]


def _decided(every: Sequence[Two]) -> dict[str, Tally]:
    """Claims that were rejected, and claims that were added."""
    rejected, added = Tally(), Tally()
    for unit, one, other in every:
        tally = rejected if unit.machine else added
        left, right = (answer.there != unit.machine for answer in (one, other))
        tally.add(Tally(first=left, second=right, both=left and right))
    return {"claims rejected": rejected, "claims added": added}


def _label(name: str, answers: Sequence[tuple[str, str]]) -> Agreement:
    equal = sum(one == other for one, other in answers)
    varied = len({label for both in answers for label in both}) > 1
    return Agreement(
        layer=name,
        measure=Measure.LABEL,
        first=len(answers),
        second=len(answers),
        same=equal,
        share=equal / len(answers),
        kappa=kappa(answers) if varied else None,
    )


def _found(name: str, tally: Tally) -> Agreement:
    return Agreement(
        layer=name,
        measure=Measure.FOUND,
        first=tally.first,
        second=tally.second,
        same=tally.both,
        share=tally.f1,
        kappa=None,
    )


def _values(every: Iterable[Two]) -> list[Agreement]:
    """Field by field, of the claims that are there to both."""
    told = [(one.values, other.values) for _, one, other in every if one.there and other.there]
    lines = []
    for name in FIELDS if told else ():
        equal = sum(same(left[name], right[name]) for left, right in told)
        lines.append(
            Agreement(
                layer=name,
                measure=Measure.VALUE,
                first=len(told),
                second=len(told),
                same=equal,
                share=equal / len(told),
                kappa=None,
            )
        )
    return lines
