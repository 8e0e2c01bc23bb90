"""Who speaks: the sources of attributions resolved to those who say it, within one report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reportedly.lang.lexicon import view_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import Gender, RoleGroup, role_words
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.claim import Anonymity, Speaker
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span, extent
from reportedly.resolution.cast import Cast, Member
from reportedly.resolution.sources import Describer, Form, SourcePhrase, withheld_reason

_Test = Callable[[Member], bool]
VERSION = "1"


def _nothing(_: Member) -> float:
    return 0.0


UNSTATED = Speaker(span=None, name=None, kind=SourceKind.UNSTATED)

# Costs, in sentences, of taking a mention as the antecedent; set by reading, not yet measured.
_NOT_SPOKEN = 1.5  # it has not been a source so far
_NOT_FIRST = 0.75  # it does not open its sentence
_QUOTED = 2.0  # it stands inside quotation marks
_NO_GROUP = 0.5  # a name that may be a person or a body
_SURNAME = 2.0  # a single word that "it" would stand for
_REACH = 12.0  # no antecedent is looked for farther back than this cost
_CANDIDATES = 3
_SPOKEN_BACK = 50  # sources looked back over; more never speak within reach


def resolve_speakers(
    reading: Reading,
    attributions: Sequence[Attribution],
    vocabulary: Vocabulary | None = None,
) -> tuple[tuple[Speaker, ...], ...]:
    """The speakers of each attribution, in the same order; () for narration.

    One ``Speaker(span=None, name=None, kind=UNSTATED)`` where nobody is named as the source.
    `vocabulary` holds further nations and names of bodies: ``Parties.vocabulary``.
    """
    return _Resolver(reading, attributions, vocabulary).resolve()


class _Resolver:
    """Goes through the attributions of one report in the order of the text."""

    def __init__(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        vocabulary: Vocabulary | None,
    ) -> None:
        self._reading = reading
        self._attributions = attributions
        self._view = view_of(reading)
        self._cast = Cast(reading, self._view, vocabulary)
        self._describer = Describer(self._view, self._cast, vocabulary)
        self._described: dict[int, tuple[SourcePhrase, ...]] = {}
        self._spoken: list[Member] = []
        self._done: dict[int, tuple[Speaker, ...]] = {}
        self._until = 0  # end of what the one in hand says

    def resolve(self) -> tuple[tuple[Speaker, ...], ...]:
        self._described = {
            index: self._describer.describe(source)
            for index, item in enumerate(self._attributions)
            if (source := extent(item.source)) and item.quotation is not Quotation.NARRATION
        }
        self._cast.learn(p.member for phrases in self._described.values() for p in phrases)
        order = sorted(range(len(self._attributions)), key=self._position)
        for index in order:
            self._done[index] = self._speakers(index)
        return tuple(self._done[index] for index in range(len(self._attributions)))

    def _position(self, index: int) -> tuple[int, int]:
        """Where the reader meets the outermost source; those within it come after, inwards."""
        item, depth = self._attributions[index], 0
        while item.within is not None and depth < len(self._attributions):
            item, depth = self._attributions[item.within], depth + 1
        spans = item.source or item.content
        return (spans[0].start, depth)

    def _speakers(self, index: int) -> tuple[Speaker, ...]:
        item = self._attributions[index]
        self._until = item.content[-1].end
        if item.quotation is Quotation.NARRATION:
            return ()
        if index not in self._described:
            return self._unsourced(index)
        found = tuple(
            speaker for phrase in self._described[index] for speaker in self._resolved(phrase, item)
        )
        return found or (UNSTATED,)

    def _unsourced(self, index: int) -> tuple[Speaker, ...]:
        """A free quotation goes on for whoever spoke last; any other has no stated source."""
        item = self._attributions[index]
        if item.cue or item.quotation is not Quotation.DIRECT or not self._spoken:
            return (replace(UNSTATED, made=_made("unstated")),)
        last = self._spoken[-1]
        return (self._speaker(None, last, "continued", (last,)),)

    def _resolved(self, phrase: SourcePhrase, item: Attribution) -> Iterator[Speaker]:
        if phrase.form is Form.PRONOUN:
            yield from self._by_pronoun(phrase, item)
        elif phrase.form is Form.DOCUMENT:
            yield self._by_document(phrase)
        elif phrase.form is Form.DEFINITE:
            yield self._by_noun(phrase)
        else:
            member = self._with_anonymity(self._cast.known(phrase.member), phrase.span)
            yield self._speaker(phrase.span, member, phrase.form.name.lower(), ())

    def _by_pronoun(self, phrase: SourcePhrase, item: Attribution) -> Iterator[Speaker]:
        if phrase.pronoun == "first":
            yield from self._first_person(phrase, item)
            return
        extra = _surname if phrase.pronoun == "neuter" else _nothing
        found = self._ranked(phrase.span.start, lambda member: _fits(phrase, member), extra)
        if phrase.pronoun == "relative":
            near = self._cast.just_before(phrase.span.start)
            found = [near] if near else []
        if not found:
            unknown = replace(phrase.member, anonymous=Anonymity.UNNAMED)
            yield self._speaker(phrase.span, unknown, "pronoun", ())
            return
        yield self._speaker(phrase.span, found[0], "pronoun", found)

    def _first_person(self, phrase: SourcePhrase, item: Attribution) -> Iterator[Speaker]:
        """ "We" inside a quotation is its speaker; outside, the publisher."""
        outer = self._done.get(item.within, ()) if item.within is not None else ()
        if outer:
            for speaker in outer:
                yield replace(speaker, span=phrase.span, made=_made("first-person"))
        else:
            publisher = replace(phrase.member, kind=SourceKind.MEDIA)
            yield self._speaker(phrase.span, publisher, "first-person", ())

    def _by_noun(self, phrase: SourcePhrase) -> Speaker:
        """ "The ministry": the last body of that noun; "the governor": the one with that role."""
        member = phrase.member
        found = self._ranked(phrase.span.start, lambda other: _same_noun(member, other))
        if not found and member.lemma in role_words("en", "generic", "words"):
            found = self._ranked(phrase.span.start, lambda other: _such_a_body(member, other))
        if not found:
            later = self._cast.with_role(member.lemma)
            found = [later] if later and not _at_odds(member, later) else []
        if found:
            first = found[0] if found[0].name else self._as_called(found[0], phrase)
            return self._speaker(phrase.span, first, "definite-noun", found)
        member = self._as_called(self._office(member), phrase)
        return self._speaker(
            phrase.span, self._with_anonymity(member, phrase.span), "definite-noun", ()
        )

    def _as_called(self, member: Member, phrase: SourcePhrase) -> Member:
        """A body that the report names nowhere else goes by what it is called: "army".

        Its owner, where a pronoun stands for one, is put in: "Orland's general staff".
        """
        several = member.plural and phrase.form is not Form.DEFINITE
        if member.group is not RoleGroup.BODY or several or not member.role:
            return member
        sorts = {"its": "neuter", "his": Gender.MALE, "her": Gender.FEMALE}
        if phrase.pronoun not in sorts:
            kept = f"{phrase.pronoun} {member.role}".strip()
            return replace(member, name=kept if phrase.pronoun else member.role)
        asked = replace(phrase, pronoun=sorts[phrase.pronoun])
        owners = self._ranked(phrase.span.start, lambda other: _fits(asked, other))
        owner = next((other.name for other in owners if other.name), phrase.pronoun)
        whose = owner if owner == phrase.pronoun else f"{owner}'s"
        return replace(member, name=f"{whose} {member.role}")

    @staticmethod
    def _office(member: Member) -> Member:
        """ "The governor" is an office holder; "the official" is an unnamed person."""
        if member.group is not RoleGroup.PERSON or member.lemma in role_words(
            "en", "office", "words"
        ):
            return member
        return replace(member, anonymous=Anonymity.UNNAMED)

    def _by_document(self, phrase: SourcePhrase) -> Speaker:
        """A document speaks for whoever issued it."""
        role = phrase.member.role
        if phrase.issuer:
            return self._issued(phrase, phrase.issuer, role, ())
        if phrase.pronoun in role_words("en", "determiners", "definite"):
            found = self._issuers(phrase.span.start)
            if found:
                return self._issued(phrase, found[0], role, found)
        return self._speaker(phrase.span, phrase.member, "document", ())

    def _issuers(self, offset: int) -> list[Member]:
        """Who may have issued "the statement"; an outlet, which passes it on, only if nobody else.

        Several who spoke together come before an outlet: "the participants said in a statement".
        """
        able = self._ranked(offset, _can_issue)
        own = [member for member in able if member.kind is not SourceKind.MEDIA]
        return own or self._ranked(offset, lambda m: m.plural and m.spoke) or able

    def _issued(
        self, phrase: SourcePhrase, issuer: Member, role: str | None, found: Sequence[Member]
    ) -> Speaker:
        member = replace(issuer, role=issuer.role if issuer.role and not issuer.name else role)
        before = self._spoken.copy()
        speaker = self._speaker(phrase.span, member, "document", found)
        heard = replace(issuer, span=phrase.span, spoke=True, until=self._until)
        self._spoken = [*before, heard]
        return speaker

    def _with_anonymity(self, member: Member, span: Span) -> Member:
        """`member` with the reason its sentence gives for keeping the name back."""
        if member.name is not None or member.group is RoleGroup.BODY:
            return member
        sentence = self._cast.sentence_of(span)
        reason = withheld_reason(self._view, sentence) if sentence else None
        return replace(member, anonymous=Anonymity.WITHHELD, reason=reason) if reason else member

    def _ranked(
        self, offset: int, fits: _Test, extra: Callable[[Member], float] = _nothing
    ) -> list[Member]:
        """Members before `offset` that fit, cheapest first, one for each name."""
        known = (*self._cast.before(offset, int(_REACH)), *self._spoken[-_SPOKEN_BACK:])
        before = [member for member in known if member.span.end <= offset]
        priced = sorted(
            (
                (self._cost(member, offset) + extra(member), -member.span.start, n)
                for n, member in enumerate(before)
                if fits(member)
            ),
        )
        best: dict[str, Member] = {}
        for cost, _, n in priced:
            if cost <= _REACH:
                best.setdefault(_label(before[n]), before[n])
        return list(best.values())

    def _cost(self, member: Member, offset: int) -> float:
        """How far back `member` stands, in sentences, and how unlike a subject of speech it is."""
        heard = min(max(member.span.end, member.until), offset)
        distance = self._cast.sentences_between(heard, offset)
        if member.spoke:
            return float(distance)
        quoted = self._cast.is_quoted(member.span)
        cost = distance + _NOT_SPOKEN + _QUOTED * quoted + _NO_GROUP * (member.group is None)
        return cost + _NOT_FIRST * (not self._opens(member))

    def _opens(self, member: Member) -> bool:
        """True if `member` is the first to be named in its sentence."""
        sentence = self._cast.sentence_of(member.span)
        if sentence is None:
            return False
        return self._cast.first_from(sentence.start).span.start >= member.span.start

    def _speaker(
        self, span: Span | None, member: Member, rule: str, found: Sequence[Member]
    ) -> Speaker:
        if member.name or member.group:
            heard = replace(member, span=span or member.span, spoke=True, until=self._until)
            self._spoken.append(heard)
        names = [label for other in found if (label := other.name or other.role)]
        return Speaker(
            span=span,
            name=member.name,
            kind=_who_tells(member),
            role=member.role,
            anonymous=member.anonymous,
            reason=member.reason,
            candidates=tuple(names[:_CANDIDATES]),
            made=_made(rule),
        )


def _who_tells(member: Member) -> SourceKind:
    """The kind of a speaker: a private person who tells of it is a witness.

    Activists as such are unnamed; clergy are nothing that their words alone would tell.
    """
    if member.kind is not SourceKind.CIVILIAN:
        return member.kind
    noun = member.lemma.rpartition(" ")[2]
    if noun in role_words("en", "clergy", "words"):
        return SourceKind.UNSTATED if member.name else SourceKind.UNNAMED
    activist = noun in ("activist", "dissident")
    return SourceKind.UNNAMED if activist and not member.name else SourceKind.WITNESS


def _surname(member: Member) -> float:
    """What it costs that a lone name, which "it" is to stand for, is a person's as a rule."""
    name = member.name or ""
    return _SURNAME if member.group is None and name.isalpha() and not name.isupper() else 0.0


