"""Cuts a sentence into clauses by its tagged words, without a parser.

Every token belongs to one clause; a clause knows what opened it and what it depends on. It is an
approximation: a clause ends where the next one opens, or, for a relative clause, at its comma or
at the second finite verb after it ("the men who fled | were caught").
"""

from functools import lru_cache
from itertools import count

from reportedly.extraction.words.clause_openers import Openers
from reportedly.extraction.words.clause_signs import FINITE, HANGING, Signs, joins_dates, qualifies
from reportedly.extraction.words.clauses import Clause, ClauseKind, Clauses
from reportedly.extraction.words.lexicon import WORDS_KEPT, lexicon
from reportedly.extraction.words.phrases import numbers_in
from reportedly.extraction.words.tagging import parts_at, tag_words
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.model.span import Spans

_AUXILIARIES = {"has": "have", "had": "have", "does": "do", "did": "do"}
_OPENERS = frozenset(("whose", "lest", "as", "so", "provided", "providing"))


@once_a_reading
def _cuts(reading: Reading) -> dict[Spans, Clauses]:
    """Where the clauses of a report are kept once they are cut.

    Commitment, events, control and basis ask for the same stretches: four times each on average.
    """
    return {}


def cut(reading: Reading, region: Spans) -> Clauses:
    """The clauses of the words inside `region`; nobody changes them once they are cut."""
    known = _cuts(reading)
    found = known.get(region)
    if found is None:
        found = known[region] = _cut(reading, region)
    return found


def _cut(reading: Reading, region: Spans) -> Clauses:
    view, inside = view_of(reading), numbers_in(reading, region)
    surface, low = [view.written[at] for at in inside], [view.small[at] for at in inside]
    starts, ends = [view.starts[at] for at in inside], [view.ends[at] for at in inside]
    tags = tag_words(surface, low, starts, ends, parts_at(reading, starts))
    found = Clauses(
        low=low,
        tag=tags,
        spans=[view.words[at] for at in inside],
        lemma=list(map(_lemma, low)),
        starting=dict(zip(starts, count())),
        ending=dict(zip(ends, count())),
    )
    _Cutter(found, reading.language or "en").run()
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _lemma(word: str) -> str:
    """The base form of a verb, else the singular of a noun."""
    if word in _AUXILIARIES:
        return _AUXILIARIES[word]
    form = lexicon().verbs.get(word)
    if form is not None:
        return form.lemma
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


