"""What a later version of a report changed in the one before: its figures, and that it did."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly import wording
from reportedly.model.ids import ReportId
from reportedly.model.incident import Descent, MutationKind
from reportedly.model.report import FurnitureKind, Report, Status
from reportedly.model.span import Spans, touches
from reportedly.store.found.sources import Carrier
from reportedly.store.ledger import Ledger

FIGURES = frozenset({MutationKind.NUMBER, MutationKind.UPDATE, MutationKind.BOUND})


def version_words(status: Status) -> str:
    """What a later version is called."""
    return "Corrected" if status is Status.CORRECTED else "New version"


def figures_changed(descent: Descent) -> tuple[str, ...]:
    """The figures that have another in their place: "21 became 17"."""
    return tuple(
        f"{one.before} became {one.after}"
        for one in descent.mutations
        if one.kind in FIGURES and one.before and one.after
    )


def changed_in(descent: Descent, spans: Spans) -> Descent:
    """The descent with those of its changes that touch these spans of the child."""
    kept = (one for one in descent.mutations if one.child and touches(spans, (one.child,)))
    return replace(descent, mutations=tuple(kept))


def own_descents(
    descents: Iterable[Descent], known: Mapping[ReportId, Carrier]
) -> Iterator[Descent]:
    """Those of a report from an earlier version of itself."""
    for one in descents:
        child, parent = known.get(one.child), known.get(one.parent)
        if child and parent and child.work == parent.work:
            yield one


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterVersion:
    """A report that took the place of an earlier version of itself, and what it changed."""

    report: Carrier
    descent: Descent

    @property
    def words(self) -> str:
        """ "Corrected: 21 became 17"; without a figure how many changes there are."""
        if not self.descent.mutations:
            return f"{version_words(self.report.status)}: the sentences that stay are the same"
        changed = figures_changed(self.descent)
        some = wording.counted(len(self.descent.mutations), "change") + " of wording"
        return f"{version_words(self.report.status)}: {', '.join(changed) or some}"


def later_versions(ledger: Ledger, reports: Iterable[str]) -> dict[ReportId, LaterVersion]:
    """Those of the reports that are later versions of a report here that they share text with."""
    descents = ledger.descents_of(reports)
    known = ledger.reports_by_id({end for one in descents for end in (one.child, one.parent)})
    return {
        one.child: LaterVersion(report=known[one.child], descent=one)
        for one in own_descents(descents, known)
    }


def printed_corrections(report: Report) -> tuple[str, ...]:
    """What a report itself prints of having been corrected."""
    notices = (one for one in report.furniture if one.kind is FurnitureKind.NOTICE)
    found = (one for one in notices if one.rule == "correction")
    return tuple(" ".join(one.span.of(report.text).split()) for one in found)
