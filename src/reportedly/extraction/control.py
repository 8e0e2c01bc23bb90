"""Statements of who holds a place: control, capture, loss, encirclement, retreat, annexation."""

from collections.abc import Iterator, Sequence

from reportedly.extraction.clauses import Clauses, cut
from reportedly.extraction.control_words import (
    BE,
    ControlWord,
    after_be,
    control_words,
    extents,
    is_told,
    telling,
    words_of,
)
from reportedly.extraction.event_roles import Placed, Roles, as_nouns, find_roles, place
from reportedly.extraction.events import may_hold, sentences_of
from reportedly.extraction.kept import find_kept, holder_of
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.triggers import Sense, Trigger
from reportedly.model.attribution import Attribution, Made
from reportedly.model.event import Control, ControlExtent, ControlStatus, EventType
from reportedly.model.mention import ActorMention, TimeExpression, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES, SourceKind
from reportedly.model.span import Span

VERSION = "1"
_PLACE_REACH = 14  # tokens from a verb to the first place it governs: extents stand between
_EXTENT_REACH = 7  # tokens before a place in which its extent is said
_OF_REACH = 3  # tokens after "control" in which its "of" stands
_KEEPING = frozenset({"over", "from", "including", "for", "through"})
_HARMLESS = frozenset(
    {SourceKind.CIVILIAN, SourceKind.WITNESS, SourceKind.MEDIC, SourceKind.UNNAMED}
)


def find_controls(
    reading: Reading,
    attribution: Attribution,
    places: Sequence[Toponym],
    times: Sequence[TimeExpression],
    actors: Sequence[ActorMention],
) -> tuple[Control, ...]:
    """Statements of control in the content, one for each place; integers index the sequences.

    A statement about no given place is left out: there is nothing it says the holding of.
    """
    found: list[Control] = []
    for region in sentences_of(reading, attribution):
        if not places or not may_hold(reading, region, telling()):
            continue
        tokens = cut(reading, region)
        placed = place(tokens, actors)
        tokens = as_nouns(tokens, placed)
        words = [word for word in control_words(tokens) if is_told(tokens, word)]
        finder = _Finder(tokens, places, times, actors, placed)
        found.extend(control for word in words for control in finder.controls(word))
        found.extend(finder.kept())
    return tuple(found)


