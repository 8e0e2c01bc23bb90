"""What one telling changed against another: source, cue, hedge, figure, verb, words."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportedly.model.check import Change, ChangeKind
from reportedly.model.claim import Claim
from reportedly.model.event import EventType
from reportedly.model.factuality import FactValue
from reportedly.model.mention import Quantity, QuantityState
from reportedly.model.span import text_of
from reportedly.reconcile.accounts.counts import shown_bounds
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.incidents.happenings import DENIED
from reportedly.reconcile.view import View, is_narration
from reportedly.reconcile.words import COMMON, WORD, folded

ALIGNED = 0.5  # least likeness of two contents in which replaced words mean something
LONGEST = 4  # words on either side of one replacement
UNEVEN = 2  # words by which the sides of one replacement may differ
MOST_WORDS = 4  # replacements shown
FIRMNESS = {
    FactValue.CERTAIN: 2,
    FactValue.CERTAIN_NOT: 2,
    FactValue.PROBABLE: 1,
    FactValue.PROBABLE_NOT: 1,
}  # of the others 0


def changes_between(sources: Sources, before: Claim, after: Claim) -> tuple[Change, ...]:
    """What `after` changed against `before`, the weightiest first; () if nothing was found."""
    view = sources.view
    found = [
        *_attribution(sources, before, after),
        *_doers(before, after),
        *_commitment(view, before, after),
        *_figures(view, before, after),
        *_verbs(view, before, after),
        *_checks(view, before, after),
    ]
    said = {word for one in found for word in _tokens(f"{one.before} {one.after}".lower())}
    return (*found, *_words(view, before, after, said))


def _attribution(sources: Sources, before: Claim, after: Claim) -> Iterator[Change]:
    """Who says it, and the verb it is said with."""
    there, here = sources.voices[before.id], sources.voices[after.id]
    if is_narration(before) and is_narration(after):
        return
    if is_narration(before) or is_narration(after):
        yield Change(
            kind=ChangeKind.ATTRIBUTION,
            before="" if is_narration(before) else there.name,
            after="" if is_narration(after) else here.name,
        )
        return
    if there.key != here.key:
        yield Change(kind=ChangeKind.SOURCE, before=there.name, after=here.name)
    cues = _cue(sources.view, before), _cue(sources.view, after)
    if all(cues) and folded(cues[0]) != folded(cues[1]):
        yield Change(kind=ChangeKind.CUE, before=cues[0], after=cues[1])


def _cue(view: View, claim: Claim) -> str:
    return text_of(view.reports[claim.report.id].text, claim.cue)


def _commitment(view: View, before: Claim, after: Claim) -> Iterator[Change]:
    """How firmly it is put: by words that came or went, else by the value alone."""
    there, here = before.factuality.told, after.factuality.told
    if there is here and _same_publisher(before, after):
        return
    if (there in DENIED) != (here in DENIED):
        yield Change(kind=ChangeKind.COMMITMENT, before=there.value, after=here.value)
        return
    old, new = _hedges(view, before), _hedges(view, after)
    came = [word for word in new if folded(word) not in map(folded, old)]
    went = [word for word in old if folded(word) not in map(folded, new)]
    if came and _firm(here, after) < _firm(there, before):
        yield Change(kind=ChangeKind.HEDGE_ADDED, before="", after=", ".join(came))
    elif went and _firm(here, after) > _firm(there, before):
        yield Change(kind=ChangeKind.HEDGE_LOST, before=", ".join(went), after="")
    elif there is not here:
        yield Change(kind=ChangeKind.COMMITMENT, before=there.value, after=here.value)


def _same_publisher(before: Claim, after: Claim) -> bool:
    if is_narration(before) != is_narration(after):
        return True  # the publisher's value means something else; told as a change of source
    return before.factuality.publisher is after.factuality.publisher


def _firm(value: FactValue, claim: Claim) -> tuple[int, int]:
    return FIRMNESS.get(value, 0), FIRMNESS.get(claim.factuality.publisher, 0)


def _hedges(view: View, claim: Claim) -> list[str]:
    words = [view.words(claim, span) for span in claim.factuality.words]
    return list(dict.fromkeys(words))


def _doers(before: Claim, after: Claim) -> Iterator[Change]:
    """Who is told to have done a deed, where the other telling of one of its type names nobody."""
    there, here = _doers_by_type(before), _doers_by_type(after)
    for kind in sorted(there.keys() & here.keys()):
        if bool(there[kind]) != bool(here[kind]):
            yield Change(
                kind=ChangeKind.DOER,
                before=", ".join(there[kind]),
                after=", ".join(here[kind]),
            )


def _doers_by_type(claim: Claim) -> dict[str, list[str]]:
    """Names of those who did the deeds of a claim or are blamed for them, by the deeds' types."""
    found: dict[str, list[str]] = {}
    for event in claim.events:
        if event.type is not EventType.NONE:
            blamed = [one.actor for one in event.responsibility if one.actor is not None]
            names = [claim.actors[index].as_written for index in (*event.agents, *blamed)]
            found.setdefault(event.type, []).extend(names)
    return {kind: list(dict.fromkeys(names)) for kind, names in found.items()}


