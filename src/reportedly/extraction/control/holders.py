"""Who holds a place by a word of holding: its subject, who stands after "by", or nobody known."""

from collections.abc import Sequence

from reportedly.extraction.control.kept import holding_nouns
from reportedly.extraction.control.tables import words_of
from reportedly.extraction.control.word import ControlWord, is_passive
from reportedly.extraction.events.placed_actors import Placed, Roles
from reportedly.extraction.events.roles import find_roles
from reportedly.extraction.events.trigger_tables import Sense
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.model.event import ControlStatus, EventType
from reportedly.model.mention import ActorMention
from reportedly.model.referent import FORCES, SourceKind

_OF_REACH = 3  # tokens after "control" in which its "of" stands
_BY_REACH = 8  # tokens after a word in which "by" leads to the holder
_SUBJECT_REACH = 6  # tokens before a verb in which its subject stands
_HARMLESS = frozenset(
    {
        SourceKind.AID,
        SourceKind.CIVILIAN,
        SourceKind.COMPANY,
        SourceKind.MEDIA,
        SourceKind.MEDIC,
        SourceKind.UNNAMED,
        SourceKind.WITNESS,
    }
)
_PERSONS = frozenset({SourceKind.OFFICIAL, SourceKind.POLITICIAN, SourceKind.ANALYST})
_OWNING = (["his"], ["its"], ["their"], ["our"], ["'s"], ["’s"], ["'"], ["’"])
_POSSESSIVE = frozenset(("its", "their", "our", "his", "her", "my"))
_STATES = frozenset({SourceKind.GOVERNMENT})


