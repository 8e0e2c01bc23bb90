"""Statements of who holds a place: control, capture, loss, encirclement, retreat, annexation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reportedly.extraction.attribution.cue_words import cue_words
from reportedly.extraction.commitment.commitment import judge_event
from reportedly.extraction.commitment.effects import TABLE
from reportedly.extraction.control.extents import extent_of
from reportedly.extraction.control.frames import CONTESTED, find_framed, footholds, framing, shared
from reportedly.extraction.control.held_places import HeldPlaces
from reportedly.extraction.control.holders import Holders
from reportedly.extraction.control.kept import (
    besieging_words,
    find_kept,
    holder_of,
    kept_parts,
    possessed,
)
from reportedly.extraction.control.lying_places import Held
from reportedly.extraction.control.tables import place_nouns, telling
from reportedly.extraction.control.word import ControlWord, after_be, is_passive
from reportedly.extraction.control.words import control_words, is_told
from reportedly.extraction.events.placed_actors import Placed, as_nouns, place
from reportedly.extraction.noticed_frames import (
    CONTROL,
    ControlSeen,
    controls_seen,
    doubted,
    innermost,
    sees_control,
)
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.content_pieces import may_hold, sentences_of
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.model.attribution import Attribution, Made
from reportedly.model.event import Control, ControlExtent, ControlStatus
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.mention import ActorMention, TimeExpression, TimeRole, TimeType, Toponym
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

VERSION = "1"
_LONGER_REACH = 3  # tokens before "holds" in which "no longer" stands
_FRAME_REACH = 2  # tokens round a frame in which a word of holding says the same again
_OBJECT = frozenset(("it", "them"))
_VERBS = (["V"], ["E"], ["G"], ["U"], ["Q"])
_POSSESSIVE = frozenset(("its", "their", "our", "ours"))
_DATED = (TimeType.DATE, TimeType.TIME)  # "for six weeks" is no day on which it is so
_OWNED = frozenset(("its", "their", "our", "his"))
_LEADING = frozenset(("of", "in", "to", "over", "on", "at", "into"))
_DENIED = (FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT)


def find_controls(
    reading: Reading,
    attribution: Attribution,
    places: Sequence[Toponym],
    times: Sequence[TimeExpression],
    actors: Sequence[ActorMention],
    pronouns: Sequence[ActorMention] = (),
) -> tuple[Control, ...]:
    """Statements of control in the content, one for each place; integers index the sequences.

    `pronouns` are counted on from `actors`: words that stand for a body. A statement about no
    given place is left out: there is nothing it says the holding of.
    """
    found: list[Control] = []
    for region in sentences_of(reading, attribution):
        if not places or not (may_hold(reading, region, _leads()) or sees_control(reading, region)):
            continue
        tokens = cut(reading, region)
        everyone = [*actors, *pronouns]
        tokens = as_nouns(tokens, place(tokens, actors))
        placed = place(tokens, everyone)
        words = [word for word in control_words(tokens) if is_told(tokens, word)]
        words = [word for word in words if _happened(reading, attribution, tokens, word)]
        finder = _Finder(tokens, places, times, everyone, placed)
        turns = [
            turn
            for turn in finder.turns()
            if is_told(tokens, turn.word) and _happened(reading, attribution, tokens, turn.word)
        ]
        here = [control for turn in turns for control in finder.by_turn(turn)]
        here.extend(
            control
            for word in words
            for control in finder.controls(word)
            if not any(_says_again(turn, word) for turn in turns)
        )
        told = {(c.place, c.status) for c in here if c.extent is not ControlExtent.CONTESTED}
        here.extend(kept for kept in finder.kept() if (kept.place, kept.status) not in told)
        here = [control for control in here if not doubted(reading, control.span, CONTROL)]
        said = {control.place for control in here}
        here += [c for c in finder.noticed(reading, region) if c.place not in said]
        found += [c for c in here if c.place is None or not finder.is_around(c.place)]
    return tuple(found)


def _happened(
    reading: Reading, attribution: Attribution, tokens: Clauses, word: ControlWord
) -> bool:
    """False for what is asked, planned or foreseen, and for what its own words deny.

    What a source denies ("denied that Kest had been captured") is kept: the claim says CT-, and an
    account needs who denies that a place is held as much as who says so.
    """
    at = tokens.spans[word.first]
    value, mood, _ = judge_event(reading, attribution, at)
    if mood is not Mood.ACTUAL or word.contested:
        return mood is Mood.ACTUAL
    denied = listed(reading.language or "en", TABLE, "cue.denied")
    if any(cue in denied for cue, _ in cue_words(reading, attribution)):
        return True
    ended = "longer" in tokens.low[max(0, word.first - _LONGER_REACH) : word.last]
    own = "X" in tokens.tag[word.first : word.last + 1]  # "has not | given up Kest": held
    return value not in _DENIED or word.status is ControlStatus.LOST or ended or own


@cache
def _leads() -> frozenset[str]:
    """Words of which a sentence must have one to say who holds a place."""
    return telling() | framing()


class _Turn(NamedTuple):
    """A turn of words about the place at a token, and the index of its holder."""

    word: ControlWord
    place: int
    holder: int | None


def _says_again(turn: _Turn, word: ControlWord) -> bool:
    return (
        turn.word.first - _FRAME_REACH <= word.last and word.first <= turn.word.last + _FRAME_REACH
    )


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
        self._places = places
        starts = {span.start: n for n, span in enumerate(tokens.spans)}
        self._ground = HeldPlaces(tokens, places)
        self._days = [
            i
            for i, t in enumerate(times)
            if t.span.start in starts and t.type in _DATED and t.role is not TimeRole.REFERENCE
        ]  # "its first gain since January" is no day on which it was held
        self._actors = placed
        self._holders = Holders(tokens, actors, placed)

    def is_around(self, place: int) -> bool:
        """ "Areas around Kest that rebels hold": nothing is said of Kest."""
        return self._ground.lies_around(place)

    def controls(self, word: ControlWord) -> Iterator[Control]:
        """One control for each place that `word` governs, and for each that it hands over."""
        passive = word.verbal and is_passive(self._tokens, word)
        held = self._held(word, passive)
        taken = {token for _, token in held}
        holder = self._holders.of(word, taken)
        status = self._status(word)
        handed = self._holders.handed_to(word) if word.hands else None
        if handed is not None and passive:
            holder, status, handed = handed, ControlStatus.HOLDS, None
        if not self._holders.can_hold(holder, word, status) or (
            word.verbal and self._holders.is_nobody(word)
        ):
            return
        for item in held:
            item = (self._ground.named_before(item[1], item[0]), item[1])
            yield self._made(word, item, holder, status)
            if handed is not None:
                yield self._made(word, item, handed, ControlStatus.HOLDS)

    def turns(self) -> Iterator[_Turn]:
        """What turns of several words say of a place, each place once for each status."""
        seen: set[tuple[int, str, int | None]] = set()
        owners = [a for a in self._actors if not self._is_owned_or_object(a)]
        for found in find_framed(self._tokens, self._ground.last, owners):
            key = found.place, found.status, found.holder
            again = key in seen or (
                any(key[:2] == other[:2] for other in seen)
                and shared().isdisjoint(self._tokens.low[found.first : found.last + 1])
            )
            nobody = self._holders.is_none(found.holder) or self._holders.asks_who(found.first)
            if again or nobody or self._holders.is_harmless(found.holder):
                continue
            seen.add(key)
            contested = found.status == CONTESTED
            status = ControlStatus.HOLDS if contested else ControlStatus(found.status)
            verbal = self._tokens.tag[found.first] in VERBAL
            word = ControlWord(
                found.first, found.last, status, verbal=verbal, contested=contested, close=True
            )
            yield _Turn(word, found.place, found.holder)

    def _is_owned_or_object(self, actor: Placed) -> bool:
        """ "Its positions", "and freed it": no pronoun that could be who holds."""
        low, tag = self._tokens.low, self._tokens.tag
        after_verb = tag[actor.first - 1 : actor.first] in _VERBS
        return low[actor.first] in _POSSESSIVE or (low[actor.first] in _OBJECT and after_verb)

    def by_turn(self, turn: _Turn) -> Iterator[Control]:
        """The controls that a turn of words says: of its place and of those listed with it."""
        for held in self._ground.with_listed(turn.place, turn.word):
            made = self._made(turn.word, held, turn.holder, turn.word.status)
            part = turn.word.status is ControlStatus.HOLDS and not turn.word.contested
            said = self._tokens.low[turn.word.first : turn.word.last + 1]
            if part and not (footholds() | shared()).isdisjoint(said):
                made = replace(made, extent=ControlExtent.PART)
            yield made

    def _made(
        self, word: ControlWord, held: Held, holder: int | None, status: ControlStatus
    ) -> Control:
        low, last = self._tokens.low, word.last
        if status is ControlStatus.HOLDS and low[last + 1 : last + 2] == ["by"]:
            last += 1  # "held by"
        elif low[last + 1 : last + 2] in (["on"], ["from"]) and "sides" in low[last + 2 : last + 4]:
            last = low.index("sides", last)  # "surrounded on three sides"
        if not _OWNED.isdisjoint(low[word.first + 1 : last + 1]) and word.close and word.verbal:
            last = word.first if low[last] in _LEADING else last  # "holding | their positions in"
        elif word.close and low[last] in _LEADING and word.first < last:
            last -= 1  # "completed the capture | of"
        return Control(
            span=Span(self._tokens.spans[word.first].start, self._tokens.spans[last].end),
            place=held[0],
            holder=holder,
            extent=extent_of(self._tokens, self._ground, word, held[1]),
            status=status,
            as_of=self._days[0] if len(self._days) == 1 else None,
            made=Made(by="rules.control", version=VERSION, rule=low[word.last]),
        )

    def _held(self, word: ControlWord, passive: bool) -> list[Held]:
        """The places the word is about, where it stands."""
        if self._turned(word, passive):
            return self._ground.subjects(word, passive)
        found = self._ground.objects(word)
        return found or self._ground.antecedents(word)

    def _status(self, word: ControlWord) -> ControlStatus:
        """ "No longer holds" is lost, "occupied it in June" captured; else what the word says."""
        if self._is_taking(word):
            return ControlStatus.CAPTURED
        before = self._tokens.low[max(0, word.first - _LONGER_REACH) : word.first]
        kept = word.status is ControlStatus.HOLDS and "longer" in before
        return ControlStatus.LOST if kept and "no" in before else word.status

    def _is_taking(self, word: ControlWord) -> bool:
        """ "Troops occupied Kest": a past deed; not "has occupied it since", nor "occupied by"."""
        tokens, at = self._tokens, word.first
        if (
            not word.verbal
            or tokens.low[at] not in ("occupied", "occupying")
            or word.first != word.last
        ):
            return False
        done = tokens.tag[at] in "VEG" and not after_be(tokens, at)
        lasting = {"has", "have", "had", "still", "since", "already"} & set(tokens.low)
        return done and not lasting and tokens.low[at + 1 : at + 2] != ["by"]

    def kept(self) -> Iterator[Control]:
        """Controls that an adjective says: "rebel-held Kest"."""
        beside = self._ground.beside
        by_token = {token: index for token, (index, _) in beside.items()}
        by_token |= {token: index for index, token in self._ground.all}
        within = {
            token: last
            for token, (_, last) in beside.items()
            if self._tokens.low[last] in place_nouns() - kept_parts()
        }
        for kept in find_kept(self._tokens, within | self._ground.last):
            by_token[kept.place] = self._ground.named_before(kept.place, by_token[kept.place])
            siege = self._tokens.low[kept.last] in besieging_words()
            holder = holder_of(kept, self._actors)
            if self._tokens.low[kept.last] == "dominated" and not self._holders.is_force(holder):
                continue  # a creed or a people
            yield Control(
                span=Span(self._tokens.spans[kept.first].start, self._tokens.spans[kept.last].end),
                place=by_token[kept.place],
                holder=holder,
                extent=ControlExtent.PART if kept.part else None,
                status=ControlStatus.ENCIRCLED if siege else ControlStatus.HOLDS,
                as_of=None,
                made=Made(by="rules.control", version=VERSION, rule="kept"),
            )

    def noticed(self, reading: Reading, region: Spans) -> Iterator[Control]:
        """Controls that the encoder is sure of, in words that no table has."""
        if reading.noticed is None:
            return
        made = Made(by="encoder.frames", version=reading.noticed.version, rule="control")
        standing = dict(self._ground.all)
        for seen in controls_seen(reading, region, {i: self._places[i] for i in standing}):
            first = self._tokens.starting.get(seen.word.start)
            owns = possessed(self._tokens, self._ground.last, standing[seen.place])
            if (
                first is None
                or self._is_nobodys(first)
                or self._is_open(first)
                or self._holders.asks_who(first)
                or owns != standing[seen.place]
            ):
                continue
            verbal = self._tokens.tag[first] in VERBAL
            word = ControlWord(
                first, first, seen.status, verbal=verbal, contested=seen.contested, close=True
            )
            holder = self._holder(seen)
            left = holder is None and seen.status is ControlStatus.RETREATED
            if left and not self._holders.can_hold(None, word, seen.status):
                continue  # "inflation in Orland retreated"
            held = (seen.place, standing[seen.place])
            yield replace(self._made(word, held, holder, seen.status), made=made)

    def _is_open(self, first: int) -> bool:
        """ "Had they | held | Kest, it would be safe", "whether they still | hold | it"."""
        clause = self._tokens.clauses[self._tokens.clause[first]]
        return clause.kind in (ClauseKind.CONDITION, ClauseKind.QUESTION)

    def _is_nobodys(self, first: int) -> bool:
        """ "Under nobody's | control"."""
        near = self._tokens.low[max(0, first - _LONGER_REACH) : first]
        return not lexicon().nobody.isdisjoint(near) and "longer" not in near

    def _holder(self, seen: ControlSeen) -> int | None:
        """The innermost mention that has a word for who holds."""
        spans = self._tokens.spans
        mentions = {
            actor.index: Span(spans[actor.first].start, spans[actor.last].end)
            for actor in self._actors
        }
        return innermost(seen.holders, mentions)

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
