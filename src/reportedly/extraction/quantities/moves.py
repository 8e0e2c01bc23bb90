"""States that no word of loss gives: people who left, people held, shells that landed, lists.

"Some 2,300 residents have reached Kest on foot" counts displaced, "at least 310 men are held
there" captives, "five shells landed" what was launched; and in "destroyed overnight: 12 tanks, 30
lorries" the whole list is in the state that stands before its colon.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extraction.quantities.around import OTHER, Around, Counting
from reportedly.extraction.quantities.drafts import Draft
from reportedly.extraction.quantities.states import at_colon
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import PARAGRAPH, Lexemes
from reportedly.model.mention import Population, QuantityState

_CROWD = 10  # people from whom on those who "left" are displaced; fewer went somewhere
_MASSES = 1000  # "tens of thousands have left": people, though nobody says so
_REACH = 8  # words between people and what they did
_REACH_LIST = 40  # words between the state before a list and one of its members
_MANY = 3  # words of "took refuge"
_STOPS = frozenset((".", "!", "?", ";", PARAGRAPH))
_GENERAL = (Population.UNSTATED, Population.CIVILIAN, Population.CHILD, Population.WOMAN)


@dataclass(frozen=True, slots=True)
class Moves:
    """Reads one report."""

    lexemes: Lexemes
    words: QuantityWords

    def own(self, counting: Counting) -> tuple[QuantityState, str]:
        """The state and the rule's name; OTHER if what stands around gives none."""
        if counting.counted.measure:
            return OTHER, ""
        for rule, read in (
            ("held", self._taken),
            ("held", self._held),
            ("moved", self._moved),
            ("landed", self._landed),
            ("lost", self._lost),
        ):
            state = read(counting)
            if state is not None:
                spread = rule == "landed" and self._with_which(counting)
                return state, "showered" if spread else rule
        return OTHER, ""

    def _word(self, at: int) -> str:
        return self.lexemes.word(at)

    def _predicate(self, counting: Counting) -> tuple[int, bool] | None:
        """Where the verb of a subject stands, and whether it is a passive; None if none is near."""
        sets = self.words.sets
        passive = False
        for at in range(counting.counted.end, counting.counted.end + _REACH):
            word = self._word(at)
            if not word or word in _STOPS or word in sets["clause_ends"]:
                return None
            passive = passive or word in self.words.auxiliaries
            if word == "on" and self._word(at + 1) == "foot":
                return at, passive
            if word in sets["moving"] or word in sets["landing"] or word in sets["keeping"]:
                return at, passive
        return None

    def _taken(self, counting: Counting) -> QuantityState | None:
        """ "Took 15 soldiers prisoner"."""
        sets = self.words.sets
        before = self._word(counting.figure.first - 1)
        taken = before in sets["taking"] and self._word(counting.counted.end) in sets["prisoner"]
        return QuantityState.CAPTURED if taken else None

    def _held(self, counting: Counting) -> QuantityState | None:
        """ "310 men are held there", "is holding 40 priests", "boys held at the camp"."""
        if not self._of_people(counting):
            return None
        found = self._predicate(counting)
        if found and self._word(found[0]) in self.words.sets["keeping"]:
            close = found[0] == counting.counted.end
            away = self._word(found[0] + 1) in self.words.sets["away"]
            needs = self._word(found[0]) in self.words.sets["leading"]
            if (found[1] or close) and (away or not needs):
                return QuantityState.CAPTURED
        at = counting.figure.first - 1
        while self._word(at) in ("of", "the", "its", "their"):
            at -= 1
        rounded = self._word(at) == "up" and self._word(at - 1) in ("rounded", "rounding")
        keeps = rounded or self._word(at) in self.words.sets["keeps"]
        return QuantityState.CAPTURED if keeps else None

    def _moved(self, counting: Counting) -> QuantityState | None:
        """ "About 9,000 people have arrived in Kest since the attack"."""
        figure = counting.figure
        least = figure.low if figure.low is not None else figure.high or 0.0
        crowd = self._of_people(counting) and counting.counted.population in _GENERAL
        bare = not counting.counted.named and least >= _MASSES
        if least < _CROWD or not (crowd or bare or self._of_which(counting)):
            return None
        found = self._predicate(counting)
        verb = self._word(found[0]) if found else ""
        if found is None or verb not in {"on", *self.words.sets["moving"]}:
            return None
        if verb in self.words.sets["seeking"]:
            return self._seeking(found[0])
        perfect = self.words.sets["perfect"].intersection(
            self.lexemes.words[counting.counted.end : found[0]]
        )
        return (
            None if verb in self.words.sets["coming"] and not perfect else (QuantityState.DISPLACED)
        )

    def _seeking(self, at: int) -> QuantityState | None:
        """ "Took shelter", "sought refuge"."""
        after = self.words.sets["refuge"].intersection(self.lexemes.words[at + 1 : at + 1 + _MANY])
        return QuantityState.DISPLACED if after else None

    def _landed(self, counting: Counting) -> QuantityState | None:
        """ "Five shells landed between the houses", "two rockets fell short"."""
        head = self._word(counting.counted.last - 1) if counting.counted.named else ""
        if head not in self.words.sets["munitions"]:
            return None
        if self._with_which(counting) or self._onto(counting):
            return QuantityState.LAUNCHED
        found = self._predicate(counting)
        active = found and not found[1] and self._word(found[0]) in self.words.sets["landing"]
        return QuantityState.LAUNCHED if active else None

    def _with_which(self, counting: Counting) -> bool:
        """ "The town was pounded with dozens of rockets"."""
        first = counting.figure.first
        ahead = self.lexemes.words[max(0, first - _REACH) : first]
        if ahead[-1:] != ["with"] or not _STOPS.isdisjoint(ahead):
            return False
        return not self.words.sets["pounding"].isdisjoint(ahead)

    def _onto(self, counting: Counting) -> bool:
        """ "30 rockets so far on Brenn"; not "on Monday"."""
        at = counting.counted.end
        at += 2 if self.lexemes.words[at : at + 2] == ["so", "far"] else 0
        if self._word(at) not in self.words.sets["salvos"]:
            return False
        onto = self._word(at + 1)
        named = self.lexemes.text[self.lexemes.starts[at + 1] :][:1].isupper() if onto else False
        return named and onto not in self.words.sets["days"]

    def _lost(self, counting: Counting) -> QuantityState | None:
        """ "Enemy losses amounted to 140 men, three tanks", "eliminated two guns": destroyed."""
        head = self._word(counting.counted.last - 1) if counting.counted.named else ""
        if head not in self.words.sets["hardware"]:
            return None
        at = counting.figure.first - 1
        for back in range(at, max(-1, at - _REACH_LIST), -1):
            word = self._word(back)
            if word in _STOPS:
                return None
            sets = self.words.sets
            listed = at - back < _REACH and word in sets["losing"]
            if word in sets["removals"] or listed or (word in sets["removing"] and back == at):
                return QuantityState.DESTROYED
            if self.words.states.subjects.get(word) or word in self.words.auxiliaries:
                return None
            if word in sets["clause_ends"] and word not in ("and", "to"):
                return None
        return None

    def _of_people(self, counting: Counting) -> bool:
        counted = counting.counted
        head = self._word(counted.last - 1) if counted.named else ""
        return counted.people or head in self.words.sets["callings"]

    def _of_which(self, counting: Counting) -> bool:
        """ "…, of whom 7,300 are sheltering there", "a further 200"."""
        before = self.lexemes.words[max(0, counting.figure.first - 2) : counting.figure.first]
        return not counting.counted.named and before == ["of", "whom"]


