"""Who opens a report without a name that comes later: "a monitor said", "its minister said"."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Speaker
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


def taken_up_later(
    phrase: SourcePhrase, said: str, sources: Iterable[SourcePhrase], text: str
) -> Member | None:
    """ "A deputy had repeated it", before "The deputy, Joren Tahl, told us": one person."""
    member = phrase.member
    one = phrase.form is Form.UNNAMED and member.group is RoleGroup.PERSON and not member.plural
    if not (one and not member.name and said.lower().startswith(_ARTICLES)):
        return None
    again = f"the {member.lemma}"
    named = {
        source.member.name: source.member
        for source in sources
        if source.form is Form.NAMED and source.span.start > phrase.span.end
        if source.span.of(text).lower() == again
    }
    return next(iter(named.values())) if len(named) == 1 else None


def introduced_late(
    sources: Sequence[SourcePhrase], among: Sequence[Attribution], done: Sequence[Speaker]
) -> dict[str, Speaker]:
    """Names of persons told by their office first, each with the speaker who told it.

    "… its defence minister said on Tuesday. “Our men are ready,” Ilse Maren told lawmakers." The
    three lists are parallel and in the order of the text.
    """
    found: dict[str, Speaker] = {}
    named: set[str | None] = set()
    for index, (first, then) in enumerate(pairwise(done), 1):
        plain = first.name is None and sources[index - 1].form is Form.DEFINITE
        person = sources[index - 1].member.group is RoleGroup.PERSON
        one = plain and person and not sources[index - 1].member.plural
        if one and then.name not in named and _is_bare(then, sources[index], among[index]):
            found[then.name or ""] = first
        named |= {first.name, then.name}
    return found


def _is_bare(speaker: Speaker, source: SourcePhrase, said: Attribution) -> bool:
    """A full name that nothing explains, after a quotation."""
    full = speaker.name is not None and " " in speaker.name and source.form is Form.NAMED
    bare = speaker.kind is SourceKind.UNSTATED and speaker.role is None
    return full and bare and said.quotation in (Quotation.DIRECT, Quotation.MIXED)
