"""The subject of a verb among the actors of its sentence."""

from collections.abc import Sequence

from reportedly.extraction.events.placed_actors import Placed, together
from reportedly.extraction.events.trigger_tables import event_words
from reportedly.extraction.words.clauses import ClauseKind, Clauses

_OF = "of"
_ARTICLES = frozenset(("the", "a", "an"))  # "as of 27 August | the army held"
_ASIDE_REACH = 12  # tokens of "- among them two children -"
_AMONG = (["among", "them"], ["among", "whom"])
_BOUNDS = frozenset(("over", "under", "to", "about", "around", "above"))  # "up to | 40 rebels"
_CONTINUING = (ClauseKind.COORDINATE, ClauseKind.INFINITIVE, ClauseKind.ADVERBIAL)


def subject_clauses(tokens: Clauses, clause: int) -> frozenset[int]:
    """A clause, and those whose subject its infinitive has: "they intend | to resume the raids"."""
    found: set[int] = set()
    at: int | None = clause
    while at is not None and at not in found:
        found.add(at)
        info = tokens.clauses[at]
        goes_on = info.kind is ClauseKind.INFINITIVE and info.opener
        at = tokens.clause[info.opener - 1] if goes_on else None
    return frozenset(found)


class Subjects:
    """Finds the subjects of the verbs of one sentence among its actors."""

    def __init__(self, tokens: Clauses, actors: Sequence[Placed]) -> None:
        self._tokens = tokens
        self._actors = actors

    def of(self, first: int, clause: int) -> list[Placed]:
        """Actors that are the subject of the verb at token `first`, in its clause or in the one it
        goes on from."""
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
        if tokens.tag[at] not in "NLPYO#'" and not self.is_actor(at):
            return None
        while at > 0 and (tokens.tag[at - 1] in "NL#'-DSY" or self.is_actor(at - 1)):
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
            group = together(self._tokens, before[index:])
            if group and group[-1] == last and not self._led(group[0]):
                return group
        return [last]

    def _antecedent(self, opener: int) -> list[Placed]:
        near = [a for a in self._actors if a.last < opener and opener - a.last <= 2]
        return near[-1:]

    def _led(self, actor: Placed) -> bool:
        """True if a preposition leads to the actor: "in Orland", "of the rebels"."""
        at = actor.first - 1
        while at >= 0 and self._tokens.tag[at] in "DS#NR" and not self.is_actor(at):
            at -= 1
        return at >= 0 and self._tokens.tag[at] in ("I", "T")

    def is_actor(self, token: int) -> bool:
        return any(a.first <= token <= a.last for a in self._actors)
