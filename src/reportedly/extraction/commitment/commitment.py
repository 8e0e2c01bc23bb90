"""How firmly a source puts a content, how firmly its publisher does, and whether it happened.

Values are FactBank's (Saurí and Pustejovsky 2009), mood is independent of them. The source's value
is that of the main proposition of the content under the stance of its cue ("denied" turns it,
"believes" lowers it, "asked" suspends it). The publisher is not committed (Uu) to what it
attributes, with two exceptions: a cue that presupposes its content ("admitted", "revealed",
"confirmed": factive in Saurí's source-introducing predicates, and read as probable by the
annotators of de Marneffe, Manning and Potts 2012) makes it PR+, or PR- where the content is
negated; an adverb that calls it false ("falsely claimed") the other way round. "Allegedly" inside
a source's indirect words is the publisher's distance: it is kept in `words`, and the source's own
value stays. In narration the publisher's
value is that of the words. What a cue makes of its content is told in stances.py, what is asked or
holds on a condition in suspended.py, which word is the main proposition in main_predicate.py.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from reportedly.extraction.attribution.cue_words import cue_words
from reportedly.extraction.commitment.background import is_answered, is_background, is_kept_up
from reportedly.extraction.commitment.effects import REQUESTED, TABLE, UNKNOWN, Commitment, Effect
from reportedly.extraction.commitment.hedged_subjects import hedge_words, over_subject
from reportedly.extraction.commitment.operators import Scope
from reportedly.extraction.commitment.orders import is_order
from reportedly.extraction.commitment.predicates import is_unknown
from reportedly.extraction.commitment.stances import is_denied, publisher_stance, under_cue
from reportedly.extraction.commitment.suspended import (
    is_question,
    under_condition,
    under_nominal_condition,
)
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.main_predicate import main_predicate
from reportedly.extraction.words.phrases import in_sentence, listed_words, numbers_in, pattern
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.factuality import Factuality, FactValue, Mood
from reportedly.model.reading import Reading
from reportedly.model.span import Span, union


def judge(reading: Reading, attribution: Attribution) -> tuple[Factuality, Mood]:
    """Commitment to the content's main proposition, by source and publisher, and its mood."""
    region = in_sentence(reading, attribution, attribution.content[0].start)
    cut_up = cut(reading, region)
    at = main_predicate(cut_up)
    said = _said(reading, attribution, cut_up, at, whole=True)
    said = under_nominal_condition(reading, region, said)
    if at is not None and attribution.quotation is not Quotation.INDIRECT:
        for effect, span in over_subject(cut_up, reading.language or "en", at):
            said = said.under(effect, span)
    said = replace(said, words=union((*said.words, *_beside(reading, attribution, cut_up))))
    if is_question(reading, region) or is_order(reading, cut_up):
        said = said.under(REQUESTED)
    if attribution.quotation is Quotation.DIRECT:
        said = _narrated(said)
    if attribution.quotation is Quotation.NARRATION:
        publisher = _narrated(said)
        return Factuality(source=None, publisher=publisher.value, words=said.words), said.mood
    held = under_condition(reading, attribution, under_cue(reading, attribution, said))
    publisher_value, own = publisher_stance(reading, attribution, held)
    words = union((*held.words, *own))
    return Factuality(source=held.value, publisher=publisher_value, words=words), held.mood


def _beside(reading: Reading, attribution: Attribution, cut_up: Clauses) -> Iterator[Span]:
    """Hedges of what the content names; marks inside others' words are theirs, or a quotation."""
    marked = attribution.quotation is Quotation.NARRATION
    spans = hedge_words(cut_up, reading.language or "en", reading.text)
    return (span for span in spans if marked or reading.text[span.start].isalnum())


class Judged(NamedTuple):
    """How an event is told; `known` if the words around presuppose that it happened."""

    value: FactValue
    mood: Mood
    known: bool = False


def judge_event(
    reading: Reading, attribution: Attribution, trigger: Span, *, literal: bool = True
) -> Judged:
    """Value and mood of one trigger: the source's; for narration the publisher's.

    Nothing is presupposed of a trigger that stands for something else than its word says
    (`literal` false): in "asked them to stop the *fighting*" a truce has yet to come.
    """
    region = in_sentence(reading, attribution, trigger.start)
    cut_up = cut(reading, region)
    at = _token_at(cut_up, trigger)
    if literal and at is not None and is_kept_up(cut_up, at):
        return Judged(FactValue.CERTAIN, Mood.ACTUAL, known=True)
    said = _said(reading, attribution, cut_up, at)
    if literal and at is not None and _is_known(reading, attribution, cut_up, at):
        return Judged(_narrated(said).value, said.mood, known=True)
    if is_question(reading, region):
        said = said.under(REQUESTED)
    if attribution.quotation is Quotation.NARRATION or _is_uttered(cut_up, at):
        return Judged(_narrated(said).value, said.mood)
    if attribution.quotation is Quotation.DIRECT:
        said = _narrated(said)
    held = under_condition(reading, attribution, under_cue(reading, attribution, said))
    held = _under_telling(reading, attribution, cut_up, at, held)
    return Judged(held.value, held.mood)


