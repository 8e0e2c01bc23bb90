"""What one new report costs a full ledger: adding it, reading back, reconciling, writing.

    python benchmarks/one_more.py COUNT FILE

Makes a ledger of that many invented reports at FILE, anew, reconciles it, adds one report, and
reconciles again as `ingest` does. CPU seconds of each part.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import invented

from reportedly.reconcile import reconcile
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger

T = TypeVar("T")


def timed(name: str, work: Callable[[], T]) -> T:
    """What `work` returns; prints how long it took."""
    start = time.process_time()
    found = work()
    print(f"{name:>24} {time.process_time() - start:9.3f} s")
    return found


def brought_together(ledger: Ledger) -> None:
    """Reads, reconciles and writes everything, part by part."""
    parties = load_parties(sample_file("parties.toml"))
    reports = timed("read reports", lambda: list(ledger.every_report()))
    claims = timed("read claims", lambda: list(ledger.every_claim()))
    found = timed("reconcile", lambda: reconcile(reports, claims, parties))
    timed(
        "write",
        lambda: ledger.store_reconciliation(
            found.lineages, found.statements, found.incidents, found.accounts
        ),
    )


def main(arguments: list[str]) -> None:
    """Reads the command line."""
    if len(arguments) != 2:
        sys.exit(__doc__)
    count, path = int(arguments[0]), Path(arguments[1])
    path.unlink(missing_ok=True)
    read = [(item, item.report.text.encode()) for item in invented.reports(count + 1)]
    with Ledger.open(path) as ledger:
        timed(f"add {count:,} reports", lambda: list(ledger.add_all(read[:-1])))
        brought_together(ledger)
        timed("add one more", lambda: list(ledger.add_all(read[-1:])))
        brought_together(ledger)


if __name__ == "__main__":
    main(sys.argv[1:])
