"""What a ledger answers, for exports and for masks: claims, accounts, reports and findings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from reportedly.errors import NotFound
from reportedly.export.answers import Answers, Filed, Told
from reportedly.export.masking import Masker, masker_of
from reportedly.export.sought import Names, seeking_masker
from reportedly.model.finding import Finding, Withheld
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import Account
from reportedly.model.review import Review
from reportedly.model.span import Spans
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger
from reportedly.store.people.findings import FindingQuery
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.echoes import is_echo

AT_ONCE = 500  # rows of one page when everything is asked for


def answers_of(ledger: Ledger, *, drafts: bool = False) -> Answers:
    """What a ledger answers, for export to other formats; asked for only as far as it is used.

    Findings are those that stand, final or withdrawn; with `drafts` those never final too.
    """
    return Answers(
        revision=ledger.revision,
        coverage=ledger.coverage(),
        claims=partial(_every_told, ledger),
        told=partial(_told, ledger),
        members=partial(_members, ledger),
        accounts=partial(_every_account, ledger),
        reports=partial(_every_filed, ledger),
        runs=ledger.runs(),
        findings=tuple(_every_finding(ledger, drafts=drafts)),
        judgements=tuple(kept.judgement for kept in ledger.judgements() if not kept.undone),
        reviews=partial(_every_review, ledger),
        issues=ledger.issues,
    )


def seeking_masker_of(ledger: Ledger) -> Masker:
    """Masks for a few texts of a ledger, the same as those made from all of its claims."""
    if not ledger.knows_names:
        return masker_of(answers_of(ledger).claims())
    return seeking_masker(
        Names(
            count=ledger.masked_names(),
            beginning=ledger.names_beginning,
            surnames=ledger.surnames_of,
        )
    )


def _every_finding(ledger: Ledger, *, drafts: bool) -> Iterator[Finding]:
    """Findings in the order they were written in, without those that rest on what is sealed."""
    query, found = FindingQuery(drafts=drafts, limit=AT_ONCE), list[Finding]()
    while True:
        page = ledger.finding_page(query)
        found += [kept.finding for kept in page.rows if kept.withheld is not Withheld.SEALED]
        if page.next is None:
            return iter(reversed(found))
        query = replace(query, cursor=page.next)


def _every_told(ledger: Ledger, incident: str | None = None) -> Iterator[Told]:
    query = ClaimQuery(incident=incident, sort=Sort.OLDEST, limit=AT_ONCE)
    while True:
        page = ledger.claims(query)
        echoes = ledger.echoes_among(row.claim.report.id for row in page.rows)
        for row in page.rows:
            yield as_told(row, echoes.get(row.claim.report.id, ()))
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def as_told(row: ClaimRow, echoes: Spans = ()) -> Told:
    """A row of a ledger's list as exports and masks take it, with its report's echoes."""
    return Told(
        claim=row.claim,
        content=row.content,
        source=row.source,
        cue=row.cue,
        superseded=row.superseded,
        withdrawn=row.withdrawn,
        incidents=row.incidents,
        echo=is_echo(row.claim, echoes),
    )


def _members(ledger: Ledger, incident: IncidentId) -> tuple[Told, ...]:
    return tuple(_every_told(ledger, incident))


def _told(ledger: Ledger, claims: Iterable[ClaimId]) -> tuple[Told, ...]:
    found = []
    for claim in claims:
        try:
            row = ledger.claim_row(claim)
        except NotFound:
            continue  # in a reading that no longer counts
        found.append(as_told(row, ledger.echoes(row.claim.report.id)))
    return tuple(found)


def _every_account(ledger: Ledger) -> Iterator[Account]:
    query = IncidentQuery(sort=IncidentSort.OLDEST, limit=AT_ONCE)
    while True:
        page = ledger.incidents(query)
        for row in page.rows:
            yield ledger.account(row.incident.id)
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def _every_filed(ledger: Ledger) -> Iterator[Filed]:
    for report in ledger.every_report():
        standing = ledger.standing(report.id)
        lineages = ledger.lineages_of(report.id)
        yield Filed(
            report=report,
            superseded=standing.superseded,
            withdrawn=standing.withdrawn,
            lineage=lineages[0].id if lineages else None,
            echoes=ledger.echoes(report.id),
        )


def _every_review(ledger: Ledger) -> Iterator[Review]:
    for report in ledger.every_report():
        for placed in ledger.reviews(report.id):
            if not placed.undone:
                yield placed.review
