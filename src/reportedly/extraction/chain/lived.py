"""Whether a witness tells in words of their own what befell them: "We slept in the cellar"."""

from reportedly.extraction.chain.basis_words import Told
from reportedly.extraction.commitment.effects import NOT
from reportedly.extraction.words.lexicon import lexicon
from reportedly.model.attribution import Quotation
from reportedly.model.referent import SourceKind


def lived_through(told: Told) -> bool:
    """True if "I", "we" or "they" did or underwent something in a witness's direct speech.

    "They shot at everyone who ran" is told by who was there; an opinion, a wish, or what somebody
    said is not: nothing of it was to be seen.
    """
    direct = told.attribution.quotation is Quotation.DIRECT
    if not direct or SourceKind.WITNESS not in told.kinds or told.verb is None:
        return False
    words = {told.clauses.low[i] for i in told.main}
    if not told.subject_says("lived_by") or not words.isdisjoint(NOT):
        return False
    return _in_the_past(told, told.verb)


def _in_the_past(told: Told, at: int) -> bool:
    """ "Came", "was washing", "were in the yard", "had boys there": of a body and of a moment."""
    low, lemma, tag = told.clauses.low, told.clauses.lemma, told.clauses.tag
    minds = told.words("of_the_mind")
    if low[at] in told.words("were"):
        after = next((i for i in told.main if i > at and tag[i] != "R"), at)
        return tag[after] in "GI" and lemma[after] not in minds
    if low[at] in told.words("had"):
        after = next((i for i in told.main if i > at and tag[i] != "R"), at)
        return tag[after] not in "TE" or lemma[after] not in minds
    unchanged = low[at] in lexicon().unchanged
    return (tag[at] == "E" or unchanged) and lemma[at] not in minds
