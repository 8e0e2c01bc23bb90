"""What a page shows of a lineage: who wrote first, who took it over, and what each changed."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportedly.model.ids import ReportId
from reportedly.model.incident import (
    Descent,
    Lineage,
    LineageLink,
    Mutation,
    MutationKind,
    Newsroom,
)
from reportedly.model.span import Span
from reportedly.serve.reports.versions import own_descents, version_words
from reportedly.store.found.sources import Carrier

AROUND = 60  # characters of a text on either side of what was changed
CHANGED: Mapping[MutationKind, str] = {
    MutationKind.WORD: "Words",
    MutationKind.NUMBER: "Figure",
    MutationKind.QUANTIFIER: "How many of them",
    MutationKind.HEDGE: "Hedge",
    MutationKind.VERIFICATION: "Remark about checking",
    MutationKind.ATTRIBUTION: "Who says it",
    MutationKind.BOUND: "How exact a figure is",
    MutationKind.UNIT: "Unit",
    MutationKind.UPDATE: "Later figure",
    MutationKind.NEGATION: "Said or denied",
    MutationKind.DOER: "Who did it",
    MutationKind.DENIAL: "A denial",
}
Text = Callable[[ReportId], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of a text with what stands around them; no `words`: there it has none."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change from a parent to its child."""

    heading: str
    way: str  # "changed", "added" or "left out"
    old: Excerpt | None
    new: Excerpt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report of a lineage in its place: `depth` 0 is a text without a parent."""

    report: Carrier
    depth: int
    newsroom: Newsroom | None
    newsroom_words: str
    descent: Descent | None
    link: LineageLink | None
    partial: tuple[tuple[Carrier, LineageLink], ...]  # passages shared with an earlier report
    children: int
    changes: tuple[Change, ...]
    version: str  # "Corrected" or "New version" of the report above; "" of another's text


def tree_of(
    lineage: Lineage, known: Mapping[ReportId, Carrier], text: Text, most: int
) -> tuple[Node, ...]:
    """The reports of a lineage, each after its parent, the earliest first; `most` at the most.

    `text` gives the stored text of a report, from which the words around a change are cut.
    """
    descents = {one.child: one for one in lineage.descents}
    children: dict[ReportId | None, list[ReportId]] = defaultdict(list)
    for report in lineage.reports:
        found = descents.get(report)
        children[found.parent if found else None].append(report)
    nodes: list[Node] = []
    waiting = [(report, 0) for report in reversed(children[None])]
    while waiting and len(nodes) < most:
        report, depth = waiting.pop()
        under = children.get(report, [])
        if report in known:
            descent = descents.get(report)
            nodes.append(_node(lineage, known, text, report, descent, depth, len(under)))
        waiting += [(child, depth + 1) for child in reversed(under)]
    return tuple(nodes)


def _node(
    lineage: Lineage,
    known: Mapping[ReportId, Carrier],
    text: Text,
    report: ReportId,
    descent: Descent | None,
    depth: int,
    children: int,
) -> Node:
    links = [one for one in lineage.links if one.child == report]
    parent = descent.parent if descent else None
    room = next((one for one in lineage.newsrooms if one.report == report), None)
    return Node(
        report=known[report],
        depth=depth,
        newsroom=room,
        newsroom_words=room.span.of(text(room.at)) if room and room.span else "",
        descent=descent,
        link=next((one for one in links if one.parent == parent), None),
        partial=tuple((known[one.parent], one) for one in links if one.parent in known)
        if descent is None
        else (),
        children=children,
        changes=changes_of(descent, text) if descent else (),
        version=version_words(known[report].status)
        if descent and [*own_descents([descent], known)]
        else "",
    )


def changes_of(descent: Descent, text: Text) -> tuple[Change, ...]:
    """What a child changed against its parent, in the order of the child's text."""
    return tuple(_change(one, descent, text) for one in descent.mutations)


def _change(item: Mutation, descent: Descent, text: Text) -> Change:
    way = "changed" if item.before and item.after else "added" if item.after else "left out"
    return Change(
        heading=CHANGED[item.kind],
        way=way,
        old=_excerpt(item.parent, descent.parent, text),
        new=_excerpt(item.child, descent.child, text),
    )


def _excerpt(span: Span | None, report: ReportId, text: Text) -> Excerpt | None:
    """The words under a span with some of its own paragraph around them."""
    if span is None:
        return None
    whole = text(report)
    stop = whole.find("\n", span.end)
    before = whole[whole.rfind("\n", 0, span.start) + 1 : span.start]
    after = whole[span.end : len(whole) if stop < 0 else stop]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return Excerpt(before=before, words=span.of(whole), after=after)
