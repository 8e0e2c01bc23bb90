"""The versions of an incident side by side, with coverage and one honest sentence."""

from collections.abc import Iterable, Mapping, Sequence

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId
from reportedly.model.incident import (
    Account,
    AttestedSilence,
    Coverage,
    Disagreement,
    Incident,
    Proposition,
    Relation,
    Stance,
    Statement,
)
from reportedly.model.report import Report
from reportedly.reconcile.disagreements import find_disagreements, standing
from reportedly.reconcile.incidents import TITLES, long_day
from reportedly.reconcile.propositions import propositions_of
from reportedly.reconcile.statements import speaker_name
from reportedly.reconcile.view import Allegiance, View

CONTRADICTIONS = frozenset(
    {Relation.CONTRADICTION, Relation.CONTRADICTION_ACROSS, Relation.CONTRADICTION_WITHIN}
)


def account_of(
    view: View,
    incident: Incident,
    statements: Mapping[ClaimId, Statement],
    silences: Sequence[Claim],
    allegiance: Allegiance,
) -> Account:
    """The account of one incident; `silences` are the claims that attest one about its place."""
    propositions = propositions_of(view, incident, statements, allegiance)
    disagreements = find_disagreements(propositions)
    return Account(
        incident=incident,
        summary=summary(view, incident, propositions, disagreements),
        propositions=propositions,
        disagreements=disagreements,
        silences=tuple(_silence(view, claim) for claim in silences),
        coverage=coverage_of(view, incident),
    )


def _silence(view: View, claim: Claim) -> AttestedSilence:
    if claim.silence is None:
        raise ValueError(f"{claim.id} attests no silence")
    text = view.reports[claim.report.id].text
    who = claim.actors[0].name or claim.actors[0].as_written if claim.actors else None
    name = speaker_name(view, claim) if claim.speakers else who
    return AttestedSilence(
        who=name or claim.content[0].of(text), kind=claim.silence.kind.value, claim=claim.id
    )


def coverage_of(view: View, incident: Incident) -> Coverage:
    """What the ledger holds between the incident's day and the last report of it."""
    days = [(view.claims[item].report.published or "")[:10] for item in incident.claims]
    first, last = incident.day, max([day for day in days if day], default=incident.day)
    near = [report for report in view.reports.values() if _between(report, first, last)]
    return Coverage(
        reports=len(near),
        publishers=len({report.publisher for report in near if report.publisher}),
        first=first,
        last=last,
        languages=tuple(sorted({report.language for report in near if report.language})),
        unread=sum(report.id not in view.read for report in near),
        undated=sum(report.published is None for report in view.reports.values()),
    )


def _between(report: Report, first: str | None, last: str | None) -> bool:
    day = report.published.day if report.published else None
    return day is not None and (first or "") <= day <= (last or "9999")


def summary(
    view: View,
    incident: Incident,
    propositions: Sequence[Proposition],
    disagreements: Iterable[Disagreement],
) -> str:
    """One sentence: what, where, when, by how many origins, what is disputed or denied."""
    place = incident.place.name if incident.place else "an unknown place"
    when = long_day(incident.day) if incident.day else "an unknown day"
    origins = {o.speaker: o for item in propositions for o in standing(item)}
    reports = {view.claims[item].report.id for item in incident.claims}
    disputed = {
        propositions[item.left].slot for item in disagreements if item.relation in CONTRADICTIONS
    }
    denying = {name for name, o in origins.items() if o.stance is Stance.DENIES}
    what = f"{TITLES[incident.event].capitalize()} at {place} on {when}"
    counts = f"{_count(len(origins), 'origin')} in {_count(len(reports), 'report')}"
    parts = [f"{what}: {counts} in this ledger"]
    if disputed:
        parts.append("versions disagree on " + _listed(sorted(map(_slot_words, disputed))))
    if denying:
        verb = "denies" if len(denying) == 1 else "deny"
        parts.append(f"{_listed(sorted(denying))} {verb} part of it")
    return "; ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _slot_words(slot: str) -> str:
    return SLOT_WORDS.get(slot, f"how many were {slot.replace('_', ' ')}")


SLOT_WORDS = {
    "occurred": "whether it happened",
    "responsible": "who is responsible",
    "holder": "who holds the place",
    "missing": "how many are missing",
    "bodies_found": "how many bodies were found",
}


def _listed(items: Sequence[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
