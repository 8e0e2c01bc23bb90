"""English words for the closed sets of the record and of accounts."""

from collections.abc import Mapping

from reportedly.model.attribution import Quotation
from reportedly.model.claim import Basis, LinkRelation
from reportedly.model.event import (
    ControlExtent,
    ControlStatus,
    EventType,
    ResponsibilityRelation,
)
from reportedly.model.factuality import FactValue, Mood, SilenceKind, VerificationStatus
from reportedly.model.incident import IncidentKind, Relation, Stance
from reportedly.model.report import DateSource, Status

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


def plain(code: str) -> str:
    """A code of the record ("armed_group") as words ("armed group")."""
    return code.replace("_", " ")


def mood_words(mood: Mood, value: FactValue) -> str:
    """Whether it is told as having happened; of what is told as not so, as not having happened."""
    if mood is Mood.ACTUAL and value is FactValue.CERTAIN_NOT:
        return "told as not having happened"
    return MOOD[mood]


def other_words(relation: Relation, *, earlier: bool) -> str:
    """How another version stands to one: of a toll that rose it may be the one before."""
    return "Earlier figure" if relation is Relation.UPDATE and earlier else RELATION[relation]
