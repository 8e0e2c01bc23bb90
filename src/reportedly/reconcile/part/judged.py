"""The account of incidents that people say are one, with and without claims as they say."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Account, Incident
from reportedly.reconcile.accounts.account import account_of
from reportedly.reconcile.accounts.silences import silences_of
from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.incidents.incidents import Gathering, Member
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.incidents.tale import Tale
from reportedly.reconcile.part.desk import Desk
from reportedly.reconcile.part.happening import gathered_under, sources_told
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.restaging import keys_of
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.view import Allegiance, View

JOINED = "said by a person to be the same happening"
TAKEN_IN = "said by a person to be of this happening"


def judged_account(
    desk: Desk,
    allegiance: Allegiance,
    incidents: Sequence[Incident],
    apart: Set[ClaimId],
    taken_in: Set[ClaimId],
) -> Account | None:
    """One account of these incidents, the first of which lends its name.

    Claims `apart` are left out of it, and those `taken_in` are told of it, whatever the program
    found. It is made of what is stored, as reconciling makes one, and nothing of it is kept: what
    people said can be taken back. None if the ledger has not been reconciled since, or nothing is
    left.
    """
    shelf, reports = Shelf(desk), Reports(desk)
    keys = keys_of(shelf, incidents)
    more = {report for report, _ in desk.carriers(taken_in).values()}
    gathered, _, view = gathered_under(shelf, reports, allegiance, keys, more)
    found = [gathered[one.id] for one in incidents if one.id in gathered]
    whole = _joined(view, found, apart, taken_in) if found else None
    if whole is None:
        return None
    id_ = whole.incident.id
    sources = sources_told(shelf, view, allegiance, {id_: whole}, {})
    known = sources.voices.keys() & sources.statements.keys()
    if not known.issuperset(whole.incident.claims):
        return None
    return account_of(sources, whole, silences_of(view, [whole]).get(id_, ()))


def _joined(
    view: View, found: Sequence[Gathering], apart: Set[ClaimId], taken_in: Set[ClaimId]
) -> Gathering | None:
    members: list[Member] = []
    whys: dict[ClaimId, str] = {}
    for one in found:
        more = "" if one is found[0] else f"; {JOINED}"
        whys = {claim: why + more for claim, why in one.incident.why} | whys
        members += [member for member in one.members if member.scene.claim.id not in apart]
    there = {member.scene.claim.id for member in members}
    for id_ in sorted(taken_in - there - apart):
        if id_ in view.claims:
            members += _taken_in(view, view.claims[id_], found[0])
            whys[id_] = TAKEN_IN
    claims = tuple(sorted({member.scene.claim.id for member in members}))
    if not claims:
        return None
    told = tuple((claim, whys[claim]) for claim in claims)
    return Gathering(
        incident=replace(found[0].incident, claims=claims, why=told), members=tuple(members)
    )


def _taken_in(view: View, claim: Claim, into: Gathering) -> Iterator[Member]:
    """What a claim tells of an incident's kind, at its place and on its day.

    Of what it tells elsewhere only that counts, if it tells of nothing else: a person says so.
    """
    like = into.members[0].scene
    every = [item for item in Tale(view, [claim]).items() if item.kind is like.told.kind]
    here = [one for one in every if not one.fine or _names(one, like)]
    told = here or every or [Happening(claim=claim, kind=like.told.kind)]
    for item in told:
        scene = Scene(
            told=item,
            place=like.place,
            place_stated=False,
            shared=False,
            day=into.incident.day,
            day_stated=False,
            as_of=None,
        )
        yield Member(scene=scene, why=TAKEN_IN)


def _names(item: Happening, like: Scene) -> bool:
    """True if its own words put it at the place of the incident."""
    return any(one.place and one.place.id == like.place.id for one in item.fine)
