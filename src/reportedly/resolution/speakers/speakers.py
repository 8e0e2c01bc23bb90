"""Who speaks: the sources of attributions resolved to those who say it, within one report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.lang.lexicon import view_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import Gender, RoleGroup, role_words
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.claim import Anonymity, Speaker
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span, extent
from reportedly.resolution.speakers.antecedents import Antecedents
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.definites import Definites
from reportedly.resolution.speakers.expert_bodies import body_of_experts
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.named_later import introduced_late, named_later, taken_up_later
from reportedly.resolution.speakers.several import both_of_them, some_of_them
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase, withheld_reason
from reportedly.resolution.speakers.sources import Describer
from reportedly.resolution.speakers.telling import by_cue, who_tells

VERSION = "1"
UNSTATED = Speaker(span=None, name=None, kind=SourceKind.UNSTATED)
_CANDIDATES = 3


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
        self._before = Antecedents(self._cast)
        self._definites = Definites(self._cast, self._before)
        self._kinds: dict[str, SourceKind] = {}  # of those who have spoken, by name
        self._issuers: dict[str, Member] = {}  # of the last report, survey …, by its noun
        self._called: dict[str | None, str] = {}  # "he" or "she", by the names they have stood for
        self._done: dict[int, tuple[Speaker, ...]] = {}
        self._until = 0  # end of what the one in hand says

    def resolve(self) -> tuple[tuple[Speaker, ...], ...]:
        self._described = {
            index: self._describer.describe(source)
            for index, item in enumerate(self._attributions)
            if (source := extent(item.source)) and item.quotation is not Quotation.NARRATION
        }
        self._cast.learn(source.member for source in self._sources())
        self._definites.hear(self._sources())
        order = sorted(range(len(self._attributions)), key=self._position)
        for index in order:
            self._done[index] = self._speakers(index)
        self._name_late(order)
        every = (self._done[index] for index in range(len(self._attributions)))
        return tuple(tuple(map(self._told_later, speakers)) for speakers in every)

    def _name_late(self, order: Sequence[int]) -> None:
        """Tie an office to the bare name that says the next quotation, wherever either speaks."""
        alone = [
            index
            for index in order
            if len(self._done[index]) == 1 and len(self._described.get(index, ())) == 1
        ]
        late = introduced_late(
            [self._described[index][0] for index in alone],
            [self._attributions[index] for index in alone],
            [self._done[index][0] for index in alone],
        )
        named = {speaker.span: name for name, speaker in late.items()}
        for index, speakers in self._done.items():
            self._done[index] = tuple(_as_introduced(one, late, named) for one in speakers)

    def _told_later(self, speaker: Speaker) -> Speaker:
        """A named speaker of the kind that only a later source tells: "Vell", "Minister Vell"."""
        if speaker.kind is not SourceKind.UNSTATED or speaker.name is None:
            return speaker
        return replace(speaker, kind=self._kinds.get(speaker.name, speaker.kind))

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
        if item.cue or item.quotation is not Quotation.DIRECT or not self._before.spoken:
            return (replace(UNSTATED, made=_made("unstated")),)
        last = self._before.spoken[-1]
        return (self._speaker(None, last, "continued", (last,)),)

    def _resolved(self, phrase: SourcePhrase, item: Attribution) -> Iterator[Speaker]:
        if phrase.form is Form.PRONOUN:
            yield from self._by_pronoun(phrase, item)
        elif phrase.form is Form.DOCUMENT:
            yield self._by_document(phrase)
        elif phrase.form is Form.DEFINITE:
            yield self._by_noun(phrase)
        elif watcher := named_later(phrase, self._with_article(phrase.span), self._sources()):
            yield self._speaker(phrase.span, watcher, "named-later", (watcher,))
        elif person := taken_up_later(
            phrase, self._with_article(phrase.span), self._sources(), self._reading.text
        ):
            yield self._speaker(phrase.span, person, "named-later", (person,))
        elif body := body_of_experts(phrase, self._said(phrase), self._sources()):
            yield self._speaker(phrase.span, body, "experts", (body,))
        else:
            lent = self._cast.known(self._definites.lent(phrase))
            member = self._definites.its_own(phrase, lent)
            words = phrase.span.of(self._reading.text)
            said = " ".join(span.of(self._view.low) for span in item.content)
            member = self._with_anonymity(member, phrase.span)
            member = by_cue(member, self._cue(item), words, said)
            yield self._speaker(phrase.span, member, phrase.form.name.lower(), ())

    def _said(self, phrase: SourcePhrase) -> str:
        return phrase.span.of(self._reading.text)

    def _with_article(self, span: Span) -> str:
        """The words of a source, with the "a" that one of several leaves before it."""
        article = self._cast.word_before(span)
        said = span.of(self._reading.text)
        return f"{article} {said}" if article in ("a", "an") else said

    def _sources(self) -> Iterator[SourcePhrase]:
        return (phrase for phrases in self._described.values() for phrase in phrases)

    def _cue(self, item: Attribution) -> str:
        return " ".join(span.of(self._reading.text) for span in item.cue).lower()

    def _by_pronoun(self, phrase: SourcePhrase, item: Attribution) -> Iterator[Speaker]:
        if phrase.pronoun == "first":
            yield from self._first_person(phrase, item)
        elif phrase.pronoun == "other":
            yield self._speaker(phrase.span, *_with_rule(*some_of_them(self._before, phrase)))
        elif phrase.pronoun == "both":
            yield from self._both(phrase)
        elif phrase.pronoun == "relative":
            yield self._relative(phrase)
        else:
            yield self._third_person(phrase, item)

    def _is_this(self, phrase: SourcePhrase) -> bool:
        """ "This shows": a state of affairs, which nobody stands for."""
        return phrase.span.of(self._reading.text).lower() == "this"

    def _shown(self, phrase: SourcePhrase, item: Attribution) -> Speaker | None:
        """ "It shows that …": the survey that was spoken of right before."""
        if not role_words("en", "documents", "showing") & set(self._cue(item).split()):
            return None
        document = self._describer.document_before(phrase.span)
        return self._by_document(replace(document, span=phrase.span)) if document else None

    def _points_back(self, phrase: SourcePhrase, item: Attribution) -> bool:
        """ "He said this at noon": the content is the sentence before, which may name him."""
        sentence = self._cast.sentence_of(phrase.span)
        if sentence is None or item.quotation is not Quotation.INDIRECT:
            return False
        return item.content[-1].end <= sentence.start

    def _third_person(self, phrase: SourcePhrase, item: Attribution) -> Speaker:
        if phrase.pronoun == "neuter" and (shown := self._shown(phrase, item)):
            return shown
        content = () if self._points_back(phrase, item) else item.content
        found: Sequence[Member] = (
            () if self._is_this(phrase) else self._before.standing_for(phrase, content)
        )
        if outer := self._quoted_by(phrase, item):
            found = self._before.inside(phrase, outer.content, found, self._names(item))
        found = self._of_gender(phrase, found)
        if not found:
            unknown = replace(phrase.member, anonymous=Anonymity.UNNAMED)
            return self._speaker(phrase.span, unknown, "pronoun", ())
        first = found[0]
        if first.name is None and phrase.pronoun == "neuter":
            asked = replace(phrase, form=Form.DEFINITE, pronoun="")
            first = self._definites.as_called(first, asked)
        return self._speaker(phrase.span, by_cue(first, "", first.name or "", ""), "pronoun", found)

    def _of_gender(self, phrase: SourcePhrase, found: Sequence[Member]) -> Sequence[Member]:
        """`found` without those whom the other pronoun has stood for: "she" makes no "he" later."""
        if phrase.pronoun not in tuple(Gender) or not found:
            return found
        kept = [m for m in found if self._called.get(m.name, phrase.pronoun) == phrase.pronoun]
        if kept and kept[0].name:
            self._called[kept[0].name] = phrase.pronoun
        return kept or found

    def _quoted_by(self, phrase: SourcePhrase, item: Attribution) -> Attribution | None:
        """The quotation that "he" or "she" stands in, as part of somebody's own words."""
        if item.within is None or phrase.pronoun not in tuple(Gender):
            return None
        return self._attributions[item.within] if self._cast.is_quoted(phrase.span) else None

    def _names(self, item: Attribution) -> set[str | None]:
        """Who says what `item` stands in."""
        outer = self._done.get(item.within, ()) if item.within is not None else ()
        return {speaker.name for speaker in outer if speaker.name}

    def _relative(self, phrase: SourcePhrase) -> Speaker:
        """ "The newspaper, which said …": whoever stands right before."""
        near = self._cast.just_before(phrase.span.start)
        if near is None:
            unknown = replace(phrase.member, anonymous=Anonymity.UNNAMED)
            return self._speaker(phrase.span, unknown, "pronoun", ())
        article = self._view.lower(self._view.first(near.span.start) - 1)
        if near.name is None and near.group is RoleGroup.BODY and article == "the":
            asked = replace(phrase, form=Form.DEFINITE, member=near, pronoun="")
            return self._speaker(phrase.span, *_with_rule(*self._definites.meant(asked)))
        return self._speaker(phrase.span, near, "pronoun", (near,))

    def _both(self, phrase: SourcePhrase) -> Iterator[Speaker]:
        found = both_of_them(self._before, phrase)
        for member in found or [replace(phrase.member, anonymous=Anonymity.UNNAMED)]:
            yield self._speaker(phrase.span, member, "pronoun", found)

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
        member, among = self._definites.meant(phrase)
        if not among:
            member = self._with_anonymity(member, phrase.span)
        return self._speaker(phrase.span, member, "definite-noun", among)

    def _by_document(self, phrase: SourcePhrase) -> Speaker:
        """A document speaks for whoever issued it."""
        role = phrase.member.role
        lemma = phrase.member.lemma
        if phrase.issuer:
            self._issuers[lemma] = phrase.issuer
            return self._issued(phrase, phrase.issuer, role, ())
        own = lemma in role_words("en", "documents", "own")
        many = phrase.member.plural and lemma == "report"  # "the latest reports": nobody's
        possessed = phrase.pronoun in role_words("en", "determiners", "possessive")
        definite = phrase.pronoun in role_words("en", "determiners", "definite")
        issuer = self._issuers.get(lemma)
        if issuer and definite and lemma in role_words("en", "documents", "issued"):
            return self._issued(phrase, issuer, role, (issuer,))
        told = None if own or possessed or many else self._describer.issuer_before(phrase)
        if definite and told:
            return self._issued(phrase, told, role, (told,))
        if definite and not own and (possessed or not many):
            found = self._before.issuers(phrase.span.start, lemma)
            if found:
                return self._issued(phrase, found[0], role, found)
        member = phrase.member
        if many:
            member = replace(member, kind=SourceKind.UNSTATED)
        return self._speaker(phrase.span, member, "document", ())

    def _issued(
        self, phrase: SourcePhrase, issuer: Member, role: str | None, found: Sequence[Member]
    ) -> Speaker:
        if issuer.group is RoleGroup.BODY and not issuer.name and issuer.role:
            whose = self._cast.word_before(issuer.span)
            asked = replace(phrase, form=Form.DEFINITE, member=issuer, pronoun=whose)
            issuer = self._definites.as_owned(issuer, asked)
        member = replace(issuer, role=issuer.role if issuer.role and not issuer.name else role)
        before = self._before.spoken.copy()
        speaker = self._speaker(phrase.span, member, "document", found)
        heard = replace(issuer, span=phrase.span, spoke=True, until=self._until)
        self._before.spoken = [*before, heard]
        return speaker

    def _with_anonymity(self, member: Member, span: Span) -> Member:
        """`member` with the reason its sentence gives for keeping the name back."""
        if member.name is not None or member.group is RoleGroup.BODY:
            return member
        sentence = self._cast.sentence_of(span)
        reason = withheld_reason(self._view, sentence) if sentence else None
        return replace(member, anonymous=Anonymity.WITHHELD, reason=reason) if reason else member

    def _kind(self, member: Member) -> SourceKind:
        """The kind of a speaker; a name keeps the first that its words told."""
        kind = who_tells(member)
        if member.name is None or member.group is RoleGroup.BODY:
            return kind
        known = self._kinds.get(member.name, SourceKind.UNSTATED)
        if known is SourceKind.UNSTATED:
            known = self._kinds[member.name] = kind
        return known

    def _speaker(
        self, span: Span | None, member: Member, rule: str, found: Sequence[Member]
    ) -> Speaker:
        if member.name or member.group:
            heard = replace(member, span=span or member.span, spoke=True, until=self._until)
            self._before.spoken.append(heard)
        names = [label for other in found if (label := other.name or other.role)]
        return Speaker(
            span=span,
            name=member.name,
            kind=self._kind(member),
            role=member.role,
            anonymous=member.anonymous,
            reason=member.reason,
            candidates=tuple(names[:_CANDIDATES]),
            made=_made(rule),
        )


def _as_introduced(
    speaker: Speaker, late: Mapping[str, Speaker], named: Mapping[Span | None, str]
) -> Speaker:
    """`speaker` with the name told later, or with the office told before."""
    first = late.get(speaker.name or "")
    if first is not None and speaker.kind is SourceKind.UNSTATED:
        return replace(speaker, kind=first.kind, role=first.role)
    name = named.get(speaker.span)
    return replace(speaker, name=name, anonymous=None) if name and not speaker.name else speaker


def _with_rule(member: Member, found: Sequence[Member]) -> tuple[Member, str, Sequence[Member]]:
    return member, "pronoun", found


def _made(rule: str) -> Made:
    return Made(by="rules.speakers", version=VERSION, rule=rule)
