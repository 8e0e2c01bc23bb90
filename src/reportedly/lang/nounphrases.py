"""Noun phrases that name a person, a body or a nation, found by the tables of a language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from reportedly.lang.lexicon import Lexicon, WordView
from reportedly.lang.nations import NationUse, NationWord, case_fits, nation_words
from reportedly.lang.roles import (
    KnownName,
    Role,
    RoleGroup,
    known_names,
    plain_words,
    role_words,
    roles,
)
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase by its parts.

    `span` leaves out the determiner and the owner ("Orland's"). `name` is a person's name without
    title, or the whole of a capitalised body. `known` is the kind of a name that was given.
    """

    span: Span
    determiner: str = ""
    role: Role | None = None
    head: Span | None = None
    name: Span | None = None
    nation: NationWord | None = None
    known: SourceKind | None = None
    complement: Span | None = None  # "of Halvik province", "for the Defence Ministry"
    owner: "NounPhrase | None" = None

    @property
    def titled(self) -> bool:
        """True if the role noun stands before a name: "Governor Ilse Maren"."""
        return bool(self.name and self.head and self.head.end <= self.name.start)


@dataclass(frozen=True)
class Vocabulary:
    """The nations and the names of bodies that a reader knows; names are asked in order."""

    nations: Lexicon[NationWord]
    names: tuple[Lexicon[KnownName], ...]


@cache
def shipped(language: str) -> Vocabulary:
    """The vocabulary of the language's own tables."""
    return Vocabulary(nations=nation_words(language), names=(known_names(language),))


class _Sort(Enum):
    NATION = auto()
    KNOWN = auto()
    ROLE = auto()
    CAPITAL = auto()
    MODIFIER = auto()
    GLUE = auto()


class _Part(NamedTuple):
    sort: _Sort
    first: int
    end: int
    nation: NationWord | None = None
    role: Role | None = None
    known: SourceKind | None = None