class Holders:
    """The actors of one sentence, as a word of holding reaches them."""

    def __init__(
        self, tokens: Clauses, actors: Sequence[ActorMention], placed: Sequence[Placed]
    ) -> None:
        self._tokens = tokens
        self._actors = [actor for actor in placed if not _is_owner(tokens, actor, placed)]
        self._kinds = [actor.kind for actor in actors]
        self._written = [actor.as_written.lower().split() for actor in actors]

    def of(self, word: ControlWord, taken: set[int]) -> int | None:
        """Who holds it; nobody is known to where someone only leaves.

        `taken` are the tokens of the places held: those hold nothing.
        """
        roles = self._roles(word)
        low = self._tokens.low
        if word.nobody or word.contested:
            return None
        if word.place_is_subject and low[word.last + 1 : word.last + 2] == ["from"]:
            after = (a for a in self._actors if word.last < a.first)
            return next((a.index for a in after if self._opens(word.last + 2, a.first)), None)
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
        if is_passive(self._tokens, word):
            led = self._led_by("by", word)
            if led is not None:
                return led
        inside = [
            a
            for a in self._actors
            if word.first <= a.first <= word.last
            and (low[a.first] not in _POSSESSIVE or low[word.last] in holding_nouns())
        ]
        before = [a for a in self._actors if low[a.last + 1 : word.first] == ["no", "longer"]]
        chosen = [a.index for a in inside or before] or list(roles.agents)
        free = [
            i for i in chosen if not any(a.index == i and a.first in taken for a in self._actors)
        ]
        if not free and (word.noun or word.anywhere or low[word.first] == "under"):
            return self._led_by("by", word) or self._given(word)
        return free[0] if free else self._fronted(word)

    def is_force(self, holder: int | None) -> bool:
        """True for armies and armed groups."""
        return holder is not None and (self._kinds[holder] in FORCES or self._is_men(holder))

    def is_harmless(self, holder: int | None) -> bool:
        """True for civilians, medics and their like, who hold no place."""
        if holder is None or self._is_men(holder) or self._is_unit(holder):
            return False
        return self._kinds[holder] in _HARMLESS or self._is_weather(holder)

    def can_hold(self, holder: int | None, word: ControlWord, status: ControlStatus) -> bool:
        """Crowds hold no place; only forces take one by entering, or retreat from one."""
        forces = self.is_force(holder)
        if word.ousted:
            return forces
        if word.forces_only:
            return forces or self._forces_before(word) or self._is_state(holder, word)
        if status is ControlStatus.RETREATED and self._by_those_before(holder, word):
            return False
        if self._by_things(word) or (holder is None and self._is_somebodys(word)):
            return False
        lost = not {"lost", "loss"}.isdisjoint(self._tokens.low[word.first : word.last + 1])
        if holder is None and status is ControlStatus.LOST and lost:
            return False  # "Kest was lost", "the loss of Kest": who held it is not said
        if holder is None:
            left = status is ControlStatus.RETREATED and not is_passive(self._tokens, word)
            return not left or word.military or self._forces_before(word)
        armed = not words_of("armed").isdisjoint(self._written[holder]) or self._is_men(holder)
        armed = armed or self._is_unit(holder)
        if status is ControlStatus.RETREATED and self._kinds[holder] in _PERSONS:
            return False  # "the minister left Kest"
        if self._is_weather(holder):
            return False
        return armed or self._kinds[holder] not in _HARMLESS

    def _by_those_before(self, holder: int | None, word: ControlWord) -> bool:
        """ "Refugees | fleeing Kest": a noun right before a participle, and no holder's name."""
        first = word.first
        if self._tokens.tag[first] not in "GEQ" or self._tokens.tag[first - 1 : first] != ["N"]:
            return False
        own = [a for a in self._actors if a.last == first - 1]
        near = not words_of("forces").isdisjoint(self._tokens.low[first - 1 : first])
        return not near and not any(a.index == holder and self.is_force(holder) for a in own)

    def _is_men(self, holder: int) -> bool:
        """ "His men hold the ridge": whose men hold a place are no civilians."""
        first = next((a.first for a in self._actors if a.index == holder), 0)
        owned = self._tokens.low[first - 1 : first] in _OWNING
        return owned and "men" in self._written[holder]

    def _is_weather(self, holder: int) -> bool:
        """ "Floodwaters have cut off Kest"."""
        return not words_of("nature").isdisjoint(self._written[holder][-1:])

    def _is_unit(self, holder: int) -> bool:
        """ "The last company left Kest": a unit; a firm that runs it is called otherwise."""
        return self._written[holder][-1:] == ["company"]

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

    def is_nobody(self, word: ControlWord) -> bool:
        """ "No soldier has left Kest": the subject is nobody; not "no longer holds"."""
        low = self._tokens.low
        clause = self._tokens.clause[word.first]
        before = [i for i in self._tokens.tokens_of(clause) if i < word.first]
        if any(low[i] in lexicon().nobody and low[i + 1] != "longer" for i in before):
            return True
        return self.asks_who(word.first)

    def asks_who(self, verb: int) -> bool:
        """ "Who holds Kest?", "did not say who holds Kest"; not "rebels who hold Kest"."""
        tokens, who = self._tokens, verb - 1
        if tokens.low[max(0, who) : verb] != ["who"]:
            return False
        before = tokens.run_before(who, ",") - 1
        open_ = before < 0 or tokens.tag[before] in "VUGI:;"
        return open_ or "?" in tokens.low or tokens.low[before] in words_of("unsettled")

    def is_none(self, holder: int | None) -> bool:
        """ "None of its units in Kest had surrendered"."""
        return holder is not None and not lexicon().nobody.isdisjoint(self._written[holder][:1])

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

    def handed_to(self, word: ControlWord) -> int | None:
        """Who is given the place: the actor after "to"."""
        low = self._tokens.low
        leads = [i for i in range(word.last + 1, len(low)) if low[i] == "to"]
        given = (
            a.index
            for to in leads
            for a in self._actors
            if to < a.first and self._opens(to + 1, a.first)
        )
        return next(given, None)

    def _roles(self, word: ControlWord) -> Roles:
        sense = Sense("", EventType.NONE, None, word.verbal, ())
        return find_roles(
            self._tokens, Trigger(word.first, word.last, sense, None, EventType.NONE), self._actors
        )


def _is_owner(tokens: Clauses, actor: Placed, actors: Sequence[Placed]) -> bool:
    """ "Its | forces had taken Kest": whose they are, where they themselves are known."""
    if tokens.low[actor.first] not in _POSSESSIVE or actor.first != actor.last:
        return False
    behind = [a.first for a in actors if a.first > actor.last]
    return any(all(tokens.tag[i] in "SN#" for i in range(actor.last + 1, at)) for at in behind)
