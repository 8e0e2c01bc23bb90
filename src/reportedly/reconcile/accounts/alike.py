"""Whether two sayings speak of one happening, so that their versions can be held side by side."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from reportedly.model.ids import ClaimId, LineageId
from reportedly.model.mention import QuantityState
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.accounts.deeds import PARTY, agent_of, speaker_as_doer
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.saying import HOLDER, Saying
from reportedly.reconcile.words import modes, sites_of, telling_words

CITY_WORDS = 3  # telling words that two texts about one happening in a city share,
CITY_SHARE = 0.4  # and their share of the shorter text's

Pair = tuple[Saying, Saying]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looks:
    """What of a claim is compared."""

    lineage: LineageId
    modes: frozenset[str]
    sites: frozenset[tuple[str, frozenset[str]]]  # kind, names
    words: frozenset[str]  # telling ones, of a claim about a city
    doers: frozenset[str]  # keys of listed parties


class Alike:
    """Compares sayings of one incident.

    Figures that stand in one text are told beside each other by someone who knew both: they are
    two things, unless two sides say them.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._view = sources.view
        self._kept: dict[ClaimId, _Looks] = {}

    def meet(self, one: Saying, two: Saying) -> bool:
        """True if nothing says that they tell of two happenings, and in a city something binds."""
        return one.claim.id != two.claim.id and self._may_meet(one, two)

    def pairs(self, ones: Sequence[Saying], others: Sequence[Saying]) -> list[Pair]:
        """Pairs that meet: each saying that meets one of the other side stands in at least one.

        Copies say the same in the same words, so that sorts of sayings are compared, not sayings.
        """
        left, right = self._sorts(ones), self._sorts(others)
        return [
            pair
            for one, two in product(left, right)
            if self._may_meet(one[0], two[0])
            for pair in _covering(one, two)
        ]

    def _sorts(self, sayings: Iterable[Saying]) -> list[list[Saying]]:
        """The sayings of one slot, those together that compare in the same way with any other."""
        found: dict[Hashable, list[Saying]] = defaultdict(list)
        for saying in sayings:
            voice = self._sources.voices[saying.claim.id].key
            held = saying.version.slot == HOLDER
            looks = self._view.lineage_of(saying.claim) if held else self._looks(saying)
            found[voice, self._sources.side(saying.claim), looks].append(saying)
        return list(found.values())

    def _may_meet(self, one: Saying, two: Saying) -> bool:
        """Whether two sayings meet if they are of two claims."""
        if one.version.slot == HOLDER:
            return not self._by_one_text(one, two)
        left, right = self._looks(one), self._looks(two)
        rivals = self.are_rivals(one, two)
        if not rivals and (left.lineage == right.lineage or _of_two(one, left, right)):
            return False
        return (
            (not left.modes or not right.modes or not left.modes.isdisjoint(right.modes))
            and _sites_meet(left, right)
            and _words_meet(one, left, right)
        )

    def _by_one_text(self, one: Saying, two: Saying) -> bool:
        """True if one voice says both in one text: of two parts of a place, or of two times."""
        voices, lineage = self._sources.voices, self._view.lineage_of
        same = voices[one.claim.id].key == voices[two.claim.id].key
        return same and lineage(one.claim) == lineage(two.claim)

    def are_rivals(self, one: Saying, two: Saying) -> bool:
        """True for what two sides say, and for counts of those held by who holds them and others.

        So one text may tell both of one thing.
        """
        return self.of_two_sides(one, two) or self._by_holder(one, two) or self._by_holder(two, one)

    def _by_holder(self, one: Saying, two: Saying) -> bool:
        """True for the figure of those who are said to have detained people, beside another's."""
        voices, allegiance = self._sources.voices, self._sources.allegiance
        held = one.version.state is two.version.state is QuantityState.CAPTURED
        if not held or voices[one.claim.id].key == voices[two.claim.id].key:
            return False
        speaker = speaker_as_doer(one.scene, allegiance)
        doers, own = self._looks(two).doers, self._doers(one)
        return speaker is not None and speaker.key in doers and own <= {speaker.key}

    def of_two_sides(self, one: Saying, two: Saying) -> bool:
        """True if the two are said by sides known to differ."""
        left, right = (self._sources.side(saying.claim) for saying in (one, two))
        return None not in (left, right) and "none" not in (left, right) and left != right

    def _looks(self, saying: Saying) -> "_Looks":
        claim = saying.claim
        if claim.id not in self._kept:
            text = self._view.text(claim)
            city = saying.scene.place.kind is PlaceKind.CITY
            words = telling_words(text) - telling_words(saying.scene.place.name)
            self._kept[claim.id] = _Looks(
                lineage=self._view.lineage_of(claim),
                modes=_modes(saying),
                sites=frozenset((kind, frozenset(n)) for kind, n in sites_of(text).items()),
                words=words if city else frozenset(),
                doers=self._doers(saying),
            )
        return self._kept[claim.id]

    def _doers(self, saying: Saying) -> frozenset[str]:
        """The listed parties that do what the saying's claim tells of."""
        event = saying.scene.told.event
        agents = event.agents if event else ()
        allegiance = self._sources.allegiance
        found = [agent_of(self._view, saying.scene, agent, allegiance) for agent in agents]
        return frozenset(one.key for one in found if one and one.key.startswith(PARTY))


def _covering(ones: Sequence[Saying], others: Sequence[Saying]) -> Iterator[Pair]:
    """Every saying once or more with one of the other side that is not of its own claim."""
    for one in ones:
        two = next((two for two in others if two.claim.id != one.claim.id), None)
        if two is not None:
            yield one, two
    for two in others:
        mate = next((one for one in ones if one.claim.id != two.claim.id), None)
        if mate is not None:
            yield mate, two


def _of_two(saying: Saying, left: _Looks, right: _Looks) -> bool:
    """True for figures of deeds of two parties: Orland's raid and Veskara's shelling."""
    figures = saying.version.state is not None
    return figures and bool(left.doers and right.doers) and left.doers.isdisjoint(right.doers)


def _sites_meet(left: _Looks, right: _Looks) -> bool:
    """False for "the Ali neighbourhood" and "the Dal neighbourhood"."""
    here, there = dict(left.sites), dict(right.sites)
    return all(here[kind] & there[kind] for kind in here.keys() & there.keys())


def _words_meet(one: Saying, left: _Looks, right: _Looks) -> bool:
    """Several things happen in a city on a day: there the words must tell of one."""
    if one.scene.place.kind is not PlaceKind.CITY:
        return True
    shared = len(left.words & right.words)
    return shared >= CITY_WORDS and shared >= CITY_SHARE * min(len(left.words), len(right.words))


def _modes(saying: Saying) -> frozenset[str]:
    """The groups of modes that the claim's events are told in."""
    found = {modes().get(event.mode) for event in saying.claim.events if event.mode}
    return frozenset(mode for mode in found if mode)
