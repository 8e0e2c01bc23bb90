"""Words that say who holds a place: "captured", "under the control of", "fighting for"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.extraction.clauses import ClauseKind, Clauses
from reportedly.extraction.kept import keeping_words
from reportedly.lang import table
from reportedly.lang.inflection import verb_forms
from reportedly.model.event import ControlStatus

_VERBAL = frozenset("VEQGU")
_TRY_REACH = 3  # tokens before a verb in which "to", "would" or "not" makes it untold
_OF_REACH = 3  # tokens after "control" in which its "of" stands
BE = frozenset(("was", "were", "is", "are", "been", "be", "being"))


@dataclass(frozen=True, slots=True)
class ControlWord:
    """A control word: tokens [first, last], its status, and whether its subject is the place."""

    first: int
    last: int
    status: ControlStatus
    verbal: bool
    place_is_subject: bool = False
    nobody: bool = False  # it is fought for: held by no side alone
    contested: bool = False  # said of a place that stands before


def control_words(tokens: Clauses) -> Iterator[ControlWord]:
    """Control words of one sentence, in order."""
    for index in range(len(tokens.low)):
        found = next(filter(None, (read(tokens, index) for read in _READERS)), None)
        if found is not None:
            yield found


def _of_verb(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Captured", "withdrew from", "Kest fell"."""
    verb = _verbs().get(tokens.low[index])
    if verb is None or not (tokens.tag[index] in _VERBAL or after_be(tokens, index)):
        return None
    status, rest, falls = verb
    last = index + len(rest)
    if tokens.low[index + 1 : last + 1] != list(rest) or _light(tokens, index):
        return None
    return ControlWord(index, last, status, verbal=True, place_is_subject=falls)


def _of_noun(tokens: Clauses, index: int) -> ControlWord | None:
    """ "The capture of Kest"; "completed the liberation of Kest" has a subject."""
    low = tokens.low
    if low[index] not in _noun_statuses() or tokens.tag[index] not in "NGL":
        return None
    verb = index - 1 - (low[index - 1 : index] == ["the"])
    done = verb >= 0 and low[verb] in words_of("completed") and tokens.tag[verb] in _VERBAL
    if tokens.tag[index] == "G" and not done:
        return None  # "are clearing it"
    first = verb if done else index
    return ControlWord(first, index, _noun_statuses()[low[index]], verbal=done)


def _of_contest(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Remains contested", "is changing hands": said of a place that stands before."""
    for phrase in _ending(tokens.low[index]):
        first = index + 1 - len(phrase)
        if first >= 0 and tuple(tokens.low[first : index + 1]) == phrase:
            return ControlWord(
                first,
                index,
                ControlStatus.HOLDS,
                verbal=True,
                place_is_subject=True,
                contested=True,
            )
    return None


def _of_fight(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Fighting for Kest", "the battle for control of Kest": nobody holds it alone."""
    if tokens.low[index] not in words_of("fought"):
        return None
    after = tokens.low[index + 1 : index + 4]
    if after[:1] not in (["for"], ["over"]):
        return None
    last = index + (3 if after[1:] == ["control", "of"] else 1)
    return ControlWord(index, last, ControlStatus.HOLDS, verbal=False, nobody=True)


def is_told(tokens: Clauses, word: ControlWord) -> bool:
    """False for what is only wanted, tried, possible or denied: a control has no mood."""
    first = word.first
    clause = tokens.clause[first]
    if tokens.clauses[clause].kind is ClauseKind.CONDITION:
        return False
    if not word.verbal:
        return not any(
            t == "M" and c == clause for t, c in zip(tokens.tag, tokens.clause, strict=True)
        )
    before = tokens.low[max(0, first - _TRY_REACH) : first]
    tags = {
        tokens.tag[index]
        for index in range(max(0, first - _TRY_REACH), first)
        if tokens.clause[index] == clause  # not the "not" of a relative clause before
    }
    perfect = before[-2:] == ["to", "have"]  # "appear to have withdrawn"
    if (
        "to" in before
        and not perfect
        and words_of("achieved").isdisjoint(tokens.low[max(0, first - _TRY_REACH - 2) : first])
    ):
        return False
    return not {"M", "X"} & tags and before[-1:] not in (["at"], ["for"], ["of"])


def after_be(tokens: Clauses, index: int) -> bool:
    """ "Has been cut off": a form that may be a noun elsewhere."""
    return index > 0 and tokens.low[index - 1] in BE


def _light(tokens: Clauses, index: int) -> bool:
    """ "took control of" is read at "control"; "took part" and "lost lives" are no control."""
    after = tokens.low[index + 1 : index + 4]
    return not _nouns("control").isdisjoint(after) or not _idioms().isdisjoint(after)


def _of_control(tokens: Clauses, index: int) -> ControlWord | None:
    """ "seized control of", "under Orlandic control": the status by the word before."""
    if tokens.low[index] not in _nouns("control") or tokens.tag[index] in _VERBAL:
        return None
    before = tokens.low[max(0, index - 3) : index]
    led = not {"of", "over"}.isdisjoint(tokens.low[index + 1 : index + 1 + _OF_REACH])
    for status in (ControlStatus.CAPTURED, ControlStatus.LOST, ControlStatus.HOLDS):
        handed = tokens.low[index] == "hands" and "in" in before
        if not (led or handed or "under" in before):
            continue
        hits = [n for n, word in enumerate(before) if word in _nouns(status.value)]
        if hits:
            first = index - len(before) + hits[0]
            return ControlWord(first, index, status, verbal=tokens.tag[first] in _VERBAL | {"A"})
    return None


def _table() -> Any:
    return table("en", "control")


@cache
def extents(key: str) -> frozenset[str]:
    return frozenset(_table()["extent"][key].split())


@cache
def _nouns(key: str) -> frozenset[str]:
    """Words of [phrases]: "control" itself, and those that lead to it by status."""
    section = _table()["phrases"]
    return frozenset(section["nouns" if key == "control" else key].split())


@cache
def telling() -> frozenset[str]:
    """Every word that can be a control word."""
    words = frozenset(_verbs()) | frozenset(_noun_statuses()) | _nouns("control")
    contested = {phrase[-1] for phrase in _contested()}
    return words | keeping_words() | contested | words_of("fought")


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of a section that is one list."""
    return frozenset(_table()[section]["words"].split())


@cache
def _contested() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in _table()["contested"]["phrases"])


@cache
def _ending(word: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of contest that end in `word`."""
    return tuple(phrase for phrase in _contested() if phrase[-1] == word)


@cache
def _idioms() -> frozenset[str]:
    return frozenset(_table()["idioms"]["after"].split())


@cache
def _noun_statuses() -> dict[str, ControlStatus]:
    return {
        word: ControlStatus(status)
        for status, listed in _table()["nouns"].items()
        for word in listed.split()
    }


@cache
def _verbs() -> dict[str, tuple[ControlStatus, tuple[str, ...], bool]]:
    """Form of the verb -> status, words after it, and whether the place is its subject."""
    irregular = {form.split()[0]: form for form in _table()["irregular"]["forms"]}
    found: dict[str, tuple[ControlStatus, tuple[str, ...], bool]] = {}
    for falls, section in ((True, "fall"), (False, "verbs")):
        for status, listed in _table()[section].items():
            for lemma in listed.split():
                first, *rest = lemma.split("_")
                for form in set(verb_forms(irregular.get(first, first))):
                    found.setdefault(form, (ControlStatus(status), tuple(rest), falls))
    return found


_READERS = (_of_control, _of_verb, _of_contest, _of_fight, _of_noun)
