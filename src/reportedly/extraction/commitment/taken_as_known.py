"""What a sentence takes for known, whatever is asked or denied of it: "to end | the war"."""

from reportedly.extraction.commitment.effects import NEGATED, NOT, TABLE, effects
from reportedly.extraction.commitment.governors import is_ranked
from reportedly.extraction.words.clauses import Clause, ClauseKind, Clauses
from reportedly.extraction.words.phrases import listed_words

_UNKNOWN_ONE = frozenset(("a", "an", "any", "another", "further", "possible", "future"))


def is_settled(cut: Clauses, language: str, index: int, at: int) -> bool:
    """True if no word around the clause changes what it tells of token `at`."""
    clause = cut.clauses[index]
    known = index == cut.clause[at] and _is_known(cut, language, clause, at)
    return known or _is_grasped(cut, language, clause) or is_ranked(cut, language, clause)


def _is_grasped(cut: Clauses, language: str, clause: Clause) -> bool:
    """ "Did not know | that Kest had fallen", "failed to realise": what is not known is so."""
    before = clause.opener - 1
    before -= cut.tag[before : before + 1] in (["'"], ['"'])
    grasped = listed_words(language, TABLE, "governors.grasped")
    return clause.kind is ClauseKind.COMPLEMENT and before >= 0 and cut.lemma[before] in grasped


def came_true(cut: Clauses, at: int) -> bool:
    """ "Had the guards not fired, the crowd would have …": they did."""
    clause = cut.clause[at]
    if cut.clauses[clause].kind is not ClauseKind.CONDITION:
        return False
    own = [cut.low[i] for i in cut.tokens_of(clause) if i < at]
    others = {word for i, word in enumerate(cut.low) if cut.clause[i] != clause}
    unreal = "have" in others and not others.isdisjoint(("would", "could", "might"))
    return "had" in own and not NOT.isdisjoint(own) and unreal


def _is_known(cut: Clauses, language: str, clause: Clause, at: int) -> bool:
    if clause.kind is ClauseKind.QUESTION and cut.tag[at] in "NL":
        occurring = listed_words(language, TABLE, "modals.occurring")
        verbs = {cut.lemma[i] for i in cut.tokens_of(cut.clause[at])}
        return is_definite(cut, at) and verbs.isdisjoint(occurring)
    return _is_presupposed(cut, language, clause, at)


def _is_presupposed(cut: Clauses, language: str, clause: Clause, at: int) -> bool:
    """ "To break a siege", "to retake the town after the raid": they are, whatever comes of it.

    "To launch an offensive", "to hold the vote" only bring them about.
    """
    if clause.kind is not ClauseKind.INFINITIVE or cut.tag[at] not in "NLG":
        return False
    verbs = [i for i in range(clause.opener + 1, at) if cut.tag[i] in "UVEGQ"][-1:]
    lemma = cut.lemma[verbs[0]] if verbs else ""
    if not lemma or lemma in listed_words(language, TABLE, "governors.creating"):
        return False
    if effects(language, "governors").get(lemma) == NEGATED:
        return False  # "to cancel the visit"
    acts_on = lemma in listed_words(language, TABLE, "governors.acting_on")
    warded = lemma in listed_words(language, TABLE, "nominal.warding")
    if warded and not _UNKNOWN_ONE.isdisjoint(cut.low[verbs[0] + 1 : at]):
        return False  # "to stop an attack"
    return acts_on or is_definite(cut, at)


def is_definite(cut: Clauses, at: int) -> bool:
    """True for a noun named as known ("the attack"): what is done to it leaves it as it is."""
    if at >= len(cut.tag) or cut.tag[at] in "VEQUGMATWHBC":
        return False
    if cut.low[at + 1 : at + 2] == ["being"]:
        return True  # "talks being held in Kest"
    for j in range(at - 1, max(-1, at - 4), -1):
        if cut.low[j] in ("the", "this", "that", "these", "those", "last", "'s", "’s"):
            return True
        if cut.tag[j] == "S":
            return True
        if cut.tag[j] in "VEQUGMAITC,":
            return False
    return False
