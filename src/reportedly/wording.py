"""English words for values of the record and of accounts; one wording for every surface."""

from collections.abc import Callable, Mapping
from functools import cache

from reportedly.lang import table, words
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Basis, Claim, LinkRelation, Speaker
from reportedly.model.event import (
    ControlExtent,
    ControlStatus,
    EventType,
    ResponsibilityRelation,
)
from reportedly.model.factuality import FactValue, Mood, SilenceKind, VerificationStatus
from reportedly.model.incident import Coverage, IncidentKind, Origin, Relation, Stance
from reportedly.model.mention import Quantity, QuantityState, TimeRole, bounds_text
from reportedly.model.report import DateSource, Status
from reportedly.model.span import APART, Span

# Of an origin; of a sentence of a copy.
TAKEN_BACK = "only in reports since corrected or withdrawn, or copied from one"
UPSTREAM = "taken back upstream, and still here"
# How a source puts it: completes "<source> …".
PUTS_IT: Mapping[FactValue, str] = {
    FactValue.CERTAIN: "states it as certain",
    FactValue.CERTAIN_NOT: "denies it",
    FactValue.PROBABLE: "puts it as likely",
    FactValue.PROBABLE_NOT: "puts it as unlikely",
    FactValue.POSSIBLE: "puts it as possible",
    FactValue.POSSIBLE_NOT: "puts it as possibly not so",
    FactValue.CERTAIN_UNKNOWN: "knows whether it is so, but the text does not say",
    FactValue.UNKNOWN: "does not commit to it",
}
COMMITMENT: Mapping[FactValue, str] = {
    FactValue.CERTAIN: "stated as certain",
    FactValue.CERTAIN_NOT: "told as not so",
    FactValue.PROBABLE: "put as likely",
    FactValue.PROBABLE_NOT: "put as unlikely",
    FactValue.POSSIBLE: "put as possible",
    FactValue.POSSIBLE_NOT: "put as possibly not so",
    FactValue.CERTAIN_UNKNOWN: "known, but not said whether",
    FactValue.UNKNOWN: "not committed to",
}
MOOD: Mapping[Mood, str] = {
    Mood.ACTUAL: "told as having happened",
    Mood.CONDITIONAL: "told under a condition",
    Mood.INTENDED: "told as an intention",
    Mood.PREDICTED: "told as a forecast",
    Mood.SCHEDULED: "told as scheduled",
    Mood.ASKED: "asked for, not told as having happened",
}
VERIFICATION: Mapping[VerificationStatus, str] = {
    VerificationStatus.VERIFIED: "said to be verified",
    VerificationStatus.PARTLY: "said to be partly verified",
    VerificationStatus.NOT_VERIFIED: "said to be unverified",
    VerificationStatus.NOT_ATTEMPTED: "said to be not checked",
    VerificationStatus.DISPUTED: "said to be disputed",
}
SILENCE: Mapping[SilenceKind, str] = {
    SilenceKind.NOT_MENTIONED: "reported not to have mentioned it",
    SilenceKind.DECLINED: "reported to have declined to comment",
    SilenceKind.NO_RESPONSE: "reported not to have responded",
    SilenceKind.NO_DETAILS: "reported to have given no details",
}
QUOTATION: Mapping[Quotation, str] = {
    Quotation.DIRECT: "direct quotation",
    Quotation.INDIRECT: "indirect speech",
    Quotation.MIXED: "partly quoted",
    Quotation.NARRATION: "the publisher's own words",
}
BASIS: Mapping[Basis, str] = {
    Basis.EYEWITNESS: "says it saw it",
    Basis.FOOTAGE: "refers to footage",
    Basis.DOCUMENT: "refers to a document",
    Basis.REGISTER: "refers to a register",
    Basis.SATELLITE: "refers to satellite images",
    Basis.OWN_FORCES: "speaks of its own forces",
    Basis.HEARSAY: "passes on what others said",
    Basis.UNSTATED: "does not say how it knows",
}
LINK: Mapping[LinkRelation, str] = {
    LinkRelation.CARRIED: "carried by",
    LinkRelation.TOLD: "told to",
    LinkRelation.ISSUED: "issued by",
    LinkRelation.BACKED: "backed by",
    LinkRelation.QUOTED: "quoted by",
}
# Where the name of a channel is not one that words stand "on" ("on Telegram", "on television").
CHANNEL: Mapping[str, str] = {
    "state media": "in state media",
    "news conference": "at a news conference",
    "telephone": "by telephone",
    "video": "in a video",
    "address": "in an address",
    "interview": "in an interview",
    "website": "on a website",
    "e-mail": "by e-mail",
    "letter": "in a letter",
    "statement": "in a statement",
}
EVENT: Mapping[EventType, str] = {
    EventType.AGREE: "agreement",
    EventType.CONSULT: "talks or a visit",
    EventType.SUPPORT: "support",
    EventType.CONCEDE: "concession",
    EventType.COOPERATE: "cooperation",
    EventType.AID: "aid",
    EventType.RETREAT: "withdrawal",
    EventType.REQUEST: "request or appeal",
    EventType.ACCUSE: "accusation",
    EventType.REJECT: "rejection",
    EventType.THREATEN: "threat",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "sanction",
    EventType.MOBILIZE: "mobilisation",
    EventType.COERCE: "detention or coercion",
    EventType.ASSAULT: "violence",
    EventType.NONE: "other happening",
}
INCIDENT: Mapping[IncidentKind, str] = {
    IncidentKind.ASSAULT: "violence",
    IncidentKind.COERCE: "detention or coercion",
    IncidentKind.RETREAT: "withdrawal",
    IncidentKind.CONTROL: "who holds it",
}
RESPONSIBILITY: Mapping[ResponsibilityRelation, str] = {
    ResponsibilityRelation.ACCUSED: "is accused",
    ResponsibilityRelation.CLAIMED: "claims it",
    ResponsibilityRelation.DENIED: "is said not to be responsible",
    ResponsibilityRelation.UNATTRIBUTED: "is named without an accuser",
}
CONTROL: Mapping[ControlStatus, str] = {
    ControlStatus.HOLDS: "holds",
    ControlStatus.CAPTURED: "has captured",
    ControlStatus.LOST: "has lost",
    ControlStatus.ENCIRCLED: "has encircled",
    ControlStatus.RETREATED: "has left",
    ControlStatus.ANNEXED: "has annexed",
}
EXTENT: Mapping[ControlExtent, str] = {
    ControlExtent.ALL: "all of",
    ControlExtent.MOST: "most of",
    ControlExtent.PART: "part of",
    ControlExtent.CONTESTED: "a contested",
}
# In the past: who speaks may be one or many ("Families").
STANCE: Mapping[Stance, str] = {
    Stance.ASSERTS: "asserted it",
    Stance.HEDGES: "hedged it",
    Stance.DENIES: "denied it",
}
RELATION: Mapping[Relation, str] = {
    Relation.CONTRADICTION_ACROSS: "Contradiction",
    Relation.CONTRADICTION_WITHIN: "Contradiction",
    Relation.CONTRADICTION: "Contradiction",
    Relation.UPDATE: "Later figure",
    Relation.COMPATIBLE: "Can both hold",
    Relation.SCOPE: "Different scope",
}
STATUS: Mapping[Status, str] = {
    Status.ORIGINAL: "as first published",
    Status.UPDATED: "updated",
    Status.EDITED: "edited",
    Status.CORRECTED: "corrected",
    Status.WITHDRAWN: "withdrawn",
}
FOUND: Mapping[DateSource, str] = {
    DateSource.GIVEN: "given with the report",
    DateSource.JSON_LD: "from the page's JSON-LD",
    DateSource.META: "from the page's metadata",
    DateSource.TIME_ELEMENT: "from a time element of the page",
    DateSource.HEADER: "from a header of the response",
    DateSource.URL: "from the address",
    DateSource.DATELINE: "from the dateline of the text",
}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SLOTS: Mapping[str, str] = {
    "occurred": "Whether it happened",
    "responsible": "Who is responsible",
    "holder": "Who holds the place",
    QuantityState.BODIES_FOUND: "Bodies found",
}
_SAID = frozenset({TimeRole.UTTERANCE, TimeRole.PUBLICATION})  # times of words, not of deeds
_ALIKE = frozenset({"", "mph", "bbl", "gal"})  # units of which one and many are written alike
_SEVERAL = (["several"],)  # before a number word: of no more than an order of size
LONGEST_SIGN = 2  # letters of a unit that is a sign: "km", "lb"
_POPULATIONS: Mapping[str, str] = {
    "civilian": "civilians",
    "combatant": "combatants",
    "child": "children",
    "woman": "women",
    "medic": "medics",
    "journalist": "journalists",
    "mixed": "civilians and combatants",
}


