"""Phrases that say who holds a place: "under the control of", "the fall of", "fighting for"."""

from reportedly.extraction.control.kept import holding_nouns
from reportedly.extraction.control.tables import (
    ending,
    extents,
    forms,
    leading,
    noun_statuses,
    verb_senses,
    words_of,
)
from reportedly.extraction.control.word import ControlWord, after_be
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.verb_forms import BE, VERBAL
from reportedly.model.event import ControlStatus

_OF_REACH = 3  # tokens after "control" in which its "of" stands
_BE_REACH = 4  # tokens before "contested" in which its "is" stands
_BEING = 3  # tokens before "in full control of" in which its "is" stands
_FROM_REACH = 6  # tokens after "withdrawal" in which its "from" stands
_MOVE_REACH = 7  # tokens before "control" in which what brings a place under it stands
_NEITHER_REACH = 4  # tokens from "neither side" to "controls"
_PASSED = (("passing", ControlStatus.CAPTURED), ("resting", ControlStatus.HOLDS))
_MOVES = (("coming", ControlStatus.CAPTURED), ("slipping", ControlStatus.LOST))


def of_noun(tokens: Clauses, index: int) -> ControlWord | None:
    """ "The capture of Kest"; "completed the liberation of Kest" has a subject."""
    low = tokens.low
    if low[index] not in noun_statuses() or tokens.tag[index] not in "NGL":
        return None
    if low[index - 2 : index] == ["de", "-"] or _of_rule(tokens, index):
        return None
    if not words_of("trading").isdisjoint(low[index - 1 : index]):
        return None  # "an economic blockade of Kest"
    verb = index - 1 - (low[index - 1 : index] == ["the"])
    done = verb >= 0 and low[verb] in words_of("completed") and tokens.tag[verb] in VERBAL
    if tokens.tag[index] == "G" and not done:
        return None  # "are clearing it"
    first, status = verb if done else index, noun_statuses()[low[index]]
    if status is ControlStatus.RETREATED and "from" not in low[index + 1 : index + 1 + _FROM_REACH]:
        return None
    return ControlWord(first, index, status, verbal=done, noun=not done)


def _of_rule(tokens: Clauses, index: int) -> bool:
    """ "To escape occupation for the free part of Kest": whose, and of what, is not said."""
    rule = noun_statuses()[tokens.low[index]] is ControlStatus.HOLDS
    return rule and tokens.low[index + 1 : index + 2] != ["of"]


