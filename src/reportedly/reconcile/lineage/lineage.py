"""Which reports carry one text: copies and abridgements, found by containment of shingles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b

from reportedly.model.ids import LineageId, ReportId, hashed
from reportedly.model.incident import Lineage, LineageKind, LineageLink
from reportedly.reconcile.lineage.background import without_background
from reportedly.reconcile.lineage.columns import Column, room_for_hashes
from reportedly.reconcile.lineage.overlaps import overlaps
from reportedly.reconcile.lineage.prints import Print, Prints, days_apart, fingerprint, in_time
from reportedly.reconcile.lineage.templates import of_two_stories

__all__ = ["Print", "find_lineages", "fingerprint"]

CONTAINED = 0.4  # least share of the smaller text's shingles; best of our study's sweep (F1 98.2)
LEAST_SHARED = 10  # shingles; below this two short texts meet by chance
COPY = 0.8  # share of both texts above which a descendant is a copy
ROUND_UP = 3  # texts carried whole before a text counts as a live blog or round-up
PASSAGE = 20  # shingles of about two sentences, which a round-up takes over from a longer text
EXTENSION, PARTIAL = LineageKind.EXTENSION, LineageKind.PARTIAL
Fresh = Callable[[ReportId], Iterable[int]]  # the shingles of a text that are not background
DIGEST = 16  # bytes by which texts of the same wording are found
REASONS = 101 * 101  # pairs of percentages


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A link, and whether each text holds a large share of the other."""

    link: LineageLink
    mutual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineages:
    """Lineages, and what was compared: the first texts of their wordings, with their shingles
    that are not background.
    """

    lineages: tuple[Lineage, ...]
    fresh: Mapping[ReportId, int]


def find_lineages(prints: Iterable[Print]) -> tuple[Lineage, ...]:
    """Every report in exactly one lineage; the same for any order of `prints`."""
    return lineages_of(prints).lineages


def lineages_of(prints: Iterable[Print]) -> Lineages:
    """The same, with what was compared.

    Identical texts are folded first, so forty copies cost one comparison.
    """
    with room_for_hashes() as file:
        ordered = in_time(prints, file)
        fresh = without_background(ordered)
        firsts, twins = _folded(ordered)
        links = _links(ordered.only(firsts), fresh.arranged(firsts))
        sizes = fresh.sizes.tolist()
    links += [twin_of(ordered.ids[first], ordered.ids[later]) for first, later in twins]
    return Lineages(
        lineages=grouped(ordered.ids, links),
        fresh={ordered.ids[place]: sizes[place] for place in firsts},
    )


def _folded(prints: Prints) -> tuple[list[int], list[tuple[int, int]]]:
    """The first texts of their wording, and the others, each with its first."""
    known: dict[bytes, int] = {}
    firsts: list[int] = []
    twins: list[tuple[int, int]] = []
    for place, size in enumerate(prints.hashes.sizes.tolist()):
        text = prints.hashes[place].tobytes()
        first = (
            known.setdefault(blake2b(text, digest_size=DIGEST).digest(), place) if size else place
        )
        if first == place:
            firsts.append(place)
        else:
            twins.append((first, place))
    return firsts, twins


def _links(firsts: Prints, fresh: Column) -> list[LineageLink]:
    """The links that hold: for each text its closest earlier one, and its other versions."""
    found: dict[int, list[tuple[int, Match]]] = defaultdict(list)
    places = {report: place for place, report in enumerate(firsts.ids)}
    for pair in overlaps(firsts, fresh, LEAST_SHARED):
        later, earlier = (
            (firsts.slots[place], firsts.hashes[place]) for place in (pair.later, pair.earlier)
        )
        apart = days_apart(firsts.days[pair.later], firsts.days[pair.earlier])
        if of_two_stories(later, earlier, apart, pair.shared):
            continue
        match = compared(
            firsts.ids[pair.later],
            firsts.ids[pair.earlier],
            pair.shared,
            (int(fresh.sizes[pair.later]), int(fresh.sizes[pair.earlier])),
        )
        if match is not None:
            found[pair.later].append((pair.earlier, match))
    return [
        link
        for matches in found.values()
        for link in holding(
            [match for _, match in sorted(matches, key=lambda item: item[0])],
            lambda report: fresh[places[report]].tolist(),
        )
    ]


