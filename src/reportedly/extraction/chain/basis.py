"""How a source says it knows: it saw, it counts, it tells of its own forces, it was told.

The words decide: of the source ("satellite images", "witnesses"), of the cue ("saw", "recorded"),
and of the content's main clause ("she had seen soldiers", "a guard had told him", "our units
repelled"). A party on its own side is own_side.py; on its enemy it is UNSTATED.
"""

from collections.abc import Sequence

from reportedly.extraction.chain.basis_words import Told
from reportedly.extraction.chain.lived import lived_through
from reportedly.extraction.chain.own_side import tells_of_itself
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Basis, Speaker
from reportedly.model.factuality import Mood
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES, SourceKind

_KEPT = ("satellite", "footage", "register", "document", "eyewitness")  # said by the source's words
# Bodies see through others, and those who judge by office see with the mind: "sees a risk".
_BODIES = FORCES | {
    SourceKind.GOVERNMENT,
    SourceKind.ORGANISATION,
    SourceKind.COMPANY,
}
_JUDGING = _BODIES | {SourceKind.OFFICIAL, SourceKind.POLITICIAN, SourceKind.ANALYST}
_THERE = frozenset((SourceKind.WITNESS, SourceKind.AID, SourceKind.MEDIC, SourceKind.UNNAMED))


def find_basis(
    reading: Reading,
    attribution: Attribution,
    speakers: Sequence[Speaker],
    mood: Mood,
    publisher: str | None,
) -> Basis:
    """How the source says it knows; UNSTATED unless words of source, cue or content say it."""
    told = Told(reading, attribution, speakers)
    if _was_told(told):
        return Basis.HEARSAY
    if told.says("footage", attribution.source) and told.frame_says("satellite_too"):
        return Basis.SATELLITE
    for kind in _KEPT:
        if told.says(kind, attribution.source):
            return Basis(kind)
    if mood is not Mood.ACTUAL:
        return Basis.UNSTATED
    for found, basis in (
        (told.opens_with("satellite", "showing"), Basis.SATELLITE),
        (_shown(told), Basis.FOOTAGE),
        (_counted(told), Basis.REGISTER),
        (_perceived(told) or lived_through(told), Basis.EYEWITNESS),
        (tells_of_itself(told, publisher), Basis.OWN_FORCES),
    ):
        if found:
            return basis
    return Basis.UNSTATED


def _was_told(told: Told) -> bool:
    """ "Unconfirmed reports", "we were told", "a guard had told him", "has heard that they"."""
    if told.says("hearsay", told.anchors) or told.main_says("hearsay_said"):
        return True
    if told.narrated:
        return False
    heard = told.cue_is("hearing") and told.says("perfect", told.attribution.cue)
    if heard and told.verb is not None and told.clauses.tag[told.verb] in "VA":
        return True
    told_him = told.opening_says("told_him") and not told.opening_says("persons_told_him")
    return told_him and not told.subject_says("persons")


def _shown(told: Told) -> bool:
    """ "Footage from the bridge shows", "confirmed by video", "aired footage of a crater"."""
    return (
        told.opens_with("footage", "showing")
        or told.main_says("shown_in")
        or told.says("footage", told.attribution.cue)
    )


def _counted(told: Told) -> bool:
    """Who keeps a list gives what is in it: "has documented", "it had recorded three deaths"."""
    if told.narrated or told.kinds & FORCES:
        return False
    itself = told.subject_says("persons") or told.subject_says("itself")
    return told.cue_is("counting") or (itself and told.verb_is("listing") and not told.unseen())


def _perceived(told: Told) -> bool:
    """The source was there: it saw, or what it says is that it saw."""
    if told.narrated:
        return told.opens_with("reporters", "perceiving")
    content = told.attribution.content
    if told.says("seen", content) or (not told.kinds & _JUDGING and told.says("we_saw", content)):
        return True
    if _one_who_saw(told):
        return True
    if told.kinds & _JUDGING:
        return False
    if told.cue_is("perceiving") or (told.kinds & _THERE and _recalls(told)):
        return True
    reporter = SourceKind.WITNESS in told.kinds or told.says("reporters", told.attribution.source)
    return reporter and told.main_says("perceivable")


def _one_who_saw(told: Told) -> bool:
    """ "She had seen soldiers at the school"; of bodies and officials, only who is one person."""
    who = "one_person" if told.kinds & _JUDGING else "persons"
    verbs = "sensing" if told.kinds & _JUDGING else "perceiving"
    return (
        told.subject_says(who)
        and told.verb_is(verbs)
        and not (told.opines() or told.unseen() or told.main_says("judging"))
    )


def _recalls(told: Told) -> bool:
    """ "Drivers described two explosions": what stood before their eyes, and no sentence."""
    return told.cue_is("recalling") and told.verb is None and told.opening_says("scenes")
