"""Noun phrases that name a person, a body or a nation, found by the tables of a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import WordView, view_of
from reportedly.lang.nations import NationUse, NationWord
from reportedly.lang.phraseparts import (
    Part,
    PartReader,
    Sort,
    Vocabulary,
    determiners,
    shipped,
    uncompounded,
    up_to_document,
)
from reportedly.lang.remembered import once_a_reading
from reportedly.lang.roles import Role, RoleGroup, role_words, roles
from reportedly.model.reading import Reading
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


class _Complement(NamedTuple):
    end: int
    nation: NationWord | None
    named: int | None  # first word of a personal name: "president of Orland | Marek Stolm"


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
        self._weak = weak  # count weak role nouns too: the words are known to be a source
        self._reader = PartReader(view, vocabulary or shipped(language), language, weak)
        self._bodies = roles(language)
        self._function = role_words(language, "function", "words") | role_words(
            language, "function", "speech"
        )
        self._places = role_words(language, "function", "places")
        self._led = role_words(language, "led", "words")
        self._joining = role_words(language, "function", "joining")
        self._deeds = role_words(language, "function", "deeds")
        self._determiners = determiners(language)

    def scan(self, span: Span) -> Iterator[NounPhrase]:
        """Noun phrases of one sentence (or part of one), in order and disjoint."""
        inside = self._view.range(span)
        index, last = inside.start, None
        while index < inside.stop:
            if not self._reader.may_start(index):
                index += 1
                continue
            opening = index == inside.start or self._view.opens(index)
            parts = self._reader.read(index, inside.stop, opening)
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

    def _build(self, parts: list[Part], stop: int) -> tuple[NounPhrase | None, int]:
        """The first phrase of a run and the word after it."""
        head = next((i for i in reversed(range(len(parts))) if parts[i].sort is Sort.ROLE), None)
        if head is not None:
            return self._headed(parts, head, stop)
        kept = uncompounded(parts)
        start = next((i for i, p in enumerate(kept) if p.sort not in _LOOSE), None)
        if start is None:
            return None, parts[-1].end if parts else 0
        return self._named(kept, start)

    def _headed(self, parts: list[Part], at: int, stop: int) -> tuple[NounPhrase, int]:
        role = parts[at].role
        assert role is not None
        capital = self._view.capital(parts[at].end - 1)
        tail = parts[at + 1 :] if self._takes_tail(role, capital) else []
        while tail and self._view.lower(tail[-1].first) in self._deeds:
            tail.pop()  # "Coalition | Strikes" in a headline
        end = tail[-1].end if tail else parts[at].end
        span = self._view.span(parts[0].first, end)
        name = None
        if tail and not (capital and role.group is RoleGroup.BODY):
            name = self._view.span(tail[_leads_a_name(role, tail)].first, end)
        elif role.group is RoleGroup.BODY:
            own = [part for part in parts if part.end <= end]
            name = self._body_name(uncompounded(own), end)
        head = self._view.span(parts[at].first, parts[at].end)
        phrase = NounPhrase(
            span=span,
            role=role,
            head=head,
            name=name,
            nation=next((part.nation for part in parts if part.nation), None),
        )
        return self._completed(phrase, end, stop)

    def _body_name(self, parts: list[Part], end: int) -> Span | None:
        """The proper part of a body's name: "AFP news agency" is AFP."""
        proper = [part for part in parts if self._proper(part)]
        if not proper:
            return None
        own = [part for part in proper if part.sort is not Sort.NATION]
        explained = bool(own) and own[-1].end < end and self._explains(parts[-1])
        return self._view.span(proper[0].first, own[-1].end if explained else end)

    def _explains(self, part: Part) -> bool:
        """True for a lower-case "news agency" or "monitoring group" at the end of a name."""
        generic = role_words("en", "generic", "words")
        return bool(part.role) and self._view.lower(part.end - 1) in generic

    def _takes_tail(self, role: Role, capital: bool) -> bool:
        """True if capitals after the noun are a name: "Governor Maren", "the aid group Lantern"."""
        if role.group is RoleGroup.DOCUMENT:
            return False
        if role.kind is SourceKind.GOVERNMENT and not capital:
            return False  # "the regime Monday": a government is not named after its noun
        return not role.plural or (capital and role.group is RoleGroup.BODY)

    def _proper(self, part: Part) -> bool:
        if part.sort is Sort.ROLE:
            acronym = part.role and part.role.lemma in role_words("en", "acronyms", "words")
            return self._view.capital(part.first) and not acronym
        return part.sort in (Sort.CAPITAL, Sort.NATION, Sort.KNOWN)

    def _completed(self, phrase: NounPhrase, end: int, stop: int) -> tuple[NounPhrase, int]:
        """`phrase` with "of …": part of a body's name, the complement of a person's role."""
        rest = self._complement(phrase.role, end, stop)
        if rest is None or phrase.role is None or phrase.titled:
            return phrase, end
        after, nation, named = rest
        nation = phrase.nation or nation
        if named is not None and phrase.role.group is RoleGroup.PERSON and not phrase.role.plural:
            return replace(
                phrase,
                span=Span(phrase.span.start, self._view.words[after - 1].end),
                complement=self._view.span(end, named),
                name=self._view.span(named, after),
                nation=nation,
            ), after
        if phrase.role.group is RoleGroup.BODY:
            span = Span(phrase.span.start, self._view.words[after - 1].end)
            known = self._only_known(phrase, end, after)
            if known:
                return replace(known, span=span), after
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

    def _only_known(self, phrase: NounPhrase, end: int, after: int) -> NounPhrase | None:
        """The known body of "the armed group of NAME", whose noun only says what it is."""
        generic = role_words("en", "generic", "words")
        if phrase.role is None or phrase.role.lemma not in generic or phrase.name:
            return None
        start = end + 1 + (self._view.lower(end + 1) == "the")
        parts = self._reader.read(start, after, opening=False)
        if len(parts) != 1 or parts[0].sort is not Sort.KNOWN:
            return None
        name = self._view.span(parts[0].first, parts[0].end)
        return NounPhrase(span=name, name=name, known=parts[0].known)

    def _complement(self, role: Role | None, end: int, stop: int) -> "_Complement | None":
        """Where "of the Armed Forces of Orland" ends, the nation in it, and a name after it."""
        nation, after, named = None, None, None
        posted = role is not None and role.lemma in role_words("en", "posted", "words")
        joining = self._joining | {"to"} if posted else self._joining
        while end < stop and self._view.lower(end) in joining:
            start = end + 1 + (self._view.lower(end + 1) == "the")
            parts = up_to_document(self._reader.read(start, stop, opening=False))
            if not parts or not any(self._proper(part) for part in parts):
                break
            nation = nation or next((part.nation for part in parts if part.nation), None)
            last = (
                self._matters_on(parts[-1].end, stop) if role and _is_body(role) else parts[-1].end
            )
            after = end = self._possession(self._with_noun(parts[-1], last, stop), stop)
            named = _name_after(parts) or self._after_matters(parts) or self._after_place(parts)
            if named is None and self._view.lower(end - 1) in self._places | self._led:
                called = self._reader.read(end, stop, opening=False)
                if len(called) > 1 and all(part.sort in _IN_NAMES for part in called):
                    named, after, end = end, called[-1].end, called[-1].end
        return _Complement(after, nation, named) if after else None

    def _matters_on(self, end: int, stop: int) -> int:
        """Where "Science and | Border Security" ends; `end` if no matter follows "and"."""
        if self._view.lower(end) != "and":
            return end
        last = end + 1
        while last < stop and self._view.capital(last):
            last += 1
        matters = role_words("en", "portfolios", "words")
        return last if self._view.lower(last - 1) in matters else end

    def _after_matters(self, parts: list[Part]) -> int | None:
        """Where the name begins in "(minister of) Foreign Affairs Mika Holt"."""
        matters = role_words("en", "portfolios", "words")
        words = [self._view.lower(part.first) for part in parts]
        first = next((i for i, word in enumerate(words) if word not in matters), len(parts))
        rest = parts[first:]
        named = first and len(rest) > 1 and all(part.sort is Sort.CAPITAL for part in rest)
        return rest[0].first if named else None

    def _after_place(self, parts: list[Part]) -> int | None:
        """Where the name begins in "(governor of) Kest Talal Baran": at a given name."""
        if len(parts) <= _FULL or any(part.sort not in _IN_NAMES for part in parts):
            return None
        word = _WRITTEN.match(self._view.text, self._view.starts[parts[1].first])
        return parts[1].first if word and gender_of(word[0]) else None

    def _with_noun(self, part: Part, end: int, stop: int) -> int:
        """ "(The head of) Orlandic | diplomacy": an adjective of a nation with its noun."""
        adjective = part.nation is not None and part.nation.use is NationUse.ADJECTIVE
        noun = self._view.lower(end)
        if not adjective or part.end != end or end >= stop or not noun.isalpha():
            return end
        named = self._view.capital(end) or self._view.capital(end + 1)
        named = named and noun not in self._led  # "Orlandic diplomacy | Runa Aldis"
        return end if named or noun in self._function else end + 1

    def _possession(self, end: int, stop: int) -> int:
        """Where "Orland's president" ends, or "Halvik province"."""
        if self._view.lower(end) in self._places:
            end += 1
        if self._view.lower(end) != "'s":
            return end
        owned = self._reader.read(end + 1, stop, opening=False)
        if owned and owned[-1].role:
            return owned[-1].end
        return self._named_body(end + 1, stop) or end

    def _named_body(self, first: int, stop: int) -> int | None:
        """Where "(Orland's) National Security and Defence Council" ends: capitals up to a body."""
        last = first
        while last < stop and (
            self._view.capital(last)
            or (self._view.lower(last) == "and" and self._view.capital(last + 1))
        ):
            last += 1
        hit = self._bodies.at(self._view, last - 1) if last > first + 1 else None
        return last if hit and _is_body(hit.value) else None

    def _after_nation(self, parts: list[Part]) -> list[Part]:
        """The name of two words or more after a nation's adjective: "Orlandic | Runa Aldis"."""
        nation = parts[0].nation
        if nation is None or nation.use is not NationUse.ADJECTIVE:
            return []
        called = list(takewhile(lambda part: part.sort in (Sort.CAPITAL, Sort.GLUE), parts[1:]))
        whole = sum(part.sort is Sort.CAPITAL for part in called) > 1
        return called if whole and called[0].sort is Sort.CAPITAL else []

    def _named(self, parts: list[Part], start: int) -> tuple[NounPhrase, int]:
        """A phrase without role noun: a nation, a known name, or capitalised words."""
        first = parts[start]
        if first.sort is Sort.KNOWN or first.sort is Sort.NATION:
            called = self._after_nation(parts[start:])
            span = self._view.span(first.first, called[-1].end if called else first.end)
            name = self._view.span(called[0].first, called[-1].end) if called else span
            nation, known = first.nation, first.known
            return NounPhrase(span=span, name=name, nation=nation, known=known), (
                called[-1].end if called else first.end
            )
        end, known = first.end, None
        for part in parts[start + 1 :]:
            if _is_branch(part):
                end, known = part.end, part.known
            if part.sort not in (Sort.CAPITAL, Sort.GLUE):
                break
            end = part.end
        span = self._view.span(first.first, end)
        return NounPhrase(span=span, name=span, known=known), end


