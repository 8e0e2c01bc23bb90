"""One printable sentence about an account: who tells it, what is disputed, what was not checked."""

from collections.abc import Iterable, Sequence

from reportedly.model.factuality import VerificationStatus
from reportedly.model.ids import ReportId
from reportedly.model.incident import (
    Disagreement,
    FigureScope,
    Incident,
    IncidentKind,
    LineageKind,
    Proposition,
    Relation,
    Stance,
)
from reportedly.model.mention import Population, bounds_text
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.counts import is_loose
from reportedly.reconcile.disagreements import standing
from reportedly.reconcile.incidents import long_day
from reportedly.reconcile.sayings import HOLDER, OCCURRED, RESPONSIBLE
from reportedly.reconcile.view import View
from reportedly.reconcile.words import listed

CONTRADICTIONS = frozenset(
    {Relation.CONTRADICTION, Relation.CONTRADICTION_ACROSS, Relation.CONTRADICTION_WITHIN}
)
OF_ONE = CONTRADICTIONS | {Relation.UPDATE, Relation.COMPATIBLE}  # told of one happening
SLOT_WORDS = {
    OCCURRED: "whether it happened",
    RESPONSIBLE: "who is responsible",
    HOLDER: "who holds the place",
    "missing": "how many are missing",
    "bodies_found": "how many bodies were found",
}
COUNTED = {"killed": "killed", "wounded": "wounded", "captured": "held"}  # told in the summary
UNCHECKED = VerificationStatus.NOT_VERIFIED


def summary(
    view: View,
    incident: Incident,
    propositions: Sequence[Proposition],
    disagreements: Iterable[Disagreement],
) -> str:
    """What, where, when; by how many; the range of figures; who denies; who could not verify."""
    relations = tuple(disagreements)
    parts = [
        _told(view, incident, propositions),
        *_figures(incident, propositions, relations),
        *_disputed(propositions, relations),
        *_denied(propositions),
        *_unchecked(view, incident),
    ]
    return "; ".join(parts) + "."


def _told(view: View, incident: Incident, propositions: Sequence[Proposition]) -> str:
    reports = {view.claims[item].report.id for item in incident.claims}
    rooms = {view.newsroom(report) for report in reports}
    speakers = {origin.speaker for item in propositions for origin in standing(item)}
    carried = f"{_count(len(reports), 'report')} of {_count(len(rooms), 'newsroom')} in this ledger"
    carried += _retold(view, reports)
    what = _what(incident)
    if not propositions:
        return f"{what}: spoken of in {carried}, without anything to compare"
    if not speakers:
        return f"{what}: everything told of it in {carried} has since been corrected or withdrawn"
    return f"{what}, told by {_count(len(speakers), 'origin')} in {carried}"


def _retold(view: View, reports: Iterable[ReportId]) -> str:
    """How many of the reports probably retell another one of them in other words."""
    told = set(reports)
    first = {view.lineage[report].reports[0] for report in told}
    links = [link for report in first for link in view.lineage[report].links]
    parents = {one for report in told for one in view.lineage[report].reports}
    found = [one for one in links if one.kind is LineageKind.RESPIN and one.parent in parents]
    if not found:
        return ""
    verb = "retells" if len(found) == 1 else "retell"
    return f" ({len(found)} of them probably {verb} another in other words)"


def _what(incident: Incident) -> str:
    place = incident.place.name if incident.place else "an unknown place"
    when = long_day(incident.day) if incident.day else "an unknown day"
    about = "reported on" if ", reported " in incident.title else "on"
    return f"{NAMES[incident.event].format(place)} {about} {when}"


NAMES = {
    IncidentKind.ASSAULT: "Violence at {}",
    IncidentKind.CONTROL: "Control of {}",
    IncidentKind.COERCE: "Detention or expulsion at {}",
    IncidentKind.RETREAT: "Withdrawal or surrender at {}",
}


def _figures(
    incident: Incident, propositions: Sequence[Proposition], relations: Sequence[Disagreement]
) -> Iterable[str]:
    """The ranges of the figures for all who were killed, wounded or held.

    Several things happen in a city on a day: figures that nothing binds there make no range.
    """
    city = incident.place is not None and incident.place.kind is PlaceKind.CITY
    bound = {propositions[r.left].slot for r in relations if r.relation in OF_ONE}
    ranges, loose = [], []
    for slot, words in COUNTED.items():
        shown = [item for item in propositions if item.slot == slot and _is_whole(item)]
        if len(shown) > 1 and city and slot not in bound:
            loose.append(words)
        elif shown:
            ranges.append(f"{_range(shown)} {words}")
    if ranges:
        yield ("the figure given is " if len(ranges) == 1 else "figures given are ") + _and(ranges)
    if loose:
        yield f"the figures for those {_and(loose)} may be of different happenings"


def _is_whole(item: Proposition) -> bool:
    """True for a figure of the whole incident that stands and is more than "several"."""
    everyone = (Population.UNSTATED.value, Population.CIVILIAN.value)
    asserted = any(origin.stance is not Stance.DENIES for origin in standing(item))
    whole = item.scope is FigureScope.INCIDENT and item.population in everyone
    return whole and asserted and not is_loose(item.low, item.high)


def _range(items: Sequence[Proposition]) -> str:
    if len({(item.low, item.high, item.low_open, item.high_open) for item in items}) == 1:
        one = items[0]
        return bounds_text(one.low, one.high, one.low_open, one.high_open)
    ends = [end for item in items for end in (item.low, item.high) if end is not None]
    return f"{min(ends):,.12g} to {max(ends):,.12g}"


def _disputed(
    propositions: Sequence[Proposition], relations: Sequence[Disagreement]
) -> Iterable[str]:
    told: set[str] = set()
    for lead, kinds in LEADS:
        slots = {propositions[r.left].slot for r in relations if r.relation in kinds} - told
        told |= slots
        if slots:
            yield f"{lead} " + _and(sorted(map(_slot_words, slots)))


LEADS = (
    ("the sides disagree on", frozenset({Relation.CONTRADICTION_ACROSS})),
    (
        "versions differ on",
        frozenset({Relation.CONTRADICTION, Relation.CONTRADICTION_WITHIN}),
    ),
)


def _denied(propositions: Sequence[Proposition]) -> Iterable[str]:
    """Who denies what, in the words of the slot."""
    for item in propositions:
        names = {o.speaker for o in standing(item) if o.stance is Stance.DENIES}
        if names and item.slot in DENIALS:
            verb = "denies" if len(names) == 1 else "deny"
            yield f"{_and(sorted(names))} {verb} " + DENIALS[item.slot].format(item.value)


DENIALS = {
    OCCURRED: "that it happened",
    RESPONSIBLE: "that {} did it",
    HOLDER: "that {} holds it",
}


def _unchecked(view: View, incident: Incident) -> Iterable[str]:
    """Who could not verify what is told."""
    names = set()
    for claim in (view.claims[item] for item in incident.claims):
        for remark in claim.verification:
            if remark.status is UNCHECKED:
                own = remark.by is None or remark.by.lower() in listed("pronouns")
                names.add(view.newsroom(claim.report.id) if own else remark.by or "")
    if names:
        yield f"{_and(sorted(names))} could not verify some of it"


def _slot_words(slot: str) -> str:
    return SLOT_WORDS.get(slot, f"how many were {slot.replace('_', ' ')}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _and(items: Sequence[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
