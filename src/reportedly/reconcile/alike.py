"""Whether two sayings speak of one happening, so that their versions can be held side by side."""

from reportedly.model.referent import PlaceKind
from reportedly.reconcile.origins import Sources
from reportedly.reconcile.sayings import HOLDER, Saying
from reportedly.reconcile.words import modes, sites_of, telling_words

CITY_WORDS = 3  # telling words that two texts about one happening in a city share,
CITY_SHARE = 0.4  # and their share of the shorter text's


class Alike:
    """Compares sayings of one incident.

    Figures that stand in one text are told beside each other by someone who knew both: they are
    two things, unless two sides say them.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._view = sources.view
        self._words: dict[str, frozenset[str]] = {}

    def meet(self, one: Saying, two: Saying) -> bool:
        """True if nothing says that they tell of two happenings, and in a city something binds."""
        if one.claim.id == two.claim.id:
            return False
        if one.version.slot == HOLDER:
            return True
        same_text = self._view.lineage_of(one.claim) == self._view.lineage_of(two.claim)
        if same_text and not self.of_two_sides(one, two):
            return False
        return (
            self._modes_meet(one, two) and self._sites_meet(one, two) and self._words_meet(one, two)
        )

    def _sites_meet(self, one: Saying, two: Saying) -> bool:
        """False for "the Ali neighbourhood" and "the Dal neighbourhood"."""
        left, right = (sites_of(self._view.text(saying.claim)) for saying in (one, two))
        return all(left[kind] & right[kind] for kind in left.keys() & right.keys())

    def of_two_sides(self, one: Saying, two: Saying) -> bool:
        """True if the two are said by sides known to differ."""
        left, right = (self._sources.side(saying.claim) for saying in (one, two))
        return None not in (left, right) and "none" not in (left, right) and left != right

    def _modes_meet(self, one: Saying, two: Saying) -> bool:
        left, right = _modes(one), _modes(two)
        return not left or not right or not left.isdisjoint(right)

    def _words_meet(self, one: Saying, two: Saying) -> bool:
        """Several things happen in a city on a day: there the words must tell of one."""
        if one.scene.place.kind is not PlaceKind.CITY:
            return True
        place = telling_words(one.scene.place.name)
        left, right = self._telling(one) - place, self._telling(two) - place
        shared = len(left & right)
        return shared >= CITY_WORDS and shared >= CITY_SHARE * min(len(left), len(right))

    def _telling(self, saying: Saying) -> frozenset[str]:
        claim = saying.claim
        if claim.id not in self._words:
            self._words[claim.id] = telling_words(self._view.text(claim))
        return self._words[claim.id]


def _modes(saying: Saying) -> frozenset[str]:
    """The groups of modes that the claim's events are told in."""
    found = {modes().get(event.mode) for event in saying.claim.events if event.mode}
    return frozenset(mode for mode in found if mode)
