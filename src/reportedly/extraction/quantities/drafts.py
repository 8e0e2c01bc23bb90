"""A figure on its way to a quantity, and what turns out to be none after all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.extraction.quantities.around import OF_THE_LIVING, OTHER, Counting
from reportedly.extraction.quantities.figures import Figure
from reportedly.extraction.quantities.nouns import Counted
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import Lexemes
from reportedly.model.mention import QuantityState

OF_PEOPLE = frozenset(
    {
        QuantityState.KILLED,
        QuantityState.BODIES_FOUND,
        QuantityState.WOUNDED,
        QuantityState.CAPTURED,
        QuantityState.MISSING,
        QuantityState.DISPLACED,
    }
)

_OF_WEAPONS = (QuantityState.SHOT_DOWN, QuantityState.DESTROYED)
_REACH_AMOUNT = 3  # words of "a very large number"


@dataclass(frozen=True, slots=True)
class Draft:
    """A counting with its state, before it becomes a noun."""

    counting: Counting
    state: QuantityState
    rule: str
    sentence: int
    subset_of: int | None = None

    @property
    def figure(self) -> Figure:
        return self.counting.figure

    @property
    def counted(self) -> Counted:
        return self.counting.counted


def counting_ones(
    drafts: Iterable[Draft], lexemes: Lexemes, words: QuantityWords
) -> Iterator[Draft]:
    """The drafts that count something."""
    for draft in drafts:
        idle = _is_idle(draft, lexemes, words) or _is_label(draft, lexemes, words)
        if not (idle or _is_anyone(draft, lexemes)):
            yield draft


def _is_idle(draft: Draft, lexemes: Lexemes, words: QuantityWords) -> bool:
    """True for a vague figure that counts no loss."""
    figure, counted = draft.figure, draft.counted
    if not figure.vague:
        return False
    last = lexemes.word(figure.last - 1)
    if last == "both" and "and" in lexemes.words[counted.first : counted.end + 1]:
        return True  # "both soldiers and civilians"
    after = lexemes.words[figure.last : figure.last + _REACH_AMOUNT]
    if figure.rule == "one" and words.sets["amounts"].intersection(after):
        return True  # "a large number of fighters were killed"
    head = lexemes.word(counted.last - 1) if counted.named else ""
    near = counted.last - figure.last <= _REACH_AMOUNT
    if figure.high == 0 and (head in words.sets["harm"] | words.sets["lacking"]):
        return False  # "there were no casualties", "no aircraft was in the air"
    if figure.high == 0 and counted.people and near and figure.rule == "none":
        return False  # "no soldier has left"
    told = draft.rule == "governed" and lexemes.word(figure.first - 1) in words.states.objects
    if told and draft.state in OF_THE_LIVING and figure.rule == "one" and head:
        inert = words.things | words.sets["uncounted"] | words.sets["animals"]
        return not counted.people and head in inert  # "wounded a midwife"
    if figure.rule == "few" and counted.named:
        told = draft.state is not OTHER and near
        return not told and head not in words.sets["struck"]
    if figure.rule == "one" and draft.state in _OF_WEAPONS and not counted.people:
        return head not in words.sets["hardware"]  # "shot down a drone"
    unnamed = not counted.named and last in words.sets["unnamed"]
    people = counted.people or (unnamed and draft.state in OF_PEOPLE)
    return draft.state is OTHER or not people


def _is_label(draft: Draft, lexemes: Lexemes, words: QuantityWords) -> bool:
    """True for a bare number after a capitalised word: "FTSE 100", "Watch 5"."""
    figure, counted = draft.figure, draft.counted
    if counted.measure or counted.named or draft.state is not OTHER or figure.rule != "count":
        return False
    if figure.first != figure.number or figure.number == 0:
        return False
    if lexemes.word(figure.number - 1) in words.stops:
        return False  # "The 68 year-old"
    return lexemes.text[lexemes.starts[figure.number - 1]].isupper()


def _is_anyone(draft: Draft, lexemes: Lexemes) -> bool:
    """True for "an attack on one": a word that counts nothing named and nothing lost."""
    alone = lexemes.words[draft.figure.first : draft.figure.last] == ["one"]
    counted = draft.counted.named or draft.counted.measure
    return alone and not counted and draft.state is OTHER


def folded(lexemes: Lexemes, words: QuantityWords, drafts: list[Draft]) -> list[Draft]:
    """Without bracketed conversions: "(1.9 miles)" after "3 km"."""
    kept: list[Draft] = []
    for draft in drafts:
        if not (kept and _converts(lexemes, words, kept[-1], draft)):
            kept.append(draft)
    return kept


def _converts(lexemes: Lexemes, words: QuantityWords, base: Draft, draft: Draft) -> bool:
    """True if `draft` gives `base` again in another unit of its kind, in brackets."""
    between = lexemes.words[base.counted.end : draft.figure.first]
    kinds = {words.bases.get(item.counted.unit or "") for item in (base, draft)}
    return between == ["("] and len(kinds) == 1 and None not in kinds
