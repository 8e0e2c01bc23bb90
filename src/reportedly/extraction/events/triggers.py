"""Event triggers: words that denote a happening in the sense they have where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.extraction.events.figures import figure_at
from reportedly.extraction.events.instruments import instrument
from reportedly.extraction.events.parted_verbs import parted_at
from reportedly.extraction.events.selective import chosen
from reportedly.extraction.events.traps import trap_at
from reportedly.extraction.events.trigger_tables import (
    PLAIN,
    Sense,
    adjectival,
    harmed,
    pointing,
    sense_bases,
    senses,
    things,
    trigger_words,
)
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.model.event import EventType
from reportedly.model.span import Span

_NOMINAL = frozenset("NLGQE")  # tags a noun trigger may carry: "-ing" and past forms are ambiguous
_DETERMINING = frozenset("DS'#")
_QUALIFYING = frozenset("DSI'#-")
_BEFORE_NAMED = frozenset("DSI-")  # not a number: "twelve killed Sunday"
_BE = frozenset(
    ("be", "been", "being", "is", "are", "was", "were", "am", "'s", "'re", "get", "got")
)


def is_be(tokens: Clauses, index: int) -> bool:
    """True of a form of "be" or "get": not of the "'s" of "Orland's guns", nor of "IS", a group."""
    return tokens.low[index] in _BE and tokens.tag[index] not in "'NL"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A sense found: tokens [first, last] of a sentence."""

    first: int
    last: int
    sense: Sense
    mode: str | None
    type: EventType
    noticed: bool = False  # by the encoder, not by the tables
    fitting: bool = False  # its subject or object is one that its row asks for

    def span(self, tokens: Clauses) -> Span:
        """The words of the trigger in the text."""
        return Span(tokens.spans[self.first].start, tokens.spans[self.last].end)


def find_triggers(tokens: Clauses) -> Iterator[Trigger]:
    """Triggers of one sentence, in order and disjoint."""
    free, words = 0, trigger_words()
    for index, word in enumerate(tokens.low):
        found = _at(tokens, index) if index >= free and word in words else None
        trigger = found and as_meant(tokens, found)
        if trigger:
            free = trigger.last + 1
            yield trigger


def as_meant(tokens: Clauses, trigger: Trigger) -> Trigger | None:
    """The trigger as its word is meant here: of another type, or none for a figure of speech."""
    row = figure_at(tokens, trigger.first, trigger.last, trigger.sense.lemma, trigger.type)
    if row is None or row.becomes is None:
        return trigger if row is None else None
    name, _, mode = row.becomes.partition("/")
    return replace(trigger, type=EventType(name), mode=mode or None)


def is_trapped(tokens: Clauses, index: int) -> bool:
    """True if a word that tells of a happening elsewhere tells of none among the words here."""
    if _stands_for_people(tokens, index) or _predicated(tokens, index):
        return True
    if _points_back(tokens, index):
        return True
    alone = trap_at(tokens, index, index, tokens.lemma[index])
    return (alone is not None and alone.becomes is None) or any(
        tuple(tokens.low[index : index + len(sense.words)]) == sense.words
        and (trap := trap_at(tokens, index, index + len(sense.words) - 1, sense.lemma)) is not None
        and trap.becomes is None
        for sense in senses().get(tokens.low[index], ())
    )


def _at(tokens: Clauses, index: int) -> Trigger | None:
    """The trigger at `index`: by whom or what its verb is said of, else by the word alone."""
    special = _parted(tokens, index) or _chosen(tokens, index)
    for sense in senses().get(tokens.low[index], ()):
        last = index + len(sense.words) - 1
        if tuple(tokens.low[index : last + 1]) == sense.words and _reads_so(
            tokens, index, last, sense
        ):
            if special is not None and special.last >= last:
                return special
            return _in_sense(tokens, index, last, sense) or special
    return special


def _parted(tokens: Clauses, index: int) -> Trigger | None:
    """A trigger whose last words stand behind its object: "took the clerk into custody"."""
    found = parted_at(tokens, index)
    if found is None:
        return None
    type_, mode = EventType(found.type), None if found.mode == PLAIN else found.mode
    sense = Sense(found.verb, type_, mode, True, (tokens.low[index],))
    return Trigger(index, index, sense, mode, type_)


def _chosen(tokens: Clauses, index: int) -> Trigger | None:
    """A trigger by whom or what its verb is said of."""
    choice = chosen(tokens, index)
    if choice is None:
        return None
    name, _, mode = choice.type.partition("/")
    type_ = EventType(name)
    sense = Sense(choice.lemma, type_, mode or None, True, choice.words)
    last = index + len(choice.words) - 1
    said = mode or instrument(tokens, index, last, sense)
    return Trigger(index, last, sense, said, type_, fitting=True)


