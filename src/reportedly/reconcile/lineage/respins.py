"""Which texts probably retell another one in other words, and what both tell that gives it away."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, islice
from math import log

from reportedly.model.ids import ReportId
from reportedly.model.incident import Lineage, LineageKind, LineageLink, NewsroomFound
from reportedly.model.report import Report
from reportedly.reconcile.lineage.facts import Fact, FactKind, facts_of
from reportedly.reconcile.lineage.newsrooms import credit_of, shown
from reportedly.reconcile.view import is_read
from reportedly.reconcile.words import name_key

NEAR_DAYS = 3  # days after which a text is no longer retold as news
WINDOW_DAYS = 30  # days up to a report's own over which it is counted how common a fact is
IMAGINED = 100  # texts with usual facts, added to the ledger's: rarity means little among a few
OFTEN = {FactKind.NAME: 0.01, FactKind.WORD: 0.03, FactKind.TIME: 0.003}  # among the imagined
FIGURES = ((13, 0.15), (21, 0.05), (100, 0.03), (float("inf"), 0.006))  # below this: how often
ROUND = 4  # a round figure is so many times as common
SEEDS = 60  # texts of the window beyond which a fact proposes no pairs; it still counts
LEAST_SEEDS = 4  # facts but words that a pair must share to be looked at
LEAST_HARD = 5  # names, figures and times both have that are not common
LEAST_SHARE = 0.77  # of the weight of the names, figures and times of the shorter telling
COMMON = 2.0  # nats of a fact that count for nothing: about one text in seven has it
LEAST_WEIGHT = 12.0  # nats that names, figures, times and rare words have in common
OF_WORDS = 0.5  # what a word counts beside a name or figure: any report of the event may use it
IN_ORDER = 0.6  # share of pairs of facts in one sequence from which the order is named
SHOWN = 6  # facts of a kind named in a reason
HARD = (FactKind.NAME, FactKind.FIGURE, FactKind.TIME)
PLURALS = {kind: kind.value + "s" for kind in FactKind} | {FactKind.TIME: "times of day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is compared of a lineage's first report."""

    report: Report
    day: int  # proleptic Gregorian ordinal
    order: tuple[str, int, str]  # who came first: date, then more facts, then id
    facts: Mapping[str, Fact]
    rooms: frozenset[str] = frozenset()  # who wrote it: its publisher, and whom it credits


def add_respins(
    reports: Mapping[ReportId, Report], lineages: Iterable[Lineage]
) -> tuple[Lineage, ...]:
    """The lineages, each with a RESPIN link from its first report to the one it retells, if any.

    Such links join nothing: two texts that share no wording stay two lineages.
    """
    found = tuple(lineages)
    return with_respins(found, find_respins(reports[one.reports[0]] for one in found))


def with_respins(
    lineages: Iterable[Lineage], respins: Iterable[LineageLink]
) -> tuple[Lineage, ...]:
    """The lineages with the links of their first reports."""
    links = {link.child: link for link in respins}
    return tuple(
        replace(one, links=(*one.links, links[one.reports[0]])) if one.reports[0] in links else one
        for one in lineages
    )


def find_respins(firsts: Iterable[Report]) -> tuple[LineageLink, ...]:
    """For each report the earlier one it most probably retells; the same for any order."""
    return respins_among(filter(None, map(telling_of, firsts)))


def respins_among(told: Iterable[Telling]) -> tuple[LineageLink, ...]:
    """The same of what is compared of reports."""
    tellings = sorted(told, key=lambda one: one.order)
    days: dict[str, list[int]] = defaultdict(list)
    for one in sorted(tellings, key=lambda telling: telling.day):
        for key in one.facts:
            days[key].append(one.day)
    rarity = Rarity(days, sorted(one.day for one in tellings))
    found = (best_of(child, parents, rarity) for child, parents in _candidates(tellings, rarity))
    return tuple(link for link in found if link is not None)


def best_of(child: Telling, parents: Iterable[Telling], rarity: "Rarity") -> LineageLink | None:
    """The link to the one that `child` most probably retells; of equals, to the earliest."""
    ordered = sorted(parents, key=lambda one: one.order)
    links = [link for one in ordered if (link := _compared(child, one, rarity)) is not None]
    return max(links, key=lambda link: link.shared, default=None)


def is_telling(report: Report) -> bool:
    """False for reports without a day or in a language that is not read."""
    published = report.published
    return published is not None and published.day is not None and is_read(report)


def telling_of(report: Report) -> Telling | None:
    """What is compared of a report; None if it is not compared."""
    published = report.published
    if published is None or published.day is None or not is_telling(report):
        return None
    facts = facts_of(report)
    return Telling(
        report=report,
        day=date.fromisoformat(published.day).toordinal(),
        order=(published.value, -len(facts), report.id),
        facts=facts,
        rooms=_rooms(report),
    )


def _rooms(report: Report) -> frozenset[str]:
    """The newsroom it prints, else its publisher; one that it only heard something from is not."""
    credit = credit_of(report)
    if credit is None or credit.found is NewsroomFound.TOLD:
        return frozenset({name_key(shown(report.publisher))} if report.publisher else ())
    return frozenset({name_key(credit.name)})


