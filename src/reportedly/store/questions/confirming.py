"""Finds the claims that somebody is said to have confirmed, and those said to be unverified."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Select, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.lang import words
from reportedly.model.factuality import FactValue, VerificationStatus
from reportedly.model.ids import ClaimId
from reportedly.store import derived_tables as d
from reportedly.store.bodies import not_rejected
from reportedly.store.questions.among import is_among

CHECKED = (VerificationStatus.VERIFIED, VerificationStatus.PARTLY)
UNCHECKED = (VerificationStatus.NOT_VERIFIED, VerificationStatus.NOT_ATTEMPTED)
_NOW, _TEXT, _REPORT = d.current_claim.c, d.claim_text.c, d.current_report.c
_VALUE, _LINK = d.facet_value.c, d.claim_facet.c
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """Claims of reports that stand, the latest first, none of them rejected by a person."""

    checked: tuple[ClaimId, ...]  # a remark of the report says that somebody checked them
    said: tuple[ClaimId, ...]  # their own source is said to confirm them
    unchecked: tuple[ClaimId, ...]  # a remark says that nobody could check them, or has

    @property
    def nothing(self) -> bool:
        """True if nobody is said to have confirmed anything."""
        return not self.checked and not self.said


def confirmed(connection: Connection, among: Iterable[str] | None = None) -> Confirmed:
    """What is said to be confirmed; only these claims if any are given."""
    asked = None if among is None else tuple(among)
    checked = tuple(_ids(connection, _having("verification", CHECKED), asked))
    unchecked = tuple(_ids(connection, _having("verification", UNCHECKED), asked))
    found = connection.execute(_standing(_confirming(), asked))
    said = tuple(ClaimId(row.id) for row in found if is_confirming(row.cue))
    return Confirmed(
        checked=checked,
        said=tuple(one for one in said if one not in {*checked, *unchecked}),
        unchecked=unchecked,
    )


def is_confirming(cue: str) -> bool:
    """True for "has confirmed that"; not for "could not confirm" or "asked to confirm"."""
    found = {*_WORD.findall(cue.lower().replace("’", "'").replace("n't", " not"))}
    confirms = found & words("en", "verification", "confirming")
    return bool(confirms) and not found & words("en", "verification", "not_confirming")


def _confirming() -> tuple[ColumnElement[bool], ...]:
    """That the cue has a word of confirming, and that its source is certain of what it tells."""
    stems = words("en", "verification", "confirming")
    cue = or_(*(_TEXT.cue.contains(stem) for stem in sorted(stems)))
    return cue, _having("factuality", (FactValue.CERTAIN,))


def _having(facet: str, values: Iterable[str]) -> ColumnElement[bool]:
    """That a claim has one of some values of a facet."""
    wanted = select(_VALUE.id).where(_VALUE.facet == facet, _VALUE.value.in_([*map(str, values)]))
    return exists().where(
        _LINK.row == _NOW.row, _LINK.published == _NOW.published, _LINK.value.in_(wanted)
    )


def _ids(
    connection: Connection, condition: ColumnElement[bool], asked: tuple[str, ...] | None
) -> Iterator[ClaimId]:
    for row in connection.execute(_standing((condition,), asked)):
        yield ClaimId(row.id)


def _standing(
    conditions: Iterable[ColumnElement[bool]], asked: tuple[str, ...] | None
) -> Select[tuple[str, str]]:
    """Claims that hold these conditions, of reports neither replaced nor withdrawn."""
    joined = d.current_claim.join(d.claim_text, _TEXT.row == _NOW.row).join(
        d.current_report, _REPORT.row == _NOW.report
    )
    query = (
        select(_NOW.id, _TEXT.cue)
        .select_from(joined)
        .where(
            *conditions,
            _REPORT.superseded.is_(False),
            _REPORT.withdrawn.is_(False),
            not_rejected(_NOW.row),
        )
        .order_by(_NOW.published.desc(), _NOW.row.desc())
    )
    return query if asked is None else query.where(is_among(_NOW.id, asked))
