"""What pages show of who is said to have confirmed what, and how; nothing where nobody is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.errors import NotFound
from reportedly.model.claim import Basis
from reportedly.model.factuality import Verification
from reportedly.model.ids import ClaimId, ReportId
from reportedly.reconcile.words import listed
from reportedly.resolution.parties import Parties
from reportedly.serve.claims.view import CHECKED, side_words, through_of
from reportedly.serve.desk import Desk
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.confirming import UNCHECKED, Confirmed
from reportedly.wording import BASIS, VERIFICATION, plain, speakers_of

MOST = 100  # claims of one kind that a page lists
UNNAMED = "a source the report does not name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One claim that is said to be confirmed: by whom, and how."""

    row: ClaimRow
    by: str
    side: str  # of who confirms, where the parties file knows it
    told: str  # whose claim it is, "" where who confirms tells it
    how: str  # in what way, or that the report does not say
    remark: str  # the words of the report about the check; "" where a source confirms itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmations:
    """Everything that is said to be confirmed, among some claims or all."""

    checked: tuple[Confirmation, ...]
    said: tuple[Confirmation, ...]
    unlisted: int  # more of either kind than a page lists
    unchecked: int  # claims that are said to be unverified
    doubters: tuple[tuple[str, int], ...]  # who could not verify, with how many of those listed

    @property
    def nothing(self) -> bool:
        """True if nobody is said to have confirmed anything."""
        return not self.checked and not self.said


def confirmations_of(desk: Desk, among: Iterable[str] | None = None) -> Confirmations:
    """What is said to be confirmed among some claims, or in the whole ledger."""
    found = desk.ledger.confirmed(among)
    wanted = (found.checked[:MOST], found.said[:MOST], found.unchecked[:MOST])
    rows = desk.ledger.claim_rows(claim for ids in wanted for claim in ids)
    texts = _texts(desk, rows, found.checked[:MOST])
    return Confirmations(
        checked=tuple(
            _checked(rows[one], remark, texts)
            for one in wanted[0]
            if one in rows
            for remark in rows[one].claim.verification
            if remark.status in CHECKED
        ),
        said=tuple(_said(rows[one], desk.parties) for one in wanted[1] if one in rows),
        unlisted=_beyond(found),
        unchecked=len(found.unchecked),
        doubters=tuple(_doubters(rows[one] for one in wanted[2] if one in rows)),
    )


def _beyond(found: Confirmed) -> int:
    return sum(max(0, len(ids) - MOST) for ids in (found.checked, found.said))


def _texts(
    desk: Desk, rows: Mapping[ClaimId, ClaimRow], checked: Iterable[ClaimId]
) -> dict[ReportId, str]:
    """The texts in which remarks on checking stand."""
    texts = {}
    for report in {rows[one].claim.report.id for one in checked if one in rows}:
        try:
            texts[report] = desk.ledger.report(report).text
        except NotFound:  # taken out since
            continue
    return texts


def _checked(row: ClaimRow, remark: Verification, texts: Mapping[ReportId, str]) -> Confirmation:
    words = " ".join(remark.span.of(texts.get(row.claim.report.id, "")).split())
    how = f"by {plain(remark.method)}" if remark.method else "the report does not say how"
    return Confirmation(
        row=row,
        by=checker(row, remark),
        side="",
        told=speakers_of(row.claim) or row.claim.report.publisher or "the publisher",
        how=f"{VERIFICATION[remark.status]}; {how}",
        remark=words,
    )


def checker(row: ClaimRow, remark: Verification) -> str:
    """Who checked, or could not: the publisher where it says "we", or names nobody."""
    if remark.by is None or remark.by.lower() in listed("pronouns"):
        return row.claim.report.publisher or "The publisher"
    return remark.by[:1].upper() + remark.by[1:]


def _said(row: ClaimRow, parties: Parties | None) -> Confirmation:
    claim = row.claim
    day = (claim.report.published or "")[:10] or None
    names = [one.name or row.source or UNNAMED for one in claim.speakers] or [UNNAMED]
    sides = [side_words(parties, one.actor, day) for one in claim.speakers]
    ways = [BASIS[claim.basis], *through_of(claim)]
    if claim.basis is Basis.UNSTATED:
        ways[0] = f"by its own word: {BASIS[claim.basis]}"
    by = ", ".join(dict.fromkeys(names))
    return Confirmation(
        row=row,
        by=by[:1].upper() + by[1:],
        side=", ".join(dict.fromkeys(filter(None, sides))),
        told="",
        how="; ".join(ways),
        remark="",
    )


def _doubters(rows: Iterable[ClaimRow]) -> Iterator[tuple[str, int]]:
    """Who is said to have verified nothing, with how many claims, most first."""
    counts = Counter(
        name
        for row in rows
        for name in {checker(row, one) for one in row.claim.verification if one.status in UNCHECKED}
    )
    yield from counts.most_common()
