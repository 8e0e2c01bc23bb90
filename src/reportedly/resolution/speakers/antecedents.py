"""Whom a pronoun or "the ministry" may stand for: those named before, the likeliest first."""

from collections.abc import Callable, Collection, Sequence

from reportedly.lang.governing import is_named_so
from reportedly.lang.roles import Gender, RoleGroup, role_words
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.speakers.cast import Cast
from reportedly.resolution.speakers.member import Member
from reportedly.resolution.speakers.source_phrase import SourcePhrase

_Test = Callable[[Member], bool]


def nothing(_: Member) -> float:
    """No further cost."""
    return 0.0


# Costs, in sentences, of taking a mention as the antecedent; set by reading, not yet measured.
_NOT_SPOKEN = 1.5  # it has not been a source so far
_SUBJECT = 0.5  # … but it opens the sentence before
_ASKED = 0.25  # … or a newsroom has just turned to them
_NOT_FIRST = 0.75  # it does not open its sentence
_QUOTED = 2.0  # it stands inside quotation marks
_NO_GROUP = 0.5  # a name that may be a person or a body
_SURNAME = 2.0  # a single word that "it" would stand for
_ONE_BODY = 1.5  # a body that "they" would stand for
_SORTS = (SourceKind.COMPANY, SourceKind.MEDIA, SourceKind.ARMED_GROUP, SourceKind.AID)
_ALLIED = frozenset({"alliance", "bloc"})
_GROUPS = frozenset({"group", "organisation", "organization", "watchdog", "movement", "party"})
_WATCHERS = (SourceKind.ORGANISATION, SourceKind.AID)  # no party to a war is its monitor
_NO_GROUP_KINDS = (SourceKind.GOVERNMENT, SourceKind.MEDIA)
REACH = 12.0  # no antecedent is looked for farther back than this cost
_SPOKEN_BACK = 50  # sources looked back over; more never speak within reach


class Antecedents:
    """Those whom one report has named so far; `spoken` grows as its sources are resolved."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.spoken: list[Member] = []

    def ranked(
        self, offset: int, fits: _Test, extra: Callable[[Member], float] = nothing
    ) -> list[Member]:
        """Members before `offset` that fit, cheapest first, one for each name."""
        known = (*self._cast.before(offset, int(REACH)), *self.spoken[-_SPOKEN_BACK:])
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
            if cost <= REACH:
                best.setdefault(label(before[n]), before[n])
        return list(best.values())

    def standing_for(self, phrase: SourcePhrase, content: Sequence[Span]) -> list[Member]:
        """Whom a pronoun may stand for; nobody names himself in what he says."""
        found = self.ranked(phrase.span.start, lambda m: fits(phrase, m), pronoun_cost(phrase))
        others = [m for m in found if not any(piece.contains(m.span) for piece in content)]
        return others or ([] if found else self.long_ago(phrase))

    def inside(
        self,
        phrase: SourcePhrase,
        quotation: Sequence[Span],
        found: Sequence[Member],
        speakers: Collection[str | None],
    ) -> list[Member]:
        """Whom "he" may stand for in somebody's own words: never the speaker.

        That is who is named last in the quotation, else a person named before it.
        """
        near = reversed(self._cast.before(phrase.span.start, int(REACH)))
        inside = (m for m in near if any(piece.contains(m.span) for piece in quotation))
        named = [m for m in inside if m.name and _may_be(phrase, m)][:1]
        known = [m for m in found if m.group is RoleGroup.PERSON or m.spoke]
        return [m for m in (*named, *known) if m.name not in speakers or not m.name]

    def long_ago(self, phrase: SourcePhrase) -> list[Member]:
        """Named persons who spoke too far back for any other reading: "she", pages later."""
        if phrase.pronoun not in tuple(Gender):
            return []
        fitting = (m for m in reversed(self.spoken) if m.name and fits(phrase, m))
        return list({m.name: m for m in fitting}.values())

    def issuers(self, offset: int, lemma: str) -> list[Member]:
        """Who may have issued "the statement"; an outlet, which passes it on, only if nobody else.

        Several who spoke together come before an outlet: "the participants said in a statement".
        """
        able = self.ranked(offset, can_issue)
        if lemma in role_words("en", "documents", "spoken"):
            return [member for member in able if member.spoke]
        press = [member for member in able if member.kind is SourceKind.MEDIA]
        if press and lemma in role_words("en", "documents", "press"):
            return press
        if press and lemma == "report" and self._has_just_reported(press[0], offset):
            return press
        bodies = [member for member in able if member.group is RoleGroup.BODY]
        if bodies and lemma in role_words("en", "documents", "polled"):
            return bodies
        own = [member for member in able if member.kind is not SourceKind.MEDIA]
        return own or self.ranked(offset, lambda m: m.plural and m.spoke) or able

    def _has_just_reported(self, outlet: Member, offset: int) -> bool:
        """ "The Herald, citing an officer, said so. The report added": it opens what was said."""
        near = self._cast.sentences_between(outlet.span.end, offset) <= 1
        return near and self._opens(outlet) and not self._cast.is_quoted(outlet.span)

    def _cost(self, member: Member, offset: int) -> float:
        """How far back `member` stands, in sentences, and how unlike a subject of speech it is."""
        heard = min(max(member.span.end, member.until), offset)
        distance = self._cast.sentences_between(heard, offset)
        if member.spoke:
            return float(distance)
        if distance <= 1 and self._cast.is_asked(member):
            return distance + _ASKED
        quoted = self._cast.is_quoted(member.span)
        opens = self._opens(member)
        unheard = _SUBJECT if opens and distance <= 1 and not quoted else _NOT_SPOKEN
        cost = distance + unheard + _QUOTED * quoted + _NO_GROUP * (member.group is None)
        return cost + _NOT_FIRST * (not opens)

    def _opens(self, member: Member) -> bool:
        """True if `member` is the first to be named in its sentence, with what its role names.

        "Orland's president, | Ilse Maren |, left": nobody before her but her own state.
        """
        sentence = self._cast.sentence_of(member.span)
        if sentence is None:
            return False
        begins = min(member.span.start, self._cast.role_start(member))
        return self._cast.first_from(sentence.start).span.start >= begins


def surname(member: Member) -> float:
    """What it costs that a lone name, which "it" is to stand for, is a person's as a rule."""
    name = member.name or ""
    return _SURNAME if member.group is None and name.isalpha() and not name.isupper() else 0.0


