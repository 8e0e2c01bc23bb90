"""Hedges beside the main proposition: those of its subject, and those of what else it names.

"The alleged attack took place on Monday" is no firmer than "alleged"; in "rebels fled the alleged
base" the flight is sure, and the word is kept all the same (codebook, D21).
"""

from collections.abc import Iterator

from reportedly.extraction.commitment.effects import NEGATED, TABLE, Effect, effects
from reportedly.extraction.commitment.predicates import CAME, occurs
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.phrases import listed, listed_words
from reportedly.model.factuality import Mood
from reportedly.model.span import Span

_BETWEEN = "AMRXDIYL#NT"  # tags from a subject to its verb: "the raid in Kest on Monday"
_MARKS = frozenset("“\"‘'„«”’»")
_QUOTED = 2  # words in marks that are the publisher's choosing and no quotation (D15)


def over_subject(cut: Clauses, language: str, at: int) -> Iterator[tuple[Effect, Span]]:
    """The hedges of the subject of a predicate that says no more than that it came about."""
    if not (occurs(cut, language, at) or " ".join(cut.low[at : at + 2]) in CAME):
        return
    hedges = effects(language, "adjectives")
    evidential = listed_words(language, TABLE, "adjectives.evidential")
    start = cut.run_before(at, _BETWEEN + "SE-'")
    for i in range(start, at):
        effect = hedges.get(cut.low[i]) if cut.low[i] in evidential else None
        if effect is not None and _is_before_noun(cut, i):
            yield effect, cut.spans[i]


def hedge_words(cut: Clauses, language: str, text: str) -> Iterator[Span]:
    """Words that keep a distance from what they stand before: "alleged", "so-called", “liberated”.

    `text` is the whole report; marks around one or two words are such a distance.
    """
    hedges, adverbs = effects(language, "adjectives"), effects(language, "adverbs")
    for i, word in enumerate(cut.low):
        effect = hedges.get(word) or adverbs.get(word)
        if effect is None or not _is_doubt(effect):
            continue
        if word in adverbs or _is_before_noun(cut, i):
            yield cut.spans[i]
    yield from _called_so(cut, language)
    yield from _in_marks(cut, text)


def _is_doubt(effect: Effect) -> bool:
    """Not "planned" or "averted", which tell how it is, nor a negation."""
    doubted = effect.rank < Effect().rank or effect.distance < Effect().distance
    return doubted and effect.mood is Mood.ACTUAL and effect.turns is not NEGATED.turns


def _is_before_noun(cut: Clauses, i: int) -> bool:
    """ "An alleged | rebel base", "alleged | war crimes"; not "is likely", "alleged that"."""
    after = cut.tag[i + 1 : i + 2]
    led = i == 0 or cut.tag[i - 1] in "DSI'#NLVEUGC,R"
    return led and after in (["N"], ["L"], ["G"], ["-"]) and cut.tag[i] not in "VU"


def _called_so(cut: Clauses, language: str) -> Iterator[Span]:
    """ "So-called", "self-styled": words that the reader cuts at their hyphens."""
    for phrase in listed(language, TABLE, "adjectives.distant"):
        words = phrase.replace("-", " - ").split()
        for i in range(len(cut.low) - len(words) + 1 if len(words) > 1 else 0):
            if cut.low[i : i + len(words)] == words:
                yield Span(cut.spans[i].start, cut.spans[i + len(words) - 1].end)


def _in_marks(cut: Clauses, text: str) -> Iterator[Span]:
    """One or two words in marks, no more: what others call it."""
    opened: int | None = None
    for i, span in enumerate(cut.spans):
        if span.of(text) not in _MARKS:
            continue
        if opened is not None and 1 <= i - opened - 1 <= _QUOTED:
            if all(word.isalpha() for word in cut.low[opened + 1 : i]):
                yield Span(cut.spans[opened].start, span.end)
            opened = None
        else:
            opened = i
