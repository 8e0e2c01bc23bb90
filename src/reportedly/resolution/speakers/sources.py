"""What the words of a source say by themselves: whom they name, and how."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import NounPhrase, Scanner
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import RoleGroup, are_content, role_words
from reportedly.model.claim import Anonymity
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span, trim
from reportedly.resolution.speakers.aliases import alias
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.groups import (
    issuer_after,
    names_nobody,
    sent_by,
    sharing_a_title,
)
from reportedly.resolution.speakers.joint import Joints, share_a_noun
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.member_reader import SEAT
from reportedly.resolution.speakers.named_later import bare_watcher
from reportedly.resolution.speakers.qualifiers import is_abstract
from reportedly.resolution.speakers.source_phrase import Form, SourcePhrase
from reportedly.resolution.speakers.source_pronouns import both_in, pronoun_in, with_owner
from reportedly.resolution.speakers.states import as_state, state_alone
from reportedly.resolution.speakers.unmarked import Unmarked

_BELONGING = frozenset({"at", "in", "from", "within", "inside", "with"})


# Names after what they are: "the armed group known as the Dawn Column", "the embassy in Halvik".
_KNOWN_AS = re.compile(
    r"\s+(?:known as|called|named|calling itself|styled)\s+(?:the\s+)?(?P<name>[A-Z][^,;.“”\"]+)"
)
_AMONG = frozenset({"across", "among", "amongst"})  # "a poll across four countries": the asked
_PAPERS_BACK = 3  # sentences in which a document must have been spoken of
_ONES = frozenset({"one", "another"})
_KEEPING_COMPANY = frozenset((SourceKind.ORGANISATION, SourceKind.AID, SourceKind.ARMED_GROUP))
_ONE_BODY = frozenset({"police"})  # plural by grammar, one body by sense


class Describer:
    """Reads source spans of one report."""

    def __init__(self, view: WordView, cast: Cast, vocabulary: Vocabulary | None = None) -> None:
        self._view = view
        self._cast = cast
        self._closely = Scanner(view, vocabulary, weak=True)
        self._joints = Joints(view, self._closely, vocabulary)
        self._unmarked = Unmarked(view, cast)
        self._definite = role_words("en", "determiners", "definite")
        self._possessive = role_words("en", "determiners", "possessive")

    def describe(self, source: Span) -> tuple[SourcePhrase, ...]:
        """The sources that `source` names: several for "the US and NATO"."""
        pronoun = pronoun_in(self._view, source)
        if pronoun:
            return (self._one_of(pronoun) if pronoun.pronoun == "other" else pronoun,)
        if is_abstract(self._view, source):
            return ()
        source = self._joints.whole(with_owner(self._view, source))
        phrases = [as_state(self._view, p, source) for p in self._closely.scan(source)]
        phrases = self._unmarked.mended(phrases)
        if names_nobody(self._view, phrases, source):
            return (self._other(source),)
        together = sharing_a_title(self._view, self._cast, phrases)
        if together:
            return together
        joint = self._joints.of(phrases)
        alone = state_alone(self._view, source) if len(joint) <= 1 else None
        if alone and (not joint or alone.form is Form.NAMED):
            return (both_in(self._view, alone, source),)
        if not joint:
            return (both_in(self._view, self._beside(self._other(source)), source),)
        named = self._unmarked.named(phrases, source)
        if named:
            return (SourcePhrase(span=source, form=Form.NAMED, member=named),)
        if len(joint) == 1:
            phrase = self._determined(joint[0], source)
            found = self._placed(self._phrase(phrase, source), phrase, source)
            found = self._beside(self._called(found, phrase, source))
            return (both_in(self._view, self._belonging(found, source), source),)
        if share_a_noun(joint):
            return tuple(self._sharing(joint))
        return self._alike(tuple(self._phrase(phrase, phrase.span) for phrase in joint))

    def _alike(self, found: tuple[SourcePhrase, ...]) -> tuple[SourcePhrase, ...]:
        """ "The Lawyers' Collective and the War Archive": after "the", a body as the other is."""
        kinds = {one.member.kind for one in found if one.member.group is RoleGroup.BODY}
        if len(kinds) != 1 or not kinds <= _KEEPING_COMPANY:
            return found
        return tuple(
            replace(one, member=replace(one.member, kind=min(kinds), group=RoleGroup.BODY))
            if one.member.group is None
            and one.member.kind is SourceKind.UNSTATED
            and self._cast.word_before(one.span) == "the"
            else one
            for one in found
        )

    def _sharing(self, joint: Sequence[NounPhrase]) -> Iterator[SourcePhrase]:
        """ "Orlandic and Veskaran officials" are officials of either."""
        last = self._phrase(joint[-1], joint[-1].span)
        whose = joint[-1].nation.written if joint[-1].nation else ""
        said = last.member.role or last.member.name or ""
        noun = said.removeprefix(whose).strip() if whose else said.rpartition(" ")[2]
        for phrase in joint[:-1]:
            called = f"{phrase.span.of(self._view.text)} {noun}"
            code = phrase.nation.nation.code if phrase.nation else None
            member = replace(last.member, span=phrase.span, nation=code)
            if last.member.name:
                member = replace(member, name=called)
            else:
                member = replace(member, role=called)
            yield replace(last, span=phrase.span, member=member)
        yield last

    def _phrase(self, phrase: NounPhrase, span: Span) -> SourcePhrase:
        member = self._cast.known(self._cast.member(phrase))
        role = phrase.role
        if not phrase.determiner and (noun := bare_watcher(member.name or "")):
            member = replace(member, name=None, role=noun, lemma=noun, group=RoleGroup.BODY)
            return SourcePhrase(span=span, form=Form.UNNAMED, member=member)
        if role and role.group is RoleGroup.DOCUMENT:
            return self._document(phrase, span, member)
        if phrase.nation and phrase.nation.use is NationUse.PEOPLE and role is None:
            return SourcePhrase(span=span, form=Form.UNNAMED, member=_people(member))
        if member.name:
            owner = self._owner(phrase)
            return SourcePhrase(span=span, form=Form.NAMED, member=member, pronoun=owner)
        bare = role is not None and role.lemma in role_words("en", "bare", "words")
        bare = bare and not phrase.determiner
        definite = phrase.determiner in self._definite or phrase.owner is not None or bare
        singular = role is not None and (not role.plural or role.lemma in _ONE_BODY)
        rebels = role is not None and role.lemma in role_words("en", "rebels", "nouns")
        singular = singular or (rebels and phrase.determiner == "the" and phrase.complement is None)
        form = Form.DEFINITE if definite and singular else Form.UNNAMED
        body = sent_by(self._view, self._cast, phrase) if form is Form.UNNAMED else None
        if body:
            member = replace(member, name=body, anonymous=None)
            return SourcePhrase(span=span, form=Form.NAMED, member=member)
        if form is Form.UNNAMED and role and role.group is RoleGroup.PERSON:
            member = replace(member, anonymous=Anonymity.UNNAMED)
        return SourcePhrase(span=span, form=form, member=member, pronoun=self._owner(phrase))

    def _placed(self, found: SourcePhrase, phrase: NounPhrase, source: Span) -> SourcePhrase:
        """ "A source at the ministry": what an unnamed person is known by is part of the role.

        So is what a head is the head of: "the head of diplomacy".
        """
        member = found.member
        after = self._view.first(phrase.span.end)
        unnamed = phrase.role is not None and phrase.role.kind is SourceKind.UNNAMED
        placed = unnamed and self._view.lower(after) in _BELONGING
        of = self._view.lower(after) == "of" and member.lemma in role_words(
            "en", "heading", "words"
        )
        heads = of and self._view.lower(after + 1) in role_words("en", "portfolios", "words")
        if not member.role or member.name or phrase.complement or not (placed or heads):
            return found
        role = f"{member.role} {self._view.text[phrase.span.end : source.end].strip()}"
        return replace(found, member=replace(member, role=role))

    def _determined(self, phrase: NounPhrase, source: Span) -> NounPhrase:
        """ "The | district | hospital": with the article that words of no known kind part from it.

        All of them are then what the body is called.
        """
        first = self._view.first(source.start)
        article = self._view.lower(first)
        bare = phrase.role is not None and not (phrase.name or phrase.determiner or phrase.owner)
        start = self._view.first(phrase.span.start)
        between = [self._view.lower(index) for index in range(first + 1, start)]
        plain = are_content(between, besides=("'s",))
        if not (bare and plain and article in self._definite) or phrase.complement:
            return phrase
        span = Span(self._view.words[first + 1].start, phrase.span.end)
        return replace(phrase, determiner=article, span=span)

    def _called(self, found: SourcePhrase, phrase: NounPhrase, source: Span) -> SourcePhrase:
        """A body with the rest of what its source calls it: "known as …", "in Halvik"."""
        member, text = found.member, self._view.text
        if member.group is not RoleGroup.BODY or found.form is Form.DOCUMENT:
            return found
        rest = text[phrase.span.end : source.end]
        known = _KNOWN_AS.match(rest)
        if known and not member.name:
            named = replace(member, name=known["name"], role=None)
            return replace(found, form=Form.NAMED, member=named)
        seat = SEAT.fullmatch(rest)
        if seat is None or phrase.role is None:
            return found
        if member.name and member.name.endswith(rest):
            return found
        if member.name and member.name in text[source.start : source.end]:
            return replace(found, member=replace(member, name=member.name + rest))
        if not member.name and member.role:
            placed = member.role + rest
            name = placed if member.plural and phrase.determiner in self._definite else None
            return replace(found, member=replace(member, name=name, role=placed))
        return found

    def _beside(self, found: SourcePhrase) -> SourcePhrase:
        """One unnamed person or body with the name that stands in apposition, if one does."""
        member = found.member
        if found.form not in (Form.UNNAMED, Form.DEFINITE) or member.plural or member.name:
            return found
        name = self._cast.named_beside(found.span) or alias(self._view.text, found.span.end)
        if name is None:
            return found
        kind = SourceKind.UNSTATED if member.kind is SourceKind.UNNAMED else member.kind
        group = RoleGroup.BODY if member.group is RoleGroup.BODY else RoleGroup.PERSON
        named = replace(member, name=name, kind=kind, group=group, anonymous=None)
        return replace(found, form=Form.NAMED, member=self._cast.known(named))

    def _belonging(self, found: SourcePhrase, source: Span) -> SourcePhrase:
        """`found` with the names in it, which tell whose director "the director" is."""
        if found.form is not Form.DEFINITE:
            return found
        inside = self._view.range(source)
        names = (self._view.lower(index) for index in inside[1:] if self._view.capital(index))
        owned = bool(found.pronoun) or any(self._view.lower(index) == "'s" for index in inside)
        return replace(found, owned=owned, belongs=frozenset(names))

    def _one_of(self, found: SourcePhrase) -> SourcePhrase:
        """ "One of them, a tailor called Innocent": one who is named beside."""
        words = [self._view.lower(index) for index in self._view.range(found.span)]
        if len(words) == 1 and words[0] not in _ONES:
            return found
        named = self._beside(replace(found, form=Form.UNNAMED))
        return named if named.form is Form.NAMED else found

    def _owner(self, phrase: NounPhrase) -> str:
        """The possessive pronoun before the phrase, or ""."""
        return phrase.determiner if phrase.determiner in self._possessive else ""

    def _document(self, phrase: NounPhrase, span: Span, member: Member) -> SourcePhrase:
        """A document and, where the phrase names it, who issued it."""
        issuer = self._cast.known(self._cast.member(phrase.owner)) if phrase.owner else None
        if issuer is None and phrase.head and phrase.head.start > phrase.span.start:
            issuer = self._issuer(Span(phrase.span.start, phrase.head.start))
        if issuer is None and phrase.complement:
            issuer = self._issuer(phrase.complement)
        if issuer is None:
            rest = trim(self._view.text, Span(phrase.span.end, max(span.end, phrase.span.end)))
            asked = rest is not None and self._view.lower(self._view.first(rest.start)) in _AMONG
            issuer = self._issuer(rest) if rest and not asked else None
            if issuer is None and member.lemma not in role_words("en", "documents", "pictured"):
                by = issuer_after(self._view, phrase.span.end)
                issuer = self._issuer(by) if by else None
        owner = phrase.determiner
        possessor = self._possessor(span)
        channel = issuer is not None and issuer.lemma in role_words("en", "channels", "words")
        if issuer and channel and (possessor or issuer.name is None):
            issuer, owner = None, possessor or owner
        return SourcePhrase(
            span=span,
            form=Form.DOCUMENT,
            member=member,
            pronoun=owner,
            issuer=issuer if issuer and (issuer.name or issuer.role) else None,
        )

    def _possessor(self, span: Span) -> str | None:
        """The possessive pronoun in "a communiqué on its Telegram channel"."""
        words = (self._view.lower(index) for index in self._view.range(span))
        return next((word for word in words if word in self._possessive), None)

    def document_before(self, source: Span) -> SourcePhrase | None:
        """The last document spoken of in the sentence before that of `source`."""
        sentence = self._cast.sentence_before(source)
        found = self._closely.scan(sentence) if sentence else ()
        papers = [p for p in found if p.role and p.role.group is RoleGroup.DOCUMENT]
        return self._phrase(papers[-1], papers[-1].span) if papers else None

    def issuer_before(self, paper: SourcePhrase) -> Member | None:
        """Who issued "the document", as the last few sentences tell that spoke of it first."""
        at: Span | None = paper.span
        for _ in range(_PAPERS_BACK):
            before = self.document_before(at) if at else None
            if before and before.member.lemma == paper.member.lemma:
                return before.issuer if before.issuer and before.issuer.name else None
            at = self._cast.sentence_before(at) if at else None
        return None

    def _issuer(self, span: Span) -> Member | None:
        """The body or person named in `span`, unless only as the backer ("U.S.-backed")."""
        for phrase in self._closely.scan(span):
            if self._view.low[phrase.span.end : phrase.span.end + 1] == "-":
                continue
            if phrase.role is None or phrase.role.group is not RoleGroup.DOCUMENT:
                member = self._cast.known(self._cast.member(phrase))
                return member if member.group or " " in (member.name or "") else None
        return None

    def _other(self, source: Span) -> SourcePhrase:
        """Words of no known kind, kept as they are."""
        text = source.of(self._view.text)
        role = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
        member = Member(
            span=source,
            name=None,
            kind=SourceKind.UNNAMED,
            group=None,
            role=role,
            anonymous=Anonymity.UNNAMED,
        )
        return SourcePhrase(span=source, form=Form.UNNAMED, member=member)


def _people(member: Member) -> Member:
    """ "Orlanders in exile": a people is no name."""
    return replace(
        member,
        name=None,
        role=member.name,
        kind=SourceKind.UNNAMED,
        anonymous=Anonymity.UNNAMED,
    )
