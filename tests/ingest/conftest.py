"""What the tests of ingest share: options with a fixed clock, and reports apart from issues."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest

from reportedly.ingest import IngestOptions, receive_bytes
from reportedly.model.issue import Issue
from reportedly.model.report import Received

NOW = datetime(2025, 3, 20, 12, 0, tzinfo=UTC)


class Outcome:
    """What came out of an input: `received` and its `reports`, `issues` and their `codes`."""

    def __init__(self, items: Iterable[Received | Issue]) -> None:
        everything = list(items)
        self.received = [item for item in everything if isinstance(item, Received)]
        self.reports = [item.report for item in self.received]
        self.issues = [item for item in everything if isinstance(item, Issue)]
        self.codes = [issue.code.name for issue in self.issues]


@pytest.fixture(scope="session")
def options() -> IngestOptions:
    return IngestOptions(now=NOW)


@pytest.fixture(scope="session")
def outcome() -> type[Outcome]:
    return Outcome


@pytest.fixture(scope="session")
def take(options: IngestOptions) -> Callable[..., Outcome]:
    """Bytes or text under a file name, received with `options` or those given."""

    def take_bytes(data: bytes | str, name: str = "a.txt", **changes: object) -> Outcome:
        raw = data.encode() if isinstance(data, str) else data
        chosen = IngestOptions(now=NOW, **changes) if changes else options
        return Outcome(receive_bytes(raw, name, chosen))

    return take_bytes
