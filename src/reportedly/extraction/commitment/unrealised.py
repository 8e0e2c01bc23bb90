"""What words around a noun or a gerund make of it: "talk of an attack", "from leaving", "until"."""

from collections.abc import Iterator
from functools import cache

from reportedly.extraction.commitment.effects import (
    CONDITIONAL,
    INTENDED,
    NEGATED,
    NOT,
    REQUESTED,
    TABLE,
    UNKNOWN,
    Effect,
    effects,
)
from reportedly.extraction.words.clause_signs import qualifies
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words
from reportedly.lang.inflection import verb_forms
from reportedly.model.span import Span

_REACH = 4  # tokens of a noun phrase before its head
_KEPT_REACH = 7  # tokens between "prevented" and "from leaving"
_LEADING = ("of", "for", "on", "about", "against", "to")
_INSTEAD = (["instead", "of"], ["rather", "than"])
_PROPOSED = (["let", "us"], ["let", "'s"], ["let", "’s"])
_OTHERS = ("them", "him", "her", "it")
_KNOWN = ("the", "this", "that", "these", "those", "'s", "’s", "last", "its", "their", "his", "her")
_PRESENT = ("is", "are", "has", "have", "does", "do")

Over = Iterator[tuple[Effect, Span]]


def unrealised(cut: Clauses, language: str, at: int) -> Over:
    """What is only spoken of, planned, rehearsed, prevented or proposed, by the words before it."""
    if at >= len(cut.tag) or not at:
        return
    if cut.low[max(0, at - 2) : at] in _PROPOSED and cut.low[at] not in lexicon().be:
        yield REQUESTED, cut.spans[at - 1]  # "let us | cooperate"
    if at == 2 and cut.low[0] == "let" and cut.low[1] in _OTHERS:
        yield INTENDED, cut.spans[0]  # "let them | attack"
    if cut.low[max(0, at - 2) : at] == ["or", "be"] and cut.tag[at] in "EQ":
        yield INTENDED, cut.spans[at - 2]  # "leave or be | shelled"
    start = _phrase_start(cut, at)
    if cut.low[max(0, start - 2) : start] in _INSTEAD:
        yield NEGATED, cut.spans[start - 1]
    if cut.tag[at] in "NLG" or (cut.tag[at] in "EQ" and start < at):
        yield from _led(cut, language, at, start)


def _phrase_start(cut: Clauses, at: int) -> int:
    """The first token of the noun phrase or of the passive gerund ("being held") that ends here."""
    if cut.tag[at] in "EQ":
        return at - 1 if cut.low[at - 1] == "being" else at
    return cut.run_before(at, "DSNL#'-R", _REACH)


def _led(cut: Clauses, language: str, at: int, start: int) -> Over:
    """The word that leads to the phrase, by a preposition or as a verb to its object."""
    inside = cut.low[start:at]
    if "any" in inside and not _is_denied(cut, start):
        yield UNKNOWN, cut.spans[start]
    before = start - 1
    if before < 0:
        return
    if cut.low[before] == "from" and (cut.tag[at] != "N" or cut.low[at].endswith("ing")):
        yield from _kept_from(cut, language, before)
        return
    if cut.tag[before] == "G" and before and cut.low[before - 1] in _forms(language, "imagined"):
        yield UNKNOWN, cut.spans[before - 1]  # "practised repelling | an invasion"
        return
    by_preposition = before > 0 and cut.low[before] in _LEADING
    holder = before - 1 if by_preposition else before
    effect = effects(language, "nominal").get(cut.lemma[holder])
    if cut.low[holder] in _forms(language, "imagined"):
        effect = UNKNOWN
    noun = cut.tag[holder] in "NL"
    if qualifies(cut.tag, holder):
        return  # "the feared | landing": see adjectives
    if effect is None or noun is not by_preposition:
        return
    of_doing = listed_words(language, TABLE, "nominal.of_doing")
    if cut.tag[at] != "G" and cut.lemma[holder] in of_doing:
        return  # "the objectives of the raid"
    planned = noun and cut.lemma[holder] in listed_words(language, TABLE, "nominal.planning")
    pictured = effect is UNKNOWN and cut.low[at + 1 : at + 2] == ["of"]  # "rehearsed the loss of"
    if planned or pictured or set(inside).isdisjoint(_KNOWN):
        yield effect, cut.spans[holder]


