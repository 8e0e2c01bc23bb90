"""Who is meant as the doer of a deed or the holder of a place: one key for the organs of a side."""

import re
from dataclasses import dataclass

from reportedly.model.referent import Party
from reportedly.model.span import Span
from reportedly.reconcile.scene import Scene
from reportedly.reconcile.view import Allegiance, View, is_narration
from reportedly.reconcile.words import folded, listed, name_words

PARTY = "party:"  # opens the key of a doer that the parties file lists
LEAD = 24  # characters before a force that hold "its" or "our"
NEAR = 3  # words before a force or a verb: "our units have taken"
LAST_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Someone who acts: the government an organ belongs to, else itself."""

    key: str
    name: str
    side: str | None


def doer_of(view: View, scene: Scene, actor: int, allegiance: Allegiance) -> Doer | None:
    """Who the claim's actor is; None for a bare "troops" that names nobody."""
    mention = scene.claim.actors[actor]
    party = allegiance.get(mention.actor, _day(scene)) if mention.actor else None
    if party is not None:
        return _party(party, allegiance)
    name = " ".join((mention.name or mention.as_written).split())
    words = name_words(name)
    bare = set(folded(name).split()) <= listed("forces") | listed("own") | listed("nobody")
    if bare or not words:
        return own_doer(view, scene, mention.span, allegiance)
    return Doer(key="name:" + " ".join(words), name=name, side=None)


def own_doer(view: View, scene: Scene, span: Span, allegiance: Allegiance) -> Doer | None:
    """The speaker's side, if the words at or right before `span` say so.

    "Our units", "its troops", and at the head of what is told "it (still holds Kest)".
    """
    text = view.reports[scene.claim.report.id].text
    start = scene.claim.content[0].start
    before = LAST_WORDS.findall(text[max(start, span.start - LEAD) : span.start].lower())
    written = LAST_WORDS.findall(span.of(text).lower())
    near = {*before[-NEAR:], *written[:1]}
    heads = span.start - start <= LEAD and before[:1] == ["it"]
    if is_narration(scene.claim) or (near.isdisjoint(listed("own")) and not heads):
        return None
    return speaker_as_doer(scene, allegiance)


def speaker_as_doer(scene: Scene, allegiance: Allegiance) -> Doer | None:
    """The side that the claim's one speaker belongs to, as someone who acts."""
    actors = {speaker.actor for speaker in scene.claim.speakers}
    actor = actors.pop() if len(actors) == 1 else None
    party = allegiance.get(actor, _day(scene)) if actor else None
    return _party(party, allegiance) if party else None


def _party(party: Party, allegiance: Allegiance) -> Doer:
    head = allegiance.get(party.family) if party.family else None
    whole = head or party
    return Doer(key=f"{PARTY}{whole.id}", name=whole.name, side=party.side)


def _day(scene: Scene) -> str | None:
    return (scene.claim.report.published or "")[:10] or None
