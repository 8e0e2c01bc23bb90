"""Which passages of a live blog or a round-up stand in which earlier report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportedly.model.ids import ReportId
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reconcile.lineage.passages import Index, Passage, passages_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A run of sentences that stand in one earlier report."""

    parent: ReportId
    span: Span  # in the later report, from the first to the last of them
    passages: int


def carried(report: Report, parents: Sequence[Report]) -> tuple[Carried, ...]:
    """The runs of sentences of `report` that stand in one of `parents`, in order of the text.

    A sentence that stands in several is given to the one that has most of it, the first of equals.
    """
    indexes = {parent.id: Index(passages_of(parent)) for parent in parents}
    placed = [(passage, _home(passage, indexes)) for passage in passages_of(report)]
    return tuple(_runs(placed))


def _home(passage: Passage, indexes: Mapping[ReportId, Index]) -> ReportId | None:
    shares = {
        id_: len(passage.pairs & index.passages[there].pairs)
        for id_, index in indexes.items()
        if (there := index.find(passage)) is not None
    }
    return max(shares, key=lambda id_: shares[id_], default=None)


def _runs(placed: Sequence[tuple[Passage, ReportId | None]]) -> Iterator[Carried]:
    for parent, run in groupby(placed, key=lambda item: item[1]):
        passages = [passage for passage, _ in run]
        if parent is not None:
            span = Span(passages[0].span.start, passages[-1].span.end)
            yield Carried(parent=parent, span=span, passages=len(passages))
