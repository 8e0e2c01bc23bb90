"""Who does what to whom: agents and recipients of a trigger among the actors of its clause."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from reportedly.extraction.clauses import ClauseKind, Clauses
from reportedly.extraction.trigger_tables import events_table
from reportedly.extraction.triggers import BE, Trigger
from reportedly.model.mention import ActorMention

_PASSIVE_REACH = 4  # words back from a participle to its "was": "was reportedly also killed"
_LIGHT_REACH = 7  # words back from a noun to the verb it is the object of
_OF = "of"
_ARTICLES = frozenset(("the", "a", "an"))  # "as of 27 August | the army held"
_BOUND_REACH = 2  # tokens from "over" or "at" to the number it bounds
_ASIDE_REACH = 12  # tokens of "- among them two children -"
_AMONG = (["among", "them"], ["among", "whom"])
_BOUNDS = frozenset(("over", "under", "to", "about", "around", "above"))  # "up to | 40 rebels"
_CONTINUING = (ClauseKind.COORDINATE, ClauseKind.INFINITIVE, ClauseKind.ADVERBIAL)


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor mention by its index and its tokens [first, last] in a sentence."""

    index: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Roles:
    """Indexes of actors."""

    agents: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


def place(tokens: Clauses, actors: Sequence[ActorMention]) -> list[Placed]:
    """The mentions that stand in these tokens, in order; those that only say of what kind a thing
    is stand for nobody: "a terrorist attack", "the anti-Orland protests"."""
    starts, ends = tokens.starting, tokens.ending
    here = [
        Placed(index, starts[actor.span.start], ends[actor.span.end])
        for index, actor in enumerate(actors)
        if actor.span.start in starts and actor.span.end in ends
    ]
    return [actor for actor in here if not _says_of_what_kind(tokens, actor)]


def _says_of_what_kind(tokens: Clauses, actor: Placed) -> bool:
    kind = tokens.low[actor.first].startswith("anti") or tokens.low[actor.last] in event_words(
        "kinds"
    )
    return kind and tokens.tag[actor.last + 1 : actor.last + 2] in (["N"], ["L"])


def as_nouns(tokens: Clauses, actors: Sequence[Placed]) -> Clauses:
    """`tokens` with every word of an actor mention tagged as a noun ("rebels" is no verb)."""
    tags = list(tokens.tag)
    for actor in actors:
        for index in range(actor.first, actor.last + 1):
            tags[index] = "N" if tags[index].isalpha() else tags[index]
    return tokens if tags == tokens.tag else replace(tokens, tag=tags)


