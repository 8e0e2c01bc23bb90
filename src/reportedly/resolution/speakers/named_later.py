"""A body that opens a report without its name: "a monitor said", before the Observatory says so."""

from collections.abc import Iterable

from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase

_KINDS = (SourceKind.ORGANISATION, SourceKind.AID, SourceKind.UNSTATED)
_ARTICLES = ("a ", "an ")


def is_watcher(member: Member) -> bool:
    """True for a named body that counts and records, as its name tells."""
    if member.name is None or member.group is RoleGroup.PERSON or member.kind not in _KINDS:
        return False
    return not role_words("en", "watching", "names").isdisjoint(member.name.lower().split())


def bare_watcher(said: str) -> str | None:
    """The noun, where `said` is nothing else: "Raid kills three – Monitor" gives no name."""
    noun = said.lower()
    return noun if noun in role_words("en", "watching", "nouns") else None


def named_later(phrase: SourcePhrase, said: str, sources: Iterable[SourcePhrase]) -> Member | None:
    """The watcher that "a monitoring group" is: the only one among all sources, and named after.

    `said` is the phrase in words; None if there is no such body, several, or one named before.
    """
    nouns = role_words("en", "watching", "nouns")
    plain = phrase.form is Form.UNNAMED and not phrase.member.plural and not phrase.member.name
    opens = said.lower().startswith(_ARTICLES) or bare_watcher(said)
    if not plain or phrase.member.lemma not in nouns or not opens:
        return None
    named = [s for s in sources if s.form is Form.NAMED and is_watcher(s.member)]
    if len({s.member.name for s in named}) != 1:
        return None
    before = any(s.span.start < phrase.span.start for s in named)
    return None if before else named[0].member