@once_a_reading
def phrases_of(reading: Reading, vocabulary: Vocabulary | None) -> tuple[NounPhrase, ...]:
    """The noun phrases of a report outside furniture, in order and disjoint."""
    scanner = Scanner(view_of(reading), vocabulary)
    told = (sentence for sentence in reading.sentences if not reading.is_furniture(sentence))
    return tuple(phrase for sentence in told for phrase in scanner.scan(sentence))


_FULL = 2  # words of a full name
_WRITTEN = re.compile(r"\S+")  # a word with the marks beside it
_IN_NAMES = (Sort.CAPITAL, Sort.GLUE)
_LOOSE = (Sort.MODIFIER, Sort.GLUE)


def _is_branch(part: Part) -> bool:
    """ "The Kestian | Red Crescent": aid bodies have branches named after places."""
    return part.sort is Sort.KNOWN and part.known is SourceKind.AID and part.end - part.first > 1


def _is_body(role: Role) -> bool:
    return role.group is RoleGroup.BODY


def _leads_a_name(role: Role, tail: list[Part]) -> bool:
    """True for a country between a title and a name: "Minister of Defence Orland | Runa Aldis"."""
    nation = tail[0].nation
    named = len(tail) > _FULL and all(part.sort is Sort.CAPITAL for part in tail[1:])
    country = nation is not None and nation.use is NationUse.NAME
    return country and named and role.group is RoleGroup.PERSON


