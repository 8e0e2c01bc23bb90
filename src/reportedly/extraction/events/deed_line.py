"""Lays a sentence out as a line of words round one deed, off which frames of blame are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.commitment.effects import NOT
from reportedly.extraction.events.placed_actors import Placed
from reportedly.extraction.events.roles import is_active
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import section_words

_SKIPPED = frozenset('R"()')  # adverbs, stray quotation marks and brackets say nothing of blame
_BEFORE_DEED = frozenset("DSN#LY'Q-")  # tags of what stands before a deed in its noun phrase
_BEFORE_NAME = frozenset("DSN#L")
_TAKING = frozenset(("capture", "recapture", "seizure", "liberation"))
WORD_BEFORE = 12  # characters before a cue that hold "scarcely"
_NEGATED = {"X": "NOT", "M": "MOD"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands outside the tokens: the source's sign, and the words of the cue."""

    source: str
    cue: Sequence[str]


NOBODY_SAYS = Frame("", ())  # narration, or a whole sentence with source and cue in it


def line_of(
    tokens: Clauses,
    trigger: Trigger,
    actors: Sequence[Placed],
    frame: Frame,
    kept: frozenset[str],
) -> str:
    """The line: "S accused X0 of G the clinic"; every item has a blank behind it.

    An actor's number is its index; `kept` are words that no noun phrase swallows.
    """
    names = {at: actor for actor in actors for at in range(actor.first, actor.last + 1)}
    begins = _deed_begins(tokens, trigger, names, kept)
    items, nobody = _nothing_said(frame), lexicon().nobody
    at, size = 0, len(tokens.low)
    while at < size:
        if at == begins:
            items.append(_sign(tokens, trigger))
            at = trigger.last + 1
        elif at in names and at >= names[at].first:
            while items and _swallowed(tokens, at, items, kept):
                items.pop()
            if tokens.low[at] in kept:
                items.append(tokens.low[at])  # "suspected | rebels"
            none = tokens.low[names[at].last] in nobody
            items.append("NOBODY" if none else f"X{names[at].index}")
            at = _after_name(tokens, names[at].last + 1, trigger, names, kept)
        else:
            if tokens.low[at] in _seldom():
                items.append("NOT")  # "rarely acknowledges attacks"
            elif tokens.tag[at] in _NEGATED or tokens.low[at] in nobody:
                items.append(_none(tokens, at))
            elif tokens.tag[at] not in _SKIPPED:
                items.append(tokens.low[at])
            at += 1
    return "".join(f"{item} " for item in items)


@cache
def _seldom() -> frozenset[str]:
    return section_words("en", "deeds", "telling", "seldom")


def is_seldom(before: str) -> bool:
    """True if the last word before a cue makes it as good as denied: "it rarely | admits"."""
    last = before.rstrip().rpartition(" ")[2]
    return last.lower() in _seldom()


def _nothing_said(frame: Frame) -> list[str]:
    """Source and cue, if there are any."""
    if not frame.source:
        return []
    return [frame.source, *("NOT" if word in NOT else word for word in frame.cue)]


def _none(tokens: Clauses, at: int) -> str:
    """The sign of a modal or of what denies."""
    tag = tokens.tag[at]
    single = tokens.low[at + 1 : at + 2] in (["one"], ["a"], ["any"], ["single"])
    return "NOBODY" if single and tag == "X" else _NEGATED.get(tag, "NOBODY")


def _sign(tokens: Clauses, trigger: Trigger) -> str:
    if not trigger.sense.verbal and _is_progressive(tokens, trigger):
        return "V"
    if not trigger.sense.verbal:
        return "K" if trigger.sense.lemma in _TAKING else "D"
    after_be = tokens.tag[trigger.first - 1 : trigger.first] == ["A"]
    if tokens.tag[trigger.first] == "G" or (
        tokens.low[trigger.first].endswith("ing") and not after_be
    ):
        return "G"
    return "V" if is_active(tokens, trigger) else "W"


def _is_progressive(tokens: Clauses, trigger: Trigger) -> bool:
    """ "Was bombing wells": a form that is a noun elsewhere."""
    first = trigger.first
    helped = tokens.low[first - 1 : first] in (["was"], ["were"], ["is"], ["are"], ["been"])
    return helped and tokens.low[first].endswith("ing")


def _deed_begins(
    tokens: Clauses, trigger: Trigger, names: dict[int, Placed], kept: frozenset[str]
) -> int:
    """Where the deed's noun phrase begins; a verb begins where it stands."""
    at = trigger.first
    if trigger.sense.verbal:
        return at
    while at and tokens.tag[at - 1] in _BEFORE_DEED and at - 1 not in names:
        if tokens.low[at - 1] in kept or tokens.low[at - 1] in lexicon().nobody:
            break
        at -= 1
    return at


def _swallowed(tokens: Clauses, at: int, items: list[str], kept: frozenset[str]) -> bool:
    """True if the last item is the start of the noun phrase that the name at `at` ends."""
    back = at - 1
    while back >= 0 and tokens.tag[back] in _SKIPPED:
        back -= 1
    last = items[-1]
    if back < 0 or last != tokens.low[back] or last in kept or last in lexicon().nobody:
        return False
    if tokens.tag[back] == "S":
        return False  # "its | men": whose they are matters
    return tokens.tag[back] in _BEFORE_NAME


def _after_name(
    tokens: Clauses, at: int, trigger: Trigger, names: dict[int, Placed], kept: frozenset[str]
) -> int:
    """Behind the nouns that a name qualifies: "Orlandic | artillery"."""
    while (
        at < len(tokens.low)
        and tokens.tag[at] == "N"
        and at not in names
        and at < trigger.first
        and tokens.low[at] not in kept
    ):
        at += 1
    return at
