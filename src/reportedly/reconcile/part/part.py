"""What a change of a few reports comes to: the rows it makes, and those it ends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, IncidentId, LineageId, ReportId, StatementId
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.model.kept import UNDATED, Kept
from reportedly.model.report import Report
from reportedly.reconcile.lineage.prints import Print, fingerprint
from reportedly.reconcile.part.contributions import own_of
from reportedly.reconcile.part.desk import Desk, Kind
from reportedly.reconcile.part.happening import Reckoned, reckoned
from reportedly.reconcile.part.lineages import Regrouped, Reports, regrouped
from reportedly.reconcile.part.relinking import relinked
from reportedly.reconcile.part.restaging import restage
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.stating import Restated, restated
from reportedly.reconcile.part.taken_back import mark_echoes, mark_retracted
from reportedly.reconcile.part.voicing import Row, reached_voices, revoice, rows_of
from reportedly.reconcile.view import Allegiance, arranged

LOOKED_AT = ("lineage", "room", "retracted", "echoes")  # what accounts tell of reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Nouns that were made anew, and ids of those that are gone; all others stay as they are."""

    lineages: Mapping[LineageId, Lineage]
    statements: Mapping[StatementId, Statement]
    incidents: Mapping[IncidentId, Incident]
    accounts: Mapping[IncidentId, Account]
    ended: frozenset[str]  # ids that no noun has any more
    reports: frozenset[ReportId]  # that were handed in
    moved: Mapping[ClaimId, StatementId]  # claims that are in another statement than they were
    lost: frozenset[ClaimId]  # claims that are gone
    joined: Mapping[StatementId, tuple[StatementId, ...]]  # statements that went into one whole
    heard: frozenset[ClaimId]  # claims of statements that are in none of those


def reconcile_part(desk: Desk, allegiance: Allegiance, due: Sequence[ReportId]) -> Part:
    """Reconcile what the reports that came, went or changed can reach; `desk` is brought up to it.

    It comes to what reconciling everything comes to.
    """
    shelf, reports = Shelf(desk), Reports(desk)
    reports.read(due)
    here = [one for one in due if one in reports]
    groups = _regrouped(shelf, reports, due, here)
    mark_retracted(shelf, [*shelf.of(here).values(), *shelf.gone(), *shelf.changed("lineage")])
    mark_echoes(shelf, reports, groups.new)
    revoice(shelf, reports, allegiance, reached_voices(shelf, here))
    changed, lost = _changed_claims(shelf, here)
    said = restated(shelf, reports, changed, lost)
    keys = restage(shelf, reports, here)
    spoken = [*changed, *rows_of(_looked_at(shelf, here))]
    touched = {*(ClaimId(str(row[0])) for row in spoken), *lost, *said.moved}
    told = reckoned(shelf, reports, allegiance, keys, said.made, touched)
    return Part(
        lineages=groups.new,
        statements=said.made,
        incidents={id_: incident for id_, (incident, _) in told.told.items()},
        accounts={id_: account for id_, (_, account) in told.told.items()},
        ended=_ended(groups, said, told),
        reports=frozenset(due),
        moved=said.moved,
        lost=frozenset(lost),
        joined=said.joined,
        heard=said.heard,
    )


def _regrouped(
    shelf: Shelf, reports: Reports, due: Sequence[ReportId], here: Sequence[ReportId]
) -> Regrouped:
    """The lineages that the change reaches; what is kept of the reports is brought up to it."""
    claims = shelf.desk.claims_of(due)
    gone = {one for one in shelf.of(due) if one not in reports}
    links = relinked(shelf, _kept_of(shelf, [reports[one] for one in here], claims), gone)
    return regrouped(shelf, reports, links, gone)


def _ended(groups: Regrouped, said: Restated, told: Reckoned) -> frozenset[str]:
    ended: set[str] = {*(groups.old.keys() - groups.new.keys()), *said.gone}
    return frozenset(ended | (told.wanted - told.told.keys()))


def _kept_of(
    shelf: Shelf, reports: Iterable[Report], claims: Sequence[Claim]
) -> dict[ReportId, Kept | None]:
    """The changed reports as they are to be kept, with nothing found of them yet."""
    told = list(reports)
    own = own_of_reports(told, claims)
    known = shelf.of(own)
    number = shelf.desk.next_number()
    found: dict[ReportId, Kept | None] = {}
    for one in told:
        old = known.get(one.id)
        mine = old.number if old else number
        number += old is None
        found[one.id] = kept_of(one, fingerprint(one), mine, own[one.id])
    return found


def own_of_reports(
    reports: Sequence[Report], claims: Iterable[Claim]
) -> dict[ReportId, dict[str, Any]]:
    """What follows from each report and its claims alone."""
    view = arranged(reports, claims, {}, {}, {}, {})
    of: dict[ReportId, list[Claim]] = {one.id: [] for one in reports}
    for claim in view.claims.values():
        of[claim.report.id].append(claim)
    return {one.id: own_of(view, one, of[one.id]) for one in reports}


def kept_of(report: Report, made: Print, number: int, own: Mapping[str, object]) -> Kept:
    """A report as it is kept."""
    return Kept(
        id=report.id,
        number=number,
        day=UNDATED if made.day is None else made.day,
        published=report.published.value if report.published else "",
        hashes=made.hashes.tobytes(),
        own=own,
        found={},
    )


def _changed_claims(shelf: Shelf, here: Iterable[ReportId]) -> tuple[list[Row], set[ClaimId]]:
    """Claims that are new, changed or of another voice, with their voices; those that are gone."""
    due, changed, lost = set(here), list[Row](), set[ClaimId]()
    for id_, before in shelf.before.items():
        now = shelf.of([id_]).get(id_)
        rows = {row[0]: list(row) for row in now.found.get("voices", ())} if now else {}
        old = {row[0]: list(row) for row in before.found.get("voices", ())} if before else {}
        changed += [r for c, r in rows.items() if id_ in due or old.get(c) != r]
        lost |= {ClaimId(str(claim)) for claim in old.keys() - rows.keys()}
    return changed, lost


def _looked_at(shelf: Shelf, here: Iterable[ReportId]) -> list[Kept]:
    """Reports of which an account says something else now."""
    heads = {one.id for one in shelf.changed("respin")}
    found = shelf.of(here) | {one.id: one for one in shelf.changed(*LOOKED_AT)}
    found |= {one.id: one for one in shelf.changed("voices") if one.own["silent"]}
    of_heads = {one.id: one for head in heads for one in _of_head(shelf, head)}
    return [*(found | of_heads).values()]


def _of_head(shelf: Shelf, head: ReportId) -> list[Kept]:
    lineage = shelf.of([head])[head].found.get("lineage", "")
    return shelf.under(Kind.LINEAGE, lineage)
