"""Gathers a dossier: all that a ledger holds on one incident, at one revision, masked."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from reportedly.answering import as_told
from reportedly.codec import (
    encode_account,
    encode_claim,
    encode_finding,
    encode_lineage,
    encode_review,
)
from reportedly.errors import NotFound
from reportedly.export.answers import Filed, Told
from reportedly.export.masking import Masker
from reportedly.model.claim import Claim
from reportedly.model.finding import KeptFinding
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.incident import Account, Lineage
from reportedly.model.removal import Tombstone
from reportedly.model.review import Review, ReviewAction
from reportedly.model.run import Run
from reportedly.store.found.sources import Carrier
from reportedly.store.ledger import Ledger
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.decisions import KeptJudgement
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import ClaimQuery, Sort

AT_ONCE = 500  # claims of one page
TRIES = 3  # how often all is asked again because somebody has written meanwhile
_WHOLE_REPORT = (ReviewAction.READ, ReviewAction.ADD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A report with its claims on the incident, and what people decided about these."""

    filed: Filed
    rows: tuple[ClaimRow, ...]  # in order of the text
    reviewed: Mapping[ClaimId, Reviewed]
    acts: tuple[PlacedReview, ...]  # oldest first, those taken back too


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a dossier is made from. Every name to be masked is masked in it."""

    revision: int
    moving: bool  # True: the ledger was written to again and again while this was gathered
    account: Account
    rows: Mapping[ClaimId, ClaimRow]  # of the incident and of attested silences
    exhibits: tuple[Exhibit, ...]  # by day of publication
    lineages: tuple[Lineage, ...]  # of more than one report
    known: Mapping[ReportId, Carrier]
    texts: Mapping[ReportId, str]
    judgements: tuple[KeptJudgement, ...]
    findings: tuple[KeptFinding, ...]  # final or withdrawn; never drafts
    runs: tuple[Run, ...]
    tombstones: tuple[Tombstone, ...]
    masking: str

    @property
    def digest(self) -> str:
        """SHA-256 of the records shown: the same ledger at the same revision gives the same."""
        found = hashlib.sha256(f"{self.revision}\n".encode())
        for line in _records(self):
            found.update(line + b"\n")
        return found.hexdigest()


def gather(ledger: Ledger, incident: str, masker: Masker) -> Dossier:
    """All about one incident, at one revision. Raises NotFound."""
    for _ in range(TRIES):
        revision = ledger.revision
        found = _gathered(ledger, incident, masker, revision)
        if ledger.revision == revision:
            return found
    return replace(found, moving=True)


def _gathered(ledger: Ledger, incident: str, masker: Masker, revision: int) -> Dossier:
    account = ledger.account(incident)
    members = [*_rows_of(ledger, account)]
    ids = tuple(row.claim.id for row in members)
    exhibits = tuple(_exhibits(ledger, members, masker))
    lineages = tuple(_lineages(ledger, exhibits, masker))
    copies = {report for lineage in lineages for report in lineage.reports}
    known = ledger.reports_by_id(copies)
    judged = {*ids, account.incident.id}
    runs = {row.claim.run for row in members}
    return Dossier(
        revision=revision,
        moving=False,
        account=masker.account(account),
        rows={
            row.claim.id: row for row in _masked_rows([*members, *_silent(ledger, account)], masker)
        },
        exhibits=exhibits,
        lineages=lineages,
        known={key: _masked_carrier(one, masker) for key, one in known.items()},
        texts=dict(_texts(ledger, known, exhibits, masker)),
        judgements=tuple(
            replace(one, judgement=masker.judgement(one.judgement))
            for one in ledger.judged(tuple(judged))
        ),
        findings=tuple(
            replace(one, finding=masker.finding(one.finding))
            for one in _findings(ledger, account, ids)
        ),
        runs=tuple(run for run in ledger.runs() if run.id in runs),
        tombstones=ledger.tombstones(),
        masking=masker.words,
    )


def _findings(ledger: Ledger, account: Account, claims: Iterable[str]) -> Iterable[KeptFinding]:
    """Findings of the desk that speak of the incident, or speak of or rest on claims of it."""
    speaking = ledger.findings_on_incident(account.incident)
    resting = ledger.findings_on(claims)
    return {one.revision: one for one in (*speaking, *resting)}.values()


def _rows_of(ledger: Ledger, account: Account) -> Iterator[ClaimRow]:
    query = ClaimQuery(incident=account.incident.id, sort=Sort.OLDEST, limit=AT_ONCE)
    while True:
        page = ledger.claims(query)
        yield from page.rows
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def _silent(ledger: Ledger, account: Account) -> list[ClaimRow]:
    """The claims of attested silences that a reading still has."""
    return [*ledger.claim_rows(silence.claim for silence in account.silences).values()]


def _exhibits(ledger: Ledger, rows: Iterable[ClaimRow], masker: Masker) -> Iterator[Exhibit]:
    by_report: dict[ReportId, list[ClaimRow]] = {}
    for row in rows:
        by_report.setdefault(row.claim.report.id, []).append(row)
    for report, found in by_report.items():
        found.sort(key=lambda row: (row.claim.content[0].start, row.claim.id))
        wanted = {row.claim.id for row in found}
        yield Exhibit(
            filed=_filed(ledger, report, masker),
            rows=tuple(_masked_rows(found, masker)),
            reviewed={
                item.claim.id: _masked_reviewed(item, masker)
                for item in ledger.reviewed(report)
                if item.claim.id in wanted
            },
            acts=tuple(
                replace(act, review=masker.review(act.review))
                for act in ledger.reviews(report)
                if act.claim in wanted or act.review.action in _WHOLE_REPORT
            ),
        )


def _filed(ledger: Ledger, report: ReportId, masker: Masker) -> Filed:
    standing = ledger.standing(report)
    return masker.filed(
        Filed(
            report=ledger.report(report),
            superseded=standing.superseded,
            withdrawn=standing.withdrawn,
            lineage=None,
        )
    )


def _masked_rows(rows: Iterable[ClaimRow], masker: Masker) -> Iterator[ClaimRow]:
    for row in rows:
        told = masker.told(as_told(row))
        yield replace(row, claim=told.claim, content=told.content, source=told.source, cue=told.cue)


def _masked_reviewed(item: Reviewed, masker: Masker) -> Reviewed:
    claim = _masked_claim(item.claim, masker)
    if item.corrected is item.claim:
        return replace(item, claim=claim, corrected=claim)
    return replace(item, claim=claim, corrected=_masked_claim(item.corrected, masker))


def _masked_claim(claim: Claim, masker: Masker) -> Claim:
    told = Told(
        claim=claim, content="", source="", cue="", superseded=False, withdrawn=False, incidents=()
    )
    return masker.told(told).claim


def _lineages(ledger: Ledger, exhibits: Sequence[Exhibit], masker: Masker) -> Iterator[Lineage]:
    found = {
        lineage.id: lineage
        for exhibit in exhibits
        for lineage in ledger.lineages_of(exhibit.filed.report.id)
        if len(lineage.reports) > 1
    }
    yield from map(masker.lineage, sorted(found.values(), key=attrgetter("id")))


def _masked_carrier(carrier: Carrier, masker: Masker) -> Carrier:
    title = masker.of(carrier.report).text(carrier.title) if carrier.title else carrier.title
    return replace(carrier, title=title)


def _texts(
    ledger: Ledger, known: Iterable[ReportId], exhibits: Iterable[Exhibit], masker: Masker
) -> Iterator[tuple[ReportId, str]]:
    """The text of every report of the exhibits and of their lineages."""
    shown = {exhibit.filed.report.id: exhibit.filed.report.text for exhibit in exhibits}
    yield from shown.items()
    for report in known:
        if report not in shown:
            try:
                yield report, _filed(ledger, report, masker).report.text
            except NotFound:  # taken out since the ledger was last brought together
                yield report, ""


def _records(dossier: Dossier) -> Iterator[bytes]:
    yield encode_account(dossier.account)
    for exhibit in dossier.exhibits:
        report = exhibit.filed.report
        yield f"{report.id} {report.sha256_text}".encode()
        yield from (encode_claim(row.claim) for row in exhibit.rows)
        yield from (_act_line(act.review, act.revision) for act in exhibit.acts)
    yield from map(encode_lineage, dossier.lineages)
    yield from (encode_finding(one.finding) for one in dossier.findings)


def _act_line(review: Review, revision: int) -> bytes:
    return f"{revision} ".encode() + encode_review(review)
