"""Which reports carry one text: copies and abridgements, found by containment of shingles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.model.ids import LineageId, ReportId, hashed
from reportedly.model.incident import Lineage, LineageKind, LineageLink
from reportedly.reconcile.background import without_background
from reportedly.reconcile.overlaps import Overlap, overlaps
from reportedly.reconcile.prints import Hashes, Print, fingerprint

__all__ = ["Print", "find_lineages", "fingerprint"]

CONTAINED = 0.4  # least share of the smaller text's shingles; best of our study's sweep (F1 98.2)
LEAST_SHARED = 10  # shingles; below this two short texts meet by chance
COPY = 0.8  # share of both texts above which a descendant is a copy
ROUND_UP = 3  # texts carried whole before a text counts as a live blog or round-up
EXTENSION = LineageKind.EXTENSION


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A link, and whether each text holds a large share of the other."""

    link: LineageLink
    mutual: bool


def find_lineages(prints: Iterable[Print]) -> tuple[Lineage, ...]:
    """Every report in exactly one lineage; the same for any order of `prints`.

    Identical texts are folded first, so forty copies cost one comparison.
    """
    ordered = sorted(prints, key=lambda item: item.order)
    fresh = without_background(ordered)
    twins: dict[bytes | ReportId, list[int]] = defaultdict(list)
    for place, item in enumerate(ordered):
        twins[item.hashes.tobytes() or item.id].append(place)
    firsts = [places[0] for places in twins.values()]
    links = _links([ordered[place] for place in firsts], [fresh[place] for place in firsts])
    links += [
        _twin(ordered[places[0]], ordered[later])
        for places in twins.values()
        for later in places[1:]
    ]
    return _grouped(ordered, links)


def _links(firsts: Sequence[Print], fresh: Sequence[Hashes]) -> list[LineageLink]:
    """The links that hold: for each text its closest earlier one, and its other versions."""
    found: dict[int, list[tuple[int, _Match]]] = defaultdict(list)
    for pair in overlaps(firsts, fresh, LEAST_SHARED):
        match = _compare(firsts, fresh, pair)
        if match is not None:
            found[pair.later].append((pair.earlier, match))
    return [
        link
        for matches in found.values()
        for link in _holding([match for _, match in sorted(matches, key=lambda item: item[0])])
    ]


def _holding(matches: Sequence[_Match]) -> list[LineageLink]:
    """The closest parent, and every other text that is a version of the same length.

    `matches` are in order of the parents' time: of two as close, the earlier is the parent. A text
    that carries several earlier ones whole is a live blog or a round-up: its links are PARTIAL,
    shown but grouping nothing.
    """
    links = [match.link for match in matches]
    best = max(links, key=lambda link: (link.kind is not EXTENSION, link.shared))
    carried = [link for link in links if link.kind is EXTENSION]
    if best.kind is EXTENSION and len(carried) >= ROUND_UP:
        return [replace(link, kind=LineageKind.PARTIAL) for link in carried]
    versions = [match.link for match in matches if match.mutual and match.link is not best]
    return [best, *versions]


def _compare(firsts: Sequence[Print], fresh: Sequence[Hashes], pair: Overlap) -> _Match | None:
    """The link between two texts, if one holds a large share of the other."""
    of_child = pair.shared / len(fresh[pair.later])
    of_parent = pair.shared / len(fresh[pair.earlier])
    if max(of_child, of_parent) < CONTAINED:
        return None
    link = LineageLink(
        child=firsts[pair.later].id,
        parent=firsts[pair.earlier].id,
        kind=_kind(of_child, of_parent),
        shared=round(max(of_child, of_parent), 4),
        why=f"{of_child:.0%} of its wording stands in the earlier report, "
        f"{of_parent:.0%} of the earlier report's in it",
    )
    return _Match(link=link, mutual=min(of_child, of_parent) >= CONTAINED)


def _kind(of_child: float, of_parent: float) -> LineageKind:
    if min(of_child, of_parent) >= COPY:
        return LineageKind.COPY
    return LineageKind.ABRIDGEMENT if of_child >= of_parent else LineageKind.EXTENSION


def _twin(first: Print, later: Print) -> LineageLink:
    return LineageLink(
        child=later.id,
        parent=first.id,
        kind=LineageKind.COPY,
        shared=1.0,
        why="the same wording throughout",
    )


def _grouped(ordered: Sequence[Print], links: Sequence[LineageLink]) -> tuple[Lineage, ...]:
    """Reports joined by links other than PARTIAL ones, in order of time.

    A lineage is named after its first report, so that a later copy changes no name.
    """
    root = {item.id: item.id for item in ordered}

    def find(report: ReportId) -> ReportId:
        while root[report] != report:
            root[report] = root[root[report]]
            report = root[report]
        return report

    by_child: dict[ReportId, list[LineageLink]] = defaultdict(list)
    for link in links:
        by_child[link.child].append(link)
        if link.kind is not LineageKind.PARTIAL:
            root[find(link.child)] = find(link.parent)
    members: dict[ReportId, list[ReportId]] = defaultdict(list)
    for item in ordered:
        members[find(item.id)].append(item.id)
    return tuple(
        Lineage(
            id=LineageId(hashed("l", reports[:1])),
            reports=tuple(reports),
            links=tuple(link for report in reports for link in sorted(by_child[report], key=_key)),
        )
        for reports in members.values()
    )


def _key(link: LineageLink) -> tuple[float, str]:
    return -link.shared, link.parent
