"""A sentence cut into clauses by its tagged words, without a parser.

Every token belongs to one clause; a clause knows what opened it and what it depends on. It is an
approximation: a clause ends where the next one opens, or, for a relative clause, at its comma or
at the second finite verb after it ("the men who fled | were caught").
"""

from collections.abc import Container
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from itertools import count

from reportedly.extraction.lexicon import WORDS_KEPT, lexicon
from reportedly.extraction.phrases import listed, numbers_in
from reportedly.extraction.tagging import parts_at, tag_words
from reportedly.lang import table
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

LOOK_AHEAD = 9  # tokens within which a subject must reach its verb for a clause to be seen
_FINITE = frozenset("VMA")
_VERB = frozenset("VMAEQGU")
_SUBJECT = frozenset("DSLPN#Y'HO-IRq")
_NON_FINITE_AUXILIARIES = frozenset(("be", "been", "being", "having"))
_AUXILIARIES = {"has": "have", "had": "have", "does": "do", "did": "do"}
_REPORTING = frozenset(
    ("say", "report", "claim", "tell", "know", "deny", "doubt", "hope", "warn", "insist")
)
_INVERTING = frozenset(("should", "had", "were"))
_OPENERS = frozenset(("whose", "lest", "as", "so", "provided", "providing"))
_ASIDES = frozenset(
    [
        "any",
        "ever",
        "possible",
        "necessary",
        "needed",
        "only",
        "anything",
        "confirmed",
        "true",
        "verified",
    ]
)
_EVENT = ["in", "the", "event", "that"]
_TEMPORAL = frozenset(("when", "where", "after", "before", "since", "until", "once", "while", "as"))


class ClauseKind(StrEnum):
    """What a clause is to the one it depends on."""

    MAIN = "main"
    COORDINATE = "coordinate"
    CONDITION = "condition"
    ADVERBIAL = "adverbial"
    RELATIVE = "relative"
    COMPLEMENT = "complement"
    QUESTION = "question"
    INFINITIVE = "infinitive"


@dataclass(slots=True)
class Clause:
    """A clause: kind, the clause it depends on, its first token, and whether a comma opened it."""

    kind: ClauseKind
    parent: int | None
    opener: int
    after_comma: bool = False
    fronted: bool = False
    verbs: int = 0  # finite verb groups seen so far


@dataclass(slots=True)
class Clauses:
    """Tagged tokens of one sentence (or of what a content holds of it) and their clauses."""

    low: list[str]
    tag: list[str]
    spans: list[Span]
    lemma: list[str]
    starting: dict[int, int]  # where a token starts -> its index
    ending: dict[int, int]  # where a token ends -> its index
    clause: list[int] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    members: list[list[int]] = field(default_factory=list)  # the tokens of each clause, in order

    def run_before(self, at: int, tags: Container[str], most: int | None = None) -> int:
        """The first of the tokens right before `at` that have one of `tags`; `at` if none has.

        No more than `most` tokens are looked at.
        """
        least = 0 if most is None else max(0, at - most)
        while at > least and self.tag[at - 1] in tags:
            at -= 1
        return at

    def joined_to(self, index: int) -> int | None:
        """The clause that "and" and its like join this one to, if they do."""
        info = self.clauses[index]
        joined = info.kind is ClauseKind.COORDINATE and self.tag[info.opener] == "C"
        return self.clause[info.opener - 1] if joined and info.opener else None

    def tokens_of(self, index: int) -> list[int]:
        """Token indexes of one clause, in order."""
        return self.members[index]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Governors:
    """Lemmas of the words that open a clause of content."""

    reporting: frozenset[str]
    complemented: frozenset[str]  # with the nouns that take "that"
    speaking: frozenset[str]
    wondering: frozenset[str]


@cache
def _governors(language: str) -> _Governors:
    reporting = frozenset(listed(language, "hedges", "governors.believed")) | _REPORTING
    nouns = frozenset(table(language, "cues")["nouns"]["that"].split())
    keys = ("truths", "falsehoods", "weighed")
    judged = [listed(language, "hedges", f"governors.{key}") for key in keys]
    return _Governors(
        reporting=reporting,
        complemented=reporting | nouns.union(*judged),
        speaking=frozenset(listed(language, "hedges", "governors.spoken")),
        wondering=frozenset(listed(language, "hedges", "governors.wondered")),
    )


