"""Makes members of noun phrases: name, role, kind, gender and nation as the words beside tell."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import NounPhrase, Scanner, stands_for_nation
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import Gender, Role, RoleGroup, plain_words, role_words, roles
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.speakers.appositions import Beside
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.member_kinds import Kinds
from reportedly.resolution.speakers.short_names import without_honorific
from reportedly.resolution.speakers.spelled_out import spelled_out

# Where a body is, as part of what it is called.
SEAT = re.compile(r"\s+in\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}(?![\w’'-])")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CALLING = frozenset({"known", "called", "named", "nicknamed"})
OLDEST = 110  # years: a larger number after a name is no age


class MemberReader:
    """Reads members of one report; `apart` are the phrases that only explain another."""

    def __init__(
        self, view: WordView, closely: Scanner, vocabulary: Vocabulary | None, starts: Sequence[int]
    ) -> None:
        self._view = view
        self._starts = starts  # of the sentences
        self.beside = Beside(view, closely)
        self._kinds = Kinds(view, self.beside, vocabulary)
        self.apart: set[Span] = set()
        self._spelled = spelled_out(view)

    def member(self, phrase: NounPhrase) -> Member:
        """The member that `phrase` speaks of, with what stands in apposition to it."""
        role = phrase.role
        if role is None:
            return self._bare(phrase)
        explained = None if phrase.name else self._explained(phrase) or self._called(phrase)
        kind = self._kinds.of(phrase)
        name = explained or (self._placed_name(phrase) if phrase.name else self._owned(phrase))
        return Member(
            span=phrase.span,
            name=name,
            kind=SourceKind.UNSTATED if name and kind is SourceKind.UNNAMED else kind,
            group=role.group,
            role=self.role_of(phrase) if _tells_role(phrase) else None,
            lemma=role.lemma,
            gender=role.gender or self._honorific(phrase) or _gender(role, name),
            plural=role.plural,
            nation=_nation(phrase),
        )

    def _placed_name(self, phrase: NounPhrase) -> str:
        """The name, with the place that tells a body from others: "Health Office in Sokara"."""
        name, role = self.name_of(phrase), phrase.role
        if role is None or role.group is not RoleGroup.BODY or role.plural:
            return name
        seat = SEAT.match(self._view.text, phrase.span.end)
        ends = phrase.name is not None and phrase.name.end == phrase.span.end
        return name + seat[0] if seat and ends else name

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
        said = self.beside.role_after(phrase) or self.beside.role_before(phrase)
        if said is None or said.role is None:
            return self._unexplained(phrase, plain)
        self.apart.add(said.span)
        kind = self._kinds.of(said)
        return replace(
            plain,
            kind=SourceKind.UNSTATED if kind is SourceKind.UNNAMED else kind,
            group=said.role.group,
            role=self.role_of(said) if said.role.group is RoleGroup.PERSON else None,
            lemma=said.role.lemma,
            gender=said.role.gender or _gender(said.role, plain.name),
            nation=_nation(said),
        )

    def _unexplained(self, phrase: NounPhrase, plain: Member) -> Member:
        """A name that no apposition explains: its age, trade or title may still tell."""
        gender = self._honorific(phrase)
        kind = self._kinds.of_bearer(phrase)
        if kind is None and self._titles(phrase) & role_words("en", "honorifics", "ranks"):
            kind = SourceKind.MILITARY
        if kind is None and self._has_age(phrase):
            kind = SourceKind.WITNESS
        person = gender is not None or kind is not None
        if gender is None and plain.name and " " in plain.name:
            gender = gender_of(plain.name)
        return replace(
            plain,
            kind=kind or plain.kind,
            group=RoleGroup.PERSON if person else None,
            gender=gender,
        )

    def _explained(self, phrase: NounPhrase) -> str | None:
        """The name in apposition after a role: "the ministry's spokesman, Captain Joren Tahl"."""
        found = self.beside.name_after(phrase)
        return self.name_of(found) if found else None

    def _called(self, phrase: NounPhrase) -> str | None:
        """ "A commander known as Dorn": one person with the name that follows."""
        role, first = phrase.role, self._view.first(phrase.span.end)
        if self._view.lower(first) not in _CALLING or role is None or role.plural:
            return None
        start = first + 1 + (self._view.lower(first + 1) == "as")
        end = start
        while self._view.capital(end):
            end += 1
        person = role.group is RoleGroup.PERSON and end > start
        return self._view.span(start, end).of(self._view.text) if person else None

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
        start = self._from_number(phrase)
        body = phrase.role is not None and phrase.role.group is RoleGroup.BODY
        if body and phrase.owner and phrase.owner.name and start == phrase.span.start:
            start = phrase.owner.name.start
        start = self._from_members(start) if body else start
        whole = self._spelled.get(start)
        end = max(phrase.name.end, whole.end) if whole else phrase.name.end
        end = self._with_matter(end) if body else end
        initial = self._view.text[end - 2 : end + 1]  # "Runa A.": the stop belongs to the name
        end += initial[:1] == " " and initial[1:2].isupper() and initial[2:] == "."
        return without_honorific(self._view.text[start:end])

    def _from_members(self, start: int) -> int:
        """Where "| the Kest Women's Relief Circle" begins: with those whose body it is."""
        first = self._view.first(start)
        if self._view.lower(first - 1) not in ("'s", "'", "’s", "’"):
            return start
        owner = self._view.lower(first - 2)
        many = owner in role_words("en", "members", "words") or (
            self._view.lower(first - 1) in ("'", "’") and owner.endswith("s")
        )
        if not (many and self._view.capital(first - 2)):
            return start
        at = first - 2
        while self._view.capital(at - 1) and not self._view.opens(at) and self._is_plain(at - 1):
            at -= 1
        return self._view.words[at].start

    def _is_plain(self, index: int) -> bool:
        """True for a capital that is no article at the head of a sentence."""
        return self._view.lower(index) not in role_words("en", "function", "words")

    def _with_matter(self, end: int) -> int:
        """Where "the Orlandic department | of diplomacy" ends, with what the body is there for."""
        first = self._view.first(end)
        if self._view.lower(first) != "of" or self._view.capital(first - 1):
            return end
        matters = role_words("en", "portfolios", "words")
        return self._view.words[first + 1].end if self._view.lower(first + 1) in matters else end

    def _from_number(self, phrase: NounPhrase) -> int:
        """Where a name begins, with a number that belongs to it: "the 9th Brigade"."""
        assert phrase.name is not None
        first = self._view.first(phrase.name.start)
        numbered = first > 0 and ORDINAL.fullmatch(self._view.lower(first - 1))
        unit = phrase.role is not None and phrase.role.kind is SourceKind.MILITARY
        return self._view.words[first - 1].start if numbered and unit else phrase.name.start

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

    def _titles(self, phrase: NounPhrase) -> set[str]:
        """The words in which a title would stand: the first of a phrase, and those before."""
        first = self._view.first(phrase.span.start)
        return {self._view.lower(index) for index in (first - 2, first - 1, first)}

    def _honorific(self, phrase: NounPhrase) -> Gender | None:
        """The gender that "Mr" or "Ms" inside or right before `phrase` fixes."""
        inside = self._titles(phrase)
        return next(
            (gender for gender in Gender if inside & role_words("en", "honorifics", gender.value)),
            None,
        )


def _gender(role: Role, name: str | None) -> Gender | None:
    """The gender that a person's given name tells."""
    return gender_of(name) if name and role.group is RoleGroup.PERSON else None


def _tells_role(phrase: NounPhrase) -> bool:
    assert phrase.role is not None
    return phrase.role.group is RoleGroup.PERSON or phrase.name is None


def _nation(phrase: NounPhrase) -> str | None:
    word = phrase.nation or (phrase.owner.nation if phrase.owner else None)
    return word.nation.code if word else None
