"""Sources whose name is that of a body, of several, or of nobody: "the Council's monitors"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.span import Span
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase

_TIES = frozenset({"of", "in", "at", "from", "to", "with", "by"})
_CUT = frozenset({"of", "for"})  # opens what is left of "an inquiry | for the Council"
_SHARE = re.compile(r"\d\s?(?:%|per ?cent\b)")
_TITLED = 3  # phrases at least: the noun, and two who share it
_ISSUER = 8  # words in which the body that issued a document must be named


@cache
def _put_out() -> re.Pattern[str]:
    verbs = "|".join(role_words("en", "documents", "putting_out"))
    return re.compile(
        rf"(?:\s[^.;:“”\"]{{0,45}}?)?\s(?:{verbs})\s(?:[a-z]+\s){{0,2}}?by\s(?:the\s)?"
    )


def issuer_after(view: WordView, end: int) -> Span | None:
    """The words after "a study paid for by Orland and issued by"; None if nobody issued it."""
    found = _put_out().match(view.low, end)
    first = view.first(found.end()) if found else len(view.words)
    stop = min(first + _ISSUER, len(view.words))
    return view.span(first, stop) if first < stop else None


def sent_by(view: WordView, cast: Cast, phrase: NounPhrase) -> str | None:
    """ "The Council's monitors", "experts of the Energy Ministry": the body that sent them."""
    role = phrase.role
    sent = role is not None and role.plural and role.lemma in role_words("en", "sent", "words")
    if not sent or phrase.determiner not in ("", "the"):
        return None
    if phrase.owner:
        return None if phrase.owner.nation else cast.known(cast.member(phrase.owner)).name
    inside = phrase.complement
    if inside is None or phrase.nation or view.lower(view.first(inside.start)) != "of":
        return None
    name = re.sub(r"^of\s+(?:the\s+)?", "", inside.of(view.text))
    return name if " " in name else None


def sharing_a_title(
    view: WordView, cast: Cast, phrases: Sequence[NounPhrase]
) -> tuple[SourcePhrase, ...]:
    """ "Presidents Oskar Vell and Tavi Brun": persons who share the noun before them."""
    if len(phrases) < _TITLED:
        return ()
    noun, *named = phrases
    role = noun.role
    if role is None or not role.plural or role.group is not RoleGroup.PERSON or noun.name:
        return ()
    near = view.first(noun.span.end) == view.first(named[0].span.start)
    if not near or noun.complement or any(_is_known(phrase) for phrase in named):
        return ()
    kind = cast.member(noun).kind
    members = [
        replace(
            cast.member(p), kind=kind, group=RoleGroup.PERSON, role=role.lemma, lemma=role.lemma
        )
        for p in named
    ]
    found = map(cast.known, members)
    return tuple(SourcePhrase(span=m.span, form=Form.NAMED, member=m) for m in found)


def _is_known(phrase: NounPhrase) -> bool:
    return bool(phrase.role or phrase.nation or phrase.known)


def names_nobody(view: WordView, phrases: Sequence[NounPhrase], source: Span) -> bool:
    """ "The Orlandic constitution", "Radar images", "participants in the Kest Platform".

    A nation's adjective or a name that only tells whose the noun is, which no table has.
    """
    cut = view.lower(view.first(source.start)) in _CUT
    if cut or _is_polled(view, phrases, source):
        return True
    if len(phrases) != 1 or phrases[0].role or phrases[0].known:
        return False
    phrase, first = phrases[0], view.first(phrases[0].span.end)
    use = phrase.nation.use if phrase.nation else None
    if use is not NationUse.ADJECTIVE and use is not None:
        return False
    if use is None and _is_tied(view, phrase, source):
        return True
    word = view.lower(first)
    noun = word.isalpha() and word not in role_words("en", "function", "words")
    inside = first < len(view.words) and view.words[first].end <= source.end
    whole = use is None and " " in phrase.span.of(view.text)
    return inside and noun and (not whole or word.endswith("s"))


def _is_polled(view: WordView, phrases: Sequence[NounPhrase], source: Span) -> bool:
    """ "Some 40% in Orland", "Orland and Veskara (71%)": answers to a poll, no state's words."""
    states = bool(phrases) and all(p.nation and not p.role for p in phrases)
    return states and _SHARE.search(source.of(view.low)) is not None


def _is_tied(view: WordView, phrase: NounPhrase, source: Span) -> bool:
    """ "The participants in | the Kest Platform", but not "the city of Kest"."""
    before = [view.lower(i) for i in view.range(Span(source.start, phrase.span.start))]
    before = before[before[:1] == ["the"] :]
    before = before[: -1 if before[-1:] == ["the"] else None]
    tied = bool(before) and before[-1] in _TIES and all(word.isalpha() for word in before)
    return tied and before[0] not in role_words("en", "function", "places")
