"""What a hedge, negation, modal or governing word does to a commitment, as the table lists them.

A commitment is a rank (CT 3, PR 2, PS 1, U 0), a polarity and a mood; each operator lowers the
rank, turns the polarity or moves the mood.
"""

from dataclasses import dataclass, replace
from functools import cache

from reportedly.extraction.words.phrases import listed
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.span import Span, union

TABLE = "hedges"
NOT = frozenset(("not", "n't", "n’t", "never"))
_PRECEDENCE = (
    Mood.ACTUAL,
    Mood.PREDICTED,
    Mood.INTENDED,
    Mood.SCHEDULED,
    Mood.ASKED,
    Mood.CONDITIONAL,
)
_VALUES = {
    (3, True): FactValue.CERTAIN, (3, False): FactValue.CERTAIN_NOT,
    (2, True): FactValue.PROBABLE, (2, False): FactValue.PROBABLE_NOT,
    (1, True): FactValue.POSSIBLE, (1, False): FactValue.POSSIBLE_NOT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Commitment:
    """How firmly something is put, and the words that say so."""

    rank: int = 3
    positive: bool = True
    mood: Mood = Mood.ACTUAL
    words: tuple[Span, ...] = ()
    distance: int = 3  # the rank that distancing words ("allegedly") leave to whoever uses them

    @property
    def value(self) -> FactValue:
        """FactBank's value of rank and polarity."""
        return _VALUES.get((self.rank, self.positive), FactValue.UNKNOWN)

    def under(self, effect: "Effect", *words: Span) -> "Commitment":
        """This commitment with one more operator over it."""
        mood = max(self.mood, effect.mood, key=_PRECEDENCE.index)
        rank = self.rank
        if effect.turns and not self.positive:
            rank = min(rank, 1)  # "did not rule out", "does not deny": twice turned is left open
        return Commitment(
            rank=min(rank, effect.rank),
            positive=self.positive is not effect.turns,
            mood=mood,
            words=union((*self.words, *words)) if words else self.words,
            distance=min(self.distance, effect.distance),
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """What an operator does."""

    rank: int = 3
    turns: bool = False
    mood: Mood = Mood.ACTUAL
    distance: int = 3


NEGATED = Effect(turns=True)
BARELY = Effect(rank=2, turns=True)
POSSIBLE = Effect(rank=1)
PROBABLE = Effect(rank=2)
UNKNOWN = Effect(rank=0)
PREDICTED = Effect(mood=Mood.PREDICTED)
INTENDED = Effect(mood=Mood.INTENDED)  # the intention is firm; the mood says that it is one
REQUESTED = Effect(rank=0, mood=Mood.ASKED)
SCHEDULED = Effect(mood=Mood.SCHEDULED)
CONDITIONAL = Effect(rank=0, mood=Mood.CONDITIONAL)
SUPPOSED = Effect(rank=0, mood=Mood.CONDITIONAL)  # "would" without a stated condition
_ADVERBS = {
    "negative": NEGATED, "negative_weak": BARELY, "probable": PROBABLE, "possible": POSSIBLE,
    "distant_weak": Effect(distance=1), "distant_strong": Effect(distance=2),
}  # fmt: skip
_MODALS = {"possible": POSSIBLE, "future": PREDICTED, "conditional": SUPPOSED, "ought": INTENDED}
_RAISING = {
    "certain": Effect(), "probable": PROBABLE, "possible": POSSIBLE,
    "improbable": Effect(rank=2, turns=True),
    "predicted": Effect(rank=2, mood=Mood.PREDICTED), "scheduled": SCHEDULED,
    "future": PREDICTED, "intended": INTENDED,
}  # fmt: skip
_GOVERNORS = {
    "realised": Effect(), "unrealised": NEGATED, "intended": INTENDED, "requested": REQUESTED,
    "doubted": Effect(rank=2, turns=True), "believed": PROBABLE, "possible": POSSIBLE,
    "wondered": UNKNOWN,
}  # fmt: skip
_NOMINAL = {
    "possible": POSSIBLE, "intended": INTENDED, "negative": NEGATED, "conditional": CONDITIONAL,
    "imagined": UNKNOWN,
}  # fmt: skip
_ADJECTIVES = {
    "possible": POSSIBLE, "probable": PROBABLE, "intended": INTENDED, "negative": NEGATED,
    "distant": Effect(distance=1),
}  # fmt: skip
_PREDICATES = {
    "unknown": UNKNOWN,
    "scheduled": SCHEDULED, "intended": INTENDED, "negative": NEGATED,
    "possible": replace(POSSIBLE, mood=Mood.PREDICTED),
    "probable": Effect(rank=2, mood=Mood.PREDICTED),
    "improbable": Effect(rank=2, turns=True, mood=Mood.PREDICTED),
}  # fmt: skip


@cache
def effects(language: str, section: str) -> dict[str, Effect]:
    """Word -> effect for one section of the table; an earlier list of the section wins."""
    tables = {
        "adverbs": _ADVERBS,
        "modals": _MODALS,
        "raising": _RAISING,
        "governors": _GOVERNORS,
        "nominal": _NOMINAL,
        "adjectives": _ADJECTIVES,
        "predicates": _PREDICATES,
    }
    found: dict[str, Effect] = {}
    for key, effect in tables[section].items():
        for word in listed(language, TABLE, f"{section}.{key}"):
            found.setdefault(word, effect)
    return found
