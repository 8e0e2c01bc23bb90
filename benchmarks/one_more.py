"""What one new report costs a full ledger: everything reconciled once, then what came since.

    python benchmarks/one_more.py COUNT FILE [MORE]

Makes a ledger of that many invented reports at FILE, anew, reconciles it, and adds MORE reports
(8) one by one, each reconciled as `ingest` does. CPU seconds, calls of functions, and how many
reports the lineage of the new one has.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TypeVar

import invented

from reportedly.model.run import Extracted
from reportedly.reconciling import reconcile_changes, reconcile_everything
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger

T = TypeVar("T")
MORE = 8
MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux


def timed(name: str, work: Callable[[], T]) -> float:
    """How many seconds it took, which it prints."""
    start = time.process_time()
    work()
    spent = time.process_time() - start
    print(f"{name:>28} {spent:9.3f} s")
    return spent


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions it takes; counting them makes it slow."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


def one_by_one(ledger: Ledger, read: list[tuple[Extracted, bytes]]) -> None:
    """Adds reports and reconciles each: in turns for the time and for the calls."""
    parties = load_parties(sample_file("parties.toml"))
    seconds, steps = list[float](), list[int]()
    for number, one in enumerate(read):
        list(ledger.add_all([one]))
        if number % 2:
            steps.append(calls(lambda: reconcile_changes(ledger, parties)))
        else:
            seconds.append(timed("one more", lambda: reconcile_changes(ledger, parties)))
        (lineage,) = ledger.lineages_of(one[0].report.id)
        print(f"{'in a lineage of':>28} {len(lineage.reports):9,}")
    print(f"{'median':>28} {statistics.median(seconds):9.3f} s")
    print(f"{'calls: median, most':>28} {statistics.median(steps):9,.0f} {max(steps):,}")


def main(arguments: list[str]) -> None:
    """Reads the command line."""
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    count, path, more = int(arguments[0]), Path(arguments[1]), int([*arguments, str(MORE)][2])
    path.unlink(missing_ok=True)
    read = [(item, item.report.text.encode()) for item in invented.reports(count + more)]
    parties = load_parties(sample_file("parties.toml"))
    with Ledger.open(path) as ledger:
        timed(f"add {count:,} reports", lambda: list(ledger.add_all(read[:count])))
        timed("everything", lambda: reconcile_everything(ledger, parties))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
        print(f"{'at most':>28} {most:9,} MB")
        one_by_one(ledger, read[count:])
    print(f"{'the file':>28} {path.stat().st_size / 1e6:9,.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
