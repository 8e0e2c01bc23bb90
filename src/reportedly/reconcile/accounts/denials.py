"""What a denial is of: the happening itself, or who did it, whom it harmed, another one."""

import re
from functools import cache

from reportedly.model.event import EventMention
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


def denies_own_deed(view: View, scene: Scene, event: EventMention) -> bool:
    """True for "(denied) striking the town", "any responsibility for it", "it had not fired"."""
    start = scene.claim.content[0].start
    if start == event.trigger.start:
        return view.words(scene.claim, event.trigger).split()[0].endswith("ing")
    before = view.reports[scene.claim.report.id].text[start : event.trigger.start].lower()
    words = WORD.findall(before)
    active = words[:1] and words[0] in listed("doing_subjects") and "been" not in words
    if active and len(words) > 1 and words[1] in listed("doing_verbs"):
        return True
    return not listed("blame").isdisjoint(before.split())
