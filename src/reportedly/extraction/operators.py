"""Which hedges, negations, modals and governing words are over a word of a cut sentence.

An operator acts on the words after it in its clause and on the clauses that depend on them, not on
relative or temporal clauses, which are presupposed; what it does is in effects.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.clauses import Clause, ClauseKind, Clauses
from reportedly.extraction.effects import (
    BARELY,
    CONDITIONAL,
    NEGATED,
    NOT,
    PROBABLE,
    TABLE,
    UNKNOWN,
    Commitment,
    Effect,
    effects,
)
from reportedly.extraction.governors import is_ranked, opening_effects
from reportedly.extraction.listed_deeds import listed_before
from reportedly.extraction.modals import modal_effect
from reportedly.extraction.phrases import listed_words
from reportedly.extraction.predicates import OPEN, came_about, is_foretold, predicated
from reportedly.extraction.pretended import pretended
from reportedly.extraction.turns import turned
from reportedly.extraction.unrealised import awaited, hangs_on_noun, unrealised
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.span import Span

NOUN_REACH = 4  # tokens between a governing word and its noun ("threatened a new attack")
_FINITE = frozenset("VMAE")
_NONE = ("no", "nobody", "nothing", "none")
_STRESSED = (("short", "of"), ("less", "than"), ("other", "than"))  # "nothing short of a siege"
_COMPARED = ("fewer", "less", "more", "longer", "later", "earlier")
_UNKNOWN_ONE = frozenset(("a", "an", "any", "another", "further", "possible", "future"))
_NO_CONDITIONS = (["as"], ["even"])
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
        found = Commitment()
        if self._is_modifier(at) or self._came_about(at):
            return found
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
            if self._is_settled(index, at):
                break
            for effect, span in opening_effects(self.cut, self.language, clause, self.reported):
                found = found.under(effect, span)
            if clause.kind is ClauseKind.CONDITION:
                break
            index = clause.parent
        for effect, span in self._apart(at, found):
            found = found.under(effect, span)
        return self._under_condition(at, found)

    def _is_settled(self, index: int, at: int) -> bool:
        """True if no word around the clause changes what it tells of token `at`."""
        clause = self.cut.clauses[index]
        known = index == self.cut.clause[at] and self._is_known(clause, at)
        return known or self._is_grasped(clause) or is_ranked(self.cut, self.language, clause)

    def _is_grasped(self, clause: Clause) -> bool:
        """ "Did not know | that Kest had fallen", "failed to realise": what is not known is so."""
        before = clause.opener - 1
        before -= self.cut.tag[before : before + 1] in (["'"], ['"'])
        grasped = self._listed("governors.grasped")
        return (
            clause.kind is ClauseKind.COMPLEMENT
            and before >= 0
            and self.cut.lemma[before] in grasped
        )

    def _came_about(self, at: int) -> bool:
        """ "Had the guards not fired, the crowd would have …": they did."""
        clause = self.cut.clause[at]
        if self.cut.clauses[clause].kind is not ClauseKind.CONDITION:
            return False
        own = [self.cut.low[i] for i in self.cut.tokens_of(clause) if i < at]
        others = {word for i, word in enumerate(self.cut.low) if self.cut.clause[i] != clause}
        unreal = "have" in others and not others.isdisjoint(("would", "could", "might"))
        return "had" in own and not NOT.isdisjoint(own) and unreal

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
        return self._came_about(at) or self._is_settled(self.cut.clause[at], at)

    def _is_known(self, clause: Clause, at: int) -> bool:
        if clause.kind is ClauseKind.QUESTION and self.cut.tag[at] in "NL":
            occurring = listed_words(self.language, TABLE, "modals.occurring")
            verbs = {self.cut.lemma[i] for i in self.cut.tokens_of(self.cut.clause[at])}
            return self._is_definite(at) and verbs.isdisjoint(occurring)
        return self._is_presupposed(clause, at)

    def _is_presupposed(self, clause: Clause, at: int) -> bool:
        """ "To break a siege", "to retake the town after the raid": they are, whatever comes of it.

        "To launch an offensive", "to hold the vote" only bring them about.
        """
        if clause.kind is not ClauseKind.INFINITIVE or self.cut.tag[at] not in "NLG":
            return False
        verbs = [i for i in range(clause.opener + 1, at) if self.cut.tag[i] in "UVEGQ"][-1:]
        lemma = self.cut.lemma[verbs[0]] if verbs else ""
        if not lemma or lemma in listed_words(self.language, TABLE, "governors.creating"):
            return False
        if effects(self.language, "governors").get(lemma) == NEGATED:
            return False  # "to cancel the visit"
        acts_on = lemma in listed_words(self.language, TABLE, "governors.acting_on")
        warded = lemma in listed_words(self.language, TABLE, "nominal.warding")
        if warded and not _UNKNOWN_ONE.isdisjoint(self.cut.low[verbs[0] + 1 : at]):
            return False  # "to stop an attack"
        return acts_on or self._is_definite(at)

    def _under_condition(self, at: int, found: Commitment) -> Commitment:
        """Words on which an "if" clause of their own or of a governing clause hangs."""
        chain = set(self._chain(at))
        for clause in self.cut.clauses:
            if clause.kind is not ClauseKind.CONDITION or clause.parent not in chain:
                continue
            before = self.cut.low[clause.opener - 1 : clause.opener]
            if before not in _NO_CONDITIONS:  # "fought as if …", "holds out even if …"
                return found.under(CONDITIONAL, self.cut.spans[clause.opener])
        if self.cut.low[:1] and self.cut.low[0] in ("imagine", "suppose", "supposing"):
            return found.under(CONDITIONAL, self.cut.spans[0])
        hung = hangs_on_noun(self.cut, self.language, at, chain)
        return found if hung is None else found.under(CONDITIONAL, hung)

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
        left = self._group(index, at)
        said = [*predicated(self.cut, self.language, at)]
        if any(effect is OPEN for effect, _ in said) and self.cut.tag[at] not in "NL":
            left = []  # "cannot be ruled out"
        negation = self._negated_after(at)
        if negation is not None:
            left.append(negation)  # "was not the first", "caused no losses"
        if not self._is_definite(at) or is_foretold(self.cut, at):
            acting = [i for i in left if low[i] in _acting(self.language)]
            found += [item for i in acting if self._reaches(i, at) for item in self._verbal(i, at)]
        if not any(effect == NEGATED for effect, _ in said):  # "any talk of it was invented"
            found += unrealised(self.cut, self.language, at)
            found += turned(self.cut, self.language, at)
        denied = [span for effect, span in found if effect == NEGATED and not self._is_not(span)]
        nominal = [  # "prevented an attack": denied once, though two tables have the verb
            (effect, span)
            for effect, span in self._noun_phrase(at)
            if effect != NEGATED or not any(span.overlaps(other) for other in denied)
        ]
        return [*found, *nominal, *said]

    def _is_not(self, span: Span) -> bool:
        """ "Will not prevent an attack": turned twice, it is left open."""
        first = self.cut.starting.get(span.start, 0)
        return not NOT.isdisjoint(self.cut.low[max(0, first - 1) : first])

    def _negated_after(self, at: int) -> int | None:
        """The word right after a verb that negates it or its object."""
        tag, after = self.cut.tag[at : at + 1], self.cut.low[at + 1 : at + 2]
        if not after or not tag or tag[0] not in _FINITE:
            return None
        if self.cut.tag[at + 1] == "I" and self.cut.low[at + 2 : at + 3] == ["nothing"]:
            return at + 2  # "fired at nothing"
        if tag[0] == "A" and after[0] in NOT:
            return at + 1
        if tuple(self.cut.low[at + 2 : at + 4]) in _STRESSED or self._opens_anew(at + 1):
            return None
        light = self.cut.lemma[at] in listed_words(self.language, TABLE, "adverbs.light")
        return at + 1 if after[0] in _NONE and (self.whole or not light) else None

    def _opens_anew(self, none: int) -> bool:
        """ "One man was wounded | no one was there": who does is nobody, after a lost comma."""
        verb = none + 1 + (self.cut.low[none : none + 2] == ["no", "one"])
        alone = verb > none + 1 or self.cut.low[none] != "no"
        return alone and self.cut.tag[verb : verb + 1] in (["V"], ["M"], ["A"])

    def _group(self, index: int, at: int) -> list[int]:
        """The tokens before `at` in its clause, back to a conjunction that starts a new verb."""
        left: list[int] = []
        for i in reversed([i for i in self.cut.tokens_of(index) if i < at]):
            joins = self.cut.tag[i] == "C" and self.cut.low[i] != "yet"  # "neither has yet left"
            if joins and self.cut.tag[i + 1 : i + 2] in (
                ["V"],
                ["E"],
                ["M"],
                ["A"],
            ):
                left += [i] if self.cut.low[i] == "nor" else []
                break
            left.append(i)
        return left[::-1]

    def _adverb(self, i: int, at: int) -> Iterator[tuple[Effect, Span]]:
        """A hedging adverb covers its clause, or, inside a noun phrase, only what follows it."""
        word, tag = self.cut.low[i], self.cut.tag
        effect = effects(self.language, "adverbs").get(word)
        if effect is None or effect in (NEGATED, BARELY):
            return
        inside = i > 0 and tag[i - 1] in "DSI'" and tag[i + 1 : i + 2] != [","]
        if inside and not i < at <= i + NOUN_REACH:
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

    def _reaches(self, i: int, at: int) -> bool:
        """True if a negation at `i` is over `at`; every other word reaches to its clause's end."""
        word = self.cut.low[i]
        effect = effects(self.language, "adverbs").get(word)
        denies = effect is not None and effect in (NEGATED, BARELY)
        if not denies and word != "no":
            return True
        if self._is_in_name(i, at):
            return False
        if i > at:
            return True  # see _over: it was chosen for this token
        between = [self.cut.tag[j] for j in range(i + 1, min(at, len(self.cut.tag)))]
        verbs = sum(
            tag in "VUEG" and between[max(0, n - 1) : n] != ["C"] for n, tag in enumerate(between)
        )  # "does not urge or enable it to": one
        if word in ("no", "none", "nobody", "nothing", "neither"):
            if verbs == 0:
                return len(between) <= NOUN_REACH or self.cut.tag[at] in "VMAEUQG"
            before = self._group(self.cut.clause[i], i)
            return verbs <= 1 and not any(self.cut.tag[j] in _FINITE for j in before)
        if word == "without":
            return verbs == 0 and self.cut.tag[at] in "NLG"
        if self._is_believed(at):
            return verbs <= 1
        if self.cut.tag[at] in "NLYP#":
            any_of = "any" in self.cut.low[max(i, at - 3) : at]
            return verbs == 0 or any_of or (verbs == 1 and self._performs(i, at))
        return verbs == 0 or (verbs == 1 and self.cut.tag[at] in "THWB")

    def _is_in_name(self, i: int, at: int) -> bool:
        """ "A “no limits” partnership": a negation inside marks that close before the token."""
        tag = self.cut.tag
        return tag[i - 1 : i] == ['"'] and '"' in tag[i + 1 : at]

    def _is_believed(self, at: int) -> bool:
        """ "Did not think | Orland was …": a clause without "that" under a verb of belief."""
        opens = any(c.opener == at and c.kind is ClauseKind.COMPLEMENT for c in self.cut.clauses)
        return opens and self.cut.lemma[at - 1] in self._listed("governors.believed")

    def _performs(self, i: int, at: int) -> bool:
        """ "Did not *carry out* attacks", "*expects* none": it only does, or awaits, the noun."""
        performing = self._listed("adverbs.performing") | self._listed("cue.predicted")
        near = range(max(i + 1, at - NOUN_REACH), at)
        return any(self.cut.lemma[j] in performing for j in near)

    def _verbal(self, i: int, at: int) -> Iterator[tuple[Effect, Span]]:
        """A negation or a modal over what follows it."""
        word, span = self.cut.low[i], self.cut.spans[i]
        effect = effects(self.language, "adverbs").get(word)
        following = self.cut.low[i + 1 : i + 5]
        beside = listed_words(self.language, TABLE, "adverbs.not_denied")
        stressed = word == "nothing" and tuple(following[:2]) in _STRESSED
        if effect in (NEGATED, BARELY) and beside.isdisjoint(following[:1]) and not stressed:
            settled = listed_words(self.language, TABLE, "adverbs.settled")
            unknown = set(following) & set(settled) and self.cut.low[at : at + 1] not in _CHECKED
            yield (UNKNOWN if unknown else effect), span
        if word == "no" and self.cut.low[i + 1 : i + 2] == ["longer"]:
            yield NEGATED, Span(span.start, self.cut.spans[i + 1].end)
        elif word == "no" and not self._is_at_least(i):
            yield NEGATED, span
        modal = effects(self.language, "modals").get(word)
        if modal is not None and self.cut.tag[i] == "M":
            yield modal_effect(self.cut, self.language, i, modal, self.reported), span

    def _is_at_least(self, i: int) -> bool:
        """ "No fewer than 30", "no doubt", "like no other": nothing is denied."""
        word, after = self.cut.low[i + 1 : i + 2], self.cut.low[i + 2 : i + 4]
        plain = self._listed("adverbs.no_denial").issuperset(word) and bool(word)
        like = word == ["other"] and self.cut.low[i - 1 : i] == ["like"]
        return plain or like or (word[:1] != [] and word[0] in _COMPARED and "than" in after)

    def _is_definite(self, at: int) -> bool:
        """True for a noun named as known ("the attack"): what is done to it leaves it as it is."""
        if at >= len(self.cut.tag) or self.cut.tag[at] in "VEQUGMATWHBC":
            return False
        if self.cut.low[at + 1 : at + 2] == ["being"]:
            return True  # "talks being held in Kest"
        for j in range(at - 1, max(-1, at - 4), -1):
            if self.cut.low[j] in ("the", "this", "that", "these", "those", "last", "'s", "’s"):
                return True
            if self.cut.tag[j] == "S":
                return True
            if self.cut.tag[j] in "VEQUGMAITC,":
                return False
        return False

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
                if not came_about(self.cut, self.language, at):
                    found.append((adjectives[word], self.cut.spans[j]))
            elif tag in "VEQUG" or (tag == "I" and word in ("of", "for")):
                holder = j if tag in "VEQUG" else j - 1
                effect = governors.get(self.cut.lemma[holder]) if holder >= 0 else None
                known = self._is_definite(at) and not self._is_attempted(holder, at)
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