def _reads_so(tokens: Clauses, first: int, last: int, sense: Sense) -> bool:
    """True if the tags agree that the word is a verb, or a noun, here."""
    tag = tokens.tag[first]
    opened = tokens.clauses[tokens.clause[first]]
    if opened.opener == first and opened.kind is ClauseKind.CONDITION:
        return False  # "provided that a way is open"
    after_determiner = first > 0 and tokens.tag[first - 1] in _DETERMINING
    if sense.verbal:
        gerund_noun = tag == "G" and after_determiner
        verb = tag in VERBAL or (tag == "N" and _verb_by_place(tokens, first, last))
        adjective = _adjective(tokens, first, last) or _stands_for_people(tokens, first)
        return verb and not gerund_noun and not adjective
    if _names_thing(tokens, last) or _predicated(tokens, first) or _points_back(tokens, last):
        return False
    if len(sense.words) > 1:
        return True
    head = tokens.tag[last]
    return head in _NOMINAL and (head in "NL" or after_determiner or _before_of(tokens, last))


def _verb_by_place(tokens: Clauses, first: int, last: int) -> bool:
    """ "was hit", "a missile hit an": a form of noun and verb that can only be the verb here."""
    before = first - 1
    while before > 0 and tokens.tag[before] == "R":
        before -= 1
    if before < 0:
        return False
    after = tokens.tag[last + 1] if last + 1 < len(tokens.tag) else ""
    if tokens.tag[before] == "A":
        participle = is_be(tokens, before) and tokens.low[first] not in sense_bases()
        return participle or (tokens.low[before] not in ("do", "does", "did") and after != "N")
    governs = after in ("D", "S", "O", "#") or _is_plural_after(tokens, first, last)
    gerund = tokens.tag[before] == "I" and tokens.low[first].endswith("ing")
    return governs and (gerund or tokens.tag[before] in "NLP")


def _is_plural_after(tokens: Clauses, first: int, last: int) -> bool:
    """ "The air force hit positions": a form that is no base, before a noun in the plural."""
    word, after = tokens.low[first], _word(tokens, last + 1)
    past = word not in sense_bases() and not word.endswith(("s", "ing"))
    return past and after.endswith("s") and tokens.tag[last + 1] == "N"


def _adjective(tokens: Clauses, first: int, last: int) -> bool:
    """ "the previously occupied lines", "in occupied Kest": a participle before its noun."""
    after = tokens.tag[last + 1] if last + 1 < len(tokens.tag) else ""
    before = first - 1
    while before > 0 and tokens.tag[before] == "R":
        before -= 1
    if tokens.tag[first] not in "EQ" or before < 0:
        return False
    named = after == "L" and tokens.tag[before] in _BEFORE_NAMED
    return named or (after == "N" and tokens.tag[before] in _QUALIFYING)


def _stands_for_people(tokens: Clauses, index: int) -> bool:
    """ "The wounded", "to carry wounded", "seventy wounded | were brought": who, not a deed."""
    after = tokens.tag[index + 1 : index + 2]
    if not index or tokens.low[index] not in harmed() or after in (["N"], ["L"]):
        return False
    before = tokens.low[index - 1]
    counted = tokens.tag[index - 1] == "#" and after == ["A"]
    return counted or before in ("the", "of", "among") or tokens.tag[index - 1] in "SU"


def _predicated(tokens: Clauses, first: int) -> bool:
    """ "The remark was | deeply | offensive": an adjective of the noun's form."""
    if tokens.low[first] not in adjectival():
        return False
    before = tokens.run_before(first, "R")
    return before > 0 and is_be(tokens, before - 1)


def _points_back(tokens: Clauses, index: int) -> bool:
    """ "Rejected | the accusation", "called those allegations absurd": they were told before.

    With who or what they are of ("the allegation by a union that …") they are told here.
    """
    if tokens.low[index] not in pointing("charges") or not index:
        return False
    told = _word(tokens, index + 1) in pointing("told_of")
    return not told and tokens.low[index - 1] in pointing("before_charges")


def _names_thing(tokens: Clauses, last: int) -> bool:
    """ "Attack | helicopters", "combat | power": the noun only says what kind of thing it is.

    Or it is in the middle of a name: "the Human | Threats | Project".
    """
    after = last + 1
    if tokens.tag[last : after + 1] == ["L", "L"]:
        return True
    return _word(tokens, after) in things() and tokens.tag[after] in "NLV"


def _before_of(tokens: Clauses, index: int) -> bool:
    return tokens.tag[index] == "G" and _word(tokens, index + 1) in (
        "of",
        "in",
        "at",
        "near",
        "on",
        ".",
    )


def _in_sense(tokens: Clauses, first: int, last: int, sense: Sense) -> Trigger | None:
    """The trigger, unless the words around it give it another sense."""
    trap = trap_at(tokens, first, last, sense.lemma)
    if trap is None:
        mode = sense.mode or instrument(tokens, first, last, sense)
        return Trigger(first, last, sense, mode, sense.type)
    if trap.becomes is None:
        return None
    name, _, mode = trap.becomes.partition("/")
    return Trigger(first, last, sense, mode or None, EventType(name))


def _word(tokens: Clauses, index: int) -> str:
    return tokens.low[index] if 0 <= index < len(tokens.low) else ""