def _figures(view: View, before: Claim, after: Claim) -> Iterator[Change]:
    """Figures of one thing, where each telling gives one."""
    there, here = _by_state(before), _by_state(after)
    for key in sorted(there.keys() & here.keys()):
        (old, *more), (new, *others) = there[key], here[key]
        if not more and not others and _bounds(old) != _bounds(new):
            yield Change(
                kind=ChangeKind.FIGURE,
                before=f"{shown_bounds(view, before, old)} {key}".replace("_", " "),
                after=f"{shown_bounds(view, after, new)} {key}".replace("_", " "),
            )


def _by_state(claim: Claim) -> dict[str, list[Quantity]]:
    """Quantities by what became of those counted, else by what is counted."""
    found: dict[str, list[Quantity]] = {}
    for item in claim.quantities:
        other = item.state is QuantityState.OTHER
        found.setdefault(item.unit or "" if other else item.state.value, []).append(item)
    return found


def _bounds(item: Quantity) -> tuple[object, ...]:
    return item.low, item.high, item.low_open, item.high_open


def _verbs(view: View, before: Claim, after: Claim) -> Iterator[Change]:
    """The words for one happening, where each telling has one of its type."""
    there, here = _triggers(view, before), _triggers(view, after)
    for kind in sorted(there.keys() & here.keys()):
        if len(there[kind]) == len(here[kind]) == 1:
            (old,), (new,) = there[kind], here[kind]
            if folded(old) != folded(new):
                yield Change(kind=ChangeKind.VERB, before=old, after=new)


def _triggers(view: View, claim: Claim) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for event in claim.events:
        if event.type is not EventType.NONE and view.own(claim, event.trigger):
            found.setdefault(event.type, []).append(view.words(claim, event.trigger))
    return found


def _checks(view: View, before: Claim, after: Claim) -> Iterator[Change]:
    """Remarks on checking that the later telling does not have."""
    kept = {item.status for item in after.verification}
    for item in before.verification:
        if item.status not in kept:
            words = view.words(before, item.span)
            yield Change(kind=ChangeKind.CHECK_LOST, before=words, after="")


def _words(view: View, before: Claim, after: Claim, said: set[str]) -> Iterator[Change]:
    """Short runs of words that stand for other words, where the contents align."""
    old, new = _tokens(view.text(before)), _tokens(view.text(after))
    match = SequenceMatcher(
        None, [folded(word) for word in old], [folded(word) for word in new], autojunk=False
    )
    if match.ratio() < ALIGNED:
        return
    shown = 0
    for how, start, end, first, last in match.get_opcodes():
        left, right = old[start:end], new[first:last]
        near = abs(len(left) - len(right)) <= UNEVEN
        if how == "replace" and near and _telling(left, said) and _telling(right, said):
            yield Change(kind=ChangeKind.WORDS, before=" ".join(left), after=" ".join(right))
            shown += 1
        if shown == MOST_WORDS:
            return


def _telling(words: Sequence[str], said: set[str]) -> bool:
    """True for a few words that carry meaning and have not been reported yet."""
    plain = {folded(word) for word in words} - COMMON
    return 0 < len(words) <= LONGEST and bool(plain) and plain.isdisjoint(said)


def _tokens(text: str) -> list[str]:
    return WORD.findall(text)
