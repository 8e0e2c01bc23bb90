"""Measures reconciling: lineage and the whole of a ledger, with time and memory; copies found.

    python benchmarks/reconcile.py LEDGER [LINEAGE]

LEDGER is a ledger with reports and claims. LINEAGE is a file of JSON Lines, plain or gzipped,
with "id", "cluster" (texts of one cluster descend from one another), "publisher", "published"
and "text". Nothing is written.
"""

import gzip
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.model.ids import ReportId
from reportedly.model.report import Received, Report
from reportedly.pipeline import open_engine
from reportedly.reconcile import reconcile
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.store.ledger import Ledger

MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux
Pair = frozenset[Hashable]


def whole(path: Path) -> None:
    """Times lineage and everything over the reports and claims of a ledger."""
    with Ledger.open(path, create=False, read_only=True) as ledger:
        reports, claims = list(ledger.every_report()), list(ledger.every_claim())
    parties = open_engine().parties
    before = memory()
    start = time.process_time()
    lineages = find_lineages(map(fingerprint, reports))
    spent = time.process_time() - start
    print(f"{len(reports)} reports, {len(claims)} claims")
    print(f"lineage: {len(lineages)} in {spent:.2f} s CPU, {len(reports) / spent:,.0f} reports/s")
    start = time.process_time()
    found = reconcile(reports, claims, parties)
    spent = time.process_time() - start
    print(
        f"whole: {len(found.accounts)} accounts, {len(found.statements)} statements in "
        f"{spent:.2f} s CPU; {memory():,} MB at most, {memory() - before:,} MB of it for this"
    )


def memory() -> int:
    """The most memory the process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE


def copies(path: Path) -> None:
    """Pairwise precision, recall and F1 of the lineages of a labelled set."""
    rows = list(records(path))
    reports = {row["id"]: report_of(row) for row in rows}
    names: dict[ReportId, list[str]] = defaultdict(list)
    for row in rows:
        names[reports[row["id"]].id].append(row["id"])
    unique = {report.id: report for report in reports.values()}.values()
    start = time.process_time()
    lineages = find_lineages(map(fingerprint, unique))
    spent = time.process_time() - start
    found = {
        name: lineage.id for lineage in lineages for one in lineage.reports for name in names[one]
    }
    gold = {row["id"]: row["cluster"] for row in rows}
    print(f"{len(rows)} labelled texts in {spent:.2f} s CPU, {len(rows) / spent:,.0f} texts/s")
    print("pairs: " + scores(pairs(gold), pairs(found)))


def pairs(groups: Mapping[str, Hashable]) -> set[Pair]:
    """Every pair of items in one group."""
    members: dict[Hashable, list[str]] = defaultdict(list)
    for item, group in groups.items():
        members[group].append(item)
    return {frozenset(pair) for items in members.values() for pair in combinations(items, 2)}


def scores(gold: set[Pair], found: set[Pair]) -> str:
    """Precision, recall and F1 in words."""
    both = len(gold & found)
    precision, recall = both / max(1, len(found)), both / max(1, len(gold))
    f1 = 2 * both / max(1, len(gold) + len(found))
    return f"P {precision:.1%}  R {recall:.1%}  F1 {f1:.1%}"


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def report_of(row: Mapping[str, Any]) -> Report:
    """A labelled text as the report that ingest makes of it."""
    line = json.dumps({key: row[key] for key in ("publisher", "published", "text")})
    options = IngestOptions(format=Format.JSONL, now=datetime.now(UTC))
    outcomes = receive_bytes(line.encode(), row["id"], options)
    return next(item.report for item in outcomes if isinstance(item, Received))


def main(arguments: list[str]) -> None:
    """Reads the command line."""
    if not 1 <= len(arguments) <= 2:
        sys.exit(__doc__)
    whole(Path(arguments[0]))
    if len(arguments) == 2:
        copies(Path(arguments[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
