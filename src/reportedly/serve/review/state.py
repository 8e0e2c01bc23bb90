"""What a page shows of the review of a claim: its standing, and each value beside the machine's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reportedly.field_wording import HEADINGS, field_words
from reportedly.model.claim import Claim, ReviewMark, ReviewStatus
from reportedly.model.ids import ClaimId
from reportedly.store.ledger import Ledger
from reportedly.store.people.corrected import Reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field with two values; `person` is "" where it was only said to be wrong."""

    heading: str
    machine: str
    person: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """The standing of a claim's review; `status` is None if nobody has reviewed the claim."""

    status: ReviewStatus | None
    by: str
    at: datetime | None
    added: bool
    changes: tuple[Change, ...]

    @property
    def words(self) -> str:
        """ "accepted by Ada"."""
        if self.status is None:
            return "not reviewed"
        return f"{'added' if self.added else self.status} by {self.by}"


def state_of(item: Reviewed, text: str) -> ReviewState:
    """The review of a claim; `text` is that of its report."""
    mark = item.claim.review
    return ReviewState(
        status=item.status,
        by=mark.by if mark else "",
        at=mark.at if mark else None,
        added=item.added is not None,
        changes=changes_of(item, text),
    )


def changes_of(item: Reviewed, text: str) -> tuple[Change, ...]:
    """The fields that a person sees otherwise than the machine, or has said to be wrong."""
    who = {mark.field: mark.by for mark in item.fields}
    rejected = item.rejected
    return tuple(
        Change(
            heading=HEADINGS[field],
            machine=field_words(field, item.claim, text),
            person="" if field in rejected else field_words(field, item.corrected, text),
            by=who.get(field, ""),
        )
        for field in dict.fromkeys((*item.changed, *rejected))
    )


def states_of(ledger: Ledger, claims: Iterable[Claim]) -> dict[ClaimId, ReviewState]:
    """The review of each claim that has one; the reports are read only of corrected ones."""
    found: dict[ClaimId, ReviewState] = {}
    for claim in claims:
        mark = claim.review
        if mark is None:
            continue
        if mark.status is ReviewStatus.CORRECTED:
            text = ledger.report(claim.report.id).text
            item = next(one for one in ledger.reviewed(claim.report.id) if one.claim.id == claim.id)
            found[claim.id] = state_of(item, text)
        else:
            found[claim.id] = _plain(mark)
    return found


def _plain(mark: ReviewMark) -> ReviewState:
    return ReviewState(status=mark.status, by=mark.by, at=mark.at, added=False, changes=())