class _Cutter:
    """Walks the tokens once, opening and closing clauses."""

    def __init__(self, found: Clauses, language: str) -> None:
        self.found = found
        self.low, self.tag = found.low, found.tag
        self.signs = Signs(found.low, found.tag, found.lemma, language)
        self.openers = Openers(self.signs)
        self.current = self._open(ClauseKind.MAIN, None, 0)

    def run(self) -> None:
        """Fill in the clause of every token."""
        for i in range(len(self.low)):
            self._step(i)
            self.found.clause.append(self.current)
            self.found.members[self.current].append(i)
            self._after(i)

    def _open(self, kind: ClauseKind, parent: int | None, opener: int) -> int:
        fronted = parent is not None and not self.found.clauses[parent].verbs
        comma = opener > 0 and self.tag[opener - 1] == ","
        self.found.clauses.append(Clause(kind, parent, opener, comma, fronted))
        self.found.members.append([])
        return len(self.found.clauses) - 1

    def _step(self, i: int) -> None:
        """Change the current clause before token `i` is given to it."""
        tag = self.tag[i]
        if tag in ".;~:" and i + 1 < len(self.low) and i:
            self.current = self._open(ClauseKind.COORDINATE, None, i)
        elif tag in ',"' and i:
            self._comma(i) if tag == "," else self._quotation_mark(i)
        elif tag == "C" and (self.low[i] != "yet" or self.tag[i - 1] == ","):
            self._coordinate(i)
        elif tag == "T":
            if self.signs.next_tag(i) in ("U", "R", "A") and self.low[i] == "to":
                self.current = self._open(ClauseKind.INFINITIVE, self.current, i)
        elif (i == 0 and self.signs.is_inverted()) or self._is_hung(i):
            self.current = self._open(ClauseKind.CONDITION, self.current, i)
        elif tag in "BWHI" or self.low[i] in _OPENERS:
            self._subordinate(i)
        elif self.signs.is_finite(i):
            self._finite(i)

    def _is_hung(self, i: int) -> bool:
        if self.low[i] not in HANGING:
            return False
        return self.signs.is_hung(i, {self.low[j] for j in self.found.members[self.current]})

    def _after(self, i: int) -> None:
        """A reporting verb before a subject and a verb opens a clause without "that"."""
        reporting = self.found.lemma[i] in self.signs.governors.reporting
        verb = self.tag[i] in "VEQUG" and reporting and not qualifies(self.tag, i)
        if verb and self.signs.next_tag(i) in tuple("DSLPNY#") and self.signs.verb_ahead(i + 1):
            self.current = self._open(ClauseKind.COMPLEMENT, self.current, i + 1)

    def _comma(self, i: int) -> None:
        clause = self.found.clauses[self.current]
        if self.signs.reports_ahead(i + 1):
            self.current = self._open(ClauseKind.COORDINATE, None, i)
            return
        if clause.parent is None:
            return
        closable = (ClauseKind.CONDITION, ClauseKind.ADVERBIAL)
        relative = clause.kind is ClauseKind.RELATIVE and clause.verbs
        if relative or (
            clause.kind in closable
            and clause.fronted
            and (clause.verbs or self.signs.verb_ahead(i + 1))
        ):
            self.current = clause.parent
        elif clause.kind is ClauseKind.INFINITIVE and self._inside(closable):
            self._leave(closable)
        elif clause.kind is ClauseKind.INFINITIVE and self._is_aim_over(clause, i):
            self.current = clause.parent
        elif clause.kind is ClauseKind.INFINITIVE and self._is_aside_over(clause, i):
            self._leave((ClauseKind.RELATIVE,))

    def _is_aim_over(self, clause: Clause, i: int) -> bool:
        """ "In a bid to free them, | troops launched a raid": a subject and its verb follow."""
        subject = self.signs.next_tag(i) in tuple("DSLPN#Y") and self.signs.verb_ahead(i + 1)
        return clause.fronted and subject

    def _is_aside_over(self, clause: Clause, i: int) -> bool:
        """ "Troops, who were to have left in May, | attacked": a finite verb after the comma."""
        outer = self.found.clauses[clause.parent] if clause.parent is not None else None
        aside = outer is not None and outer.kind is ClauseKind.RELATIVE and outer.after_comma
        return aside and self.signs.next_tag(i) in tuple("VMAE")

    def _quotation_mark(self, i: int) -> None:
        if self.tag[i - 1] in ",." and self.signs.reports_ahead(i + 1):
            self.current = self._open(ClauseKind.COORDINATE, None, i)

    def _inside(self, kinds: tuple[ClauseKind, ...]) -> bool:
        """True if an ancestor of the current clause is fronted and of one of `kinds`."""
        index: int | None = self.current
        while index is not None:
            clause = self.found.clauses[index]
            if clause.kind in kinds:
                return clause.fronted
            index = clause.parent
        return False

    def _leave(self, kinds: tuple[ClauseKind, ...]) -> None:
        index: int | None = self.current
        while index is not None:
            clause = self.found.clauses[index]
            if clause.kind in kinds and clause.parent is not None:
                self.current = clause.parent
                return
            index = clause.parent

    def _coordinate(self, i: int) -> None:
        following = self.signs.next_tag(i)
        new_subject = following in tuple("DSLPN#Y") and self.signs.verb_ahead(i + 1)
        new_verb = i + 1 < len(self.tag) and self.signs.is_finite(i + 1)
        if joins_dates(self.tag, i):
            return
        clause = self.found.clauses[self.current]
        apart = self.low[i] == "but" or clause.kind is ClauseKind.INFINITIVE
        if not (new_subject or new_verb) or not (clause.verbs or apart):
            return
        inside = self._governed()
        if inside is not None and not (i and self.tag[i - 1] == ","):
            held = self.found.clauses[inside]
            self.current = self._open(held.kind, held.parent, held.opener)
        elif new_verb and clause.kind is ClauseKind.RELATIVE:
            return
        else:
            self.current = self._open(ClauseKind.COORDINATE, None, i)

    def _governed(self) -> int | None:
        """The complement, condition or fronted clause around the current token, if any."""
        index: int | None = self.current
        while index is not None:
            clause = self.found.clauses[index]
            if clause.kind is ClauseKind.ADVERBIAL and clause.fronted:
                return index
            if clause.kind in (ClauseKind.COMPLEMENT, ClauseKind.QUESTION, ClauseKind.CONDITION):
                return index
            index = clause.parent
        return None

    def _subordinate(self, i: int) -> None:
        kind = self.openers.kind_at(i)
        if kind is not None:
            self.current = self._open(kind, self.current, i)

    def _finite(self, i: int) -> None:
        """Count a finite verb group; close a restrictive relative or an infinitive subject."""
        before = self.found.run_before(i, "XR") - 1  # "which | rarely | acknowledges"
        starts_group = before < 0 or self.tag[before] not in "MA"
        clause = self.found.clauses[self.current]
        sure = self.tag[i] in FINITE
        while clause.parent is not None and starts_group and sure:
            relative = clause.kind is ClauseKind.RELATIVE and clause.verbs
            infinitive = clause.kind is ClauseKind.INFINITIVE
            if not (relative or infinitive):
                break
            self.current = clause.parent
            clause = self.found.clauses[self.current]
        if starts_group:
            clause.verbs += 1
