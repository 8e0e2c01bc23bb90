"""How firmly a source and its publisher put a content, by the cue: "denied" turns it."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.attribution.cue_words import cue_words, listed_in
from reportedly.extraction.commitment.effects import (
    NEGATED,
    NOT,
    POSSIBLE,
    PREDICTED,
    PROBABLE,
    REQUESTED,
    TABLE,
    UNKNOWN,
    Commitment,
    Effect,
)
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import found_in, listed_words
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

_STANCES = (
    ("denied", NEGATED),
    ("doubtful", Effect(rank=2, turns=True)),
    ("requested", REQUESTED),
    ("asked", REQUESTED),
    ("intended", Effect(mood=Mood.INTENDED)),
    ("predicted", Effect(rank=2, mood=Mood.PREDICTED)),
    ("probable", PROBABLE),
    ("possible", POSSIBLE),
    ("imagined", UNKNOWN),
)
_WILL = frozenset(("will", "would", "shall", "’ll", "'ll"))
_MARKS = "“\"‘'„«"  # that open what somebody calls a thing


def under_cue(reading: Reading, attribution: Attribution, said: Commitment) -> Commitment:
    """The source's commitment: the content's under the stance of the cue."""
    stance = _stance(reading, attribution)
    if stance is not None:
        impossible = stance[0] == NEGATED and said.value is FactValue.POSSIBLE
        said = replace(said, rank=3) if impossible else said  # "denied | that they could leave"
        if stance[0].rank == PROBABLE.rank and said.mood is Mood.SCHEDULED:
            said = replace(said, mood=Mood.PREDICTED)  # "is thought | that it will come on Monday"
        if _is_guessed(reading, stance[0], said) or _is_feared(reading, attribution, said):
            said = replace(said, mood=Mood.PREDICTED)
        return said.under(stance[0], *stance[1])
    return said.under(PREDICTED) if _is_warned_of(reading, attribution, said) else said


def _is_guessed(reading: Reading, stance: Effect, said: Commitment) -> bool:
    """ "Fear | it will spread", "think | he would go": no aim of who speaks, only a guess."""
    ahead = any(word.of(reading.text).lower() in _WILL for word in said.words)
    guess = stance in (PROBABLE, POSSIBLE)
    return guess and ahead and said.mood is Mood.INTENDED


def _is_feared(reading: Reading, attribution: Attribution, said: Commitment) -> bool:
    """ "Fear | a new offensive", "more raids | are feared": a bare thing, that has yet to come.

    Not "fear | the raids", which there are, nor "are feared | dead", which says how things are.
    """
    words = cue_words(reading, attribution)
    if said.mood is not Mood.ACTUAL or not listed_in(words, reading.language or "en", "cue.feared"):
        return False
    tokens = cut(reading, attribution.content)
    known = {"the", "this", "that", "these", "those"}
    told = any(tag in "VUEQMA" for tag in tokens.tag) or not {"dead", "lost"}.isdisjoint(tokens.low)
    return not told and known.isdisjoint(tokens.low[:1])


def _is_warned_of(reading: Reading, attribution: Attribution, said: Commitment) -> bool:
    """ "Warned | that bandits might come": that lies ahead; not "might have come", "amount to"."""
    if said.value is not FactValue.POSSIBLE or not said.words:
        return False
    words = cue_words(reading, attribution)
    warned = listed_in(words, reading.language or "en", "cue.warning")
    modals = [w for w in said.words if w.of(reading.text).lower() in ("may", "might", "could")]
    modal, last = bool(modals), modals[-1] if modals else said.words[-1]
    after = reading.text[last.end :].split(None, 1)[:1]
    weighing = listed_words(reading.language or "en", TABLE, "modals.weighing") - {"be"}
    return bool(warned) and modal and weighing.isdisjoint(after)  # "have" is listed too


def is_denied(reading: Reading, attribution: Attribution) -> bool:
    """True if the cue denies or rejects its content."""
    stance = _stance(reading, attribution)
    return stance is not None and stance[0] == NEGATED


def publisher_stance(
    reading: Reading, attribution: Attribution, held: Commitment
) -> tuple[FactValue, Spans]:
    """The publisher's commitment to what the source is `held` to, and the cue words that show it.

    It takes over the source's polarity and doubt: "confirmed that it would *not* come" makes it
    probable that it will not, and "admitted that it *may* have fired" leaves that possible.
    """
    language = reading.language or "en"
    words = cue_words(reading, attribution)
    for key, told in (
        ("false", _belied(held)),
        ("presupposed", held.under(PROBABLE)),
        ("distanced", held.under(UNKNOWN)),
    ):
        spans = tuple(listed_in(words, language, f"cue.{key}"))
        if spans:
            negated = any(word in NOT for word, _ in words)
            return (FactValue.UNKNOWN if negated else told.value), spans
    return FactValue.UNKNOWN, ()


def _belied(held: Commitment) -> Commitment:
    """What is called false is probably the other way round, unless it is only asked or supposed."""
    return replace(held, rank=min(held.rank, 1) * 2, positive=not held.positive)


@once_a_reading
def _stance(reading: Reading, attribution: Attribution) -> tuple[Effect, Sequence[Span]] | None:
    """What the cue makes of the content, and the words that do."""
    words = cue_words(reading, attribution)
    negations = [span for word, span in words if word in NOT | {"neither"}]
    for spans, effect in _refusals(reading, attribution):
        return effect, spans
    return _of_opening(reading, attribution, bool(negations)) or _of_lists(
        reading, attribution, negations
    )


def _of_opening(
    reading: Reading, attribution: Attribution, negated: bool
) -> tuple[Effect, Sequence[Span]] | None:
    """What the cue makes of a content that opens on an infinitive or an -ing form."""
    language = reading.language or "en"
    words = cue_words(reading, attribution)
    told = listed_in(words, language, "governors.told")
    if (
        told
        and not _is_naming(reading, attribution)
        and attribution.content[-1].of(reading.text).startswith(("to ", "not to "))
    ):
        return REQUESTED, told  # "had been told by a doctor to stop"
    unwilling = listed_in(words, language, "cue.unwilling")
    if unwilling and attribution.content[0].of(reading.text).startswith("to "):
        return NEGATED, unwilling  # "refused | to bomb the village"
    weighed = listed_in(words, language, "cue.weighing")
    tokens = cut(reading, attribution.content)
    going_on = any(
        span.of(reading.text).endswith("ing") for _, span in words
    )  # not "considers a raid a crime"
    new = going_on and tokens.low[:1] in (["a"], ["an"])
    if weighed and (new or tokens.tag[:1] == ["G"]):
        return Effect(rank=0 if negated else 3, mood=Mood.INTENDED), weighed
    return None


def _of_lists(
    reading: Reading, attribution: Attribution, negations: Sequence[Span]
) -> tuple[Effect, Sequence[Span]] | None:
    """What the first list that has a word of the cue makes of the content."""
    language = reading.language or "en"
    words = cue_words(reading, attribution)
    for key, effect in _STANCES:
        held = listed_in(words, language, f"cue.{key}")
        if key == "intended" and _is_agreed(reading, attribution):
            if negations and listed_in(words, language, "cue.sharing"):
                return NEGATED, [*held, *negations]  # "does not agree | that Kest is encircled"
            continue
        if held and negations:
            return _negated(key, effect), [*held, *negations]
        if held:
            return effect, held
    if negations:
        return UNKNOWN, negations
    passive = any(word in lexicon().be for word, _ in words)
    weighed = listed_in(words, language, "cue.estimated") if passive else []
    return (PROBABLE, weighed) if weighed else None


def _is_naming(reading: Reading, attribution: Attribution) -> bool:
    """ "Calls | a “rescue” | to …": what is called so is no one who is told to do it."""
    calling = listed_words(reading.language or "en", TABLE, "governors.naming")
    if not any(word.removesuffix("s") in calling for word, _ in cue_words(reading, attribution)):
        return False
    between = reading.text[attribution.cue[-1].end : attribution.content[-1].start].split()
    return bool(between) and (between[0] in ("a", "an", "the") or between[0][0] in _MARKS)


def _is_agreed(reading: Reading, attribution: Attribution) -> bool:
    """ "Both armies agree | that Kest is encircled": of one mind on what is, nothing to come."""
    words = cue_words(reading, attribution)
    agreed = listed_in(words, reading.language or "en", "cue.agreeing")
    start = attribution.content[0].of(reading.text).lower()
    plans = start.startswith(("to ", "on ", "not to ", "for "))
    finite = cut(reading, attribution.content).clauses[0].verbs > 0
    return finite and not plans and bool(agreed)


def _refusals(reading: Reading, attribution: Attribution) -> list[tuple[tuple[Span, ...], Effect]]:
    """Phrases of a cue that withhold ("declined to say"), exclude ("ruled out") or call for."""
    found: list[tuple[tuple[Span, ...], Effect]] = []
    for key, effect in (
        ("cue.ruled_out", NEGATED),
        ("cue.refused", UNKNOWN),
        ("cue.called", REQUESTED),
    ):
        for cue in attribution.cue:
            for match in found_in(reading, TABLE, key, (cue,)):
                negated = "not" in reading.text[cue.start : match.start].lower().split()
                found.append(((match,), POSSIBLE if negated else effect))
    return found or _called_for(reading, attribution)


def _called_for(
    reading: Reading, attribution: Attribution
) -> list[tuple[tuple[Span, ...], Effect]]:
    """ "Called again for", "called | on Wednesday for | a meeting": words in between."""
    start = attribution.content[0].start if attribution.content else 0
    words = cue_words(reading, attribution)
    verbs = listed_in(words, reading.language or "en", "cue.asking_for")
    before = reading.text[verbs[0].end : start].lower().split() if verbs else []
    return [((verbs[0],), REQUESTED)] if before[-1:] == ["for"] else []


def _negated(key: str, effect: Effect) -> Effect:
    """ "did not deny" commits to nothing; "does not believe" leans the other way."""
    if key in ("probable", "possible", "predicted"):
        return Effect(rank=min(effect.rank, 2), turns=True, mood=effect.mood)
    return Effect(rank=0, mood=effect.mood)
