"""Whom "the ministry", "the governor" or "his office" means, in one report."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.claim import Anonymity
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.antecedents import (
    Antecedents,
    at_odds,
    is_agency,
    one_gender,
    same_noun,
    such_a_body,
)
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.lending import OWNERS, Lenders, plainly
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase
from reportedly.resolution.speakers.states import state_nouns
from reportedly.resolution.speakers.taken_up import TakenUp

_PRIVATE = (SourceKind.CIVILIAN, SourceKind.WITNESS, SourceKind.UNNAMED, SourceKind.UNSTATED)


class Meant(NamedTuple):
    """Who is meant, and those who could be, the likeliest first."""

    member: Member
    among: Sequence[Member]


class Definites:
    """Resolves definite descriptions by what was named before them."""

    def __init__(self, cast: Cast, before: Antecedents) -> None:
        self._cast = cast
        self._before = before
        self._taken_up = TakenUp(cast, before)
        self._lenders = Lenders(cast, before)
        self.lent = self._lenders.lent
        self.hear = self._taken_up.hear

    def meant(self, phrase: SourcePhrase) -> Meant:
        """ "The ministry": the last body of that noun; "the governor": the one with that role."""
        found = self._among(phrase)
        if found:
            first = found[0] if found[0].name else self.as_called(found[0], phrase)
            return Meant(first, found)
        return Meant(self.as_called(self._office(self._lenders.lent(phrase)), phrase), ())

    def _among(self, phrase: SourcePhrase) -> Sequence[Member]:
        member, offset = phrase.member, phrase.span.start
        if _of_a_land(member) and member.group is not RoleGroup.PERSON:
            return []
        same = self._before.ranked(
            offset,
            lambda other: (
                (same_noun(member, other) and _belongs(phrase, other)) or is_agency(member, other)
            ),
        )
        found = [
            other for other in same if other.name or other.spoke or not self._is_definite(other)
        ]
        generic = member.lemma.rpartition(" ")[2] in role_words("en", "generic", "words")
        if any(other.name for other in found) or (found and not generic):
            return found
        if generic and not phrase.owned:
            such = self._before.ranked(offset, lambda other: such_a_body(member, other))
            called = [other for other in such if other.name or (other.spoke and not found)]
            found = [*called, *found]  # "a monitor said" opens a report, which then names it
        if found:
            return found
        later = self._cast.with_role(member.lemma)
        if later and not at_odds(member, later) and _belongs(phrase, later):
            return [later]
        return self._otherwise(phrase) or same

    def _otherwise(self, phrase: SourcePhrase) -> list[Member]:
        """Those whom another noun, or none, has told of before."""
        if phrase.member.lemma in state_nouns("en"):
            return self._before.ranked(phrase.span.start, _is_state)
        return (
            self._taken_up.in_office(phrase)
            or self._taken_up.leading(phrase)
            or self._taken_up.same_office(phrase)
            or self._taken_up.national(phrase)
            or self._taken_up.by_kind(phrase)
            or self._taken_up.unexplained(phrase)
            or self._taken_up.rebels(phrase)
            or self._last_private(phrase)
            or self._taken_up.heard(phrase)
            or self._taken_up.nearby(phrase)
            or self._taken_up.alone(phrase)
            or self._taken_up.sole(phrase)
        )

    def _is_definite(self, member: Member) -> bool:
        """ "… which the outlet shared": itself only taken up again."""
        return self._cast.word_before(member.span) == "the"

    def _last_private(self, phrase: SourcePhrase) -> list[Member]:
        """ "The man said": the private person who has just spoken, of whom little is known."""
        member = phrase.member
        if member.kind is not SourceKind.CIVILIAN or member.plural or not self._before.spoken:
            return []
        last = self._before.spoken[-1]
        heard = min(max(last.span.end, last.until), phrase.span.start)
        near = self._cast.sentences_between(heard, phrase.span.start) <= 1
        person = last.group is not RoleGroup.BODY and not last.plural and last.kind in _PRIVATE
        if not (near and person and one_gender(member, last)) or phrase.owned:
            return []
        told = last.kind is not SourceKind.UNSTATED
        return [last if told else replace(last, kind=member.kind)]

    def its_own(self, phrase: SourcePhrase, member: Member) -> Member:
        """ "Its General Staff": with the nation that the pronoun stands for."""
        if member.group is not RoleGroup.BODY or not member.name or not member.lemma:
            return member
        owner = self._lenders.owner(phrase)
        stated = owner is not None and owner.nation and not member.nation
        if not stated or owner is None or owner.lemma:
            return member
        return replace(member, name=f"{owner.name}'s {member.name}", nation=owner.nation)

    def as_called(self, member: Member, phrase: SourcePhrase) -> Member:
        """A body that the report names nowhere else goes by what it is called: "army".

        Its owner, where a pronoun stands for one, is put in: "Orland's general staff".
        """
        several = member.plural and phrase.form is not Form.DEFINITE
        if member.group is not RoleGroup.BODY or several or not member.role:
            return member
        nation = self._last_state(phrase) if _of_a_land(member) else None
        if nation:
            owned = plainly(member.role).partition("'s ")[2]
            return replace(member, name=f"{nation.name}'s {owned}", nation=nation.nation)
        if phrase.pronoun not in OWNERS:
            kept = f"{phrase.pronoun} {member.role}".strip()
            full = self._cast.called_in_full(member.role.lower(), phrase.span.start)
            full = None if member.kind is SourceKind.MILITARY and self._is_rebels(full) else full
            return replace(member, name=kept if phrase.pronoun else full or member.role)
        owner = self._lenders.owner(phrase)
        whose = f"{owner.name or owner.role}'s" if owner else phrase.pronoun
        office = member.lemma in role_words("en", "offices", "words")
        state = office and owner is not None and owner.kind is SourceKind.OFFICIAL
        kind = SourceKind.GOVERNMENT if state else member.kind
        return replace(member, name=f"{whose} {member.role}", kind=kind)

    def _is_rebels(self, name: str | None) -> bool:
        """ "The Liberation Army" is not the army."""
        return any(m.name == name and m.kind is SourceKind.ARMED_GROUP for m in self._cast.members)

    def as_owned(self, member: Member, phrase: SourcePhrase) -> Member:
        """The ministry of "a statement by his ministry", or a body as it was called in full."""
        if phrase.pronoun not in OWNERS or self._lenders.owner(phrase) is None:
            return self.as_called(member, replace(phrase, pronoun=""))
        return self.as_called(member, phrase)

    def _last_state(self, phrase: SourcePhrase) -> Member | None:
        """The nation named last: "the country" whose army it is."""
        found = self._before.ranked(phrase.span.start, _is_state)
        return next((state for state in found if self._cast.is_country(state.span)), None)

    @staticmethod
    def _office(member: Member) -> Member:
        """ "The governor" is an office holder; "the official" is an unnamed person."""
        if member.group is not RoleGroup.PERSON or member.lemma in role_words(
            "en", "office", "words"
        ):
            return member
        return replace(member, anonymous=Anonymity.UNNAMED)


def _of_a_land(member: Member) -> bool:
    """ "The country's army"."""
    whose, _, owned = plainly(member.role or "").partition("'s ")
    return bool(owned) and whose.lower() in role_words("en", "states", "owning")


def _is_state(other: Member) -> bool:
    body = other.group is RoleGroup.BODY and not other.plural
    return body and other.nation is not None and not other.lemma


def _belongs(phrase: SourcePhrase, other: Member) -> bool:
    """ "The director of the Kest hospital" is not the director of something else."""
    member = phrase.member
    mine, theirs = _owner_of(member), _owner_of(other)
    if member.group is RoleGroup.PERSON and mine and theirs and mine != theirs:
        shortened = mine in _words(other) or theirs in _words(member)
        if not (shortened and member.lemma in role_words("en", "heading", "words")):
            return False
    if member.group is not RoleGroup.PERSON or member.lemma in role_words("en", "office", "words"):
        return True
    told = f"{other.name} {other.role}".lower()
    return all(word in told for word in phrase.belongs)


def _words(member: Member) -> list[str]:
    return (member.role or "").lower().replace("’", "'").split()


def _owner_of(member: Member) -> str:
    """The last word of whose a role is: "front" of "the Liberation Front's envoy".

    Of a head, what he is head of: "diplomacy", which makes him no "head of the government".
    """
    words = _words(member)
    headed = (
        words[-1] if member.lemma in role_words("en", "heading", "words") and "of" in words else ""
    )
    return next((word[:-2] for word in words if word.endswith("'s")), headed)
