"""The versions of an incident side by side, with silences and coverage."""

from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.model.incident import Account, AttestedSilence, Coverage, Incident
from reportedly.reconcile.accounts.disagreements import find_disagreements
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.propositions import propositions_of
from reportedly.reconcile.accounts.saying import Saying
from reportedly.reconcile.accounts.sayings import sayings_of
from reportedly.reconcile.accounts.summary import summary
from reportedly.reconcile.incidents.incidents import Gathering
from reportedly.reconcile.view import View, is_narration
from reportedly.reconcile.voices.voices import NOBODY
from reportedly.reconcile.words import listed


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
    """Who said nothing: the speaker, or in narration whom the words name, or the first actor."""
    if not is_narration(claim):
        return sources.voices[claim.id].name
    named = _named_silent(claim)
    if named:
        return named
    words = sources.view.words(claim, claim.content[0])
    if words.split()[0].lower() in listed("pronouns"):
        return _spoken_before(sources, claim) or NOBODY
    if claim.actors:
        one = claim.actors[0]
        return (one.name if one.as_written.islower() else None) or one.as_written
    return NOBODY


def _named_silent(claim: Claim) -> str | None:
    """The actor that the words for the silent one are, if they are known for one."""
    who = claim.silence.who if claim.silence else None
    if who is None:
        return None
    one = next((actor for actor in claim.actors if actor.span.overlaps(who)), None)
    if one is None:
        return None
    return (one.name if one.as_written.islower() else None) or one.as_written


def _spoken_before(sources: Sources, claim: Claim) -> str | None:
    """Who spoke last in the report before a claim: "it" that said nothing of something."""
    start = claim.content[0].start
    before = [
        one
        for one in sources.view.claims.values()
        if one.report.id == claim.report.id
        and not is_narration(one)
        and one.content[0].start < start
        and one.id in sources.voices
    ]
    last = max(before, key=lambda one: (one.content[0].start, one.id), default=None)
    return sources.voices[last.id].name if last else None


def coverage_of(view: View, incident: Incident) -> Coverage:
    """What was published between the incident's day and the last report of it.

    That comes first where a feed dates all its reports before the day that they tell themselves.
    """
    days = [(view.claims[item].report.published or "")[:10] for item in incident.claims]
    first, last = incident.day, max([day for day in days if day], default=incident.day)
    if first and last and last < first:
        first, last = last, first
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
