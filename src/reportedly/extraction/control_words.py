"""Words that say who holds a place: "captured", "under the control of", "fighting for"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from reportedly.extraction.clauses import ClauseKind, Clauses
from reportedly.extraction.kept import keeping_words
from reportedly.extraction.lexicon import lexicon
from reportedly.lang import table
from reportedly.lang.inflection import verb_forms
from reportedly.model.event import ControlStatus

_VERBAL = frozenset("VEQGU")
_WANT_REACH = 5  # tokens before a word in which "fear" or "an attempt at" makes it untold
_TRY_REACH = 3  # tokens before a verb in which "to", "would" or "not" makes it untold
_OF_REACH = 3  # tokens after "control" in which its "of" stands
_BE_REACH = 4  # tokens before "contested" in which its "is" stands
_BEING = 3  # tokens before "in full control of" in which its "is" stands
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
    noun: bool = False  # "the capture of Kest"
    close: bool = False  # its place stands right behind it: "has the bridge"
    forces_only: bool = False  # said of a place only where forces do it
    military: bool = False  # what only forces do: "withdrew from"
    hands: bool = False  # somebody else is given the place


def control_words(tokens: Clauses) -> Iterator[ControlWord]:
    """Control words of one sentence, in order."""
    for index in range(len(tokens.low)):
        found = next(filter(None, (read(tokens, index) for read in _READERS)), None)
        if found is not None:
            yield found


_ELSEWHERE = (["for"], ["whoever"], ["whomever"])
_GROUPS = ("close", "forces_only", "military", "hands")


@cache
def _forms_of(group: str) -> frozenset[str]:
    """Every form of the first words of a group of verbs."""
    irregular = {form.split()[0]: form for form in _table()["irregular"]["forms"]}
    listed = _table()["groups"][group].split()
    return frozenset(form for word in listed for form in verb_forms(irregular.get(word, word)))


def _of_verb(tokens: Clauses, index: int) -> ControlWord | None:
    """ "Captured", "withdrew from", "Kest fell"."""
    verbal = tokens.tag[index] in _VERBAL or after_be(tokens, index) or _has(tokens, index)
    somebody = tokens.low[index + 1 : index + 2] in (["him"], ["her"], ["them"], ["us"], ["me"])
    if not verbal or somebody or _light(tokens, index):
        return None  # "took him to Kest"
    verbs = _verbs().get(tokens.low[index], ())
    verb = next((v for v in verbs if _goes_on(tokens, index, v.rest)), None)
    if verb is None:
        return None
    status, last, falls = verb.status, index + len(verb.rest), verb.falls
    if tokens.low[last + 1 : last + 2] in _ELSEWHERE or _is_of_things(tokens, last):
        return None  # "left for Kest", "belongs to whoever", "cleared the road of mines"
    if falls and tokens.low[last + 1 : last + 2] == ["from"]:
        status = ControlStatus.LOST
    forms = {group: tokens.low[index] in _forms_of(group) for group in _GROUPS}
    return ControlWord(index, last, status, verbal=True, place_is_subject=falls, **forms)


def _has(tokens: Clauses, index: int) -> bool:
    """ "Has the bridge": no helping verb, a noun phrase comes next."""
    had = tokens.low[index] in ("has", "have", "had") and tokens.tag[index] == "A"
    return had and tokens.tag[index + 1 : index + 2] in (["D"], ["S"], ["L"])


def _goes_on(tokens: Clauses, index: int, rest: tuple[str, ...]) -> bool:
    return tuple(tokens.low[index + 1 : index + 1 + len(rest)]) == rest


def _is_of_things(tokens: Clauses, last: int) -> bool:
    """ "Cleared the road of mines": what is cleared away is no enemy."""
    return not words_of("rubbish").isdisjoint(tokens.low[last + 1 : last + 7])


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
    return ControlWord(first, index, _noun_statuses()[low[index]], verbal=done, noun=not done)


def _of_contest(tokens: Clauses, index: int) -> ControlWord | None:
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
    for phrase in _ending(low[index]):
        first = index + 1 - len(phrase)
        if first >= 0 and tuple(low[first : index + 1]) == phrase:
            return first
    return None


def _of_owner(tokens: Clauses, index: int) -> ControlWord | None:
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
    return ControlWord(first, index, ControlStatus.HOLDS, verbal=True, place_is_subject=True)


def _of_siege(tokens: Clauses, index: int) -> ControlWord | None:
    """ "The besieged camp", "besieged Kest": said of the place right behind it."""
    if tokens.low[index] not in words_of("besieged") or after_be(tokens, index):
        return None
    behind = tokens.tag[index + 1 : index + 2]
    qualifies = behind in (["N"], ["L"]) and tokens.tag[index - 1 : index] in (["D"], ["I"], ["S"])
    return ControlWord(index, index, ControlStatus.ENCIRCLED, verbal=False) if qualifies else None


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
    if tokens.clauses[clause].kind in (ClauseKind.CONDITION, ClauseKind.QUESTION):
        return False
    if not words_of("untold").isdisjoint(tokens.low[max(0, first - _WANT_REACH) : first]):
        return False
    if not word.verbal:
        denied = "X" in tokens.tag[max(0, first - _TRY_REACH) : first]
        return not denied and not any(
            t == "M" and c == clause for t, c in zip(tokens.tag, tokens.clause, strict=True)
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
    if (
        "to" in before
        and not perfect
        and words_of("achieved").isdisjoint(tokens.low[max(0, first - _TRY_REACH - 2) : first])
    ):
        return False
    return not {"M", "X"} & tags and before[-1:] not in (["at"], ["for"], ["of"])


def after_be(tokens: Clauses, index: int) -> bool:
    """ "Has been cut off", "is almost “encircled”": a form that may be a noun elsewhere."""
    before = index - 1
    while before > 0 and tokens.tag[before] in 'R"':
        before -= 1
    return before >= 0 and tokens.low[before] in BE


def _light(tokens: Clauses, index: int) -> bool:
    """ "took control of" is read at "control"; "took part" and "lost lives" are no control."""
    after = tokens.low[index + 1 : index + 4]
    return not _nouns("control").isdisjoint(after) or not _idioms().isdisjoint(after)


def _of_control(tokens: Clauses, index: int) -> ControlWord | None:
    """ "seized control of", "under Orlandic control": the status by the word before."""
    if tokens.low[index] not in _nouns("control") or tokens.tag[index] in _VERBAL:
        return None
    before = tokens.low[max(0, index - 3) : index]
    if not lexicon().nobody.isdisjoint(before) or "fire" in before:
        return None
    if tokens.low[index] in words_of("rule") and "under" not in before:
        return None
    if before[:2] == ["out", "of"]:
        return ControlWord(index - 3, index, ControlStatus.LOST, verbal=False)
    being = _in_control(tokens, index)
    if being is not None:
        return ControlWord(being, index + 1, ControlStatus.HOLDS, verbal=True)
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
    words |= words_of("disputed") | words_of("owned") | words_of("besieged")
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


class _Verb(NamedTuple):
    """What one form of a verb says: the words after it, and whether the place is its subject."""

    status: ControlStatus
    rest: tuple[str, ...]
    falls: bool


@cache
def _verbs() -> dict[str, list[_Verb]]:
    """Form of the verb -> what it says, with the most words after it first."""
    irregular = {form.split()[0]: form for form in _table()["irregular"]["forms"]}
    found: dict[str, list[_Verb]] = {}
    for falls, section in ((True, "fall"), (False, "verbs")):
        for status, listed in _table()[section].items():
            for lemma in listed.split():
                first, *rest = lemma.split("_")
                for form in set(verb_forms(irregular.get(first, first))):
                    verb = _Verb(ControlStatus(status), tuple(rest), falls)
                    found.setdefault(form, []).append(verb)
    for verbs in found.values():
        verbs.sort(key=lambda verb: -len(verb.rest))
    return found


_READERS = (_of_control, _of_contest, _of_owner, _of_siege, _of_verb, _of_fight, _of_noun)