def _fits(phrase: SourcePhrase, member: Member) -> bool:
    """True if the pronoun may stand for `member`."""
    if phrase.pronoun in tuple(Gender):
        full = member.spoke or " " in (member.name or "")
        person = member.group is RoleGroup.PERSON or (member.group is None and full)
        return person and not member.plural and member.gender in (None, phrase.pronoun)
    if phrase.pronoun == "neuter":
        body = member.group is RoleGroup.BODY or (member.group is None and member.spoke)
        return body and not member.plural
    if phrase.pronoun == "plural":
        return member.plural or (member.group is RoleGroup.BODY and member.spoke)
    return True


def _same_noun(member: Member, other: Member) -> bool:
    """ "The ministry" and "the Orlandic Defence Ministry": one noun, and no clash of nations."""
    if other.plural or _at_odds(member, other):
        return False
    if other.lemma == member.lemma or other.lemma.endswith(" " + member.lemma):
        return True
    return member.lemma.endswith(" " + other.lemma) if other.lemma else False


def _such_a_body(member: Member, other: Member) -> bool:
    """ "The company" is a company, "the group" any body but a nation."""
    if other.group is not RoleGroup.BODY:
        return False
    if member.kind in (SourceKind.COMPANY, SourceKind.MEDIA):
        return other.kind is member.kind
    return not (other.nation and not other.lemma)


def _at_odds(member: Member, other: Member) -> bool:
    return bool(member.nation and other.nation and member.nation != other.nation)


def _can_issue(member: Member) -> bool:
    """Bodies and persons issue statements; crowds and nationalities do not."""
    named = member.name is not None or member.spoke
    return named and not member.plural and member.group in (RoleGroup.BODY, RoleGroup.PERSON)


def _label(member: Member) -> str:
    return member.name or member.role or str(member.span)


def _made(rule: str) -> Made:
    return Made(by="rules.speakers", version=VERSION, rule=rule)
