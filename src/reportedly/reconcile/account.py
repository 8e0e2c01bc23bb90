"""The versions of an incident side by side, with silences and coverage."""

from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.model.incident import Account, AttestedSilence, Coverage, Incident
from reportedly.reconcile.disagreements import find_disagreements
from reportedly.reconcile.incidents import Gathering
from reportedly.reconcile.origins import Sources
from reportedly.reconcile.propositions import propositions_of
from reportedly.reconcile.sayings import Saying, sayings_of
from reportedly.reconcile.summary import summary
from reportedly.reconcile.view import View, is_narration


def account_of(
    sources: Sources,
    gathering: Gathering,
    silences: Sequence[Claim],
    sayings: Sequence[Saying] | None = None,
) -> Account:
    """The account of one incident; `silences` are the claims that attest one about it.

    `sayings` are those of the incident, if they are known already.
    """
    incident = gathering.incident
    if sayings is None:
        sayings = sayings_of(sources.view, gathering, sources.allegiance)
    told = propositions_of(sources, sayings)
    propositions = tuple(item.proposition for item in told)
    disagreements = find_disagreements(sources, told)
    return Account(
        incident=incident,
        summary=summary(sources.view, incident, propositions, disagreements),
        propositions=propositions,
        disagreements=disagreements,
        silences=_silences(sources, silences),
        coverage=coverage_of(sources.view, incident),
    )


def _silences(sources: Sources, claims: Sequence[Claim]) -> tuple[AttestedSilence, ...]:
    """Each silence once, by the earliest claim that attests it."""
    ordered = sorted(claims, key=lambda claim: (claim.report.published or "9999", claim.id))
    found: dict[tuple[str, str], AttestedSilence] = {}
    for claim in ordered:
        if claim.silence is not None:
            who, kind = _silent(sources, claim), claim.silence.kind.value
            found.setdefault((who, kind), AttestedSilence(who=who, kind=kind, claim=claim.id))
    return tuple(found[key] for key in sorted(found))


def _silent(sources: Sources, claim: Claim) -> str:
    """Who said nothing: the speaker, or in narration the first actor named."""
    if not is_narration(claim):
        return sources.voices[claim.id].name
    if claim.actors:
        return claim.actors[0].as_written
    return sources.view.words(claim, claim.content[0])


def coverage_of(view: View, incident: Incident) -> Coverage:
    """What the ledger holds between the incident's day and the last report of it."""
    days = [(view.claims[item].report.published or "")[:10] for item in incident.claims]
    first, last = incident.day, max([day for day in days if day], default=incident.day)
    found = view.calendar.between(first or "", last or "9999")
    return Coverage(
        reports=found.reports,
        publishers=found.publishers,
        first=first,
        last=last,
        languages=found.languages,
        unread=found.unread,
        undated=view.calendar.undated,
    )
