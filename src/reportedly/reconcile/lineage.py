"""Which reports carry one text: copies and abridgements, found by containment of shingles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.ids import LineageId, ReportId, hashed
from reportedly.model.incident import Lineage, LineageKind, LineageLink
from reportedly.model.report import Report
from reportedly.reconcile.shingles import body_words, shingles

CONTAINED = 0.4  # least share of the smaller text's shingles; best of our study's sweep (F1 98.2)
LEAST_SHARED = 10  # shingles; below this two short texts meet by chance
COPY = 0.8  # share of both texts above which a descendant is a copy
NEAR_DAYS = 3  # ±72 h around a report: repetition there is copying, not background
WINDOW_DAYS = 60  # how far away from a report repetition is looked at
BACKGROUND_DAYS = 5  # distinct days outside ±72 h that make a shingle background
ROUND_UP = 3  # texts carried whole before a text counts as a live blog or round-up
EXTENSION = LineageKind.EXTENSION
SAMPLE = 4  # candidates are looked for among the shingles whose hash divides by this


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What lineage needs of a report."""

    id: ReportId
    day: int | None  # proleptic Gregorian ordinal
    order: tuple[str, int, str]  # who came first: date, then more words, then id; undated last
    shingles: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A link, and whether each text holds a large share of the other."""

    link: LineageLink
    mutual: bool


def fingerprint(report: Report) -> Print:
    """The report's shingles, day and place in time."""
    published = report.published
    day = published.day if published else None
    found = shingles(body_words(report))
    return Print(
        id=report.id,
        day=date.fromisoformat(day).toordinal() if day else None,
        order=(published.value if published else "9999", -len(found), report.id),
        shingles=found,
    )


def find_lineages(prints: Iterable[Print]) -> tuple[Lineage, ...]:
    """Every report in exactly one lineage; the same for any order of `prints`.

    Identical texts are folded first, so forty copies cost one comparison.
    """
    ordered = sorted(prints, key=lambda item: item.order)
    fresh = without_background(ordered)
    twins: dict[frozenset[int], list[Print]] = defaultdict(list)
    for item in ordered:
        twins[item.shingles if item.shingles else frozenset({hash(item.id)})].append(item)
    firsts = [group[0] for group in twins.values()]
    links = _links(firsts, fresh)
    links += [_twin(group[0], later) for group in twins.values() for later in group[1:]]
    return _grouped(ordered, links)


def without_background(prints: Sequence[Print]) -> Mapping[ReportId, frozenset[int]]:
    """Each report's shingles less those that are background on its day.

    A shingle is background for a report when it also stands in reports of at least
    BACKGROUND_DAYS distinct days more than NEAR_DAYS and at most WINDOW_DAYS away. How many
    reports carry it does not matter: forty copies of one day are not background.
    """
    days: dict[int, set[int]] = defaultdict(set)
    for item in prints:
        if item.day is not None:
            for shingle in item.shingles:
                days[shingle].add(item.day)
    often = {shingle: seen for shingle, seen in days.items() if len(seen) >= BACKGROUND_DAYS}
    return {
        item.id: frozenset(
            shingle
            for shingle in item.shingles
            if shingle not in often or not _is_background(often[shingle], item.day)
        )
        for item in prints
    }


def _is_background(days: set[int], day: int | None) -> bool:
    if day is None:
        return len(days) >= BACKGROUND_DAYS
    far = sum(NEAR_DAYS < abs(other - day) <= WINDOW_DAYS for other in days)
    return far >= BACKGROUND_DAYS


def _links(firsts: Sequence[Print], fresh: Mapping[ReportId, frozenset[int]]) -> list[LineageLink]:
    """The links that hold: for each text its closest earlier one, and its other versions."""
    by_id = {item.id: item for item in firsts}
    found: dict[ReportId, list[_Match]] = defaultdict(list)
    for child, parent in _candidates(firsts, fresh):
        match = _compare(by_id[child], by_id[parent], fresh)
        if match is not None:
            found[child].append(match)
    for matches in found.values():
        matches.sort(key=lambda match: by_id[match.link.parent].order)
    return [link for matches in found.values() for link in _holding(matches)]


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


def _candidates(
    firsts: Sequence[Print], fresh: Mapping[ReportId, frozenset[int]]
) -> Iterable[tuple[ReportId, ReportId]]:
    """Pairs (later, earlier) that share enough sampled shingles; `firsts` is in order of time."""
    posted: dict[int, list[ReportId]] = defaultdict(list)
    for item in firsts:
        sampled = _sampled(fresh[item.id])
        met = Counter(earlier for shingle in sampled for earlier in posted[shingle])
        need = max(1, LEAST_SHARED // SAMPLE // 2)
        yield from ((item.id, earlier) for earlier, count in met.items() if count >= need)
        for shingle in sampled:
            posted[shingle].append(item.id)


def _sampled(found: frozenset[int]) -> list[int]:
    """Every SAMPLE-th shingle by hash value; the same ones in every text that has them."""
    return [shingle for shingle in found if shingle % SAMPLE == 0]


def _compare(
    child: Print, parent: Print, fresh: Mapping[ReportId, frozenset[int]]
) -> _Match | None:
    mine, theirs = fresh[child.id], fresh[parent.id]
    common = len(mine & theirs)
    if common < LEAST_SHARED:
        return None
    of_child, of_parent = common / len(mine), common / len(theirs)
    if max(of_child, of_parent) < CONTAINED:
        return None
    link = LineageLink(
        child=child.id,
        parent=parent.id,
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
    """Reports joined by links other than PARTIAL ones, in order of time."""
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
            id=LineageId(hashed("l", sorted(reports))),
            reports=tuple(reports),
            links=tuple(link for report in reports for link in sorted(by_child[report], key=_key)),
        )
        for reports in members.values()
    )


def _key(link: LineageLink) -> tuple[float, str]:
    return -link.shared, link.parent
