"""Which incidents people say are one happening, and which claims they say are of another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.errors import NotFound
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Account, Incident
from reportedly.model.review import Verdict
from reportedly.store import derived_tables as d
from reportedly.store.found.covered import days_only, with_coverage
from reportedly.store.found.desk import Desk
from reportedly.store.found.incident_nouns import find_account, find_incident
from reportedly.store.found.sources import judged_about
from reportedly.store.people.decisions import KeptJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What people said of an incident, as it stands."""

    incidents: tuple[Incident, ...]  # the one asked for, and those said to be the same
    apart: frozenset[ClaimId]  # claims said to be of another happening
    taken_in: frozenset[ClaimId]  # claims said to be of this one that the program has elsewhere
    acts: tuple[KeptJudgement, ...]  # about any of these, oldest first

    @property
    def changes(self) -> bool:
        """True if the account is another than the program has it."""
        return len(self.incidents) > 1 or bool(self.apart or self.taken_in)


Made = Callable[[Desk, Judged], Account | None]


def judged_incident(connection: Connection, incident: str) -> Judged:
    """What people said of the incident with that id or that it went up in; raises NotFound.

    Of what one person said of a pair the last counts, and so it does of what several said; only
    "unsure" says nothing against another's word. What is the same as the same is the same.
    """
    first = find_incident(connection, incident)
    found, acts = {str(first.id): first}, dict[int, KeptJudgement]()
    said: set[tuple[str, Verdict]] = set()  # of claims
    waiting = [str(first.id)]
    while waiting:
        one = waiting.pop()
        names = _names(connection, one)
        about = judged_about(connection, names)
        acts.update((kept.revision, kept) for kept in about)
        for other, verdict in _last(about, names).items():
            if other.startswith("c_"):
                said.add((other, verdict))
                continue
            more = _incident(connection, other) if verdict is Verdict.SAME else None
            if more is not None and more.id not in found:
                found[more.id] = more
                waiting.append(more.id)
    others = sorted((one for one in found.values() if one is not first), key=_order)
    own = {claim for one in found.values() for claim in one.claims}
    apart = _claims(said, Verdict.DIFFERENT)
    return Judged(
        incidents=(first, *others),
        apart=apart & own,
        taken_in=_claims(said, Verdict.SAME) - own - apart,
        acts=tuple(kept for _, kept in sorted(acts.items())),
    )


def _claims(said: Iterable[tuple[str, Verdict]], verdict: Verdict) -> frozenset[ClaimId]:
    return frozenset(ClaimId(one) for one, told in said if told is verdict)


def judged_account(connection: Connection, incident: str, made: Made) -> Account:
    """Its account as people left it, which `made` makes of what is stored; raises NotFound.

    It is the program's own if nobody said anything that changes it, or if nothing is made.
    """
    found = judged_incident(connection, incident)
    whole = made(Desk(connection), found) if found.changes else None
    if whole is None:
        return find_account(connection, incident)
    return with_coverage(connection, [days_only(whole)])[0]


def _names(connection: Connection, incident: str) -> list[str]:
    """The id of an incident and those of incidents that went up in it."""
    names, redirect = [incident], d.incident_redirect.c
    for one in names:
        older = connection.execute(select(redirect.old).where(redirect.new == one)).scalars()
        names += [old for old in older if old not in names]
    return names


def _last(about: Iterable[KeptJudgement], names: list[str]) -> dict[str, Verdict]:
    """What holds of each other one: of each person the last word, of those the last firm one."""
    found: dict[str, dict[str, Verdict]] = {}
    for kept in about:
        one = kept.judgement
        other = one.right if one.left in names else one.left
        said = found.setdefault(other, {})
        said.pop(one.by, None)
        said[one.by] = one.verdict
    return {other: _holds(said.values()) for other, said in found.items()}


def _holds(said: Iterable[Verdict]) -> Verdict:
    firm = [one for one in said if one is not Verdict.UNSURE]
    return firm[-1] if firm else Verdict.UNSURE


def _incident(connection: Connection, incident: str) -> Incident | None:
    try:
        return find_incident(connection, incident)
    except NotFound:
        return None


def _order(incident: Incident) -> tuple[str, str]:
    return incident.day or "", incident.id
