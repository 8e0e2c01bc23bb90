"""Which act of review a ruling becomes, on the reading that counts now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportedly import evaluation
from reportedly.codec import FIELDS, field_values
from reportedly.errors import InvalidRecord
from reportedly.model.claim import ReviewStatus
from reportedly.model.report import Report
from reportedly.model.review import Review, ReviewAction
from reportedly.store.coding.units import WRONG, Answer, Difference, Unit, Values, same
from reportedly.store.people.anchoring import CARRIED_FROM, overlap
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.review_making import decision, missed_in_record, replacement


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a ruling is written: the claims of its report as they stand, and who writes when."""

    report: Report
    items: Sequence[Reviewed]
    added: Mapping[str, int]  # by unit, the act by which an earlier ruling added its claim
    by: str
    at: datetime
    note: str

    @property
    def who(self) -> Any:
        """What every act says of its maker."""
        return {"by": self.by, "at": self.at, "note": self.note}


def act_on_presence(place: Place, unit: Unit, answer: Answer) -> Review | None:
    """The act that takes a coder's word for it that a claim is there, or is not.

    None where nothing has to be written: nobody but another coder has the claim.
    """
    if answer.there:
        return _act(place, unit, answer.values, None)
    target = _target(place, unit)
    if target is None or target.added is not None:
        return None
    return decision(target, ReviewAction.REJECT, **place.who)


def act_on_fields(place: Place, difference: Difference, values: Values) -> Review:
    """The act that gives fields these values; what all coders agree on goes with them."""
    return _act(place, difference.unit, {**difference.unit.common, **values}, difference)


def acts_on_agreed(place: Place, unit: Unit) -> list[tuple[str | None, Review]]:
    """The acts that take over what all coders say, each with its field; the last for the whole."""
    acts: list[tuple[str | None, Review]] = []
    target = _target(place, unit)
    if not unit.holders:
        rejected = target is not None and target.status is not ReviewStatus.REJECTED
        return [(None, decision(target, ReviewAction.REJECT, **place.who))] if rejected and target \
            else []  # fmt: skip
    values = unit.common
    for name, value in values.items():
        if value == WRONG and target is not None and target.added is None:
            acts.append((name, decision(target, ReviewAction.REJECT, field=name, **place.who)))
    return [*acts, (None, _act(place, unit, values, None))]


def _act(place: Place, unit: Unit, values: Values, asked: Difference | None) -> Review:
    """What makes the claim of a unit have these values: added, corrected, or accepted."""
    target = _target(place, unit)
    told = {name: value for name, value in values.items() if value != WRONG}
    if target is None:
        if unit.machine:
            raise InvalidRecord("the reading that counts now has no such claim any more")
        return _addition(place, {**_first(unit), **told}, None)
    if target.added is not None:
        return _addition(place, {**field_values(target.corrected), **told}, target.added)
    now = field_values(target.corrected)
    fresh = {name: value for name, value in told.items() if not same(value, now[name])}
    if fresh:
        return replacement(target, fresh, place.report.text, **place.who)
    if asked is not None and any(values.get(name) == WRONG for name in asked.fields):
        return decision(target, ReviewAction.REJECT, field=asked.fields[0], **place.who)
    field = asked.fields[0] if asked is not None else None
    return decision(target, ReviewAction.ACCEPT, field=field, **place.who)


def _first(unit: Unit) -> dict[str, Any]:
    """The claim as the first coder has it who has it, what was only said to be wrong left out."""
    values = unit.holders[0].values
    return {name: value for name, value in values.items() if value != WRONG}


def _addition(place: Place, record: Values, instead_of: int | None) -> Review:
    return missed_in_record(place.report, dict(record), instead_of=instead_of, **place.who)


def _target(place: Place, unit: Unit) -> Reviewed | None:
    """The claim that counts now which a unit is about."""
    earlier = place.added.get(unit.key)
    for item in place.items:
        if item.claim.id == unit.key or (earlier is not None and item.added == earlier):
            return item
    machine = [item for item in place.items if item.added is None]
    if unit.machine:
        near = [(overlap(unit.content, item.claim.content), item) for item in machine]
        best = max(near, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] >= CARRIED_FROM else None
    records = [field_values(item.claim) for item in machine]
    own = field_values(unit.claim, FIELDS)
    met = next((one for one, _ in evaluation.pair(records, [own])), None)
    return next((item for item, told in zip(machine, records, strict=True) if told is met), None)
