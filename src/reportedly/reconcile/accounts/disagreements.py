"""How the versions of one slot stand to each other: contradiction, update, bound, scope."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.model.incident import (
    Disagreement,
    Origin,
    Proposition,
    Relation,
    Stance,
)
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.accounts.alike import Alike
from reportedly.reconcile.accounts.deeds import PARTY
from reportedly.reconcile.accounts.figures import (
    comparable,
    compatible,
    is_exact,
    is_near,
    is_rival,
    is_same_figure,
    is_total,
    may_rival,
    other_scope,
    size,
)
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.propositions import Told
from reportedly.reconcile.accounts.repeats import LARGER, Pair, said_once, unchained
from reportedly.reconcile.accounts.rises import own_rise, rise, rose_since
from reportedly.reconcile.accounts.saying import HOLDER, RESPONSIBLE, Saying
from reportedly.reconcile.voices.voices import NOBODY

WHY = {
    Relation.CONTRADICTION_ACROSS: "said by different sides",
    Relation.CONTRADICTION_WITHIN: "said by one side",
    Relation.CONTRADICTION: "sides not known",
}
NAMED = 4  # sources named in a reason; the others are counted
Sayings = Sequence[Saying]


def find_disagreements(sources: Sources, told: Sequence[Told]) -> tuple[Disagreement, ...]:
    """Pairs of versions of one slot that relate; a version denied relates to itself.

    Only sayings that may speak of one happening are held against each other, and those that
    stand: what was corrected or withdrawn contradicts nothing any more.
    """
    finder = _Finder(sources)
    found = [item for index, one in enumerate(told) for item in finder.denial(index, one)]
    found += [
        item
        for (left, one), (right, two) in combinations(enumerate(told), 2)
        for item in finder.relation((left, right), one, two)
    ]
    return tuple(said_once([*unchained(found), *finder.scopes(told)]))


class _Finder:
    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._alike = Alike(sources)

    def denial(self, index: int, told: Told) -> Iterator[Disagreement]:
        """Whether some deny what others assert of one happening."""
        denying = [s for s in self._standing(told) if s.stance is Stance.DENIES]
        held = [s for s in self._asserting(told) if not (s.partial or s.passing)]
        pairs = self._meeting(held, denying)
        if pairs:
            others, deniers = self._origins(told, pairs, 0), self._origins(told, pairs, 1)
            relation = _across(others, deniers)
            named = {origin.speaker for origin in deniers} - {NOBODY}
            verb = "deny" if len(named) > 1 else "denies"
            why = f"{_names(others)} against {_names(deniers)}, who {verb} it; {WHY[relation]}"
            yield _disagreement((index, index), relation, why)

    def relation(self, at: Pair, one: Told, two: Told) -> Iterator[Disagreement]:
        """How two versions relate, if they are of one slot and meet."""
        if not comparable(one.proposition, two.proposition) or one.of_others_than(two):
            return
        said = self._asserting(one), self._asserting(two)
        pairs = self._meeting(*said)
        together = one.proposition.state is not None and self._told_together(one, two, pairs)
        if not pairs or together:
            if why := own_rise(self._sources, one.proposition, two.proposition, *said):
                yield _disagreement(at, Relation.UPDATE, why)
            return
        sides = self._origins(one, pairs, 0), self._origins(two, pairs, 1)
        if one.proposition.state is None:
            yield from _of_names(at, one, two, *sides)
        else:
            yield from self._of_figures(at, one, two, pairs, *sides)

    def _told_together(self, one: Told, two: Told, pairs: Sequence[tuple[Saying, Saying]]) -> bool:
        """True if one text tells both figures, as two things or a part and the whole."""
        lineage = self._sources.view.lineage_of
        left = {lineage(saying.claim) for saying in self._asserting(one)}
        right = {lineage(saying.claim) for saying in self._asserting(two)}
        return not left.isdisjoint(right) and not any(
            self._alike.are_rivals(a, b) for a, b in pairs
        )

    def _of_figures(
        self,
        at: Pair,
        one: Told,
        two: Told,
        pairs: Sequence[tuple[Saying, Saying]],
        left: Sequence[Origin],
        right: Sequence[Origin],
    ) -> Iterator[Disagreement]:
        first, second = one.proposition, two.proposition
        if not (is_rival(first) and is_rival(second)):
            return
        ours = one.whose is not None and one.whose == two.whose
        if other_scope(first, second) and not ours:
            return
        across = _across(left, right)
        about = any(all(pair[end].about for pair in pairs) for end in (0, 1))
        near = about and is_near(first, second)
        rival = may_rival(first, second) and not near
        why = f"{first.value} or {second.value}; {WHY[across]}"
        if first.population != second.population and not ours:
            city = pairs[0][0].scene.place.kind is PlaceKind.CITY
            if rival and not city and not rose_since(self._sources.view, first, pairs):
                yield _disagreement(at, across, f"{why}; {LARGER}")
        elif update := self._update(first, second, pairs, across):
            yield _disagreement(at, Relation.UPDATE, update)
        elif not compatible(first, second) and rival:
            yield _disagreement(at, across, why)
        elif near or (compatible(first, second) and is_exact(first) != is_exact(second)):
            both = f"{first.value} and {second.value} can both hold"
            yield _disagreement(at, Relation.COMPATIBLE, both)

    def scopes(self, told: Sequence[Told]) -> Iterator[Disagreement]:
        """Each figure that measures something else, with the one total it is best read beside."""
        for part, one in enumerate(told):
            best = min(self._totals(told, part), default=None)
            if best is not None:
                left, right = sorted((part, best[-1]))
                values = f"{told[left].proposition.value} and {told[right].proposition.value}"
                reason = other_scope(one.proposition, told[best[-1]].proposition)
                yield _disagreement((left, right), Relation.SCOPE, f"{values}: {reason}")

    def _totals(self, told: Sequence[Told], part: int) -> Iterator[tuple[bool, float, int]]:
        """Totals a figure may be read beside: its own voices and texts first, then near ones."""
        one = told[part]
        lineage = self._sources.view.lineage_of
        mine = {self._voice(saying) for saying in one.sayings}
        texts = {lineage(saying.claim) for saying in one.sayings}
        for index, two in enumerate(told):
            if not (is_total(two.proposition) and comparable(one.proposition, two.proposition)):
                continue
            if one.whose or two.whose:
                continue
            if not other_scope(one.proposition, two.proposition):
                continue
            if is_same_figure(one.proposition, two.proposition):
                continue  # "4 citizens" beside "4": they are all
            theirs = {self._voice(saying) for saying in self._asserting(two)}
            beside = {lineage(saying.claim) for saying in self._asserting(two)}
            same = not (mine.isdisjoint(theirs) and texts.isdisjoint(beside))
            if self._asserting(one) and (same or self._meeting(one.sayings, two.sayings)):
                gap = abs(size(two.proposition) - size(one.proposition))
                yield not same, gap, index

    def _update(
        self,
        one: Proposition,
        two: Proposition,
        pairs: Sequence[tuple[Saying, Saying]],
        across: Relation,
    ) -> str:
        """How a figure rose, in words; "" if it did not, or if only the other side says so."""
        if across is Relation.CONTRADICTION_ACROSS:
            return ""
        same = any(self._voice(a) == self._voice(b) for a, b in pairs)
        return (
            "" if compatible(one, two) and not same else rise(self._sources.view, one, two, pairs)
        )

    def _voice(self, saying: Saying) -> str:
        return self._sources.voices[saying.claim.id].key

    def _meeting(self, ones: Sayings, others: Sayings) -> list[tuple[Saying, Saying]]:
        return self._alike.pairs(ones, others)

    def _standing(self, told: Told) -> list[Saying]:
        view = self._sources.view
        return [s for s in told.sayings if not view.taken_back(s.claim)]

    def _asserting(self, told: Told) -> list[Saying]:
        return [s for s in self._standing(told) if s.stance is not Stance.DENIES]

    def _origins(
        self, told: Told, pairs: Sequence[tuple[Saying, Saying]], end: int
    ) -> list[Origin]:
        """The origins that stand behind one end of the pairs."""
        claims = {pair[end].claim.id for pair in pairs}
        denies = pairs[0][end].stance is Stance.DENIES
        return [
            origin
            for origin in told.proposition.origins
            if not claims.isdisjoint(origin.claims) and (origin.stance is Stance.DENIES) == denies
        ]


def _of_names(
    at: Pair, one: Told, two: Told, left: Sequence[Origin], right: Sequence[Origin]
) -> Iterator[Disagreement]:
    """Two who are blamed contradict if different sides say so; two holders unless of a part.

    Holders in no parties file may be one by two names ("rebels", "the opposition").
    """
    relation = _across(left, right)
    shared = any(saying.partial for saying in (*one.sayings, *two.sayings))
    slot = one.proposition.slot
    blamed = slot == RESPONSIBLE and relation is Relation.CONTRADICTION_ACROSS
    known = all(item.sayings[0].version.key.startswith(PARTY) for item in (one, two))
    if blamed or (slot == HOLDER and known and not shared):
        why = f"{one.proposition.value} or {two.proposition.value}; {WHY[relation]}"
        yield _disagreement(at, relation, why)


def _disagreement(at: Pair, relation: Relation, why: str) -> Disagreement:
    return Disagreement(left=at[0], right=at[1], relation=relation, why=why)


def standing(item: Proposition) -> list[Origin]:
    """Origins that have not been withdrawn."""
    return [origin for origin in item.origins if not origin.withdrawn]


def _across(ones: Sequence[Origin], others: Sequence[Origin]) -> Relation:
    """Whether two sets of origins belong to different sides, to one, or it is not known."""
    one = {origin.side for origin in ones if origin.side not in (None, "none")}
    two = {origin.side for origin in others if origin.side not in (None, "none")}
    if one and two and not one & two:
        return Relation.CONTRADICTION_ACROSS
    if len(one) == 1 and one == two:
        return Relation.CONTRADICTION_WITHIN
    names = {origin.speaker for origin in ones}, {origin.speaker for origin in others}
    return Relation.CONTRADICTION_WITHIN if names[0] == names[1] else Relation.CONTRADICTION


def _names(origins: Sequence[Origin]) -> str:
    every = dict.fromkeys(origin.speaker for origin in origins)
    names = [name for name in every if name != NOBODY] or list(every)
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
