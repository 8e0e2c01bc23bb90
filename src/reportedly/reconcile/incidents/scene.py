"""One happening at one place, with its day and how place and day are known."""

from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.event import EventMention
from reportedly.model.referent import Place
from reportedly.model.span import Span
from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.incidents.times import Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One happening at one place, with its day, and whether the claim's own words say so."""

    told: Happening
    place: Place
    place_stated: bool
    shared: bool  # told of another place too, so that its figures are not this place's alone
    day: str | None  # ISO day
    day_stated: bool
    as_of: str | None  # ISO day the words give for finding or saying it
    hours: Hours | None = None
    sweep: bool = False  # told of all the place, so that what others tell may be a part of it
    gap: int = 0  # characters from the end of what was told of the place, if it is carried on
    lent: bool = False  # the place stands with no happening of its report: it founds none
    tie: str = ""  # what says place and day instead: what it has in common with other reports

    @property
    def floats(self) -> bool:
        """True for a night, which others may tell by the day after its evening."""
        return self.hours is Hours.NIGHT

    @property
    def claim(self) -> Claim:
        """The claim that tells it."""
        return self.told.claim


def lemma_of(event: EventMention) -> str:
    """The word of the tables by which an event was known; "" if none was."""
    return event.made.rule.replace("_", " ") if event.made else ""


def piece_of(claim: Claim, event: EventMention) -> Span:
    """The piece of a claim's content that an event is told in; its trigger if it is in none."""
    return next((one for one in claim.content if one.contains(event.trigger)), event.trigger)
