"""Makes the page of a dossier: one file that opens from a disk, without script or request."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from reportedly import __version__
from reportedly.answering import seeking_masker_of
from reportedly.export.masking import UNMASKED
from reportedly.field_wording import HEADINGS
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.report import Report
from reportedly.model.review import ReviewAction
from reportedly.model.span import Span
from reportedly.resolution.parties import Parties
from reportedly.serve.claims.view import ClaimView, view_of_row
from reportedly.serve.desk import Desk
from reportedly.serve.handing_over.citations import Citation, cite_claim, cite_incident
from reportedly.serve.handing_over.dossier import Dossier, Exhibit, gather
from reportedly.serve.incidents.account import denials_of, slots_of
from reportedly.serve.reports.lineage import Node, tree_of
from reportedly.serve.reports.passages import passages_with
from reportedly.serve.reports.segments import Segment, claim_marks, furniture_marks
from reportedly.serve.review.state import ReviewState, state_of
from reportedly.serve.routes.about import place_sources
from reportedly.serve.routes.removals import removed_words
from reportedly.store.ledger import Ledger
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.recent import Recent

KEPT = 4  # pages kept until the next revision; some 100 kB each
COPIES = 500  # reports shown of one lineage
DONE = {
    ReviewAction.ACCEPT: "accepted",
    ReviewAction.REJECT: "rejected",
    ReviewAction.REPLACE: "corrected",
    ReviewAction.ADD: "added a claim that was missed",
    ReviewAction.READ: "read the whole report",
    ReviewAction.UNDO: "took an act back",
}
_QUIET = frozenset({"", "furniture"})  # classes of segments that no claim stands in


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a report says of whether a claim was checked, in its own words."""

    status: str
    by: str
    method: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """One claim under its number."""

    number: int
    row: ClaimRow
    view: ClaimView
    remarks: tuple[Remark, ...]
    review: ReviewState | None
    why: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage in which claims stand; `skipped` passages before it are not shown."""

    segments: tuple[Segment, ...]
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitShown:
    """One report under its number, with the passages its claims stand in."""

    number: int
    exhibit: Exhibit
    report: Report
    passages: tuple[Passage, ...]
    skipped: int  # passages after the last one shown
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One act of a reviewer in words."""

    act: PlacedReview
    report: int
    claim: int | None
    done: str


