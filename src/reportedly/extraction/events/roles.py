"""Who does what to whom: agents and recipients of a trigger among the actors of its clause."""

from collections.abc import Sequence
from functools import cache, cached_property

from reportedly.extraction.events.placed_actors import (
    Placed,
    Roles,
    compounded,
    together,
)
from reportedly.extraction.events.role_subjects import Subjects
from reportedly.extraction.events.trigger_tables import event_words, events_table
from reportedly.extraction.events.triggers import Trigger, is_be
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.verb_forms import VERBAL

_PASSIVE_REACH = 4  # words back from a participle to its "was": "was reportedly also killed"
_LIGHT_REACH = 7  # words back from a noun to the verb it is the object of
_OF = "of"
_BOUND_REACH = 2  # tokens from "over" or "at" to the number it bounds


def find_roles(tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> Roles:
    """Agents and recipients of `trigger`; () where the clause names none."""
    if not actors:
        return Roles()
    finder = _Finder(tokens, trigger, actors)
    if not tokens.low[trigger.first].endswith("ing") or trigger.first < trigger.last:
        return finder.of_verb() if trigger.sense.verbal else finder.of_noun()
    if trigger.first > 0 and is_be(tokens, trigger.first - 1):
        return finder.of_verb()  # "were fighting rebels"
    named = tokens.low[trigger.last + 1 : trigger.last + 2] in ([_OF], ["between"])
    return finder.of_verb() if trigger.sense.verbal and not named else finder.of_noun()


def is_active(tokens: Clauses, trigger: Trigger) -> bool:
    """True for an active verb, and for a noun that is the object of "carried out" and its like."""
    finder = _Finder(tokens, trigger, ())
    return not finder.is_passive() if trigger.sense.verbal else finder.light_verb() is not None


class _Finder:
    def __init__(self, tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> None:
        self._tokens = tokens
        self._trigger = trigger
        self._actors = [actor for actor in actors if not compounded(tokens, actor)]
        self._clause = tokens.clause[trigger.first]
        self._subjects = Subjects(tokens, self._actors)

    def of_verb(self) -> Roles:
        subject = self._subjects.of(self._trigger.first, self._clause)
        after = self._after()
        if self._reciprocal():
            if self.is_passive() and not subject:
                return Roles(agents=_indexes(self._led_by("by")), recipients=_indexes(after))
            return Roles(agents=_indexes(subject), recipients=_indexes(after))
        if self.is_passive():
            return Roles(agents=_indexes(self._led_by("by")), recipients=_indexes(subject))
        return Roles(agents=_indexes(subject), recipients=_indexes(after))

    def of_noun(self) -> Roles:
        if self._reciprocal():
            against = self._led_by("with") or self._led_by("against")
            did = (*self._owner(), *self._led_by("between"))
            return Roles(
                agents=_indexes(did or self._of_light_verb()), recipients=_indexes(against)
            )
        agents = self._owner() or self._led_by("by") or self._of_light_verb() or self._of_its()
        recipients: list[Placed] = []
        for word in _toward():
            recipients.extend(self._led_by(word))
        if not recipients and self._trigger.sense.lemma in _patient_nouns():
            recipients = self._led_by(_OF)
        elif not agents:
            agents = self._led_by(_OF)
        return Roles(agents=_indexes(agents), recipients=_indexes(recipients))

    def _reciprocal(self) -> bool:
        return self._trigger.sense.lemma in event_words("reciprocal")

    def is_passive(self) -> bool:
        tokens, first = self._tokens, self._trigger.first
        if tokens.tag[first] not in "EQN":
            return False
        before = range(max(0, first - _PASSIVE_REACH), first)
        helped = [i for i in before if tokens.clause[i] == self._clause]
        if any(is_be(tokens, i) for i in helped):
            return True
        have = any(tokens.low[i] in ("has", "have", "had", "having", "'ve") for i in helped)
        alone = tokens.tag[first] == "Q" or self._follows("by") or self._without_object()
        return not have and alone and tokens.tag[first] != "N"

    def _without_object(self) -> bool:
        """ "a child killed in a raid": a verb that needs an object and has none after it."""
        tokens, after = self._tokens, self._trigger.last + 1
        if self._trigger.sense.lemma not in event_words("transitive"):
            return False
        leads = tokens.low[after : after + 1] == ["at"]
        bound = leads and tokens.low[after + 1 : after + 2] in (["least"], ["most"])
        counted = not leads and "#" in tokens.tag[after + 1 : after + 1 + _BOUND_REACH]
        if bound or counted:
            return False  # "killed at least …", "killed over 20 people"
        return tokens.tag[after : after + 1] in ([], ["I"], ["."], [";"], ["Y"], [")"])

    def _follows(self, word: str) -> bool:
        after = self._trigger.last + 1
        return after < len(self._tokens.low) and self._tokens.low[after] == word

    def _after(self) -> list[Placed]:
        """The first group of actors after the trigger, with no foreign preposition between."""
        tokens, first, stop = self._tokens, self._trigger.last + 1, self._stop()
        found: list[Placed] = []
        for actor in self._actors:
            if not first <= actor.first < stop or tokens.clause[actor.first] != self._clause:
                continue
            between = range(first, actor.first)
            led = {tokens.low[i] for i in between if tokens.tag[i] in "IBT" and not self._bounds(i)}
            if led <= _objects():
                found.append(actor)
        return together(tokens, found)

    def _bounds(self, at: int) -> bool:
        """ "over 20 rebels": a preposition that belongs to a number."""
        return self._tokens.tag[at + 1 : at + 2] == ["#"]

    def _stop(self) -> int:
        tokens = self._tokens
        for index in range(self._trigger.last + 1, len(tokens.low)):
            if tokens.tag[index] in "VEMAGU;~":
                return index
        return len(tokens.low)

    def _led_by(self, word: str) -> list[Placed]:
        """The group of actors that a preposition after the trigger leads to."""
        tokens = self._tokens
        for index in self._reach:
            if tokens.low[index] == word:
                led = [a for a in self._actors if self._nominal(index + 1, a.first)]
                near = [a for a in self._actors if led and a.first >= led[0].first]
                return together(tokens, [a for a in near if self._in_clause_of(a, led[0])])
        return []

    def _in_clause_of(self, actor: Placed, other: Placed) -> bool:
        """False of "millions" in "killed by the army | and millions have been displaced"."""
        return self._tokens.clause[actor.first] == self._tokens.clause[other.first]

    @cached_property
    def _reach(self) -> range:
        """The tokens after the trigger whose prepositions are its own."""
        after = range(self._trigger.last + 1, len(self._tokens.low))
        return after[: next((n for n, at in enumerate(after) if self._ends_reach(at)), None)]

    def _ends_reach(self, index: int) -> bool:
        """Another verb: what follows is not the trigger's. "Was" does not end it, nor does "carried
        out" behind a noun; behind a verb it does: "killed in a town held | by rebels"."""
        tokens = self._tokens
        if tokens.tag[index] not in "VEQUGHW":
            return tokens.tag[index] in ".;"
        helps = not self._trigger.sense.verbal and tokens.low[index] in _light()
        helps = helps or is_be(tokens, index)
        return not (helps or (self._reciprocal() and tokens.lemma[index] in event_words("occur")))

    def _nominal(self, start: int, end: int) -> bool:
        """True if nothing but the rest of one noun phrase stands in tokens [start, end)."""
        low, tag = self._tokens.low, self._tokens.tag
        return end >= start and all(
            tag[i] in "DSN#'-" or "-" in low[i - 1 : i + 2] for i in range(start, end)
        )

    def _owner(self) -> list[Placed]:
        """The actor right before a noun: "Orlandic air strikes", "Orland's attack"."""
        tokens, at = self._tokens, self._trigger.first - 1
        while at >= 0 and tokens.tag[at] in "N#'-" and not self._subjects.is_actor(at):
            at -= 1
        return [a for a in self._actors if a.last == at]

    def _of_light_verb(self) -> list[Placed]:
        """The subject of "launched", "carried out" and their like with the noun as object."""
        at = self.light_verb()
        if at is None:
            return []
        return self._subjects.of(at, self._tokens.clause[at])

    def _of_its(self) -> list[Placed]:
        """ "The army has stepped up *its raids*": the subject of the verb before."""
        tokens, at = self._tokens, self._trigger.first - 1
        while at > 0 and tokens.tag[at] in "NRG#-QE":
            at -= 1
        if at < 1 or tokens.low[at] not in ("its", "their"):
            return []
        own = [i for i in tokens.tokens_of(tokens.clause[at]) if i < at]
        verbs = [i for i in own if tokens.tag[i] in "VEUG"]
        if not verbs:
            return []
        return self._subjects.of(verbs[-1], tokens.clause[verbs[-1]])

    def light_verb(self) -> int | None:
        """The token of "launched", "carried out" and their like with the noun as object."""
        tokens, first = self._tokens, self._trigger.first
        for index in range(first - 1, max(-1, first - 1 - _LIGHT_REACH), -1):
            if tokens.clause[index] != self._clause or tokens.tag[index] == ",":
                break
            if tokens.tag[index] not in "DSN#'-RIVEQGUL\"":
                break
            if tokens.low[index] in _light() and tokens.tag[index] in VERBAL:
                return None if "of" in tokens.low[index:first] else index
        return None


def _indexes(actors: Sequence[Placed]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(actor.index for actor in actors))


@cache
def _toward() -> tuple[str, ...]:
    return tuple(events_table()["roles"]["toward"].split())


@cache
def _objects() -> frozenset[str]:
    """Prepositions through which a verb still reaches its object."""
    return frozenset((*_toward(), "with", "of", "up", "out", "off", "for"))


@cache
def _patient_nouns() -> frozenset[str]:
    """Nouns of deeds that whom "of" names may bear; of some nothing else is thought."""
    return event_words("patient_of") | event_words("settled_of")


@cache
def _light() -> frozenset[str]:
    return frozenset(events_table()["light"]["verbs"].split())
