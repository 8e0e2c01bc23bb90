"""Tables as typed columns over things of a ledger; CSV, Parquet and SQLite come of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from reportedly.export.answers import Answers, Choices, Leave, Told, pairs, review_of

T = TypeVar("T")


class Kind(StrEnum):
    """What the cells of a column hold. Any cell may be None."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    TEXTS = "texts"  # a tuple of texts
    SPANS = "spans"  # a tuple of (start, end)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A named column and how its cell is got from the thing of a row."""

    name: str
    kind: Kind
    cell: Callable[[T], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[T]):
    """A table: what one row is, which columns make it unique, and where the rows come from."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column[T], ...]
    things: Callable[[Answers, Choices, Leave], Iterable[T]]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(
        self, answers: Answers, choices: Choices, leave: Leave
    ) -> Iterator[tuple[object, ...]]:
        """The cells of every row, in a stable order."""
        for thing in self.things(answers, choices, leave):
            yield tuple(column.cell(thing) for column in self.columns)


def text(name: str, cell: Callable[[T], str | None]) -> Column[T]:
    """A column of texts."""
    return Column(name, Kind.TEXT, cell)


def integer(name: str, cell: Callable[[T], int | None]) -> Column[T]:
    """A column of whole numbers."""
    return Column(name, Kind.INTEGER, cell)


def real(name: str, cell: Callable[[T], float | None]) -> Column[T]:
    """A column of numbers."""
    return Column(name, Kind.REAL, cell)


def boolean(name: str, cell: Callable[[T], bool | None]) -> Column[T]:
    """A column of yes and no."""
    return Column(name, Kind.BOOLEAN, cell)


def texts(name: str, cell: Callable[[T], Iterable[str]]) -> Column[T]:
    """A column of lists of texts."""
    return Column(name, Kind.TEXTS, lambda thing: tuple(cell(thing)))


def spans(name: str, cell: Callable[[T], Iterable[tuple[int, int]]]) -> Column[T]:
    """A column of half-open character ranges into the report's text."""
    return Column(name, Kind.SPANS, lambda thing: tuple(cell(thing)))


def claim_keys(told: Callable[[T], Told]) -> tuple[Column[T], ...]:
    """What every row about one claim begins with: the claim, and where it stands."""
    return (
        text("claim_id", lambda thing: told(thing).claim.id),
        text("report_id", lambda thing: told(thing).claim.report.id),
        text("url", lambda thing: told(thing).claim.report.url),
        spans("content_spans", lambda thing: told(thing).claim.content),
    )


def claim_marks(told: Callable[[T], Told]) -> tuple[Column[T], ...]:
    """What every row about one claim ends with: what people and publishers did about it."""
    return (
        text("standing", lambda thing: told(thing).standing),
        boolean("taken_back_upstream", lambda thing: told(thing).echo),
        text("review", lambda thing: review_of(told(thing))),
        texts("incident_ids", lambda thing: told(thing).incidents),
        boolean("masked", lambda thing: told(thing).masked),
    )


def claims_behind(told: Callable[[T], Iterable[Told]]) -> tuple[Column[T], ...]:
    """The claims behind a row and where they stand: four lists, item by item alike."""
    return (
        texts("claim_ids", lambda thing: [t.claim.id for t in told(thing)]),
        texts("report_ids", lambda thing: [t.claim.report.id for t in told(thing)]),
        texts("urls", lambda thing: [t.claim.report.url or "" for t in told(thing)]),
        texts("content_spans", lambda thing: [pairs(t.claim.content) for t in told(thing)]),
    )
