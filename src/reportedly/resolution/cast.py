"""The cast of a report: the persons and bodies it names, with role, kind, gender and place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import (
    NounPhrase,
    Scanner,
    begins_at,
    phrases_of,
    stands_for_nation,
)
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import Gender, RoleGroup, plain_words, role_words, roles
from reportedly.model.claim import Anonymity
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.names import ARTICLES

_APPOSITION_REACH = 14  # words after a comma in which an apposition's noun must stand
_DETERMINER_REACH = 3  # … and where its noun phrase must have begun
_NAME_WORDS = 4  # a longer run of capitals is a title or a headline, not a person
_JOINING = ("of", "for")
_PLACING = frozenset({"to", "of", "on", "north", "south", "east", "west"})

# Bodies whose spokespeople, directors and heads count as theirs; those of a ministry are officials.
_BELONGING_REACH = 5  # words from "of" to the end of the body's name: "of the old town hospital"
OLDEST = 110  # years: a larger number after a name is no age
_LENDING = frozenset(
    (
        SourceKind.MILITARY,
        SourceKind.ARMED_GROUP,
        SourceKind.MEDIC,
        SourceKind.AID,
        SourceKind.ORGANISATION,
    )
)
_SITTING = frozenset({"council", "assembly", "committee", "commission", "party", "bloc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone or something a report speaks of, at one place of its text."""

    span: Span
    name: str | None
    kind: SourceKind
    group: RoleGroup | None  # None: a name that may be a person or a body
    role: str | None = None
    lemma: str = ""  # of the role noun
    gender: Gender | None = None
    plural: bool = False
    nation: str | None = None
    anonymous: Anonymity | None = None
    reason: Span | None = None
    spoke: bool = False
    until: int = 0  # where what it said last ends


