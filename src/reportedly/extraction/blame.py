"""Who is blamed for a deed or owns up to it in the words around it: words of blame × frames.

A word of blame or of owning stands in one of few frames, whichever word it is: the doer before it
and the deed behind it ("the rebels are behind the raid", "claimed the raid"), the doer between
them ("blamed the rebels for the raid"), or the deed first ("the raid was blamed on the rebels").
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.extraction.clauses import Clauses
from reportedly.extraction.event_roles import Placed, place
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.triggers import Trigger, events_table
from reportedly.lang.inflection import verb_forms
from reportedly.model.event import ResponsibilityRelation
from reportedly.model.mention import ActorMention

_DEED_REACH = 6  # tokens from a word of blame's preposition to the deed: "for carrying out the"
_LED_REACH = 8  # tokens between a word of blame and its preposition: "blamed the rebels for"
_NEAR = 10  # tokens between a deed and the word of blame behind it
_LINKS = frozenset(("for", "of", "in", "with", "to"))
_OPEN = "DSN#L'-Q\"RIGT"  # tags between a preposition and the deed that it leads to


class Blame(NamedTuple):
    """What is said of the doer, and which actor that is; None where it is the source."""

    relation: ResponsibilityRelation
    actor: int | None


def find_blame(tokens: Clauses, trigger: Trigger, actors: Sequence[ActorMention]) -> Blame | None:
    """Who is blamed for the deed of `trigger` or owns up to it; None where nobody is."""
    placed = place(tokens, actors)
    for frame in (_led, _followed):
        found = frame(tokens, trigger, placed)
        if found is not None:
            return found
    return None


def owns_up(cue: Sequence[str], tokens: Clauses, trigger: Trigger) -> bool:
    """True if the cue is a word of owning and the content nothing but the deed."""
    if _of("owned").isdisjoint(cue):
        return False
    between = range(trigger.first)
    low = [*cue, *tokens.low[: trigger.first]]
    if not _of("credit").isdisjoint(low):
        return len(between) <= _LED_REACH
    direct = not _of("owned_directly").isdisjoint(cue)
    gerund = tokens.tag[trigger.first] == "G" and trigger.first <= 1
    noun = not trigger.sense.verbal and _is_deed_object(tokens, between)
    return direct and (gerund or noun)


def is_disowned(tokens: Clauses, trigger: Trigger) -> bool:
    """ "Nobody has claimed the raid", "the raid went unclaimed", "its origin is not known"."""
    if trigger.sense.verbal:
        return False
    before, after = range(trigger.first), range(trigger.last + 1, len(tokens.low))
    nobody = [i for i in before if tokens.low[i] in lexicon().nobody]
    owned = [i for i in before if nobody and i > nobody[-1] and tokens.low[i] in _of("owned")]
    if any(_owns(tokens, i, trigger) for i in owned):
        return True
    near = after[:_NEAR]
    if any(tokens.low[i] in _of("unclaimed") or _not(tokens, i, "claimed") for i in near):
        return True
    doers = [i for i in (*before, *near) if tokens.low[i] in _of("doers")]
    return bool(doers) and any(
        tokens.low[i] in _of("not_known") or _not(tokens, i, "known")
        for i in range(max(0, doers[0] - _NEAR), min(len(tokens.low), doers[-1] + _NEAR))
    )


def _not(tokens: Clauses, at: int, key: str) -> bool:
    """ "Has not been claimed", "not known"."""
    return tokens.low[at] in _of(key) and "X" in tokens.tag[max(0, at - 3) : at]


def _led(tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> Blame | None:
    """The word before the deed: "blamed X for the raid", "X is behind it", "X claimed it"."""
    if trigger.sense.verbal and tokens.tag[trigger.first] != "G":
        return None  # "accused of using banned weapons"
    link = _link(tokens, trigger)
    for at in range(trigger.first - 1, -1, -1):
        word = tokens.low[at]
        if _is_open(tokens, at):
            return None
        if any(_is_open(tokens, i) for i in range(max(0, at - _LED_REACH), at)):
            continue
        if word in _of("owned") and _owns(tokens, at, trigger):
            doer = _before(tokens, actors, at)
            return _said_of(doer, ResponsibilityRelation.CLAIMED)
        near = at >= link - _LED_REACH and (link > at or word == "behind")
        if word in _of("behind") and near and _is_said(tokens, at):
            doer = _before(tokens, actors, at)
            return _said_of(doer, ResponsibilityRelation.ACCUSED)
        if word in _of("blaming") and link - _LED_REACH <= at < link:
            doer = _accused(tokens, actors, at, link)
            return _said_of(doer, ResponsibilityRelation.ACCUSED)
    return None


def _said_of(doer: Placed | None, relation: ResponsibilityRelation) -> Blame | None:
    return None if doer is None else Blame(relation, doer.index)


def _link(tokens: Clauses, trigger: Trigger) -> int:
    """The preposition that leads to the deed; -1 if none does."""
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - _DEED_REACH), -1):
        if tokens.low[at] in _LINKS and tokens.low[at - 1] not in _of("halves"):
            return at
        if tokens.tag[at] not in _OPEN:
            return -1
    return -1


def _accused(tokens: Clauses, actors: Sequence[Placed], at: int, link: int) -> Placed | None:
    """Whom the word at `at` accuses: the actor between it and "for", or its passive's subject."""
    between = [a for a in actors if at < a.first and a.last < link]
    by = tokens.low[at + 1 : at + 2] == ["by"]
    if between and not by:
        touching = between[-1].last + 1 == link or not _bare(tokens, between[-1].last + 1, link)
        return between[-1] if touching else None
    if any(_is_open(tokens, i) for i in range(max(0, at - _LED_REACH), at)):
        return None
    passive = tokens.tag[at] in "EQ" and (by or link == at + 1)
    return _before(tokens, actors, at) if passive and not _has(tokens, at) else None