def _name_after(parts: list[Part]) -> int | None:
    """First word of two or more capitals after a nation or a body, else None."""
    anchored = [i for i, p in enumerate(parts) if p.sort in (Sort.NATION, Sort.ROLE, Sort.KNOWN)]
    tail = parts[anchored[-1] + 1 :] if anchored else []
    capitals = sum(part.sort is Sort.CAPITAL for part in tail)
    plain = all(part.sort in (Sort.CAPITAL, Sort.GLUE) for part in tail)
    return tail[0].first if capitals > 1 and plain and tail[0].sort is Sort.CAPITAL else None


def _complete(phrase: NounPhrase) -> bool:
    """False for a bare singular noun ("fighter jets", "army life"): that is no noun phrase."""
    role = phrase.role
    if role is None or role.plural or phrase.name or phrase.nation:
        return True
    return bool(phrase.determiner or phrase.owner)


def begins_at(view: WordView, first: int, start: int) -> bool:
    """True if a phrase whose span starts at word `start` may itself begin at word `first`.

    A determiner or an owner opens it: ", a research | analyst", not ", met the | mayor".
    """
    return first == start or view.lower(first) in determiners("en") or view.capital(first)


def stands_for_nation(phrase: NounPhrase) -> bool:
    """True for a nation's name, seat or office standing alone."""
    uses = (NationUse.NAME, NationUse.SEAT, NationUse.OFFICE)
    return phrase.role is None and phrase.nation is not None and phrase.nation.use in uses
