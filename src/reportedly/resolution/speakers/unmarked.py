"""Sources that have lost their marks: "Runa Aldis a military analyst", without the comma."""

from dataclasses import replace

from reportedly.lang.folding import ARTICLES
from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.roles import RoleGroup, are_content, plain_words, role_words
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span, trim
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.member_reader import ORDINAL
from reportedly.resolution.speakers.qualifiers import without_local, without_qualifier

_ARTICLES = frozenset({"a", "an", "the"})
_TIES = frozenset({"of", "for", "at", "in", "to", "from", "by", "and", "or", ",", "'s"}) | _ARTICLES

_IN_ROLES = ("in", "at", "for")  # may stand between a role and its holder
_FULL = 2  # words of a first and a last name
_LED = 2  # phrases: whoever is named, and what stands before their trade
_PRESS = frozenset({"news", "press", "information", "telegraph", "media"})


class Unmarked:
    """Puts together what belongs together in a source though no comma says so."""

    def __init__(self, view: WordView, cast: Cast) -> None:
        self._view = view
        self._cast = cast

    def mended(self, phrases: list[NounPhrase]) -> list[NounPhrase]:
        """ "The Orlandic | coordination | centre": one body, though a word of no kind parts it.

        "Orland's | air safety | agency Kestair" is its agency.
        """
        phrases = without_local(self._view, without_qualifier(self._view, phrases))
        if len(phrases) < 2 or phrases[0].role is not None or phrases[0].known:
            return phrases
        if phrases[0].nation is None:
            leads = self._only_leads(phrases[0], phrases[1])
            return phrases[1:] if leads or self._only_owns(phrases[0], phrases[1]) else phrases
        nation, headed = phrases[:2]
        between = self._words(nation.span.end, headed.span.start)
        owned = between[:1] == ["'s"]
        degree = role_words("en", "qualifying", "degree") if owned else frozenset()
        between = between[owned:]
        numbers = {word for word in between if ORDINAL.fullmatch(word)}  # "Orland's 9th Brigade"
        plain = are_content(between, besides=degree | numbers)
        adjective = phrases[0].nation.use is NationUse.ADJECTIVE
        if owned and plain and headed.role is None and headed.nation is None:
            return [replace(headed, nation=nation.nation), *phrases[2:]]
        if not (plain and (adjective or owned) and headed.role):
            return phrases
        if headed.name and numbers and adjective:
            unit = Span(nation.span.start, headed.name.end)
            return [replace(headed, span=unit, name=unit, nation=nation.nation), *phrases[2:]]
        if headed.name:
            return [replace(_of_state(headed, between), nation=nation.nation), *phrases[2:]]
        if owned:
            start = self._view.first(nation.span.end) + 1
            span = Span(self._view.words[start].start, headed.span.end)
            return [replace(headed, owner=nation, span=span), *phrases[2:]]
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

    def _only_leads(self, first: NounPhrase, titled: NounPhrase) -> bool:
        """ "Kestian nationalist MP Runa Aldis": one capital before a title is no name."""
        plain = are_content(self._words(first.span.end, titled.span.start))
        return plain and _is_titled(titled) and " " not in first.span.of(self._view.text)

    def _only_owns(self, first: NounPhrase, headed: NounPhrase) -> bool:
        """ "The Kestian republic's | interior minister": whose minister, and no name."""
        *words, owning = self._words(first.span.end, headed.span.start) or [""]
        single = " " not in first.span.of(self._view.text)
        return single and owning == "'s" and are_content(words) and self._is_role(headed)

    def named(self, phrases: list[NounPhrase], source: Span) -> Member | None:
        """The person whose name and role stand side by side, in either order, or None."""
        first, last = phrases[0], phrases[-1]
        if self._is_role(first):
            led = self._led(first, source)
            if led:
                return led
            before = self._view.lower(self._view.first(last.span.start) - 1)
            ends = last.span.end == source.end and before not in _TIES
            apart = len(phrases) > 1 and ends and (self._is_person(last) or _is_titled(last))
            if apart and (first.complement is None or self._belongs(first, last)):
                return self._person(last, first)
            far = len(phrases) > 1 and last.span.end == source.end
            return self._far_end(first, last) if far else None
        by_trade = self._by_trade(phrases, source)
        if by_trade:
            return by_trade
        if len(phrases) < 2 or not self._is_person(first) or not self._is_role(phrases[1]):
            return None
        between = self._words(first.span.end, phrases[1].span.start)
        return self._person(first, phrases[1]) if set(between) <= _ARTICLES else None

    def _far_end(self, role: NounPhrase, last: NounPhrase) -> Member | None:
        """ "The leader of the Greens in the House of Deputies | Runa Aldis", close to the verb.

        It takes a given name, or one that the report says again, or a body's whole name before,
        to be no part of what the body is called.
        """
        first = self._view.range(last.span).stop - _FULL
        name = self._view.span(max(first, 0), first + _FULL)
        if first < 0 or not all(map(self._view.capital, (first, first + 1))):
            return None
        body, whole = last.head if _is_one_body(last) else None, False
        if body is None:
            bare = self._is_person(last) and last.span.start == name.start
            apart = bare and self._view.lower(first - 1) not in _TIES
        else:
            apart = body.end <= name.start
            joined = apart and not self._words(body.end, name.start)
            whole = joined and " " in body.of(self._view.text)
        if not apart:
            return None
        told = whole or gender_of(name.of(self._view.text)) or self._is_said_again(first + 1)
        return self._person(NounPhrase(span=name, name=name), role) if told else None

    def _is_said_again(self, index: int) -> bool:
        """Does the last name at that word stand without its first name anywhere?"""
        name = self._view.lower(index)
        every = (i for i in range(len(self._view.words)) if self._view.lower(i) == name)
        return any(not self._view.capital(i - 1) or self._view.opens(i) for i in every)

    def _led(self, phrase: NounPhrase, source: Span) -> Member | None:
        """ "Runa Aldis head of the Lakes Council": capitals before the role are its holder."""
        if phrase.determiner or phrase.owner or phrase.head is None:
            return None
        if (
            phrase.complement is None
            and self._view.lower(self._view.first(phrase.head.end)) != "of"
        ):
            return None
        inside = self._view.range(Span(phrase.span.start, phrase.head.start))
        capitals = len(inside) > 1 and all(map(self._in_name, inside))
        if not capitals:
            return None
        stop = inside.stop
        while stop > inside.start + 2 and self._is_no_name(stop - 1):
            stop -= 1
        name = self._view.span(inside.start, stop)
        given = gender_of(name.of(self._view.text)) is not None
        alone = not phrase.nation and not self._view.capital(inside.stop)
        whole = alone and all(map(self._is_initials, range(stop, inside.stop)))
        if not (whole or given):
            return None
        start = self._view.words[stop].start if stop < inside.stop else phrase.head.start
        belongs = phrase.complement or self._rest(phrase.head.end, source)
        role = replace(phrase, span=Span(start, phrase.head.end), complement=belongs)
        return self._person(NounPhrase(span=name, name=name), role)

    def _rest(self, end: int, source: Span) -> Span | None:
        """ "(Head) | of the lake group", unless the source is cut before its noun."""
        last = self._view.range(source).stop - 1
        rest = trim(self._view.text, Span(end, source.end))
        return rest if are_content([self._view.lower(last)]) else None

    def _is_no_name(self, index: int) -> bool:
        return self._view.lower(index) in plain_words("en") or self._is_initials(index)

    def _is_initials(self, index: int) -> bool:
        """ "Runa Aldis LCs | head": whose head somebody is, where an apostrophe is lost."""
        initials = self._view.words[index].of(self._view.text).removesuffix("s")
        return len(initials) > 1 and initials.isupper()

    def _in_name(self, index: int) -> bool:
        """A capital, an Arabic article before one, or the hyphen between."""
        joins = self._view.lower(index) in ARTICLES | {"-"}
        return self._view.capital(index) or (joins and not self._view.opens(index))

    def _belongs(self, role: NounPhrase, named: NounPhrase) -> bool:
        """ "The head of Orlandic diplomacy | Runa Aldis": nothing else stands between."""
        assert role.complement is not None
        between = self._words(role.complement.end, named.span.start)
        return are_content(between, besides=_IN_ROLES)

    def _by_trade(self, phrases: list[NounPhrase], source: Span) -> Member | None:
        """ "Veskaran billionaire Oleg Tarn": a full name after words that no table has."""
        last = phrases[-1]
        if not self._is_person(last) or last.span.end != source.end or last.role:
            return None
        if any(phrase.role and not _is_one_body(phrase) for phrase in phrases):
            return None
        start = self._view.first(source.start)
        start += self._view.lower(start) in _ARTICLES
        ends = phrases[0].span.end if len(phrases) > 1 else self._view.words[start].start
        trade = self._words(ends, last.span.start)
        if len(phrases) > _LED or not are_content(trade, besides=("-",)) or trade[-1] == "-":
            return None
        assert last.name is not None
        name, said = last.name.of(self._view.text), phrases[0].nation
        return self._cast.known(
            Member(
                span=last.span,
                name=name,
                kind=SourceKind.UNSTATED,
                group=RoleGroup.PERSON,
                role=self._view.text[self._view.words[start].start : last.span.start].strip(),
                gender=gender_of(name),
                nation=said.nation.code if said and len(phrases) > 1 else None,
            )
        )

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


def _is_one_body(phrase: NounPhrase) -> bool:
    role = phrase.role
    return role is not None and role.group is RoleGroup.BODY and not role.plural


def _is_titled(phrase: NounPhrase) -> bool:
    """ "(The head of the tribe) Sheikh Runa Aldis"."""
    person = phrase.role is not None and phrase.role.group is RoleGroup.PERSON
    return person and phrase.titled and phrase.complement is None


def _of_state(phrase: NounPhrase, before: list[str]) -> NounPhrase:
    """An agency that no word before it makes one of the press: "air safety agency"."""
    role = phrase.role
    if role is None or role.lemma != "agency" or set(before) & _PRESS:
        return phrase
    return replace(phrase, role=replace(role, kind=SourceKind.GOVERNMENT))
