"""The nouns of a cast: someone or something that a report speaks of."""

from dataclasses import dataclass

from reportedly.lang.roles import Gender, RoleGroup
from reportedly.model.claim import Anonymity
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone or something a report speaks of, at one place of its text."""

    span: Span
    name: str | None
    kind: SourceKind
    group: RoleGroup | None  # None: a name that may be a person or a body
    role: str | None = None
    lemma: str = ""  # of the role noun
    gender: Gender | None = None
    plural: bool = False
    nation: str | None = None
    anonymous: Anonymity | None = None
    reason: Span | None = None
    spoke: bool = False
    until: int = 0  # where what it said last ends