def joins_dates(tag: list[str], at: int) -> bool:
    """ "On 18 | and 24 October", "in May | and June"; not "12 on Monday | and two"."""
    beside = tag[at - 1 : at] + tag[at + 1 : at + 3]
    return beside in (["#", "#", "Y"], ["Y", "Y"]) or beside[:2] == ["Y", "Y"]


def qualifies(tag: list[str], at: int) -> bool:
    """ "The feared | raid", "his planned | visit": a participle, and no verb of the sentence."""
    return tag[at] == "E" and tag[at - 1 : at] in (["D"], ["S"])


class _Cutter:
    """Walks the tokens once, opening and closing clauses."""

    def __init__(self, found: Clauses, language: str) -> None:
        self.found = found
        self.low, self.tag = found.low, found.tag
        self.governors = _governors(language)
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
            if self._next(i) in ("U", "R", "A") and self.low[i] == "to":
                self.current = self._open(ClauseKind.INFINITIVE, self.current, i)
        elif (i == 0 and self._is_inverted()) or self._is_hung_should(i):
            self.current = self._open(ClauseKind.CONDITION, self.current, i)
        elif tag in "BWHI" or self.low[i] in _OPENERS:
            self._subordinate(i)
        elif self._is_finite(i):
            self._finite(i)

    def _is_inverted(self) -> bool:
        """ "Should Kest fall, …", "Had they left, …": a condition without "if"; no question."""
        opens = self.low[0] in _INVERTING and self._next(0) in tuple("DSLPN#Y")
        return opens and "," in self.tag and "?" not in self.low

    def _is_hung_should(self, i: int) -> bool:
        """ "It will answer, *should Kest fall*": after a comma, with a subject behind."""
        hung = self.low[i] == "should" and self.tag[max(0, i - 1)] == ","
        return hung and self._next(i) in tuple("DSLPN#") and "?" not in self.low

    def _after(self, i: int) -> None:
        """A reporting verb before a subject and a verb opens a clause without "that"."""
        reporting = self.found.lemma[i] in self.governors.reporting
        verb = self.tag[i] in "VEQUG" and reporting and not qualifies(self.tag, i)
        if verb and self._next(i) in tuple("DSLPNY#") and self._verb_ahead(i + 1):
            self.current = self._open(ClauseKind.COMPLEMENT, self.current, i + 1)

    def _next(self, i: int) -> str:
        return self.tag[i + 1] if i + 1 < len(self.tag) else "."

    def _is_finite(self, i: int) -> bool:
        if self.tag[i] in _FINITE:
            after_to = i > 0 and self.tag[i - 1] == "T"
            return self.low[i] not in _NON_FINITE_AUXILIARIES and not after_to
        return self.tag[i] == "E" and (i == 0 or self.tag[i - 1] not in "AMXET")

    def _verb_ahead(self, start: int) -> bool:
        """True if a subject stands from `start` and a finite verb follows in the clause."""
        for j in range(start, min(start + LOOK_AHEAD, len(self.tag))):
            if self._is_finite(j):
                return j > start
            if self.tag[j] not in _SUBJECT:
                return False
        return False

    def _comma(self, i: int) -> None:
        clause = self.found.clauses[self.current]
        if self._reports_ahead(i + 1):
            self.current = self._open(ClauseKind.COORDINATE, None, i)
            return
        if clause.parent is None:
            return
        closable = (ClauseKind.CONDITION, ClauseKind.ADVERBIAL)
        relative = clause.kind is ClauseKind.RELATIVE and clause.verbs
        if relative or (
            clause.kind in closable and clause.fronted and (clause.verbs or self._verb_ahead(i + 1))
        ):
            self.current = clause.parent
        elif clause.kind is ClauseKind.INFINITIVE and self._inside(closable):
            self._leave(closable)
        elif clause.kind is ClauseKind.INFINITIVE and self._is_aside_over(clause, i):
            self._leave((ClauseKind.RELATIVE,))

    def _is_aside_over(self, clause: Clause, i: int) -> bool:
        """ "Troops, who were to have left in May, | attacked": a finite verb after the comma."""
        outer = self.found.clauses[clause.parent] if clause.parent is not None else None
        aside = outer is not None and outer.kind is ClauseKind.RELATIVE and outer.after_comma
        return aside and self._next(i) in tuple("VMAE")

    def _quotation_mark(self, i: int) -> None:
        if self.tag[i - 1] in ",." and self._reports_ahead(i + 1):
            self.current = self._open(ClauseKind.COORDINATE, None, i)

    def _reports_ahead(self, start: int) -> bool:
        """True before ", he said" and ", saying": words of the frame, not of what is said."""
        for j in range(start, min(start + LOOK_AHEAD, len(self.tag))):
            if self.tag[j] in "VEG":
                speaks = self.found.lemma[j] in self.governors.speaking
                return speaks and (self.tag[j] != "G" or j == start)
            if self.tag[j] not in _SUBJECT or (self.tag[j] in "WHT"):
                return False
        return False

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
        following = self._next(i)
        new_subject = following in tuple("DSLPN#Y") and self._verb_ahead(i + 1)
        new_verb = i + 1 < len(self.tag) and self._is_finite(i + 1)
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
        kind = self._subordinate_kind(i)
        if kind is not None:
            self.current = self._open(kind, self.current, i)

    def _subordinate_kind(self, i: int) -> ClauseKind | None:
        word, tag = self.low[i], self.tag[i]
        before = self.tag[i - 1] if i else "."
        if word == "if" and self.low[i + 1 : i + 2] and self._is_aside(i + 1):
            return None
        if self._is_proviso(i):
            return ClauseKind.CONDITION
        if word in ("if", "unless"):
            asked = i > 0 and word == "if" and self.found.lemma[i - 1] in self.governors.wondering
            return ClauseKind.QUESTION if asked else ClauseKind.CONDITION
        if word == "in" and self.low[i + 1 : i + 2] in (["case"],) and self._verb_ahead(i + 2):
            return ClauseKind.CONDITION
        if word == "lest" or self.low[i : i + 4] == _EVENT:
            return ClauseKind.CONDITION
        if word == "whose":
            return ClauseKind.RELATIVE
        if word == "whether":
            return ClauseKind.QUESTION
        if tag == "H":
            return self._that(i, before)
        if word in _TEMPORAL or (tag == "B" and word != "than"):
            return (
                ClauseKind.ADVERBIAL if self._verb_ahead(i + 1) and self._next(i) != "I" else None
            )
        return ClauseKind.RELATIVE if tag == "W" else None

    def _is_aside(self, i: int) -> bool:
        """ "Became clearer, if *not clear*", "few, if *any*": no condition follows "if"."""
        return self.low[i] in _ASIDES or (
            self.low[i] == "not" and not any(tag in _VERB for tag in self.tag[i + 1 : i + 3])
        )

    def _is_proviso(self, i: int) -> bool:
        """ "As long as the truce holds", "provided that a way is open"."""
        words = self.low[i : i + 3]
        long = words[1:] == ["long", "as"] and words[0] in ("as", "so")
        lasts = self.low[i - 1 : i] == ["for"]  # "for as long as it takes"
        return (long and not lasts and self._verb_ahead(i + 3)) or (
            words[0] in ("provided", "providing")
            and (i > 0 or words[1:2] == ["that"])
            and self._opens(i)
        )

    def _opens(self, i: int) -> bool:
        """True if a clause, with or without "that", follows token `i`."""
        return self._verb_ahead(i + 2 if self.low[i + 1 : i + 2] == ["that"] else i + 1)

    def _that(self, i: int, before: str) -> ClauseKind | None:
        if self.low[max(0, i - 3) : i + 1] == _EVENT:
            return None
        if before in "NL" and self._next(i) in tuple("VMAE"):
            return ClauseKind.RELATIVE
        if before in "NL" and self.found.lemma[i - 1] not in self.governors.complemented:
            return ClauseKind.RELATIVE if self._verb_ahead(i + 1) else None
        if before == "I" and self.low[i - 1] == "out" and self._verb_ahead(i + 1):
            return ClauseKind.COMPLEMENT  # "it cannot be ruled out that"
        if before in "VEQUGNLR,C" and (self._verb_ahead(i + 1) or before in "VEQUG"):
            return ClauseKind.COMPLEMENT
        return None

    def _finite(self, i: int) -> None:
        """Count a finite verb group; close a restrictive relative or an infinitive subject."""
        starts_group = not i or self.tag[i - 1] not in "MAXR"
        clause = self.found.clauses[self.current]
        sure = self.tag[i] in _FINITE
        while clause.parent is not None and starts_group and sure:
            relative = clause.kind is ClauseKind.RELATIVE and clause.verbs
            infinitive = clause.kind is ClauseKind.INFINITIVE
            if not (relative or infinitive):
                break
            self.current = clause.parent
            clause = self.found.clauses[self.current]
        if starts_group:
            clause.verbs += 1
