"""How two figures compare: bounds, and what each of them covers."""

from math import inf

from reportedly.model.incident import FigureScope, Proposition
from reportedly.model.mention import Population, QuantityState
from reportedly.reconcile.accounts.counts import is_loose, is_vague
from reportedly.reconcile.accounts.saying import OCCURRED

ROUGH = 50  # from here on "more than N" is said of N as well
ABOUT = 0.15  # how far off "some 80" may be, of the figure
TOTAL = Population.UNSTATED.value


def is_rival(item: Proposition) -> bool:
    """False for bodies: whoever counts some may not have seen all."""
    return item.state is not QuantityState.BODIES_FOUND


def comparable(one: Proposition, two: Proposition) -> bool:
    """True for versions of one slot, and for bodies counted beside deaths claimed."""
    if one.slot == OCCURRED:
        return False
    if FigureScope.PART in (one.scope, two.scope):
        return False
    if is_vague_version(one) or is_vague_version(two):
        return False
    if one.slot != two.slot:
        found = {one.state, two.state} == {QuantityState.BODIES_FOUND, QuantityState.KILLED}
        return found and one.population == two.population
    return one.population == two.population or TOTAL in (one.population, two.population)


def other_scope(one: Proposition, two: Proposition) -> str:
    """Why two figures measure different things and can both hold; "" if they do not."""
    if one.slot != two.slot:
        return "bodies counted, and deaths told"
    if one.scope is not two.scope:
        return "one covers more than this incident"
    if one.population != two.population:
        part, whole = (two, one) if one.population == TOTAL else (one, two)
        return "a part and the whole" if _least(part) <= _most(whole) else ""
    return ""


def is_same_figure(one: Proposition, two: Proposition) -> bool:
    """True for "4 civilians" and "4", "at least 4 civilians" and "4", of one incident."""
    apart = one.slot != two.slot or one.scope is not two.scope
    return not apart and size(one) == size(two) and compatible(one, two)


def is_total(item: Proposition) -> bool:
    """True for a figure of all the dead, wounded … of this incident."""
    counted = item.state is not QuantityState.BODIES_FOUND
    return counted and item.population == TOTAL and item.scope is FigureScope.INCIDENT


def compatible(one: Proposition, two: Proposition) -> bool:
    """True if some figure fits both bounds ("at least 12" and 14).

    Large ones that touch are one rough figure: "400" and "more than 400".
    """
    low = max(_least(one), _least(two))
    high = min(_most(one), _most(two))
    if low == high:
        return low >= ROUGH or not (_open_at(one, low) or _open_at(two, low))
    return low < high


def is_near(one: Proposition, two: Proposition) -> bool:
    """True if two figures differ by no more than "about" one of them leaves open."""
    small, large = sorted((size(one), size(two)))
    return large - small <= ABOUT * large


def may_rival(one: Proposition, two: Proposition) -> bool:
    """False if neither is of this incident alone: they may be of different spans of time."""
    return FigureScope.INCIDENT in (one.scope, two.scope)


def _least(item: Proposition) -> float:
    return item.low if item.low is not None else -inf


def _most(item: Proposition) -> float:
    return item.high if item.high is not None else inf


def size(item: Proposition) -> float:
    """The figure that stands for a version: its lower bound, else its upper one."""
    return item.low if item.low is not None else item.high if item.high is not None else 0


def is_exact(item: Proposition) -> bool:
    """True for a figure without bounds."""
    return item.low is not None and item.low == item.high


def is_vague_version(item: Proposition) -> bool:
    """True for a version in words such as "several" and "dozens": it rivals none."""
    vague = is_loose(item.low, item.high) or is_vague(item.value)
    return item.state is not None and vague


def _open_at(item: Proposition, value: float) -> bool:
    return (item.low_open and item.low == value) or (item.high_open and item.high == value)
