"""What a denial is of: the happening itself, or who did it, whom it harmed, another one."""

import re
from functools import cache

from reportedly.model.event import EventMention, ResponsibilityRelation
from reportedly.reconcile.incidents.happenings import DENIED
from reportedly.reconcile.incidents.scene import Scene, piece_of
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, listed

DEED_WORDS = 3  # before a deed that may say it is another: "no mention of any strikes"


def denies_all(view: View, scene: Scene, event: EventMention) -> bool:
    """True if a denial is of the happening itself, not of who did it, whom it harmed or when."""
    if event.agents or event.recipients or denies_own_deed(view, scene, event):
        return False
    if _denies_another(view, scene, event):
        return False
    if any(scene.claim.quantities[index].high == 0 for index in scene.told.near):
        return False  # "no one was hurt": it is denied of whom, not that it happened
    start, trigger = scene.claim.content[0].start, event.trigger.start
    if any(start <= actor.span.start < trigger for actor in scene.claim.actors):
        return False
    before = view.reports[scene.claim.report.id].text[start:trigger].lower().split()
    return listed("own").isdisjoint(before)


def may_deny(view: View, scene: Scene, event: EventMention) -> bool:
    """True if what is told as not so answers anything: no word of the claim denies it else.

    "It was a series of raids" may be taken for a denial by a reader that only weighs it.
    """
    return not _denies_ever(view, scene, event) and _has_denial(view, scene)


def _has_denial(view: View, scene: Scene) -> bool:
    claim = scene.claim
    if claim.factuality.source in DENIED or claim.factuality.publisher in DENIED:
        return True
    text = view.reports[claim.report.id].text
    said = " ".join(piece.of(text).lower() for piece in (*claim.cue, *claim.content))
    return not listed("negating").isdisjoint(WORD.findall(said))


def _denies_ever(view: View, scene: Scene, event: EventMention) -> bool:
    """True for "has never bombed anybody": without a place of its own that is no answer to one."""
    start = scene.claim.content[0].start
    before = view.reports[scene.claim.report.id].text[start : event.trigger.start].lower()
    return "never" in WORD.findall(before) and not scene.place_stated


def _denies_another(view: View, scene: Scene, event: EventMention) -> bool:
    """True for "never before", "no further strikes", "no mention of strikes", "without a fight"."""
    piece = piece_of(scene.claim, event)
    text = view.reports[scene.claim.report.id].text
    before = WORD.findall(text[piece.start : event.trigger.start].lower())
    if not listed("other_deed").isdisjoint(before[-DEED_WORDS:]):
        return True
    return _other_time().search(text[event.trigger.end : piece.end].lower()) is not None


@cache
def _other_time() -> re.Pattern[str]:
    """Such a word where a clause ends: "before dawn" is a time of this one."""
    words = "|".join(sorted(listed("other_time")))
    return re.compile(rf"\b(?:{words})(?=\s*(?:[^\w\s]|$)|\s+(?:but|and)\b)")


def denies_guilt(view: View, scene: Scene, event: EventMention) -> bool:
    """True if the speaker says of the event only that it was not theirs: "had no part in the raid".

    Who denies that does not say that it happened, nor that it did not.
    """
    own = any(
        item.actor is None and item.relation is ResponsibilityRelation.DENIED
        for item in event.responsibility
    )
    return own and (event.factuality not in DENIED or denies_own_deed(view, scene, event))


def denies_own_deed(view: View, scene: Scene, event: EventMention) -> bool:
    """True for "(denied) striking the town", "any responsibility for it", "it had not fired"."""
    text, start = view.reports[scene.claim.report.id].text, scene.claim.content[0].start
    piece = piece_of(scene.claim, event)
    opening = [word.lower() for word in WORD.findall(text[start : max(start, piece.end)])[:2]]
    if start == event.trigger.start:
        return _is_gerund(opening)
    before = text[start : event.trigger.start].lower()
    words = WORD.findall(before)
    if _is_gerund(opening) and _is_denied_by_cue(view, scene):
        return True
    if words[:1] and words[0] in listed("doing_subjects") and _is_active(words, view, scene, event):
        return True
    return not listed("blame").isdisjoint(before.split())


def _is_gerund(opening: list[str]) -> bool:
    """True for "shelling the town", "having fired"; not for "shelling had", "shelling of"."""
    first = opening[0] if opening else ""
    if not first.endswith("ing") or first in listed("no_gerunds"):
        return False
    return len(opening) < 2 or opening[1] not in listed("after_nouns")


def _is_denied_by_cue(view: View, scene: Scene) -> bool:
    cue = (word for span in scene.claim.cue for word in WORD.findall(view.words(scene.claim, span)))
    return not listed("negating").isdisjoint(word.lower() for word in cue)


def _is_active(words: list[str], view: View, scene: Scene, event: EventMention) -> bool:
    """True for "it carried out (the raid)", not "it was (hit)", "it was an (attack)"."""
    if "been" in words:
        return False
    if words[1:2] and words[1] in listed("doing_verbs"):
        return True
    being = listed("being")
    if words[-1] in being:
        return view.words(scene.claim, event.trigger).split()[0].endswith("ing")
    return not (words[-1] in listed("articles") and words[1:2] and words[1] in being)
