"""Statements of who holds a place: control, capture, loss, encirclement, retreat, annexation."""

from collections.abc import Iterator, Sequence

from reportedly.extraction.clauses import Clauses, cut
from reportedly.extraction.commitment import cue_words, judge_event
from reportedly.extraction.control_tables import extents, telling, words_of
from reportedly.extraction.control_word import BE, ControlWord, after_be
from reportedly.extraction.control_words import control_words, is_told
from reportedly.extraction.effects import TABLE
from reportedly.extraction.event_roles import Placed, Roles, as_nouns, find_roles, place
from reportedly.extraction.events import may_hold, sentences_of
from reportedly.extraction.held_places import Held, HeldPlaces
from reportedly.extraction.kept import find_kept, holder_of
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.phrases import listed
from reportedly.extraction.triggers import Sense, Trigger
from reportedly.model.attribution import Attribution, Made
from reportedly.model.event import Control, ControlExtent, ControlStatus, EventType
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.mention import ActorMention, TimeExpression, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES, SourceKind
from reportedly.model.span import Span

VERSION = "1"
_EXTENT_REACH = 7  # tokens before a place in which its extent is said
_OF_REACH = 3  # tokens after "control" in which its "of" stands
_LONGER_REACH = 3  # tokens before "holds" in which "no longer" stands
_BY_REACH = 8  # tokens after a word in which "by" leads to the holder
_SUBJECT_REACH = 6  # tokens before a verb in which its subject stands
_WHOLE = (ControlExtent.MOST, ControlExtent.ALL)
_EXTENTS = (ControlExtent.MOST, ControlExtent.PART, ControlExtent.CONTESTED, ControlExtent.ALL)
_UNDER = frozenset(("under", "in", "out", "from", "into"))
_DENIED = (FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT)
_HARMLESS = frozenset(
    {
        SourceKind.AID,
        SourceKind.CIVILIAN,
        SourceKind.MEDIA,
        SourceKind.MEDIC,
        SourceKind.UNNAMED,
        SourceKind.WITNESS,
    }
)
_STATES = frozenset({SourceKind.GOVERNMENT})


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
        words = [word for word in words if _happened(reading, attribution, tokens, word)]
        finder = _Finder(tokens, places, times, actors, placed)
        found.extend(control for word in words for control in finder.controls(word))
        found.extend(finder.kept())
    return tuple(found)


