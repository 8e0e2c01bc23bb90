"""Who has spoken, as rows: statements of one voice brought together, with every name seen."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy import Table

from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, StatementId, hashed
from reportedly.model.incident import Statement
from reportedly.store import indexed_tables as x

NAMED, UNNAMED = "0", "1"  # what the sort key begins with
LONGEST = 120  # characters of a source as written that are kept
_DAY = len("2025-03-11")
_DIGITS = 8  # of a place in a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What a claim says of its source."""

    claim: ClaimId
    day: str  # of publication, "" when unknown
    at: str  # the same with the time and the place in the text, so that it sorts
    name: str | None  # None: nobody is named, or several speak
    role: str | None
    words: str  # the source as written
    named: bool

    @classmethod
    def of(cls, claim: Claim, words: str) -> Self:
        """The source of a claim; `words` are those it is written in."""
        speaker = claim.speakers[0] if len(claim.speakers) == 1 else None
        by_name = any(one.name and not one.anonymous for one in claim.speakers)
        return cls(
            claim=claim.id,
            day=(claim.report.published or "")[:_DAY],
            at=f"{claim.report.published or ''} {claim.content[0].start:0{_DIGITS}}",
            name=speaker.name if speaker and not speaker.anonymous else None,
            role=speaker.role if speaker else None,
            words=" ".join(words.split())[:LONGEST],
            named=by_name or claim.quotation is Quotation.NARRATION,
        )


@dataclass(slots=True)
class _Gathered:
    """Statements of one source."""

    first: Statement
    named: bool
    days: dict[StatementId, str] = field(default_factory=dict)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)


class SourceTally:
    """Hears the claims of statements one by one; then gives the rows of their sources."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = sorted(statements, key=lambda one: one.id)
        self._of = {claim: one.id for one in self._statements for claim in one.claims}
        self._days: dict[StatementId, str] = {}
        self._at: dict[StatementId, str] = {}
        self._names: dict[StatementId, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._by_name: set[StatementId] = set()

    def hear(self, spoken: Spoken) -> None:
        """Take in one claim; those of no statement are passed over."""
        statement = self._of.get(spoken.claim)
        if statement is None:
            return
        before = self._days.get(statement) or spoken.day
        self._days[statement] = min(filter(None, (before, spoken.day)), default="")
        if self._days[statement] == spoken.day:
            self._at[statement] = min(self._at.get(statement) or spoken.at, spoken.at)
        if spoken.named:
            self._by_name.add(statement)
        seen = (("name", spoken.name), ("role", spoken.role), ("words", spoken.words))
        self._names[statement].update((part, name) for part, name in seen if name)

    def rows(self) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
        """The rows of each table of sources."""
        found = self._gathered()
        yield x.source, [_source(id_, one) for id_, one in found.items()]
        yield (
            x.source_statement,
            [
                {"source": id_, "at": self._at[statement], "statement": statement}
                for id_, one in found.items()
                for statement in one.days
            ],
        )
        yield (
            x.source_name,
            [
                {"source": id_, "part": part, "name": name, "claims": claims}
                for id_, one in found.items()
                for (part, name), claims in one.names.items()
            ],
        )
        yield x.source_word, [row for id_, one in found.items() for row in _words(id_, one)]

    def _gathered(self) -> dict[str, _Gathered]:
        """Statements by source: of one listed body, of one name, or of one unnamed in a lineage."""
        named = {folded(one.speaker) for one in self._statements if one.id in self._by_name}
        found: dict[str, _Gathered] = {}
        for one in self._statements:
            if one.id not in self._days:
                continue  # none of its claims is in an active reading any more
            has_name = folded(one.speaker) in named
            gathered = found.setdefault(source_id(one, has_name), _Gathered(one, has_name))
            gathered.days[one.id] = self._days[one.id]
            gathered.names.update(self._names[one.id])
        return found


def source_id(statement: Statement, named: bool) -> str:
    """Id of who made a statement: the same for every statement of that source."""
    if not named:
        return hashed("v", ["unnamed", *statement.lineages[:1], folded(statement.speaker)])
    if statement.actor:
        return hashed("v", ["actor", statement.actor])
    return hashed("v", ["name", folded(statement.speaker)])


def folded(name: str) -> str:
    """A name without case, accents and marks, for sorting and finding."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in kept).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _source(id_: str, one: _Gathered) -> dict[str, Any]:
    days = [day for day in one.days.values() if day]
    roles = [(-count, name) for (part, name), count in one.names.items() if part == "role"]
    return {
        "id": id_,
        "name": one.first.speaker,
        "sort": (NAMED if one.named else UNNAMED) + folded(one.first.speaker),
        "kind": one.first.kind,
        "actor": one.first.actor,
        "role": min(roles)[1] if roles else "",
        "statements": len(one.days),
        "first": min(days, default=""),
        "last": max(days, default=""),
    }


def _words(id_: str, one: _Gathered) -> Iterator[dict[str, str]]:
    names = [one.first.speaker, *(name for part, name in one.names if part == "name")]
    for word in sorted({word for name in names for word in folded(name).split()}):
        yield {"word": word, "source": id_}
