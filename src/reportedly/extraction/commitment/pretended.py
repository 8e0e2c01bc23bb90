"""What is played, rehearsed, made up or only true in general: "in the game", "mines kill".

Asked about the happening itself. Frames are the same everywhere: a piece of fiction or a drill that
tells, a happening set in one, pictures said to show it, a verb that "nearly" came about, and a
present that is said of all such things.
"""

from collections.abc import Iterator

from reportedly.extraction.commitment.effects import (
    BARELY,
    CONDITIONAL,
    NEGATED,
    POSSIBLE,
    TABLE,
    UNKNOWN,
    Effect,
)
from reportedly.extraction.commitment.predicates import CAME, occurs
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words
from reportedly.model.span import Span

_PHRASE_REACH = 4  # tokens of a noun phrase before its head: "in a popular computer | game"
_SHOWN_REACH = 9  # tokens from "said to show" to what is shown
_VERBS = "VEQUG"
_DEFINITE = frozenset(("the", "this", "these", "his", "her", "its", "their", "our"))
_NAMING = "LY#"  # tags of what makes a telling particular: names, days, figures
_SHOWING = frozenset(("show", "depict", "be", "capture"))
_ASIDE_KINDS = (ClauseKind.RELATIVE, ClauseKind.ADVERBIAL)

Over = Iterator[tuple[Effect, Span]]


def pretended(cut: Clauses, language: str, at: int) -> Over:
    """What fiction, drills, doubtful pictures, "nearly" or a general present make of `at`."""
    if at >= len(cut.low):
        return
    words = frozenset(cut.low)
    if not words.isdisjoint(_of(language, "worlds") | _of(language, "drills")):
        set_in = _set_in(cut, language, at)
        if set_in is not None:
            yield UNKNOWN, cut.spans[set_in]
    if not words.isdisjoint(_of(language, "said_to")):
        shown = _shown(cut, language, at)
        if shown is not None:
            yield POSSIBLE, cut.spans[shown]
    never = _never_came(cut, language, at)
    if never is not None:
        yield NEGATED, cut.spans[never]
    nearly = at > 0 and cut.low[at - 1] in _of(language, "nearly") and cut.tag[at] in "VEQ"
    if nearly and cut.lemma[at] not in _of(language, "gradable"):
        yield BARELY, cut.spans[at - 1]
    general = _in_general(cut, language, at)
    if general is not None:
        yield (CONDITIONAL if cut.tag[general] == "W" else UNKNOWN), cut.spans[general]


def _never_came(cut: Clauses, language: str, at: int) -> int | None:
    """ "A march | that never took place", "a raid which did not come": where it is denied."""
    if cut.tag[at] not in "NG" or cut.low[at + 1 : at + 2] not in (["that"], ["which"]):
        return None
    own = [i for i in range(at + 2, min(at + 6, len(cut.low))) if cut.tag[i] in "AXEVURN"]
    denied = [i for i in own if cut.tag[i] == "X"]
    came = any(occurs(cut, language, i) or " ".join(cut.low[i : i + 2]) in CAME for i in own)
    return denied[0] if denied and came else None


def _set_in(cut: Clauses, language: str, at: int) -> int | None:
    """The word of fiction or of a drill that the happening stands in or is told by."""
    if cut.clauses[cut.clause[at]].kind in _ASIDE_KINDS and cut.tag[at] == "E":
        return None
    for i, word in enumerate(cut.low):
        world = word in _of(language, "worlds")
        if i == at or cut.tag[i] not in "NLVG" or not (world or word in _of(language, "drills")):
            continue
        if world and _is_led(cut, i) and not _is_of_film(cut, language, i, at):
            return i
        known = not world and _is_named(cut, at)
        if (
            i < at
            and not known
            and _tells(cut, language, i)
            and not _is_of_film(cut, language, i, at)
        ):
            return i
    return None


