"""Who sends the request that is being answered, where the ledger has accounts."""

from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do; each may do what those before it may."""

    READER = "reader"  # see everything
    REVIEWER = "reviewer"  # decide on claims
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token may do, as far as the role of its account goes."""

    READ = "read"
    REVIEW = "review"
    ADMIN = "admin"


_RANK = {Role.READER: 0, Role.REVIEWER: 1, Role.ADMIN: 2}
_REACH = {Scope.READ: Role.READER, Scope.REVIEW: Role.REVIEWER, Scope.ADMIN: Role.ADMIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """An account, signed in by a session or by a token of the given scope."""

    name: str
    role: Role
    scope: Scope | None = None  # None: by a session, in a browser

    def may(self, role: Role) -> bool:
        """True if what needs `role` is allowed."""
        reach = self.role if self.scope is None else _REACH[self.scope]
        return min(_RANK[reach], _RANK[self.role]) >= _RANK[role]


_visitor: ContextVar[Visitor | None] = ContextVar("visitor", default=None)


def visitor() -> Visitor | None:
    """Who is being answered; None where the ledger has no accounts, or nobody has signed in."""
    return _visitor.get()


def greet(one: Visitor | None) -> None:
    """Say who is being answered, for as long as this request is."""
    _visitor.set(one)