def of_contest(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Remains contested", "is changing hands": said of a place that stands before."""
    first = _contest_from(tokens, index)
    if first is None:
        return None
    return ControlWord(
        first, index, ControlStatus.HOLDS, verbal=True, place_is_subject=True, contested=True
    )


def _contest_from(tokens: Clauses, index: int) -> int | None:
    """Where a phrase of contest that ends at `index` begins."""
    low = tokens.low
    if low[index] in words_of("disputed"):
        back = range(index - 1, max(-1, index - 1 - _BE_REACH), -1)
        return next((i for i in back if low[i] in BE or low[i] in words_of("staying")), None)
    for phrase in ending(low[index]):
        first = index + 1 - len(phrase)
        if first >= 0 and tuple(low[first : index + 1]) == phrase:
            return first
    return None


def of_owner(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Has been ours", "Kest: fully ours": said of a place that stands before."""
    low = tokens.low
    if low[index] not in words_of("owned"):
        return None
    first = index
    while first > 0 and (tokens.tag[first - 1] in "RA" or low[first - 1] in BE | extents("all")):
        first -= 1
    said = not BE.isdisjoint(low[first:index]) or low[first - 1 : first] == [":"]
    if not said or "not" in low[first:index] or "n't" in low[first:index]:
        return None
    status = ControlStatus.CAPTURED if "now" in low[first:index] else ControlStatus.HOLDS
    return ControlWord(first, index, status, verbal=True, place_is_subject=True)


def of_siege(tokens: Clauses, index: int) -> ControlWord | None:
    """ "The besieged camp", "besieged Kest": said of the place right behind it."""
    held = tokens.low[index] in words_of("occupied")
    if not (held or tokens.low[index] in words_of("besieged")) or after_be(tokens, index):
        return None
    behind = tokens.tag[index + 1 : index + 2]
    before = tokens.tag[index - 1 : index]
    qualifies = behind in (["N"], ["L"]) and before in (["D"], ["I"], ["S"], [])
    if held and behind != ["L"]:
        return None  # "the occupied factory"
    status = ControlStatus.HOLDS if held else ControlStatus.ENCIRCLED
    return ControlWord(index, index, status, verbal=False) if qualifies else None


def of_fight(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Fighting for Kest", "the battle for control of Kest": nobody holds it alone."""
    if tokens.low[index] not in words_of("fought"):
        return None
    after = tokens.low[index + 1 : index + 6]
    if after[:1] not in (["for"], ["over"]):
        return None
    if after[0] == "over" and not words_of("spells").isdisjoint(after[1:]):
        return None  # "fighting over the past week"
    last = index + (3 if after[1:3] == ["control", "of"] else 1)
    return ControlWord(index, last, ControlStatus.HOLDS, verbal=False, nobody=True)


def of_control(tokens: Clauses, index: int) -> ControlWord | None:
    """ "seized control of", "under Orlandic control": the status by the word before."""
    low = tokens.low
    if low[index] not in holding_nouns() or tokens.tag[index] in VERBAL - {"E"}:
        return None
    before = low[max(0, index - 3) : index]
    if not _is_somebody(before) or "fire" in before:
        return _in_nobodys(tokens, index)
    if low[index] in words_of("rule") and "under" not in before:
        return None
    if before[:2] == ["out", "of"]:
        return ControlWord(index - 3, index, ControlStatus.LOST, verbal=False)
    being = _in_control(tokens, index)
    if being is not None:
        return ControlWord(being, index + 1, ControlStatus.HOLDS, verbal=True)
    return _led_to(tokens, index, before)


def _is_somebody(before: list[str]) -> bool:
    """False for "no control"; "no longer" says who held it until now."""
    nobody = [n for n, word in enumerate(before) if word in lexicon().nobody]
    return all(before[n + 1 : n + 2] == ["longer"] for n in nobody)


def _in_nobodys(tokens: Clauses, index: int) -> ControlWord | None:
    """ "In nobody's full possession": contested."""
    before = tokens.low[max(0, index - 4) : index]
    first = next((n for n, word in enumerate(before) if word == "in"), None)
    owned = {"'s", "’s"} & set(before)
    if first is None or not owned:
        return None
    start = index - len(before) + first
    return ControlWord(
        start, index, ControlStatus.HOLDS, verbal=True, place_is_subject=True, contested=True
    )


def _led_to(tokens: Clauses, index: int, before: list[str]) -> ControlWord | None:
    """Control with the verb or preposition that leads to it, and the status that this gives."""
    low = tokens.low
    placed = not {"under", "in", "into", "from"}.isdisjoint(before)
    if low[index] in words_of("grips"):
        led = low[index + 1 : index + 2] in (["over"], ["on"]) or "from" in before
        led = led or (low[index + 1 : index + 2] == ["of"] and low[index] != "grip")
        if "in" in before[-2:] or not _opens_place(tokens, index + 2):
            return None
    else:
        led = not {"of", "over"}.isdisjoint(low[index + 1 : index + 1 + _OF_REACH])
    handed = low[index] == "hands" and placed
    if not (led or handed or "under" in before):
        return None
    if placed and (moved := _moved_to(tokens, index)) is not None:
        return moved
    for status in (ControlStatus.CAPTURED, ControlStatus.LOST, ControlStatus.HOLDS):
        hits = [n for n, word in enumerate(before) if word in leading(status.value)]
        if hits:
            first = index - len(before) + hits[0]
            verbal = tokens.tag[first] in VERBAL | {"A"}
            return ControlWord(
                first, index, status, verbal=verbal, anywhere=low[index] in words_of("grips")
            )
    return None


def of_passing(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Control of Kest passed to the rebels", "rests with them"."""
    low = tokens.low
    if tokens.tag[index] not in VERBAL or low[index + 1 : index + 2] not in (["to"], ["with"]):
        return None
    before = low[max(0, index - _MOVE_REACH - 1) : index]
    if "of" not in before or holding_nouns().isdisjoint(before[: before.index("of")]):
        return None
    for group, status in _PASSED:
        if low[index] in forms(group):
            return ControlWord(index, index + 1, status, verbal=True, place_is_subject=True)
    return None


def _opens_place(tokens: Clauses, start: int) -> bool:
    """True if a name comes next, or "the town": not "its grip on the rebels in Kest"."""
    own = tokens.tag[start : start + 4]
    return "L" in own and all(tag in "DSN#LI" for tag in own[: own.index("L")])


def _moved_to(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Came under Orlandic control", "fell into their hands", "slipped from its grasp"."""
    low = tokens.low
    for first in range(index - 1, max(-1, index - _MOVE_REACH), -1):
        if tokens.clause[first] != tokens.clause[index] or low[first] in ("it", "they", "them"):
            return None
        for group, status in _MOVES:
            helped = tokens.tag[first] in VERBAL or tokens.tag[first - 1] == "A"
            if low[first] in forms(group) and helped:
                return ControlWord(first, index, status, verbal=True)
    return None


def _in_control(tokens: Clauses, index: int) -> int | None:
    """Where "is in full control of" begins, whose subject is the holder; None for "in the"."""
    low = tokens.low
    if low[index] != "control" or low[index + 1 : index + 2] != ["of"]:
        return None
    at = index - 1 if low[index - 1] == "in" else index - 2
    if at < 1 or low[at] != "in" or low[at + 1] in ("the", "his", "their", "its"):
        return None
    back = range(at - 1, max(-1, at - 1 - _BEING), -1)
    return next((i for i in back if low[i] in BE or low[i] in words_of("staying")), None)


def of_neither(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Neither side fully controls Kest": contested."""
    if tokens.low[index] not in words_of("unheld"):
        return None
    for at in range(index + 1, min(len(tokens.low), index + 1 + _NEITHER_REACH)):
        held = verb_senses().get(tokens.low[at], ())
        if tokens.tag[at] in VERBAL and any(v.status is ControlStatus.HOLDS for v in held):
            return ControlWord(index, at, ControlStatus.HOLDS, verbal=False, nobody=True)
    return None