def plain(code: str) -> str:
    """A code of the record ("armed_group") as words ("armed group")."""
    return code.replace("_", " ")


def mood_words(mood: Mood, value: FactValue) -> str:
    """Whether it is told as having happened; of what is told as not so, as not having happened."""
    if mood is Mood.ACTUAL and value is FactValue.CERTAIN_NOT:
        return "told as not having happened"
    return MOOD[mood]


def counted(number: int, noun: str) -> str:
    """ "1 report", "2,000 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(items: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def speaker_words(speaker: Speaker) -> str:
    """A speaker's name, or that the text gives none."""
    return speaker.name or ("unstated source" if speaker.kind == "unstated" else "unnamed source")


def speakers_of(claim: Claim) -> str:
    """Who speaks, by name, with role; "" for narration."""
    named = []
    for speaker in claim.speakers:
        name = speaker_words(speaker)
        named.append(f"{name} ({speaker.role})" if speaker.role else name)
    return ", ".join(named)


def places_of(claim: Claim) -> list[str]:
    """The places a claim names, each once, an undecided one with a question mark."""
    names = [t.place.name if t.place else f"{t.as_written}?" for t in claim.places]
    return list(dict.fromkeys(names))


def other_words(relation: Relation, *, earlier: bool) -> str:
    """How another version stands to one: of a toll that rose it may be the one before."""
    return "Earlier figure" if relation is Relation.UPDATE and earlier else RELATION[relation]