def _is_named(cut: Clauses, at: int) -> bool:
    """ "The invasion", "Orland's invasion": what a drill follows on, not what it plays."""
    start = cut.run_before(at, "DSN'-L#", _PHRASE_REACH)
    named = {"the", "'s", "’s"} & set(cut.low[start:at])
    return cut.tag[at] in "NG" and (bool(named) or "S" in cut.tag[start:at])


def _is_led(cut: Clauses, at: int) -> bool:
    """ "In a popular computer game"."""
    start = cut.run_before(at, "DSN'-L#", _PHRASE_REACH)
    return start > 0 and cut.low[start - 1] in ("in", "under") and start < at


def _is_of_film(cut: Clauses, language: str, world: int, at: int) -> bool:
    """ "In the film soldiers shot at a crowd": a film may show what was."""
    return cut.low[world] in _of(language, "pictures") and cut.tag[at] in "EQ"


def _tells(cut: Clauses, language: str, at: int) -> bool:
    """ "The novel tells of", "the exercise scenario has": the word is the subject of its verb."""
    verb = next((i for i in range(at + 1, len(cut.low)) if cut.tag[i] not in "NRL"), None)
    if verb is None:
        return False
    telling = cut.lemma[verb] in _of(language, "telling")
    helped = cut.tag[verb] == "A" and "".join(cut.tag[verb + 1 : verb + 2]) in tuple("EXGATR")
    return telling and not helped and not _is_object(cut, at)


def _is_object(cut: Clauses, at: int) -> bool:
    start = cut.run_before(at, "DSN'-L#", _PHRASE_REACH)
    return start > 0 and cut.tag[start - 1] in _VERBS


def _shown(cut: Clauses, language: str, at: int) -> int | None:
    """ "A clip said to show | a raid", "pictures purporting to be of | the attack"."""
    for i in range(max(0, at - _SHOWN_REACH), at - 2):
        shows = cut.low[i + 1] == "to" and cut.lemma[i + 2] in _SHOWING
        if shows and cut.low[i] in _of(language, "said_to") and i and _is_picture(cut, language, i):
            return i
    return None


def _is_picture(cut: Clauses, language: str, at: int) -> bool:
    """True if a word for pictures stands before token `at`."""
    return not _of(language, "footage").isdisjoint(cut.low[max(0, at - _SHOWN_REACH) : at])


def _in_general(cut: Clauses, language: str, at: int) -> int | None:
    """The word by which a present tense is said of all such things; None if it is of one."""
    own = cut.tokens_of(cut.clause[at])
    clause = cut.clauses[cut.clause[at]]
    if clause.kind is ClauseKind.RELATIVE:
        whoever = cut.low[clause.opener] in ("whoever", "whichever")
        present = whoever and cut.tag[at] == "V" and not cut.low[at].endswith("ed")
        return clause.opener if present else None
    verb = next((i for i in own if cut.tag[i] in "VMAE"), None)
    if verb is None or cut.tag[verb] != "V" or not _is_plain_present(cut, verb):
        return None
    first = own[0]
    plain = cut.tag[first] in "NL" and cut.low[first].endswith("s")
    if plain and verb == first + 1 and not _of(language, "usual").isdisjoint(cut.low[verb:]):
        return first
    if cut.low[first] == "such" and first < verb:
        return first
    if any(cut.tag[i] in _NAMING or cut.low[i] in _DEFINITE for i in own[1:]):
        return None
    said = {cut.low[first], cut.lemma[first]}
    bare = cut.tag[first] in "NGL" and not said.isdisjoint(_of(language, "general"))
    return first if bare else None


def _is_plain_present(cut: Clauses, verb: int) -> bool:
    word = cut.low[verb]
    return word in lexicon().verbs and (word == cut.lemma[verb] or word.endswith("s"))


def _of(language: str, key: str) -> frozenset[str]:
    return listed_words(language, TABLE, f"pretended.{key}")
