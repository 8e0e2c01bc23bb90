"""Fills in what a figure leaves out: whom "another 30" counts, and what "the number" is of.

"Twelve fighters were killed and about 60 wounded" counts sixty fighters, "eight of them rebels"
eight rebels; "the number could be as high as 350" is of those whom the sentence before counts.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.quantities.around import OTHER, Counting
from reportedly.extraction.quantities.drafts import OF_PEOPLE, Draft
from reportedly.extraction.quantities.nouns import Counted, find_counted
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import PARAGRAPH, Lexemes
from reportedly.model.mention import Population

_PERCENT = "%"
_REACH = 12  # words between "were killed" and "about 60"
# "Six children were killed and 15 hurt": of these two alone is it said of the hurt as well.
_SIDES = frozenset({Population.CIVILIAN, Population.COMBATANT})
_REACH_OF = 3  # words of "of the dead"
_REACH_AGAIN = 2  # sentences from a figure to another one for the same
_REACH_NUMBER = 8  # words of "the number could be as high as"
_REACH_NOUN = 3  # words of "eight of them Orland rebels"


def filled_in(lexemes: Lexemes, words: QuantityWords, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` in text order, with the people and states their figures leave out."""
    done: list[Draft] = []
    for told in drafts:
        draft = _described(lexemes, words, told)
        counted = draft.counted
        bare = not (counted.named or counted.measure or counted.people or draft.figure.share)
        done.append(_filled(lexemes, words, done[-1], draft) if done and bare else draft)
    return done


def _described(lexemes: Lexemes, words: QuantityWords, draft: Draft) -> Draft:
    """ "Five of the dead were children", "two were believed to be rebels": who they are."""
    counted = draft.counted
    mainly = _mainly(lexemes, words, draft)
    if mainly is not Population.UNSTATED:
        return _people(draft, mainly)
    if counted.measure or counted.population is not Population.UNSTATED or draft.state is OTHER:
        return draft
    if "of" in lexemes.words[max(0, draft.figure.first - 2) : draft.figure.first]:
        return draft  # "half of the 30 wounded were children"
    at, of = counted.end, lexemes.words[counted.end : counted.end + 1] == ["of"]
    at += _REACH_OF if of else 0
    at += lexemes.word(at) in words.any_state
    if lexemes.word(at) not in ("were", "was", "are"):
        return draft
    at += 1
    while lexemes.word(at) in words.sets["believed"]:
        at += 1
    for word in lexemes.words[at : at + _REACH_NOUN]:
        if word in words.any_state or word in words.openers:
            break  # "were killed including children"
        known = words.people.get(word, Population.UNSTATED)
        if known is not Population.UNSTATED:
            return _people(draft, known)
    return draft


def _mainly(lexemes: Lexemes, words: QuantityWords, draft: Draft) -> Population:
    """Whom an aside names: "20 people, mostly civilians", "the six, all of them conscripts"."""
    counted = draft.counted
    bare = not counted.named and draft.state in OF_PEOPLE
    if counted.population is not Population.UNSTATED or not (counted.people or bare):
        return Population.UNSTATED
    at = counted.end + (lexemes.word(counted.end) in (",", "(", "–", "—"))
    if lexemes.word(at) not in words.sets["mainly"]:
        return Population.UNSTATED
    at += 1
    at += 2 * (lexemes.words[at : at + 2] in (["of", "them"], ["of", "whom"]))
    at += lexemes.word(at) in words.auxiliaries
    if lexemes.word(at) in words.any_state or lexemes.word(at) in words.openers:
        return Population.UNSTATED  # "all killed in one raid"
    return _named(lexemes, words, at)


def _filled(lexemes: Lexemes, words: QuantityWords, before: Draft, draft: Draft) -> Draft:
    """A bare figure after `before`."""
    if not (before.counted.people or before.state in OF_PEOPLE):
        return draft
    if _said_again(lexemes, words, before, draft):
        people = _people(draft, before.counted.population)
        return replace(people, state=before.state, rule="said-again")
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


def _said_again(lexemes: Lexemes, words: QuantityWords, before: Draft, draft: Draft) -> bool:
    """ "The camp counts 33 dead. The ministry says 46": another figure for the same people."""
    told = draft.state is OTHER and before.state in OF_PEOPLE and not draft.figure.vague
    at = draft.figure.first - 1
    at -= lexemes.word(at) in ("of", "by", "“", '"')
    given = lexemes.word(at) in words.sets["giving"]
    closed = lexemes.word(draft.figure.last) in words.sets["after_given"]
    return told and given and closed and draft.sentence - before.sentence <= _REACH_AGAIN


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


def whole_of_share(lexemes: Lexemes, words: QuantityWords, draft: Draft) -> Counted | None:
    """What "70% of the population" is a share of; None if nothing says."""
    counted = draft.counted
    if counted.unit != _PERCENT or lexemes.word(counted.end) != "of":
        return None
    at = counted.end + 1
    at += lexemes.word(at) in words.sets["owners"] | words.sets["determiners"]
    found = find_counted(lexemes, replace(draft.figure, last=at, rule="none", currency=None), words)
    return None if found.measure else found
