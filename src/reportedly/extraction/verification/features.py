"""What speaks for a remark on checking being about a claim, feature by feature.

Their weights are a table's (`lang/en/remark_weights.toml`), fitted by training/remark_choice.py.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.extraction.verification.candidates import Candidate
from reportedly.extraction.verification.scope import Many, Scope

FAR = 5  # sentences back, beyond which further ones say no more
SHARED = 2  # words in common beyond which more say no more
SIGNS = ("around", "itself")  # of the claim that the remark stands in
RARE = 6  # how much words in common with the remark's sentence can say at most
PARAGRAPHS = 2  # by the codebook: the same or the two before


def features_of(told: Sequence[Candidate], at: int, scope: Scope) -> Iterator[str]:
    """The names of the features of the claim at `at`; one may come more than once."""
    item, many = told[at], scope.many.value
    yield "claim"
    yield many
    yield from item.marks - {"lede"}
    if "bare denial" in item.marks:
        yield f"{many} bare denial"
    yield from _of_setting(told, item, scope)
    yield from _of_distance(told, item, scope)
    for name in _of_speaker(told, item, scope):
        yield name
        yield f"{many} {name}"
    yield from _of_object(told, item, scope)
    yield from _of_nearest(told, item, scope)
    yield from _of_opening(told, at, scope)
    yield from _of_sentence(told, at, scope)


def _of_setting(told: Sequence[Candidate], item: Candidate, scope: Scope) -> Iterator[str]:
    """How the remark is put, with what most depends on it; which of its kind it is."""
    for sign in (*SIGNS, "narration"):
        if sign in item.marks:
            yield f"{scope.status} {sign}"
            yield f"{scope.voice} {sign}"
    if item.sentences <= 1:
        yield f"{scope.status} near"
    if any(one.fits for one in told) and item.fits:
        later = sum(one.fits and one.index > item.index for one in told)
        yield f"{scope.many.value} fitting rank {min(later, 3)}"
    solid = sum(one.solid and one.index > item.index for one in told)
    if item.solid:
        yield f"{scope.many.value} solid rank {min(solid, 4)}"


def _of_opening(told: Sequence[Candidate], at: int, scope: Scope) -> Iterator[str]:
    """Whether it opens the report, or what its speaker says: what others go back to."""
    item, many = told[at], scope.many.value
    if not item.solid:
        return
    if "lede" in item.marks:
        yield f"{many} opening"
    if at == 0 and len(told) > 1:
        yield f"{many} first"
    if not any(item.speaker & one.speaker for one in told[:at]):
        yield f"{many} first of the speaker"


def _of_sentence(told: Sequence[Candidate], at: int, scope: Scope) -> Iterator[str]:
    """What it has in common with all the remark's sentence: rare words say more."""
    known = Counter(word for one in told for word in one.words)
    common = [
        sum(math.log((len(told) + 1) / known[word]) for word in one.words & scope.sentence)
        for one in told
    ]
    yield from ["rare word"] * min(RARE, round(common[at]))
    if common[at] and common[at] == max(common):
        yield "rarest words"
        yield f"{scope.status} rarest words"
    elif max(common):
        yield "no rarest words"


def _of_nearest(told: Sequence[Candidate], item: Candidate, scope: Scope) -> Iterator[str]:
    """Whether it is of one matter with the last that somebody tells as so, or of who told that."""
    nearest = _nearest(told)
    last = next((one for one in told if one.index == nearest), item)
    if last is item:
        return
    if not item.words.isdisjoint(last.words):
        yield "of one matter"
        yield f"{scope.many.value} of one matter"
    if scope.many is Many.TWO and not item.words.isdisjoint(last.speaker):
        yield "of the other side"


def _of_distance(told: Sequence[Candidate], item: Candidate, scope: Scope) -> Iterator[str]:
    many = scope.many.value
    if item.sentences == 0:
        yield "same sentence"
    elif item.sentences > FAR:
        yield "far"
    yield from ["sentence"] * min(item.sentences, FAR)
    yield from [f"{many} sentence"] * min(item.sentences, FAR)
    if item.paragraphs > PARAGRAPHS:
        yield "paragraphs apart"
        yield f"{many} paragraphs apart"
    elif item.paragraphs:
        yield "other paragraph"
        yield f"{many} other paragraph"
    if scope.loose:
        yield from ["loose sentence"] * min(item.sentences, FAR)
    nearest = _nearest(told)
    if item.index == nearest:
        yield "nearest"
        yield f"{many} nearest"
    elif nearest is not None and item.index > nearest:
        yield "after the nearest"


def _nearest(told: Sequence[Candidate]) -> int | None:
    """The index of the last that somebody tells as so."""
    return max((one.index for one in told if one.solid), default=None)


def _of_speaker(told: Sequence[Candidate], item: Candidate, scope: Scope) -> Iterator[str]:
    """Of which speaker, counted back from the remark; the sides of a war are the first two."""
    rank, latest = _rank(told, item, scope)
    yield f"speaker {min(rank, 3)}"
    if latest:
        yield f"latest of {min(rank, 3)}"
    if scope.sides and "bystander" in item.marks:
        yield "bystander of sides"
    nearest = _nearest(told)
    if scope.kind == "telling" and rank == 1 and item.index != nearest:
        yield "goes on telling"


def _rank(told: Sequence[Candidate], item: Candidate, scope: Scope) -> tuple[int, bool]:
    """Whose it is, counted back among what is told as so; True if it is their latest.

    Where sides are meant, those who are neither are not counted.
    """
    sides: list[frozenset[str]] = []
    for one in reversed(told):
        known = next((i for i, side in enumerate(sides, 1) if side & one.speaker), None)
        if one.index == item.index:
            return known or len(sides) + 1, known is None
        if known is None and one.solid and not (scope.sides and "bystander" in one.marks):
            sides.append(one.speaker)
    return len(sides) + 1, True


def _of_object(told: Sequence[Candidate], item: Candidate, scope: Scope) -> Iterator[str]:
    if scope.owner and any(one.is_of(scope) for one in told):
        whose = "of the speaker" if item.is_of(scope) else "of another speaker"
        yield whose
        yield f"{scope.many.value} {whose}"
    if scope.person is not None:
        yield "of such a speaker" if _is_such(told, item, scope.person) else "of no such speaker"
    shared, most = item.shared(scope), max(one.shared(scope) for one in told)
    yield from ["word"] * min(shared, SHARED)
    if shared and "narration" in item.marks:
        yield "narration word"
    if shared < most:
        yield "fewer words"
        if scope.many is not Many.ONE:
            yield "fewer words of many"
    elif shared:
        yield "most words"
    yield from _of_kind(told, item, scope)


def _is_such(told: Sequence[Candidate], item: Candidate, person: bool) -> bool:
    """Could "her" mean who told it? One of whom that is not known, if nobody surely is meant."""
    sure = [one.speaker for one in told if one.person is person]
    if item.person is person or any(not item.speaker.isdisjoint(one) for one in sure):
        return True
    return not sure and item.person is None and bool(item.speaker)


def _of_kind(told: Sequence[Candidate], item: Candidate, scope: Scope) -> Iterator[str]:
    if any(one.fits for one in told):
        yield "of the kind" if item.fits else "of another kind"
        yield f"of the {scope.kind}" if item.fits else f"of no {scope.kind}"
    if any(one.victims for one in told):
        yield "victims" if item.victims else "no victims"
    if scope.owned and not scope.owner:
        yield "owned"
