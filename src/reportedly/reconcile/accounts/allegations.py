"""Who says who did it or holds the place, and who denies that, as clauses of a sentence."""

from collections.abc import Iterable, Sequence

from reportedly.model.incident import Proposition, Stance
from reportedly.reconcile.accounts.disagreements import standing
from reportedly.reconcile.accounts.phrases import is_plural, joined, named, one_of, opened
from reportedly.reconcile.accounts.saying import HOLDER, OCCURRED, PARTLY, RESPONSIBLE
from reportedly.reconcile.voices.voices import NOBODY


def held_against(propositions: Sequence[Proposition]) -> Iterable[str]:
    """Who says who did it or holds the place, and who denies that; who denies that it happened."""
    for slot, (says, denies) in WORDS.items():
        told = [item for item in propositions if item.slot == slot and standing(item)]
        told.sort(key=lambda item: (-len(standing(item)), item.value))
        clauses: dict[str, list[str]] = {}
        for item in told[:VERSIONS]:
            _add(clauses, item, says, denies)
        yield from (f"{subject} {joined(_shortened(some))}" for subject, some in clauses.items())


def _add(
    clauses: dict[str, list[str]], item: Proposition, says: str, denies: tuple[str, str, str]
) -> None:
    """What each says of a version; right after whoever says it, others "deny it"."""
    by: dict[Stance, set[str]] = {stance: set() for stance in Stance}
    for origin in standing(item):
        by[origin.stance].add(origin.speaker)
    both = by[Stance.ASSERTS] & by[Stance.DENIES]
    by = {stance: speakers - both for stance, speakers in by.items()}
    by[Stance.HEDGES] -= by[Stance.ASSERTS]
    value = item.value.removesuffix(PARTLY)
    if value != item.value:
        says = IN_PART
    what, last = one_of(value), ""
    says, held = _agreeing(says, value), _agreeing(denies[2], value)
    for stance, verbs in (
        (Stance.ASSERTS, ("says", "say")),
        (Stance.HEDGES, ("suggests", "suggest")),
    ):
        own = {speaker for speaker in by[stance] if opened(speaker) == value}
        for speakers, who in ((own, _itself(value)), (by[stance] - own, what)):
            if says and speakers:
                last, verb = _verb(speakers, *verbs)
                clauses.setdefault(last, []).append(f"{verb} {says.format(who)}")
    if deny := by[Stance.DENIES]:
        subject, verb = _verb(deny, *(("denies", "deny") if last else denies[:2]))
        answers = bool(last) and list(clauses)[-1:] == [last] and subject not in clauses
        who = _itself(value) if {opened(speaker) for speaker in deny} == {value} else what
        rest = "it" if answers else (says if last else held).format(who)
        clauses.setdefault(subject, []).append(f"{verb} {rest}")
    if both and item.slot == HOLDER:  # one after the other, or of two parts of the place
        subject, verb = _verb(both, "says", "say")
        clauses.setdefault(subject, []).append(
            f"{verb} both {says.format(what)} and {held.format(what)}"
        )
    elif both:
        subject, verb = _verb(both, "has", "have")
        rest = (says or held).format(what)
        clauses.setdefault(subject, []).append(f"{verb} both said and denied {rest}")


def _itself(name: str) -> str:
    """ "The Red Sails say that *they* did it"."""
    return "they" if named([name])[1] else "it"


def _shortened(clauses: Sequence[str]) -> list[str]:
    """Clauses of one subject without the verb that the one before has: "says that … and that …"."""
    verbs = [clause.partition(" that ")[0] for clause in clauses]
    return [
        clause.removeprefix(f"{verb} ") if place and verb == verbs[place - 1] else clause
        for place, (clause, verb) in enumerate(zip(clauses, verbs, strict=True))
    ]


def _agreeing(clause: str, value: str) -> str:
    """A clause with its verb in the plural if those it is about are many."""
    if is_plural(value):
        for one, many in PLURAL.items():
            clause = clause.replace(one, many)
    return clause


IN_PART = "that {} holds part of it"
PLURAL = {"holds it": "hold it", "holds part": "hold part", "does not": "do not"}


def _verb(names: Iterable[str], one: str, many: str) -> tuple[str, str]:
    """The subject of a clause and its verb; who is not named is left out beside others."""
    every = set(names)
    subject, plural = named(every - {NOBODY} or every)
    return subject, many if plural else one


VERSIONS = 3  # of one slot that are told in a sentence
WORDS = {
    OCCURRED: ("", ("denies", "deny", "that it happened")),
    RESPONSIBLE: ("that {} did it", ("denies", "deny", "that {} did it")),
    HOLDER: ("that {} holds it", ("says", "say", "that {} does not hold it")),
}
