"""What a publisher says that it has checked itself: a remark about the narration that tells it."""

from reportedly.extraction.verification.candidates import Candidate
from reportedly.extraction.verification.parts import ASPECT, Remark, phrases_of, told_of
from reportedly.extraction.verification.scope import Scope
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading

_DONE = frozenset((VerificationStatus.VERIFIED, VerificationStatus.PARTLY))


def of_itself(
    attributions: tuple[Attribution, ...], around: list[int], remark: Remark
) -> tuple[int, ...]:
    """The narration that says it: "our team has matched three videos to Mill Street"."""
    done = remark.status in _DONE and remark.voice in ("active", "passive", "press")
    return tuple(
        i for i in around[-1:] if done and attributions[i].quotation is Quotation.NARRATION
    )


def is_new(reading: Reading, remark: Remark, near: list[Candidate], scope: Scope) -> bool:
    """ "We have matched three videos to Mill Street": a thing checked that no claim told of."""
    if remark.status not in _DONE:
        return False
    told = told_of(reading, remark)
    shared = any(item.shared(scope) for item in near)
    if remark.voice == "passive":  # "the capture of the ford is confirmed by images"
        claimed = phrases_of(reading, "claimed_things").search(told)
        return claimed is None and len(scope.words) > 1 and not shared
    how = phrases_of(reading, "how").search(told)
    head = told[: how.start()] if how else told
    aspect = ASPECT.match(head)
    if aspect is not None:  # "the place of a fourth clip"
        head = head[aspect.end() :].removeprefix(" of ") or head
    if remark.voice not in ("active", "press") or not phrases_of(reading, "shown_things").search(
        head
    ):
        return False
    first, _, rest = head.partition(" ")
    indefinite = phrases_of(reading, "indefinite").fullmatch(first) is not None
    return (indefinite and not rest.startswith("of ")) or not (
        shared or any(item.fits for item in near)
    )
