"""What else bears on a whole proposition than the operators over its predicate.

"The driver was unhurt" denies that he was hurt; "did not wish to be named" tells of no intention;
who does not know "whose they were" leaves it open.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.commitment.effects import (
    NEGATED,
    TABLE,
    UNKNOWN,
    Commitment,
    Effect,
)
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.phrases import listed_words
from reportedly.model.factuality import Mood
from reportedly.model.span import Span

_REACH = 6  # tokens from a verb to what lacks: "left e-mailed questions | unanswered"
_PHRASE = "DSNLERA-#IY"  # tags between the two


def as_whole(cut: Clauses, language: str, at: int, found: Commitment) -> Commitment:
    """The commitment to the proposition whose predicate stands at token `at`."""
    if not found.positive and found.mood is Mood.INTENDED and _is_unwanted(cut, language, found):
        return replace(found, mood=Mood.ACTUAL)
    if not found.positive and _is_unknown_to(cut, language, at):
        return found.under(UNKNOWN)
    lacking = _lacking(cut, language, at)
    return found if lacking is None else found.under(NEGATED, lacking)


def single_denial(found: Sequence[tuple[Effect, Span]], cut: Clauses) -> list[tuple[Effect, Span]]:
    """ "Neither the army nor the rebels mentioned it": one denial, though two words make it."""
    words = {cut.low[cut.starting[span.start]] for _, span in found if span.start in cut.starting}
    if not words.issuperset(("neither", "nor")):
        return list(found)
    return [item for item in found if cut.low[cut.starting.get(item[1].start, 0)] != "nor"]


def _is_unwanted(cut: Clauses, language: str, found: Commitment) -> bool:
    """ "Did not *wish* to be named", "were not *allowed* to speak"."""
    wanting = listed_words(language, TABLE, "lacking.wanting")
    first = (cut.starting[span.start] for span in found.words if span.start in cut.starting)
    return any(cut.lemma[i] in wanting for i in first)


def _is_unknown_to(cut: Clauses, language: str, at: int) -> bool:
    """ "Do not *know* whose they were", "could not *tell* who fired"."""
    if cut.lemma[at] not in listed_words(language, TABLE, "lacking.knowing"):
        return False
    if "would" in cut.low[max(0, at - 3) : at] or cut.tag[at] not in "UV":
        return False  # "would not tell" refuses, "was not known" is of others
    asked = any(
        clause.opener == at + 1
        and (clause.kind is ClauseKind.QUESTION or cut.tag[clause.opener] == "W")
        for clause in cut.clauses
    )
    return asked or cut.tag[at + 1 : at + 2] in (["W"], ["."], [","], [])


def _lacking(cut: Clauses, language: str, at: int) -> Span | None:
    """ "Was | unhurt", "went | unclaimed", "left our questions | unanswered"."""
    words = listed_words(language, TABLE, "lacking.words")
    for i in range(at, min(at + _REACH, len(cut.low))):
        if cut.low[i] in words and cut.tag[i + 1 : i + 2] not in (["N"], ["L"]):
            return cut.spans[i]
        if i > at and cut.tag[i] not in _PHRASE:
            return None
    return None
