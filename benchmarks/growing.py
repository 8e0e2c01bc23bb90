"""How the time and memory of reconciling grow with the ledger: prints a row a stage, an exponent.

    python benchmarks/growing.py COUNT [COUNT …]     every stage, claims and all
    python benchmarks/growing.py --candidates COUNT …   lineage and incident candidates
    python benchmarks/growing.py --lineage COUNT …   fingerprints and lineage alone, texts not kept

Reports are invented (`invented.py`), 100 a day, so that ten times as many are ten times as long a
time. CPU time of one process a count; the memory is the most it held up to the end of each stage,
reports and claims included. An exponent of 0 is a time per report that does not grow.
"""

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import invented

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import Lineage
from reportedly.model.report import Report
from reportedly.reconcile.accounts.account import account_of
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.sayings import sayings_of
from reportedly.reconcile.accounts.silences import silences_of
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.lineage.descents import find_descents
from reportedly.reconcile.lineage.lineage import Print, find_lineages, fingerprint
from reportedly.reconcile.lineage.newsrooms import find_newsrooms
from reportedly.reconcile.lineage.respins import add_respins
from reportedly.reconcile.view import view_of
from reportedly.reconcile.voices.statements import find_statements
from reportedly.reconcile.voices.voices import find_voices
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file

T = TypeVar("T")
MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux
CANDIDATES = ("fingerprints", "lineage", "incident candidates")  # what 500 reports/s is asked of


class Clock:
    """CPU seconds by the name of a stage, and the most memory held by its end, in megabytes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.memory: dict[str, float] = {}

    def of(self, stage: str, work: Callable[[], T]) -> T:
        """What `work` returns, its time added to the stage's."""
        start = time.process_time()
        found = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - start
        self.memory[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
        return found


def lineage_alone(count: int) -> Clock:
    """Fingerprints and lineage; reports are made and dropped one by one."""
    clock, making = Clock(), Clock()
    made = invented.reports(count, claims=False)

    def prints() -> Iterator[Print]:
        while item := making.of("reports", lambda: next(made, None)):
            yield clock.of("fingerprints", lambda item=item: fingerprint(item.report))

    clock.of("lineage", lambda: find_lineages(prints()))
    clock.seconds["lineage"] -= making.seconds["reports"] + clock.seconds["fingerprints"]
    return clock


def candidates(count: int) -> Clock:
    """Fingerprints, lineage, and incident candidates of all claims."""
    clock = Clock()
    reports, claims = _made(count)
    lineages = _lineages(clock, reports)
    view = clock.of("view", lambda: view_of(reports.values(), claims, lineages))
    clock.of("incident candidates", lambda: gather(view))
    return clock


def _made(count: int) -> tuple[dict[ReportId, Report], list[Claim]]:
    reports: dict[ReportId, Report] = {}
    claims: list[Claim] = []
    for item in invented.reports(count):
        reports[item.report.id] = item.report
        claims.extend(item.claims)
    return reports, claims


def _lineages(clock: Clock, reports: Mapping[ReportId, Report]) -> tuple[Lineage, ...]:
    prints = clock.of("fingerprints", lambda: list(map(fingerprint, reports.values())))
    return clock.of("lineage", lambda: find_lineages(prints))


def everything(count: int) -> Clock:
    """Every stage of reconciling."""
    clock = Clock()
    reports, claims = _made(count)
    lineages = _lineages(clock, reports)
    rooms = clock.of("newsrooms", lambda: find_newsrooms(reports, lineages))
    descents = clock.of("descents", lambda: find_descents(reports, rooms))
    respun = clock.of("respins", lambda: add_respins(reports, descents))
    _of_claims(clock, claims, reports, respun)
    return clock


def _of_claims(
    clock: Clock,
    claims: list[Claim],
    reports: dict[ReportId, Report],
    lineages: tuple[Lineage, ...],
) -> None:
    parties = load_parties(sample_file("parties.toml"))
    view = clock.of("view", lambda: view_of(reports.values(), claims, lineages))
    voices = clock.of("voices", lambda: find_voices(view, parties))
    found = clock.of("statements", lambda: find_statements(view, voices))
    statements = {claim: one for one in found for claim in one.claims}
    sources = Sources(view=view, voices=voices, statements=statements, allegiance=parties)
    gathered = clock.of("incident candidates", lambda: gather(view))
    said = clock.of("sayings", lambda: [(g, sayings_of(view, g, parties)) for g in gathered])
    told = [(one, sayings) for one, sayings in said if sayings]
    silences = clock.of("silences", lambda: silences_of(view, (one for one, _ in told)))
    clock.of(
        "accounts",
        lambda: [
            account_of(sources, one, silences.get(one.incident.id, ()), sayings)
            for one, sayings in told
        ],
    )


def measured(count: int, mode: str) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds and megabytes by stage, of a process of its own."""
    command = [sys.executable, __file__, "--measure", mode, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def exponent(counts: list[int], each: list[float]) -> float:
    """Slope of the logarithm of time per report over that of the number of reports."""
    xs, ys = [math.log(n) for n in counts], [math.log(max(one, 1e-9)) for one in each]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((one - x) ** 2 for one in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / spread if spread else 0.0


def table(counts: list[int], mode: str) -> None:
    """Prints microseconds a report by stage, with exponents, and megabytes by the end of each."""
    rows = [measured(count, mode) for count in counts]
    for seconds, _ in rows:
        candidates = sum(seconds.get(name, 0.0) for name in CANDIDATES)
        seconds["together"] = sum(seconds.values())
        seconds["lineage and candidates"] = candidates
    print("µs a report".ljust(24) + "".join(f"{count:>12,}" for count in counts) + "    exponent")
    for stage in rows[0][0]:
        each = [row[stage] / count * 1e6 for (row, _), count in zip(rows, counts, strict=True)]
        figures = "".join(f"{one:12,.0f}" for one in each)
        print(f"{stage:24}{figures}    {exponent(counts, each):+.2f}")
    print("MB at most, by the end of")
    for stage in rows[0][1]:
        print(f"{stage:24}" + "".join(f"{memory[stage]:12,.0f}" for _, memory in rows))


def main(arguments: list[str]) -> None:
    """Reads the command line."""
    modes = {
        "--lineage": lineage_alone,
        "--candidates": candidates,
        "--everything": everything,
    }
    if arguments[:1] == ["--measure"]:
        found = modes[arguments[1]](int(arguments[2]))
        print(json.dumps([found.seconds, found.memory]))
    elif arguments:
        mode = arguments.pop(0) if arguments[0] in modes else "--everything"
        table(list(map(int, arguments)), mode)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
