"""The one parent of each report of a lineage, and the changes from parent to child."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from reportedly.model.ids import ReportId
from reportedly.model.incident import Descent, Lineage, LineageKind
from reportedly.model.report import Report
from reportedly.reconcile.lineage.mutations import mutations_between
from reportedly.reconcile.lineage.passages import Index, passages_of

CANDIDATES = 12  # earlier texts looked at for each report, those that share most first
Matches = list[tuple[int, int]]  # (passage of the parent, passage of the child)


def find_descents(
    reports: Mapping[ReportId, Report], lineages: tuple[Lineage, ...]
) -> tuple[Lineage, ...]:
    """The lineages with the parent of each report that has an earlier one to descend from."""
    return tuple(
        replace(lineage, descents=descents_of(reports, lineage))
        if len(lineage.reports) > 1
        else lineage
        for lineage in lineages
    )


def descents_of(
    reports: Mapping[ReportId, Report],
    lineage: Lineage,
    known: Mapping[ReportId, Descent] = MappingProxyType({}),
) -> tuple[Descent, ...]:
    """The descent of each report of a lineage that has a parent; those known are taken as they are.

    Of the others, and of those they may descend from, the reports are looked at.
    """
    indexes = _Indexes(reports)
    order = {report: place for place, report in enumerate(lineage.reports)}
    parents: dict[ReportId, list[tuple[float, int, ReportId]]] = defaultdict(list)
    for link in lineage.links:
        if link.kind is not LineageKind.PARTIAL and link.parent in order:
            parents[link.child].append((-link.shared, order[link.parent], link.parent))
    near = {child: sorted(found)[:CANDIDATES] for child, found in parents.items()}
    return tuple(
        known.get(child)
        or _descent(reports, indexes, child, [parent for _, _, parent in near[child]])
        for child in lineage.reports
        if child in near
    )


class _Indexes:
    """The passages of reports; those of a text that was read before are not cut again."""

    def __init__(self, reports: Mapping[ReportId, Report]) -> None:
        self._reports = reports
        self._known: dict[tuple[object, ...], Index] = {}

    def __getitem__(self, report: ReportId) -> Index:
        one = self._reports[report]
        key = one.text, one.furniture
        if key not in self._known:
            self._known[key] = Index(passages_of(one))
        return self._known[key]


def _descent(
    reports: Mapping[ReportId, Report],
    indexes: _Indexes,
    child: ReportId,
    parents: list[ReportId],
) -> Descent:
    """The parent that most passages stand in, then most word for word, then the closest link."""
    best, found, most = parents[0], list[tuple[int, int]](), (-1, -1)
    for parent in parents:
        matches = _matches(indexes[parent], indexes[child])
        kept = len(matches), _unchanged(indexes[parent], indexes[child], matches)
        if kept > most:
            best, found, most = parent, matches, kept
        if min(most) == len(indexes[child].passages):
            break  # nobody can hold more of it
    mine, theirs = indexes[child].passages, indexes[best].passages
    texts = (reports[best].text, reports[child].text)
    return Descent(
        child=child,
        parent=best,
        kept=len(found),
        passages=len(mine),
        mutations=mutations_between(texts, theirs, mine, found),
    )


def _matches(parent: Index, child: Index) -> Matches:
    found = ((parent.find(passage), at) for at, passage in enumerate(child.passages))
    return [(there, here) for there, here in found if there is not None]


def _unchanged(parent: Index, child: Index, matches: Matches) -> int:
    return sum(
        parent.passages[there].words == child.passages[here].words for there, here in matches
    )
