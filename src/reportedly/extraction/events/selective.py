"""Verbs that denote a happening only with certain subjects or objects: "the troops left"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.lang import table
from reportedly.lang.inflection import irregular, phrase_forms, plural

RUN = frozenset("DSLN#'IYR-O")  # tags of a noun phrase with what hangs on it by prepositions
_NOUNS = frozenset("NL")
BESIDE = frozenset("AMRXU")  # between a subject and the main verb
_AFTER = 3  # words after the verb that give it another sense
_MANY = frozenset(("thousands", "hundreds", "dozens", "scores", "tens", "millions", "number"))
# What stands after "of" is what those are: "thousands of families".
_FOLLOWED = 10  # words after the verb in which what it leads to stands
_ONESELF = ("i", "he", "she")
_THEM = frozenset(("them", "him", "us", "nobody", "anyone", "everyone", "someone"))
_PERSONS = frozenset(("i", "he", "she", "we", "them", "nobody", "everyone"))
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were", "get", "got"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row of the table: forms of a verb, and whom or what it must be said of."""

    words: tuple[str, ...]
    lemma: str
    type: str  # PLOVER's, with its mode after a slash
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()  # of a passive its subject
    never: frozenset[str] = frozenset()  # subjects that do no such thing
    unless: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()  # one of them comes after it: "forced them to flee"
    pronouns: bool = False  # "them" is such an object too
    named: bool = False  # a subject with a name does it too: "Orland halted exports"


def chosen(cut: Clauses, first: int) -> Choice | None:
    """The row whose verb stands at token `first` with the subject and object that it asks for."""
    for choice in _choices().get(cut.low[first], ()):
        last = first + len(choice.words) - 1
        if tuple(cut.low[first : last + 1]) == choice.words and _fits(cut, first, last, choice):
            return choice
    return None


def first_words() -> frozenset[str]:
    """The first word of every form in the table."""
    return frozenset(_choices())


def _fits(cut: Clauses, first: int, last: int, choice: Choice) -> bool:
    if cut.tag[first] not in VERBAL and not _after_be(cut, first):
        return False
    if not choice.unless.isdisjoint(cut.low[last + 1 : last + 1 + _AFTER]):
        return False
    after = cut.low[last + 1 : last + 1 + _FOLLOWED]
    if choice.followed and choice.followed.isdisjoint(after):
        return False
    passive = is_passive(cut, first, last, reduced=bool(choice.object))
    before = head_before(cut, first)
    if before in choice.never or (choice.subject and (passive or not _does(cut, first, choice))):
        return False
    subject = cut.run_before(first, BESIDE) - 1
    if not passive and choice.type.startswith("COERCE") and cut.low[subject] in _ONESELF:
        return False  # "she held a child"
    borne = before if passive else head_after(cut, last)
    if not choice.object or borne in choice.object:
        return True
    if not choice.pronouns:
        return False
    return _are_they(cut, first) if passive else _befalls_them(cut, subject, last, choice)


def _are_they(cut: Clauses, first: int) -> bool:
    """ "38 of *them* | are still being held", "*he* was led away"; "they" may be talks held."""
    subject = cut.run_before(first, BESIDE) - 1
    if subject < 0 or not _after_be(cut, first):
        return False
    being = "being" in cut.low[subject:first]
    persons = _PERSONS | {"they"} if being else _PERSONS
    return cut.low[subject] in persons or (being and cut.tag[subject] == "#")


def _befalls_them(cut: Clauses, subject: int, last: int, choice: Choice) -> bool:
    """ "Never held *them*", "held *nobody*", "is holding *86 of them*", "*men* they had held"."""
    after = cut.low[last + 1 : last + 4]
    if after[:1] and after[0] in _THEM:
        return True
    if cut.tag[last + 1 : last + 2] == ["#"] and after[1:] == ["of", "them"]:
        return True
    whom = cut.tag[subject] == "P" and cut.tag[last + 1 : last + 2] in (["I"], ["."], [","], [])
    return whom and cut.low[subject - 1 : subject] != [] and cut.low[subject - 1] in choice.object


