"""Which hedges, negations, modals and governing words are over a word of a cut sentence.

An operator acts on the words after it in its clause and on the clauses that depend on them, not on
relative or temporal clauses, which are presupposed; what it does is in effects.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.commitment.effects import (
    BARELY,
    CONDITIONAL,
    NEGATED,
    NOT,
    POSSIBLE,
    PROBABLE,
    TABLE,
    UNKNOWN,
    Commitment,
    Effect,
    effects,
)
from reportedly.extraction.commitment.governors import opening_effects
from reportedly.extraction.commitment.modals import modal_effect
from reportedly.extraction.commitment.negations import (
    NOUN_REACH,
    STRESSED,
    denies_nothing,
    does,
    group_before,
    negated_after,
    reaches,
)
from reportedly.extraction.commitment.predicates import OPEN, came_about, is_foretold, predicated
from reportedly.extraction.commitment.pretended import pretended
from reportedly.extraction.commitment.taken_as_known import came_true, is_definite, is_settled
from reportedly.extraction.commitment.turns import turned
from reportedly.extraction.commitment.unrealised import awaited, hangs_on_noun, unrealised
from reportedly.extraction.commitment.whole import as_whole, single_denial
from reportedly.extraction.events.listed_deeds import listed_before
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.phrases import listed_words
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.span import Span

_DENYING = NOT | {"cannot"}
_NO_CONDITIONS = (["as"], ["even"])
_THAT_REACH = 7  # tokens from "rule out" to its "that": what is told there is of the past
_SURE = 3  # the distance that no word lends
_REASONS = ("because", "due", "owing")
_CHECKED = (["verified"], ["confirmed"])  # "has not been verified" denies it


@cache
def _acting(language: str) -> frozenset[str]:
    """The words that may negate or weaken what follows them."""
    return frozenset(("no", *effects(language, "adverbs"), *effects(language, "modals")))


@dataclass(frozen=True, slots=True)
class Scope:
    """The operators over token `at` of a cut sentence.

    `reported` turns "would" back to "will". `whole` asks about the whole proposition: "it has no
    plans" is denied as a proposition, though readers take the having itself to be so.
    """

    cut: Clauses
    language: str
    reported: bool
    whole: bool = False

    def commitment(self, at: int) -> Commitment:
        """What all operators over the token make of it."""
        if self._is_modifier(at) or came_true(self.cut, at):
            return Commitment()
        found = self._under_clauses(at)
        for effect, span in self._apart(at, found):
            found = found.under(effect, span)
        if self.whole:
            found = as_whole(self.cut, self.language, at, found)
        return self._under_condition(at, found)

    def _under_clauses(self, at: int) -> Commitment:
        """What its clause and those that govern it make of the token."""
        found = Commitment()
        index: int | None = self.cut.clause[at]
        position = at
        while index is not None:
            clause = self.cut.clauses[index]
            for effect, span in self._over(index, position):
                found = found.under(effect, span)
            position = clause.opener
            if clause.kind in (ClauseKind.RELATIVE, ClauseKind.ADVERBIAL):
                for effect, span in awaited(self.cut, self.language, index):
                    found = found.under(effect, span)
                break
            if is_settled(self.cut, self.language, index, at):
                break
            for effect, span in opening_effects(self.cut, self.language, clause, self.reported):
                found = found.under(effect, span)
            if clause.kind is ClauseKind.CONDITION:
                break
            index = clause.parent
        return found

    def _apart(self, at: int, found: Commitment) -> list[tuple[Effect, Span]]:
        """What makes it unreal from further off: fiction, a drill, the item it is listed with."""
        if self.whole or found.value is not FactValue.CERTAIN or found.mood is not Mood.ACTUAL:
            return []
        for head in listed_before(self.cut, at):
            led = [*turned(self.cut, self.language, head), *self._led_to(head)]
            if led:
                return led
        return list(pretended(self.cut, self.language, at))

    def _led_to(self, head: int) -> list[tuple[Effect, Span]]:
        """The effects of the word whose noun `head` is, and of its preposition."""
        led = [*unrealised(self.cut, self.language, head), *self._noun_phrase(head)]
        return [(effect, span) for effect, span in led if effect.mood is not Mood.ACTUAL]

    def is_known(self, at: int) -> bool:
        """True for a happening that a request, a question or regret takes for granted."""
        clause = self.cut.clause[at]
        return came_true(self.cut, at) or is_settled(self.cut, self.language, clause, at)

    def _under_condition(self, at: int, found: Commitment) -> Commitment:
        """Words on which an "if" clause of their own or of a governing clause hangs."""
        chain = set(self._chain(at))
        for clause in self.cut.clauses:
            if clause.kind is not ClauseKind.CONDITION or clause.parent not in chain:
                continue
            if self.whole and self._was_said(at, clause.opener):
                continue
            before = self.cut.low[clause.opener - 1 : clause.opener]
            if before not in _NO_CONDITIONS:  # "fought as if …", "holds out even if …"
                return found.under(CONDITIONAL, self.cut.spans[clause.opener])
        if self.cut.low[:1] and self.cut.low[0] in ("imagine", "suppose", "supposing"):
            return found.under(CONDITIONAL, self.cut.spans[0])
        hung = hangs_on_noun(self.cut, self.language, at, chain)
        return found if hung is None else found.under(CONDITIONAL, hung)

    def _was_said(self, at: int, opener: int) -> bool:
        """ "(Told how) they had *threatened* to shoot | if he stayed": the threat was made."""
        act = self.cut.lemma[at] in self._listed("conditions.acts") and self.cut.tag[at] in "EQ"
        return act and at < opener

    def _chain(self, at: int) -> Iterator[int]:
        """The clause of a token and those that govern it, stopping at presupposed ones."""
        index: int | None = self.cut.clause[at]
        while index is not None:
            yield index
            clause = self.cut.clauses[index]
            stop = (ClauseKind.RELATIVE, ClauseKind.ADVERBIAL, ClauseKind.CONDITION)
            index = None if clause.kind in stop else clause.parent

    def _over(self, index: int, at: int) -> list[tuple[Effect, Span]]:
        """Operators of one clause over the token at `at` (or over the clause opened there)."""
        mine = [i for i in self.cut.tokens_of(index) if i != at]
        low, adverbs = self.cut.low, effects(self.language, "adverbs")
        found = [item for i in mine if low[i] in adverbs for item in self._adverb(i, at)]
        left = group_before(self.cut, index, at)
        said = [*predicated(self.cut, self.language, at)]
        if any(effect is OPEN for effect, _ in said) and self.cut.tag[at] not in "NL":
            left = []  # "cannot be ruled out"
        negation = negated_after(self.cut, self.language, at, whole=self.whole)
        if negation is not None:
            left.append(negation)  # "was not the first", "caused no losses"
        known = is_definite(self.cut, at) and not does(self.cut, self.language, at)
        if not known or is_foretold(self.cut, at):
            acting = (i for i in left if low[i] in _acting(self.language))
            over = (i for i in acting if reaches(self.cut, self.language, i, at))
            found += [item for i in over for item in self._verbal(i, at)]
        if not any(effect == NEGATED for effect, _ in said):  # "any talk of it was invented"
            found += unrealised(self.cut, self.language, at)
            found += turned(self.cut, self.language, at)
        found = [(self._left_open(effect, span, at), span) for effect, span in found]
        found = single_denial(found, self.cut)
        denied = [span for effect, span in found if effect == NEGATED and not self._is_not(span)]
        nominal = [  # "prevented an attack": denied once, though two tables have the verb
            (effect, span)
            for effect, span in self._noun_phrase(at)
            if effect != NEGATED or not any(span.overlaps(other) for other in denied)
        ]
        return [*found, *nominal, *said]

    def _left_open(self, effect: Effect, span: Span, at: int) -> Effect:
        """ "Has not ruled out | an attack", "refused to rule it out": it may come."""
        if effect != NEGATED:
            return effect
        if self.whole and self._is_excluding(at):
            told = "H" in self.cut.tag[at : at + _THAT_REACH]
            return POSSIBLE if told else OPEN  # what it does not exclude is the proposition
        first = self.cut.starting.get(span.start, 0)
        if not self._is_excluding(first):
            return effect
        before = self.cut.low[max(0, first - 2) : first]
        unsaid = before[-1:] == ["to"] and self.cut.lemma[first - 2] in self._listed(
            "cue.unwilling"
        )
        return OPEN if unsaid or not _DENYING.isdisjoint(before) else effect

    def _is_excluding(self, at: int) -> bool:
        """ "Ruled | out", "could not | exclude"; not "did not exclude fighters from the count"."""
        if self.cut.lemma[at] not in self._listed("governors.excluded"):
            return False
        able = self._listed("modals.ability").isdisjoint(self.cut.low[max(0, at - 3) : at])
        return self.cut.low[at + 1 : at + 2] == ["out"] or not able

    def _is_not(self, span: Span) -> bool:
        """ "Will not prevent an attack": turned twice, it is left open."""
        first = self.cut.starting.get(span.start, 0)
        return not NOT.isdisjoint(self.cut.low[max(0, first - 1) : first])

    def _adverb(self, i: int, at: int) -> Iterator[tuple[Effect, Span]]:
        """A hedging adverb covers its clause, or, inside a noun phrase, only what follows it."""
        word, tag = self.cut.low[i], self.cut.tag
        effect = effects(self.language, "adverbs").get(word)
        if effect is None or effect in (NEGATED, BARELY):
            return
        inside = i > 0 and tag[i - 1] in "DSI'" and tag[i + 1 : i + 2] != [","]
        named = (
            tag[i + 1 : i + 2] in (["N"], ["L"]) and tag[at] in "VEMA"
        )  # "the likely winner fled"
        if inside and (named or not i < at <= i + NOUN_REACH):
            return
        if not self._is_aside(i, at) and not self._is_of_participle(i, at, effect):
            yield effect, self.cut.spans[i]

    def _is_of_participle(self, i: int, at: int, effect: Effect) -> bool:
        """ "Drove a van supposedly carrying grain and struck": only the carrying is supposed."""
        tag = self.cut.tag
        led = i > 0 and tag[i - 1] in "NL" and tag[i + 1 : i + 2] == ["G"]
        if effect.distance >= _SURE or not led:
            return False
        return at < i or any(tag[j] in "CVMA," for j in range(i + 1, at))

    def _is_aside(self, i: int, at: int) -> bool:
        """True if the adverb is over an aside alone, which `at` is not in.

        "A mine, allegedly laid overnight, killed two": the laying; ", reportedly." is over all.
        """
        tag = self.cut.tag
        if self.cut.low[i + 1 : i + 2] and self.cut.low[i + 1] in _REASONS:
            return at < i  # "did not come, likely because": the reason
        if i == 0 or tag[i - 1] != "," or tag[i + 1 : i + 2] in ([","], ["."], []):
            return False
        if tag[i + 1] not in "EGID#":
            return False
        end = next((j for j in range(i + 1, len(tag)) if tag[j] == ","), len(tag))
        return not i < at < end

    def _is_modifier(self, at: int) -> bool:
        """True for a participle inside a noun phrase ("the committee appointed last May")."""
        tag = self.cut.tag
        named = tag[at] == "N" and self.cut.low[at].endswith("ed")
        if (tag[at] not in "EQG" and not named) or at == 0:
            return False
        if tag[at - 1] in "DS'-" and tag[at + 1 : at + 2] in (["N"], ["L"], ["G"]):
            return True
        if named:
            return False
        first = self.cut.tokens_of(self.cut.clause[at])[0]
        verbs = [j for j in range(first, at) if tag[j] in "VMAEU"]
        inverted = self.cut.clauses[self.cut.clause[at]].kind is ClauseKind.CONDITION
        if inverted and verbs == [first]:
            return False  # "had they attacked"
        if verbs and self.cut.lemma[verbs[-1]] == "see":
            return False  # "is set to see ten people freed"
        settled = tag[at - 1] in "NL" and self.cut.low[at - 1] != "neither"
        return tag[at] != "G" and settled and bool(verbs)

    def _verbal(self, i: int, at: int) -> Iterator[tuple[Effect, Span]]:
        """A negation or a modal over what follows it."""
        word, span = self.cut.low[i], self.cut.spans[i]
        effect = effects(self.language, "adverbs").get(word)
        following = self.cut.low[i + 1 : i + 5]
        beside = listed_words(self.language, TABLE, "adverbs.not_denied")
        stressed = word == "nothing" and tuple(following[:2]) in STRESSED
        if effect in (NEGATED, BARELY) and beside.isdisjoint(following[:1]) and not stressed:
            settled = listed_words(self.language, TABLE, "adverbs.settled")
            unknown = set(following) & set(settled) and self.cut.low[at : at + 1] not in _CHECKED
            yield (UNKNOWN if unknown else effect), span
        if word == "no" and self.cut.low[i + 1 : i + 2] == ["longer"]:
            yield NEGATED, Span(span.start, self.cut.spans[i + 1].end)
        elif word == "no" and not denies_nothing(self.cut, self.language, i):
            yield NEGATED, span
        modal = effects(self.language, "modals").get(word)
        if modal is not None and self.cut.tag[i] == "M":
            yield modal_effect(self.cut, self.language, i, modal, self.reported), span

    def _noun_phrase(self, at: int) -> list[tuple[Effect, Span]]:
        """Adjectives before the token, and a governing word whose noun it is."""
        found: list[tuple[Effect, Span]] = []
        adjectives = effects(self.language, "adjectives")
        governors = effects(self.language, "governors")
        if at >= len(self.cut.tag) or self.cut.tag[at] not in "NLYGR":
            return found
        for j in range(at - 1, max(-1, at - 1 - NOUN_REACH), -1):
            word, tag = self.cut.low[j], self.cut.tag[j]
            if word in adjectives and tag != "V":
                alleged = word in self._listed("adjectives.evidential")
                if alleged or not came_about(self.cut, self.language, at):
                    found.append((adjectives[word], self.cut.spans[j]))
            elif tag in "VEQUG" or (tag == "I" and word in ("of", "for")):
                holder = j if tag in "VEQUG" else j - 1
                effect = governors.get(self.cut.lemma[holder]) if holder >= 0 else None
                known = is_definite(self.cut, at) and not self._is_attempted(holder, at)
                named = tag != "I" and self.cut.lemma[holder] in self._listed("governors.naming")
                if effect not in (None, Effect(), UNKNOWN, PROBABLE) and not (known or named):
                    found.append((effect, self.cut.spans[holder]))
                break
            elif tag in "MAT,CBWHP":
                break
        return found

    def _listed(self, key: str) -> frozenset[str]:
        return listed_words(self.language, TABLE, key)

    def _is_attempted(self, holder: int, at: int) -> bool:
        """ "Plans the capture of Kest": the article says which, not that it came about."""
        attempted = listed_words(self.language, TABLE, "governors.attempted")
        return self.cut.lemma[holder] in attempted and self.cut.low[at + 1 : at + 2] == ["of"]
