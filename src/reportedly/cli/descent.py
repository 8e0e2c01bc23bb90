"""What `show` says of where a report comes from: its newsroom, its parent, what was changed."""

from collections.abc import Iterator, Mapping

from reportedly.model.ids import ReportId
from reportedly.model.incident import Descent, Lineage, LineageKind, LineageLink, Mutation, Newsroom
from reportedly.model.report import Report
from reportedly.model.span import Spans
from reportedly.reconcile.lineage.carried import carried
from reportedly.wording import UPSTREAM

SHOWN = 60  # characters of a changed passage


def descent_lines(
    report: Report, lineage: Lineage, known: Mapping[ReportId, Report]
) -> Iterator[str]:
    """The newsroom with its words, then the parent with each change; `known` are the lineage's."""
    for room in lineage.newsrooms:
        if room.report == report.id:
            yield newsroom_line(room, known)
    for descent in lineage.descents:
        if descent.child == report.id:
            yield _parent_line(descent, known[descent.parent])
            yield from (f"  {mutation_line(change)}" for change in descent.mutations)
    yield from _carried_lines(report, lineage, known)
    for link in lineage.links:
        if link.kind is LineageKind.RESPIN:
            yield _retold_line(link, known[link.parent], of=link.child == report.id)


def echo_lines(report: Report, spans: Spans) -> Iterator[str]:
    """The sentences that come from a report that was corrected or withdrawn."""
    for span in spans:
        words = " ".join(span.of(report.text).split())
        yield f"{UPSTREAM}: “{words}”, characters {span.start}–{span.end}"


def newsroom_line(room: Newsroom, known: Mapping[ReportId, Report]) -> str:
    """Who originated a report, how that was found, and in which words."""
    line = f"newsroom: {room.name} ({room.found.value}"
    if room.span is None:
        return line + ")"
    words = room.span.of(known[room.at].text)
    return line + f": “{words}”, {room.at}, characters {room.span.start}–{room.span.end})"


def _carried_lines(
    report: Report, lineage: Lineage, known: Mapping[ReportId, Report]
) -> Iterator[str]:
    """Of a live blog or a round-up, which of its passages stand in which earlier report."""
    parents = [
        known[link.parent]
        for link in lineage.links
        if link.child == report.id and link.kind is LineageKind.PARTIAL
    ]
    for run in carried(report, parents) if parents else ():
        parent = known[run.parent]
        published = parent.published.value if parent.published else "no date"
        passages = "1 passage" if run.passages == 1 else f"{run.passages} passages"
        yield (
            f"carries: {passages}, characters {run.span.start}–{run.span.end}, of "
            f"{parent.publisher or 'unknown publisher'}, {published} ({run.parent})"
        )


def _parent_line(descent: Descent, parent: Report) -> str:
    published = parent.published.value if parent.published else "no date"
    return (
        f"parent: {parent.publisher or 'unknown publisher'}, {published} ({parent.id}); "
        f"{descent.kept} of {descent.passages} passages stand in it"
    )


def _retold_line(link: LineageLink, parent: Report, *, of: bool) -> str:
    """That a report probably retells another one, which, and what gives it away."""
    published = parent.published.value if parent.published else "no date"
    who = "this report" if of else "the first report of its lineage"
    publisher = parent.publisher or "unknown publisher"
    return f"probably retold: {who} retells {publisher}, {published} ({link.parent}); {link.why}"


def mutation_line(change: Mutation) -> str:
    """One change in words: "number: “63” → “65”"."""
    before = f"“{_short(change.before)}”" if change.before else "nothing"
    after = f"“{_short(change.after)}”" if change.after else "nothing"
    return f"{change.kind.value}: {before} → {after}"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
