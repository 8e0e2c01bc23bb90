"""The values that a filter of claims can have at all, where they are a closed list."""

from collections.abc import Mapping

from reportedly.model.attribution import Quotation
from reportedly.model.claim import ReviewStatus
from reportedly.model.event import EventType
from reportedly.model.factuality import FactValue, VerificationStatus
from reportedly.model.referent import SourceKind
from reportedly.store.questions.apart import ORIGINS
from reportedly.store.questions.facets import NONE

CLOSED: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(SourceKind),
    "event": tuple(EventType),
    "quotation": tuple(Quotation),
    "factuality": tuple(FactValue),
    "verification": (*VerificationStatus, NONE),
    "status": ("current", "superseded", "withdrawn"),
    "review": (*ReviewStatus, NONE),
    "origins": ORIGINS,
}