class Rarity:
    """How much it says that two texts of a day share a fact: minus the log of how common it is.

    Counted are the days up to a text's own, so that what comes later changes nothing before it.
    `days` are those of the texts with a fact, `every` those of all texts, both in order.
    """

    def __init__(self, days: Mapping[str, Sequence[int]], every: Sequence[int]) -> None:
        self._days = days
        self._known: dict[tuple[str, FactKind, int], float] = {}
        self._wholes: dict[ReportId, float] = {}
        self._all = every

    def near(self, key: str, day: int) -> int:
        """In how many texts of the window up to a day the fact stands."""
        return _within(self._days[key], day)

    def weight(self, fact: Fact, day: int) -> float:
        """In nats above COMMON; the two texts compared do not make a fact common."""
        known = (fact.key, fact.kind, day)
        if known not in self._known:
            self._known[known] = self._weight(fact, day)
        return self._known[known]

    def whole(self, one: Telling) -> float:
        """The weight of all names, figures and times of a text."""
        if one.report.id not in self._wholes:
            hard = [fact for fact in one.facts.values() if fact.kind in HARD]
            self._wholes[one.report.id] = sum(self.of(hard, one.day))
        return self._wholes[one.report.id]

    def of(self, facts: Iterable[Fact], day: int) -> tuple[float, ...]:
        """The weights of facts; names that stand together count once, as the rarest."""
        groups: dict[int, float] = {}
        for fact in facts:
            groups[fact.group] = max(groups.get(fact.group, 0.0), self.weight(fact, day))
        return tuple(weight for weight in groups.values() if weight > 0)

    def _weight(self, fact: Fact, day: int) -> float:
        seen = max(0, self.near(fact.key, day) - 2)
        texts = max(0, _within(self._all, day) - 2)
        share = (seen + IMAGINED * _usual(fact)) / (texts + IMAGINED)
        return max(0.0, -log(share) - COMMON)


def _within(days: Sequence[int], day: int) -> int:
    return bisect_right(days, day) - bisect_left(days, day - WINDOW_DAYS)


def _usual(fact: Fact) -> float:
    """How often a fact of its kind stands in a text that has nothing to do with it."""
    if fact.kind is not FactKind.FIGURE:
        return OFTEN[fact.kind]
    value = float(fact.key)
    often = next(share for below, share in FIGURES if value < below)
    return min(0.15, often * (ROUND if value >= 10 and value % 10 == 0 else 1))


def _candidates(
    tellings: Sequence[Telling], rarity: Rarity
) -> Iterator[tuple[Telling, list[Telling]]]:
    """Texts, each with the earlier ones of near days that share enough names, figures and times."""
    posted: dict[str, list[Telling]] = defaultdict(list)
    for child in tellings:
        met: Counter[ReportId] = Counter()
        by_id: dict[ReportId, Telling] = {}
        for key, fact in child.facts.items():
            if fact.kind is FactKind.WORD or rarity.near(key, child.day) > SEEDS:
                continue
            posted[key] = [one for one in posted[key] if child.day - one.day <= NEAR_DAYS]
            for one in posted[key]:
                met[one.report.id] += 1
                by_id[one.report.id] = one
            posted[key].append(child)
        if parents := [by_id[one] for one, count in met.items() if count >= LEAST_SEEDS]:
            yield child, parents


def _compared(child: Telling, parent: Telling, rarity: Rarity) -> LineageLink | None:
    """The link, if what both tell is much, rare, and most of what the shorter one tells.

    A newsroom that comes back to its own story follows it up: it has not retold it.
    """
    if child.rooms & parent.rooms:
        return None
    shared = [key for key in parent.facts if key in child.facts]
    hard = [key for key in shared if _is_hard(child, parent, key)]
    if len(hard) < LEAST_HARD or not _of_two_kinds(child, hard):
        return None
    rare = rarity.of((child.facts[key] for key in hard), child.day)
    weights = {key: rarity.weight(child.facts[key], child.day) for key in shared}
    told = sum(rare)
    words = OF_WORDS * sum(weights[key] for key in shared if key not in set(hard))
    whole = min(rarity.whole(child), rarity.whole(parent))
    share = min(1.0, told / whole) if whole else 0.0
    if len(rare) < LEAST_HARD or share < LEAST_SHARE or told + words < LEAST_WEIGHT:
        return None
    return LineageLink(
        child=child.report.id,
        parent=parent.report.id,
        kind=LineageKind.RESPIN,
        shared=round(share, 4),
        why=_why(child, parent, sorted(shared, key=lambda key: (-weights[key], key)), share),
    )


def _is_hard(child: Telling, parent: Telling, key: str) -> bool:
    return any(one.facts[key].kind in HARD for one in (child, parent))


def _of_two_kinds(child: Telling, hard: Iterable[str]) -> bool:
    """True if both names and figures are shared: either alone may be of one subject."""
    figures = [child.facts[key].kind in (FactKind.FIGURE, FactKind.TIME) for key in hard]
    return any(figures) and not all(figures)


def _why(child: Telling, parent: Telling, shared: Sequence[str], share: float) -> str:
    """What both tell, the rarest first, in the words of the later report."""
    text = child.report.text
    parts = []
    for kind in FactKind:
        told = [child.facts[key].span.of(text) for key in shared if child.facts[key].kind is kind]
        if told:
            named = ", ".join(f"“{words}”" for words in islice(told, SHOWN))
            more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
            parts.append(f"{PLURALS[kind] if len(told) > 1 else kind.value} {named}{more}")
    order = ", in the same order" if _in_order(child, parent, shared) >= IN_ORDER else ""
    return (
        f"in other words it tells {share:.0%} of the names and figures (by how rare they are) of "
        f"the shorter of the two{order}: " + "; ".join(parts)
    )


def _in_order(child: Telling, parent: Telling, shared: Sequence[str]) -> float:
    """The share of pairs of facts that stand in one sequence in both texts."""
    at = [(parent.facts[key].span.start, child.facts[key].span.start) for key in shared]
    pairs = [(one[0] < two[0]) == (one[1] < two[1]) for one, two in combinations(at, 2)]
    return sum(pairs) / len(pairs) if pairs else 0.0
