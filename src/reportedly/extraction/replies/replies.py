"""Which claims of a report answer which: the likeliest earlier claim of somebody else, or none.

A claim answers another when it denies, rejects, corrects, confirms, plays down or responds to it.
Every pair within reach is scored by what speaks for it (reply_features.py): what the later claim's
words do ("denied", "the accusation", "no such"), who is accused in the earlier one, what both are
about, and how near they stand. Where nothing scores, a plain answer of one party to another
(`SURE`) still counts: the score is a share of what all earlier claims have, and many of them may
speak of one thing. Else there is no reply.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from reportedly.extraction.replies.deeds import NOTHING, Deeds
from reportedly.extraction.replies.facts import Facts, facts_of, with_rare
from reportedly.extraction.replies.features import features_of
from reportedly.extraction.replies.ties import is_beside
from reportedly.lang import table
from reportedly.model.attribution import Attribution
from reportedly.model.claim import ResponseBasis, Speaker
from reportedly.model.factuality import FactValue
from reportedly.model.reading import Reading

WINDOW = 12  # sentences that a reply looks back
NEAR = 40  # claims looked at before one: the window never holds more
WEIGHTS = "replies_weights"  # the table of weights, written by training/replies.py

# What makes a pair a reply whatever its weight, which is a share of what all claims before have:
# the features that must meet. They are of one party's plain answer to another.
SURE = tuple(
    map(
        frozenset,
        (
            # "Orland holds 40 boys, a survey found. | Orland's embassy said they were cared for"
            ("envoy of the named", "named in harm", "the named side at once"),
            # "Besk accused Orland of the raid. | Orland denied the accusation"
            ("denies it", "named and accused"),
            # "They said that the army fired. | The ministry dismissed the claims as absurd"
            ("denies it", "of harm", "next"),
            ("calls it void", "of harm", "next"),
            # "Besk accused Orland of bombing a ferry. | Orland blamed a mine laid by Besk"
            ("both accuse", "named and accused", "next"),
            # "Besk blamed Orland. | Orland denies that it shelled anybody"
            ("denies", "an accusation", "a party against it", "next"),
            ("denies", "named in harm", "next"),
            # "Besk said that 14 of them were farmers. | Orland denied that farmers were held"
            ("denies", "two sides", "other parties", "negation differs", "next"),
            # "The army holds boys, the survey says. | The army said that no boys are held"
            ("negative", "negation differs", "told of in harm and against it", "next"),
            ("negative", "negation differs", "source told of in harm", "next"),
        ),
    )
)
# Nobody answers their own, and a wish or a call tells nothing that could be denied.
NEVER = frozenset(("same names", "the same party", "other seeking"))

# What shows a reply that no words state: who is named says the contrary, or goes on denying.
PLAIN = frozenset(("named and contrary", "deed done and not", "goes on from a denial"))

Reply = tuple[int, ResponseBasis]
Pairs = Mapping[int, Sequence[str]]  # an earlier claim -> the features it has with a later one


def find_replies(
    reading: Reading,
    attributions: Sequence[Attribution],
    values: Sequence[FactValue | None],
    speakers: Sequence[tuple[Speaker, ...]] = (),
    deeds: Sequence[Deeds] = (),
) -> dict[int, Reply]:
    """Index of a claim -> the earlier claim it answers, and whether the text says so.

    `values` are how firmly the source of each attribution puts it, `speakers` who its source is
    known to be: the one who is named in a claim and speaks next may be "it" or "the ministry".
    `deeds` are who does what in each.
    """
    if not any(item.source for item in attributions):
        return {}
    known = speakers or [()] * len(attributions)
    done = deeds or [NOTHING] * len(attributions)
    each = zip(attributions, values, known, done, strict=True)
    claims = with_rare([facts_of(reading, *one) for one in each])
    weighed = table(reading.language or "en", WEIGHTS)
    found: dict[int, Reply] = {}
    for index in sorted(range(len(claims)), key=lambda i: claims[i].order):
        near = candidates(claims, attributions, index)
        pairs = {earlier: features_with(claims, index, earlier, found) for earlier in near}
        weight, best = _best(claims, index, pairs, weighed["weights"])
        shown = best >= 0 and _is_shown(claims, index, best, found, pairs[best])
        if weight < weighed["least" if shown else "inferred"]:
            best = _surely(claims, pairs)
        if best >= 0:
            found[index] = best, _basis(claims, index, best, found)
    return found


def _surely(claims: Sequence[Facts], pairs: Pairs) -> int:
    """The last of the earlier claims that is answered by what both are, or -1."""
    for earlier in sorted(pairs, key=lambda i: claims[i].order, reverse=True):
        features = frozenset(pairs[earlier])
        if NEVER.isdisjoint(features) and any(signs <= features for signs in SURE):
            return earlier
    return -1


def _best(
    claims: Sequence[Facts], index: int, pairs: Pairs, weights: Mapping[str, float]
) -> tuple[float, int]:
    """The probability of the likeliest claim that the one at `index` answers, and which it is."""
    scored = [
        (
            weigh(features, weights, claims[index].leanings[0] + claims[i].leanings[1]),
            claims[i].order,
            i,
        )
        for i, features in pairs.items()
    ]
    if not scored:
        return 0.0, -1
    weight, _, likely = max(scored)
    return weight / (1 + sum(other for other, _, _ in scored)), likely


def weigh(features: Sequence[str], weights: Mapping[str, float], leaning: float) -> float:
    """How much likelier a pair with these features is than that the claim answers none.

    `leaning` is what the words of both speak for it.
    """
    total = leaning + sum(weights.get(name.replace(" ", "_"), 0.0) for name in features)
    return math.exp(max(-30.0, min(30.0, total)))


def features_with(
    claims: Sequence[Facts], index: int, earlier: int, found: Mapping[int, Reply]
) -> list[str]:
    """The features of a pair, with what was found of the claims before it."""
    features = list(features_of(claims, index, earlier))
    for before, _ in _answers_before(claims, index, earlier, found):
        features.append("goes on")
        if claims[index].rank - claims[before].rank == 1:
            features.append("goes on at once")
        if claims[before].denies or claims[before].rejects or claims[before].negative:
            features.append("goes on from a denial")
        if claims[index].negative or claims[index].told_of & claims[earlier].names:
            features.append("goes on against it")
    if earlier in found:
        features.append("answered itself")
    return features


def candidates(
    claims: Sequence[Facts], attributions: Sequence[Attribution], index: int
) -> list[int]:
    """Earlier claims of others within reach, and the question just before."""
    mine = claims[index]
    if not mine.spoken:
        return []
    told = (i for i in range(len(claims)) if claims[i].told and claims[i].order < mine.order)
    before = max(told, key=lambda i: claims[i].order, default=None) if mine.lone else None
    return [
        i
        for i in range(max(0, index - NEAR), min(len(claims), index + NEAR))
        if i != index
        and claims[i].order < mine.order
        and mine.first - claims[i].last <= WINDOW
        and not (attributions[index].within == i or attributions[i].within == index)
        and i != before
        and _may_meet(mine, claims[i])
    ]


def _may_meet(mine: Facts, other: Facts) -> bool:
    if not other.told or mine.turn:
        return other.asked and 0 <= mine.first - other.last <= 1
    return not _is_same(mine, other) and not is_beside(mine, other)


def _is_same(mine: Facts, other: Facts) -> bool:
    """True if the two are told by one, or by two of one body."""
    article, _, head = mine.source.partition(" ")
    again = article == "the" and head in other.source.split()  # "a reporter", "the reporter"
    return again or mine.source == other.source or bool(mine.speaking & other.speaking)


def _is_shown(
    claims: Sequence[Facts],
    index: int,
    earlier: int,
    found: Mapping[int, Reply],
    features: Sequence[str],
) -> bool:
    """True if the text says so, or who is named says the contrary: else it must be likelier."""
    stated = _basis(claims, index, earlier, found) is ResponseBasis.STATED
    return stated or not PLAIN.isdisjoint(features)


def _basis(
    claims: Sequence[Facts], index: int, earlier: int, found: Mapping[int, Reply]
) -> ResponseBasis:
    """Stated if its own words point back, or if it goes on from an answer that does."""
    mine = claims[index]
    pointed = mine.points and (mine.denies or mine.rejects or mine.void or mine.concedes)
    if mine.answers or mine.short or mine.such or pointed:
        return ResponseBasis.STATED
    before = (basis for _, basis in _answers_before(claims, index, earlier, found))
    return next(before, ResponseBasis.INFERRED)


def _answers_before(
    claims: Sequence[Facts], index: int, earlier: int, found: Mapping[int, Reply]
) -> Iterator[Reply]:
    """Answers to `earlier` just before, by whoever goes on at `index`."""
    mine = claims[index]
    for i, (answered, basis) in found.items():
        other = claims[i]
        near = 0 <= mine.first - other.last <= 1 and other.order < mine.order
        if answered == earlier and near and (mine.own or _is_same(mine, other)):
            yield i, basis
