"""Brings coders' answers to the same claim together, and says where they differ.

A unit is one claim: the machine's that every coder was shown, or one that coders added; added
claims of two coders are the same if :func:`reportedly.evaluation.pair` says so. What a coder says
of a field is its value in the record, or :data:`WRONG` where it was only said to be wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly import evaluation
from reportedly.codec import FIELDS, field_values
from reportedly.model.claim import Claim, ReviewStatus
from reportedly.model.span import Spans
from reportedly.store.people.corrected import Reviewed

WRONG: Mapping[str, bool] = {"wrong": True}
VOICE = ("quotation", "source", "cue", "speakers", "factuality")  # stand or fall together
_OURS = ("confidence", "made", "side", "candidates")  # of items: no answer to a question
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a coder made of a claim; `item` is None if to this coder there is no such claim."""

    coder: str
    item: Reviewed | None

    @property
    def there(self) -> bool:
        """True unless the coder rejected the claim or did not mark it."""
        return self.item is not None and self.item.status is not ReviewStatus.REJECTED

    @property
    def values(self) -> dict[str, Any]:
        """Every field as the coder left it; {} if the claim is not there."""
        if self.item is None or not self.there:
            return {}
        rejected = self.item.rejected
        values = field_values(self.item.corrected)
        return {name: WRONG if name in rejected else value for name, value in values.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something about a claim that coders do not agree on; `fields` () asks if it is there."""

    unit: "Unit"
    field: str | None
    fields: tuple[str, ...]

    @property
    def key(self) -> str:
        """Names the difference within its report."""
        return f"{self.unit.key}.{self.field or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One claim with every coder's answer, in the order of the round's coders."""

    key: str  # id of the machine's claim, or the revision of the first act that added it
    claim: Claim  # the machine's, else as first added
    machine: bool
    answers: tuple[Answer, ...]

    @property
    def content(self) -> Spans:
        """Where it stands."""
        return self.claim.content

    @property
    def holders(self) -> tuple[Answer, ...]:
        """The answers of those to whom the claim is there."""
        return tuple(answer for answer in self.answers if answer.there)

    @property
    def common(self) -> dict[str, Any]:
        """The values on which all agree to whom it is there."""
        told = [answer.values for answer in self.holders]
        if not told:
            return {}
        return {name: value for name, value in told[0].items()
                if all(same(value, other[name]) for other in told[1:])}  # fmt: skip

    def differences(self) -> tuple[Difference, ...]:
        """What the coders do not agree on: that it is there, then field by field."""
        found = []
        if 0 < len(self.holders) < len(self.answers):
            found.append(Difference(unit=self, field=None, fields=()))
        if len(self.holders) > 1:
            common = self.common
            open_ones = [name for name in FIELDS if name not in common]
            found += [Difference(unit=self, field=one[0], fields=one) for one in _groups(open_ones)]
        return tuple(found)

    @property
    def agreed(self) -> bool:
        """True if the coders say the same of everything."""
        return not self.differences()


def _groups(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Fields one by one; those that say whose voice it is together if its form is among them."""
    if VOICE[0] not in names:
        return [(name,) for name in names]
    voice = tuple(name for name in VOICE if name in names)
    return [voice, *((name,) for name in names if name not in voice)]


def same(left: object, right: object) -> bool:
    """True if two values say the same, whoever made them and how sure."""
    return bool(_plain(left) == _plain(right))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items() if key not in _OURS}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def units_of(coded: Mapping[str, Sequence[Reviewed]]) -> tuple[Unit, ...]:
    """The units of a report in the order of its text; `coded` are the claims of each coder."""
    shown: dict[str, list[Answer]] = {}
    for coder, items in coded.items():
        for item in items:
            if item.added is None:
                shown.setdefault(item.claim.id, []).append(Answer(coder=coder, item=item))
    units = [_unit(key, answers, machine=True) for key, answers in shown.items()]
    units += _added(coded)
    return tuple(sorted(units, key=lambda unit: (unit.content, unit.key)))


def _unit(key: str, answers: Sequence[Answer], *, machine: bool) -> Unit:
    claim = next(answer.item.claim for answer in answers if answer.item is not None)
    return Unit(key=key, claim=claim, machine=machine, answers=tuple(answers))


def _added(coded: Mapping[str, Sequence[Reviewed]]) -> list[Unit]:
    """Added claims, each coder's paired with those that the coders before have added."""
    groups: list[dict[str, Reviewed]] = []
    for coder, items in coded.items():
        mine = [item for item in items if item.added is not None]
        records = [field_values(item.corrected) for item in mine]
        firsts = [field_values(next(iter(group.values())).corrected) for group in groups]
        number = {id(one): at for at, one in enumerate(firsts)}
        met = {id(other): number[id(one)] for one, other in evaluation.pair(firsts, records)}
        for item, record in zip(mine, records, strict=True):
            at = met.get(id(record))
            if at is None:
                groups.append({coder: item})
            else:
                groups[at][coder] = item
    return [_of_group(group, tuple(coded)) for group in groups]


def _of_group(group: Mapping[str, Reviewed], coders: Sequence[str]) -> Unit:
    answers = [Answer(coder=coder, item=group.get(coder)) for coder in coders]
    return _unit(str(next(iter(group.values())).added), answers, machine=False)
