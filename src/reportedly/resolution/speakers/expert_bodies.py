"""The institute that "analysts" or "its experts" speak for, where one is the report's source."""

from collections.abc import Iterable

from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase

_SMALL = frozenset({"the", "of", "for", "from", "at", "with"})


def body_of_experts(
    phrase: SourcePhrase, said: str, sources: Iterable[SourcePhrase]
) -> Member | None:
    """The body of analysts named before, if no other has spoken up to there.

    `said` is the phrase in words.
    "Western analysts" and "military experts" are others than its own; "analysts of the Institute"
    and "IWS analysts" are its own by its name.
    """
    member = phrase.member
    plain = phrase.form is Form.UNNAMED and member.plural and not member.name
    if not plain or member.kind is not SourceKind.ANALYST:
        return None
    named = [s for s in sources if s.span.start < phrase.span.start and s.member.name]
    by_name = next((s.member for s in named if s.member.name == said.split()[0]), None)
    if by_name is not None and by_name.nation is None and by_name.group is not RoleGroup.PERSON:
        return by_name
    before = [s.member for s in named if _is_body(s)]
    if len({body.lemma for body in before if body.lemma}) > 1 or not before:
        return None
    experts = role_words("en", "taken_up", "analyst")
    owned = (w for w in said.split() if w.lower() not in _SMALL)
    others = (w for w in owned if w.lower().removesuffix("s") not in experts)
    return before[-1] if all(_names(word, before) for word in others) else None


def _is_body(source: SourcePhrase) -> bool:
    member = source.member
    named = source.form is Form.NAMED and member.name is not None
    return named and member.kind is SourceKind.ANALYST and member.group is RoleGroup.BODY


def _names(word: str, bodies: Iterable[Member]) -> bool:
    """Is `word` one of a body's name, or its initials?"""
    for body in bodies:
        words = (body.name or "").split()
        initials = "".join(one[0] for one in words if one[0].isupper())
        if word in words or (word.isupper() and len(word) > 1 and initials.endswith(word)):
            return True
    return False
