"""The cast of a report: the persons and bodies it names, with role, kind, gender and place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import NounPhrase, Scanner, phrases_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.speakers.appositions import REACH
from reportedly.resolution.speakers.called_in_full import called_in_full
from reportedly.resolution.speakers.headlines import Headlines
from reportedly.resolution.speakers.listed_places import in_list_of_places
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.member_reader import MemberReader
from reportedly.resolution.speakers.short_names import (
    by_first_name,
    by_last_name,
    ends_alike,
    last_name,
    long_names,
    named_person,
    respelt,
    weight,
)
from reportedly.resolution.speakers.whose_head import apart_from_head

_A = ("a", "an")
_ASKED_REACH = 4  # words from "asked" to the name of who is asked: "asked the commander, Col. Vell"
_PLACING = frozenset({"to", "of", "on", "north", "south", "east", "west"})


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
        self._reader = MemberReader(view, self._closely, vocabulary, self._starts)
        phrases = list(apart_from_head(view, self._closely, phrases_of(reading, vocabulary)))
        self._found = [self.member(phrase) for phrase in phrases]
        owners = {p.owner.span for p in phrases if p.owner and _is_body(p)}
        apart = self._reader.apart | owners | self._explaining(phrases)
        self.members = [member for member in self._found if member.span not in apart]
        self._headlines = Headlines(view)
        self._people = by_last_name(map(self._without_place, self.members))
        self._first_names = by_first_name(self._people.values())
        self._long_names = long_names(self.members)
        self.members = [self.known(m) for m in self.members if not self._is_no_name(m)]

    def _explaining(self, phrases: Sequence[NounPhrase]) -> set[Span]:
        """ "The Lakes Observatory a Brenn-based group": what a body is, without the comma."""
        found = set()
        for body, said in pairwise(phrases):
            article = self._view.first(body.span.end)
            near = self._view.first(said.span.start) - article == 1 and said.determiner in _A
            if near and body.name and _is_body(body) and _is_body(said) and not said.name:
                found.add(said.span)
        return found

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that holds `span`, or None if none does (furniture)."""
        at = bisect_right(self._starts, span.start) - 1
        holds = at >= 0 and self.sentences[at].contains(span)
        return self.sentences[at] if holds else None

    def sentence_before(self, span: Span) -> Span | None:
        """The sentence before the one that holds `span`."""
        at = bisect_right(self._starts, span.start) - 2
        return self.sentences[at] if at >= 0 else None

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

    def heard_before(self, span: Span) -> list[Member]:
        """Those whose address, interview or remarks the sentence speaks of before `span`."""
        near = self.before(span.start, 1)
        return [m for m in near if m.group is None and self._is_heard(m)]

    def _is_heard(self, member: Member) -> bool:
        """ "Vell's latest address"."""
        after = self._view.first(member.span.end)
        words = {self._view.lower(index) for index in range(after + 1, after + 4)}
        return self._view.lower(after) == "'s" and bool(
            words & role_words("en", "speeches", "words")
        )

    def is_asked(self, member: Member) -> bool:
        """ "The Observer asked Colonel Vell", "we met Vell": one whom a newsroom turned to."""
        sentence = self.sentence_of(member.span)
        if sentence is None or member.group is RoleGroup.BODY:
            return False
        first, last = self._view.first(sentence.start), self._view.first(member.span.start)
        verbs = role_words("en", "asked", "verbs")
        near = range(max(first, last - _ASKED_REACH), last)
        verb = next((index for index in near if self._view.lower(index) in verbs), None)
        if verb is None:
            return False
        before = {self._view.lower(index) for index in range(first, verb)}
        asker = self.first_from(sentence.start)
        paper = asker.group is None and self.word_before(asker.span) == "the"  # "The Sentinel"
        press = asker.kind is SourceKind.MEDIA or paper
        return press or bool(before & role_words("en", "asked", "askers"))

    def is_country(self, span: Span) -> bool:
        """True if a nation's own name stands there, not its capital's or government's."""
        found = next(self._closely.scan(span), None)
        nation = found.nation if found else None
        return nation is not None and nation.use is NationUse.NAME

    def role_start(self, member: Member) -> int:
        """Where a role that stands right before its name begins; where the name does, if none."""
        role, text, start = member.role or "", self._view.text, member.span.start
        end = start - len(", ") if text.endswith(", ", 0, start) else start
        return end - len(role) if role and text.endswith(role, 0, end) else start

    def word_before(self, span: Span) -> str:
        """The word right before a span, in lower case."""
        return self._view.lower(self._view.first(span.start) - 1)

    def first_from(self, offset: int) -> Member:
        """The first member at or after `offset`; there must be one."""
        return self.members[bisect_left(self.members, Span(offset, 0), key=attrgetter("span"))]

    def is_quoted(self, span: Span) -> bool:
        """True between quotation marks (of the outermost quotation around, if several)."""
        at = bisect_right(self._quoted, span.start, key=attrgetter("start")) - 1
        return any(piece.contains(span) for piece in self._quoted[max(0, at - 2) : at + 1])

    def member(self, phrase: NounPhrase) -> Member:
        """The member that `phrase` speaks of, with what stands in apposition to it."""
        return self._reader.member(phrase)

    def named_beside(self, source: Span) -> str | None:
        """The personal name between commas after a source: "a prisoner, Joren Tahl, said"."""
        found = self._reader.beside.named_beside(source)
        return self._reader.name_of(found) if found else None

    def called_in_full(self, noun: str, before: int) -> str | None:
        """The fuller name that a body without one was called by before: "district council"."""
        return called_in_full(self._view, noun, before)

    def _is_no_name(self, member: Member) -> bool:
        """True for a place's name, and for capitals of nothing known where every word has one."""
        return self._is_place(member) or (
            member.group is None and self._headlines.has(self.sentence_of(member.span))
        )

    def _is_place(self, member: Member) -> bool:
        """True for a name of nothing known after a word of place: "in Kest", "to Halvik"."""
        if member.group is not None or self._is_heard(member):
            return False
        first = self._view.first(member.span.start)
        before = self._view.lower(first - 1)
        placed = before in _PLACING or before in role_words("en", "function", "locative")
        return placed or in_list_of_places(self._view, first)

    def _without_place(self, member: Member) -> Member:
        """ "In Kest Ibrahim Dorn told …": a place that no comma parts from a given name."""
        place, _, rest = (member.name or "").partition(" ")
        before = self.word_before(member.span)
        placed = before in role_words("en", "function", "locative") and member.group is None
        parted = placed and " " in rest and gender_of(rest) and not gender_of(place)
        return replace(member, name=rest, gender=gender_of(rest)) if parted else member

    def known(self, member: Member) -> Member:
        """`member` with the full name and role the report gives elsewhere, if it does."""
        if member.name is None or member.plural:
            return member
        long = self._long_names.get(member.name)
        if long and member.group is not RoleGroup.PERSON:
            return next(replace(m, span=member.span) for m in self._found if m.name == long)
        if member.group is RoleGroup.BODY:
            return member
        if member.group is None and (body := self._explained.get(member.name)):
            return replace(body, span=member.span, spoke=member.spoke)
        other = respelt(member.name, self._people)
        if other:
            return replace(other, span=member.span, spoke=member.spoke)
        full = self._people.get(last_name(member.name)) or self._first_names.get(member.name)
        if full and full.name and full.name.split()[0] == member.name:
            return replace(full, span=member.span, spoke=member.spoke)
        if full is None or full.name is None or not ends_alike(full.name, member.name):
            return member
        if _begins_it(member.name) and not _begins_it(full.name):
            return member  # "Kest Talal Baran" where no comma parts a place from a person
        if member.group is RoleGroup.PERSON and member.role:
            return replace(member, name=full.name)
        return replace(full, span=member.span, spoke=member.spoke)

    def just_before(self, offset: int) -> Member | None:
        """Whoever is named right before a relative pronoun at `offset`."""
        first = self._view.first(offset)
        reach = max(0, first - REACH)
        if reach == first:
            return None
        found = list(self._closely.scan(self._view.span(reach, first)))
        if not found or offset - found[-1].span.end > len(", "):
            return None
        return self.known(self.member(found[-1]))

    def learn(self, members: Iterable[Member]) -> None:
        """Take in the full names and roles that sources give, which read more words as roles."""
        for member in members:
            if named_person(member):
                assert member.name is not None
                last = last_name(member.name)
                if last not in self._people or weight(member) > weight(self._people[last]):
                    self._people[last] = member

    def with_role(self, lemma: str) -> Member | None:
        """The one named person of that role, wherever the report names them.

        "The regional governor" is also who is called governor, if only one is.
        """
        found = self._by_role.get(lemma) or self._by_role.get(lemma.rpartition(" ")[2], {})
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _explained(self) -> dict[str | None, Member]:
        """Bodies whose kind stands beside their name: "the Red Lantern aid group"."""
        return {
            member.name: member
            for member in reversed(self._found)
            if member.group is RoleGroup.BODY and not member.plural and member.lemma
            if member.name and member.lemma not in member.name.lower()
        }

    @cached_property
    def _by_role(self) -> dict[str, dict[str | None, Member]]:
        """Lemma of a role -> the named persons of that role, by name."""
        found: dict[str, dict[str | None, Member]] = {}
        for member in filter(named_person, self.members):
            found.setdefault(member.lemma, {})[member.name] = member
        return found


def _begins_it(name: str) -> bool:
    """True for a full name that begins with a given name."""
    return " " in name and gender_of(name) is not None


def _is_body(phrase: NounPhrase) -> bool:
    return phrase.role is not None and phrase.role.group is RoleGroup.BODY