class Scanner:
    """Finds noun phrases in the words of one text, with the nations and names of `vocabulary`."""

    def __init__(
        self,
        view: WordView,
        vocabulary: Vocabulary | None = None,
        *,
        language: str = "en",
        weak: bool = False,
    ) -> None:
        self._view = view
        self._vocabulary = vocabulary or shipped(language)
        self._weak = weak  # count weak role nouns too: the words are known to be a source
        self._roles = roles(language)
        self._modifiers = role_words(language, "modifiers", "words")
        self._plain = plain_words(language)
        self._function = role_words(language, "function", "words")
        self._dates = role_words(language, "function", "dates")
        self._particles = role_words(language, "function", "particles")
        self._hyphenated = self._particles | role_words(language, "function", "hyphenated")
        self._attributive = role_words(language, "attributive", "words")
        self._places = role_words(language, "function", "places")
        self._joining = role_words(language, "function", "joining")
        self._determiners = role_words(language, "determiners", "definite") | role_words(
            language, "determiners", "indefinite"
        )

    def scan(self, span: Span) -> Iterator[NounPhrase]:
        """Noun phrases of one sentence (or part of one), in order and disjoint."""
        inside = self._view.range(span)
        index, last = inside.start, None
        while index < inside.stop:
            opening = index == inside.start or self._view.opens(index)
            parts = self._parts(index, inside.stop, opening)
            phrase, after = self._build(parts, inside.stop)
            if phrase:
                phrase = self._placed(phrase, parts[0].first, last)
                if self._weak or _complete(phrase):
                    last = phrase
                    yield phrase
            index = max(after, index + 1)

    def _placed(self, phrase: NounPhrase, first: int, last: NounPhrase | None) -> NounPhrase:
        """`phrase` with its determiner or owner, read from the words before it."""
        before = self._view.lower(first - 1)
        if before in self._determiners:
            return replace(phrase, determiner=before)
        if before in ("'s", "'") and last and last.span.end == self._view.words[first - 1].start:
            return replace(phrase, owner=last)
        return phrase

    def _parts(self, index: int, stop: int, opening: bool) -> list[_Part]:
        """The unbroken run of noun-phrase words from word `index`."""
        parts: list[_Part] = []
        while index < stop:
            part = self._part(index, stop, opening, parts)
            if part is None or part.end > stop:
                break
            parts.append(part)
            index, opening = part.end, False
        while parts and parts[-1].sort in (_Sort.MODIFIER, _Sort.GLUE):
            parts.pop()
        return parts

    def _part(self, index: int, stop: int, opening: bool, run: list[_Part]) -> _Part | None:
        view = self._view
        low = view.lower(index)
        if not low[:1].isalnum():
            return _Part(_Sort.GLUE, index, index + 1) if run and self._joins(index, low) else None
        return (
            self._known(index)
            or self._nation(index)
            or self._role(index, opening)
            or self._plain_word(index, low, opening, run)
        )

    def _joins(self, index: int, low: str) -> bool:
        """A hyphen inside a compound, or the stop of an initial or abbreviated title."""
        view = self._view
        if low == "-":
            return view.glued(index) and view.glued(index + 1)
        short = len(view.lower(index - 1)) <= 3 and view.capital(index - 1)
        return low == "." and view.glued(index) and short and view.capital(index + 1)

    def _known(self, index: int) -> _Part | None:
        if not self._view.capital(index) and self._view.lower(index) not in self._particles:
            return None
        for names in self._vocabulary.names:
            hit = names.at(self._view, index)
            if hit and (hit.value.acronym is False or hit.span.of(self._view.text).isupper()):
                return _Part(_Sort.KNOWN, index, hit.end, known=hit.value.kind)
        return None

    def _nation(self, index: int) -> _Part | None:
        if not self._view.capital(index):
            return None
        hit = self._vocabulary.nations.at(self._view, index)
        if hit is None or not case_fits(self._view, hit):
            return None
        return _Part(_Sort.NATION, index, hit.end, nation=hit.value)

    def _role(self, index: int, opening: bool) -> _Part | None:
        hit = self._roles.at(self._view, index)
        if hit is None:
            return None
        view = self._view
        capital = view.capital(index) and (not opening or view.capital(hit.end))
        if hit.value.weak and not self._weak and not capital:
            return None
        if not self._weak and not capital and self._is_attributive(hit.end):
            return _Part(_Sort.MODIFIER, index, hit.end)
        return _Part(_Sort.ROLE, index, hit.end, role=hit.value)

    def _is_attributive(self, index: int) -> bool:
        """True if what follows makes the noun before word `index` an adjective."""
        view = self._view
        if view.lower(index) == "-" and view.glued(index):
            return True
        return view.lower(index) in self._attributive

    def _plain_word(self, index: int, low: str, opening: bool, run: list[_Part]) -> _Part | None:
        if self._view.capital(index) and low not in self._dates:
            sort = self._opening_sort(index, low) if opening else _Sort.CAPITAL
            return _Part(sort, index, index + 1) if sort and low not in self._determiners else None
        if low in self._hyphenated and self._leads_on(index, low, run):
            return _Part(_Sort.CAPITAL, index, index + 1)
        compound = bool(run) and run[-1].sort is _Sort.GLUE and self._view.lower(index - 1) == "-"
        loose = compound or low in self._modifiers
        return _Part(_Sort.MODIFIER, index, index + 1) if loose else None

    def _opening_sort(self, index: int, low: str) -> _Sort | None:
        """What a capitalised word is that opens a sentence, where every word has a capital."""
        if low in self._function:
            return None
        if low in self._plain and not self._view.capital(index + 1):
            return _Sort.MODIFIER
        return _Sort.CAPITAL

    def _leads_on(self, index: int, low: str, run: list[_Part]) -> bool:
        """ "al-Assad", or "bin Said" after a capitalised word."""
        view = self._view
        if view.lower(index + 1) == "-" and view.glued(index + 1):
            return view.capital(index + 2)
        after_name = bool(run) and run[-1].sort is _Sort.CAPITAL
        return low in self._particles and after_name and view.capital(index + 1)

    def _build(self, parts: list[_Part], stop: int) -> tuple[NounPhrase | None, int]:
        """The first phrase of a run and the word after it."""
        head = next((i for i in reversed(range(len(parts))) if parts[i].sort is _Sort.ROLE), None)
        if head is not None:
            return self._headed(parts, head, stop)
        kept = _uncompounded(parts)
        start = next((i for i, p in enumerate(kept) if p.sort not in _LOOSE), None)
        if start is None:
            return None, parts[-1].end if parts else 0
        return self._named(kept, start)

    def _headed(self, parts: list[_Part], at: int, stop: int) -> tuple[NounPhrase, int]:
        role = parts[at].role
        assert role is not None
        capital = self._view.capital(parts[at].first)
        tail = parts[at + 1 :] if self._takes_tail(role, capital) else []
        end = tail[-1].end if tail else parts[at].end
        span = self._view.span(parts[0].first, end)
        name = None
        if tail and not (capital and role.group is RoleGroup.BODY):
            name = self._view.span(tail[0].first, end)
        elif role.group is RoleGroup.BODY:
            name = self._body_name(_uncompounded(parts), end)
        head = self._view.span(parts[at].first, parts[at].end)
        phrase = NounPhrase(
            span=span,
            role=role,
            head=head,
            name=name,
            nation=next((part.nation for part in parts if part.nation), None),
        )
        return self._completed(phrase, end, stop)

    def _body_name(self, parts: list[_Part], end: int) -> Span | None:
        """The proper part of a body's name: "AFP news agency" is AFP."""
        proper = [part for part in parts if self._proper(part)]
        if not proper:
            return None
        own = [part for part in proper if part.sort is not _Sort.NATION]
        explained = bool(own) and own[-1].end < end and self._explains(parts[-1])
        return self._view.span(proper[0].first, own[-1].end if explained else end)

    def _explains(self, part: _Part) -> bool:
        """True for a lower-case "news agency" or "monitoring group" at the end of a name."""
        generic = role_words("en", "generic", "words")
        return bool(part.role) and self._view.lower(part.end - 1) in generic

    def _takes_tail(self, role: Role, capital: bool) -> bool:
        """True if capitals after the noun are a name: "Governor Maren", "the aid group Lantern"."""
        if role.group is RoleGroup.DOCUMENT:
            return False
        return not role.plural or (capital and role.group is RoleGroup.BODY)

    def _proper(self, part: _Part) -> bool:
        if part.sort is _Sort.ROLE:
            return self._view.capital(part.first)
        return part.sort in (_Sort.CAPITAL, _Sort.NATION, _Sort.KNOWN)

    def _completed(self, phrase: NounPhrase, end: int, stop: int) -> tuple[NounPhrase, int]:
        """`phrase` with "of …": part of a body's name, the complement of a person's role."""
        rest = self._complement(end, stop)
        if rest is None or phrase.role is None or phrase.titled:
            return phrase, end
        after, nation = rest
        nation = phrase.nation or nation
        if phrase.role.group is RoleGroup.BODY:
            span = Span(phrase.span.start, self._view.words[after - 1].end)
            whole = self._view.range(Span((phrase.name or phrase.span).start, span.end))
            proper = self._up_to_proper(whole)
            return replace(phrase, span=span, name=proper, nation=nation), after
        complement = self._view.span(end, after)
        return replace(phrase, complement=complement, nation=nation), end

    def _up_to_proper(self, whole: range) -> Span:
        """The name without a lower-case explanation at its end: "… Rights monitoring group"."""
        view, end = self._view, whole.stop
        if view.lower(end - 1) in role_words("en", "generic", "words") and not view.capital(
            end - 1
        ):
            while end > whole.start + 1 and not view.capital(end - 1):
                end -= 1
        return view.span(whole.start, end)

    def _complement(self, end: int, stop: int) -> tuple[int, NationWord | None] | None:
        """Where "of the Armed Forces of Orland" ends, and the nation in it."""
        nation, after = None, None
        while end < stop and self._view.lower(end) in self._joining:
            start = end + 1 + (self._view.lower(end + 1) == "the")
            parts = _up_to_document(self._parts(start, stop, opening=False))
            if not parts or not any(self._proper(part) for part in parts):
                break
            nation = nation or next((part.nation for part in parts if part.nation), None)
            after = end = self._possession(parts[-1].end, stop)
        return (after, nation) if after else None

    def _possession(self, end: int, stop: int) -> int:
        """Where "Orland's president" ends, or "Halvik province"."""
        if self._view.lower(end) in self._places:
            return end + 1
        if self._view.lower(end) != "'s":
            return end
        owned = self._parts(end + 1, stop, opening=False)
        return owned[-1].end if owned and owned[-1].role else end

    def _named(self, parts: list[_Part], start: int) -> tuple[NounPhrase, int]:
        """A phrase without role noun: a nation, a known name, or capitalised words."""
        first = parts[start]
        if first.sort is _Sort.KNOWN or first.sort is _Sort.NATION:
            span = self._view.span(first.first, first.end)
            phrase = NounPhrase(span=span, name=span, nation=first.nation, known=first.known)
            return phrase, first.end
        end = first.end
        for part in parts[start + 1 :]:
            if part.sort not in (_Sort.CAPITAL, _Sort.GLUE):
                break
            end = part.end
        span = self._view.span(first.first, end)
        return NounPhrase(span=span, name=span), end


