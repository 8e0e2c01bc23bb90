"""Fills in what a figure leaves out: whom "another 30" counts, and what "the number" is of.

"Twelve fighters were killed and about 60 wounded" counts sixty fighters, "eight of them rebels"
eight rebels; "the number could be as high as 350" is of those whom the sentence before counts.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.lexemes import PARAGRAPH, Lexemes
from reportedly.extraction.quantity_around import OTHER, Counting
from reportedly.extraction.quantity_drafts import OF_PEOPLE, Draft
from reportedly.extraction.quantity_words import QuantityWords
from reportedly.model.mention import Population

_REACH = 12  # words between "were killed" and "about 60"
# "Six children were killed and 15 hurt": of these two alone is it said of the hurt as well.
_SIDES = frozenset({Population.CIVILIAN, Population.COMBATANT})
_REACH_NUMBER = 8  # words of "the number could be as high as"
_REACH_NOUN = 3  # words of "eight of them Orland rebels"


def filled_in(lexemes: Lexemes, words: QuantityWords, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` in text order, with the people and states their figures leave out."""
    done: list[Draft] = []
    for draft in drafts:
        counted = draft.counted
        bare = not (counted.named or counted.measure or counted.people or draft.figure.share)
        done.append(_filled(lexemes, words, done[-1], draft) if done and bare else draft)
    return done


def _filled(lexemes: Lexemes, words: QuantityWords, before: Draft, draft: Draft) -> Draft:
    """A bare figure after `before`."""
    if not (before.counted.people or before.state in OF_PEOPLE):
        return draft
    if before.sentence != draft.sentence:
        return _numbered(lexemes, words, before, draft)
    after = lexemes.words[draft.figure.last : draft.figure.last + 2]
    if after[:1] == ["of"] and words.pronouns.intersection(after):
        return _people(draft, _named(lexemes, words, draft.figure.last + 2))
    between = lexemes.words[before.counted.end : draft.figure.first]
    more = words.sets["remaining"].intersection((*between[-1:], *after[:1]))
    if len(between) > _REACH or words.sets["joins"].isdisjoint(between[-2:]):
        return draft
    if more:
        return _people(draft, Population.UNSTATED)
    population = before.counted.population
    both = before.state in OF_PEOPLE and draft.state in OF_PEOPLE
    several = before.figure.high != 1 and population in _SIDES
    return _people(draft, population) if both and several else draft


def _people(draft: Draft, population: Population) -> Draft:
    counted = replace(draft.counted, people=True, population=population)
    return replace(draft, counting=Counting(draft.figure, counted))


def _named(lexemes: Lexemes, words: QuantityWords, at: int) -> Population:
    """Whom the words after "eight of them" name."""
    nouns = (words.people.get(word) for word in lexemes.words[at : at + _REACH_NOUN])
    named = dict.fromkeys(population for population in nouns if population)
    return Population.MIXED if len(named) > 1 else next(iter(named), Population.UNSTATED)


def _numbered(lexemes: Lexemes, words: QuantityWords, before: Draft, draft: Draft) -> Draft:
    """ "Other agencies said the number could be as high as 350": of those counted before."""
    near = (
        draft.sentence - before.sentence == 1
        and PARAGRAPH not in (lexemes.words[before.figure.last : draft.figure.first])
    )
    first = draft.figure.first
    ahead = lexemes.words[max(0, first - _REACH_NUMBER) : first]
    told = any(
        pair[0] == "the" and pair[1] in words.sets["totals"] and pair[2] not in ("of", "for")
        for pair in zip(ahead, ahead[1:], [*ahead[2:], ""], strict=False)
    )
    if not (near and told and draft.state is OTHER and before.state is not OTHER):
        return draft
    return replace(
        _people(draft, before.counted.population), state=before.state, rule="number-again"
    )
