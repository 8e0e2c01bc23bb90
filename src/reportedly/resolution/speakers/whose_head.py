"""Heads of bodies that run into their names: "the head of the Rivers Ministry Runa Vell"."""

from collections.abc import Iterable, Iterator

from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import WordView
from reportedly.lang.nounphrases import NounPhrase, Scanner
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.span import Span

_BETWEEN = 3  # words between "head" and the body: "head of the"
_NAME = 2  # words of a first and a last name


def apart_from_head(
    view: WordView, closely: Scanner, phrases: Iterable[NounPhrase]
) -> Iterator[NounPhrase]:
    """`phrases`, each body that runs into the name of its head given as that person."""
    for phrase in phrases:
        yield _head_of(view, closely, phrase) or phrase


def _head_of(view: WordView, closely: Scanner, phrase: NounPhrase) -> NounPhrase | None:
    body = phrase.role is not None and phrase.role.group is RoleGroup.BODY
    if not body or phrase.name is None:
        return None
    words = view.range(phrase.span)
    last = words[-_NAME:]
    named = len(words) > _NAME and all(map(view.capital, last))
    if not named or gender_of(view.span(last[0], words.stop).of(view.text)) is None:
        return None
    heading = role_words("en", "heading", "of_bodies")
    before = range(max(0, words.start - _BETWEEN), words.start)
    head = next((at for at in before if view.lower(at) in heading), None)
    if head is None or view.lower(head + 1) != "of":
        return None
    found = next(closely.scan(Span(view.words[head].start, phrase.span.end)), None)
    titled = found is not None and found.name is not None and found.titled
    return found if titled else None
