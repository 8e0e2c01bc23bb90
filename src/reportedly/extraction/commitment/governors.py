"""What the word that governs a clause makes of it: "plans to", "failed to", "is likely to"."""

from collections.abc import Mapping
from dataclasses import replace

from reportedly.extraction.commitment.diary import is_dated
from reportedly.extraction.commitment.effects import (
    CONDITIONAL,
    INTENDED,
    NEGATED,
    POSSIBLE,
    PREDICTED,
    PROBABLE,
    SCHEDULED,
    SUPPOSED,
    TABLE,
    Effect,
    effects,
)
from reportedly.extraction.words.clauses import Clause, ClauseKind, Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words
from reportedly.model.factuality import Mood
from reportedly.model.span import Span

REACH = 7  # tokens between a governing word and its infinitive ("plan by the army to")
_MEASURE_REACH = 4  # tokens from "too" to its infinitive: "too few shells to"
BLANK = 1  # characters between two words of one piece

_OPEN_KINDS = (ClauseKind.CONDITION, ClauseKind.INFINITIVE, ClauseKind.QUESTION)
_RANKED = "DN#I'-L"  # tags between a rank and its infinitive
_PRESENT = ("is", "are", "be", "am", "'re", "’re")  # "is able to", not "was able to"

Over = list[tuple[Effect, Span]]


def opening_effects(cut: Clauses, language: str, clause: Clause, reported: bool) -> Over:
    """What a dependent clause is under by what opens and governs it, with the words for it."""
    span = cut.spans[clause.opener]
    if clause.kind is ClauseKind.CONDITION:
        return [(CONDITIONAL, span)]
    if clause.kind is ClauseKind.QUESTION:
        return [(Effect(rank=0, mood=Mood.ASKED), span)]
    if clause.kind is ClauseKind.COMPLEMENT:
        if reported and _is_named_alone(cut, clause.opener - 1):
            return []
        return _called_false(cut, language, clause) or _governed(cut, language, clause) or []
    if clause.kind is ClauseKind.INFINITIVE:
        measured = _measured(cut, clause.opener)
        found = _governed(cut, language, clause) if measured is None else [measured]
        return _purpose(cut, language, clause.opener) if found is None else found
    return []


def _called_false(cut: Clauses, language: str, clause: Clause) -> Over:
    """ "It is a lie that Kest fell"; the "not" of "it is not true that" is over it anyway."""
    at = clause.opener - 1
    falsehoods = listed_words(language, TABLE, "governors.falsehoods")
    if at >= 0 and cut.low[at] in falsehoods:
        return [(NEGATED, cut.spans[at])]
    rumoured = at >= 0 and cut.lemma[at] in listed_words(language, TABLE, "governors.rumours")
    after = range(clause.opener, len(cut.low)) if rumoured else ()
    outer = [i for i in after if cut.low[i] in falsehoods and _is_said_of(cut, i)]
    return [(NEGATED, cut.spans[outer[0]])] if outer else []


def _is_named_alone(cut: Clauses, at: int) -> bool:
    """ "(Debunked) | the myth that Kest fell": a phrase without a verb, which the cue is over."""
    return (
        0 <= at <= 1
        and cut.tag[at] == "N"
        and not any(cut.tag[i] in "VAEM" for i in cut.tokens_of(cut.clause[at]))
    )


def _is_said_of(cut: Clauses, at: int) -> bool:
    """ "(The rumour …) was | a hoax", "proved | false"."""
    before = at - 1 - (cut.low[at - 1] in ("a", "an"))
    return cut.low[before] in lexicon().be or cut.low[before] in ("proved", "proves", "proven")


