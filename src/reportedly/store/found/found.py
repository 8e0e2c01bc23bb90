"""What reconciling finds, as those see it who write it."""

from collections.abc import Sequence
from typing import Protocol

from reportedly.model.claim import Claim
from reportedly.model.incident import Account, Incident, Lineage, Statement


class Found(Protocol):
    """What reconciling finds."""

    @property
    def lineages(self) -> Sequence[Lineage]: ...
    @property
    def statements(self) -> Sequence[Statement]: ...
    @property
    def incidents(self) -> Sequence[Incident]: ...
    @property
    def accounts(self) -> Sequence[Account]: ...


class FoundAnew(Found, Protocol):
    """What a slice has found; incidents and lineages may come again, in place of what was."""

    @property
    def claims(self) -> Sequence[Claim]: ...
