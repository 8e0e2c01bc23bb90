"""Statements of who holds a place: control, capture, loss, encirclement, retreat, annexation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.extraction.clauses import ClauseKind, Clauses, cut
from reportedly.extraction.event_roles import Placed, Roles, as_nouns, find_roles, place
from reportedly.extraction.events import may_hold, sentences_of
from reportedly.extraction.kept import find_kept, holder_of, keeping_words
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.triggers import Sense, Trigger
from reportedly.lang import table
from reportedly.lang.inflection import verb_forms
from reportedly.model.attribution import Attribution, Made
from reportedly.model.event import Control, ControlExtent, ControlStatus, EventType
from reportedly.model.mention import ActorMention, TimeExpression, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span

VERSION = "1"
_VERBAL = frozenset("VEQGU")
_TRY_REACH = 3  # tokens before a verb in which "to", "would" or "not" makes it untold
_PLACE_REACH = 14  # tokens from a verb to the first place it governs: extents stand between
_EXTENT_REACH = 7  # tokens before a place in which its extent is said
_OF_REACH = 3  # tokens after "control" in which its "of" stands
_KEEPING = frozenset({"over", "from", "including", "for", "through"})
_BE = frozenset(("was", "were", "is", "are", "been", "be", "being"))
_HARMLESS = frozenset(
    {SourceKind.CIVILIAN, SourceKind.WITNESS, SourceKind.MEDIC, SourceKind.UNNAMED}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A control word: tokens [first, last], its status, and whether its subject is the place."""

    first: int
    last: int
    status: ControlStatus
    verbal: bool
    place_is_subject: bool = False


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
        if not places or not may_hold(reading, region, _telling()):
            continue
        tokens = cut(reading, region)
        placed = place(tokens, actors)
        tokens = as_nouns(tokens, placed)
        words = [word for word in _words(tokens) if _told(tokens, word)]
        finder = _Finder(tokens, places, times, actors, placed)
        found.extend(control for word in words for control in finder.controls(word))
        found.extend(finder.kept())
    return tuple(found)


def _words(tokens: Clauses) -> Iterator[_Found]:
    """Control words of one sentence, in order."""
    for index, low in enumerate(tokens.low):
        verb = _verbs().get(low)
        if low in _nouns("control") and tokens.tag[index] not in _VERBAL:
            phrase = _of_control(tokens, index)
            if phrase:
                yield phrase
        elif verb and (tokens.tag[index] in _VERBAL or _after_be(tokens, index)):
            status, rest, falls = verb
            last = index + len(rest)
            if tokens.low[index + 1 : last + 1] == list(rest) and not _light(tokens, index):
                yield _Found(index, last, status, verbal=True, place_is_subject=falls)
        elif low == "contested" and _is_contested(tokens, index):
            yield _Found(index - 1, index, ControlStatus.HOLDS, verbal=True, place_is_subject=True)
        elif low in _noun_statuses() and tokens.tag[index] in "NGL":
            yield _Found(index, index, _noun_statuses()[low], verbal=False)


def _told(tokens: Clauses, word: _Found) -> bool:
    """False for what is only wanted, tried, possible or denied: a control has no mood."""
    first = word.first
    clause = tokens.clause[first]
    if tokens.clauses[clause].kind is ClauseKind.CONDITION:
        return False
    if not word.verbal:
        return not any(
            t == "M" and c == clause for t, c in zip(tokens.tag, tokens.clause, strict=True)
        )
    before = tokens.low[max(0, first - _TRY_REACH) : first]
    tags = tokens.tag[max(0, first - _TRY_REACH) : first]
    perfect = before[-2:] == ["to", "have"]  # "appear to have withdrawn"
    if (
        "to" in before
        and not perfect
        and _achieved().isdisjoint(tokens.low[max(0, first - _TRY_REACH - 2) : first])
    ):
        return False
    return not {"M", "X"} & set(tags) and before[-1:] not in (["at"], ["for"], ["of"])


def _after_be(tokens: Clauses, index: int) -> bool:
    """ "Has been cut off": a form that may be a noun elsewhere."""
    return index > 0 and tokens.low[index - 1] in _BE


def _is_contested(tokens: Clauses, index: int) -> bool:
    """ "Remains contested", "is being contested": said of a place that stands before."""
    before = " ".join(tokens.low[max(0, index - 2) : index + 1])
    return any(before.endswith(phrase) for phrase in _table()["contested"]["before"])


def _light(tokens: Clauses, index: int) -> bool:
    """ "took control of" is read at "control"; "took part" and "lost lives" are no control."""
    after = tokens.low[index + 1 : index + 4]
    return not _nouns("control").isdisjoint(after) or not _idioms().isdisjoint(after)


