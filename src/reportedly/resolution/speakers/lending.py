"""Whose spokesman, head or delegate somebody is: who speaks for a body is of its kind."""

from dataclasses import replace

from reportedly.lang.roles import Gender, RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.antecedents import Antecedents, fits, same_noun, such_a_body
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.member_kinds import LENDING
from reportedly.resolution.speakers.source_phrase import SourcePhrase

OWNERS = {"its": "neuter", "his": Gender.MALE, "her": Gender.FEMALE}
_LENDABLE = (SourceKind.OFFICIAL, SourceKind.MILITARY, SourceKind.ORGANISATION)
_JUST_BEFORE = 1  # sentences back to the body that "a spokesman" speaks for


class Lenders:
    """Finds the bodies that lend their kind in one report."""

    def __init__(self, cast: Cast, before: Antecedents) -> None:
        self._cast = cast
        self._before = before

    def owner(self, phrase: SourcePhrase) -> Member | None:
        """Whom the possessive pronoun before a phrase stands for."""
        if phrase.pronoun not in OWNERS:
            return None
        asked = replace(phrase, pronoun=OWNERS[phrase.pronoun])
        owners = self._before.ranked(phrase.span.start, lambda other: fits(asked, other))
        offices = role_words("en", "office", "words")
        return next((o for o in owners if o.name or (o.role and o.lemma in offices)), None)

    def lent(self, phrase: SourcePhrase) -> Member:
        """ "Its director": of the kind of the body that the pronoun stands for."""
        member = phrase.member
        own = member.lemma in role_words("en", "office", "own")
        if member.kind not in _LENDABLE or member.group is not RoleGroup.PERSON or own:
            return member
        owner = self._lender(phrase)
        body = owner is not None and owner.group is RoleGroup.BODY
        rebels = owner is not None and owner.kind is SourceKind.ARMED_GROUP
        kind = owner.kind if owner and (body or rebels) else None
        return replace(member, kind=kind) if kind in LENDING and kind else member

    def _lender(self, phrase: SourcePhrase) -> Member | None:
        """Whose spokesman somebody is: "its", "the group's", or whoever was just told of."""
        whose, owned, _ = plainly(phrase.member.role or "").rpartition("'s ")
        if owned and phrase.member.kind is SourceKind.MILITARY:
            return None  # "the army's chief of staff"
        if owned:
            return self._called(phrase, whose.rpartition(" ")[2].lower())
        if phrase.member.kind is SourceKind.ORGANISATION:
            return None
        if phrase.pronoun == "their":
            return self._those_before(phrase)
        if phrase.pronoun:
            return self.owner(phrase)
        alone = phrase.member.role in (None, phrase.member.lemma) and not phrase.member.plural
        mouth = phrase.member.lemma in role_words("en", "mouths", "words")
        return self._just_told_of(phrase) if alone and mouth else None

    def _called(self, phrase: SourcePhrase, noun: str) -> Member | None:
        """The body that "the group" or "the front" is."""
        asked = Member(
            span=phrase.span,
            name=None,
            kind=SourceKind.ORGANISATION,
            group=RoleGroup.BODY,
            lemma=noun,
        )
        found = self._before.ranked(phrase.span.start, lambda other: same_noun(asked, other))
        if not found and noun in role_words("en", "generic", "words"):
            found = self._before.ranked(phrase.span.start, lambda o: such_a_body(asked, o))
        return next((other for other in found if other.name), None)

    def _those_before(self, phrase: SourcePhrase) -> Member | None:
        asked = replace(phrase, pronoun="plural")
        found = self._before.ranked(phrase.span.start, lambda other: fits(asked, other))
        return found[0] if found else None

    def _just_told_of(self, phrase: SourcePhrase) -> Member | None:
        """The body spoken of right before, if "a spokesman" follows it without any other."""
        at = phrase.span.start
        found = self._before.ranked(
            at, lambda other: other.group is RoleGroup.BODY and not other.plural
        )
        near = [o for o in found if self._cast.sentences_between(o.span.end, at) <= _JUST_BEFORE]
        return near[0] if near else None


def plainly(role: str) -> str:
    return " ".join(role.replace("’", "'").split())
