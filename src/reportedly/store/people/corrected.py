"""What people made of the claims of a reading: each field as corrected, beside the machine's."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from reportedly.codec import decode_claim, field_values, with_values
from reportedly.errors import InvalidRecord
from reportedly.model.claim import Claim, ReviewMark, ReviewStatus
from reportedly.model.ids import ClaimId
from reportedly.model.review import Review, ReviewAction
from reportedly.store.people.anchoring import PlacedReview, marks
from reportedly.store.people.left_open import with_open

_ON_FIELDS = (ReviewAction.ACCEPT, ReviewAction.REJECT, ReviewAction.REPLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMark:
    """What was last decided about one field, by an act that holds."""

    field: str
    action: ReviewAction  # ACCEPT, REJECT or REPLACE
    by: str
    at: datetime
    revision: int
    fits: bool = True  # False: after a new run the value fits no more, and waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A claim as the machine left it and as people did, with all they did."""

    claim: Claim  # the machine's, with the standing of its review
    corrected: Claim  # with every replaced field
    fields: tuple[FieldMark, ...]
    acts: tuple[PlacedReview, ...]  # on this claim, oldest first, also those taken back
    added: int | None = None  # revision of the act by which a person added it

    @property
    def status(self) -> ReviewStatus | None:
        """What was decided; None if nothing was."""
        return self.claim.review.status if self.claim.review else None

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields whose value differs from the machine's."""
        if self.corrected is self.claim:
            return ()
        machine, person = field_values(self.claim), field_values(self.corrected)
        return tuple(name for name in machine if machine[name] != person[name])

    @property
    def rejected(self) -> tuple[str, ...]:
        """The fields said to be wrong without a right value."""
        return tuple(m.field for m in self.fields if m.action is ReviewAction.REJECT)

    @property
    def counted(self) -> Claim:
        """The claim as everything but review counts it: corrected, what was rejected left open."""
        return with_open(self.corrected, self.rejected)


def reviewed_claims(
    claims: Sequence[Claim], placed: Sequence[PlacedReview]
) -> tuple[Reviewed, ...]:
    """Each of `claims`, a bare reading, as people have left it; then the claims they added."""
    found = marks(placed)
    acts: dict[ClaimId, list[PlacedReview]] = {}
    for item in placed:
        if item.claim is not None:
            acts.setdefault(item.claim, []).append(item)
    mine = [
        _replayed(replace(claim, review=found.get(claim.id)), acts.get(claim.id, ()))
        for claim in claims
    ]
    return (*mine, *_added(placed))


def _replayed(claim: Claim, acts: Sequence[PlacedReview]) -> Reviewed:
    corrected, told = claim, dict[str, FieldMark]()
    for item in acts:
        act = item.review
        if item.undone or act.action not in _ON_FIELDS:
            continue
        fits = True
        if act.action is ReviewAction.REPLACE:
            try:
                corrected = with_values(corrected, values_of(act))
            except InvalidRecord:
                fits = False
        for field in fields_of(act):
            if not _is_settled(told.get(field), act.action):
                told[field] = FieldMark(
                    field=field,
                    action=act.action,
                    by=act.by,
                    at=act.at,
                    revision=item.revision,
                    fits=fits,
                )
    return Reviewed(claim=claim, corrected=corrected, fields=tuple(told.values()), acts=tuple(acts))


def _is_settled(before: FieldMark | None, action: ReviewAction) -> bool:
    """True if accepting a field only confirms what was put in its place."""
    replaced = before is not None and before.action is ReviewAction.REPLACE
    return replaced and action is ReviewAction.ACCEPT


def _added(placed: Sequence[PlacedReview]) -> list[Reviewed]:
    """Claims that people added and no reading has."""
    found = []
    for item in placed:
        act = item.review
        if act.action is not ReviewAction.ADD or item.undone or item.claim is not None:
            continue
        try:
            told = decode_claim(act.value or "")
        except InvalidRecord:
            continue  # from before values were checked; the act stays in the history
        mark = ReviewMark(status=ReviewStatus.ACCEPTED, by=act.by, at=act.at)
        claim = replace(told, review=mark)
        found.append(
            Reviewed(claim=claim, corrected=claim, fields=(), acts=(item,), added=item.revision)
        )
    return found


def fields_of(act: Review) -> tuple[str, ...]:
    """The fields an act is about; () for the whole claim or report."""
    if act.field is not None:
        return (act.field,)
    return tuple(values_of(act)) if act.action is ReviewAction.REPLACE else ()


def values_of(act: Review) -> dict[str, Any]:
    """The new value of each field of a REPLACE: of one, or an object with several."""
    try:
        value = json.loads(act.value or "null")
    except ValueError as error:
        raise InvalidRecord(f"the value of the review is not JSON: {error}") from error
    if act.field is not None:
        return {act.field: value}
    return value if isinstance(value, dict) else {}


def readers_of(placed: Sequence[PlacedReview]) -> tuple[PlacedReview, ...]:
    """The acts by which people said that they have read the whole report, and that hold."""
    return tuple(p for p in placed if p.review.action is ReviewAction.READ and not p.undone)