_LOOSE = (_Sort.MODIFIER, _Sort.GLUE)


def _uncompounded(parts: list[_Part]) -> list[_Part]:
    """Without "London-based" and its like, which qualify a name and are no part of it."""
    for index in reversed(range(1, len(parts) - 1)):
        if parts[index].sort is _Sort.GLUE and parts[index + 1].sort is _Sort.MODIFIER:
            return parts[index + 2 :]
    return parts


def _up_to_document(parts: list[_Part]) -> list[_Part]:
    """ "of the Assembly of Lakes report": the report is no part of the name."""
    for index, part in enumerate(parts):
        if part.role and part.role.group is RoleGroup.DOCUMENT:
            return parts[:index]
    return parts


def _complete(phrase: NounPhrase) -> bool:
    """False for a bare singular noun ("fighter jets", "army life"): that is no noun phrase."""
    role = phrase.role
    if role is None or role.plural or phrase.name or phrase.nation:
        return True
    return bool(phrase.determiner or phrase.owner)


def stands_for_nation(phrase: NounPhrase) -> bool:
    """True for a nation's name, seat or office standing alone."""
    uses = (NationUse.NAME, NationUse.SEAT, NationUse.OFFICE)
    return phrase.role is None and phrase.nation is not None and phrase.nation.use in uses
