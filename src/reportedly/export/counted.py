"""Incidents that may stand in a table of events: what is counted, and why the rest is not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.export.answers import Answers, Choices, Leave, Told, told_as_happened
from reportedly.export.incident_tables import NO_INCIDENT, review_words
from reportedly.export.mention_tables import name_of
from reportedly.lang import table, words
from reportedly.model.claim import Claim, ReviewStatus
from reportedly.model.event import EventMention
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Account, Incident, IncidentKind, Origin, Proposition, Stance
from reportedly.model.mention import TimeRole
from reportedly.model.referent import SourceKind

REJECTED = "was rejected in review"
SUPERSEDED = "is in a report that a later version replaced"
WITHDRAWN = "is in a report that was withdrawn"
UNREVIEWED = "has not been reviewed (--unreviewed takes it in)"
HOLDING = "is about who holds a place, which is no event"
NOT_TOLD = "is in an incident nobody counted tells of as having happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An incident with those of its claims that count, and the events they tell of it."""

    account: Account
    told: tuple[Told, ...]
    events: tuple[tuple[Told, EventMention], ...]

    @property
    def incident(self) -> Incident:
        """The incident."""
        return self.account.incident

    @property
    def review(self) -> str:
        """How far people have looked at it."""
        return review_words(self.told)


def why_not(told: Told, choices: Choices) -> str | None:
    """Why a claim does not count, None if it does."""
    mark = told.claim.review.status if told.claim.review else None
    reasons = (
        (mark is ReviewStatus.REJECTED, REJECTED),
        (told.withdrawn, WITHDRAWN),
        (told.superseded, SUPERSEDED),
        (mark is None and not choices.unreviewed, UNREVIEWED),
    )
    return next((why for holds, why in reasons if holds), None)


def counted_incidents(
    answers: Answers, choices: Choices, leave: Leave, refuse: Callable[[Counted], str | None]
) -> Iterator[Counted]:
    """Incidents that count and that `refuse` gives no reason against; then what is left out."""
    used: set[ClaimId] = set()
    whys: dict[ClaimId, str] = {}
    for account in answers.accounts():
        kept = []
        for told in answers.members(account.incident.id):
            why = why_not(told, choices)
            if why is None:
                kept.append(told)
            else:
                whys[told.claim.id] = why
        found = Counted(account=account, told=tuple(kept), events=_events(account, kept))
        why = _why_not_told(found) or refuse(found)
        if why is not None:
            whys.update({told.claim.id: why for told in kept})
        else:
            used.update(told.claim.id for told in kept)
            yield found
    for told in answers.claims():
        if told.claim.id not in used:
            other = why_not(told, choices) or NO_INCIDENT
            leave(told.claim.id, whys.get(told.claim.id, other))


def _events(account: Account, kept: list[Told]) -> tuple[tuple[Told, EventMention], ...]:
    """Events told as having happened, of the incident's kind, not placed anywhere else."""
    return tuple(
        (told, event)
        for told in kept
        for event in told.claim.events
        if told_as_happened(event)
        and event.type.value == account.incident.event.value
        and _fits(account.incident, told.claim, event)
    )


def _fits(incident: Incident, claim: Claim, event: EventMention) -> bool:
    places = {p.id for index in event.places if (p := claim.places[index].place)}
    return not places or incident.place is None or incident.place.id in places


def _why_not_told(found: Counted) -> str | None:
    if found.incident.event is IncidentKind.CONTROL:
        return HOLDING
    return None if found.events and tellers(found, "occurred") else NOT_TOLD


def versions(found: Counted, slot: str) -> list[tuple[Proposition, tuple[Origin, ...]]]:
    """The versions of a slot that claims that count stand behind, with those origins only."""
    ids = {told.claim.id for told in found.told}
    kept = [
        (item, tuple(origin for origin in item.origins if not ids.isdisjoint(origin.claims)))
        for item in found.account.propositions
        if item.slot == slot
    ]
    return [(item, origins) for item, origins in kept if origins]


def tellers(found: Counted, slot: str, *, denying: bool = False) -> list[str]:
    """Who asserts or hedges (or denies) a version of the slot, each once."""
    return list(
        dict.fromkeys(
            origin.speaker
            for _, origins in versions(found, slot)
            for origin in origins
            if (origin.stance is Stance.DENIES) is denying
        )
    )


def doer(found: Counted) -> str | None:
    """Who did it, where one version is told and nobody denies it; None where it is open."""
    told = versions(found, "responsible")
    if len(told) != 1 or tellers(found, "responsible", denying=True):
        return None
    return told[0][0].value


def doers_told(found: Counted) -> list[str]:
    """Every version of who did it with who says and who denies it."""
    return [
        f"{item.value}: " + ", ".join(f"{o.speaker} {o.stance.value}" for o in origins)
        for item, origins in versions(found, "responsible")
    ]


def sufferers(found: Counted) -> list[str]:
    """Whom it is said to have been done to, each once; "37" and "one" name nobody."""
    return list(
        dict.fromkeys(
            name
            for told, event in found.events
            for index in event.recipients
            if _names_somebody(name := name_of(told.claim.actors[index]))
        )
    )


def _names_somebody(name: str) -> bool:
    """False for a bare count or a pronoun: it says neither who nor what they are."""
    bare = words("en", "reconcile", "pronouns") | table("en", "numbers")["cardinals"].keys()
    return any(map(str.isalpha, name)) and name.lower() not in bare


def kinds_of(found: Counted, name: str) -> frozenset[SourceKind]:
    """The kinds of actor that go by that name in the incident's claims."""
    actors = (actor for told in found.told for actor in told.claim.actors)
    return frozenset(actor.kind for actor in actors if actor.kind and name_of(actor) == name)


def day_is_stated(found: Counted) -> bool:
    """True if a claim itself gives the incident's day as that of an event."""
    day = found.incident.day
    return day is not None and any(
        time.role is TimeRole.EVENT and (time.value or "").startswith(day)
        for told in found.told
        for time in told.claim.times
    )