def _happened(
    reading: Reading, attribution: Attribution, tokens: Clauses, word: ControlWord
) -> bool:
    """False for what is asked, planned or foreseen, and for what its own words deny.

    What a source denies ("denied that Kest had been captured") is kept: the claim says CT-.
    """
    at = tokens.spans[word.first]
    value, mood = judge_event(reading, attribution, at)
    if mood is not Mood.ACTUAL:
        return False
    denied = listed(reading.language or "en", TABLE, "cue.denied")
    if any(cue in denied for cue, _ in cue_words(reading, attribution)):
        return True
    ended = "longer" in tokens.low[max(0, word.first - _LONGER_REACH) : word.last]
    return value not in _DENIED or word.status is ControlStatus.LOST or ended


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
        self._ground = HeldPlaces(tokens, places)
        self._times = [i for i, t in enumerate(times) if t.span.start in starts]
        self._actors = placed
        self._kinds = [actor.kind for actor in actors]
        self._written = [actor.as_written.lower().split() for actor in actors]

    def controls(self, word: ControlWord) -> Iterator[Control]:
        """One control for each place that `word` governs, and for each that it hands over."""
        roles = self._roles(word)
        passive = word.verbal and self._passive(word)
        held = self._held(word, passive)
        taken = {token for _, token in held}
        holder = self._holder(word, roles, taken)
        status = self._status(word)
        handed = self._handed_to(word) if word.hands else None
        if handed is not None and passive:
            holder, status, handed = handed, ControlStatus.HOLDS, None
        if not self._can_hold(holder, word, status) or (word.verbal and self._is_nobody(word)):
            return
        for item in held:
            yield self._made(word, item, holder, status)
            if handed is not None:
                yield self._made(word, item, handed, ControlStatus.HOLDS)

    def _made(
        self, word: ControlWord, held: Held, holder: int | None, status: ControlStatus
    ) -> Control:
        low, last = self._tokens.low, word.last
        if status is ControlStatus.HOLDS and low[last + 1 : last + 2] == ["by"]:
            last += 1  # "held by"
        elif low[last + 1 : last + 2] in (["on"], ["from"]) and "sides" in low[last + 2 : last + 4]:
            last = low.index("sides", last)  # "surrounded on three sides"
        return Control(
            span=Span(self._tokens.spans[word.first].start, self._tokens.spans[last].end),
            place=held[0],
            holder=holder,
            extent=self._extent(word, held[1]),
            status=status,
            as_of=self._times[0] if len(self._times) == 1 else None,
            made=Made(by="rules.control", version=VERSION, rule=low[word.last]),
        )

    def _held(self, word: ControlWord, passive: bool) -> list[Held]:
        """The places the word is about, where it stands."""
        if self._turned(word, passive):
            return self._ground.subjects(word, passive)
        found = self._ground.objects(word)
        return found or self._ground.antecedents(word)

    def _status(self, word: ControlWord) -> ControlStatus:
        """ "No longer holds" is lost; else what the word says."""
        before = self._tokens.low[max(0, word.first - _LONGER_REACH) : word.first]
        kept = word.status is ControlStatus.HOLDS and "longer" in before
        return ControlStatus.LOST if kept and "no" in before else word.status

    def _handed_to(self, word: ControlWord) -> int | None:
        """Who is given the place: the actor after "to"."""
        low = self._tokens.low
        given = (a for a in self._actors if "to" in low[word.last + 1 : a.first])
        return next((a.index for a in given), None)

    def kept(self) -> Iterator[Control]:
        """Controls that an adjective says: "rebel-held Kest"."""
        by_token = {token: index for index, token in self._ground.all}
        for kept in find_kept(self._tokens, self._ground.last):
            yield Control(
                span=Span(self._tokens.spans[kept.first].start, self._tokens.spans[kept.last].end),
                place=by_token[kept.place],
                holder=holder_of(kept, self._actors),
                extent=ControlExtent.PART if kept.part else None,
                status=ControlStatus.HOLDS,
                as_of=None,
                made=Made(by="rules.control", version=VERSION, rule="kept"),
            )

    def _can_hold(self, holder: int | None, word: ControlWord, status: ControlStatus) -> bool:
        """Crowds hold no place; only forces take one by entering, or retreat from one."""
        forces = holder is not None and self._kinds[holder] in FORCES
        if word.ousted:
            return forces
        if word.forces_only:
            return forces or self._forces_before(word) or self._is_state(holder, word)
        if self._by_things(word) or (holder is None and self._is_somebodys(word)):
            return False
        if holder is None:
            left = status is ControlStatus.RETREATED and not self._passive(word)
            return not left or word.military or self._forces_before(word)
        armed = not words_of("armed").isdisjoint(self._written[holder])
        return armed or self._kinds[holder] not in _HARMLESS

    def _is_state(self, holder: int | None, word: ControlWord) -> bool:
        """ "Orland raised its flag over Kest"."""
        return word.anywhere and holder is not None and self._kinds[holder] in _STATES

    def _is_somebodys(self, word: ControlWord) -> bool:
        """ "Belongs to a bank": it is somebody's, and no force is named."""
        held = word.status is ControlStatus.HOLDS and word.place_is_subject and not word.contested
        return held and self._tokens.low[word.last] in ("to", "with")

    def _by_things(self, word: ControlWord) -> bool:
        """ "Is surrounded by hills": no force is said to do it."""
        low, after = self._tokens.low, word.last + 1
        held = word.status is ControlStatus.ENCIRCLED or word.contested
        if not held or low[after : after + 1] != ["by"]:
            return False
        known = any(after < a.first <= after + _BY_REACH for a in self._actors)
        return not known and words_of("forces").isdisjoint(low[after : after + _BY_REACH])

    def _forces_before(self, word: ControlWord) -> bool:
        """ "The last company has left Kest": forces that are no mention of an actor."""
        clause = self._tokens.tokens_of(self._tokens.clause[word.first])
        near = [i for i in clause if word.first - _SUBJECT_REACH <= i < word.first]
        return any(self._tokens.low[i] in words_of("forces") for i in near)

    def _is_nobody(self, word: ControlWord) -> bool:
        """ "No soldier has left Kest": the subject is nobody; not "no longer holds"."""
        low = self._tokens.low
        clause = self._tokens.clause[word.first]
        before = [i for i in self._tokens.tokens_of(clause) if i < word.first]
        return any(low[i] in lexicon().nobody and low[i + 1] != "longer" for i in before) or (
            low[word.first - 1 : word.first] == ["who"] and "?" in low
        )

    def _roles(self, word: ControlWord) -> Roles:
        sense = Sense("", EventType.NONE, None, word.verbal, ())
        return find_roles(
            self._tokens, Trigger(word.first, word.last, sense, None, EventType.NONE), self._actors
        )

    def _turned(self, word: ControlWord, passive: bool) -> bool:
        """True if the place stands before: "Kest was captured", "Kest fell", "Kest's capture"."""
        if word.ousted or (word.anywhere and not passive):
            return False
        if word.place_is_subject or passive:
            return True
        under = {"under", "in", "out", "from", "into"} & set(
            self._tokens.low[word.first : word.last]
        )
        led = word.noun and self._tokens.low[word.last + 1 : word.last + 2] == ["of"]
        return (not word.verbal or bool(under)) and not led and not self._ground.objects(word)

    def _passive(self, word: ControlWord) -> bool:
        low = self._tokens.low
        helped = low[max(0, word.first - 4) : word.first]
        participle = self._tokens.tag[word.first] in "EQ" or after_be(self._tokens, word.first)
        by = low[word.last + 1 : word.last + 2] == ["by"]
        return participle and (by or not BE.isdisjoint(helped))

    def _holder(self, word: ControlWord, roles: Roles, taken: set[int]) -> int | None:
        """Who holds it; nobody is known to where someone only leaves."""
        low = self._tokens.low
        if word.nobody:
            return None
        if word.place_is_subject:
            to = [
                a.index
                for a in self._actors
                if word.last < a.first and {"to", "with"} & set(low[word.last : a.first])
            ]
            return to[0] if to else None
        if low[word.first] in ("under", "in") and low[word.last + 1 : word.last + 2] == ["of"]:
            behind = [a for a in self._actors if word.last < a.first <= word.last + _OF_REACH]
            return behind[0].index if behind else None
        if word.ousted:
            return self._ousted(word, roles)
        if self._passive(word):
            led = self._led_by("by", word)
            if led is not None:
                return led
        inside = [a for a in self._actors if word.first <= a.first <= word.last]
        before = [a for a in self._actors if low[a.last + 1 : word.first] == ["no", "longer"]]
        chosen = [a.index for a in inside or before] or list(roles.agents)
        free = [
            i for i in chosen if not any(a.index == i and a.first in taken for a in self._actors)
        ]
        if not free and (word.noun or word.anywhere or low[word.first] == "under"):
            return self._led_by("by", word) or self._given(word)
        return free[0] if free else self._fronted(word)

    def _ousted(self, word: ControlWord, roles: Roles) -> int | None:
        """Whom somebody drives out: the object, or the subject of the passive."""
        inside = [a.index for a in self._actors if word.first < a.first < word.last]
        return next(iter(inside or roles.recipients), None)

    def _led_by(self, preposition: str, word: ControlWord) -> int | None:
        """The actor that "by" leads to behind the word: "besieged since May by the militia"."""
        low, tag = self._tokens.low, self._tokens.tag
        for at in range(word.last + 1, min(len(low), word.last + 1 + _BY_REACH)):
            if low[at] == preposition:
                near = [a for a in self._actors if at < a.first and self._opens(at + 1, a.first)]
                return near[0].index if near else None
            if tag[at] in "VEMAGU;" or low[at] == "and":
                return None
        return None

    def _given(self, word: ControlWord) -> int | None:
        """ "The fall of Kest to the rebels"; the loss of it to them names no holder."""
        return None if word.status is ControlStatus.LOST else self._led_by("to", word)

    def _opens(self, start: int, end: int) -> bool:
        """True if only the start of a noun phrase stands in tokens [start, end)."""
        return all(self._tokens.tag[i] in "DSN#L-" for i in range(start, end)) or (
            "of" in self._tokens.low[start:end] and end - start <= _OF_REACH
        )

    def _fronted(self, word: ControlWord) -> int | None:
        """ "After capturing Kest, the Front turned south": the subject of what follows."""
        low, tag = self._tokens.low, self._tokens.tag
        if tag[word.first] != "G" or word.first > 1 or "," not in low[word.last :]:
            return None
        comma = low.index(",", word.last)
        behind = [a for a in self._actors if self._opens(comma + 1, a.first) and comma < a.first]
        return behind[0].index if behind else None

    def _extent(self, word: ControlWord, token: int) -> ControlExtent | None:
        """ "practically all of", "more than half of" before the place, up to the last one.

        "Large parts of Kest and Brenn": what is said of the first is said of those listed with it.
        """
        stop = max((t for _, t in self._ground.all if t < token), default=-1)
        first = max(token - _EXTENT_REACH, stop + 1, 0)
        if word.last < token and self._ground.part_named(token):
            return ControlExtent.PART
        if word.nobody or word.contested:
            return ControlExtent.CONTESTED
        edge = self._ground.last[token] + 1
        if not words_of("edges").isdisjoint(self._tokens.low[edge : edge + 1]):
            return ControlExtent.PART  # "the besieged Kest suburb"
        if "sides" in self._tokens.low[word.last + 1 : word.last + 4]:
            return ControlExtent.PART
        near = self._tokens.low[first:token]
        if word.last < token:
            near = [*self._tokens.low[max(first, word.first) : token]]
        for extent in _EXTENTS:
            if any(item in extents(extent.value) for item in near):
                return extent
        if token < word.first:
            behind = self._tokens.low[self._ground.last[token] + 1 : word.last + 1]
            return next((e for e in _WHOLE if not extents(e.value).isdisjoint(behind)), None)
        listed = word.last < stop and self._tokens.low[stop + 1 : token] in (["and"], [","])
        return self._extent(word, stop) if listed else None
