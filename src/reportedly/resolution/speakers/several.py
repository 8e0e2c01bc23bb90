"""Those of several: "others", "one of them" of a group, "both governments" of two."""

from dataclasses import replace

from reportedly.lang.roles import RoleGroup
from reportedly.model.claim import Anonymity
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.antecedents import Antecedents
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.source_phrase import SourcePhrase


def some_of_them(before: Antecedents, phrase: SourcePhrase) -> tuple[Member, list[Member]]:
    """Unnamed members of the group spoken of last: of its kind, if there is one."""
    found = before.ranked(phrase.span.start, _is_group)
    plain = replace(phrase.member, anonymous=Anonymity.UNNAMED)
    if not found:
        return plain, []
    return replace(
        plain, kind=found[0].kind, group=RoleGroup.PERSON, lemma=found[0].lemma, plural=True
    ), found[:1]


def _is_group(member: Member) -> bool:
    return member.plural and member.group is RoleGroup.PERSON and not member.name


def both_of_them(before: Antecedents, phrase: SourcePhrase) -> list[Member]:
    """The two bodies named last; of "both governments" and "both armies" the two nations.

    Empty if there are no two.
    """
    noun = phrase.member
    if noun.group is RoleGroup.PERSON and noun.role:
        people = before.ranked(phrase.span.start, _may_be_person)[:2]
        return sorted(people, key=lambda member: member.span) if len(people) == 2 else []
    found: dict[str, Member] = {}
    for member in before.ranked(phrase.span.start, _is_one_body):
        state = member.nation is not None and not member.lemma
        if noun.role and not state:
            continue
        found.setdefault(member.nation or member.name or "", member)
    if len(found) < 2:
        return []
    told = noun.kind if noun.kind is not SourceKind.UNNAMED else None
    return [replace(member, kind=told or member.kind) for member in list(found.values())[:2]]


def _may_be_person(member: Member) -> bool:
    return member.group is not RoleGroup.BODY and not member.plural and member.name is not None


def _is_one_body(member: Member) -> bool:
    return member.group is RoleGroup.BODY and not member.plural and member.name is not None
