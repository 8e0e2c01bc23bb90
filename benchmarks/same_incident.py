"""Measures which reports are put into one incident: pairs of a gold beside what is found.

python benchmarks/same_incident.py tests/golden/incidents/*.toml
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from reportedly.model.ids import ReportId
from reportedly.pipeline import Engine, extract, open_engine
from reportedly.predictions import report_of
from reportedly.reconcile import reconcile
from reportedly.sample import sample_file

Story = Mapping[str, Any]


@dataclass(slots=True)
class Measured:
    """Pairs of reports of one happening, how many were found, and what is wrong."""

    pairs: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)  # put together, though of two happenings


def measure(path: Path, engine: Engine) -> Measured:
    """The pairs of a file of stories against the incidents made of their reports."""
    found = Measured()
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
        _measure(story, engine, found)
    return found


def _measure(story: Story, engine: Engine, found: Measured) -> None:
    rows = story["report"]
    together = _together(story, engine)
    for one, two in combinations(range(len(rows)), 2):
        same = rows[one]["of"] == rows[two]["of"] != ""
        pair = f"{story['id']}: {one} and {two}"
        found.pairs += same
        found.found += same and (one, two) in together
        if same and (one, two) not in together:
            found.missed.append(pair)
        if not same and (one, two) in together:
            found.false.append(pair)


def _together(story: Story, engine: Engine) -> set[tuple[int, int]]:
    """Numbers of reports of which one incident has claims."""
    texts = [{k: v for k, v in row.items() if k != "of"} for row in story["report"]]
    reports = [report_of({"id": f"{story['id']}-{n}", **row}) for n, row in enumerate(texts)]
    claims = [claim for report in reports for claim in extract(report, engine).claims]
    number = {report.id: n for n, report in enumerate(reports)}
    of: dict[str, ReportId] = {claim.id: claim.report.id for claim in claims}
    found: dict[str, set[int]] = defaultdict(set)
    for incident in reconcile(reports, claims, engine.parties).incidents:
        found[incident.id] = {number[of[claim]] for claim in incident.claims}
    return {pair for one in found.values() for pair in combinations(sorted(one), 2)}


def main() -> None:
    """Print a line a file, and what is wrong."""
    engine = open_engine(sample_file("places.toml"), sample_file("parties.toml"))
    for name in sys.argv[1:]:
        found = measure(Path(name), engine)
        print(f"{name}: {found.found} of {found.pairs} pairs, {len(found.false)} false")
        for line in found.missed:
            print(f"  missed {line}")
        for line in found.false:
            print(f"  false {line}")


if __name__ == "__main__":
    main()
