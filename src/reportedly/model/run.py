"""One pass of named components, and what it made of one report."""

from dataclasses import dataclass
from datetime import datetime

from reportedly.model.claim import Claim
from reportedly.model.ids import RunId, hashed
from reportedly.model.issue import Issue
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Everything a result depends on. Equal components make an equal id."""

    id: RunId
    components: tuple[tuple[str, str], ...]  # (name, version or hash), sorted by name
    started: datetime  # aware, UTC; not part of the id


def run_id(components: tuple[tuple[str, str], ...]) -> RunId:
    """Id of a run: the same components read the same report the same way."""
    return RunId(hashed("n", [list(pair) for pair in sorted(components)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What one run made of one report."""

    report: Report
    run: Run
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
