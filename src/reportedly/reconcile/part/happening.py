"""The incidents that a change reaches, and their accounts, made anew."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from reportedly.model.ids import ClaimId, IncidentId, ReportId, StatementId
from reportedly.model.incident import Account, Incident, Statement
from reportedly.model.referent import SourceKind
from reportedly.reconcile.accounts.account import account_of
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.saying import Saying
from reportedly.reconcile.accounts.sayings import sayings_of
from reportedly.reconcile.accounts.silences import silences_of
from reportedly.reconcile.incidents.incidents import Gathering, gather
from reportedly.reconcile.part.desk import Desk
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.restaging import Key, id_of, key_of, keys_of, staged, tellers_of
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.voicing import rows_of, view_of_part, voice_of
from reportedly.reconcile.view import Allegiance, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """Incidents made anew, with their accounts; those that are gone are not among them."""

    wanted: frozenset[IncidentId]
    told: Mapping[IncidentId, tuple[Incident, Account]]


def reckoned(
    shelf: Shelf,
    reports: Reports,
    allegiance: Allegiance,
    keys: set[Key],
    made: Mapping[StatementId, Statement],
    touched: Set[ClaimId],
) -> Reckoned:
    """The incidents under these keys and those of touched claims, with their accounts."""
    desk = shelf.desk
    keys |= keys_of(shelf, desk.incidents_of(touched).values())
    gathered, sayings, view = gathered_under(shelf, reports, allegiance, keys)
    more = _silent_about(shelf, view, gathered)
    if more - keys:
        keys |= more
        gathered, sayings, view = gathered_under(shelf, reports, allegiance, keys)
    sources = sources_told(shelf, view, allegiance, gathered, made)
    silences = silences_of(view, _all_told(desk, view, gathered, keys))
    told = {
        id_: (one.incident, account_of(sources, one, silences.get(id_, ()), sayings[id_]))
        for id_, one in gathered.items()
    }
    return Reckoned(wanted=frozenset(map(id_of, keys)), told=told)


Gathered = dict[IncidentId, Gathering]


def gathered_under(
    shelf: Shelf,
    reports: Reports,
    allegiance: Allegiance,
    keys: Set[Key],
    more: Set[ReportId] = frozenset(),
) -> tuple[Gathered, dict[IncidentId, Sequence[Saying]], View]:
    """The incidents under these keys, with what their claims say, and the view they are of.

    `more` are reports that are to be in the view, whatever they tell of.
    """
    numbers = {number for key in keys for number in tellers_of(shelf.desk, *key)}
    around = {one.id: one for one in shelf.numbered(numbers)} | shelf.of(more)
    view = view_of_part(shelf, reports, shelf.desk.claims_of(around))
    wanted = {id_of(key) for key in keys}
    found: Gathered = {}
    sayings: dict[IncidentId, Sequence[Saying]] = {}
    for one in gather(view, staged(shelf.desk, view, around.values())):
        if one.incident.id in wanted and (said := sayings_of(view, one, allegiance)):
            found[one.incident.id], sayings[one.incident.id] = one, said
    return found, sayings, view


def _silent_about(shelf: Shelf, view: View, gathered: Gathered) -> set[Key]:
    """Other incidents of reports that attest a silence and tell of others than they did."""
    silent = {id_ for id_, one in shelf.of(view.reports).items() if one.own["silent"]}
    if not silent:
        return set()
    mine = [claim.id for claim in view.claims.values() if claim.report.id in silent]
    before = shelf.desk.incidents_of(mine)
    return keys_of(shelf, before.values()) | {key_of(one) for one in gathered.values()}


def _all_told(desk: Desk, view: View, gathered: Gathered, keys: Set[Key]) -> Iterator[Gathering]:
    """What the reports that attest a silence tell of, made anew or as stored."""
    reports = {claim.report.id for claim in view.claims.values() if claim.silence is not None}
    mine = {claim.id for claim in view.claims.values() if claim.report.id in reports}
    wanted = {id_of(key) for key in keys}
    stored = [one for id_, one in desk.incidents_of(mine).items() if id_ not in wanted]
    incidents = [*(one.incident for one in gathered.values()), *stored]
    for one in incidents:
        trimmed = replace(one, claims=tuple(claim for claim in one.claims if claim in mine))
        yield Gathering(incident=trimmed, members=())


def sources_told(
    shelf: Shelf,
    view: View,
    allegiance: Allegiance,
    gathered: Gathered,
    made: Mapping[StatementId, Statement],
) -> Sources:
    """Who speaks in the claims of incidents, as kept, and of which statements they are."""
    told = {claim for one in gathered.values() for claim in one.incident.claims}
    now = {claim: one.id for one in made.values() for claim in one.claims}
    stored = shelf.desk.statements_of(told - now.keys())
    rows = rows_of(shelf.of(view.reports).values())
    return Sources(
        view=view,
        voices={ClaimId(str(row[0])): voice_of(row) for row in rows},
        statements={claim: _named(id_) for claim, id_ in {**stored, **now}.items()},
        allegiance=allegiance,
    )


def _named(statement: StatementId) -> Statement:
    """A statement of which only the id is known: no more is asked of it."""
    return Statement(
        id=statement, speaker="", kind=SourceKind.UNSTATED, actor=None, claims=(), reports=(),
        lineages=(),
    )  # fmt: skip
