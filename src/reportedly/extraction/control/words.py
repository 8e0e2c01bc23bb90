"""Finds the words that say who holds a place, and leaves out what is only wanted or denied."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from reportedly.extraction.control.kept import holding_nouns
from reportedly.extraction.control.phrases import (
    of_contest,
    of_control,
    of_fight,
    of_neither,
    of_noun,
    of_owner,
    of_passing,
    of_siege,
)
from reportedly.extraction.control.tables import (
    contests,
    forms,
    noun_statuses,
    verb_senses,
    words_of,
)
from reportedly.extraction.control.verbs import of_flag, of_ousting, of_verb
from reportedly.extraction.control.word import ControlWord
from reportedly.extraction.words.clauses import ClauseKind, Clauses

_WANT_REACH = 5  # tokens before a word in which "fear" or "an attempt at" makes it untold
_TRY_REACH = 3  # tokens before a verb in which "to", "would" or "not" makes it untold
_UNTIL_REACH = 4  # tokens from "until" to what is waited for
_RANK_REACH = 4  # tokens before "to fall" in which "the second town" stands
_Reader = Callable[[Clauses, int], ControlWord | None]


def control_words(tokens: Clauses) -> Iterator[ControlWord]:
    """Control words of one sentence, in order; at a word the first reader that finds one."""
    readers = _readers()
    for index, word in enumerate(tokens.low):
        for read in readers.get(word, ()):
            found = read(tokens, index)
            if found is not None:
                yield found
                break


@cache
def _readers() -> Mapping[str, Sequence[_Reader]]:
    """Word -> those who may find a control word at it, in the order in which they are asked."""
    found: dict[str, list[_Reader]] = {}
    for read, words in (
        (of_neither, words_of("unheld")),
        (of_control, holding_nouns()),
        (of_contest, words_of("disputed") | {phrase[-1] for phrase in contests()}),
        (of_owner, words_of("owned")),
        (of_passing, forms("passing") | forms("resting")),
        (of_siege, words_of("occupied") | words_of("besieged")),
        (of_flag, words_of("flags")),
        (of_ousting, ("from", "of")),
        (of_verb, verb_senses()),
        (of_fight, words_of("fought")),
        (of_noun, noun_statuses()),
    ):
        for word in words:
            found.setdefault(word, []).append(read)
    return found


def is_told(tokens: Clauses, word: ControlWord) -> bool:
    """False for what is only wanted, tried, possible or denied: a control has no mood."""
    first = word.first
    if not words_of("formerly").isdisjoint(tokens.low[max(0, first - 1) : first]):
        return False
    clause = tokens.clause[first]
    if tokens.clauses[clause].kind in (ClauseKind.CONDITION, ClauseKind.QUESTION):
        return False
    if not words_of("untold").isdisjoint(tokens.low[max(0, first - _WANT_REACH) : first]):
        return False
    if _is_to_come(tokens, first) or _is_rebutted(tokens, first):
        return False
    if not word.verbal:
        denied = "X" in tokens.tag[max(0, first - _TRY_REACH) : first]
        denied = denied or not words_of("averted").isdisjoint(
            tokens.low[max(0, first - _WANT_REACH) : first]
        )
        return not denied and not any(
            t == "M" and c in (clause, tokens.clauses[clause].parent)
            for t, c in zip(tokens.tag, tokens.clause, strict=True)
        )
    before = tokens.low[max(0, first - _TRY_REACH) : first]
    tags = {
        tokens.tag[index]
        for index in range(max(0, first - _TRY_REACH), first)
        if tokens.clause[index] == clause  # not the "not" of a relative clause before
    }
    perfect = before[-2:] in (["to", "have"], ["to", "be"])  # "appear to have withdrawn"
    if before[-2:] == ["to", "be"]:  # "is reported to be surrounded"
        perfect = not words_of("said").isdisjoint(tokens.low[max(0, first - 5) : first])
        perfect = perfect or tokens.low[first - 3 : first - 2] == ["had"]  # "had to be given up"
    modal = "M" in tokens.tag[max(0, first - _TRY_REACH - 2) : first]
    before = _without_place_led_to(tokens, first, before)
    perfect = perfect or _follows_cue(tokens, first)
    if "to" in before and not perfect and (modal or _is_planned(tokens, first)):
        return False
    if (
        "to" in before
        and not perfect
        and words_of("achieved").isdisjoint(tokens.low[max(0, first - _TRY_REACH - 2) : first])
        and words_of("ranked").isdisjoint(tokens.low[max(0, first - _RANK_REACH) : first])
    ):
        return False
    return not {"M", "X"} & tags and before[-1:] not in (["at"], ["for"], ["of"], ["with"])


def _follows_cue(tokens: Clauses, first: int) -> bool:
    """ "Rebels (are believed) to hold Kest", "(they claim) to hold it": the cue is outside."""
    if tokens.low[:1] == ["to"] and first <= _TRY_REACH and "," not in tokens.low:
        return True  # no "to hold Kest, they sent troops"
    to = next((i for i in range(first - 1, 0, -1) if tokens.low[i] == "to"), 0)
    return to > 0 and tokens.spans[to].start > tokens.spans[to - 1].end + 1


def _without_place_led_to(tokens: Clauses, first: int, before: list[str]) -> list[str]:
    """ "Was brought to Kest, | held by": the "to" leads to a name, not to a verb."""
    start = first - len(before)
    return [
        word
        for at, word in enumerate(before, start)
        if word != "to" or tokens.tag[at + 1] not in "LD"
    ]


def _is_planned(tokens: Clauses, first: int) -> bool:
    """ "Began an offensive | to liberate": what an undertaking is for."""
    to = next((i for i in range(first - 1, -1, -1) if tokens.low[i] == "to"), 0)
    return not words_of("undertakings").isdisjoint(tokens.low[max(0, to - 1) : to])


def _follows_modal(tokens: Clauses, first: int) -> bool:
    clause = [i for i in tokens.tokens_of(tokens.clause[first]) if i < first]
    after_comma = "," in [tokens.tag[i] for i in clause[-_TRY_REACH:]]
    return after_comma and any(tokens.tag[i] == "M" for i in clause)


def _is_rebutted(tokens: Clauses, first: int) -> bool:
    """ "The claim that rebels hold Kest is false"."""
    before, after = tokens.low[:first], tokens.low[first:]
    told = not words_of("rumoured").isdisjoint(before) and "that" in before
    return told and not words_of("false").isdisjoint(after)


def _is_to_come(tokens: Clauses, first: int) -> bool:
    """ "By taking Kest we will", "until it regains Kest": told of what is not so yet."""
    before = tokens.low[max(0, first - _UNTIL_REACH) : first]
    present = tokens.tag[first] == "V" and not tokens.low[first].endswith("ed")
    if present and not {"until", "till"}.isdisjoint(before):
        return True
    if tokens.tag[first] == "G" and _follows_modal(tokens, first):
        return True  # "could hold the line, losing"
    means = tokens.tag[first] == "G" and before[-1:] in (["by"], ["after"], ["without"])
    return means and "M" in tokens.tag