def _bare(tokens: Clauses, start: int, stop: int) -> bool:
    """False if one of the words that complete the blame stands there: "held X responsible"."""
    return _of("behind").isdisjoint(tokens.low[start:stop])


def _has(tokens: Clauses, at: int) -> bool:
    """ "Has blamed": no passive."""
    before = tokens.low[max(0, at - 2) : at]
    return not {"has", "have", "had"}.isdisjoint(before) and "been" not in before


def _owns(tokens: Clauses, at: int, trigger: Trigger) -> bool:
    """ "Claimed the raid", "took credit for it", "admitted carrying it out"."""
    between = range(at + 1, trigger.first)
    low = [tokens.low[i] for i in between]
    if not _of("credit").isdisjoint(low):
        return len(low) <= _LED_REACH and "for" in low
    direct = tokens.low[at] in _of("owned_directly")
    nominal = all(tokens.tag[i] in "DSNL#'-GTI" for i in between) and len(low) <= _DEED_REACH
    return direct and nominal and not trigger.sense.verbal and _is_deed_object(tokens, between)


def _is_deed_object(tokens: Clauses, between: range) -> bool:
    """True if nothing but determiners, "to" and light verbs stand before the deed."""
    light = _of("light_deeds")
    return all(
        tokens.tag[i] in "DS#" or tokens.low[i] in light or tokens.tag[i] == "L" for i in between
    )


def _is_said(tokens: Clauses, at: int) -> bool:
    """ "Is behind", "are to blame": said of somebody, not of where one stands."""
    low = tokens.low
    if low[at] == "responsibility":
        return not _of("bearing").isdisjoint(low[max(0, at - 3) : at])
    if low[at] == "blame":
        return low[at - 1 : at] == ["to"]
    if low[at] in _of("named"):
        return not (_be() | {"as"}).isdisjoint(low[max(0, at - 3) : at])
    if low[at] != "behind":
        return True
    back = [w for w in low[max(0, at - 3) : at] if w not in lexicon().closed or w in _be()]
    return bool(back) and back[-1] in _be() | _of("standing")


def _followed(tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> Blame | None:
    """The deed first: "the raid was blamed on X", "…, claimed by X", "… was the work of X"."""
    stop = min(len(tokens.low), trigger.last + 1 + _NEAR)
    for at in range(trigger.last + 1, stop):
        if _is_open(tokens, at):
            return None
        for key, relation in _TRAILING:
            if tokens.low[at] not in _of(key):
                continue
            if tokens.low[at] in _of("lying") and _of("lain").isdisjoint(tokens.low[:at]):
                continue  # "the town fell to the rebels"
            doer = _behind(tokens, actors, at, _of(f"{key}_link"))
            if doer is not None:
                return Blame(relation, doer.index)
        if tokens.tag[at] in ".;":
            return None
    return None


_TRAILING = (
    ("blamed_on", ResponsibilityRelation.ACCUSED),
    ("work", ResponsibilityRelation.ACCUSED),
    ("claimed_by", ResponsibilityRelation.CLAIMED),
    ("denied_by", ResponsibilityRelation.DENIED),
)


def _behind(
    tokens: Clauses, actors: Sequence[Placed], at: int, links: frozenset[str]
) -> Placed | None:
    """The actor that a preposition right behind the word leads to: "on", "to", "by", "of"."""
    for link in range(at + 1, min(len(tokens.low), at + 3)):
        if tokens.low[link] in links:
            near = [a for a in actors if link < a.first]
            opens = near and all(tokens.tag[i] in "DSN#L-" for i in range(link + 1, near[0].first))
            return near[0] if opens else None
    return None


def _before(tokens: Clauses, actors: Sequence[Placed], at: int) -> Placed | None:
    """The last actor before the word in its clause, or in the one that a relative hangs on."""
    near = [a for a in actors if a.last < at]
    if not near:
        return None
    between = range(near[-1].last + 1, at)
    crossed = any(tokens.tag[i] in "VG;H" and tokens.low[i] not in _light() for i in between)
    return None if crossed or len(between) > _LED_REACH else near[-1]


def _is_open(tokens: Clauses, at: int) -> bool:
    """ "Not", "nobody", "whether", "who", "if", "would": nothing is said of a doer."""
    word = tokens.low[at]
    return tokens.tag[at] in "XM" or word in lexicon().nobody or word in _of("open_words")


def is_standing(word: str) -> bool:
    """True for "is", "stands", "bears": words that say of somebody that they are behind a deed."""
    return word in _light()


def _light() -> frozenset[str]:
    return _be() | _of("standing")


@cache
def _be() -> frozenset[str]:
    return frozenset(("is", "are", "was", "were", "been", "be", "being", "has", "have", "had"))


@cache
def _of(key: str) -> frozenset[str]:
    """The words at `key`, verbs in every form: a verb is written with a trailing "*"."""
    words: set[str] = set()
    for word in events_table()["blame"][key].split():
        words.update(verb_forms(word[:-1]) if word.endswith("*") else (word,))
    return frozenset(words)
