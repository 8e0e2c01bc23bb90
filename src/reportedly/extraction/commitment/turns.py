"""What a turn of words before a noun or a gerund makes of it: "stopped short of", "ahead of".

A turn ends right before the noun phrase, or before a noun that only says how much or what kind of
it there is ("a wave of attacks"). Some are over what is named as known, too ("called off the
raid", "asked for his arrest"), some only over what has no article ("escaped bombardment").
"""

from collections.abc import Iterator
from functools import cache

from reportedly.extraction.commitment.effects import (
    INTENDED,
    NEGATED,
    POSSIBLE,
    PREDICTED,
    REQUESTED,
    TABLE,
    UNKNOWN,
    Effect,
)
from reportedly.extraction.commitment.predicates import OPEN
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed, listed_words
from reportedly.model.span import Span

_EFFECTS = {
    "undone": NEGATED,
    "spared": NEGATED,
    "requested": REQUESTED,
    "intended": INTENDED,
    "possible": POSSIBLE,
    "predicted": PREDICTED,
    "feared": OPEN,
    "alleged": UNKNOWN,
    "forborne": UNKNOWN,
    "broached": INTENDED,
}
_OF_THE_UNKNOWN = ("spared", "alleged", "forborne")
_PHRASE = "DSNL#'-R"  # tags of a noun phrase before its head
_REACH = 5  # tokens of a noun phrase before its head
_JOINED = 2  # noun phrases joined by "and" that a turn reaches
_DETERMINED = frozenset("DS'")

Over = Iterator[tuple[Effect, Span]]


def turned(cut: Clauses, language: str, at: int) -> Over:
    """The effects of the turns before the noun or gerund at token `at`."""
    if at >= len(cut.tag) or not (cut.tag[at] in "NLGY" or _is_gerund(cut, at)):
        return
    if cut.tag[at + 1 : at + 2] == ["'"]:
        return  # "ahead of the invasion's anniversary": the turn is over what it owns
    start = at if cut.tag[at] == "G" and cut.tag[at - 1 : at] != ["D"] else _start(cut, at)
    bare = _DETERMINED.isdisjoint(cut.tag[start:at])
    for _ in range(_JOINED + 1):
        found = _before(cut, language, _past_calling(cut, start)) or _equated(cut, language, start)
        if found is not None:
            key, span = found
            lies_behind = key == "predicted" and _is_just(cut, language, span)
            if key == "broached" and not _is_broachable(cut, language, at):
                return
            if (
                (bare or key not in _OF_THE_UNKNOWN)
                and not _goes_on(cut, at, key)
                and not lies_behind
            ):
                yield _EFFECTS[key], span
            return
        outer = _outer(cut, language, start)
        if outer is None:
            return
        start = outer


def _is_gerund(cut: Clauses, at: int) -> bool:
    return cut.low[at].endswith("ing") and cut.tag[at - 1 : at] in (["I"], ["G"])


def _start(cut: Clauses, at: int) -> int:
    start = at
    while start and at - start < _REACH and cut.tag[start - 1] in _PHRASE:
        start -= 1
        if cut.tag[start] in "DS":
            break
    return start


def _outer(cut: Clauses, language: str, start: int) -> int | None:
    """Where the phrase begins that this one belongs to: "a wave of", "strikes and"."""
    before = start - 1
    if before < 1:
        return None
    measured = cut.low[before] == "of" and cut.lemma[before - 1] in listed_words(
        language, TABLE, "turns.measures"
    )
    joined = cut.low[before] in ("and", "or") and cut.tag[before - 1] in "NLG"
    return _start(cut, before - 1) if measured or joined else None


def _before(cut: Clauses, language: str, start: int) -> tuple[str, Span] | None:
    """The longest turn that ends before token `start`, and its words."""
    if not start:
        return None
    end = start
    while end > 1 and cut.tag[end - 1] == "R" and cut.low[end - 1] not in _turns(language):
        end -= 1  # "prepared | again"
    for words, key in _turns(language).get(cut.low[end - 1], ()) or _turns(language).get(
        cut.lemma[end - 1], ()
    ):
        first = end - len(words)
        if first < 0:
            continue
        if _is(cut, first, words[0]) and tuple(cut.low[first + 1 : end]) == words[1:]:
            return key, Span(cut.spans[first].start, cut.spans[end - 1].end)
    return None


def _past_calling(cut: Clauses, start: int) -> int:
    """ "Averted | what they called | an invasion": where the calling begins, else `start`."""
    if cut.low[start - 1 : start] not in (["called"], ["calls"], ["call"], ["termed"]):
        return start
    near = range(start - 2, max(-1, start - 2 - _REACH), -1)
    return next((i for i in near if cut.low[i] == "what"), start)


def _is_broachable(cut: Clauses, language: str, at: int) -> bool:
    """ "Talks on | the release of sailors": of what is agreed on, not "on | the attack"."""
    nouns = listed_words(language, TABLE, "turns.broachable")
    return cut.low[at] in nouns or cut.lemma[at] in nouns


def _equated(cut: Clauses, language: str, start: int) -> tuple[str, Span] | None:
    """ "His goal is | the destruction of the port", "the demands include | the release of"."""
    if start > 1 and cut.lemma[start - 1] in listed_words(language, TABLE, "turns.including"):
        at = start - 2
        while at > 0 and cut.tag[at] in "MARV":
            at -= 1
        plans = listed_words(language, TABLE, "turns.plans")
        return ("intended", cut.spans[at]) if _singular(cut.low[at]) in plans else None
    if start < 2 or cut.low[start - 1] not in lexicon().be or cut.tag[start - 2] != "N":
        return None
    for key in ("intended", "possible"):
        nouns = listed_words(language, TABLE, f"nominal.{key}")
        if cut.lemma[start - 2] in nouns:
            return key, cut.spans[start - 2]
    return None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is(cut: Clauses, at: int, word: str) -> bool:
    return word in (cut.low[at], cut.lemma[at])


def _is_just(cut: Clauses, language: str, span: Span) -> bool:
    """ "Shortly ahead of the invasion": told looking back on it."""
    first = cut.starting[span.start]
    near = cut.low[max(0, first - 1) : first]
    return not listed_words(language, TABLE, "turns.just").isdisjoint(near)


def _goes_on(cut: Clauses, at: int, key: str) -> bool:
    """ "Asked for the siege | to be lifted": the siege is, whatever comes of the asking."""
    if cut.low[at + 1 : at + 2] != ["to"]:
        return False
    known = cut.low[max(0, at - 1) : at] in (["the"], ["this"], ["that"])
    return key == "requested" or (
        key == "intended" and known and cut.low[at + 2 : at + 3] == ["be"]
    )


@cache
def _turns(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Last word -> the turns that end in it, longest first, each with what it does."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key in _EFFECTS:
        for phrase in listed(language, TABLE, f"turns.{key}"):
            words = tuple(phrase.split())
            found.setdefault(words[-1], []).append((words, key))
    for turns in found.values():
        turns.sort(key=lambda turn: -len(turn[0]))
    return found
