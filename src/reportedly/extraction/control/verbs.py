"""Verbs that say who holds a place: "captured", "drove out of", "raised the flag over"."""

from reportedly.extraction.control.kept import holding_nouns, is_unhyphened, keeping_words
from reportedly.extraction.control.tables import (
    Verb,
    forms,
    forms_of,
    idioms,
    verb_senses,
    words_of,
)
from reportedly.extraction.control.word import ControlWord, after_be
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.model.event import ControlStatus

_ELSEWHERE = (["for"], ["whoever"], ["whomever"])
_RULING = frozenset(("rule", "rules", "ruled", "ruling"))
_RULED = (["out"], ["that"], ["on"], ["in"], ["against"], ["it"])
_HANDED = ("hand", "hands", "handed", "handing")
_HAND_REACH = 10  # tokens from "handed" to its "to": "the village of Kest" stands between
_GROUPS = ("close", "forces_only", "military", "hands")
_OUST_REACH = 8  # tokens from "drove" to "out of": "the last of the rebels" stand between
_FLAG_REACH = 7  # tokens between a flag and what is done with it


def of_verb(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Captured", "withdrew from", "Kest fell"."""
    verbal = tokens.tag[index] in VERBAL or after_be(tokens, index) or _has(tokens, index)
    verbal = verbal or tokens.low[index - 1 : index] == ["longer"]  # "no longer | controls"
    somebody = tokens.low[index + 1 : index + 2] in (["him"], ["her"], ["them"], ["us"], ["me"])
    compound = tokens.tag[index - 1 : index] == ["-"] or (  # "rebel-held": an adjective
        tokens.low[index] in keeping_words() and is_unhyphened(tokens, index)
    )
    if not verbal or somebody or compound or _is_light(tokens, index):
        return None  # "took him to Kest"
    verbs = verb_senses().get(tokens.low[index], ())
    verb = next((v for v in verbs if _goes_on(tokens, index, v.rest)), None)
    if verb is None:
        return None
    status, last, falls = verb.status, index + len(verb.rest), verb.falls
    if tokens.low[last + 1 : last + 2] in _ELSEWHERE or _is_of_things(tokens, last):
        return None  # "left for Kest", "belongs to whoever", "cleared the road of mines"
    if falls and tokens.low[last + 1 : last + 2] == ["from"]:
        status = ControlStatus.LOST
    if _is_beside(tokens, index, last, verb):
        return None
    forms = {group: tokens.low[index] in forms_of(group) for group in _GROUPS}
    return ControlWord(index, last, status, verbal=True, place_is_subject=falls, **forms)


def _is_beside(tokens: Clauses, index: int, last: int, verb: Verb) -> bool:
    """ "Was left with enclaves", "leave Kest alone", "the area surrounding Kest"."""
    low, after = tokens.low, tokens.low[last + 1 : last + 5]
    if verb.status is ControlStatus.ENCIRCLED:
        return tokens.tag[index] == "G" and tokens.tag[index - 1 : index] in (["N"], ["L"])
    if verb.status is ControlStatus.HOLDS and not {"draw", "standstill"}.isdisjoint(after):
        return True  # "held Kest to a draw"
    if low[index] in _RULING and after[:1] in _RULED:
        return True  # "ruled out annexing Kest"
    if low[index - 1 : index] == ["it"] and "to" in low[last + 1 :]:
        return low[index] in ("took", "takes", "take")  # "it took them weeks to"
    if low[index] in _HANDED and not verb.rest:
        return "to" not in low[last + 2 : last + _HAND_REACH]  # "handed Kest a victory"
    left = verb.status is ControlStatus.RETREATED and low[index] in ("left", "leave", "leaves")
    return left and (after[:1] == ["with"] or not {"alone", "behind"}.isdisjoint(after))


def _has(tokens: Clauses, index: int) -> bool:
    """ "Has the bridge": no helping verb, a noun phrase comes next."""
    had = tokens.low[index] in ("has", "have", "had") and tokens.tag[index] == "A"
    return had and tokens.tag[index + 1 : index + 2] in (["D"], ["S"], ["L"])


def _goes_on(tokens: Clauses, index: int, rest: tuple[str, ...]) -> bool:
    return tuple(tokens.low[index + 1 : index + 1 + len(rest)]) == rest


def _is_of_things(tokens: Clauses, last: int) -> bool:
    """ "Cleared the road of mines": what is cleared away is no enemy."""
    near = tokens.low[last + 1 : last + 7]
    led = near[near.index("of") :] if "of" in near else []
    return not words_of("rubbish").isdisjoint(led)


def _is_light(tokens: Clauses, index: int) -> bool:
    """ "took control of" is read at "control"; "took part" and "lost lives" are no control."""
    after = tokens.low[index + 1 : index + 4]
    return not holding_nouns().isdisjoint(after) or _is_idiom(tokens, index)


def _is_idiom(tokens: Clauses, index: int) -> bool:
    """ "Took part in it", "held long talks"; not "took part of Kest", nor "took Kest and fire"."""
    for at in range(index + 1, min(index + 4, len(tokens.low))):
        if tokens.low[at] in idioms():
            return tokens.low[at : at + 2] != ["part", "of"]
        if tokens.tag[at] in ",CI":
            return False
    return False


def of_ousting(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Drove the rebels out of Kest", "were expelled from Kest": at the word for "from"."""
    low, tag = tokens.low, tokens.tag
    out = low[index] == "of" and low[index - 1 : index] == ["out"]
    if low[index] != "from" and not out:
        return None
    for first in range(index - 1 - out, max(-1, index - _OUST_REACH), -1):
        if low[first] in forms("ousting") and (tag[first] in VERBAL or after_be(tokens, first)):
            return ControlWord(first, index, ControlStatus.LOST, verbal=True, ousted=True)
        if tag[first] not in "DSN#L'-IRO" and tag[first] not in VERBAL:
            return None
    return None


def of_flag(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Raised its flag over Kest", "the flag of Orland flies over Kest"."""
    if tokens.low[index] not in words_of("flags") or tokens.low[index - 1 : index] == ["a"]:
        return None
    low, last = tokens.low, len(tokens.low)
    clause = tokens.clause[index]
    near = [*range(index - 1, max(-1, index - _FLAG_REACH), -1)]
    near += range(index + 1, min(last, index + _FLAG_REACH + 1))
    for at in near:
        if tokens.clause[at] != clause or tokens.tag[at] not in VERBAL:
            continue
        for group, status in _FLAG_STATUSES:
            if low[at] in forms(group) and "half" not in low[at:]:
                first, end = min(at, index), max(at, index)
                return ControlWord(
                    first, end, status, verbal=at < index, forces_only=True, anywhere=True
                )
    return None


_FLAG_STATUSES = (("raising", ControlStatus.CAPTURED), ("flying", ControlStatus.HOLDS))
