"""The account of incidents that people say are one, without claims they say are of another."""

from collections.abc import Sequence, Set
from dataclasses import replace

from reportedly.model.ids import ClaimId
from reportedly.model.incident import Account, Incident
from reportedly.reconcile.accounts.account import account_of
from reportedly.reconcile.accounts.silences import silences_of
from reportedly.reconcile.incidents.incidents import Gathering, Member
from reportedly.reconcile.part.desk import Desk
from reportedly.reconcile.part.happening import gathered_under, sources_told
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.restaging import keys_of
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.view import Allegiance

JOINED = "said by a person to be the same happening"


def judged_account(
    desk: Desk, allegiance: Allegiance, incidents: Sequence[Incident], apart: Set[ClaimId]
) -> Account | None:
    """One account of these incidents, the first of which lends its name, without claims `apart`.

    It is made of what is stored, as reconciling makes one, and nothing of it is kept: what people
    said can be taken back. None if the ledger has not been reconciled since, or nothing is left.
    """
    shelf, reports = Shelf(desk), Reports(desk)
    keys = keys_of(shelf, incidents)
    gathered, _, view = gathered_under(shelf, reports, allegiance, keys)
    found = [gathered[one.id] for one in incidents if one.id in gathered]
    whole = _joined(found, apart) if found else None
    if whole is None:
        return None
    id_ = whole.incident.id
    sources = sources_told(shelf, view, allegiance, {id_: whole}, {})
    known = sources.voices.keys() & sources.statements.keys()
    if not known.issuperset(whole.incident.claims):
        return None
    return account_of(sources, whole, silences_of(view, [whole]).get(id_, ()))


def _joined(found: Sequence[Gathering], apart: Set[ClaimId]) -> Gathering | None:
    members: list[Member] = []
    whys: dict[ClaimId, str] = {}
    for one in found:
        more = "" if one is found[0] else f"; {JOINED}"
        whys = {claim: why + more for claim, why in one.incident.why} | whys
        members += [member for member in one.members if member.scene.claim.id not in apart]
    claims = tuple(sorted({member.scene.claim.id for member in members}))
    if not claims:
        return None
    told = tuple((claim, whys[claim]) for claim in claims)
    return Gathering(
        incident=replace(found[0].incident, claims=claims, why=told), members=tuple(members)
    )
