"""Who has spoken, as rows: statements of one voice brought together, with every name seen."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy import Table

from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, StatementId, hashed
from reportedly.model.incident import Statement
from reportedly.store.found import indexed_tables as x

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the claims of a statement say of its source."""

    statement: Statement
    day: str  # of the first of them, "" when unknown
    at: str
    by_name: bool
    names: Mapping[tuple[str, str], int]  # (part, name) -> claims


class SourceTally:
    """Hears the claims of statements one by one; then gives the rows of their sources."""

    def __init__(self, statements: Iterable[Statement]) -> None:
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
        before = self._days.get(statement)
        self._days[statement] = min(filter(None, (before, spoken.day)), default="")
        if self._days[statement] != before:
            self._at[statement] = spoken.at
        elif before == spoken.day:
            self._at[statement] = min(self._at[statement], spoken.at)
        if spoken.named:
            self._by_name.add(statement)
        seen = (("name", spoken.name), ("role", spoken.role), ("words", spoken.words))
        self._names[statement].update((part, name) for part, name in seen if name)

    def heard(self) -> Iterator[Heard]:
        """Every statement that has a claim in an active reading, in order of their ids."""
        for one in self._statements:
            if one.id in self._days:
                yield Heard(
                    statement=one,
                    day=self._days[one.id],
                    at=self._at[one.id],
                    by_name=one.id in self._by_name,
                    names=self._names[one.id],
                )

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

    def named(self) -> frozenset[str]:
        """The folded names of those who are named somewhere."""
        return frozenset(folded(one.statement.speaker) for one in self.heard() if one.by_name)

    def _gathered(self) -> dict[str, _Gathered]:
        """Statements by source: of one listed body, of one name, or of one unnamed in a lineage."""
        named = self.named()
        found: dict[str, _Gathered] = {}
        for one in self.heard():
            has_name = folded(one.statement.speaker) in named
            id_ = source_id(one.statement, has_name)
            gathered = found.setdefault(id_, _Gathered(one.statement, has_name))
            gathered.days[one.statement.id] = one.day
            gathered.names.update(one.names)
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
    roles = {name: count for (part, name), count in one.names.items() if part == "role"}
    ends = min(days, default=""), max(days, default="")
    return source_row(id_, one.first, one.named, roles, len(one.days), ends)


def source_row(
    id_: str,
    first: Statement,
    named: bool,
    roles: Mapping[str, int],
    statements: int,
    days: tuple[str, str],
) -> dict[str, Any]:
    """Columns of a source; `first` is the first of its statements by id."""
    return {
        "id": id_,
        "name": first.speaker,
        "sort": (NAMED if named else UNNAMED) + folded(first.speaker),
        "kind": first.kind,
        "actor": first.actor,
        "role": min(roles, key=lambda name: (-roles[name], name), default=""),
        "statements": statements,
        "first": days[0],
        "last": days[1],
    }


def _words(id_: str, one: _Gathered) -> Iterator[dict[str, str]]:
    names = (name for part, name in one.names if part == "name")
    yield from ({"word": word, "source": id_} for word in words_of(one.first.speaker, names))


def words_of(speaker: str, names: Iterable[str]) -> list[str]:
    """The words by which a source is found."""
    return sorted({word for name in (speaker, *names) for word in folded(name).split()})
