"""Persons taken up by another noun: "the Orlandic leader", "the diplomat", "the president"."""

from collections.abc import Iterable
from dataclasses import replace

from reportedly.lang import table
from reportedly.lang.folding import normalise
from reportedly.lang.governing import lands_of
from reportedly.lang.nations import nation_words
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.antecedents import Antecedents, at_odds, one_gender
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.offices import holds, other_names
from reportedly.resolution.speakers.short_names import named_person
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase

_SPOKEN = 12  # sources looked back over
_NEAR = 2  # sentences back in which "the diplomat" must have spoken


class TakenUp:
    """Finds in one report whom a definite noun means that has not been said of them before."""

    def __init__(self, cast: Cast, before: Antecedents) -> None:
        self._cast = cast
        self._before = before
        self._voices: dict[str, Member] = {}

    def hear(self, sources: Iterable[SourcePhrase]) -> None:
        """Take in who speaks by name anywhere in the report."""
        for one in sources:
            name = one.member.name
            if one.form is Form.NAMED and name and one.member.group is not RoleGroup.BODY:
                self._voices.setdefault(name, one.member)

    def in_office(self, phrase: SourcePhrase) -> list[Member]:
        """ "The president of Orland": whom the table of heads of states knows as that."""
        member = phrase.member
        if not _leads(member) or member.nation is None or _is_past(member):
            return []
        known = (m for m in self._cast.members if m.name and m.group is not RoleGroup.BODY)
        named = {m.name: m for m in known if m.nation in (None, member.nation)}
        found = [m for name, m in named.items() if name and member.nation in _codes(name)]
        return [_as_told(found[0], member)] if len(found) == 1 else []

    def sole(self, phrase: SourcePhrase) -> list[Member]:
        """ "The politician", "the former spy": the one named person who speaks in the report.

        Who has not spoken yet must be told to be of that kind.
        """
        member = phrase.member
        if member.group is not RoleGroup.PERSON or member.plural or phrase.owned:
            return []
        if _leads(member) or len(self._voices) != 1:
            return []
        (one,) = self._voices.values()
        heard = any(other.name == one.name for other in self._before.spoken)
        told = member.lemma.rpartition(" ")[2] in _nouns_for(one)
        fits = not at_odds(member, one) and _alike(member, one)
        return [one if one.role else _as_told(one, member)] if fits and (heard or told) else []

    def leading(self, phrase: SourcePhrase) -> list[Member]:
        """ "The Orlandic leader": the president or prime minister of that nation."""
        member = phrase.member
        if member.nation is None or member.lemma not in role_words("en", "states", "generic"):
            return []
        known = [m for m in self._cast.members if named_person(m) and _leads(m)]
        own = {m.name: m for m in known if m.nation == member.nation and m.name}
        open_ = {m.name for m in known if m.nation is None}
        if own:
            near = self._before.ranked(phrase.span.start, lambda m: m.name in own)
            return [own[m.name or ""] for m in near] or list(own.values())
        others = {m.name for m in self._before.spoken if at_odds(member, m)}
        near = self._before.ranked(
            phrase.span.start, lambda m: m.name in open_ and m.name not in others
        )
        return [replace(m, nation=member.nation) for m in near] if len(near) == 1 else []

    def same_office(self, phrase: SourcePhrase) -> list[Member]:
        """ "The head of state", "the top diplomat": who holds that office, if only one does.

        Of several the one who has spoken.
        """
        member = phrase.member
        offices = other_names(member)
        if not offices:
            return []
        found = self._before.ranked(
            phrase.span.start,
            lambda m: named_person(m) and holds(m, offices) and not at_odds(member, m),
        )
        found = list({normalise(one.name or ""): one for one in reversed(found)}.values())
        heard = [one for one in found if one.spoke]
        if len(found) > 1:
            return heard if len(heard) == 1 else []
        others = {one.name: one for lemma in offices if (one := self._cast.with_role(lemma))}
        return found or (list(others.values()) if len(others) == 1 else [])

    def national(self, phrase: SourcePhrase) -> list[Member]:
        """ "The Orlandic minister": the one of that nation whom such a noun takes up."""
        member = phrase.member
        if member.nation is None or member.lemma not in role_words("en", "states", "sent"):
            return []
        found = self._before.ranked(
            phrase.span.start,
            lambda m: named_person(m) and m.nation == member.nation and _alike(member, m),
        )
        return found if len(found) == 1 else []

    def alone(self, phrase: SourcePhrase) -> list[Member]:
        """ "The president": the only person who has spoken so far, of whom nothing is told."""
        member = phrase.member
        if not _leads(member) or member.plural:
            return []
        heard = {m.name: m for m in self._before.spoken if m.group is not RoleGroup.BODY}
        (last, *others) = heard.values() if heard else (None,)
        fits = last is not None and not others and _is_plain(last) and one_gender(member, last)
        return [_as_told(last, member)] if fits and last else []

    def by_kind(self, phrase: SourcePhrase) -> list[Member]:
        """ "The diplomat": the spokesperson or minister who has just spoken."""
        member = phrase.member
        last = self._before.spoken[-1] if self._before.spoken else None
        if last is None or phrase.owned or member.plural or not named_person(last):
            return []
        if not self._is_near(last, phrase) or at_odds(member, last):
            return []
        fitting = member.lemma in _nouns_for(last) and one_gender(member, last)
        return [last] if fitting else []

    def nearby(self, phrase: SourcePhrase) -> list[Member]:
        """ "The officer", "the expert": the one person named just before whom the noun may mean."""
        member = phrase.member
        if member.group is not RoleGroup.PERSON or member.plural or phrase.owned:
            return []
        start = phrase.span.start
        spoken = [m for m in self._before.spoken[-_SPOKEN:] if self._is_near(m, phrase)]
        known = [*self._cast.before(start, _NEAR), *spoken]
        able = [m for m in known if _is_person(m) and not at_odds(member, m)]
        named = {m.name: m for m in able}
        fitting = [m for m in named.values() if _alike(member, m)]
        if len(fitting) > 1:
            heard = [m for m in fitting if m.spoke]
            fitting = heard[-1:]
        return [m if m.role or m.lemma else _as_told(m, member) for m in fitting]

    def heard(self, phrase: SourcePhrase) -> list[Member]:
        """ "Our interlocutor": the named person who has just spoken."""
        last = self._before.spoken[-1] if self._before.spoken else None
        asked = phrase.member.lemma in role_words("en", "asked", "heard")
        return [last] if asked and last and _is_person(last) else []

    def rebels(self, phrase: SourcePhrase) -> list[Member]:
        """ "The rebels", "the militants": the one armed group that the report names, if near."""
        member = phrase.member
        if not member.plural or member.kind is not SourceKind.ARMED_GROUP or member.nation:
            return []
        armed = {m.name for m in self._cast.members if m.name and _is_armed_body(m)}
        whole = [name for name in armed if not any(name != o and name in o for o in armed)]
        if len(whole) != 1:
            return []
        return self._before.ranked(phrase.span.start, lambda m: m.name in armed)

    def unexplained(self, phrase: SourcePhrase) -> list[Member]:
        """ "In Vell's address, the president said": the only one near of whom nothing is told."""
        member = phrase.member
        if member.lemma not in role_words("en", "office", "words") and not _leads(member):
            return []
        heard = self._cast.heard_before(phrase.span)
        plain = {m.name: m for m in heard if _is_plain(m) and not at_odds(member, m)}
        if len(plain) != 1:
            return []
        (found,) = plain.values()
        told = replace(found, kind=member.kind, group=RoleGroup.PERSON, role=member.role)
        return [replace(told, lemma=member.lemma, nation=member.nation)]

    def _is_near(self, other: Member, phrase: SourcePhrase) -> bool:
        start = phrase.span.start
        heard = min(max(other.span.end, other.until), start)
        return self._cast.sentences_between(heard, start) <= _NEAR


