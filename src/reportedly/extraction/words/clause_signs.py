"""What the tags of a sentence's words say of where its clauses open."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.words.phrases import listed
from reportedly.lang import table

_LOOK_AHEAD = 9  # tokens within which a subject must reach its verb for a clause to be seen
FINITE = frozenset("VMA")  # tags of verbs that are surely finite
_SUBJECT = frozenset("DSLPN#Y'HO-IRq")
_NON_FINITE_AUXILIARIES = frozenset(("be", "been", "being", "having"))
_REPORTING = frozenset(
    ("say", "report", "claim", "tell", "know", "deny", "doubt", "hope", "warn", "insist")
)
_SUPPOSING = frozenset(("would", "could", "might", "will", "may"))
HANGING = frozenset(("should", "had"))  # with which a condition hangs on behind its clause
_SUBJECT_REACH = 6  # tokens of a subject and what negates its verb
_INVERTING = frozenset(("should", "had", "were"))


def joins_dates(tag: list[str], at: int) -> bool:
    """ "On 18 | and 24 October", "in May | and June"; not "12 on Monday | and two"."""
    beside = tag[at - 1 : at] + tag[at + 1 : at + 3]
    return beside in (["#", "#", "Y"], ["Y", "Y"]) or beside[:2] == ["Y", "Y"]


def qualifies(tag: list[str], at: int) -> bool:
    """ "The feared | raid", "his planned | visit": a participle, and no verb of the sentence."""
    return tag[at] == "E" and tag[at - 1 : at] in (["D"], ["S"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Governors:
    """Lemmas of the words that open a clause of content."""

    reporting: frozenset[str]
    complemented: frozenset[str]  # with the nouns that take "that"
    speaking: frozenset[str]
    wondering: frozenset[str]


@cache
def governors_of(language: str) -> Governors:
    """The governors that a language's tables list."""
    reporting = frozenset(listed(language, "hedges", "governors.believed")) | _REPORTING
    nouns = frozenset(table(language, "cues")["nouns"]["that"].split())
    keys = ("truths", "falsehoods", "weighed")
    judged = [listed(language, "hedges", f"governors.{key}") for key in keys]
    return Governors(
        reporting=reporting,
        complemented=reporting | nouns.union(*judged),
        speaking=frozenset(listed(language, "hedges", "governors.spoken")),
        wondering=frozenset(listed(language, "hedges", "governors.wondered")),
    )


class Signs:
    """Looks ahead from the tokens of one sentence."""

    def __init__(self, low: list[str], tag: list[str], lemma: list[str], language: str) -> None:
        self.low, self.tag, self.lemma = low, tag, lemma
        self.governors = governors_of(language)

    def next_tag(self, i: int) -> str:
        """The tag of the token after `i`; a full stop's after the last."""
        return self.tag[i + 1] if i + 1 < len(self.tag) else "."

    def is_finite(self, i: int) -> bool:
        """True of a finite verb, or of a form that is one unless a verb stands before it."""
        if self.tag[i] in FINITE:
            after_to = i > 0 and self.tag[i - 1] == "T"
            return self.low[i] not in _NON_FINITE_AUXILIARIES and not after_to
        return self.tag[i] == "E" and (i == 0 or self.tag[i - 1] not in "AMXET")

    def verb_ahead(self, start: int) -> bool:
        """True if a subject stands from `start` and a finite verb follows in the clause."""
        for j in range(start, min(start + _LOOK_AHEAD, len(self.tag))):
            if self.is_finite(j):
                return j > start
            if self.tag[j] not in _SUBJECT:
                return False
        return False

    def reports_ahead(self, start: int) -> bool:
        """True before ", he said" and ", saying": words of the frame, not of what is said."""
        for j in range(start, min(start + _LOOK_AHEAD, len(self.tag))):
            if self.tag[j] in "VEG":
                speaks = self.lemma[j] in self.governors.speaking
                return speaks and (self.tag[j] != "G" or j == start)
            if self.tag[j] not in _SUBJECT or (self.tag[j] in "WHT"):
                return False
        return False

    def is_inverted(self) -> bool:
        """ "Should Kest fall, …", "Had they left, …": a condition without "if"; no question."""
        opens = self.low[0] in _INVERTING and self.next_tag(0) in tuple("DSLPN#Y")
        return opens and "," in self.tag and "?" not in self.low

    def is_hung(self, i: int, before: Set[str]) -> bool:
        """ "It will answer, *should Kest fall*", "would have died *had they stayed*".

        A subject is behind it, and before it a comma or, in the same clause, a modal.
        """
        if self.low[i] not in HANGING or "?" in self.low:
            return False
        if self.low[i] == "should" and self.tag[max(0, i - 1)] == ",":
            return self.next_tag(i) in tuple("DSLPN#")
        unreal = self.low[i] == "should" or "have" in before
        led = unreal and not before.isdisjoint(_SUPPOSING)
        subject = self.next_tag(i)
        return led and (subject == "P" or (subject in tuple("DSL") and self._does_ahead(i + 1)))

    def _does_ahead(self, start: int) -> bool:
        return any(tag in "EQUV" for tag in self.tag[start : start + _SUBJECT_REACH])
