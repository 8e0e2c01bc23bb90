"""What pages show of words that were taken back in the report they come from."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.report import Report
from reportedly.model.span import Spans
from reportedly.serve.claims.view import Badge, ClaimView
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.echoes import is_echo
from reportedly.wording import UPSTREAM


def with_echo(view: ClaimView, spans: Spans) -> ClaimView:
    """The claim with a badge if its words were taken back upstream."""
    if not is_echo(view.claim, spans):
        return view
    return replace(view, badges=(*view.badges, Badge(kind="withdrawn", text=UPSTREAM)))


def echoes_of(rows: Iterable[ClaimRow], echoes: Mapping[ReportId, Spans]) -> frozenset[ClaimId]:
    """The claims whose words were taken back upstream."""
    return frozenset(
        row.claim.id for row in rows if is_echo(row.claim, echoes.get(row.claim.report.id, ()))
    )


def echoed_words(report: Report, spans: Spans) -> tuple[str, ...]:
    """The sentences that come from a report that was corrected or withdrawn."""
    return tuple(" ".join(span.of(report.text).split()) for span in spans)