def _does(cut: Clauses, first: int, choice: Choice) -> bool:
    """True if the subject is one that the row asks for, or has a name where that is enough."""
    if head_before(cut, first) in choice.subject:
        return True
    subject = cut.run_before(first, BESIDE)
    return choice.named and cut.tag[subject - 1 : subject] == ["L"]


def is_passive(cut: Clauses, first: int, last: int, *, reduced: bool) -> bool:
    """ "Were held", and where it may be, `reduced`, "52 boys held at the camp"."""
    if _after_be(cut, first):
        return True
    before = cut.run_before(first, "R") - 1  # past its adverbs
    if not reduced or before < 0 or cut.tag[first] not in "EQ":
        return False
    return cut.tag[before] in _NOUNS and cut.tag[last + 1 : last + 2] in (["I"], [","], [])


def _after_be(cut: Clauses, first: int) -> bool:
    """ "Was held", "was shut": a participle, or a form that may be one, after "be"."""
    before = cut.run_before(first, "R") - 1
    participle = cut.tag[first] in "EQ" or (
        cut.tag[first] == "N" and not cut.low[first].endswith(("s", "ing"))
    )
    return before >= 0 and participle and cut.low[before] in _BE


def head_before(cut: Clauses, first: int) -> str:
    """The noun that heads the phrase before a verb: "300 soldiers of the army".

    A participle with what it leads to is walked over: "*rockets* fired by the army".
    """
    end = cut.run_before(first, BESIDE)
    start = cut.run_before(end, RUN)
    if start and cut.tag[start - 1] in "EQ" and cut.tag[start : start + 1] == ["I"]:
        end = start - 1
        start = cut.run_before(end, RUN)
    return head_of(cut, range(start, end))


def head_after(cut: Clauses, last: int) -> str:
    """The noun that heads the phrase after a verb; "" behind a preposition."""
    start = end = last + 1
    while end < len(cut.tag) and cut.tag[end] in RUN:
        end += 1
    if start < end and cut.tag[start] == "I" and cut.low[start] not in ("of", "by"):
        return ""  # "left for Kest" has no object
    return head_of(cut, range(start, end))


def head_of(cut: Clauses, phrase: Iterable[int]) -> str:
    """The noun that heads the phrase of those tokens: the last before a preposition."""
    head = ""
    for i in phrase:
        if cut.tag[i] == "I" and head and not (cut.low[i] == "of" and head in _MANY):
            break
        if cut.tag[i] in _NOUNS and cut.low[i] not in ("'s", "’s"):
            head = cut.low[i]
    return head


@cache
def _choices() -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
    for choice in _rows():
        found.setdefault(choice.words[0], []).append(choice)
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice.words))
    return found


def _rows() -> Iterator[Choice]:
    events = table("en", "events")
    odd = irregular(events["irregular"]["forms"])
    classes = {name: both_numbers(words.split()) for name, words in events["classes"].items()}
    for row in events["selective"]:
        said_of = {
            key: frozenset[str]().union(*(classes[name] for name in row.get(key, "").split()))
            for key in ("subject", "object")
        }
        apart = {
            key: frozenset(row.get(key, "").split()) for key in ("never", "unless", "followed")
        }
        but = row.get("but", "").split()
        for lemma in row["words"].split():
            for words in sorted(phrase_forms(lemma, odd)):
                if words[0] in but:
                    continue
                named = row.get("named", False)
                yield Choice(
                    words=words,
                    lemma=lemma,
                    type=row["type"],
                    named=named,
                    pronouns=row.get("pronouns", False),
                    **said_of,
                    **apart,
                )


def both_numbers(words: Sequence[str]) -> frozenset[str]:
    """Nouns in the singular and in the plural."""
    return frozenset((*words, *map(plural, words)))