def _under_telling(
    reading: Reading, attribution: Attribution, cut_up: Clauses, at: int | None, held: Commitment
) -> Commitment:
    """What source and cue make of the event at `at`, where they do more than put the content."""
    if at is not None and _is_spoken_for(reading, attribution, cut_up, at):
        held = held.under(REQUESTED)
    if at is not None and _is_broached(reading, attribution, cut_up, at):
        held = held.under(Effect(mood=Mood.INTENDED))
    if _is_made_up(reading, attribution):
        held = held.under(UNKNOWN)
    if _is_foretold(reading, attribution):
        held = held.under(Effect(rank=2, mood=Mood.PREDICTED))
    return held


def _is_uttered(cut_up: Clauses, at: int | None) -> bool:
    """ "“I *warn* them: leave,” (she urged)": saying so does it, whatever is urged."""
    if not at or cut_up.low[at - 1] not in ("i", "we"):
        return False
    return cut_up.lemma[at] in listed_words("en", TABLE, "cue.uttered")


def _is_known(reading: Reading, attribution: Attribution, cut_up: Clauses, at: int) -> bool:
    """ "Urged them to stop the | bombing", "rejected | the accusations": there is one."""
    scope = Scope(cut_up, reading.language or "en", reported=False)
    if scope.is_known(at) or is_background(cut_up, at):
        return True
    return is_answered(cut_up, at) and is_denied(reading, attribution)


def _is_spoken_for(reading: Reading, attribution: Attribution, cut_up: Clauses, at: int) -> bool:
    """ "Argued | for a withdrawal", "warned | against a strike": of something unknown."""
    words = [word for word, _ in cue_words(reading, attribution)]
    cues = frozenset(words)
    led = {"for", "against"} & {*cut_up.low[:1], *words[-1:]}
    pleads = listed_words(reading.language or "en", TABLE, "cue.pleading")
    unknown = is_unknown(cut_up, at) or cut_up.tag[at] == "G"
    return bool(led) and unknown and not cues.isdisjoint(pleads)


def _is_broached(reading: Reading, attribution: Attribution, cut_up: Clauses, at: int) -> bool:
    """ "Held talks about | a ceasefire": what is talked about has not been agreed on."""
    language = reading.language or "en"
    broachable = listed_words(language, TABLE, "turns.broachable")
    if cut_up.low[at] not in broachable and cut_up.lemma[at] not in broachable:
        return False
    broaching = listed_words(language, TABLE, "turns.broaching")
    return any(word in broaching for word, _ in cue_words(reading, attribution))


@once_a_reading
def _is_made_up(reading: Reading, attribution: Attribution) -> bool:
    """ "The novel | tells how …", "a clip | said | to show …": what it tells is not sure."""
    language, start = reading.language or "en", attribution.content[0].start
    small = view_of(reading).small
    source = {small[number] for number in numbers_in(reading, attribution.source)}
    if not source.isdisjoint(listed_words(language, TABLE, "pretended.footage")):
        return reading.text[start : start + 9].lower().startswith(("to show ", "to depict"))
    cue = {word for word, _ in cue_words(reading, attribution)}
    worlds = listed_words(language, TABLE, "pretended.worlds")
    telling = listed_words(language, TABLE, "pretended.telling")
    return not source.isdisjoint(worlds) and not cue.isdisjoint(telling)


@once_a_reading
def _is_foretold(reading: Reading, attribution: Attribution) -> bool:
    """ "Warned of attacks": what a warning is of has not come about."""
    phrases = pattern(reading.language or "en", TABLE, "cue.foretold")
    return any(phrases.search(reading.text, cue.start, cue.end) for cue in attribution.cue)


def _narrated(said: Commitment) -> Commitment:
    """In narration and in direct quotations "allegedly" is the speaker's own hedge."""
    return said.under(Effect(rank=said.distance))


def _said(
    reading: Reading,
    attribution: Attribution,
    cut_up: Clauses,
    at: int | None,
    *,
    whole: bool = False,
) -> Commitment:
    """What the content's own words make of token `at`."""
    if at is None:
        return Commitment()
    reported = attribution.quotation in (Quotation.INDIRECT, Quotation.MIXED)
    return Scope(cut_up, reading.language or "en", reported, whole).commitment(at)


def _token_at(cut_up: Clauses, trigger: Span) -> int | None:
    spans = cut_up.spans
    first = last = bisect_left(spans, (trigger.end,))
    while first and spans[first - 1].end > trigger.start:
        first -= 1
    inside = range(first, last)
    verbs = [i for i in inside if cut_up.tag[i] in VERBAL]  # "push back", "take hostage"
    led = [i for i in inside[1:] if cut_up.tag[i] == "I"]
    noun = led[0] - 1 if led else inside[-1] if inside else None  # "exchange | of prisoners"
    return verbs[0] if verbs else noun
