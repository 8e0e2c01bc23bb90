"""What was changed between the passages of a parent and those of its child."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from types import MappingProxyType

from reportedly.lang import table, words
from reportedly.model.incident import Mutation, MutationKind
from reportedly.model.span import Span
from reportedly.reconcile.lineage.denials import denials_moved
from reportedly.reconcile.lineage.doers import doer_changed
from reportedly.reconcile.lineage.figures import FigureChange, figure_changes, figures_of
from reportedly.reconcile.lineage.passages import SENTENCES, Passage
from reportedly.reconcile.lineage.tolls import tolls_changed
from reportedly.reconcile.words import COMMON

TABLE = "mutations"
LONGEST = 4  # words on either side of a replacement that is shown as one
WIDEST = 6  # words on either side among which a "not" may come or go
STEM = 4  # letters two words share that are one word in two forms
LISTED = {
    MutationKind.HEDGE: "hedge",
    MutationKind.QUANTIFIER: "quantifier",
    MutationKind.ATTRIBUTION: "attribution",
}
Texts = tuple[str, str]  # of the parent, of the child
Stretch = tuple[Passage, int, int]  # words [from, to) of a passage


def mutations_between(
    texts: Texts,
    parent: Sequence[Passage],
    child: Sequence[Passage],
    matches: Iterable[tuple[int, int]],
) -> tuple[Mutation, ...]:
    """The changes in matched passages, and remarks about checking that came, went or changed."""
    pairs = list(matches)
    found: list[Mutation] = []
    for there, here in pairs:
        left, right = parent[there], child[here]
        if left.words != right.words and not (is_remark(left) and is_remark(right)):
            found += _changes(texts, left, right)
    found += _remarks(texts, parent, child, pairs)
    for gone, come in denials_moved(parent, child, pairs):
        sides = [one.span if one else None for one in (gone, come)]
        found.append(_mutation(texts, MutationKind.DENIAL, *sides))
    found += _tolls(texts, parent, child, pairs)
    return tuple(sorted(found, key=_place))


def _tolls(
    texts: Texts,
    parent: Sequence[Passage],
    child: Sequence[Passage],
    matches: Sequence[tuple[int, int]],
) -> Iterator[Mutation]:
    """Tolls that differ though the sentences that give them are not one."""
    for kind, before, after in tolls_changed(parent, child, matches):
        old, new = before.figure.shown(after.figure), after.figure.shown(before.figure)
        left, right = parent[before.number].stretch(*old), child[after.number].stretch(*new)
        yield _mutation(texts, kind, left, right)


def _place(item: Mutation) -> tuple[Span, Span, str]:
    nowhere = Span(1 << 60, 1 << 60)
    return item.child or nowhere, item.parent or nowhere, item.kind.value


def _changes(texts: Texts, left: Passage, right: Passage) -> Iterator[Mutation]:
    """What one passage replaces, adds and loses against another."""
    aligned = SequenceMatcher(None, left.words, right.words, autojunk=False).get_opcodes()
    figures = figure_changes(left.words, right.words, aligned)
    yield from (_figure(texts, left, right, one) for one in figures)
    turned = len(_negations(left.words)) != len(_negations(right.words))
    for tag, a, b, c, d in aligned:
        if tag == "equal":
            continue
        before, after = (left, a, b), (right, c, d)
        told = any(_touches(one, before, after) for one in figures)
        special = list(_special(texts, before, after, bound=told))
        special += _turned(texts, before, after) if turned else []
        special += _done_by(texts, before, after)
        yield from special
        if not special and not told and _is_replacement(before, after):
            yield _mutation(texts, MutationKind.WORD, _hull(before), _hull(after))


def _figure(texts: Texts, left: Passage, right: Passage, one: FigureChange) -> Mutation:
    """A figure that changed, with its bound and unit where these did."""
    old, new = one.spans()
    before, after = old and left.stretch(*old), new and right.stretch(*new)
    return _mutation(texts, one.kind, before, after)


def _touches(one: FigureChange, before: Stretch, after: Stretch) -> bool:
    """True if a changed figure, its bound or its unit stands among the words that differ."""
    sides = ((one.before, before), (one.after, after))
    return any(
        figure is not None and figure.start < end and start < figure.end
        for figure, (_, start, end) in sides
    )


def _special(texts: Texts, before: Stretch, after: Stretch, *, bound: bool) -> Iterator[Mutation]:
    """Changed hedges, quantifiers and attributions; what only moved is no change.

    With `bound` a word like "nearly" belongs to a figure that was told already.
    """
    for kind in LISTED:
        if bound and kind is MutationKind.QUANTIFIER:
            continue
        gone = _telling(kind, before, after[0])
        come = _telling(kind, after, before[0])
        if gone or come:
            whole = kind is MutationKind.ATTRIBUTION
            old = _hull(before) if gone and whole else _covering(before[0], gone)
            new = _hull(after) if come and whole else _covering(after[0], come)
            yield _mutation(texts, kind, old, new)


def _turned(texts: Texts, before: Stretch, after: Stretch) -> list[Mutation]:
    """A "not" that came or went, with the word after it."""
    counted = set[int]()
    for passage, start, end in (before, after):
        counted.add(sum(start <= at < end for at in _negations(passage.words)))
    if len(counted) == 1 or any(end - start > WIDEST for _, start, end in (before, after)):
        return []
    old, new = map(_with_next, (before, after))
    return [_mutation(texts, MutationKind.NEGATION, _hull(old), _hull(new))]


def _with_next(stretch: Stretch) -> Stretch:
    """The stretch and one word more, before it at the end of a sentence."""
    passage, start, end = stretch
    more = min(end + 1, len(passage.words))
    return passage, start if start < more else start - 1, more


@lru_cache(SENTENCES)
def _negations(told: tuple[str, ...]) -> tuple[int, ...]:
    """The words that turn what is said into its opposite; "no fewer than" is a bound."""
    listed = words("en", TABLE, "negation")
    bounds = [range(one.start, one.at) for one in figures_of(told)]
    return tuple(
        at
        for at, word in enumerate(told)
        if (word in listed or word.endswith("n't")) and not any(at in one for one in bounds)
    )


def _done_by(texts: Texts, before: Stretch, after: Stretch) -> Iterator[Mutation]:
    """Another doer put to a deed, or one that came or went."""
    if sides := doer_changed(texts, before, after):
        old, new = (_hull(side) if side[2] > side[1] else None for side in sides)
        yield _mutation(texts, MutationKind.DOER, old, new)


def _telling(kind: MutationKind, stretch: Stretch, other: Passage) -> list[int]:
    """The words of a stretch that are of a kind and stand nowhere in the other passage."""
    passage, start, end = stretch
    listed = words("en", TABLE, LISTED[kind])
    return [
        at
        for at in range(start, end)
        if passage.words[at] in listed and passage.words[at] not in other.words
    ]


def _is_replacement(before: Stretch, after: Stretch) -> bool:
    """True for a few words put in place of a few others, not for another form of one word."""
    sides = [passage.words[start:end] for passage, start, end in (before, after)]
    telling = [
        [_figures().get(word, word) for word in side if word not in COMMON] for side in sides
    ]
    if not all(telling) or any(len(side) > LONGEST for side in sides):
        return False
    return not all(_same_word(old, new) for old, new in zip(*telling, strict=False))


def _same_word(one: str, two: str) -> bool:
    return one[:STEM] == two[:STEM] and abs(len(one) - len(two)) < STEM


def _remarks(
    texts: Texts,
    parent: Sequence[Passage],
    child: Sequence[Passage],
    matches: Sequence[tuple[int, int]],
) -> Iterator[Mutation]:
    """Remarks about checking: matched ones that changed, then those that came or went."""
    met = [(a, b) for a, b in matches if is_remark(parent[a]) and is_remark(child[b])]
    old = [a for a in _remarks_in(parent) if all(a != there for there, _ in met)]
    new = [b for b in _remarks_in(child) if all(b != here for _, here in met)]
    while old and new:
        met.append((old.pop(0), new.pop(0)))
    for a, b in met:
        if parent[a].words != child[b].words:
            yield _mutation(texts, MutationKind.VERIFICATION, parent[a].span, child[b].span)
    for a in old:
        yield _mutation(texts, MutationKind.VERIFICATION, parent[a].span, None)
    for b in new:
        yield _mutation(texts, MutationKind.VERIFICATION, None, child[b].span)


def _remarks_in(passages: Sequence[Passage]) -> list[int]:
    return [at for at, passage in enumerate(passages) if is_remark(passage)]


def is_remark(passage: Passage) -> bool:
    """True if a passage says whether something was checked."""
    found = set(passage.words)
    return not found.isdisjoint(words("en", TABLE, "checking")) and not found.isdisjoint(
        words("en", TABLE, "checker")
    )


def _hull(stretch: Stretch) -> Span:
    passage, start, end = stretch
    return passage.stretch(start, end)


def _covering(passage: Passage, at: Sequence[int]) -> Span | None:
    return _hull((passage, at[0], at[-1] + 1)) if at else None


def _mutation(
    texts: Texts, kind: MutationKind, parent: Span | None, child: Span | None
) -> Mutation:
    return Mutation(
        kind=kind,
        before=_written(texts[0], parent),
        after=_written(texts[1], child),
        parent=parent,
        child=child,
    )


def _written(text: str, span: Span | None) -> str:
    return " ".join(span.of(text).split()) if span else ""


@cache
def _figures() -> Mapping[str, str]:
    return MappingProxyType(table("en", TABLE)["figures"])
