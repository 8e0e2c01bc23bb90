"""Sources that are governments by another noun: "the Orlandic side", "the country", "the West"."""

from dataclasses import replace
from functools import cache

from reportedly.lang.inflection import plural
from reportedly.lang.lexicon import WordView
from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.roles import Role, RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase

_SIDE = "side"  # the only one of these nouns that is a government in the singular, after a nation
_WORDS = 5  # a longer source says more than that they are states


@cache
def state_nouns(language: str) -> dict[str, Role]:
    """The nouns by their singulars and plurals."""
    found: dict[str, Role] = {}
    for lemma in role_words(language, "states", "words"):
        kind, body = SourceKind.GOVERNMENT, RoleGroup.BODY
        found[lemma] = Role(lemma=lemma, kind=kind, group=body)
        found[plural(lemma)] = Role(lemma=lemma, kind=kind, group=body, plural=True)
    return found


def as_state(view: WordView, phrase: NounPhrase, source: Span) -> NounPhrase:
    """A bare name with the noun after it: "Orlandic | side", "Western | countries"."""
    at = view.first(phrase.span.end)
    role = state_nouns("en").get(view.lower(at))
    if phrase.role or role is None or view.words[at].end > source.end:
        return phrase
    if not role.plural and (role.lemma != _SIDE or not phrase.nation):
        return phrase  # "Baltic states", but not "Kest country"
    span = Span(phrase.span.start, view.words[at].end)
    return replace(phrase, span=span, role=role, head=view.words[at], name=span, known=None)


def state_alone(view: WordView, source: Span) -> SourcePhrase | None:
    """ "The West", "the country", "several countries": no other word says who they are."""
    inside = view.range(source)
    last = inside.stop - 1
    word, article = view.lower(last), view.lower(inside.start) == "the"
    role = state_nouns("en").get(word)
    text = view.text[view.words[last].start : source.end]
    whole = len(inside) == 1 + article and view.capital(last)
    if whole and word in role_words("en", "blocs", "words"):
        return _phrase(source, Form.NAMED, text, role)
    if role is None or len(inside) > _WORDS or view.capital(last):
        return None
    if role.plural:
        start = view.words[inside.start + article].start
        return _phrase(source, Form.UNNAMED, view.text[start : source.end], role)
    definite = article and len(inside) == 2 and role.lemma in ("country", "nation")
    return _phrase(source, Form.DEFINITE, text, role) if definite else None


def _phrase(source: Span, form: Form, text: str, role: Role | None) -> SourcePhrase:
    name = text if form is Form.NAMED else None
    member = Member(
        span=source,
        name=name,
        role=None if name else text,
        kind=SourceKind.GOVERNMENT,
        group=RoleGroup.BODY,
        lemma=role.lemma if role else "",
        plural=role is not None and role.plural,
    )
    return SourcePhrase(span=source, form=form, member=member)
