"""What a page shows of a statement: who carries it, and what was said and decided beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly import wording
from reportedly.finding_words import desk_line
from reportedly.model.finding import KeptFinding
from reportedly.model.ids import ClaimId, IncidentId, ReportId
from reportedly.model.incident import CONTRADICTIONS, Account, Proposition, Relation, Stance
from reportedly.model.report import Status
from reportedly.reconcile.accounts.figures import size
from reportedly.resolution.parties import Parties
from reportedly.serve.claims.view import ClaimView, view_of_row
from reportedly.serve.dates import day_words
from reportedly.serve.findings.view import sees_drafts
from reportedly.serve.incidents.account import denied_words
from reportedly.serve.reports.versions import (
    LaterVersion,
    changed_in,
    figures_changed,
    later_versions,
)
from reportedly.store.found.sources import Carrier, Said
from reportedly.store.ledger import Ledger
from reportedly.store.people.decisions import KeptJudgement
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.paging import Page

SHOWN = frozenset({*CONTRADICTIONS, Relation.UPDATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A line beside a statement: what it is, in words, and where it leads."""

    kind: str  # "denied", "disputed", "update", "reply", "withdrawn", "replaced", "desk"
    label: str
    words: str
    href: str
    quote: ClaimRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """A statement as shown: its first words, its carriers, and what stands beside it."""

    said: Said
    first: ClaimView | None
    row: ClaimRow | None
    others: tuple[ClaimRow, ...]  # the same utterance in other words
    carried: str  # "3 reports of 2 publishers"
    standing: bool  # False: only reports since corrected or withdrawn carry it, and copies
    beside: tuple[Beside, ...]
    incidents: tuple[tuple[IncidentId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What one page of statements needs from the rest of the ledger."""

    accounts: Mapping[IncidentId, Account]
    rows: Mapping[ClaimId, ClaimRow]  # of those who deny
    judged: Sequence[KeptJudgement]
    findings: Sequence[KeptFinding]
    parties: Parties | None
    later: Mapping[ReportId, LaterVersion]  # reports that took the place of an earlier version


def around_of(ledger: Ledger, page: Page[Said], parties: Parties | None) -> Around:
    """What the statements of a page are set beside, each asked for once."""
    rows = [row for said in page.rows for row in said.rows]
    claims = [one for said in page.rows for one in said.statement.claims]
    accounts = ledger.accounts_among({one for row in rows for one in row.incidents}, claims)
    denying = {claim for account in accounts.values() for claim in deniers_of(account)}
    ids = [*claims, *(said.statement.id for said in page.rows)]
    return Around(
        accounts=accounts,
        rows=ledger.claim_rows(denying),
        judged=ledger.judged(ids),
        findings=ledger.findings_on(ids, drafts=sees_drafts(), about=True),
        parties=parties,
        later=later_versions(ledger, {one.report for said in page.rows for one in said.carriers}),
    )


def said_view(said: Said, around: Around) -> SaidView:
    """One statement with all that stands beside it."""
    first = said.rows[0] if said.rows else None
    incidents = dict.fromkeys(one for row in said.rows for one in row.incidents)
    accounts = [around.accounts[one] for one in incidents if one in around.accounts]
    beside = [*_fates(said, around.later), *_copies(said.copied)]
    for account in accounts:
        beside += others_on(account, said.statement.claims, around.rows)
    beside += [_reply(row) for row in said.replies]
    beside += _decisions(said, around)
    return SaidView(
        said=said,
        first=view_of_row(first, around.parties) if first else None,
        row=first,
        others=tuple(row for row in said.rows[1:] if first and row.content != first.content),
        carried=carried_words(said.carriers),
        standing=any(
            one.notice or not (one.superseded or one.withdrawn or one in said.copied)
            for one in said.carriers
        ),
        beside=tuple(dict.fromkeys(beside)),
        incidents=tuple((one.incident.id, one.incident.title) for one in accounts),
    )


def carried_words(carriers: Sequence[Carrier]) -> str:
    """ "3 reports of 2 publishers"."""
    publishers = len({one.publisher for one in carriers})
    return (
        f"{wording.counted(len(carriers), 'report')} of {wording.counted(publishers, 'publisher')}"
    )


def _fates(said: Said, later: Mapping[ReportId, LaterVersion]) -> Iterator[Beside]:
    """What publishers have since made of the reports that carry a statement.

    Of a report that a later version took the place of nothing is said where that still has the
    statement, and of a corrected one only where the correction changed its words.
    """
    standing = {one.work for one in said.carriers if not one.superseded}
    for one in said.carriers:
        name, href = one.publisher or "Unknown publisher", f"/report/{one.report}#versions"
        if one.withdrawn and not one.notice:
            yield Beside(
                kind="withdrawn", label="Withdrawn", words=f"{name} took its report back", href=href
            )
        elif one.superseded and one.work not in standing:
            words = f"{name} put later words in place of its report"
            yield Beside(kind="replaced", label="Replaced", words=words, href=href)
        elif one.status is Status.CORRECTED and not one.superseded:
            yield from _corrected(said, one, later.get(one.report), name, href)


def _corrected(
    said: Said, one: Carrier, later: LaterVersion | None, name: str, href: str
) -> Iterator[Beside]:
    """That a corrected report has a statement, and the figures that became others in it."""
    words = f"{name}’s report, as it stands now, has it"
    if later is not None:
        spans = [
            span
            for row in said.rows
            if row.claim.report.id == one.report
            for span in (*row.claim.source, *row.claim.cue, *row.claim.content)
        ]
        touched = changed_in(later.descent, tuple(spans))
        if not touched.mutations:
            return
        if changed := figures_changed(touched):
            words += f"; in it {', '.join(changed)}"
    yield Beside(kind="corrected", label="In a corrected report", words=words, href=href)


def _copies(carriers: Iterable[Carrier]) -> Iterator[Beside]:
    """Reports that still have what was corrected or withdrawn in the report they copied."""
    for one in dict.fromkeys(carriers):
        name = one.publisher or "Unknown publisher"
        words = f"{name} has it from a report that was corrected or withdrawn"
        href = f"/report/{one.report}"
        yield Beside(kind="withdrawn", label="Taken back upstream", words=words, href=href)


def others_on(
    account: Account, claims: Iterable[ClaimId], rows: Mapping[ClaimId, ClaimRow]
) -> Iterator[Beside]:
    """Denials of what `claims` put forward, and versions that cannot hold beside it."""
    mine = set(claims)
    yield from _denials(account, mine, rows)
    yield from _rivals(account, mine)


def _denials(
    account: Account, mine: set[ClaimId], rows: Mapping[ClaimId, ClaimRow]
) -> Iterator[Beside]:
    for item in account.propositions:
        if not _holds(item, mine):
            continue
        for origin in item.origins:
            if origin.stance is Stance.DENIES and not mine & set(origin.claims):
                yield Beside(
                    kind="denied",
                    label="Denied",
                    words=f"{origin.speaker} denied {denied_words(item, origin.speaker)}",
                    href=f"/incident/{account.incident.id}",
                    quote=next((rows[one] for one in origin.claims if one in rows), None),
                )


def _rivals(account: Account, mine: set[ClaimId]) -> Iterator[Beside]:
    held = {index for index, item in enumerate(account.propositions) if _holds(item, mine)}
    for one in account.disagreements:
        if (
            one.left != one.right
            and one.relation in SHOWN
            and (one.left in held) != (one.right in held)
        ):
            kind = "disputed" if one.relation in CONTRADICTIONS else "update"
            ends = account.propositions[one.left], account.propositions[one.right]
            other, own = ends[::-1] if one.left in held else ends
            label = wording.other_words(one.relation, earlier=size(other) < size(own))
            yield Beside(
                kind=kind,
                label=label,
                words=other_words(other, one.why),
                href=f"/incident/{account.incident.id}",
            )


def denials_against(
    ledger: Ledger, claim: ClaimId, incidents: Iterable[IncidentId]
) -> tuple[Beside, ...]:
    """Who denies what a claim puts forward, in the accounts of its incidents."""
    accounts = ledger.accounts_among(incidents, [claim])
    rows = ledger.claim_rows(one for account in accounts.values() for one in deniers_of(account))
    found = (one for account in accounts.values() for one in _denials(account, {claim}, rows))
    return tuple(dict.fromkeys(found))


def other_words(item: Proposition, why: str) -> str:
    """Another version with those who give it: "Wounded: 34 (Ilse Maren); 34 or 37"."""
    who = [origin.speaker for origin in item.origins if not origin.withdrawn]
    who = who or [origin.speaker for origin in item.origins]
    slot = wording.slot_words(item.slot, item.population)
    return f"{slot}: {item.value} ({wording.listed(list(dict.fromkeys(who)))}); {day_words(why)}"


def _holds(item: Proposition, claims: set[ClaimId]) -> bool:
    """True if one of the claims puts this version forward, firmly or not."""
    return any(
        origin.stance is not Stance.DENIES and claims & set(origin.claims)
        for origin in item.origins
    )


def deniers_of(account: Account) -> Iterator[ClaimId]:
    """The claims that deny something in an account, one of each origin."""
    for item in account.propositions:
        for origin in item.origins:
            if origin.stance is Stance.DENIES:
                yield from origin.claims[:1]


def _reply(row: ClaimRow) -> Beside:
    who = wording.speakers_of(row.claim) or row.claim.report.publisher or "The publisher"
    tie = row.claim.responds_to.basis if row.claim.responds_to else "inferred"
    words = f"{who} ({tie} in the report)"
    return Beside(
        kind="reply", label="Answered", words=words, href=f"/claim/{row.claim.id}", quote=row
    )


def _decisions(said: Said, around: Around) -> Iterator[Beside]:
    """What this desk has decided: reviews of its claims, judgements of pairs, findings."""
    ids = {str(said.statement.id), *said.statement.claims}
    for row in said.rows:
        if mark := row.claim.review:
            words = f"{mark.status} by {mark.by}, {mark.at:%Y-%m-%d}"
            yield Beside(kind="desk", label="Reviewed", words=words, href=f"/claim/{row.claim.id}")
    for kept in around.judged:
        one = kept.judgement
        if ids & {one.left, one.right}:
            other = one.right if one.left in ids else one.left
            words = f"{one.verdict} as {other} by {one.by}, {one.at:%Y-%m-%d}. {one.note}".strip()
            href = f"/claim/{other}" if other.startswith("c_") else "#main"
            yield Beside(kind="desk", label="Judged", words=words, href=href)
    for found in around.findings:
        if ids & set(found.finding.claims):
            yield _found(found)


def _found(kept: KeptFinding) -> Beside:
    """A finding of this desk: what it says of a claim, its state, day, author and method."""
    item = kept.finding
    label = "Finding, withdrawn" if item.withdrawn else "Finding"
    why = f" Why: {item.withdrawn}" if item.withdrawn else ""
    words = f"{desk_line(kept)}.{why}"
    return Beside(kind="desk", label=label, words=words, href=f"/finding/{item.id}")