def find_roles(tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> Roles:
    """Agents and recipients of `trigger`; () where the clause names none."""
    finder = _Finder(tokens, trigger, actors)
    if not tokens.low[trigger.first].endswith("ing") or trigger.first < trigger.last:
        return finder.of_verb() if trigger.sense.verbal else finder.of_noun()
    if trigger.first > 0 and tokens.low[trigger.first - 1] in BE:
        return finder.of_verb()  # "were fighting rebels"
    named = tokens.low[trigger.last + 1 : trigger.last + 2] in ([_OF], ["between"])
    return finder.of_verb() if trigger.sense.verbal and not named else finder.of_noun()


def led_by(tokens: Clauses, actor: Placed, word: str) -> bool:
    """True if `word` opens the noun phrase that an actor stands in: "by | two Orlandic drones"."""
    at = tokens.run_before(actor.first, "DSN#R'-")
    if tokens.tag[at - 1] in "EQ" and tokens.tag[at - 2] == "-":
        at = tokens.run_before(at - 2, "DSN#R'-")  # "by | Kestia-linked groups"
    return at > 0 and tokens.low[at - 1] == word


def is_active(tokens: Clauses, trigger: Trigger) -> bool:
    """True for an active verb, and for a noun that is the object of "carried out" and its like."""
    finder = _Finder(tokens, trigger, ())
    return not finder.is_passive() if trigger.sense.verbal else finder.light_verb() is not None


class _Finder:
    def __init__(self, tokens: Clauses, trigger: Trigger, actors: Sequence[Placed]) -> None:
        self._tokens = tokens
        self._trigger = trigger
        self._actors = [actor for actor in actors if not _compounded(tokens, actor)]
        self._clause = tokens.clause[trigger.first]

    def of_verb(self) -> Roles:
        subject, after = self._subject(), self._after()
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
        if any(tokens.low[i] in BE and tokens.tag[i] != "N" for i in helped):
            return True  # not of "IS", a group
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

    def _subject(self) -> list[Placed]:
        """Actors that are the subject of the verb, in its clause or in the one it goes on from."""
        clause, first = self._clause, self._trigger.first
        while True:
            found, ends = self._walk_back(first, clause)
            if found or ends:
                return found
            info = self._tokens.clauses[clause]
            if info.kind is ClauseKind.RELATIVE:
                return self._antecedent(info.opener)
            if info.kind not in _CONTINUING or not info.opener:
                break
            clause = self._tokens.clause[info.opener - 1]
            first = self._verb_before(info.opener)
        return []

    def _verb_before(self, opener: int) -> int:
        """The last verb before a clause opens, or what helps one: its subject is shared."""
        tags, clause = self._tokens.tag, self._tokens.clause
        own = [i for i in range(opener - 1, -1, -1) if clause[i] == clause[opener - 1]]
        verbs = [i for i in own if tags[i] in "VEGU"] or [i for i in own if tags[i] in "AM"]
        return verbs[0] if verbs else opener

    def _walk_back(self, first: int, clause: int) -> tuple[list[Placed], bool]:
        """The noun phrase before token `first`; True if there is one, be it an actor or not.

        Helping verbs, adverbs, prepositional phrases and what stands between commas are walked
        over. A gerund or infinitive goes back to the subject of the verb it hangs on.
        """
        tokens, at = self._tokens, first - 1
        loose = tokens.tag[first] in "GUQ" or tokens.low[first].endswith("ing")
        while at >= 0 and (tokens.clause[at] == clause or self._hangs_on(at, clause)):
            aside = self._aside(at)
            if aside:
                at, clause = aside - 1, tokens.clause[aside - 1]
                continue
            passed = self._passed(at, first, clause, loose)
            if passed is not None:
                at = passed
                continue
            start = self._phrase_start(at)
            if start is None:
                return [], tokens.tag[at] == "H" and not self._in_relative(at)
            if tokens.low[start - 1 : start] == ["including"]:
                at = start - 2  # "civilians, including two children, were"
                continue
            actors = self._named_in(start, at)
            if actors or not (self._led_at(start) or self._in_apposition(start, at)):
                if actors or not loose or not self._is_object(start):
                    return actors, bool(actors) or not loose or tokens.tag[start - 1 : start] != [
                        ","
                    ]
                at = start - 1
            else:
                at = start - 2
        return [], False

    def _passed(self, at: int, first: int, clause: int, loose: bool) -> int | None:
        """The token to go on from where token `at` is walked over; None if it is not."""
        if self._tokens.clause[at] != clause:
            return at - 1
        if self._tokens.tag[at] == ")":
            return self._bracket(at) - 1
        over = self._walked_over(at, first, loose) or (not loose and self._qualifying(at))
        return at - 1 if over else None

    def _aside(self, at: int) -> int | None:
        """Where what ends in the comma or dash at `at` opens: "- among them two children -"."""
        low, tag = self._tokens.low, self._tokens.tag
        if tag[at] not in ",~":
            return None
        for i in range(at - 2, max(-1, at - _ASIDE_REACH), -1):
            opens = low[i + 1] == "including" or low[i + 1 : i + 3] in _AMONG
            if tag[i] in ",~" and opens:
                return i
        return None

    def _named_in(self, start: int, at: int) -> list[Placed]:
        """The actors that the noun phrase of tokens [start, at] names as the subject."""
        if self._led_at(start):
            return self._whole_of(start, at)
        actors = [a for a in self._actors if start <= a.first and a.last <= at]
        heads = actors and (actors[-1].last == at or self._qualifies(actors[-1], at))
        return self._joined_back(actors[-1]) if heads else []

    def _bracket(self, at: int) -> int:
        """Where the bracket that ends at `at` opens; `at` if it does not."""
        return next((i for i in range(at - 1, -1, -1) if self._tokens.tag[i] == "("), at)

    def _qualifying(self, at: int) -> bool:
        """ "fighters positioned in Kest fired": a participle between the subject and its verb."""
        tags = self._tokens.tag
        return at > 0 and tags[at] in "EQG" and tags[at - 1] in "NL" and tags[at + 1] in "ITYR"

    def _hangs_on(self, at: int, clause: int) -> bool:
        """True in a relative clause of `clause`, which the verb's subject may stand before."""
        info = self._tokens.clauses[self._tokens.clause[at]]
        return info.kind is ClauseKind.RELATIVE and info.parent == clause

    def _in_relative(self, at: int) -> bool:
        return self._tokens.clauses[self._tokens.clause[at]].kind is ClauseKind.RELATIVE

    def _whole_of(self, start: int, at: int) -> list[Placed]:
        """The actors of "many of the rebels", "aircraft of the coalition", a share or arm of them.

        The noun phrase is that of tokens [start, at], its preposition right before it.
        """
        low, head = self._tokens.low, start - 2
        if low[start - 1] != _OF or head < 0 or low[head] not in event_words("arms"):
            return []
        while head > 0 and self._tokens.tag[head - 1] in "DS#NR":
            head -= 1
        if low[head - 1 : head] == ["including"]:
            return []  # "people, including many of the rebels": the people
        return [a for a in self._actors if start <= a.first and a.last <= at][-1:]

    def _walked_over(self, at: int, first: int, loose: bool) -> bool:
        """Helping words and commas; before a gerund also its preposition and governing verb."""
        tag = self._tokens.tag[at]
        return tag in "AMRXT,~(" or (loose and (tag in "VEGU" or (tag == "I" and at == first - 1)))

    def _qualifies(self, actor: Placed, at: int) -> bool:
        """ "Orlandic drones": the nation stands right before the noun it sends."""
        return all(self._tokens.tag[i] in "N-#" for i in range(actor.last + 1, at + 1))

    def _in_apposition(self, start: int, at: int) -> bool:
        """True for a noun phrase between commas: "the minister, Ilse Maren, met"."""
        tags = self._tokens.tag
        return start > 1 and tags[start - 1] == "," and tags[at + 1] == ","

    def _is_object(self, start: int) -> bool:
        """True if the noun phrase is governed by a verb before it: "launched strikes killing …"."""
        return start > 0 and self._tokens.tag[start - 1] in "VEGU"

    def _phrase_start(self, at: int) -> int | None:
        """First token of the noun phrase that ends at `at`, or None if none does."""
        tokens = self._tokens
        if tokens.tag[at] not in "NLPYO#'" and not self._is_actor(at):
            return None
        while at > 0 and (tokens.tag[at - 1] in "NL#'-DSY" or self._is_actor(at - 1)):
            if tokens.clause[at - 1] != tokens.clause[at] or tokens.low[at] in _ARTICLES:
                break
            if tokens.low[at - 1] in event_words("timed") and any(
                a.first == at for a in self._actors
            ):
                break  # "in recent days | rebel forces"
            at -= 1
        return at

    def _led_at(self, start: int) -> bool:
        low, tag = self._tokens.low, self._tokens.tag
        if not start or tag[start - 1] not in "IT":
            return False
        least = low[start - 1] == "at" and low[start] in ("least", "most")
        return not least and not (low[start - 1] in _BOUNDS and tag[start] == "#")

    def _joined_back(self, last: Placed) -> list[Placed]:
        """`last` and the actors joined before it by "and"."""
        before = [a for a in self._actors if a.first <= last.first]
        for index in range(len(before)):
            group = _group(self._tokens, before[index:])
            if group and group[-1] == last and not self._led(group[0]):
                return group
        return [last]

    def _antecedent(self, opener: int) -> list[Placed]:
        near = [a for a in self._actors if a.last < opener and opener - a.last <= 2]
        return near[-1:]

    def _led(self, actor: Placed) -> bool:
        """True if a preposition leads to the actor: "in Orland", "of the rebels"."""
        at = actor.first - 1
        while at >= 0 and self._tokens.tag[at] in "DS#NR" and not self._is_actor(at):
            at -= 1
        return at >= 0 and self._tokens.tag[at] in ("I", "T")

    def _is_actor(self, token: int) -> bool:
        return any(a.first <= token <= a.last for a in self._actors)

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
        return _group(tokens, found)

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
                return _group(tokens, [a for a in near if self._in_clause_of(a, led[0])])
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
        helps = helps or tokens.low[index] in BE
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
        while at >= 0 and tokens.tag[at] in "N#'-" and not self._is_actor(at):
            at -= 1
        return [a for a in self._actors if a.last == at]

    def _of_light_verb(self) -> list[Placed]:
        """The subject of "launched", "carried out" and their like with the noun as object."""
        at = self.light_verb()
        if at is None:
            return []
        verb = Trigger(at, at, self._trigger.sense, None, self._trigger.type)
        return _Finder(self._tokens, verb, self._actors)._subject()

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
        verb = Trigger(verbs[-1], verbs[-1], self._trigger.sense, None, self._trigger.type)
        return _Finder(tokens, verb, self._actors)._subject()

    def light_verb(self) -> int | None:
        """The token of "launched", "carried out" and their like with the noun as object."""
        tokens, first = self._tokens, self._trigger.first
        for index in range(first - 1, max(-1, first - 1 - _LIGHT_REACH), -1):
            if tokens.clause[index] != self._clause or tokens.tag[index] == ",":
                break
            if tokens.tag[index] not in "DSN#'-RIVEQGUL\"":
                break
            if tokens.low[index] in _light() and tokens.tag[index] in "VEQGU":
                return None if "of" in tokens.low[index:first] else index
        return None


def _compounded(tokens: Clauses, actor: Placed) -> bool:
    """True for the first half of "rebel-held", "Orland-led": it qualifies what comes after."""
    after = actor.last + 1
    return tokens.low[after : after + 1] == ["-"] and tokens.tag[after] == "-"


def _group(tokens: Clauses, actors: Sequence[Placed]) -> list[Placed]:
    """The first actor with those joined to it by "and" or a comma."""
    group: list[Placed] = []
    for actor in actors:
        if group:
            between = range(group[-1].last + 1, actor.first)
            joined = any(tokens.low[i] in ("and", "or", "&") for i in between) or (
                len(between) == 1 and tokens.low[between[0]] == ","
            )
            if not joined or any(tokens.tag[i] in "VEGUMAI" for i in between):
                break
        group.append(actor)
    return group


def _indexes(actors: Sequence[Placed]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(actor.index for actor in actors))


@cache
def event_words(key: str) -> frozenset[str]:
    """A list of the table of events about who does what to whom."""
    return frozenset(events_table()["roles"][key].split())


@cache
def _toward() -> tuple[str, ...]:
    return tuple(events_table()["roles"]["toward"].split())


@cache
def _objects() -> frozenset[str]:
    """Prepositions through which a verb still reaches its object."""
    return frozenset((*_toward(), "with", "of", "up", "out", "off", "for"))


def _patient_nouns() -> frozenset[str]:
    return event_words("patient_of")


@cache
def _light() -> frozenset[str]:
    return frozenset(events_table()["light"]["verbs"].split())
