"""Whether a deed is named by a noun ("the attack"), which may be named without being told."""

from functools import cache

from reportedly.lang import table
from reportedly.model.claim import Claim
from reportedly.model.event import EventMention, EventType
from reportedly.model.incident import IncidentKind
from reportedly.reconcile.view import View

KIND_OF_EVENT = {
    EventType.ASSAULT: IncidentKind.ASSAULT,
    EventType.COERCE: IncidentKind.COERCE,
    EventType.RETREAT: IncidentKind.RETREAT,
}


def trigger_is_noun(view: View, claim: Claim, event: EventMention) -> bool:
    """True if the trigger stands as a noun ("the attack"): it may be named without being told."""
    written = view.words(claim, event.trigger).lower().replace(" ", "_")
    lemma = event.made.rule if event.made else written
    nouns = _nouns()
    return lemma in nouns and written in (lemma, lemma + "s", lemma + "es")


@cache
def _nouns() -> frozenset[str]:
    """Nouns that denote violence, detention or withdrawal."""
    nouns = table("en", "events")["nouns"]
    return frozenset(
        word for kind in KIND_OF_EVENT for text in nouns[kind].values() for word in text.split()
    )
