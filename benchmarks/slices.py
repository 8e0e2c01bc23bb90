"""What reconciling everything costs, at once and in slices: time a report, memory, and exponents.

    python benchmarks/slices.py FOLDER [--slices] COUNT [COUNT …]

Makes a ledger of so many invented reports (`invented.py`) in FOLDER, unless it is there, and
reconciles copies of it in processes of their own, at once and in slices; with --slices only so.
Writing to the ledger is counted. What both find must be the same. CPU time; the memory is the
most that the process held.
"""

import hashlib
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

import invented
from growing import MEGABYTE, exponent

from reportedly.reconciling import reconcile_everything, reconcile_in_slices
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.store import derived_tables as d
from reportedly.store.ledger import Ledger

ADDED = 500  # reports in one transaction
AT_ONCE, IN_SLICES = "at once", "in slices"
FOUND = (d.lineage, d.lineage_report, d.statement, d.statement_claim, d.incident, d.account)


def made(folder: Path, count: int) -> Path:
    """A ledger of so many reports that was never reconciled."""
    path = folder / f"{count}.db"
    if not path.exists():
        reports = invented.reports(count)
        with Ledger.open(path) as ledger:
            while some := list(islice(reports, ADDED)):
                list(ledger.add_all((one, one.report.text.encode()) for one in some))
    return path


def reconciled(path: Path, how: str) -> tuple[float, float, str]:
    """CPU seconds, megabytes, and a hash of what was found."""
    parties = load_parties(sample_file("parties.toml"))
    with Ledger.open(path) as ledger:
        start = time.process_time()
        (reconcile_everything if how == AT_ONCE else reconcile_in_slices)(ledger, parties)
        spent = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return spent, most, found_in(path)


def found_in(path: Path) -> str:
    """A hash of every row of what reconciling found."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(path)) as connection:
        for table in FOUND:
            keys = ", ".join(column.name for column in table.primary_key.columns)
            for row in connection.execute(f"SELECT * FROM {table.name} ORDER BY {keys}"):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def measured(path: Path, how: str) -> tuple[float, float, str]:
    """The same, of a copy, in a process of its own."""
    copy = path.with_suffix(".copy.db")
    shutil.copy(path, copy)
    command = [sys.executable, __file__, "--measure", str(copy), how]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    for left in path.parent.glob(copy.name + "*"):
        left.unlink()
    spent, most, found = json.loads(done.stdout)
    return spent, most, found


def table(folder: Path, counts: list[int], ways: tuple[str, ...]) -> None:
    """Prints a row for each way, with the exponent of the time a report."""
    for count in counts:
        subprocess.run([sys.executable, __file__, "--make", str(folder), str(count)], check=True)
    rows = {how: [measured(folder / f"{count}.db", how) for count in counts] for how in ways}
    print("".ljust(24) + "".join(f"{count:>12,}" for count in counts) + "    exponent")
    for how, row in rows.items():
        each = [spent / count * 1e6 for (spent, _, _), count in zip(row, counts, strict=True)]
        told = "".join(f"{one:12,.0f}" for one in each)
        print(f"{how + ', µs a report':24}{told}    {exponent(counts, each):+.2f}")
        print(f"{how + ', MB':24}" + "".join(f"{most:12,.0f}" for _, most, _ in row))
    if any(len({found for *_, found in some}) > 1 for some in zip(*rows.values(), strict=True)):
        sys.exit("what was found differs")


def main(arguments: list[str]) -> None:
    """Reads the command line."""
    if arguments[:1] == ["--measure"]:
        print(json.dumps(reconciled(Path(arguments[1]), arguments[2])))
    elif arguments[:1] == ["--make"]:
        made(Path(arguments[1]), int(arguments[2]))
    elif len(arguments) < 2:
        sys.exit(__doc__)
    else:
        folder, *others = arguments
        ways = (IN_SLICES,) if "--slices" in others else (AT_ONCE, IN_SLICES)
        table(Path(folder), [int(one) for one in others if one != "--slices"], ways)


if __name__ == "__main__":
    main(sys.argv[1:])
