"""Those named only as holding a place or as doing a deed: "the rebel-held town", "army raids".

Forces without a name are found too: "Orlandic infantry", "the 14th brigade", "the garrison".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.extraction.control.kept import (
    holding_nouns,
    keeping_words,
    kept_leads,
    loose_holders,
)
from reportedly.extraction.control.tables import all_units, deeds, units
from reportedly.lang.lexicon import WordView
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import roles
from reportedly.model.attribution import Made
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span

VERSION = "1"
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_LONGEST = 5  # words of a body's name before its hyphen
_LEADING = frozenset(("in", "under", "into", "between"))
_STAYING = frozenset(("remain", "remains", "remained", "stays", "stayed"))
_ENDS = frozenset((".", ",", ";", ":", "!", "", "and", "but"))
_LOOSE = {"opposition": SourceKind.ARMED_GROUP, "coalition": SourceKind.MILITARY}  # no role nouns


def find_holders(
    view: WordView, known: Sequence[ActorMention], vocabulary: Vocabulary
) -> Iterator[ActorMention]:
    """Mentions of holders, of forces and of those who did a deed that are in none of `known`."""
    taken, keeping = {mention.span.end for mention in known}, keeping_words()
    yield from _forces(view, known, vocabulary)
    yield from _doers(view, known)
    holding = holding_nouns()
    for index, (before, word) in enumerate(pairwise(view.lowers[1:]), 2):
        if before in _STAYING:
            yield from _of_adjective(view, index, vocabulary)
        if word in holding and view.words[index - 1].end not in taken:
            yield from _of_noun(view, index, vocabulary)
        if word in holding and _is_shared(view, index) and view.words[index - 3].end not in taken:
            yield from _of_noun(view, index - 2, vocabulary)
        if word in keeping and _is_unhyphened(view, index, taken):
            yield _made(view, index - 1, index, _loose_kind(view, index - 1), named=False)
        if word not in keeping or before != "-":
            continue
        glued = view.glued(index) and view.glued(index - 1)
        if glued and view.words[index - 2].end not in taken:
            yield _holder(view, index - 1, vocabulary)


def _is_unhyphened(view: WordView, index: int, taken: set[int]) -> bool:
    """ "In rebel | held Kest", where the hyphen is left out."""
    led = kept_leads()
    before = {view.lower(index - 2), view.lower(index - 3)}
    free = view.words[index - 1].end not in taken
    return free and view.lower(index - 1) in loose_holders() and not led.isdisjoint(before)


def _loose_kind(view: WordView, index: int) -> SourceKind | None:
    role = roles("en").at(view, index)
    return _LOOSE.get(view.lower(index)) or (role.value.kind if role is not None else None)


def _forces(
    view: WordView, known: Sequence[ActorMention], vocabulary: Vocabulary
) -> Iterator[ActorMention]:
    """ "Orlandic infantry", "the 14th brigade", "the garrison": forces without a name."""
    if all_units().isdisjoint(view.lowers):
        return
    taken = {at for mention in known for at in view.range(mention.span)}
    for index, word in enumerate(view.lowers):
        if word not in all_units() or index in taken or not index:
            continue
        first = _force_start(view, index, vocabulary)
        if first is not None and taken.isdisjoint(range(first, index)):
            lands = word in units("lands")
            named = view.capital(first) and (lands or word in units("of_nation"))
            kind = SourceKind.GOVERNMENT if lands else SourceKind.MILITARY
            yield _made(view, first, index + (not lands), kind, named=named)


def _doers(view: WordView, known: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """ "Army raids", "rebel rocket fire": who acts, right before the noun for what they did."""
    loose, nouns = deeds("loose"), deeds("nouns")
    if loose.isdisjoint(view.lowers):
        return
    taken = {at for mention in known for at in view.range(mention.span)}
    for index, word in enumerate(view.lowers):
        if word not in loose or index in taken:
            continue
        at = index + 1
        while view.lower(at) in deeds("between"):
            at += 1
        if view.lower(at) in nouns and view.lower(index - 1) != "-":
            yield _made(view, index, index + 1, _loose_kind(view, index), named=False)


def _force_start(view: WordView, noun: int, vocabulary: Vocabulary) -> int | None:
    """The word at which the forces that end with `noun` begin; None if nothing tells whose."""
    word = view.lowers[noun]
    for first in range(max(0, noun - 2), noun):
        nation = vocabulary.nations.at(view, first) if view.capital(first) else None
        owned = word in units("lands") and view.lower(first - 1) in units("led")
        if (owned or word in units("of_nation")) and nation is not None and nation.end == noun:
            return first
    if word in units("numbered") and _ORDINAL.fullmatch(view.lowers[noun - 1]):
        return noun - 1
    known = word in units("known") and view.lowers[noun - 1] == "the"
    return noun if known and not view.capital(noun) else None


def _is_shared(view: WordView, noun: int) -> bool:
    """ "Between rebel and army control": the first has no noun of its own."""
    return view.lower(noun - 2) == "and" and "between" in view.lowers[max(0, noun - 5) : noun]


def _of_noun(view: WordView, noun: int, vocabulary: Vocabulary) -> Iterator[ActorMention]:
    """ "In rebel hands", "under Orlandic control": the nation or role noun right before."""
    near = view.lowers[max(0, noun - 4) : noun]
    led = not _LEADING.isdisjoint(near) or near[-3:-1] == ["out", "of"]
    nation = vocabulary.nations.at(view, noun - 1)
    role = roles("en").at(view, noun - 1)
    named = nation is not None and nation.end == noun and view.capital(noun - 1)
    if led and named:
        yield _made(view, noun - 1, noun, SourceKind.GOVERNMENT, named=True)
    elif led and role is not None and role.end == noun:
        yield _made(view, noun - 1, noun, role.value.kind, named=False)
    elif led and view.lower(noun - 1) in _LOOSE:
        yield _made(view, noun - 1, noun, _LOOSE[view.lower(noun - 1)], named=False)


def _of_adjective(view: WordView, at: int, vocabulary: Vocabulary) -> Iterator[ActorMention]:
    """ "Kest remains Orlandic": the adjective of a nation with nothing behind it."""
    nation = vocabulary.nations.at(view, at)
    ends = nation is not None and view.lower(nation.end) in _ENDS and view.capital(at)
    if nation is not None and ends:
        yield _made(view, at, nation.end, SourceKind.GOVERNMENT, named=True)


def _holder(view: WordView, hyphen: int, vocabulary: Vocabulary) -> ActorMention:
    """The longest known name, nation or role noun that ends at the hyphen, else its one word."""
    for first in range(max(0, hyphen - _LONGEST), hyphen):
        for names in vocabulary.names:
            hit = names.at(view, first)
            if hit and hit.end == hyphen and view.capital(first):
                return _made(view, first, hyphen, hit.value.kind, named=True)
        nation = vocabulary.nations.at(view, first)
        if nation and nation.end == hyphen and view.capital(first):
            return _made(view, first, hyphen, SourceKind.GOVERNMENT, named=True)
        role = roles("en").at(view, first)
        if role and role.end == hyphen:
            return _made(view, first, hyphen, role.value.kind, named=False)
    last = hyphen - 1
    return _made(view, last, hyphen, _LOOSE.get(view.lower(last)), named=view.capital(last))


def _made(
    view: WordView, first: int, end: int, kind: SourceKind | None, named: bool
) -> ActorMention:
    span: Span = view.span(first, end)
    written = span.of(view.text)
    return ActorMention(
        span=span,
        as_written=written,
        name=written if named else None,
        kind=kind,
        role=None if named else written,
        made=Made(by="rules.actors", version=VERSION, rule="holder"),
    )