def _of_control(tokens: Clauses, index: int) -> _Found | None:
    """ "seized control of", "under Orlandic control": the status by the word before."""
    before = tokens.low[max(0, index - 3) : index]
    led = not {"of", "over"}.isdisjoint(tokens.low[index + 1 : index + 1 + _OF_REACH])
    for status in (ControlStatus.CAPTURED, ControlStatus.LOST, ControlStatus.HOLDS):
        handed = tokens.low[index] == "hands" and "in" in before
        if not (led or handed or "under" in before):
            continue
        hits = [n for n, word in enumerate(before) if word in _nouns(status.value)]
        if hits:
            first = index - len(before) + hits[0]
            return _Found(first, index, status, verbal=tokens.tag[first] in _VERBAL | {"A"})
    return None


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

    def controls(self, word: _Found) -> Iterator[Control]:
        """One control for each place that `word` governs."""
        roles = self._roles(word)
        held = (
            self._subject_places(word) if self._turned(word, roles) else self._object_places(word)
        )
        taken = {token for _, token in held}
        holder = self._holder(word, roles, taken)
        if not self._can_hold(holder, word.status) or self._is_nobody(word):
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

    def _can_hold(self, holder: int | None, status: ControlStatus) -> bool:
        """Crowds hold no place; only forces and states retreat from one."""
        if holder is None:
            return status is not ControlStatus.RETREATED
        return self._kinds[holder] not in _HARMLESS

    def _is_nobody(self, word: _Found) -> bool:
        """ "No soldier has left Kest": the subject is nobody."""
        clause = self._tokens.clause[word.first]
        before = [i for i in self._tokens.tokens_of(clause) if i < word.first]
        return any(self._tokens.low[i] in lexicon().nobody for i in before)

    def _roles(self, word: _Found) -> Roles:
        sense = Sense("", EventType.NONE, None, word.verbal, ())
        return find_roles(
            self._tokens, Trigger(word.first, word.last, sense, None, EventType.NONE), self._actors
        )

    def _turned(self, word: _Found, roles: Roles) -> bool:
        """True if the place stands before: "Kest was captured", "Kest fell", "Kest's capture"."""
        if word.place_is_subject:
            return True
        passive = word.verbal and self._passive(word)
        owned = not word.verbal and not self._object_places(word)
        under = self._tokens.low[word.first] in ("under", "in") and not self._object_places(word)
        return passive or owned or under

    def _passive(self, word: _Found) -> bool:
        low = self._tokens.low
        helped = low[max(0, word.first - 4) : word.first]
        participle = self._tokens.tag[word.first] in "EQ" or _after_be(self._tokens, word.first)
        return participle and not _BE.isdisjoint(helped)

    def _object_places(self, word: _Found) -> list[tuple[int, int]]:
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
            if not ({",", "and", "or"} & set(between)) or {"in", "near", "from"} & set(between):
                return
            yield index, token
            previous = token

    def _subject_places(self, word: _Found) -> list[tuple[int, int]]:
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
            away = low[at - 1] in _directions() and low[at - 2] != "the"
            if tag[at] in "DSN#L" or (low[at] == "of" and not away):
                at -= 1
            else:
                break
        return at >= 0 and tag[at] == "I" and low[at] not in _KEEPING

    def _part_named(self, token: int) -> bool:
        """ "The railway halt at Kest": what is held is a part of the place."""
        low = self._tokens.low
        return low[token - 1] in ("at", "in", "of") and low[token - 2] in _facilities()

    def _stop(self, word: _Found) -> int:
        """Where the object ends: at the next clause's verb, a semicolon or a dash."""
        for index in range(word.last + 1, len(self._tokens.low)):
            if self._tokens.tag[index] in "VUMA;~" or self._tokens.low[index] == "after":
                return index
            if self._tokens.tag[index] == "," and not self._named_between(word.last, index):
                return index
        return len(self._tokens.low)

    def _named_between(self, first: int, last: int) -> bool:
        return any(first < token < last for _, token in self._places)

    def _holder(self, word: _Found, roles: Roles, taken: set[int]) -> int | None:
        """Who holds it; nobody is known to where someone only leaves."""
        low = self._tokens.low
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

    def _extent(self, word: _Found, token: int) -> ControlExtent | None:
        """ "practically all of", "more than half of" before the place, up to the last one.

        "Large parts of Kest and Brenn": what is said of the first is said of those listed with it.
        """
        stop = max((t for _, t in self._places if t < token), default=-1)
        first = max(token - _EXTENT_REACH, stop + 1, 0)
        if word.last < token and self._part_named(token):
            return ControlExtent.PART
        if self._tokens.low[word.last] == "contested":
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
            if any(item in _extents(extent.value) for item in near):
                return extent
        listed = word.last < stop and self._tokens.low[stop + 1 : token] in (["and"], [","])
        return self._extent(word, stop) if listed else None


def _table() -> Any:
    return table("en", "control")


@cache
def _extents(key: str) -> frozenset[str]:
    return frozenset(_table()["extent"][key].split())


@cache
def _nouns(key: str) -> frozenset[str]:
    """Words of [phrases]: "control" itself, and those that lead to it by status."""
    section = _table()["phrases"]
    return frozenset(section["nouns" if key == "control" else key].split())


@cache
def _telling() -> frozenset[str]:
    """Every word that can be a control word."""
    words = frozenset(_verbs()) | frozenset(_noun_statuses()) | _nouns("control")
    return words | keeping_words() | {"contested"}


@cache
def _achieved() -> frozenset[str]:
    return frozenset(_table()["achieved"]["words"].split())


@cache
def _directions() -> frozenset[str]:
    return frozenset(_table()["directions"]["words"].split())


@cache
def _facilities() -> frozenset[str]:
    return frozenset(_table()["facilities"]["words"].split())


@cache
def _idioms() -> frozenset[str]:
    return frozenset(_table()["idioms"]["after"].split())


@cache
def _noun_statuses() -> dict[str, ControlStatus]:
    return {
        word: ControlStatus(status)
        for status, listed in _table()["nouns"].items()
        for word in listed.split()
    }


@cache
def _verbs() -> dict[str, tuple[ControlStatus, tuple[str, ...], bool]]:
    """Form of the verb -> status, words after it, and whether the place is its subject."""
    irregular = {form.split()[0]: form for form in _table()["irregular"]["forms"]}
    found: dict[str, tuple[ControlStatus, tuple[str, ...], bool]] = {}
    for falls, section in ((True, "fall"), (False, "verbs")):
        for status, listed in _table()[section].items():
            for lemma in listed.split():
                first, *rest = lemma.split("_")
                for form in set(verb_forms(irregular.get(first, first))):
                    found.setdefault(form, (ControlStatus(status), tuple(rest), falls))
    return found