def _is_past(member: Member) -> bool:
    """ "The former president": a name that the table has for the office is of who holds it now."""
    return (member.role or "").lower().startswith(("former ", "ex-", "late ", "then "))


def _codes(name: str) -> set[str]:
    """The codes of the nations that someone of that name heads, or has headed."""
    words = (nation_words("en").exact(land.lower()) for land in lands_of(name))
    return {word.nation.code for word in words if word is not None}


def _is_armed_body(member: Member) -> bool:
    body = member.group is RoleGroup.BODY and not member.plural
    return body and member.kind is SourceKind.ARMED_GROUP


def _is_person(member: Member) -> bool:
    """True for whom the report names as a person, or who has spoken and is no body."""
    if member.name is None or member.plural or member.group is RoleGroup.BODY:
        return False
    return member.group is RoleGroup.PERSON or member.spoke


def _alike(asked: Member, other: Member) -> bool:
    """True if `other` may be called by the noun of `asked`, which no word has said of them."""
    if not one_gender(asked, other):
        return False
    if other.kind is SourceKind.UNSTATED and not other.role:
        return True
    noun = asked.lemma if _leads(asked) else asked.lemma.rpartition(" ")[2]
    return noun in _nouns_for(other)


def _nouns_for(member: Member) -> frozenset[str]:
    """Nouns that take up that person: a president is no envoy."""
    nouns = _nouns(member.kind)
    said = (member.role or "").lower().split()
    if not role_words("en", "sittings", "lawmaking").isdisjoint(said):
        nouns |= _nouns(SourceKind.POLITICIAN)  # "the deputy speaker of the house"
    return nouns - role_words("en", "states", "sent") if _leads(member) else nouns


def _nouns(kind: SourceKind) -> frozenset[str]:
    """Nouns that take up somebody of that kind; the table has none for most kinds."""
    listed = kind.value in table("en", "roles")["taken_up"]
    return role_words("en", "taken_up", kind.value) if listed else frozenset()


def _as_told(other: Member, asked: Member) -> Member:
    """`other` with the kind and the role that the noun gives them."""
    kind = asked.kind if other.kind is SourceKind.UNSTATED else other.kind
    return replace(
        other, kind=kind, group=RoleGroup.PERSON, role=asked.role, lemma=asked.lemma, anonymous=None
    )


def _leads(member: Member) -> bool:
    return member.lemma in role_words("en", "states", "leading")


def _is_plain(member: Member) -> bool:
    person = member.group is not RoleGroup.BODY and not member.plural
    return person and member.name is not None and not member.role and not member.lemma
