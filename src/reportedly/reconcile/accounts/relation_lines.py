"""The relations of an account as lines worth reading: those of one kind in one line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.model.incident import CONTRADICTIONS, Account, Disagreement, Proposition, Relation


def relation_lines(account: Account) -> tuple[Disagreement, ...]:
    """The account's relations; what one version is held against, and how a toll rose, at once.

    "200 or 300" and "200 or 400" are "200 or 300, 400"; "9, later 11" and "11, later 27" are one
    row. That children are a part of all, and a figure not of this alone covers more, is what the
    versions are called, and no news. Each line stands for the two versions it names first.
    """
    items = account.propositions
    updates = [one for one in account.disagreements if one.relation is Relation.UPDATE]
    rest = [
        one
        for one in account.disagreements
        if one.relation is not Relation.UPDATE and not _only_named(one, items)
    ]
    found = [*_rivals(rest, items), *_rows(updates)]
    order = {(one.left, one.right): place for place, one in enumerate(account.disagreements)}
    return tuple(sorted(found, key=lambda one: order[one.left, one.right]))


def _only_named(one: Disagreement, items: Sequence[Proposition]) -> bool:
    """True for two scopes that the versions tell themselves: of children, not of this alone."""
    left, right = items[one.left], items[one.right]
    named = left.population != right.population or left.scope is not right.scope
    return one.relation is Relation.SCOPE and left.slot == right.slot and named


def _rivals(
    relations: Iterable[Disagreement], items: Sequence[Proposition]
) -> Iterator[Disagreement]:
    """Contradictions of one version for one reason as one; all others as they are."""
    groups: dict[tuple[int, Relation, str], list[Disagreement]] = {}
    for one in relations:
        lead, _, reason = one.why.partition("; ")
        pair = f"{items[one.left].value} or {items[one.right].value}"
        if one.relation in CONTRADICTIONS and lead == pair:
            groups.setdefault((one.left, one.relation, reason), []).append(one)
        else:
            yield one
    for (left, _, reason), some in groups.items():
        against = ", ".join(items[one.right].value for one in some)
        yield replace(some[0], why=f"{items[left].value} or {against}; {reason}")


def _rows(updates: Sequence[Disagreement]) -> Iterator[Disagreement]:
    """Updates that follow on each other as one: a toll that rose twice."""
    after: Mapping[int, Disagreement] = {one.left: one for one in reversed(updates)}
    follows = {one.right for one in updates}
    for one in updates:
        if one.left in follows and after[one.left] is one:
            continue
        row = [one]
        while (then := after.get(row[-1].right)) is not None:
            row.append(then)
        rises = [one.why, *(then.why.split(", ", 1)[1] for then in row[1:])]
        yield replace(one, why=", ".join(rises))
