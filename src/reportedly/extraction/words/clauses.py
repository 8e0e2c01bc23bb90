"""The clauses of a sentence: nouns; clause_cutting.py cuts, by the signs of clause_signs.py."""

from collections.abc import Container
from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.model.span import Span


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
