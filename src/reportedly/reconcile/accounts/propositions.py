"""What is said of an incident, slot by slot, and which origins stand behind each version."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.incident import FigureScope, Proposition, Stance
from reportedly.model.mention import QuantityState
from reportedly.reconcile.accounts.origins import Sources, find_origins
from reportedly.reconcile.accounts.saying import HOLDER, OCCURRED, RESPONSIBLE, Saying, Version

SLOT_ORDER = (OCCURRED, HOLDER, RESPONSIBLE, *(state.value for state in QuantityState))
SCOPES = (None, *FigureScope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A proposition with the sayings it comes from."""

    proposition: Proposition
    sayings: tuple[Saying, ...]

    @property
    def whose(self) -> str | None:
        """The side whose people a figure counts, where those of several sides are counted."""
        return self.sayings[0].version.whose

    def of_others_than(self, other: "Told") -> bool:
        """True for figures of the people of two sides, or of one side's soldiers and of anybody."""
        if self.whose and other.whose:
            return self.whose != other.whose
        apart = self.proposition.population != other.proposition.population
        return bool(self.whose or other.whose) and apart


def propositions_of(sources: Sources, sayings: Sequence[Saying]) -> tuple[Told, ...]:
    """Every version of every slot with its origins, in order of slot, population and value."""
    grouped: dict[Version, list[Saying]] = defaultdict(list)
    for saying in sayings:
        grouped[saying.version].append(saying)
    return tuple(
        Told(proposition=_proposition(sources, version, said), sayings=tuple(said))
        for version, every in sorted(grouped.items(), key=lambda item: _order(item[0]))
        if (said := _of_one_deed(sources, version, every))
    )


def _of_one_deed(sources: Sources, version: Version, said: Sequence[Saying]) -> list[Saying]:
    """Without denials by a voice of no side that asserts the same in the same text.

    It speaks of two deeds: "Orland shelled the town" and "Orland took nothing".
    """
    if version.slot not in (OCCURRED, RESPONSIBLE):
        return list(said)
    lineage, voices = sources.view.lineage_of, sources.voices
    asserted = {
        (voices[one.claim.id].key, lineage(one.claim))
        for one in said
        if one.stance is not Stance.DENIES
    }
    return [
        one
        for one in said
        if one.stance is not Stance.DENIES
        or sources.side(one.claim) not in (None, "none")
        or (voices[one.claim.id].key, lineage(one.claim)) not in asserted
    ]


def _order(version: Version) -> tuple[int, str, int, float, str]:
    number = version.low if version.low is not None else version.high
    return (
        SLOT_ORDER.index(version.slot),
        version.population or "",
        SCOPES.index(version.scope),
        number if number is not None else -1.0,
        version.key,
    )


def _proposition(sources: Sources, version: Version, sayings: Sequence[Saying]) -> Proposition:
    shown = Counter(saying.shown for saying in sayings)
    latest = max((sources.view.dated(s.claim) for s in sayings), default="")
    return Proposition(
        slot=version.slot,
        value=min(shown, key=lambda one: (-shown[one], len(one), one)),
        low=version.low,
        high=version.high,
        low_open=version.low_open,
        high_open=version.high_open,
        state=version.state,
        population=version.population,
        as_of=latest or None,
        origins=find_origins(sources, sayings),
        scope=version.scope,
    )
