"""Whose land a weapon is said to come from, where they answer that as an accusation."""

import re

from reportedly.model.event import EventMention
from reportedly.reconcile.accounts.deeds import Doer, day_of, doer_as
from reportedly.reconcile.incidents.happenings import DENIED
from reportedly.reconcile.incidents.scene import Scene, piece_of
from reportedly.reconcile.view import Allegiance, View
from reportedly.reconcile.words import WORD

FROM = re.compile(r"\bfrom\b")
REACH = 6  # words from "from" to whose land it is: "from a ship in Orlandic waters"


def land_blamed(
    view: View, scene: Scene, event: EventMention, allegiance: Allegiance
) -> Doer | None:
    """Orland, if "launched from Orlandic soil" is denied by Orland in the same report.

    Without such an answer the words leave open who did it: others may fire from there.
    """
    text, day = view.reports[scene.claim.report.id].text, day_of(scene)
    end = piece_of(scene.claim, event).end
    led = FROM.search(text, event.trigger.end, end)
    answering = _answering(view, scene, allegiance) if led else {}
    for word in WORD.findall(text[led.end() : end])[:REACH] if led and answering else ():
        party = allegiance.called(word, day) if word[:1].isupper() else None
        doer = doer_as(party, allegiance) if party else None
        if doer and doer.key in answering:
            return doer
    return None


def _answering(view: View, scene: Scene, allegiance: Allegiance) -> dict[str, Doer]:
    """The sides that deny what the claim says."""
    replies = (view.claims[one] for one in view.answers.get(scene.claim.id, ()))
    actors = (
        speaker.actor
        for reply in replies
        if reply.factuality.source in DENIED
        for speaker in reply.speakers
    )
    parties = (allegiance.get(actor, day_of(scene)) for actor in actors if actor)
    doers = (doer_as(party, allegiance) for party in parties if party)
    return {doer.key: doer for doer in doers}