def listed(lexemes: Lexemes, around: Around, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with members of a list behind a colon in the state told before it."""
    colons = [at for at, word in enumerate(lexemes.words) if word in (":", "follows")]
    found = list(drafts)
    for index, draft in enumerate(found if colons else ()):
        at = bisect_right(colons, draft.figure.first) - 1
        if draft.state is not OTHER or at < 0 or draft.counted.measure:
            continue
        between = lexemes.words[colons[at] + 1 : draft.figure.first]
        if len(between) > _REACH_LIST or not _STOPS.isdisjoint(between):
            continue
        state = _before(lexemes, around, found[:index], colons[at], draft)
        if state is not None:
            found[index] = replace(draft, state=state, rule="listed")
    return found


def _before(
    lexemes: Lexemes, around: Around, earlier: Sequence[Draft], colon: int, draft: Draft
) -> QuantityState | None:
    """The state of the last figure before the colon, or that of the verb right before it.

    Of those who are named, only people pass it on to people: "30 dead men as follows: 12 guards".
    """
    last = next((item for item in reversed(earlier) if item.counted.end <= colon), None)
    if last is not None and _STOPS.isdisjoint(lexemes.words[last.figure.first : colon]):
        follows = "follows" in lexemes.words[max(0, colon - 1) : colon + 1]
        people = follows and last.counted.people and draft.counted.people
        bare = not draft.counted.named or people
        return last.state if bare and last.state is not OTHER else None
    return at_colon(around, colon, draft.counting)
