"""Sources that have lost their marks: "Runa Aldis a military analyst", without the comma."""

from dataclasses import replace

from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.cast import Cast
from reportedly.resolution.member import Member

_ARTICLES = frozenset({"a", "an", "the"})
_TIES = frozenset({"of", "for", "at", "in", "to", "from", "by", "and", "or", ",", "'s"}) | _ARTICLES

_PRESS = frozenset({"news", "press", "information", "telegraph", "media"})


class Unmarked:
    """Puts together what belongs together in a source though no comma says so."""

    def __init__(self, view: WordView, cast: Cast) -> None:
        self._view = view
        self._cast = cast

    def mended(self, phrases: list[NounPhrase], source: Span) -> list[NounPhrase]:
        """ "The Orlandic | coordination | centre": one body, though a word of no kind parts it.

        "Orland's | air safety | agency Kestair" is its agency.
        """
        if len(phrases) < 2 or phrases[0].nation is None or phrases[0].role is not None:
            return phrases
        nation, headed = phrases[:2]
        between = self._words(nation.span.end, headed.span.start)
        owned = between[:1] == ["'s"]
        between = between[owned:]
        loose = role_words("en", "function", "words")
        plain = bool(between) and all(word.isalpha() and word not in loose for word in between)
        adjective = phrases[0].nation.use is NationUse.ADJECTIVE
        if not (plain and (adjective or owned) and headed.role):
            return phrases
        if headed.name:
            return [replace(_of_state(headed, between), nation=nation.nation), *phrases[2:]]
        if owned:
            return phrases
        span = Span(nation.span.start, headed.span.end)
        body = headed.role.group is RoleGroup.BODY and not headed.role.plural
        whole = replace(
            headed,
            span=span,
            determiner=nation.determiner,
            nation=nation.nation,
            name=span if body else None,
        )
        return [whole, *phrases[2:]]

    def named(self, phrases: list[NounPhrase], source: Span) -> Member | None:
        """The person whose name and role stand side by side, in either order, or None."""
        first = phrases[0]
        if self._is_role(first):
            led = self._led(first)
            if led:
                return led
            last = phrases[-1]
            before = self._view.lower(self._view.first(last.span.start) - 1)
            ends = last.span.end == source.end and before not in _TIES
            apart = len(phrases) > 1 and first.complement is None and ends
            return self._person(last, first) if apart and self._is_person(last) else None
        if len(phrases) < 2 or not self._is_person(first) or not self._is_role(phrases[1]):
            return None
        between = self._words(first.span.end, phrases[1].span.start)
        return self._person(first, phrases[1]) if set(between) <= _ARTICLES else None

    def _led(self, phrase: NounPhrase) -> Member | None:
        """ "Runa Aldis head of the Lakes Council": capitals before the role are its holder."""
        if phrase.determiner or phrase.owner or phrase.complement is None or phrase.head is None:
            return None
        inside = self._view.range(Span(phrase.span.start, phrase.head.start))
        capitals = len(inside) > 1 and all(self._view.capital(index) for index in inside)
        if not capitals or phrase.nation or self._view.capital(inside.stop):
            return None
        name = self._view.span(inside.start, inside.stop)
        return self._person(NounPhrase(span=name, name=name), replace(phrase, span=phrase.head))

    def _person(self, named: NounPhrase, role: NounPhrase) -> Member:
        assert named.name is not None
        member = self._cast.member(role)
        name = named.name.of(self._view.text)
        return self._cast.known(replace(member, span=named.span, name=name, anonymous=None))

    def _is_role(self, phrase: NounPhrase) -> bool:
        role = phrase.role
        person = role is not None and role.group is RoleGroup.PERSON and not role.plural
        return person and phrase.name is None

    def _is_person(self, phrase: NounPhrase) -> bool:
        bare = phrase.role is None and not (phrase.known or phrase.nation)
        return bare and phrase.name is not None and " " in phrase.name.of(self._view.text)

    def _words(self, start: int, end: int) -> list[str]:
        return [self._view.lower(index) for index in self._view.range(Span(start, end))]


def _of_state(phrase: NounPhrase, before: list[str]) -> NounPhrase:
    """An agency that no word before it makes one of the press: "air safety agency"."""
    role = phrase.role
    if role is None or role.lemma != "agency" or set(before) & _PRESS:
        return phrase
    return replace(phrase, role=replace(role, kind=SourceKind.GOVERNMENT))