class Cast:
    """Names of one report, and what its titles and appositions say of each."""

    def __init__(
        self, reading: Reading, view: WordView, vocabulary: Vocabulary | None = None
    ) -> None:
        self._view = view
        self._closely = Scanner(view, vocabulary, weak=True)
        self.sentences = [s for s in reading.sentences if not reading.is_furniture(s)]
        self._starts = [sentence.start for sentence in self.sentences]
        self._quoted = sorted(piece for quoted in reading.quoted for piece in quoted.pieces)
        self._appositions: set[Span] = set()
        phrases = phrases_of(reading, vocabulary)
        self._found = [self.member(phrase) for phrase in phrases]
        owners = {p.owner.span for p in phrases if p.owner and _is_body(p)}
        apart = self._appositions | owners
        self.members = [member for member in self._found if member.span not in apart]
        self._people = _by_last_name(self.members)
        self._first_names = _by_first_name(self._people.values())
        self._long_names = _long_names(self.members)
        self.members = [self.known(member) for member in self.members if not self._is_place(member)]

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that holds `span`, or None if none does (furniture)."""
        at = bisect_right(self._starts, span.start) - 1
        holds = at >= 0 and self.sentences[at].contains(span)
        return self.sentences[at] if holds else None

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences begin in [start, end]."""
        return max(0, bisect_right(self._starts, end) - bisect_left(self._starts, start))

    def before(self, offset: int, sentences: int) -> list[Member]:
        """Members that begin before `offset`, as far back as that many sentences."""
        at = bisect_right(self._starts, offset) - 1
        oldest = self._starts[at - sentences] if at > sentences else 0
        key = attrgetter("span")
        first = bisect_left(self.members, Span(oldest, 0), key=key)
        return self.members[first : bisect_left(self.members, Span(offset, 0), key=key)]

    def first_from(self, offset: int) -> Member:
        """The first member at or after `offset`; there must be one."""
        return self.members[bisect_left(self.members, Span(offset, 0), key=attrgetter("span"))]

    def is_quoted(self, span: Span) -> bool:
        """True between quotation marks (of the outermost quotation around, if several)."""
        at = bisect_right(self._quoted, span.start, key=attrgetter("start")) - 1
        return any(piece.contains(span) for piece in self._quoted[max(0, at - 2) : at + 1])

    def member(self, phrase: NounPhrase) -> Member:
        """The member that `phrase` speaks of, with what stands in apposition to it."""
        role = phrase.role
        if role is None:
            return self._bare(phrase)
        explained = None if phrase.name else self.name_after(phrase)
        name = explained or (self.name_of(phrase) if phrase.name else self._owned(phrase))
        return Member(
            span=phrase.span,
            name=name,
            kind=SourceKind.UNSTATED
            if name and role.kind is SourceKind.UNNAMED
            else self._kind(phrase),
            group=role.group,
            role=self.role_of(phrase) if _tells_role(phrase) else None,
            lemma=role.lemma,
            gender=role.gender or self._honorific(phrase),
            plural=role.plural,
            nation=_nation(phrase),
        )

    def _owned(self, phrase: NounPhrase) -> str | None:
        """ "Orland's ministry of defence": a body whose owner's name tells which one it is."""
        owner, role = phrase.owner, phrase.role
        if role is None or role.group is not RoleGroup.BODY or role.plural:
            return None
        if owner is None or owner.name is None or owner.role is not None:
            return None
        last = self._view.first(phrase.span.end)
        if self._view.lower(last) != "of":
            return self.role_of(phrase)
        matters = role_words("en", "portfolios", "words")
        end = last + 1
        while self._view.lower(end) in matters:
            end += 1
        named = self._view.words[end - 1].end
        return self._as_inside(owner.span.start, named) if end > last + 1 else None

    def _kind(self, phrase: NounPhrase) -> SourceKind:
        """The kind of a role; whoever speaks for an army or a hospital is of its kind."""
        role = phrase.role
        assert role is not None
        assert phrase.head is not None
        if role.kind is SourceKind.UNNAMED:
            return self._sphere(Span(phrase.span.start, phrase.head.start)) or role.kind
        if role.kind is not SourceKind.OFFICIAL:
            return role.kind
        belongs = phrase.name or phrase.owner or phrase.complement
        rank = None if belongs else self._next_after_comma(phrase.span)
        if rank and rank.titled and rank.role and rank.role.kind is SourceKind.MILITARY:
            return SourceKind.MILITARY  # "a spokesman, Colonel Joren Tahl"
        if phrase.owner and phrase.owner.role and phrase.owner.role.kind in _LENDING:
            return phrase.owner.role.kind
        around = (Span(phrase.span.start, phrase.head.start), self._belonging(phrase))
        lent = (self._body_in(span) for span in around if span is not None)
        found = next((kind for kind in lent if kind is not None), role.kind)
        office = role.lemma in role_words("en", "office", "words")
        return role.kind if office and found is SourceKind.ORGANISATION else found

    def _sphere(self, before: Span) -> SourceKind | None:
        """The kind that an adjective gives to a source: "a military source"."""
        words = {self._view.lower(index) for index in self._view.range(before)}
        for kind in (SourceKind.MILITARY, SourceKind.OFFICIAL, SourceKind.MEDIC):
            if words & role_words("en", "spheres", kind.value):
                return kind
        return None

    def _belonging(self, phrase: NounPhrase) -> Span | None:
        """The words that say to what a role belongs: "of the hospital", "for the army"."""
        if phrase.complement is not None:
            return phrase.complement
        after = self._view.first(phrase.span.end)
        if self._view.lower(after) not in ("of", "for", "at"):
            return None
        last = min(after + _BELONGING_REACH, len(self._view.words))
        return Span(self._view.words[after].start, self._view.words[last - 1].end)

    def _body_in(self, span: Span) -> SourceKind | None:
        """The kind of the first body in those words that lends its kind to who speaks for it."""
        book = roles("en")
        for index in self._view.range(span):
            found = book.at(self._view, index)
            if found and found.value.group is RoleGroup.BODY:
                lends = found.value.kind in _LENDING and found.value.lemma not in _SITTING
                return found.value.kind if lends else None
        return None

    def _is_place(self, member: Member) -> bool:
        """True for a name of nothing known after a word of place: "in Kest", "to Halvik"."""
        if member.group is not None:
            return False
        before = self._view.lower(self._view.first(member.span.start) - 1)
        return before in _PLACING or before in role_words("en", "function", "locative")

    def _bare(self, phrase: NounPhrase) -> Member:
        """A name without role noun: a nation, a known body, or whoever an apposition explains."""
        plain = Member(
            span=phrase.span,
            name=self.name_of(phrase),
            kind=SourceKind.UNSTATED,
            group=None,
            nation=_nation(phrase),
        )
        if phrase.nation and phrase.nation.use is NationUse.PEOPLE:
            return replace(plain, group=RoleGroup.PERSON, plural=True)
        if plain.name and plain.name.split()[-1].lower() in role_words("en", "outlets", "endings"):
            return replace(plain, kind=SourceKind.MEDIA, group=RoleGroup.BODY)
        if stands_for_nation(phrase) or phrase.known:
            kind = phrase.known or SourceKind.GOVERNMENT
            return replace(plain, kind=kind, group=RoleGroup.BODY)
        said = self.role_after(phrase) or self.role_before(phrase)
        if said is None or said.role is None:
            if self._has_age(phrase):
                return replace(plain, kind=SourceKind.WITNESS, group=RoleGroup.PERSON)
            gender = self._honorific(phrase)
            return replace(plain, group=RoleGroup.PERSON if gender else None, gender=gender)
        self._appositions.add(said.span)
        return replace(
            plain,
            kind=said.role.kind,
            group=said.role.group,
            role=self.role_of(said) if said.role.group is RoleGroup.PERSON else None,
            lemma=said.role.lemma,
            gender=said.role.gender,
            nation=_nation(said),
        )

    def _has_age(self, phrase: NounPhrase) -> bool:
        """ "Nelya Quist, 34, told …": news gives the age of those who speak for themselves."""
        after = self._view.first(phrase.span.end)
        age = self._view.lower(after + 1)
        if self._view.lower(after) != "," or not age.isdigit():
            return False
        return 0 < int(age) <= OLDEST and self._view.lower(after + 2) in (",", ".", ";", "")

    def name_of(self, phrase: NounPhrase) -> str:
        """The name in `phrase` as written, with the nation that owns it, without honorific."""
        assert phrase.name is not None
        start = phrase.name.start
        body = phrase.role is not None and phrase.role.group is RoleGroup.BODY
        if body and phrase.owner and phrase.owner.name and start == phrase.span.start:
            start = phrase.owner.name.start
        end = phrase.name.end
        initial = self._view.text[end - 2 : end + 1]  # "Runa A.": the stop belongs to the name
        end += initial[:1] == " " and initial[1:2].isupper() and initial[2:] == "."
        return _without_honorific(self._view.text[start:end])

    def role_of(self, phrase: NounPhrase) -> str:
        """The role as written: "president of Orland", "ministry's spokeswoman"."""
        assert phrase.head is not None
        start = phrase.owner.span.start if phrase.owner else phrase.span.start
        end = phrase.complement.end if phrase.complement else phrase.head.end
        return self._as_inside(start, end)

    def _as_inside(self, start: int, end: int) -> str:
        """The words there, without the capital that only the head of a sentence gave them."""
        text = self._view.text[start:end]
        at = bisect_left(self._starts, start)
        opens = at < len(self._starts) and self._starts[at] == start
        plain = text.split()[0].lower() in plain_words("en") or roles("en").at(
            self._view, self._view.first(start)
        )
        return text[0].lower() + text[1:] if opens and plain and text[1:2].islower() else text

    def role_after(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase in apposition after a name: ", a military analyst"."""
        found = self._next_after_comma(phrase.span)
        if found is None or found.role is None or found.titled or found.role.plural:
            return None
        return found if found.role.group is not RoleGroup.DOCUMENT else None

    def name_after(self, phrase: NounPhrase) -> str | None:
        """The name in apposition after a role: "the ministry's spokesman, Captain Joren Tahl"."""
        assert phrase.role is not None
        if phrase.role.group is not RoleGroup.PERSON or phrase.role.plural:
            return None
        found = self._next_after_comma(Span(phrase.span.start, self._whole_role(phrase)))
        if found is None or found.name is None or found.nation:
            return None
        person = found.titled or (found.role is None and found.known is None)
        closed = self._view.lower(self._view.first(found.span.end)) in (",", ".", "")
        return self.name_of(found) if person and closed else None

    def named_beside(self, source: Span) -> str | None:
        """The personal name between commas after a source: "a prisoner, Joren Tahl, said"."""
        found = self._next_after_comma(source)
        if found is None or found.name is None or found.nation or found.known:
            return None
        person = found.titled or found.role is None
        closed = self._view.lower(self._view.first(found.span.end)) in (",", ".", "of", "from", "")
        return self.name_of(found) if person and closed else None

    def _whole_role(self, phrase: NounPhrase) -> int:
        """Where a role ends with what it belongs to: "the deputy minister of defence |,"."""
        after = self._view.first(phrase.span.end)
        if self._view.lower(after) not in ("of", "for", "at"):
            return phrase.span.end
        last = min(after + _BELONGING_REACH, len(self._view.words) - 1)
        for index in range(after + 1, last + 1):
            word = self._view.lower(index)
            if word == ",":
                return self._view.words[index - 1].end
            if not word.isalpha():
                break
        return phrase.span.end

    def _next_after_comma(self, span: Span) -> NounPhrase | None:
        """The noun phrase that begins right after a comma at the end of `span`."""
        after = self._view.first(span.end)
        if self._view.lower(after) != ",":
            return None
        stop = min(after + 1 + _APPOSITION_REACH, len(self._view.words))
        if stop <= after + 1:
            return None
        found = next(self._closely.scan(self._view.span(after + 1, stop)), None)
        if found is None:
            return None
        start = self._view.first(found.span.start)
        near = start - after <= _DETERMINER_REACH and begins_at(self._view, after + 1, start)
        return found if near else None

    def role_before(self, phrase: NounPhrase) -> NounPhrase | None:
        """The role right before a name and its comma: "a baker, Pelle Anders"."""
        first = self._view.first(phrase.span.start)
        if self._view.lower(first - 1) != "," or first < 2:
            return None
        start = max(0, first - 1 - _APPOSITION_REACH)
        found = list(self._closely.scan(self._view.span(start, first - 1)))
        if not found or found[-1].role is None or found[-1].titled or found[-1].role.plural:
            return None
        last = found[-1]
        ends = last.complement.end if last.complement else last.span.end
        person = last.role is not None and last.role.group is RoleGroup.PERSON
        return last if person and ends == self._view.words[first - 2].end else None

    def _honorific(self, phrase: NounPhrase) -> Gender | None:
        """The gender that "Mr" or "Ms" inside or right before `phrase` fixes."""
        first = self._view.first(phrase.span.start)
        inside = {self._view.lower(index) for index in (first - 2, first - 1, first)}
        return next(
            (gender for gender in Gender if inside & role_words("en", "honorifics", gender.value)),
            None,
        )

    def known(self, member: Member) -> Member:
        """`member` with the full name and role the report gives elsewhere, if it does."""
        if member.name is None or member.plural:
            return member
        long = self._long_names.get(member.name)
        if long and member.group is not RoleGroup.PERSON:
            return next(replace(m, span=member.span) for m in self._found if m.name == long)
        if member.group is RoleGroup.BODY:
            return member
        full = self._people.get(last_name(member.name)) or self._first_names.get(member.name)
        if full and full.name and full.name.split()[0] == member.name:
            return replace(full, span=member.span, spoke=member.spoke)
        if full is None or full.name is None or not full.name.endswith(member.name):
            return member
        if member.group is RoleGroup.PERSON and member.role:
            return replace(member, name=full.name)
        return replace(full, span=member.span, spoke=member.spoke)

    def just_before(self, offset: int) -> Member | None:
        """Whoever is named right before a relative pronoun at `offset`."""
        first = self._view.first(offset)
        reach = max(0, first - _APPOSITION_REACH)
        if reach == first:
            return None
        found = list(self._closely.scan(self._view.span(reach, first)))
        if not found or offset - found[-1].span.end > len(", "):
            return None
        return self.known(self.member(found[-1]))

    def learn(self, members: Iterable[Member]) -> None:
        """Take in the full names and roles that sources give, which read more words as roles."""
        for member in members:
            if _named_person(member):
                assert member.name is not None
                last = last_name(member.name)
                if last not in self._people or _weight(member) > _weight(self._people[last]):
                    self._people[last] = member

    def with_role(self, lemma: str) -> Member | None:
        """The one named person of that role, wherever the report names them.

        "The regional governor" is also who is called governor, if only one is.
        """
        found = self._by_role.get(lemma) or self._by_role.get(lemma.rpartition(" ")[2], {})
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _by_role(self) -> dict[str, dict[str | None, Member]]:
        """Lemma of a role -> the named persons of that role, by name."""
        found: dict[str, dict[str | None, Member]] = {}
        for member in filter(_named_person, self.members):
            found.setdefault(member.lemma, {})[member.name] = member
        return found


def _is_body(phrase: NounPhrase) -> bool:
    return phrase.role is not None and phrase.role.group is RoleGroup.BODY


def _tells_role(phrase: NounPhrase) -> bool:
    assert phrase.role is not None
    return phrase.role.group is RoleGroup.PERSON or phrase.name is None


def _nation(phrase: NounPhrase) -> str | None:
    word = phrase.nation or (phrase.owner.nation if phrase.owner else None)
    return word.nation.code if word else None


def _without_honorific(name: str) -> str:
    first, _, rest = name.partition(" ")
    every = [role_words("en", "honorifics", key) for key in ("male", "female", "any")]
    titled = rest and any(first.lower() in listed for listed in every)
    return _without_honorific(rest.removeprefix(". ")) if titled else name


def _named_person(member: Member) -> bool:
    return member.name is not None and member.group is RoleGroup.PERSON and not member.plural


def _by_last_name(members: Iterable[Member]) -> dict[str, Member]:
    """Persons by last name; a titled one wins, then the longest name, then one with a role."""
    found: dict[str, Member] = {}
    for member in _persons(members):
        assert member.name is not None
        last = last_name(member.name)
        old = found.get(last)
        found[last] = member if old is None else _fuller(*sorted((old, member), key=_weight))
    return found


def _fuller(light: Member, heavy: Member) -> Member:
    """The one of more weight, with the other's name if that is the whole of it: "Mr Holt"."""
    assert heavy.name is not None
    assert light.name is not None
    whole = " " in light.name and " " not in heavy.name
    return replace(heavy, name=light.name) if whole else heavy


def _by_first_name(members: Iterable[Member]) -> dict[str, Member]:
    """Persons whose first name nobody else of the report has."""
    found: dict[str, list[Member]] = {}
    for member in members:
        words = (member.name or "").split()
        if len(words) > 1 and member.group is RoleGroup.PERSON:
            found.setdefault(words[0], []).append(member)
    return {first: sharing[0] for first, sharing in found.items() if len(sharing) == 1}


def last_name(name: str) -> str:
    """The last word of a name without its Arabic article: "al-Dorn" and "Dorn" are one."""
    last = name.split()[-1]
    article, hyphen, rest = last.partition("-")
    return rest if hyphen and article.lower() in ARTICLES and rest[:1].isupper() else last


def _persons(members: Iterable[Member]) -> Iterator[Member]:
    """Named persons, and names of two to four words that may be persons."""
    for member in members:
        words = len(member.name.split()) if member.name else 0
        if _named_person(member) or (member.group is None and 1 < words <= _NAME_WORDS):
            yield member


def _weight(member: Member) -> tuple[bool, int, bool]:
    name = member.name or ""
    return member.group is RoleGroup.PERSON, len(name.split()), member.role is not None


def _long_names(members: Iterable[Member]) -> dict[str, str]:
    """Short names and initials of bodies, and the one longer name in the report they stand for."""
    bodies = [m for m in members if m.name and m.group is RoleGroup.BODY]
    names = {m.name for m in bodies if m.name and (m.lemma or " " in m.name)}
    shorts = {m.name for m in bodies if m.name and m.lemma}
    shorts |= {m.name for m in members if m.name and m.name.isupper()}
    found: dict[str, str] = {}
    for short in shorts:
        longer = sorted((name for name in names if _extends(name, short)), key=len)
        if longer and all(longer[0] in name for name in longer):
            found[short] = longer[0]
    return found


def _extends(name: str, short: str) -> bool:
    if name == short:
        return False
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    inside = any(f" {short} {link} " in f" {name} " for link in _JOINING)
    led = inside or name.endswith(f" {short}")
    return led or (len(short) > 1 and initials == short)
