"""What publishers took back, and what of it still stands in the reports that come from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Protocol

from reportedly.model.ids import ReportId, WorkId
from reportedly.model.incident import Lineage
from reportedly.model.report import Published, Report, Status
from reportedly.model.span import Spans
from reportedly.reconcile.lineage.figures import figures_in
from reportedly.reconcile.lineage.passages import Index, Passage, passages_of

Righted = Sequence[ReportId]  # the corrected versions that stand in the place of a report
NOTICES = frozenset({Status.CORRECTED, Status.WITHDRAWN})


class Versioned(Protocol):
    """What tells whether a report takes another one back."""

    @property
    def id(self) -> ReportId: ...
    @property
    def work(self) -> WorkId: ...
    @property
    def status(self) -> Status: ...
    @property
    def supersedes(self) -> ReportId | None: ...
    @property
    def published(self) -> Published | None: ...


def taken_back(
    reports: Mapping[ReportId, Versioned], lineage: Mapping[ReportId, object]
) -> dict[ReportId, Righted]:
    """Reports that a correction or a withdrawal takes back, with all they superseded.

    Each with the corrected versions that stand in its place; none if it was withdrawn.
    """
    by: dict[ReportId, set[ReportId]] = defaultdict(set)
    for report, earlier in _notices(reports):
        for one in earlier:
            by[one].add(report.id)
        told_again = any(lineage[one] == lineage[report.id] for one in earlier)
        if report.status is Status.WITHDRAWN and (told_again or not earlier):
            by[report.id].add(report.id)  # the story itself, marked; not a notice in its place
    return {
        one: sorted(new for new in takers if new not in by and _corrects(reports[new]))
        for one, takers in by.items()
    }


def _notices(reports: Mapping[ReportId, Versioned]) -> Iterator[tuple[Versioned, list[ReportId]]]:
    works: dict[WorkId, list[Versioned]] = defaultdict(list)
    for report in reports.values():
        works[report.work].append(report)
    for report in reports.values():
        if report.status in NOTICES:
            before = _versions_before(report, works[report.work])
            yield report, [*_superseded(report, reports), *before]


def _corrects(report: Versioned) -> bool:
    return report.status is Status.CORRECTED


def _superseded(report: Versioned, reports: Mapping[ReportId, Versioned]) -> list[ReportId]:
    """What a report says it supersedes, and what that did, latest first."""
    found: list[ReportId] = []
    earlier = report.supersedes
    while earlier is not None and earlier in reports and earlier not in (report.id, *found):
        found.append(earlier)
        earlier = reports[earlier].supersedes
    return found


def _versions_before(report: Versioned, versions: Iterable[Versioned]) -> list[ReportId]:
    """The versions of the same work that were published before."""
    mine = _published(report)
    return [other.id for other in versions if mine and "" < _published(other) < mine]


def _published(report: Versioned) -> str:
    return report.published.value if report.published else ""


def echoes_of(
    reports: Mapping[ReportId, Report],
    lineage: Lineage,
    back: Mapping[ReportId, Righted],
) -> dict[ReportId, Spans]:
    """The sentences of other reports of a lineage that come from what was taken back.

    `back` are the reports that were, each with the corrected versions in its place. A sentence
    is marked if it is nearer to one that was taken back, there or in a report that took it over
    from there, than to anything that a corrected version says.
    """
    known = [one for one in lineage.reports if one in back]
    if not known:
        return {}
    told = _Told(reports)
    righted = {one: told.together(back[one]) for one in known}
    wrong = {one: _changed(told[one], kept) for one, kept in righted.items()}
    for descent in lineage.descents:
        child, parent = descent.child, descent.parent
        if child not in wrong and wrong.get(parent) and reports[child].status not in NOTICES:
            righted[child] = righted[parent]
            wrong[child] = {
                at
                for at, passage in enumerate(told[child].passages)
                if _comes_from(passage, told[parent], wrong[parent], righted[parent])
            }
    return {
        one: tuple(told[one].passages[at].span for at in sorted(found))
        for one, found in wrong.items()
        if found and one not in back
    }


def echoes_among(
    reports: Mapping[ReportId, Report],
    lineages: Iterable[Lineage],
    back: Mapping[ReportId, Righted],
) -> dict[ReportId, Spans]:
    """The same of many lineages; `back` are all reports that were taken back."""
    found: dict[ReportId, Spans] = {}
    for lineage in lineages if back else ():
        found |= echoes_of(reports, lineage, back)
    return found


class _Told(dict[ReportId, Index]):
    """The sentences of reports, cut when they are asked for."""

    def __init__(self, reports: Mapping[ReportId, Report]) -> None:
        super().__init__()
        self._reports = reports

    def __missing__(self, report: ReportId) -> Index:
        self[report] = Index(passages_of(self._reports[report]))
        return self[report]

    def together(self, reports: Iterable[ReportId]) -> Index:
        """The sentences of several reports."""
        return Index(tuple(passage for one in reports for passage in self[one].passages))


def _changed(report: Index, righted: Index) -> set[int]:
    """The sentences that no corrected version has word for word."""
    kept = {passage.words for passage in righted.passages}
    return {at for at, passage in enumerate(report.passages) if passage.words not in kept}


def _comes_from(passage: Passage, parent: Index, wrong: Set[int], righted: Index) -> bool:
    """True if a sentence has more of a wrong one of its parent than of the closest right one.

    If it has as much of both, it does if it gives a figure that the right one does not.
    """
    above, closest = parent.find(passage), righted.find(passage)
    if above is None or above not in wrong:
        return False
    if closest is None:
        return True
    theirs, kept = parent.passages[above], righted.passages[closest]
    more = len(passage.pairs & theirs.pairs) - len(passage.pairs & kept.pairs)
    return more > 0 or (more == 0 and not figures_in(passage.words) <= figures_in(kept.words))
