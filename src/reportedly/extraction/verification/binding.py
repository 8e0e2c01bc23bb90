"""Binds a remark on checking to the claims that it is about.

What hangs on a claim in its own sentence is about that claim. Else the remark's object says what is
meant (remark_scope.py): a kind of claim, one or more, whose, and what of; the claims before it that
fit best are chosen (remark_choice.py). What the publisher says that it has checked itself, and no
claim told of before, is the narration's own.
"""

from bisect import bisect_left
from dataclasses import replace

from reportedly.extraction.verification.candidates import Candidate, candidates
from reportedly.extraction.verification.checkable import may_be_checked
from reportedly.extraction.verification.choice import Choose, chosen
from reportedly.extraction.verification.hanging import hanging
from reportedly.extraction.verification.in_frame import is_told_of, shows, stands_in_frame
from reportedly.extraction.verification.itself import is_new, of_itself
from reportedly.extraction.verification.matter import accounts, shown_in
from reportedly.extraction.verification.own import SHOWING, is_by, is_checkers_own, is_partys
from reportedly.extraction.verification.parts import (
    TABLE,
    Remark,
    hangs_on,
    is_participle,
    phrases_of,
    told_of,
)
from reportedly.extraction.verification.scope import Scope, points_ahead, scope_of, sentence_stems
from reportedly.extraction.words.phrases import pattern
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading

FAR_AHEAD = 4  # sentences that "the following" looks ahead
LONGEST = 20_000  # characters; no quotation runs on for longer
FAR = 16  # sentences that a claim may lie back whose source or words are named
NEAR = 8  # sentences that a claim may lie back

_PASSIVE = frozenset(("passive", "none", "measured"))
_OF = ("of ", "for ", "about ")  # ahead of the object of a noun: "no confirmation of the claim"


def bind(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    remark: Remark,
    choose: Choose = chosen,
) -> tuple[int, ...]:
    """Indexes of the attributions the remark is about; () if none can be told.

    `choose` takes those that are meant of several that may be.
    """
    near = _near(reading, attributions, remark)
    own = [i for i in near if stands_in_frame(reading, attributions[i], remark)]
    if remark.voice == "adjective" and not own:
        own = [i for i in near if shows(reading, attributions[i], remark)]
    around = [i for i in near if any(c.contains(remark.phrase) for c in attributions[i].content)]
    if not own:
        own = [i for i in near if is_told_of(reading, attributions[i], remark)]
    partys = any(is_partys(reading, attributions[i], remark) for i in around)
    named = [i for i in near if _is_checked(reading, attributions[i], remark)]
    if partys and remark.voice in SHOWING and (own or named):
        return ()  # "the ministry said that videos showed no sign of it"
    if own or (remark.voice == "adjective" and not _is_definite(reading, remark)):
        return tuple(own[:1]) or (tuple(around[-1:]) if _tells(reading, remark) else ())
    if named:
        return tuple(named[:1])
    found = remark.status is VerificationStatus.PARTLY  # what was found, of what was told before
    if not found and is_checkers_own(reading, [attributions[i] for i in near], remark):
        return ()
    return _by_object(reading, attributions, remark, (near, around), choose, partys=partys)


def _by_object(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    remark: Remark,
    where: tuple[list[int], list[int]],
    choose: Choose,
    *,
    partys: bool,
) -> tuple[int, ...]:
    """What the remark's object means: a claim it hangs on, one to come, or some told before."""
    near, around = where
    scope = replace(
        scope_of(reading, remark),
        loose=not _is_of_words(reading, remark),
        status=remark.status.value,
        voice=remark.voice,
        sentence=sentence_stems(reading, remark),
    )
    hung = hanging(reading, attributions, remark, scope, near, choose)
    if hung or partys:
        return hung
    if hangs_on(reading, remark) or is_participle(reading, remark):
        return tuple(around[-1:])
    if points_ahead(reading, remark):
        return _told_after(reading, attributions, remark)
    return _of_before(reading, attributions, remark, where, scope, choose)


def _of_before(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    remark: Remark,
    where: tuple[list[int], list[int]],
    scope: Scope,
    choose: Choose,
) -> tuple[int, ...]:
    """Of what was told before, what `choose` takes; or the narration that tells it itself."""
    near, around = where
    before = _told_before(reading, attributions, remark, near, around)
    before = shown_in(reading, attributions, remark, before)
    before = accounts(reading, attributions, scope, before)
    outer = [i for i in before if attributions[i].within not in before]
    signs = _signs(attributions, remark, around)
    told = candidates(reading, attributions, sorted({*outer, *signs}), remark, scope, signs)
    near_by = [item for item in told if _is_near(item, scope)]
    spoken = [item for item in near_by if "narration" not in item.marks]
    if not any(item.shared(scope) or item.is_of(scope) for item in spoken):
        if _tells(reading, remark) and remark.status is not VerificationStatus.PARTLY:
            return tuple(around[-1:])
        if _is_another(remark, scope):
            return ()
    own = of_itself(attributions, around, remark)
    found = own if own and is_new(reading, remark, near_by, scope) else choose(near_by, scope)
    return found[-1:] if _is_of_speaker(reading, remark) else found


