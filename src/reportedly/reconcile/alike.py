"""Whether two sayings speak of one happening, so that their versions can be held side by side."""

from collections.abc import Mapping

from reportedly.model.ids import ClaimId
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.sayings import HOLDER, Saying
from reportedly.reconcile.view import View
from reportedly.reconcile.voices import Voice
from reportedly.reconcile.words import modes, telling_words

CITY_WORDS = 3  # telling words that two texts about one happening in a city share


class Alike:
    """Compares sayings of one incident; what one voice tells twice in one text is two things."""

    def __init__(self, view: View, voices: Mapping[ClaimId, Voice]) -> None:
        self._view = view
        self._voices = voices
        self._words: dict[str, frozenset[str]] = {}

    def meet(self, one: Saying, two: Saying) -> bool:
        """True if nothing says that they tell of two happenings, and in a city something binds."""
        if one.claim.id == two.claim.id:
            return False
        if one.version.slot == HOLDER:
            return True
        same_text = self._view.lineage_of(one.claim) == self._view.lineage_of(two.claim)
        if same_text and self._voice(one) == self._voice(two):
            return False
        return self._modes_meet(one, two) and self._words_meet(one, two)

    def _voice(self, saying: Saying) -> str:
        return self._voices[saying.claim.id].key

    def _modes_meet(self, one: Saying, two: Saying) -> bool:
        left, right = _modes(one), _modes(two)
        return not left or not right or not left.isdisjoint(right)

    def _words_meet(self, one: Saying, two: Saying) -> bool:
        """Several things happen in a city on a day: there the words must tell of one."""
        if one.scene.place.kind is not PlaceKind.CITY:
            return True
        place = telling_words(one.scene.place.name)
        return len((self._telling(one) & self._telling(two)) - place) >= CITY_WORDS

    def _telling(self, saying: Saying) -> frozenset[str]:
        claim = saying.claim
        if claim.id not in self._words:
            self._words[claim.id] = telling_words(self._view.text(claim))
        return self._words[claim.id]


def _modes(saying: Saying) -> frozenset[str]:
    """The groups of modes that the claim's events are told in."""
    found = {modes().get(event.mode) for event in saying.claim.events if event.mode}
    return frozenset(mode for mode in found if mode)
