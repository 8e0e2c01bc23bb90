"""What a side lost in the war on a day, as bulletins sum it up: it is told of no one happening."""

from reportedly.model.mention import Population, Quantity, QuantityState
from reportedly.reconcile.incidents.deed_nouns import trigger_is_noun
from reportedly.reconcile.incidents.happenings import Happening
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, listed

MANY = 3  # counts of soldiers and arms in one sentence that make a balance
LOST = frozenset({QuantityState.KILLED, QuantityState.WOUNDED, QuantityState.CAPTURED})


def are_losses(view: View, item: Happening) -> bool:
    """True for "the enemy lost 140 soldiers, 6 tanks and 11 guns", if no deed is named with it."""
    claim = item.claim
    if any(trigger_is_noun(view, claim, event) for event in claim.events):
        return False  # "the enemy lost six men in the ambush"
    armed = [one for one in claim.quantities if _is_armed(one)]
    if len(armed) >= MANY and len({one.unit for one in armed}) > 1:
        return True
    words = set(WORD.findall(view.text(claim).lower()))
    lost = not words.isdisjoint(listed("losing")) and not words.isdisjoint(listed("enemies"))
    return lost and len(armed) > 1


def _is_armed(one: Quantity) -> bool:
    if one.state in LOST:
        return one.population is Population.COMBATANT
    return one.state is QuantityState.DESTROYED and one.unit in listed("arms")
