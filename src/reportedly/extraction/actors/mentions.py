"""Makes mentions of actors: of words for a role or a body, and of any other words."""

from dataclasses import dataclass

from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.roles import Role, RoleGroup
from reportedly.model.attribution import Made
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the mentions of one report that one finder finds."""

    text: str
    by: str
    version: str

    def of_role(self, phrase: NounPhrase, role: Role, whole: Span | None = None) -> ActorMention:
        """The mention of a phrase for a role or a body; `whole` if it is wider than the phrase."""
        span = whole or phrase.span
        if role.group is RoleGroup.BODY:
            proper = phrase.name or (span if span != phrase.span else None)
            return self.mention(span, "body-noun", proper, role.kind)
        said = self.text[phrase.span.start : phrase.head.end] if phrase.head else None
        return self.mention(span, "role-noun", phrase.name, role.kind, said)

    def mention(
        self,
        span: Span,
        rule: str,
        proper: Span | None = None,
        kind: SourceKind | None = None,
        role: str | None = None,
        name: str | None = None,
    ) -> ActorMention:
        """The mention at `span`, named `name`, else as its proper noun is written."""
        return ActorMention(
            span=span,
            as_written=span.of(self.text),
            name=name or (proper.of(self.text) if proper else None),
            kind=kind,
            role=role,
            made=Made(by=self.by, version=self.version, rule=rule),
        )