def holding(matches: Sequence[Match], fresh: Fresh) -> list[LineageLink]:
    """The closest parent, and every other text that is a version of the same length.

    `matches` are in order of the parents' time: of two as close, the earlier is the parent. A text
    that carries several earlier ones whole, which do not carry each other, is a live blog or a
    round-up: its links are PARTIAL, shown but grouping nothing. So are those of a text that has
    no parent and takes a passage over from each of several. `fresh` gives the shingles of a text
    that are not background.
    """
    links = [match.link for match in matches if match.link.kind is not PARTIAL]
    if not links:
        passages = _apart([match.link for match in matches], fresh)
        return passages if len(passages) >= ROUND_UP else []
    best = max(links, key=lambda link: (link.kind is not EXTENSION, link.shared))
    carried = [link for link in links if link.kind is EXTENSION]
    if best.kind is EXTENSION and len(_apart(carried, fresh)) >= ROUND_UP:
        return [replace(link, kind=PARTIAL) for link in carried]
    versions = [match.link for match in matches if match.mutual and match.link is not best]
    return [best, *versions]


def _apart(carried: Sequence[LineageLink], fresh: Fresh) -> list[LineageLink]:
    """Those of the texts one carries something of that stand in it beside each other."""
    if len(carried) < ROUND_UP:
        return []
    mine, seen, found = set(fresh(carried[0].child)), set[int](), list[LineageLink]()
    for link in sorted(carried, key=lambda one: -one.shared):
        theirs = mine.intersection(fresh(link.parent))
        if len(theirs & seen) < CONTAINED * len(theirs):
            found.append(link)
        seen |= theirs
    return found


def compared(
    child: ReportId, parent: ReportId, shared: int, sizes: tuple[int, int]
) -> Match | None:
    """The link between two texts, if one holds a large share of the other, or at least a passage.

    They share so many shingles that are not background; `sizes` are those of both.
    """
    of_child, of_parent = shared / sizes[0], shared / sizes[1]
    contained = max(of_child, of_parent) >= CONTAINED
    if not contained and shared < PASSAGE:
        return None
    link = LineageLink(
        child=child,
        parent=parent,
        kind=_kind(of_child, of_parent) if contained else PARTIAL,
        shared=round(max(of_child, of_parent), 4),
        why=_why(f"{of_child:.0%}", f"{of_parent:.0%}"),
    )
    return Match(link=link, mutual=min(of_child, of_parent) >= CONTAINED)


@lru_cache(REASONS)
def _why(of_child: str, of_parent: str) -> str:
    """The reason of a link; links of the same shares share it."""
    return (
        f"{of_child} of its wording stands in the earlier report, "
        f"{of_parent} of the earlier report's in it"
    )


def _kind(of_child: float, of_parent: float) -> LineageKind:
    if min(of_child, of_parent) >= COPY:
        return LineageKind.COPY
    return LineageKind.ABRIDGEMENT if of_child >= of_parent else LineageKind.EXTENSION


def twin_of(first: ReportId, later: ReportId) -> LineageLink:
    return LineageLink(
        child=later,
        parent=first,
        kind=LineageKind.COPY,
        shared=1.0,
        why="the same wording throughout",
    )


def grouped(ordered: Sequence[ReportId], links: Sequence[LineageLink]) -> tuple[Lineage, ...]:
    """Reports joined by links other than PARTIAL ones, in order of time.

    A lineage is named after its first report, so that a later copy changes no name.
    """
    root = {report: report for report in ordered}

    def find(report: ReportId) -> ReportId:
        while root[report] != report:
            root[report] = root[root[report]]
            report = root[report]
        return report

    by_child: dict[ReportId, list[LineageLink]] = defaultdict(list)
    for link in links:
        by_child[link.child].append(link)
        if link.kind is not PARTIAL:
            root[find(link.child)] = find(link.parent)
    members: dict[ReportId, list[ReportId]] = defaultdict(list)
    for report in ordered:
        members[find(report)].append(report)
    return tuple(
        Lineage(
            id=LineageId(hashed("l", reports[:1])),
            reports=tuple(reports),
            links=tuple(
                link for report in reports for link in sorted(by_child.get(report, ()), key=_key)
            ),
        )
        for reports in members.values()
    )


def _key(link: LineageLink) -> tuple[float, str]:
    return -link.shared, link.parent
