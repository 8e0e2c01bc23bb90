"""The statements of one voice after the other, with few days of what it said in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from reportedly.model.ids import ClaimId
from reportedly.model.incident import Statement
from reportedly.model.kept import UNDATED, Said
from reportedly.model.referent import SourceKind
from reportedly.reconcile.anew.bench import Bench, Found
from reportedly.reconcile.anew.slices import Sizes, slices
from reportedly.reconcile.lineage.union import Groups
from reportedly.reconcile.voices.statements import NEAR_DAYS, Utterance, join_alike, statement_of
from reportedly.reconcile.voices.voices import Voice
from reportedly.reconcile.words import content_words, numbers

Piece = list[Utterance]  # claims known to be of one statement


def statements_anew(bench: Bench, sizes: Sizes) -> Iterator[Found]:
    """Every statement, once its claims are all known."""
    for some in slices(_every(bench, sizes.said), sizes.stored, lambda one: len(one.claims)):
        yield Found(statements=some)


def _every(bench: Bench, most: int) -> Iterator[Statement]:
    for _, said in groupby(bench.said(), attrgetter("speaker")):
        yield from of_one_voice(map(_utterance, said), most)


def _utterance(said: Said) -> Utterance:
    return Utterance(
        claim=said.claim,
        report=said.report,
        lineage=said.lineage,
        published=said.published,
        voice=Voice(
            key=said.speaker,
            name=said.name,
            kind=SourceKind(said.kind),
            actor=said.actor,
            named=True,
        ),
        words=content_words(said.content),
        numbers=numbers(said.content),
        day=None if said.day == UNDATED else said.day,
    )


def of_one_voice(said: Iterable[Utterance], most: int) -> Iterator[Statement]:
    """The statements of one voice; what it said comes in order of the day, undated first.

    Nothing is alike that is more than NEAR_DAYS apart, so only what was said since is compared
    with what comes; what has no day is compared with all.
    """
    open_: dict[ClaimId, Piece] = {}  # by each claim that may be like one that is to come
    for fresh in _whole_days(said, most):
        last = max((one.day for one in fresh if one.day is not None), default=None)
        now = [one for piece in _pieces(open_) for one in piece if one.words] + fresh
        joined = _joined(now, open_)
        open_ = {}
        for piece in joined:
            near = [one for one in piece if _may_recur(one, last)]
            if near:
                kept = [one if _may_recur(one, last) else _without_words(one) for one in piece]
                open_.update((one.claim, kept) for one in near)
            else:
                yield statement_of(piece)
    yield from map(statement_of, _pieces(open_))


def _whole_days(said: Iterable[Utterance], most: int) -> Iterator[Piece]:
    """Some days at a time, until so many claims have come."""
    some: Piece = []
    for _, of_day in groupby(said, attrgetter("day")):
        some += of_day
        if len(some) >= most:
            yield some
            some = []
    if some:
        yield some


def _pieces(by_claim: dict[ClaimId, Piece]) -> list[Piece]:
    """Each piece once."""
    return [*{id(piece): piece for piece in by_claim.values()}.values()]


def _joined(now: Piece, open_: dict[ClaimId, Piece]) -> list[Piece]:
    """The pieces that these claims come to with those that are open."""
    before = _pieces(open_)
    every = {one.claim: one for piece in before for one in piece} | {one.claim: one for one in now}
    groups = Groups(every)
    for piece in before:
        for one in piece:
            groups.join(piece[0].claim, one.claim)
    join_alike(groups, now)
    return [[every[claim] for claim in members] for members in groups.all()]


def _may_recur(one: Utterance, last: int | None) -> bool:
    """Whether what is said after a day may be like this; nothing is like what has no words."""
    return bool(one.words) and (one.day is None or last is None or one.day > last - NEAR_DAYS)


def _without_words(one: Utterance) -> Utterance:
    return replace(one, words=frozenset(), numbers=frozenset())