def _is_denied(cut: Clauses, start: int) -> bool:
    """ "Did not see any attack", "without any attack": it is denied anyway."""
    clause = cut.clause[start]
    words = {cut.low[i] for i in range(start) if cut.clause[i] == clause}
    return not words.isdisjoint(NOT | {"no", "without", "denied", "deny"})


def _kept_from(cut: Clauses, language: str, before: int) -> Over:
    """ "Stopped the convoy *from leaving*", "abstained *from voting*"."""
    governors = effects(language, "governors")
    for i in range(before - 1, max(-1, before - 1 - _KEPT_REACH), -1):
        if before - i < _REACH and governors.get(cut.lemma[i]) == NEGATED:
            return  # "prevented it from leaving": a governing word as of any noun
        if cut.low[i] in _forms(language, "kept_from") and cut.tag[i] in "VEQUG":
            yield NEGATED, cut.spans[i]
            return


@cache
def _forms(language: str, key: str) -> frozenset[str]:
    verbs = listed_words(language, TABLE, f"nominal.{key}")
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def awaited(cut: Clauses, language: str, index: int) -> Over:
    """What a clause about a time to come, or about whoever may do so, leaves open."""
    clause = cut.clauses[index]
    opener, word = clause.opener, cut.low[clause.opener]
    verb = next((i for i in cut.tokens_of(index) if cut.tag[i] in "VAEM"), None)
    if verb is None or not _is_present(cut, verb):
        return
    if clause.kind is ClauseKind.RELATIVE:
        doers = listed_words(language, TABLE, "nominal.unknown_doers")
        near = set(cut.low[max(0, opener - 2) : opener + 1])
        if not near.isdisjoint(doers) and _lies_ahead(cut, clause.parent):
            yield CONDITIONAL, cut.spans[opener]
    elif word in listed_words(language, TABLE, "nominal.awaited") or (
        word in listed_words(language, TABLE, "nominal.then") and _lies_ahead(cut, clause.parent)
    ):
        yield CONDITIONAL, cut.spans[opener]


def _is_present(cut: Clauses, verb: int) -> bool:
    """ "Sends", "is sent", "have left"; not "began", which the tags call finite too."""
    word = cut.low[verb]
    plain = cut.tag[verb] == "V" and (word.endswith("s") or word == cut.lemma[verb])
    return word in _PRESENT or (plain and word in lexicon().verbs)


def _lies_ahead(cut: Clauses, index: int | None) -> bool:
    """True for a clause that says what will, would or shall be."""
    words = ("will", "'ll", "’ll", "would", "shall", "should", "must", "wo")
    return index is not None and any(cut.low[i] in words for i in cut.tokens_of(index))


def _is_done(cut: Clauses, at: int) -> bool:
    """True for a verb in the past that nothing helps."""
    own = cut.tokens_of(cut.clause[at])
    return cut.tag[at] == "E" and not any(cut.tag[i] in "MT" for i in own if i < at)


def hangs_on_noun(cut: Clauses, language: str, at: int, chain: set[int]) -> Span | None:
    """The words "in the event of" over token `at`, or over a clause that it depends on."""
    if "event" not in cut.low and "case" not in cut.low:
        return None
    if _is_done(cut, at):
        return None  # "sent a brigade in case of trouble"
    for i in range(len(cut.low) - 2):
        if cut.low[i] != "in" or cut.clause[i] not in chain:
            continue
        if " ".join(cut.low[i : i + 4]) in listed_words(language, TABLE, "conditions.where"):
            known = set(cut.low[i + 4 : at]) & set(_KNOWN)
            if at > i and not known and at - i <= _REACH + 4:
                return cut.spans[i]
        elif any(
            " ".join(cut.low[i : i + n]) in listed_words(language, TABLE, "conditions.nominal")
            for n in (3, 4)
        ):
            return cut.spans[i]
    return None