class Dossiers:
    """Dossiers of a desk, each made once a revision."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pages: Recent[bytes] = Recent(KEPT)

    def page(self, incident: str) -> bytes:
        """The dossier of an incident. Raises NotFound."""
        ledger = self._desk.ledger
        revision = ledger.revision
        found = self._pages.get((revision, incident))
        if found is None:
            found = render(self._desk, gather(ledger, incident, seeking_masker_of(ledger)))
            self._pages.put((revision, incident), found)
        return found


def dossier_of(
    ledger: Ledger, incident: str, parties: Parties | None, *, unmasked: bool = False
) -> bytes:
    """The dossier of an incident, as one HTML file. Raises NotFound."""
    account = ledger.account(incident)
    masker = UNMASKED if unmasked else seeking_masker_of(ledger)
    return render(Desk(ledger, parties), gather(ledger, account.incident.id, masker))


def render(desk: Desk, dossier: Dossier) -> bytes:
    """The page of what was gathered."""
    account, parties = dossier.account, desk.parties
    exhibits = tuple(_shown(dossier, parties))
    numbers = {one.row.claim.id: one.number for shown in exhibits for one in shown.claims}
    by_report = {shown.report.id: shown.number for shown in exhibits}
    page = desk.bare_page(
        "dossier.html",
        dossier=dossier,
        account=account,
        slots=slots_of(account, dossier.rows, parties),
        denials=[*denials_of(account, parties)],
        silences=[(one, dossier.rows.get(one.claim)) for one in account.silences],
        exhibits=exhibits,
        numbers=numbers,
        by_report=by_report,
        trees=[(one, _tree(dossier, one.reports[0])) for one in dossier.lineages],
        decisions=[*_decisions(exhibits, numbers)],
        citation=cite_incident(account.incident, dossier.revision, ""),
        removed=removed_words(dossier.tombstones),
        places=place_sources(),
        version=__version__,
        made=datetime.now(UTC),
    )
    return page.encode("utf-8", "replace")


def _shown(dossier: Dossier, parties: Parties | None) -> Iterator[ExhibitShown]:
    numbers, why = count(1), dict(dossier.account.incident.why)
    for number, exhibit in enumerate(dossier.exhibits, 1):
        claims = tuple(
            _claim(next(numbers), row, exhibit, dossier, why, parties) for row in exhibit.rows
        )
        passages, skipped = _passages(exhibit, claims)
        yield ExhibitShown(
            number=number,
            exhibit=exhibit,
            report=exhibit.filed.report,
            passages=passages,
            skipped=skipped,
            claims=claims,
        )


def _claim(
    number: int,
    row: ClaimRow,
    exhibit: Exhibit,
    dossier: Dossier,
    why: dict[ClaimId, str],
    parties: Parties | None,
) -> ClaimShown:
    text, item = exhibit.filed.report.text, exhibit.reviewed.get(row.claim.id)
    state = state_of(item, text) if item else None
    return ClaimShown(
        number=number,
        row=row,
        view=view_of_row(row, parties),
        remarks=tuple(_remarks(row, text)),
        review=state if state and state.status else None,
        why=why.get(row.claim.id, ""),
        citation=cite_claim(row.claim, row.cue, row.content, dossier.revision, ""),
    )


def _remarks(row: ClaimRow, text: str) -> Iterator[Remark]:
    for one in row.claim.verification:
        words = one.span.of(text) if one.span else ""
        yield Remark(status=one.status, by=one.by or "", method=one.method or "", words=words)


def _passages(exhibit: Exhibit, claims: tuple[ClaimShown, ...]) -> tuple[tuple[Passage, ...], int]:
    """The passages with words of a claim or of a remark about it, and how many follow them."""
    report = exhibit.filed.report
    marks = furniture_marks(report.furniture)
    for one in claims:
        marks += claim_marks(one.row.claim, one.number)
    shown, skipped = [], 0
    for passage in passages_with(report, [one.row.claim for one in claims], marks):
        end = passage.start + sum(len(segment.text) for segment in passage.segments)
        told = any({*segment.classes.split()} - _QUIET for segment in passage.segments)
        if told or _remarked(claims, Span(passage.start, end)):
            shown.append(Passage(segments=passage.segments, skipped=skipped))
            skipped = 0
        else:
            skipped += 1
    return tuple(shown), skipped


def _remarked(claims: tuple[ClaimShown, ...], window: Span) -> bool:
    spans = (remark.span for one in claims for remark in one.row.claim.verification)
    return any(span is not None and span.overlaps(window) for span in spans)


def _tree(dossier: Dossier, first: ReportId) -> tuple[Node, ...]:
    lineage = next(one for one in dossier.lineages if one.reports[0] == first)
    return tree_of(lineage, dossier.known, lambda report: dossier.texts.get(report, ""), COPIES)


def _decisions(
    exhibits: tuple[ExhibitShown, ...], numbers: dict[ClaimId, int]
) -> Iterator[Decision]:
    """What reviewers did, in order of the ledger's revisions."""
    acts = [(act, shown.number) for shown in exhibits for act in shown.exhibit.acts]
    for act, report in sorted(acts, key=lambda pair: pair[0].revision):
        field = HEADINGS.get(act.review.field or "", "")
        done = DONE[act.review.action] + (f": {field.lower()}" if field else "")
        claim = numbers.get(act.claim) if act.claim else None
        yield Decision(act=act, report=report, claim=claim, done=done)