def _is_of_speaker(reading: Reading, remark: Remark) -> bool:
    """ "His identity could not be confirmed": of whoever spoke last, and of nobody else."""
    told = pattern(reading.language or "en", TABLE, "of_speaker")
    return told.search(told_of(reading, remark)) is not None


def _is_another(remark: Remark, scope: Scope) -> bool:
    """ "The toll of 19 given by the local governor": told nowhere near, so not just any claim."""
    return remark.voice in _PASSIVE and any(word.isdigit() for word in scope.words)


def _is_near(item: Candidate, scope: Scope) -> bool:
    """ "The number given by the mayor": told long ago, but it says by whom."""
    return item.sentences <= NEAR or item.is_of(scope) or item.shared(scope) > 1


def _signs(
    attributions: tuple[Attribution, ...], remark: Remark, around: list[int]
) -> dict[int, frozenset[str]]:
    """Marks of the narration that the remark stands in: it may tell what was checked itself."""
    itself = frozenset(("itself",)) if of_itself(attributions, around, remark) else frozenset()
    return {i: itself | {"around"} for i in around[-1:] if _is_narration(attributions[i])}


def _is_definite(reading: Reading, remark: Remark) -> bool:
    """ "The unverified claim was printed": one told before."""
    ahead = reading.text[: remark.phrase.start].rsplit(maxsplit=1)[-1:]
    definite = phrases_of(reading, "definite")
    return bool(ahead) and definite.fullmatch(ahead[0]) is not None


def _told_before(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    remark: Remark,
    near: list[int],
    around: list[int],
) -> list[int]:
    """Those of `near` that end before the remark, and tell something that can be checked."""
    return [
        index
        for index, attribution in ((i, attributions[i]) for i in near)
        if attribution.content[-1].end <= remark.phrase.start
        and (remark.voice != "shown" or may_be_checked(reading, attribution, remark))
        and index not in around
        and not all(remark.whole.contains(piece) for piece in attribution.content)
    ]


def _told_after(
    reading: Reading, attributions: tuple[Attribution, ...], remark: Remark
) -> tuple[int, ...]:
    """ "None of the following could be checked": what is told after it."""
    here = reading.sentence_at(remark.phrase.start)
    last = min(here + FAR_AHEAD, len(reading.sentences) - 1)
    start, end = reading.sentences[here].end, reading.sentences[last].end
    first = bisect_left(attributions, start, key=_opens_at)
    told = range(first, bisect_left(attributions, end, key=_opens_at))
    return tuple(
        i for i in told if not _is_narration(attributions[i]) and attributions[i].within not in told
    )


def _tells(reading: Reading, remark: Remark) -> bool:
    """ "Could not verify reports that Kest fell": it tells itself what was not checked."""
    told = told_of(reading, remark)
    if told.lower().startswith(_OF):
        told = told.partition(" ")[2]
    if phrases_of(reading, "told_things").match(told.partition(" ")[2]) and told.startswith("that"):
        return False  # "that version of events"
    return len(told.split()) > 1 and phrases_of(reading, "telling_itself").match(told) is not None


def _is_of_words(reading: Reading, remark: Remark) -> bool:
    """Do its words say of themselves that something told is meant? Others stand right after it."""
    partly = remark.status is VerificationStatus.PARTLY
    if partly or remark.voice not in ("press", "fragment", "borne"):
        return True
    checked = remark.checked.of(reading.text) if remark.checked else ""
    return pattern(reading.language or "en", TABLE, "told_things").search(checked) is not None


def _is_checked(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """ "Could not verify reports that Kest fell": the claim whose cue is what was checked."""
    if _is_narration(attribution) or not attribution.cue or is_by(attribution, remark):
        return False
    cue, start = attribution.cue[0], attribution.content[0].start
    if remark.checked is not None and remark.checked.contains(cue) and start >= remark.phrase.end:
        return True
    noun = phrases_of(reading, "told_things").fullmatch(cue.of(reading.text)) is not None
    return noun and remark.phrase.contains(cue)  # "whether reports that …"


def _is_narration(attribution: Attribution) -> bool:
    return attribution.quotation is Quotation.NARRATION


def _near(reading: Reading, attributions: tuple[Attribution, ...], remark: Remark) -> list[int]:
    """Indexes of the attributions that any rule of binding could look at."""
    here = reading.sentence_at(remark.phrase.start)
    start = reading.sentences[max(0, here - FAR)].start
    end = reading.sentences[here].end
    first = bisect_left(attributions, start - LONGEST, key=_opens_at)
    last = bisect_left(attributions, end, key=_opens_at)
    return [i for i in range(first, last) if attributions[i].content[-1].end > start]


def _opens_at(attribution: Attribution) -> int:
    return min(
        spans[0].start
        for spans in (attribution.source, attribution.cue, attribution.content)
        if spans
    )