def _governed(cut: Clauses, language: str, clause: Clause) -> Over | None:
    """What the nearest governing word before the clause does; None if there is no such word."""
    infinitive = clause.kind is ClauseKind.INFINITIVE
    governors = effects(language, "governors")
    excluded = listed_words(language, TABLE, "governors.excluded")
    for at in range(clause.opener - 1, max(-1, clause.opener - 1 - REACH), -1):
        lemma, span = _form(cut, at, governors), cut.spans[at]
        near = infinitive and clause.opener - at <= 2
        beside = _beside(cut, language, clause, at) if near else None
        if beside is not None:
            return [(beside, span)]
        if lemma in excluded and cut.low[at + 1] == "out":
            return [(NEGATED, span)]
        if not infinitive and lemma in listed_words(language, TABLE, "governors.told"):
            return None
        plural = cut.tag[at] in "NL" and cut.low[at] == f"{lemma}s"
        plural = plural and lemma not in listed_words(language, TABLE, "governors.only_verbs")
        if lemma in governors and not (infinitive and governors[lemma] is PROBABLE):
            realised = governors[lemma] == Effect()
            if realised and plural:
                continue  # "forces launched an offensive | to retake Kest"
            if realised and infinitive and _is_meant(cut, language, clause, lemma):
                return [(INTENDED, span)]
            if lemma == "able" and cut.low[at - 1] in _PRESENT:
                return [(POSSIBLE, span)]
            return [] if realised else [(governors[lemma], span)]
        if cut.tag[at] in "VUA" and not near:
            return None
    return None


def is_ranked(cut: Clauses, language: str, clause: Clause) -> bool:
    """ "Not the first school | to be shelled", "the latest in a series of raids | to hit it".

    Which one it is may be denied, not that it came about; "will be the first to fall" is to come.
    """
    if clause.kind is not ClauseKind.INFINITIVE or clause.parent is None:
        return False
    ahead = any(cut.tag[i] == "M" for i in cut.tokens_of(clause.parent))
    if ahead or cut.clauses[clause.parent].kind in _OPEN_KINDS:
        return False
    ranks = listed_words(language, TABLE, "governors.ranks")
    start = cut.run_before(clause.opener, _RANKED, REACH)
    ranked = [i for i in range(start, clause.opener) if cut.low[i] in ranks]
    return bool(ranked) and not _is_for(cut, language, ranked[-1] + 1, clause.opener)


def _is_for(cut: Clauses, language: str, start: int, opener: int) -> bool:
    """ "The latest effort | to hold it", "the latest raids | to free them": that is what for."""
    governors = effects(language, "governors")
    if any(governors.get(cut.lemma[i], Effect()) != Effect() for i in range(start, opener)):
        return True
    befalling = listed_words(language, TABLE, "governors.befalling")
    deed = cut.low[opener - 1].removesuffix("s") in listed_words(
        language, TABLE, "governors.purposeful"
    )
    return deed and befalling.isdisjoint(cut.lemma[opener + 1 : opener + 2])


def _form(cut: Clauses, at: int, governors: Mapping[str, Effect]) -> str:
    """The lemma, or the form if it says more: "obliges them to", not "were obliged to"."""
    lemma, form = cut.lemma[at], cut.low[at]
    return form if form in governors and governors.get(lemma) in (None, Effect()) else lemma


def _measured(cut: Clauses, opener: int) -> tuple[Effect, Span] | None:
    """ "Too weak | to attack", "shells enough | to reach it"."""
    for at in range(opener - 1, max(-1, opener - 1 - _MEASURE_REACH), -1):
        if cut.low[at] in ("too", "enough"):
            return (NEGATED if cut.low[at] == "too" else POSSIBLE), cut.spans[at]
        if cut.tag[at] in "VMAEU," and cut.low[at - 1 : at] != ["too"]:
            return None
    return None


def _is_meant(cut: Clauses, language: str, clause: Clause, lemma: str) -> bool:
    """ "They came to arrest him" says what for; "came to know him" that it came about."""
    verb = cut.lemma[clause.opener + 1 : clause.opener + 2]
    if lemma == "go" and cut.low[clause.opener - 1] == "on":
        return False  # "went on to abduct two nurses"
    moved = lemma in listed_words(language, TABLE, "governors.moving")
    return moved and not listed_words(language, TABLE, "governors.gradual").issuperset(verb)


