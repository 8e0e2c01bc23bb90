"""Which hedges, negations, modals and governing words are over a word of a cut sentence.

An operator acts on the words after it in its clause and on the clauses that depend on them, not on
relative or temporal clauses, which are presupposed; what it does is in effects.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.extraction.clauses import Clause, ClauseKind, Clauses
from reportedly.extraction.effects import (
    BARELY,
    CONDITIONAL,
    INTENDED,
    NEGATED,
    POSSIBLE,
    PREDICTED,
    PROBABLE,
    SCHEDULED,
    SUPPOSED,
    TABLE,
    UNKNOWN,
    Commitment,
    Effect,
    effects,
)
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.phrases import listed
from reportedly.extraction.subjects import modal_of_subject
from reportedly.model.factuality import Mood
from reportedly.model.span import Span

GOVERNOR_REACH = 7  # tokens between a governing word and its infinitive ("plan by the army to")
BLANK = 1  # characters between two words of one piece
_GOES_ON = (["N"], ["L"], ["T"], ["U"])  # "is likely | to come", "a likely | winner"
FORECAST_REACH = 3  # tokens from the verb to "likely": "is very much likely"
NOUN_REACH = 4  # tokens between a governing word and its noun ("threatened a new attack")
_FINITE = frozenset("VMAE")
_NONE = ("no", "nobody", "nothing", "none")
_NOT_DENYING = (["only"], ["just"], ["least"])  # after "not"
_NOT = ("not", "n't", "n’t", "never")


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
        if self._is_modifier(at):
            return found
        index: int | None = self.cut.clause[at]
        position = at
        while index is not None:
            clause = self.cut.clauses[index]
            for effect, span in self._over(index, position):
                found = found.under(effect, span)
            position = clause.opener
            if clause.kind in (ClauseKind.RELATIVE, ClauseKind.ADVERBIAL):
                break
            for effect, span in self._opening(clause):
                found = found.under(effect, span)
            if clause.kind is ClauseKind.CONDITION:
                break
            index = clause.parent
        return self._under_condition(at, found)

    def _under_condition(self, at: int, found: Commitment) -> Commitment:
        """Words on which an "if" clause of their own or of a governing clause hangs."""
        chain = set(self._chain(at))
        for clause in self.cut.clauses:
            if clause.kind is ClauseKind.CONDITION and clause.parent in chain:
                return found.under(CONDITIONAL, self.cut.spans[clause.opener])
        return found

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
        found = [item for i in mine for item in self._adverb(i, at)]
        left = self._group(index, at)
        if self._negates_after(at):
            left.append(at + 1)  # "was not the first", "caused no losses"
        if not self._is_definite(at):
            found += [item for i in left if self._reaches(i, at) for item in self._verbal(i)]
        if (modal := modal_of_subject(self.cut, self.language, at)) is not None:
            found += self._verbal(modal)
        return [*found, *self._noun_phrase(at), *self._forecast(at)]

    def _forecast(self, at: int) -> Iterator[tuple[Effect, Span]]:
        """ "An attack is more likely than not", "a truce remains unlikely": told as to come."""
        verbs = listed(self.language, TABLE, "forecast.verbs")
        if self.cut.lemma[at] not in verbs and self.cut.low[at] not in lexicon().be:
            return
        if "it" in self.cut.low[max(0, at - 2) : at]:
            return  # "it is likely the attack never happened"
        for i in range(at + 1, min(at + 1 + FORECAST_REACH, len(self.cut.low))):
            effect = effects(self.language, "forecast").get(self.cut.low[i])
            if effect is not None and self.cut.tag[i + 1 : i + 2] not in _GOES_ON:
                yield effect, self.cut.spans[i]
            if self.cut.tag[i] not in "RDN":
                return

    def _negates_after(self, at: int) -> bool:
        """True if the word right after a verb negates it or its object."""
        tag, after = self.cut.tag[at : at + 1], self.cut.low[at + 1 : at + 2]
        if not after or not tag or tag[0] not in _FINITE:
            return False
        if tag[0] == "A" and after[0] in _NOT:
            return True
        light = self.cut.lemma[at] in listed(self.language, TABLE, "adverbs.light")
        return after[0] in _NONE and (self.whole or not light)

    def _group(self, index: int, at: int) -> list[int]:
        """The tokens before `at` in its clause, back to a conjunction that starts a new verb."""
        left: list[int] = []
        for i in reversed([i for i in self.cut.tokens_of(index) if i < at]):
            if self.cut.tag[i] == "C" and self.cut.tag[i + 1 : i + 2] in (
                ["V"],
                ["E"],
                ["M"],
                ["A"],
            ):
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
        yield effect, self.cut.spans[i]

    def _is_modifier(self, at: int) -> bool:
        """True for a participle inside a noun phrase ("the committee appointed last May")."""
        tag = self.cut.tag
        if tag[at] not in "EQG" or at == 0:
            return False
        if tag[at - 1] in "DS'" and tag[at + 1 : at + 2] in (["N"], ["L"], ["G"]):
            return True
        first = self.cut.tokens_of(self.cut.clause[at])[0]
        verbs = [j for j in range(first, at) if tag[j] in "VMAEU"]
        return tag[at] != "G" and tag[at - 1] in "NL" and bool(verbs)

    def _reaches(self, i: int, at: int) -> bool:
        """True if a negation at `i` is over `at`; every other word reaches to its clause's end."""
        word = self.cut.low[i]
        effect = effects(self.language, "adverbs").get(word)
        if effect not in (NEGATED, BARELY) and word != "no":
            return True
        if i > at:
            return True  # see _over: it was chosen for this token
        between = [self.cut.tag[j] for j in range(i + 1, min(at, len(self.cut.tag)))]
        verbs = sum(tag in "VUEG" for tag in between)
        if word in ("no", "none", "nobody", "nothing", "neither"):
            if verbs == 0:
                return len(between) <= NOUN_REACH or self.cut.tag[at] in "VMAEUQG"
            before = self._group(self.cut.clause[i], i)
            return verbs <= 1 and not any(self.cut.tag[j] in _FINITE for j in before)
        if word == "without":
            return verbs == 0 and self.cut.tag[at] in "NLG"
        if self.cut.tag[at] in "NLYP#":
            any_of = "any" in self.cut.low[max(i, at - 3) : at]
            return verbs == 0 or any_of or (verbs == 1 and self._performs(i, at))
        return verbs == 0 or (verbs == 1 and self.cut.tag[at] in "THWB")

    def _performs(self, i: int, at: int) -> bool:
        """ "Did not *carry out* attacks": the verb between only does what the noun names."""
        performing = listed(self.language, TABLE, "adverbs.performing")
        near = range(max(i + 1, at - NOUN_REACH), at)
        return any(self.cut.lemma[j] in performing for j in near)

    def _verbal(self, i: int) -> Iterator[tuple[Effect, Span]]:
        """A negation or a modal over what follows it."""
        word, span = self.cut.low[i], self.cut.spans[i]
        effect = effects(self.language, "adverbs").get(word)
        following = self.cut.low[i + 1 : i + 5]
        if effect in (NEGATED, BARELY) and following[:1] not in _NOT_DENYING:
            unknown = set(following) & set(listed(self.language, TABLE, "adverbs.settled"))
            yield (UNKNOWN if unknown else effect), span
        if word == "no" and self.cut.low[i + 1 : i + 2] == ["longer"]:
            yield NEGATED, Span(span.start, self.cut.spans[i + 1].end)
        elif word == "no":
            yield NEGATED, span
        modal = effects(self.language, "modals").get(word)
        if modal is not None and self.cut.tag[i] == "M":
            yield self._modal(i, modal), span

    def _modal(self, i: int, effect: Effect) -> Effect:
        """ "could not hold" tells what happened; "would" in reported speech is a past "will"."""
        word = self.cut.low[i]
        ability = frozenset(listed(self.language, TABLE, "modals.ability"))
        if word in ability and set(self.cut.low[i + 1 : i + 4]) & set(_NOT):
            return Effect()
        second = self.cut.low[i + 2 : i + 3]
        perfect = self.cut.tag[i + 2 : i + 3] not in (["D"], ["S"], ["#"], ["N"]) or (
            bool(second) and second[0] in lexicon().verbs
        )
        if effect is INTENDED and perfect and self.cut.low[i + 1 : i + 2] == ["have"]:
            return PROBABLE if word == "must" else UNKNOWN
        if effect is SUPPOSED and self.reported:
            effect = PREDICTED
        elif effect is SUPPOSED and self._is_forecast(i):
            effect = replace(PREDICTED, rank=2)
        if effect is PREDICTED and self._is_dated(i):
            return SCHEDULED
        if effect is POSSIBLE and word in ("may", "might", "could") and self._lies_ahead(i):
            return replace(POSSIBLE, mood=Mood.PREDICTED)
        return effect

    def _lies_ahead(self, i: int) -> bool:
        after = {self.cut.low[j] for j in self.cut.tokens_of(self.cut.clause[i]) if j > i}
        after |= {self.cut.low[j] for j in range(i, len(self.cut.low)) if self._hangs(j, i)}
        return bool(after & set(listed(self.language, TABLE, "scheduling.ahead")))

    def _hangs(self, j: int, i: int) -> bool:
        """True if token `j` is in a clause that depends on the clause of token `i`."""
        return self.cut.clauses[self.cut.clause[j]].parent == self.cut.clause[i]

    def _after_gap(self, opener: int) -> bool:
        """ "30 people | are believed | to have died": the cue between the pieces governs it."""
        spans = self.cut.spans
        return spans[opener].start - spans[opener - 1].end > BLANK

    def _is_to_come(self, opener: int) -> bool:
        """ "The court is to hear", "my orders are to wait": what shall be; not "is to blame"."""
        verb = self.cut.lemma[opener + 1 : opener + 2]
        excepted = verb and verb[0] in listed(self.language, TABLE, "scheduling.not_to_come")
        return opener > 0 and self.cut.low[opener - 1] in lexicon().be and not excepted

    def _is_forecast(self, i: int) -> bool:
        after = set(self.cut.low[i + 1 : i + 4])
        return bool(after & set(listed(self.language, TABLE, "conditions.forecast_after")))

    def _is_dated(self, i: int) -> bool:
        """True if a day is named after a preposition that sets an appointment."""
        before = listed(self.language, TABLE, "scheduling.before")
        times = listed(self.language, TABLE, "scheduling.times")
        bare = listed(self.language, TABLE, "scheduling.bare")
        same = [j for j in self.cut.tokens_of(self.cut.clause[i]) if j > i + 1]
        return any(
            self.cut.low[j] in bare or (self.cut.low[j] in times and self.cut.low[j - 1] in before)
            for j in same
        )

    def _is_definite(self, at: int) -> bool:
        """True for a noun named as known ("the attack"): what is done to it leaves it as it is."""
        if at >= len(self.cut.tag) or self.cut.tag[at] in "VEQUGMATWHBC":
            return False
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
                found.append((adjectives[word], self.cut.spans[j]))
            elif tag in "VEQUG" or (tag == "I" and word in ("of", "for")):
                holder = j if tag in "VEQUG" else j - 1
                effect = governors.get(self.cut.lemma[holder]) if holder >= 0 else None
                if effect not in (None, Effect(), UNKNOWN, PROBABLE) and not self._is_definite(at):
                    found.append((effect, self.cut.spans[holder]))
                break
            elif tag in "MAT,CBWHP":
                break
        return found

    def _opening(self, clause: Clause) -> list[tuple[Effect, Span]]:
        """What the word that governs a dependent clause makes of it."""
        span = self.cut.spans[clause.opener]
        if clause.kind is ClauseKind.CONDITION:
            return [(CONDITIONAL, span)]
        if clause.kind is ClauseKind.QUESTION:
            return [(Effect(rank=0, mood=Mood.ASKED), span)]
        if clause.kind not in (ClauseKind.INFINITIVE, ClauseKind.COMPLEMENT):
            return []
        return self._called_false(clause) or self._governor(clause)

    def _called_false(self, clause: Clause) -> list[tuple[Effect, Span]]:
        """ "It is a lie that Kest fell"; the "not" of "it is not true that" is over it anyway."""
        at = clause.opener - 1
        if clause.kind is not ClauseKind.COMPLEMENT or at < 0:
            return []
        false = self.cut.low[at] in listed(self.language, TABLE, "governors.falsehoods")
        return [(NEGATED, self.cut.spans[at])] if false else []

    def _governor(self, clause: Clause) -> list[tuple[Effect, Span]]:
        """The nearest governing word before the clause; an infinitive without one is a purpose."""
        infinitive = clause.kind is ClauseKind.INFINITIVE
        governors = effects(self.language, "governors")
        raising = effects(self.language, "raising") if infinitive else {}
        obliged = listed(self.language, TABLE, "modals.obliged")
        excluded = listed(self.language, TABLE, "governors.excluded")
        for j in range(clause.opener - 1, max(-1, clause.opener - 1 - GOVERNOR_REACH), -1):
            lemma, span = self.cut.lemma[j], self.cut.spans[j]
            near = clause.opener - j <= 2
            next_to = clause.opener - j == 1 or self.cut.tag[j + 1] in "RX"
            if infinitive and near and next_to and self.cut.low[j] in obliged:
                return [(INTENDED, span)]
            if lemma in excluded and self.cut.low[j + 1] == "out":
                return [(NEGATED, span)]
            if near and (lemma in raising or self.cut.low[j] in raising):
                less = j > 0 and self.cut.low[j - 1] in ("less", "least")
                key = lemma if lemma in raising else self.cut.low[j]
                return [(raising["unlikely" if less else key], span)]
            if lemma in governors and not (infinitive and governors[lemma] is PROBABLE):
                realised = governors[lemma] == Effect()
                return [] if realised else [(governors[lemma], span)]
            if self.cut.tag[j] in "VUA" and not (infinitive and near):
                break
        opening = clause.opener == 0 or self._after_gap(clause.opener)  # "vowed | to fight"
        if infinitive and self._is_to_come(clause.opener):
            effect = SCHEDULED if self._is_dated(clause.opener) else INTENDED
            return [(effect, self.cut.spans[clause.opener])]
        if not infinitive or opening or self.cut.tag[clause.opener - 1] == "A":
            return []
        return [(INTENDED, self.cut.spans[clause.opener])]
