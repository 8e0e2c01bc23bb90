"""Of which kind a speaker is as one who tells: what kind of member, name and cue make it."""

import re
from dataclasses import replace
from functools import cache

from reportedly.lang import table
from reportedly.lang.given_names import gender_of
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.member import Member

_FIRST_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]\.)?")  # "Nelya", "Nelya Q."
_REPORTING = re.compile(r"\breport(?:s|ed|ing)?\b")


def who_tells(member: Member) -> SourceKind:
    """The kind of a speaker: a private person who tells of it is a witness.

    Activists as such are unnamed; clergy are nothing that their words alone would tell.
    """
    if member.kind is not SourceKind.CIVILIAN:
        return member.kind
    noun = member.lemma.rpartition(" ")[2]
    if noun in role_words("en", "clergy", "words"):
        return SourceKind.UNSTATED if member.name else SourceKind.UNNAMED
    activist = noun in ("activist", "dissident")
    return SourceKind.UNNAMED if activist and not member.name else SourceKind.WITNESS


@cache
def _private() -> re.Pattern[str]:
    listed = table("en", "given_names")["private"]["words"].replace("\n", "").split("|")
    return re.compile(rf"\b(?:{'|'.join(listed)})\b")


def by_cue(member: Member, cue: str, words: str, said: str) -> Member:
    """A single name that is all of a source's `words`, by its case and by how it speaks.

    News gives initials to bodies, and a first name alone to private persons only; outlets report.
    A surname alone is somebody known, whoever it is. `said` is what they say, in lower case.
    """
    name = member.name
    told = member.kind is not SourceKind.UNSTATED or member.role or member.nation
    whole = name is not None and words.lower().removeprefix("the ").endswith(name.lower())
    if name is None or told or not whole or member.group is RoleGroup.BODY:
        return member
    reporting = _REPORTING.search(cue) is not None
    if name.isupper() and name.isalpha() and member.group is None:
        return replace(member, kind=SourceKind.MEDIA if reporting else SourceKind.ORGANISATION)
    if _FIRST_NAME.fullmatch(name) is None or reporting:
        return member
    first = name.endswith(".") or gender_of(name) is not None
    private = first or _private().search(said) is not None
    return replace(member, kind=SourceKind.WITNESS) if private else member