class _Finder:
    def __init__(
        self,
        tokens: Clauses,
        places: Sequence[Toponym],
        times: Sequence[TimeExpression],
        actors: Sequence[ActorMention],
        placed: Sequence[Placed],
    ) -> None:
        self._tokens = tokens
        starts = {span.start: n for n, span in enumerate(tokens.spans)}
        self._places = [
            (i, starts[p.span.start]) for i, p in enumerate(places) if p.span.start in starts
        ]
        self._described = {i for i, p in enumerate(places) if p.described}
        self._times = [i for i, t in enumerate(times) if t.span.start in starts]
        self._actors = placed
        self._kinds = [actor.kind for actor in actors]

    def controls(self, word: ControlWord) -> Iterator[Control]:
        """One control for each place that `word` governs."""
        roles = self._roles(word)
        held = (
            self._subject_places(word) if self._turned(word, roles) else self._object_places(word)
        )
        taken = {token for _, token in held}
        holder = self._holder(word, roles, taken)
        if not self._can_hold(holder, word) or (word.verbal and self._is_nobody(word)):
            return
        for index, token in held:
            yield Control(
                span=Span(self._tokens.spans[word.first].start, self._tokens.spans[word.last].end),
                place=index,
                holder=holder,
                extent=self._extent(word, token),
                status=word.status,
                as_of=self._times[0] if len(self._times) == 1 else None,
                made=Made(by="rules.control", version=VERSION, rule=self._tokens.low[word.last]),
            )

    def kept(self) -> Iterator[Control]:
        """Controls that an adjective says: "rebel-held Kest"."""
        by_token = {token: index for index, token in self._places}
        for kept in find_kept(self._tokens, list(by_token)):
            yield Control(
                span=Span(self._tokens.spans[kept.first].start, self._tokens.spans[kept.last].end),
                place=by_token[kept.place],
                holder=holder_of(kept, self._actors),
                extent=ControlExtent.PART if kept.part else None,
                status=ControlStatus.HOLDS,
                as_of=None,
                made=Made(by="rules.control", version=VERSION, rule="kept"),
            )

    def _can_hold(self, holder: int | None, word: ControlWord) -> bool:
        """Crowds hold no place; only forces take one by entering, or retreat from one."""
        if self._tokens.low[word.first] in words_of("entering"):
            return holder is not None and self._kinds[holder] in FORCES
        if holder is None:
            return word.status is not ControlStatus.RETREATED
        return self._kinds[holder] not in _HARMLESS

    def _is_nobody(self, word: ControlWord) -> bool:
        """ "No soldier has left Kest": the subject is nobody."""
        clause = self._tokens.clause[word.first]
        before = [i for i in self._tokens.tokens_of(clause) if i < word.first]
        return any(self._tokens.low[i] in lexicon().nobody for i in before)

    def _roles(self, word: ControlWord) -> Roles:
        sense = Sense("", EventType.NONE, None, word.verbal, ())
        return find_roles(
            self._tokens, Trigger(word.first, word.last, sense, None, EventType.NONE), self._actors
        )

    def _turned(self, word: ControlWord, roles: Roles) -> bool:
        """True if the place stands before: "Kest was captured", "Kest fell", "Kest's capture"."""
        if word.place_is_subject:
            return True
        passive = word.verbal and self._passive(word)
        owned = not word.verbal and not self._object_places(word)
        said = self._tokens.low[word.first : word.last]
        under = bool({"under", "in"} & set(said)) and not self._object_places(word)
        return passive or owned or under

    def _passive(self, word: ControlWord) -> bool:
        low = self._tokens.low
        helped = low[max(0, word.first - 4) : word.first]
        participle = self._tokens.tag[word.first] in "EQ" or after_be(self._tokens, word.first)
        return participle and not BE.isdisjoint(helped)

    def _object_places(self, word: ControlWord) -> list[tuple[int, int]]:
        """Places after the word: the first, and those listed with it."""
        stop = self._stop(word)
        after = self._named_first([(i, t) for i, t in self._places if word.last < t < stop])
        if not after or after[0][1] - word.last > _PLACE_REACH or self._located(after[0][1]):
            return []
        return [after[0], *(self._listed_with(after))]

    def _named_first(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The places that are named; if none is, those that stand for one ("the town")."""
        return [place for place in found if place[0] not in self._described] or found

    def _listed_with(self, after: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Places joined to the first by commas and "and", extents between them ("half of")."""
        previous = after[0][1]
        for index, token in after[1:]:
            between = self._tokens.low[previous + 1 : token]
            if not ({",", "and", "or", "but"} & set(between)) or {"in", "near", "from"} & set(
                between
            ):
                return
            yield index, token
            previous = token

    def _subject_places(self, word: ControlWord) -> list[tuple[int, int]]:
        clause = self._tokens.clause[word.first]
        if word.place_is_subject or (word.verbal and self._passive(word)):
            return self._named_first([p for p in self._places if self._falls(p[1], word.first)])
        before = [(i, t) for i, t in self._places if t < word.first and not self._located(t)]
        own = [(i, t) for i, t in before if self._tokens.clause[t] == clause]
        return (own or before)[-1:] if not word.verbal else (own or before)[:1]

    def _falls(self, token: int, first: int) -> bool:
        """ "Kest has fallen", but not "shells fell" nor "debris fell on Kest"."""
        between = range(token + 1, first)
        on = self._tokens.low[first + 1 : first + 2]
        helped = token < first and all(self._tokens.tag[i] in "AMRXNL-" for i in between)
        return helped and on not in (["on"], ["into"], ["apart"], ["short"])

    def _located(self, token: int) -> bool:
        """True if the place only says where: "in Kest", "north of Kest"; not "most of Kest"."""
        low, tag = self._tokens.low, self._tokens.tag
        if self._part_named(token):
            return False
        at = token - 1
        while at >= 0:
            away = low[at - 1] in words_of("directions") and low[at - 2] != "the"
            if tag[at] in "DSN#L" or (low[at] == "of" and not away):
                at -= 1
            else:
                break
        return at >= 0 and tag[at] == "I" and low[at] not in _KEEPING

    def _part_named(self, token: int) -> bool:
        """ "The railway halt at Kest": what is held is a part of the place."""
        low = self._tokens.low
        return low[token - 1] in ("at", "in", "of") and low[token - 2] in words_of("facilities")

    def _stop(self, word: ControlWord) -> int:
        """Where the object ends: at the next clause's verb, a semicolon or a dash."""
        for index in range(word.last + 1, len(self._tokens.low)):
            if self._tokens.tag[index] in "VUMA;~" or self._tokens.low[index] == "after":
                return index
            if self._tokens.tag[index] == "," and not self._named_between(word.last, index):
                return index
        return len(self._tokens.low)

    def _named_between(self, first: int, last: int) -> bool:
        return any(first < token < last for _, token in self._places)

    def _holder(self, word: ControlWord, roles: Roles, taken: set[int]) -> int | None:
        """Who holds it; nobody is known to where someone only leaves."""
        low = self._tokens.low
        if word.nobody:
            return None
        if word.place_is_subject:
            to = [
                a
                for a in self._actors
                if word.last < a.first and "to" in low[word.last + 1 : a.first]
            ]
            return to[0].index if to else None
        if low[word.first] in ("under", "in") and low[word.last + 1 : word.last + 2] == ["of"]:
            behind = [a for a in self._actors if word.last < a.first <= word.last + _OF_REACH]
            return behind[0].index if behind else None
        inside = [a for a in self._actors if word.first <= a.first <= word.last]
        chosen = [a.index for a in inside] or list(roles.agents)
        free = [
            i for i in chosen if not any(a.index == i and a.first in taken for a in self._actors)
        ]
        return free[0] if free else None

    def _extent(self, word: ControlWord, token: int) -> ControlExtent | None:
        """ "practically all of", "more than half of" before the place, up to the last one.

        "Large parts of Kest and Brenn": what is said of the first is said of those listed with it.
        """
        stop = max((t for _, t in self._places if t < token), default=-1)
        first = max(token - _EXTENT_REACH, stop + 1, 0)
        if word.last < token and self._part_named(token):
            return ControlExtent.PART
        if word.nobody or word.contested:
            return ControlExtent.CONTESTED
        near = self._tokens.low[first:token]
        if word.last < token:
            near = [*self._tokens.low[max(first, word.first) : token]]
        for extent in (
            ControlExtent.MOST,
            ControlExtent.PART,
            ControlExtent.CONTESTED,
            ControlExtent.ALL,
        ):
            if any(item in extents(extent.value) for item in near):
                return extent
        listed = word.last < stop and self._tokens.low[stop + 1 : token] in (["and"], [","])
        return self._extent(word, stop) if listed else None
