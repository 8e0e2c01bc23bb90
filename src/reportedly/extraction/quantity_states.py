"""Decides what has become of what a figure counts, from the verbs and nouns either side of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.extraction.lexemes import Lexemes
from reportedly.extraction.quantity_figures import Figure
from reportedly.extraction.quantity_nouns import Counted
from reportedly.extraction.quantity_words import QuantityWords
from reportedly.model.mention import QuantityState

OTHER = QuantityState.OTHER
_REACH_RIGHT = 14  # words between a noun phrase and the verb it is the subject of
_REACH_LEFT = 6  # words between a verb and the figure it governs
_REACH_TOLL = 21  # words between "toll" and its figure
_REACH_ELLIPSIS = 10  # words between "five people" and "three in Kest"
_REACH_INVERTED = 4  # words of "among the dead" before "were 22 children"
_REACH_COLON = 8  # words between "destroyed" and the colon of a list
_REACH_MODIFIER = 9  # words of "armed with heavy machine-guns and"
_REACH_INJURY = 3  # words of "sustained severe burn injuries" after the verb
_OF_THE_LIVING = frozenset({QuantityState.KILLED, QuantityState.WOUNDED})
_ENDS = frozenset({".", ";", "!", "?", "¶", ":"})


@dataclass(frozen=True, slots=True)
class Counting:
    """A figure and what it counts."""

    figure: Figure
    counted: Counted


@dataclass(frozen=True, slots=True)
class States:
    """Reads the states of all countings of a report."""

    lexemes: Lexemes
    words: QuantityWords
    ends: Mapping[int, int]  # where a figure begins, and where its noun phrase ends

    def own(self, counting: Counting) -> tuple[QuantityState, str]:
        """The state its own surroundings give, and which rule found it; OTHER if none."""
        for rule, read in (
            ("right-after", self._right_after),
            ("governed", self._governed),
            ("noun-of", self._noun_of),
            ("subject", self._subject),
            ("toll", self._toll),
            ("inverted", self._inverted),
            ("head", self._head),
            ("attribute", self._attribute),
        ):
            state = read(counting)
            if state is not None and self._fits(state, counting):
                return (OTHER, "either") if self._either(counting, state) else (state, rule)
        return OTHER, ""

    def _either(self, counting: Counting, state: QuantityState) -> bool:
        """ "More than sixty were killed or wounded": nobody says how many of which."""
        if state not in _OF_THE_LIVING:
            return False
        end = counting.counted.end
        ahead = self.lexemes.words[end : end + _REACH_LEFT]
        at = ahead.index("or") if "or" in ahead else 0
        told = [self._state_of(word) for word in ahead[max(0, at - 1) : at + 2 : 2]]
        return 0 < at < len(ahead) - 1 and set(told) == _OF_THE_LIVING

    def _state_of(self, word: str) -> QuantityState | None:
        return self.words.states.subjects.get(word) or self._participle(word)

    def _fits(self, state: QuantityState, counting: Counting) -> bool:
        """False for drones killed and people shot down."""
        if counting.counted.measure:
            return False
        if counting.counted.people:
            return state in self.words.of_people
        if counting.counted.named:
            thing = self._word(counting.counted.last - 1) in self.words.things
            return state in self.words.of_things or (not thing and state in _OF_THE_LIVING)
        return True

    def _word(self, at: int) -> str:
        words = self.lexemes.words
        return words[at] if 0 <= at < len(words) else "."

    def _right_after(self, counting: Counting) -> QuantityState | None:
        """ "12 dead", "three soldiers killed in", "10 others injured"."""
        at = counting.counted.end
        if self.lexemes.words[at - 2 : at] == ["of", "the"] and self._died(at + 1):
            return QuantityState.KILLED
        while self._word(at) in self.words.sets["after_figure"] or (
            self._word(at) == "of" and self._word(at + 1) == "others"
        ):
            at += 1
        word = self._word(at)
        state = self.words.states.subjects.get(word)
        if counting.counted.named or not counting.figure.vague:  # not "no one claimed it"
            state = state or self._participle(word)
        if counting.figure.rule == "nobody" and state not in _OF_THE_LIVING:
            return None
        if state is None or self._is_active(counting, at):
            return None
        if at + 1 in self.ends and self._governed(counting):
            return None  # "captured 90, killed 12": the verb belongs to the next figure
        return state

    def _died(self, at: int) -> bool:
        """ "Three of the wounded died": not of those who were found dead."""
        while self._word(at) in self.words.sets["after_figure"] | self.words.sets["afterwards"]:
            at += 1
        word = self._word(at)
        state = self.words.states.subjects.get(word)
        return state is QuantityState.KILLED and word not in self.words.states.objects

    def _participle(self, word: str) -> QuantityState | None:
        """The state of a transitive verb's participle."""
        return (
            self.words.states.objects.get(word) if word.endswith(("ed", "n", "t", "wn")) else None
        )

    def _is_active(self, counting: Counting, at: int) -> bool:
        """True if the verb at `at` has an object of its own: "two bombers killed 12 people"."""
        if not counting.counted.named or self._word(at) not in self.words.states.objects:
            return False
        following = at + 1
        while self._word(following) in self.words.left and self._word(following) != "in":
            following += 1
        return following in self.ends and not self._is_stated(self.ends[following])

    def _is_stated(self, at: int) -> bool:
        """True if the word at `at` says what became of what stands before it."""
        return self._word(at) in self.words.states.subjects

    def _governed(self, counting: Counting) -> QuantityState | None:
        """ "killed at least 12 people", "claimed the lives of seven", "shot down 12 drones"."""
        at = counting.figure.first - 1
        for _ in range(_REACH_LEFT):
            word = self._word(at)
            state = self.words.states.objects.get(word)
            if state is not None and not self._is_passive(at):
                return self._claimed(at, counting, state)
            if word == "dead" and self._word(at - 1) in self.words.company["dead"]:
                return QuantityState.KILLED
            if word == "down" and self._word(at - 1) in self.words.company["down"]:
                return QuantityState.SHOT_DOWN
            if word not in self.words.left:
                return None
            at -= 1
        return None

    def _claimed(self, at: int, counting: Counting, state: QuantityState) -> QuantityState | None:
        """ "claimed" and "lost" kill only where lives or people follow."""
        word = self._word(at)
        between = self.lexemes.words[at : counting.counted.end]
        if word in self.words.company["lives"]:
            return state if self.words.sets["lives"].intersection(between) else None
        if word in self.words.company["people"]:
            return state if counting.counted.people else None
        return state

    def _is_passive(self, at: int) -> bool:
        """True if an auxiliary of the passive stands before the verb at `at`."""
        before = {self._word(at - 1), self._word(at - 2)}
        return bool(before & self.words.auxiliaries) and not self._word(at).endswith("ing")

    def _noun_of(self, counting: Counting) -> QuantityState | None:
        """ "the deaths of 43 people", "the bodies of five"."""
        at = counting.figure.first - 1
        at -= self._word(at) in self.words.sets["determiners"]
        if self._word(at) == "of":
            return self.words.states.nouns.get(self._word(at - 1))
        return None

    def _toll(self, counting: Counting) -> QuantityState | None:
        """ "the death toll from the raid on Brenn rose to 85", "the number of dead to 45"."""
        words = self.lexemes.words
        at = counting.figure.first - 1
        told = words[at] in self.words.company["toll_verbs"] if at >= 0 else False
        reach = _REACH_TOLL if told or counting.figure.low_open else _REACH_TOLL // 3
        for back in range(at, max(-1, at - reach), -1):
            if words[back] in _ENDS or (back in self.ends and back < at - 1 and not told):
                return None
            dead = words[back] == "dead" and words[back - 1 : back] == ["the"]
            numbered = words[back + 1] in self.words.sets["numbering"]
            if words[back] in self.words.sets["toll"] or (dead and numbered):
                return QuantityState.KILLED
            if words[back] in self.words.sets["number"]:
                return self._number_of(back, at)
        return None

    def _inverted(self, counting: Counting) -> QuantityState | None:
        """ "Among the dead were 22 children"."""
        at = counting.figure.first - 1
        before = self.lexemes.words[max(0, at - _REACH_INVERTED) : max(0, at)]
        if self._word(at) not in self.words.auxiliaries or self.words.sets["among"].isdisjoint(
            before
        ):
            return None
        known = (self.words.states.subjects.get(w) or self._participle(w) for w in before)
        return next((state for state in known if state is not None), None)

    def _number_of(self, number: int, at: int) -> QuantityState | None:
        """ "the number of people killed to 45", "the number of dead reached 12"."""
        for word in self.lexemes.words[number : at + 1]:
            state = self.words.states.subjects.get(word) or self._participle(word)
            if state is not None:
                return state
        return None

    def _subject(self, counting: Counting) -> QuantityState | None:
        """ "12 people were killed", "30 militants in the west have reportedly been captured"."""
        auxiliary = enclosed = False
        for at in range(counting.counted.end, counting.counted.end + _REACH_RIGHT):
            word = self._word(at)
            if word in _ENDS:
                return None
            if at in self.ends and not enclosed:
                return None
            if word in self.words.sets["wanting"] and self._word(at + 1) == "to":
                return None  # "2,000 people have asked to be evacuated"
            enclosed = enclosed or word in self.words.enclosing
            auxiliary = auxiliary or word in self.words.auxiliaries
            state = self._predicate(at, auxiliary)
            if state is not None:
                return None if self._is_active(counting, at) and not auxiliary else state
            if counting.figure.rule == "nobody" and word not in self.words.sets["after_nobody"]:
                return None  # "no one knows how many were killed"
            if not enclosed and self._ends_clause(word, at, counting):
                return None
        return None

    def _predicate(self, at: int, auxiliary: bool) -> QuantityState | None:
        """The state a verb says of its subject."""
        word = self._word(at)
        company = self.words.company
        if auxiliary and word in company["down"] and self._word(at + 1) == "down":
            return QuantityState.SHOT_DOWN
        following = self.lexemes.words[at + 1 : at + 1 + _REACH_INJURY]
        if word in company["sustain"] and company["injuries"].intersection(following):
            return QuantityState.WOUNDED
        if word in company["people"] and self.words.sets["lives"].intersection(following):
            return QuantityState.KILLED  # "12 people have lost their lives"
        state = self.words.states.subjects.get(word)
        if state is not None and (auxiliary or word not in self.words.states.objects):
            return state
        return self._participle(word) if auxiliary else None

    def _ends_clause(self, word: str, at: int, counting: Counting) -> bool:
        """True at another verb or a conjunction that begins something new."""
        told = word in self.words.sets["told"] and self._word(at - 1) not in self.words.auxiliaries
        if told or word in self.words.sets["new_clause"]:
            if word == "and" and self._goes_on(at + 1):
                return False
            return at > counting.counted.end or word != "and" or (at + 1) not in self.ends
        return word in self.words.states.objects and word.endswith("ing")

    def _goes_on(self, at: int) -> bool:
        """True after the "and" of "a boy and his mother died", "aged 70 and 81, were killed"."""
        if self._word(at)[0].isdigit() and at not in self.ends:
            return True
        following = self._word(at + 1)
        if self._word(at).endswith("s") and at not in self.ends:
            return following in self.words.auxiliaries or following in ("have", "had", "died")
        return self._word(at) in self.words.sets["owners"] and self._word(at + 1) in (
            self.words.people
        )

    def _head(self, counting: Counting) -> QuantityState | None:
        """ "23 fatalities", "five bodies"; not "one of its key bodies"."""
        counted = counting.counted
        before = self.lexemes.words[counted.first : max(counted.first, counted.last - 1)]
        if not counted.named or not self.words.sets["living_bodies"].isdisjoint(before):
            return None
        return self.words.states.heads.get(self._word(counted.last - 1))

    def _attribute(self, counting: Counting) -> QuantityState | None:
        """ "19 wounded civilians", "three captured soldiers"."""
        inside = range(counting.counted.first, counting.counted.last - 1)
        found = (self.words.states.subjects.get(self._word(at)) for at in inside)
        return next((state for state in found if state is not None), None)

    def at_colon(self, colon: int, counting: Counting) -> QuantityState | None:
        """ "The following have been destroyed overnight: 212 drones"."""
        for at in range(colon - 1, max(-1, colon - _REACH_COLON), -1):
            word = self._word(at)
            if word in _ENDS:
                return None
            state = self.words.states.subjects.get(word) or self._participle(word)
            if state is not None:
                return state if self._fits(state, counting) else None
        return None

    def joined(self, left: Counting, right: Counting) -> bool:
        """True if only a conjunction (or, without commas, nothing) stands between two countings."""
        between = self.lexemes.words[left.counted.end : right.figure.first]
        if between[-1:] and between[-1] in self.words.sets["owners"]:
            between = between[:-1]  # "a couple and their two children"
        joining = self.words.sets["joins"].issuperset(between)
        close = joining and len(between) <= len(("as", "well", "as", ","))
        return close or (not joining and self._modified(between))

    def _modified(self, between: list[str]) -> bool:
        """True for "nine cars | armed with machine-guns and | two launchers"."""
        sets = self.words.sets
        begun = between[0] in sets["modifying"] and between[-1] in sets["joins"]
        new = sets["clause_ends"] - sets["joins"] | self.words.auxiliaries | _ENDS | {","}
        inside = frozenset(between[:-1])
        whole = inside.isdisjoint(new) and inside.isdisjoint(self.words.any_state)
        return begun and whole and len(between) <= _REACH_MODIFIER

    def elliptic(self, left: Counting, right: Counting) -> bool:
        """True for "five people in Brenn and three in Kest": the verb of the first is left out."""
        between = self.lexemes.words[left.counted.end : right.figure.first]
        while between and between[-1] in self.words.sets["ellipsis_articles"]:
            between = between[:-1]
        if (
            not 0 < len(between) <= _REACH_ELLIPSIS
            or between[-1] not in self.words.sets["before_ellipsis"]
        ):
            return False
        if _ENDS.intersection(between) or self.words.any_state.intersection(between[:-1]):
            return False
        return self._word(right.counted.end) in self.words.sets["placing"]