def _beside(cut: Clauses, language: str, clause: Clause, at: int) -> Effect | None:
    """What a word right before an infinitive does: "had to", "has yet to", "is likely to"."""
    word, lemma = cut.low[at], cut.lemma[at]
    next_to = clause.opener - at == 1 or cut.tag[at + 1] in "RX"
    if next_to and word in listed_words(language, TABLE, "modals.obliged"):
        return INTENDED
    if word == "yet":
        return NEGATED
    raising = effects(language, "raising")
    key = lemma if lemma in raising else word
    if key not in raising:
        return None
    if word == "set" and (at and _looks(cut, at - 1)):
        return raising["poised"]  # "looks set to dominate"
    seen = cut.lemma[clause.opener + 1 : clause.opener + 2]
    if word == "looking" and listed_words(language, TABLE, "raising.states").isdisjoint(seen):
        return INTENDED  # "is looking to topple him", where "looks to have gone" seems
    if word == "set" and listed_words(language, TABLE, "raising.undergoing").issuperset(seen):
        return PREDICTED  # "is set to see more rain"
    less = at > 0 and cut.low[at - 1] in ("less", "least")
    return _ahead(cut, language, clause, key, raising["unlikely" if less else key])


def _looks(cut: Clauses, at: int) -> bool:
    return cut.lemma[at] in ("look", "seem", "appear")


def _ahead(cut: Clauses, language: str, clause: Clause, word: str, effect: Effect) -> Effect:
    """ "Is likely to attack" lies ahead; "is likely to be", "to have been", need not."""
    verbs = cut.lemma[clause.opener + 1 : clause.opener + 2]
    states = listed_words(language, TABLE, "raising.states")
    ahead = word in listed_words(language, TABLE, "raising.ahead") and verbs
    return replace(effect, mood=Mood.PREDICTED) if ahead and verbs[0] not in states else effect


def _purpose(cut: Clauses, language: str, opener: int) -> Over:
    """An infinitive that no word governs: what "is to" be, or what something is done for."""
    if _has_come(cut, language, opener):
        return []
    if _is_to_come(cut, language, opener):
        effect = SCHEDULED if is_dated(cut, language, opener) else INTENDED
        return [(effect, cut.spans[opener])]
    if opener == 0 and "would" in cut.low:
        return [(SUPPOSED, cut.spans[opener])]  # "to attack now would be madness"
    if opener == 0 or _after_gap(cut, opener) or cut.tag[opener - 1] == "A":
        return []  # "vowed | to fight"
    return [(INTENDED, cut.spans[opener])]


def _after_gap(cut: Clauses, opener: int) -> bool:
    """ "30 people | are believed | to have died": the cue between the pieces governs it."""
    return cut.spans[opener].start - cut.spans[opener - 1].end > BLANK


def _has_come(cut: Clauses, language: str, opener: int) -> bool:
    """ "The unit was later to shell it", "was to shell it again, killing nine": it came about."""
    if cut.low[max(0, opener - 2) : opener + 2].count("later"):
        return "was" in cut.low[:opener] or "were" in cut.low[:opener]
    harms = listed_words(language, TABLE, "governors.harms")
    return cut.low[opener - 1] in ("was", "were") and any(
        cut.tag[i - 1 : i + 2] == [",", "G", "#"] and cut.lemma[i] in harms
        for i in range(opener + 1, len(cut.low))
    )


def _is_to_come(cut: Clauses, language: str, opener: int) -> bool:
    """ "The court is to hear", "my orders are to wait": what shall be; not "is to blame"."""
    verb = cut.lemma[opener + 1 : opener + 2]
    excepted = verb and verb[0] in listed_words(language, TABLE, "scheduling.not_to_come")
    return opener > 0 and cut.low[opener - 1] in lexicon().be and not excepted
