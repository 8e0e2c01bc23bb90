"""What was changed between the passages of a parent and those of its child."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from types import MappingProxyType

from reportedly.lang import table, words
from reportedly.model.incident import Mutation, MutationKind
from reportedly.model.span import Span
from reportedly.reconcile.lineage.passages import SENTENCES, Passage
from reportedly.reconcile.words import COMMON

TABLE = "mutations"
LONGEST = 4  # words on either side of a replacement that is shown as one
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
    return tuple(sorted(found, key=_place))


def _place(item: Mutation) -> tuple[Span, Span, str]:
    nowhere = Span(1 << 60, 1 << 60)
    return item.child or nowhere, item.parent or nowhere, item.kind.value


def _changes(texts: Texts, left: Passage, right: Passage) -> Iterator[Mutation]:
    """What one passage replaces, adds and loses against another."""
    aligned = SequenceMatcher(None, left.words, right.words, autojunk=False)
    for tag, a, b, c, d in aligned.get_opcodes():
        if tag == "equal":
            continue
        before, after = (left, a, b), (right, c, d)
        special = list(_special(texts, before, after))
        yield from special
        if not special and _is_replacement(before, after):
            yield _mutation(texts, MutationKind.WORD, _hull(before), _hull(after))


def _special(texts: Texts, before: Stretch, after: Stretch) -> Iterator[Mutation]:
    """Changed figures, hedges, quantifiers and attributions; what only moved is no change."""
    for kind in (MutationKind.NUMBER, *LISTED):
        gone = _telling(kind, before, after[0])
        come = _telling(kind, after, before[0])
        if gone or come:
            whole = kind is MutationKind.ATTRIBUTION
            old = _hull(before) if gone and whole else _covering(before[0], gone)
            new = _hull(after) if come and whole else _covering(after[0], come)
            yield _mutation(texts, kind, old, new)


def _telling(kind: MutationKind, stretch: Stretch, other: Passage) -> list[int]:
    """The words of a stretch that are of a kind and stand nowhere in the other passage."""
    passage, start, end = stretch
    values = _values(kind, other.words)
    found = ((at, _value(kind, passage.words[at])) for at in range(start, end))
    return [at for at, value in found if value and value not in values]


def figures_in(sentence: tuple[str, ...]) -> frozenset[str]:
    """The figures of a sentence in one form, whether in digits or in words."""
    return _values(MutationKind.NUMBER, sentence)


@lru_cache(SENTENCES)
def _values(kind: MutationKind, sentence: tuple[str, ...]) -> frozenset[str]:
    """What the words of a sentence say of a kind."""
    return frozenset(value for word in sentence if (value := _value(kind, word)))


def _value(kind: MutationKind, word: str) -> str | None:
    """What a word says of its kind, in one form; None if it is no word of that kind."""
    if kind is MutationKind.NUMBER:
        return word.replace(",", "") if word[0].isdigit() else _figures().get(word)
    return word if word in words("en", TABLE, LISTED[kind]) else None


def _is_replacement(before: Stretch, after: Stretch) -> bool:
    """True for a few words put in place of a few others, not for another form of one word."""
    sides = [passage.words[start:end] for passage, start, end in (before, after)]
    telling = [
        [_value(MutationKind.NUMBER, word) or word for word in side if word not in COMMON]
        for side in sides
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