def pronoun_cost(phrase: SourcePhrase) -> Callable[[Member], float]:
    """What it costs that a pronoun stands for somebody, beside how far back they are named."""
    if phrase.pronoun == "neuter":
        return surname
    if phrase.pronoun == "plural":
        return lambda member: 0.0 if member.plural else _ONE_BODY
    return nothing


def fits(phrase: SourcePhrase, member: Member) -> bool:
    """True if the pronoun may stand for `member`."""
    if phrase.pronoun in tuple(Gender):
        full = (member.spoke or " " in (member.name or "")) and not _is_thing(member)
        person = member.group is RoleGroup.PERSON or (member.group is None and full)
        return person and not member.plural and member.gender in (None, phrase.pronoun)
    if phrase.pronoun == "neuter":
        unknown = member.group is None and member.spoke and member.gender is None
        return (member.group is RoleGroup.BODY or unknown) and not member.plural
    if phrase.pronoun == "plural":
        return member.plural or (member.group is RoleGroup.BODY and member.spoke)
    return True


def _may_be(phrase: SourcePhrase, member: Member) -> bool:
    """True for whom the pronoun fits, and for a head of state by last name: "Putin's aims"."""
    alone = member.group is None and not member.nation and is_named_so(member.name or "")
    return alone or fits(phrase, member)


def _is_thing(member: Member) -> bool:
    """True for initials, and for a name that ends as no person's does: "Kest Privacy Policy"."""
    name = member.name or ""
    if member.group is not None or not name:
        return False
    return (name.isupper() and name.isalnum()) or name.split()[-1].lower() in role_words(
        "en", "things", "words"
    )


def same_noun(member: Member, other: Member) -> bool:
    """ "The ministry" and "the Orlandic Defence Ministry": one noun, and no clash of nations."""
    if other.plural or at_odds(member, other) or _is_no_watcher(member, other):
        return False
    if member.kind is SourceKind.MILITARY and other.kind is SourceKind.ARMED_GROUP:
        return False  # "the army" is not the rebels, though they call themselves one
    if other.lemma == member.lemma or other.lemma.endswith(" " + member.lemma):
        return True
    if other.lemma.startswith(f"{member.lemma} of ") and other.name:
        return True  # "the minister" may be the minister of finance
    if other.lemma:
        return member.lemma.endswith(" " + other.lemma)
    body = other.group is RoleGroup.BODY and member.group is RoleGroup.BODY
    return body and member.lemma in (other.name or "").lower().split()


def is_agency(member: Member, other: Member) -> bool:
    """ "The news agency": also one known by its name alone, once it has spoken."""
    asked = member.kind is SourceKind.MEDIA and member.lemma.endswith("agency")
    known = other.kind is SourceKind.MEDIA and other.spoke and not other.lemma and not other.plural
    paper = (other.name or "").lower().split()[-1:]
    wire = role_words("en", "outlets", "papers").isdisjoint(paper)
    return asked and known and other.group is RoleGroup.BODY and wire and not at_odds(member, other)


def such_a_body(member: Member, other: Member) -> bool:
    """ "The company" is a company, "the group" any body but a nation."""
    if other.group is not RoleGroup.BODY:
        return False
    if member.kind in _SORTS or " " in member.lemma or member.lemma in _ALLIED:
        return other.kind is member.kind
    if member.lemma in _GROUPS and other.kind in _NO_GROUP_KINDS:
        return False
    return not (_is_no_watcher(member, other) or (other.nation and not other.lemma))


def _is_no_watcher(member: Member, other: Member) -> bool:
    """ "The monitoring group" is no party to a war, whatever group was named last."""
    watching = member.lemma in role_words("en", "watching", "nouns")
    body = other.group is RoleGroup.BODY
    return watching and body and other.kind not in _WATCHERS


def at_odds(member: Member, other: Member) -> bool:
    return bool(member.nation and other.nation and member.nation != other.nation)


def one_gender(member: Member, other: Member) -> bool:
    """True unless two genders are known that differ."""
    return None in (member.gender, other.gender) or member.gender is other.gender


def can_issue(member: Member) -> bool:
    """Bodies and persons issue statements; crowds and nationalities do not."""
    state = member.nation is not None and not member.lemma and not member.spoke
    named = (member.name is not None and not state) or member.spoke
    return named and not member.plural and member.group in (RoleGroup.BODY, RoleGroup.PERSON)


def label(member: Member) -> str:
    return member.name or member.role or str(member.span)
