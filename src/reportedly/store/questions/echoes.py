"""Where words still stand that a publisher took back in the report they come from."""

from collections.abc import Iterable

from sqlalchemy import Connection, inspect, select

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.span import Spans, spans_of, touches
from reportedly.store.found import kept_tables as k
from reportedly.store.found.kept_values import unpacked


def echoes_in(connection: Connection, reports: Iterable[str]) -> dict[ReportId, Spans]:
    """For those of the reports that have such sentences, where; empty before reconciling."""
    if not inspect(connection).has_table(k.kept_report.name):
        return {}
    kept = k.kept_report.c
    rows = connection.execute(select(kept.id, kept.found).where(kept.id.in_(sorted(set(reports)))))
    told = ((ReportId(row.id), unpacked(row.found).get("echoes", ())) for row in rows)
    return {id_: spans_of(spans) for id_, spans in told if spans}


def is_echo(claim: Claim, spans: Spans) -> bool:
    """True if its content stands in words of its report that were taken back upstream."""
    return touches(claim.content, spans)
