"""Sources that are pronouns, or name nobody by themselves: "she", "one of them", "both armies"."""

from dataclasses import replace

from reportedly.lang.lexicon import WordView
from reportedly.lang.roles import Gender, role_words
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase

_GROUPS = frozenset({"them", "those", "these", "whom"})


def pronoun_in(view: WordView, source: Span) -> SourcePhrase | None:
    words = [view.lower(index) for index in view.range(source)]
    if len(words) == 3 and words[1] == "of" and words[2] in _GROUPS:
        words = words[:1]  # "one of them"
    if len(words) != 1 or (words[0] == "who" and source.of(view.text).isupper()):
        return None  # "WHO said": the body
    for key in ("male", "female", "neuter", "plural", "first", "relative", "both", "other"):
        if words[0] in role_words("en", "pronouns", key):
            gender = Gender(key) if key in tuple(Gender) else None
            member = Member(
                span=source, name=None, kind=SourceKind.UNNAMED, group=None, gender=gender
            )
            return SourcePhrase(span=source, form=Form.PRONOUN, member=member, pronoun=key)
    return None


def both_in(view: WordView, found: SourcePhrase, source: Span) -> SourcePhrase:
    """ "Both governments" are two, named before."""
    first = view.lower(view.first(source.start))
    if first not in role_words("en", "pronouns", "both") or found.member.name:
        return found
    capitals = source.of(view.low).endswith(" capitals")
    kind = SourceKind.GOVERNMENT if capitals else found.member.kind
    member = replace(found.member, kind=kind)
    return replace(found, form=Form.PRONOUN, pronoun="both", member=member)


def with_owner(view: WordView, source: Span) -> Span:
    """A source that begins with "'s" goes with the word before it."""
    first = view.first(source.start)
    cut = first > 0 and view.lower(first) == "'s"
    return Span(view.words[first - 1].start, source.end) if cut else source
