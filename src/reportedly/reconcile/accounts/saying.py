"""One claim's version of one slot of its incident, and its stance."""

from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.incident import FigureScope, Stance
from reportedly.model.mention import QuantityState
from reportedly.reconcile.accounts.deeds import Doer
from reportedly.reconcile.incidents.scene import Scene

PARTLY = ", in part"  # closes the name of who holds a part of a place
OF_SIDE = "{} of {}’s"  # a figure of one side's people
OCCURRED, RESPONSIBLE, HOLDER = "occurred", "responsible", "holder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What makes two claims put the same thing into the same slot."""

    slot: str
    key: str  # of who, else of the figure
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    state: QuantityState | None = None
    population: str | None = None
    scope: FigureScope | None = None
    whose: str | None = None  # of a figure beside one of another side's people


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One claim's version of one slot, and its stance."""

    version: Version
    shown: str
    scene: Scene
    stance: Stance
    partial: bool = False  # of a holding: only a part of the place
    about: bool = False  # of a figure: only said to be near it
    passing: bool = False  # of a holding: said by the way ("rebel-held Kest")
    whose: Doer | None = None  # of a figure: the side whose people it counts

    @property
    def claim(self) -> Claim:
        """The claim that says it."""
        return self.scene.claim
