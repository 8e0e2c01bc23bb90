"""Records of claims as they count: as people left them where they did, else as the machine did."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.model.claim import ReviewStatus
from reportedly.store import derived_tables as d
from reportedly.store import tables as t

# Under names of their own, whatever tables the question around them has.
_PERSON, _MACHINE = d.corrected_claim.alias("person"), t.claim.alias("machine")
_MARK = d.claim_review.alias("rejection")


def body_of(row: ColumnElement[int]) -> ColumnElement[Any]:
    """The record of the claim with that number in `current_claim`, without its review."""
    person, machine = _PERSON.c, _MACHINE.c
    return func.coalesce(
        select(person.body).where(person.row == row).scalar_subquery(),
        select(machine.body).where(machine.row == row).scalar_subquery(),
    )


def not_rejected(row: ColumnElement[int]) -> ColumnElement[bool]:
    """True for a claim that no person has rejected."""
    mark = _MARK.c
    rejected = select(mark.row).where(mark.row == row, mark.status == ReviewStatus.REJECTED)
    return ~rejected.exists()