def happened_at(claim: Claim) -> list[str]:
    """When what a claim tells was, as values of its times; not when it was said or printed."""
    times = (time for time in claim.times if time.role not in _SAID)
    return [time.value for time in times if time.value]


def said_at(claim: Claim) -> list[str]:
    """When it was said or printed, as values of its times: no day of the happening."""
    return [time.value for time in claim.times if time.role in _SAID and time.value]


def figure_words(item: Quantity, written: str = "") -> str:
    """A figure as bounds, with what became of those counted.

    `written` are the report's words for it, as far as they are known: of those that only tell an
    order of size ("dozens") the word leads, and what it was read as follows.
    """
    bounds = bounds_text(item.low, item.high, item.low_open, item.high_open)
    unit = item.unit or ""
    if item.low != 1 or item.high != 1:
        unit = _plural(unit)
    what = unit if item.state is QuantityState.OTHER else item.state
    if tells_size_only(written):
        return plain(f"{written.lower()} {what}".strip() + f" (read as {bounds})")
    return plain(f"{bounds} {what}".strip())


def figures_of(claim: Claim, content: str) -> list[str]:
    """The figures of a claim; `content` are its words, the pieces joined as `text_of` does."""
    return [figure_words(one, _written(claim, content, one.span)) for one in claim.quantities]


def tells_size_only(written: str) -> bool:
    """True for "dozens" and "several hundred": a figure that gives no number."""
    found = written.lower().split()
    if any(char.isdigit() for char in written):
        return False
    return bool(words("en", "reconcile", "vague_figures").intersection(found)) or (
        found[:1] in _SEVERAL and len(found) > 1
    )


def _written(claim: Claim, content: str, span: Span) -> str:
    """The words under a span of the report, if they stand in the content."""
    start = 0
    for piece in claim.content:
        if piece.start <= span.start and span.end <= piece.end:
            at = start + span.start - piece.start
            return " ".join(content[at : at + span.end - span.start].split())
        start += piece.end - piece.start + len(APART)
    return ""


def _plural(unit: str) -> str:
    """A unit of several; signs and abbreviations ("km", "mph") stay as they are."""
    if unit in _ALIKE or len(unit) <= LONGEST_SIGN or not unit[-1:].islower():
        return unit
    if unit in irregular_plurals():
        return irregular_plurals()[unit]
    if unit.endswith(("s", "x", "ch", "sh")):
        return unit + "es"
    return unit[:-1] + "ies" if unit.endswith("y") and unit[-2] not in "aeiou" else unit + "s"


@cache
def irregular_plurals() -> dict[str, str]:
    """ "person" to "people", the first of each in the table that figures are read with."""
    found: dict[str, str] = {}
    for many, one in table("en", "quantities")["irregular"].items():
        found.setdefault(one, many)
    return found


def slot_words(slot: str, population: str | None) -> str:
    """What the versions of a slot are about: "Killed, children"."""
    words = _SLOTS.get(slot, plain(slot).capitalize())
    if population and population != "unstated":
        words += ", " + _POPULATIONS.get(population, plain(population))
    return words


def origin_marks(origin: Origin) -> list[str]:
    """What is said of an origin beside its counts: unverified, withdrawn, on whom it depends."""
    marks = []
    if origin.unverified:
        marks.append("said to be unverified")
    if origin.withdrawn:
        marks.append(TAKEN_BACK)
    if origin.depends_on:
        marks.append(f"{origin.dependence.value} dependence: {origin.depends_on}")
    return marks


def origin_counts(origin: Origin) -> str:
    """In how many reports, of how many newsrooms and lineages of text, an origin is carried."""
    reports = counted(origin.reports, "report")
    if origin.reports == 1:  # of one newsroom and one lineage, what else
        return reports
    return f"{reports} of {counted(origin.newsrooms, 'newsroom')}, " + counted(
        origin.lineages, "lineage"
    )


def coverage_words(seen: Coverage, day: Callable[[str], str] = str, *, every: bool = True) -> str:
    """What the ledger covers, so that a count can be read: `day` writes its days.

    Without `every`, nothing is said of unread and undated reports where there are none.
    """
    days = "no day known"
    if seen.first and seen.last:
        days = " to ".join(dict.fromkeys((day(seen.first), day(seen.last))))
    languages = ", ".join(seen.languages) or "no language decided"
    words = (
        f"{counted(seen.reports, 'report')} of {counted(seen.publishers, 'publisher')}, "
        f"{days}, {languages}"
    )
    if seen.unread or every:
        words += f"; {counted(seen.unread, 'report')} in other languages unread"
    if seen.undated or every:
        words += f"; {counted(seen.undated, 'report')} without a date"
    return words
