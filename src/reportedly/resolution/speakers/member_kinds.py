"""Of which kind someone is: who speaks for an army, a hospital or an assembly is of its kind."""

from collections.abc import Iterator
from itertools import pairwise

from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse, case_fits
from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.phraseparts import Vocabulary, shipped
from reportedly.lang.roles import Role, RoleGroup, role_words, roles
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.speakers.appositions import BELONGING_REACH, Beside

# Bodies whose spokespeople, directors and heads count as theirs; those of a ministry are officials.
LENDING = frozenset(
    (
        SourceKind.MILITARY,
        SourceKind.ARMED_GROUP,
        SourceKind.MEDIC,
        SourceKind.AID,
        SourceKind.ORGANISATION,
        SourceKind.COMPANY,
    )
)
_FIGHTING = (SourceKind.MILITARY, SourceKind.POLITICIAN)  # ranks and leaders: those of rebels too
_TIES = frozenset({"of", "for", "at"})
_WIDER = _TIES | {"from", "in", "within", "inside", "with"}  # … of an unnamed source
_WIDE_REACH = 8  # words in which the body of "a source at the …" must stand
_CLAUSE = 9  # words of "who leads the …" in which the body must stand


class Kinds:
    """Reads the kinds of persons and bodies in one report."""

    def __init__(self, view: WordView, beside: Beside, vocabulary: Vocabulary | None) -> None:
        self._view = view
        self._beside = beside
        known = vocabulary or shipped("en")
        self._names, self._nations = known.names, known.nations

    def of(self, phrase: NounPhrase) -> SourceKind:
        """The kind of a phrase with a role noun."""
        role = phrase.role
        assert role is not None
        if role.group is RoleGroup.BODY:
            return self._of_body(phrase, role)
        if role.group is RoleGroup.DOCUMENT:
            return role.kind
        if role.kind is SourceKind.UNNAMED:
            return self._of_unnamed(phrase, role)
        if role.kind in _FIGHTING:
            return self._of_leader(phrase, role)
        return self._of_official(phrase, role) if role.kind is SourceKind.OFFICIAL else role.kind

    def of_bearer(self, phrase: NounPhrase) -> SourceKind | None:
        """The kind that a bare name has from beside it: "of the Dawn Column", "who heads …"."""
        if phrase.owner and phrase.owner.role:
            return self._lent_by(phrase.owner)
        after = self._view.first(phrase.span.end)
        if self._view.lower(after) in ("of", "from"):
            tie = self._tie(phrase.span.end, wide=True)
            lent = self._lending(tie)
            if lent is SourceKind.POLITICIAN:
                return lent
            found = self._first_body(tie, near=True)
            return found if found in LENDING else None
        after += self._view.lower(after) == ","
        if self._view.lower(after) == "who":
            return self._of_clause(after + 1)
        return self._of_trade(after) if self._view.lower(after - 1) == "," else None

    def _of_clause(self, verb: int) -> SourceKind | None:
        """ "Who heads the relief guild", "who studies wars": what somebody does."""
        word = self._view.lower(verb)
        if word in role_words("en", "doing", "studying"):
            return SourceKind.ANALYST
        if word not in role_words("en", "doing", "leading"):
            return None
        last = min(verb + _CLAUSE, len(self._view.words))
        found = self._first_body(self._view.span(verb, last))
        return SourceKind.OFFICIAL if found is SourceKind.GOVERNMENT else found

    def _of_trade(self, first: int) -> SourceKind | None:
        """ "X, a mechanic, …": private persons are called by their trade."""
        if self._view.lower(first) not in ("a", "an"):
            return None
        trades, endings = (role_words("en", "trades", key) for key in ("words", "endings"))
        for index in range(first + 1, first + 4):
            word, after = self._view.lower(index), self._view.lower(index + 1)
            if not word.isalpha() or self._view.capital(index):
                return None
            if not after.isalpha() or after in role_words("en", "function", "words"):
                trade = word in trades or word.endswith(tuple(endings))
                return SourceKind.CIVILIAN if trade else None
        return None

    def _of_body(self, phrase: NounPhrase, role: Role) -> SourceKind:
        words = {self._view.lower(index) for index in self._view.range(phrase.span)}
        helping = bool(words & role_words("en", "spheres", "aid"))
        if helping and role.lemma.rpartition(" ")[2] in role_words("en", "generic", "helpers"):
            return SourceKind.AID
        named = self._known(self._view.first(phrase.name.start)) if phrase.name else None
        if named and phrase.name and named[1].end >= phrase.name.end:
            return named[0]
        unrecognised = words & role_words("en", "unrecognised", "adjectives")
        if unrecognised and role.lemma.rpartition(" ")[2] in role_words(
            "en", "unrecognised", "bodies"
        ):
            return SourceKind.ORGANISATION
        if role.lemma in role_words("en", "gathered", "words") and self._is_of_rebels(phrase):
            return SourceKind.ARMED_GROUP
        if role.lemma in role_words("en", "offices", "words") and phrase.owner:
            return self._of_office(phrase.owner) or role.kind
        return role.kind

    def _is_of_rebels(self, phrase: NounPhrase) -> bool:
        """ "A coalition of rebel groups"."""
        rebels = role_words("en", "rebels", "nouns")
        after = self._view.first(phrase.head.end) if phrase.head else 0
        if self._view.lower(after) != "of":
            return False
        words = (self._view.lower(index) for index in range(after + 1, after + 4))
        return any(word in rebels or word.removesuffix("s") in rebels for word in words)

    def _of_office(self, owner: NounPhrase) -> SourceKind | None:
        """ "The mayor's office" is of the government, "the general's staff" of the army."""
        if owner.role is None:
            return None
        kind = self.of(owner)
        return SourceKind.GOVERNMENT if kind is SourceKind.OFFICIAL else kind

    def _of_unnamed(self, phrase: NounPhrase, role: Role) -> SourceKind:
        assert phrase.head is not None
        before = Span(phrase.span.start, phrase.head.start)
        told = self._sphere(before)
        if told:
            return told
        tie = phrase.complement or self._tie(phrase.span.end, wide=True)
        if self._is_political(tie):
            return SourceKind.POLITICIAN
        if tie and self._sphere(tie) is SourceKind.MEDIC:
            return SourceKind.MEDIC
        bodies = role_words("en", "sittings", "lawmaking") if role.lemma == "member" else ()
        for lemma, kind in self._bodies(before, tie):
            if lemma.rpartition(" ")[2] in bodies:
                return SourceKind.POLITICIAN
            if kind is SourceKind.GOVERNMENT:
                return SourceKind.OFFICIAL
            lends = kind in LENDING and lemma != "opposition"
            return kind if lends else role.kind
        after = self._view.lower(self._view.first(phrase.span.end))
        people = role.lemma in ("people", "person") and after in ("from", "in")
        return SourceKind.CIVILIAN if people else self._seated(tie) or role.kind

    def _seated(self, tie: Span | None) -> SourceKind | None:
        """ "A source at the governorate" is official."""
        words = {self._view.lower(index) for index in self._view.range(tie)} if tie else set()
        seats = role_words("en", "spheres", "seats")
        return SourceKind.OFFICIAL if words & seats else None

    def _is_political(self, tie: Span | None) -> bool:
        """ "Of the coalition's political committee": a party's bodies are called so."""
        words = [self._view.lower(index) for index in self._view.range(tie)] if tie else []
        sits = role_words("en", "sittings", "political")
        return any(a == "political" and b in sits for a, b in pairwise(words))

    def _of_leader(self, phrase: NounPhrase, role: Role) -> SourceKind:
        """An officer or a leader: of an armed group, if theirs is one; a minister stays one."""
        assert phrase.head is not None
        before = Span(phrase.span.start, phrase.head.end)
        offices = role_words("en", "office", "words")
        found = (roles("en").at(self._view, index) for index in self._view.range(before))
        if any(hit and offices & set(hit.value.lemma.split()) for hit in found):
            return SourceKind.OFFICIAL
        if role.kind is SourceKind.MILITARY and self._has_retired(before):
            return SourceKind.UNNAMED if role.plural else SourceKind.ANALYST
        if (role.lemma == "deputy" and phrase.owner) or _leads_a_state(self._view, phrase, role):
            return SourceKind.OFFICIAL
        spans = (Span(before.start, phrase.head.start), phrase.complement)
        body = next((kind for _, kind in self._bodies(*spans)), None)
        owner = phrase.owner.known if phrase.owner else None
        armed = SourceKind.ARMED_GROUP in (body, owner)
        return SourceKind.ARMED_GROUP if armed else role.kind

    def _has_retired(self, before: Span) -> bool:
        """ "A retired commodore": who judges what others do."""
        return any(self._view.lower(index) == "retired" for index in self._view.range(before))

    def _of_official(self, phrase: NounPhrase, role: Role) -> SourceKind:
        """Who speaks for an army or a hospital is of its kind; who speaks for a ministry is not."""
        assert phrase.head is not None
        belongs = phrase.name or phrase.owner or phrase.complement
        rank = None if belongs else self._beside.next_after_comma(phrase.span)
        if rank and rank.titled and rank.role and rank.role.kind is SourceKind.MILITARY:
            return SourceKind.MILITARY  # "a spokesman, Colonel Joren Tahl"
        own = role.lemma in role_words("en", "office", "own")  # who is one whomever they serve
        lent = self._lent_by(phrase.owner) if phrase.owner and not own else None
        if lent:
            return lent
        if self._is_political(phrase.complement):
            return SourceKind.POLITICIAN
        tie = phrase.complement or self._tie(phrase.span.end)
        before = Span(phrase.span.start, phrase.head.start)
        found = next((k for k in map(self._lending, (before, tie)) if k is not None), role.kind)
        office = own or role.lemma in role_words("en", "office", "words")
        return role.kind if office and found is SourceKind.ORGANISATION else found

    def _lent_by(self, owner: NounPhrase) -> SourceKind | None:
        if owner.role is None:
            return owner.known if owner.known in LENDING else None
        sits = owner.role.lemma in role_words("en", "sittings", "words")
        kind = self._of_body(owner, owner.role) if owner.role.group is RoleGroup.BODY else None
        return kind if kind in LENDING and not sits else None

    def _lending(self, span: Span | None) -> SourceKind | None:
        """The kind of the first body in those words, if it lends it to who speaks for it."""
        found = list(self._bodies(span))
        if any(lemma.rpartition(" ")[2] == "party" for lemma, _ in found):
            return SourceKind.POLITICIAN
        for lemma, kind in found:
            lends = kind in LENDING and lemma not in role_words("en", "sittings", "words")
            return kind if lends else None
        return None

    def _sphere(self, before: Span) -> SourceKind | None:
        """The kind that an adjective gives to a source: "a military source"."""
        words = {self._view.lower(index) for index in self._view.range(before)}
        for kind in (SourceKind.MILITARY, SourceKind.OFFICIAL, SourceKind.MEDIC):
            if words & role_words("en", "spheres", kind.value):
                return kind
        return None

    def _tie(self, end: int, *, wide: bool = False) -> Span | None:
        """The words that say to what a role belongs: "of the hospital", "for the army"."""
        after = self._view.first(end)
        if self._view.lower(after) not in (_WIDER if wide else _TIES):
            return None
        reach = _WIDE_REACH if wide else BELONGING_REACH
        last = min(after + reach, len(self._view.words))
        return Span(self._view.words[after].start, self._view.words[last - 1].end)

    def _first_body(self, span: Span | None, *, near: bool = False) -> SourceKind | None:
        if span is None:
            return None
        short = self._view.range(span)
        stop = min(short.start + 5, short.stop) if near else short.stop
        return next((kind for _, kind in self._bodies(self._view.span(short.start, stop))), None)

    def _bodies(self, *spans: Span | None) -> Iterator[tuple[str, SourceKind]]:
        """Lemma ("" for a known name) and kind of the bodies in those words."""
        book = roles("en")
        for index in (i for span in spans if span for i in self._view.range(span)):
            known = self._known(index)
            if known:
                yield "", known[0]
                continue
            if self._view.lower(index - 1) == "-" and self._view.glued(index):
                continue  # "pro-opposition"
            found = book.at(self._view, index)
            if found and found.value.group is RoleGroup.BODY:
                yield found.value.lemma, found.value.kind

    def _known(self, index: int) -> tuple[SourceKind, Span] | None:
        """The kind of the known name that begins at that word, and where it stands."""
        if not self._view.capital(index):
            return None
        office = self._nations.at(self._view, index)
        if office and office.value.use is NationUse.OFFICE and case_fits(self._view, office):
            return SourceKind.GOVERNMENT, office.span
        for names in self._names:
            hit = names.at(self._view, index)
            if hit and (hit.value.acronym is False or hit.span.of(self._view.text).isupper()):
                return hit.value.kind, hit.span
        return None


def _leads_a_state(view: WordView, phrase: NounPhrase, role: Role) -> bool:
    """ "The Orlandic leader", "the leader of Orland", "Western leaders": heads of states (D55)."""
    assert phrase.head is not None
    if role.lemma not in role_words("en", "state_leaders", "words"):
        return False
    said = Span(phrase.span.start, phrase.head.start).of(view.low).strip()
    if said in role_words("en", "state_leaders", "realms"):
        return True
    owner = phrase.owner if phrase.owner and phrase.owner.role is None else None
    word = phrase.nation or (owner.nation if owner else None)
    if word is None:
        return False
    whose = phrase.complement.of(view.low).strip() if phrase.complement else ""
    called = {name.lower() for name in (*word.nation.names, *word.nation.adjectives)}
    return {said, whose.removeprefix("of ").removeprefix("the ")} <= called | {""}
