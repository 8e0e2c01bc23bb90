"""One printable sentence about an account: who tells it, what is disputed, what was not checked."""

from collections.abc import Iterable, Sequence
from itertools import combinations

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
from reportedly.model.mention import Population
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.accounts.allegations import held_against
from reportedly.reconcile.accounts.disagreements import standing
from reportedly.reconcile.accounts.figures import compatible, is_vague_version
from reportedly.reconcile.accounts.phrases import joined, named, opened
from reportedly.reconcile.accounts.ranges import are_bound, range_of
from reportedly.reconcile.accounts.saying import HOLDER, OCCURRED, RESPONSIBLE
from reportedly.reconcile.accounts.unchecked import names_doer, unchecked
from reportedly.reconcile.incidents.incidents import long_day
from reportedly.reconcile.incidents.unplaced import UNTOLD
from reportedly.reconcile.view import View
from reportedly.reconcile.words import listed

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
    """What, where, when; by how many; who gives which figures; who says who did it and who denies;
    what is disputed; who could not verify.
    """
    relations = tuple(disagreements)
    parts = [
        _told(view, incident, propositions),
        *_figures(incident, propositions, relations),
        *held_against(propositions),
        *_disputed(propositions, relations),
        *_unchecked(view, incident),
    ]
    return "; ".join(parts) + "."


def _told(view: View, incident: Incident, propositions: Sequence[Proposition]) -> str:
    told = [view.claims[item] for item in incident.claims]
    every = {claim.report.id for claim in told}
    reports = {claim.report.id for claim in told if not view.taken_back(claim)} or every
    rooms = {view.newsroom(report) for report in reports}
    speakers = {origin.speaker for item in propositions for origin in standing(item)}
    carried = f"{_count(len(reports), 'report')} of {_count(len(rooms), 'newsroom')} in this ledger"
    carried += _aside(view, reports, len(every - reports))
    what = _what(incident)
    if not propositions:
        return f"{what}: spoken of in {carried}, without anything to compare"
    if not speakers:
        return f"{what}: everything told of it in {carried} has since been corrected or withdrawn"
    return f"{what}, told by {_count(len(speakers), 'source')} in {carried}"


def _aside(view: View, reports: Iterable[ReportId], gone: int) -> str:
    """In brackets: how many of the reports retell another, and how many more were taken back."""
    told = set(reports)
    first = {view.lineage[report].reports[0] for report in told}
    links = [link for report in first for link in view.lineage[report].links]
    parents = {one for report in told for one in view.lineage[report].reports}
    retold = sum(one.kind is LineageKind.RESPIN and one.parent in parents for one in links)
    said = []
    if retold:
        verb = "retells" if retold == 1 else "retell"
        said.append(f"{retold} of the reports probably {verb} another in other words")
    if gone:
        verb = "was" if gone == 1 else "were"
        said.append(f"{gone} more {verb} replaced or withdrawn, or copied from one that was")
    return f" ({' and '.join(said)})" if said else ""


def _what(incident: Incident) -> str:
    place = incident.called
    when = long_day(incident.day) if incident.day else "an unknown day"
    about = "reported on" if ", reported " in incident.title else "on"
    name = NAMES.get(incident.event, f"{incident.told_as.capitalize()} at {{}}")
    if incident.place and incident.place.kind is PlaceKind.REGION:
        name = name.replace(" at ", " across ")
    if place == UNTOLD:
        name = name.replace("{}", "a place not told")
    return f"{name.format(place)} {about} {when}"


NAMES = {
    IncidentKind.CONTROL: "Control of {}",
}  # else what the title says of it


def _figures(
    incident: Incident, propositions: Sequence[Proposition], relations: Sequence[Disagreement]
) -> Iterable[str]:
    """The ranges of the figures for all who were killed, wounded or held.

    Several things happen in a city on a day: figures that nothing binds there make no range.
    Elsewhere those make none that exclude each other and that nothing binds.
    """
    city = incident.place is not None and incident.place.kind is PlaceKind.CITY
    ties = [(one.left, one.right) for one in relations]
    if not city:
        ties += _both_holding(propositions)
    ranges, loose = [], []
    for slot, whose, words in _counted(propositions):
        shown = [
            place
            for place, item in enumerate(propositions)
            if item.slot == slot and _is_whole(item) and _whose(item) == whose
        ]
        if shown and are_bound(shown, ties):
            ranges.append(f"{range_of(propositions, shown, relations)} {words}")
        elif shown:
            loose.append(words)
    if ranges:
        lead = "the figure given is " if len(ranges) == 1 else "figures given are "
        yield lead + joined(ranges)
    if loose:
        yield f"the figures for those {joined(loose)} may be of different happenings"


def _counted(propositions: Sequence[Proposition]) -> Iterable[tuple[str, str, str]]:
    """The slots that are told, those of two sides' people apart, and the words for each."""
    sides = sorted({_whose(item) for item in propositions} - {""})
    for slot, words in COUNTED.items():
        yield slot, "", words
        yield from ((slot, side, f"{words} of {side}’s") for side in sides)


def _whose(item: Proposition) -> str:
    """Of whose people a figure is, as the version says ("60 of Orland’s"); "" if it does not."""
    if item.state is None or not (item.value or "").endswith("’s"):
        return ""
    return item.value.removesuffix("’s").partition(" of ")[2]


def _both_holding(propositions: Sequence[Proposition]) -> list[tuple[int, int]]:
    """Pairs of figures of one slot of which both can hold."""
    pairs = combinations(enumerate(propositions), 2)
    return [
        (left, right)
        for (left, one), (right, two) in pairs
        if one.slot == two.slot in COUNTED and compatible(one, two)
    ]


def _is_whole(item: Proposition) -> bool:
    """True for a figure of the whole incident that stands and is more than "several"."""
    everyone = (Population.UNSTATED.value, Population.CIVILIAN.value)
    asserted = any(origin.stance is not Stance.DENIES for origin in standing(item))
    counted = item.population in everyone or bool(_whose(item))
    whole = item.scope is FigureScope.INCIDENT and counted
    return whole and asserted and not is_vague_version(item)


def _disputed(
    propositions: Sequence[Proposition], relations: Sequence[Disagreement]
) -> Iterable[str]:
    told: set[str] = set()
    for lead, kinds in LEADS:
        slots = {propositions[r.left].slot for r in relations if r.relation in kinds} - told
        told |= slots
        if slots:
            yield f"{lead} " + joined(sorted(map(_slot_words, slots)))


LEADS = (
    ("the sides disagree on", frozenset({Relation.CONTRADICTION_ACROSS})),
    (
        "versions differ on",
        frozenset({Relation.CONTRADICTION, Relation.CONTRADICTION_WITHIN}),
    ),
)


def _unchecked(view: View, incident: Incident) -> Iterable[str]:
    """Who could not verify what is told."""
    names = set()
    for claim in (view.claims[item] for item in incident.claims):
        for remark in unchecked(view, claim, guilt=names_doer(claim)):
            if remark.status is UNCHECKED:
                own = remark.by is None or remark.by.lower() in listed("pronouns")
                names.add(view.newsroom(claim.report.id) if own else opened(remark.by or ""))
    if names:
        yield f"{named(names)[0]} could not verify some of it"


def _slot_words(slot: str) -> str:
    return SLOT_WORDS.get(slot, f"how many were {slot.replace('_', ' ')}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
