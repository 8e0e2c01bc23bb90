"""What speaks for one claim answering another, feature by feature; their weights are a table's."""

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.extraction.replies.deeds import done_between
from reportedly.extraction.replies.facts import Facts
from reportedly.extraction.replies.moves import moved
from reportedly.extraction.replies.standing import nearest, stances
from reportedly.extraction.replies.ties import tied
from reportedly.extraction.replies.words import TABLE
from reportedly.extraction.words.phrases import listed, listed_words

MANY = 3  # shared words beyond which more say no more
MANY_TOLD = 9  # attributed claims from which on a report has many


_SIGNS = frozenset(
    ("denies", "rejects", "negative", "answers", "insists", "concedes", "void", "short", "such",
     "others", "a question", "named in harm", "named and accused", "both accuse", "opposites",
     "another count", "says there is none", "addressed and answered", "envoy of the named",
     "a party told of", "denies it", "goes on", "labels", "doubts", "its deed", "blamed for it",
     "deed done and not", "kept against taken", "one place held by two", "turn")
)  # fmt: skip


# Signs only where both are about one thing: "the army insists", "… which others hold void".
_WITH_IT = frozenset(("insists", "void"))

# What who speaks has to do with an earlier claim, and what it says need not.
_BY_NAME = frozenset(
    ("named", "addressed", "its party told of", "source told of", "its word told of")
)

_JOINED = frozenset(
    ("named", "matter", "subject", "addressed", "points", "short", "answers", "such", "others",
     "opposites", "another count", "says there is none", "its deed", "blamed for it", "done to it",
     "its party told of", "deed done and not", "one place held", "its hold", "labels it",
     "kept against taken", "asked it just before", "its word told of", "source told of")
)  # fmt: skip


def features_of(claims: Sequence[Facts], reply: int, earlier: int) -> Iterator[str]:
    """The names of the features that a pair has; one may come more than once."""
    mine, other = claims[reply], claims[earlier]
    contrary = mine.denies or mine.rejects or mine.negative or mine.void
    named = bool(mine.names & other.told_of)
    found = [
        *_of_reply(mine),
        *_of_names(mine, other, named=named, contrary=contrary),
        *_of_subject(mine, other, contrary=contrary),
        *tied(mine, other, named=named, contrary=contrary),
        *moved(mine.moves, other.moves, adverse=other.adverse),
        *done_between(mine.selves, mine.deeds, other.deeds, contrary=contrary),
        *stances(mine, other),
    ]
    yield "pair"
    yield from found
    yield from nearest(claims, reply, earlier, named=named)
    yield from _of_answered(other)
    yield from _of_distance(claims, reply, earlier)
    harmless = not (other.adverse or other.asked)
    apart = harmless and _JOINED.isdisjoint(found)
    if apart:
        yield "nothing in common"
    if mine.denies and not mine.points and harmless and (_JOINED - _BY_NAME).isdisjoint(found):
        yield "denies another thing"
    if (_SIGNS - _WITH_IT if apart else _SIGNS).isdisjoint(found) and not other.asked:
        yield "no sign of one"


def _of_reply(mine: Facts) -> Iterator[str]:
    for name in ("denies", "rejects", "negative",
                 "answers", "insists", "concedes", "void", "points", "short",
                 "such", "contrasts", "observes", "others", "pronoun", "accuses",
                 "turn", "labels", "doubts", "against"):  # fmt: skip
        if getattr(mine, name):
            yield name
    if (mine.denies or mine.rejects) and mine.points:
        yield "denies it"
    if mine.concedes and mine.points:
        yield "confirms it"
    if mine.void and mine.points:
        yield "calls it void"


def _of_answered(other: Facts) -> Iterator[str]:
    if other.asked:
        yield "a question"
    if other.accuses:
        yield "an accusation"
    if other.adverse:
        yield "of harm"
    if other.negative or other.denies:
        yield "a denial"


def _of_distance(claims: Sequence[Facts], reply: int, earlier: int) -> Iterator[str]:
    mine, other = claims[reply], claims[earlier]
    gap = max(0, mine.first - other.last)
    yield f"gap {min(gap, 4)}" if gap else "gap 0"
    if mine.paragraph != other.paragraph:
        yield "next paragraph" if mine.paragraph - other.paragraph == 1 else "paragraphs apart"
    between = sum(
        one.told and other.order < one.order < mine.order for one in claims[earlier : reply + 1]
    )
    if mine.size >= MANY_TOLD:
        yield "many told"
    if not between:
        yield "next"
        if "by the person" in mine.moves:
            yield "next the person"
        for sign in ("answers", "short"):
            if getattr(mine, sign):
                yield f"next {sign}"
    elif between > 1:
        yield "others between"


def _of_names(mine: Facts, other: Facts, *, named: bool, contrary: bool) -> Iterator[str]:
    if named:
        yield from _of_named(mine, other, contrary=contrary)
    if other.names & mine.told_of:
        yield "addressed"
        if contrary or mine.points or mine.answers:
            yield "addressed and answered"
    if mine.names & other.names:
        yield "same names"
    if mine.accuses and other.accuses and (named or other.names & mine.told_of):
        yield "both accuse"
    if contrary and other.adverse and _is_party(mine, other):
        yield "a party told of"
    if mine.is_side and other.is_side:
        yield "two sides"
    if mine.actors and other.actors:
        yield "other parties" if mine.actors.isdisjoint(other.actors) else "the same party"


def _of_named(mine: Facts, other: Facts, *, contrary: bool) -> Iterator[str]:
    """Who speaks is named in the other claim."""
    yield "named"
    if contrary:
        yield "named and contrary"
    if other.accuses and (contrary or mine.accuses or _meet(mine, other)):
        yield "named and accused"
    if other.adverse:
        yield "named in harm"
        if mine.is_side and other.spoken and mine.first - other.last <= 1:
            yield "the named side at once"
    if mine.envoy and _meet(mine, other):
        yield "envoy of the named"


def _meet(mine: Facts, other: Facts) -> bool:
    return bool(mine.matters & other.matters or mine.subject & other.subject)


def _is_party(mine: Facts, other: Facts) -> bool:
    """ "… of beating them. The police said no one was beaten": the one it tells of."""
    parties = listed_words("en", TABLE, "parties")
    return not parties.intersection(mine.source.split()).isdisjoint(other.words)


def _of_subject(mine: Facts, other: Facts, *, contrary: bool) -> Iterator[str]:
    shared = mine.subject & other.subject
    for _ in range(min(len(shared), MANY)):
        yield "subject"
    if mine.matters & other.matters:
        yield "matter"
    if contrary and _meet(mine, other):
        yield "subject and contrary"
    if (mine.told_of & other.told_of) - mine.names - other.names:
        yield "a name in common"
    anew = mine.counts_anew and other.numbered
    if anew or (_recounts(mine, other) and not mine.observes and (mine.is_side or mine.insists)):
        yield "another count"
    if _opposed(mine, other):
        yield "opposites"
    if mine.denied & other.stems and not other.negative:
        yield "says there is none"


def _recounts(mine: Facts, other: Facts) -> bool:
    """Two figures of one thing."""
    theirs = dict(other.counts)
    return any(theirs.get(noun, figure) != figure for noun, figure in mine.counts)


def _opposed(mine: Facts, other: Facts) -> bool:
    against = _opposites()
    return any(not against[word].isdisjoint(other.words) for word in against.keys() & mine.words)


@cache
def _opposites() -> dict[str, set[str]]:
    """Word -> those that say the opposite."""
    found: dict[str, set[str]] = {}
    for pair in listed("en", TABLE, "opposites"):
        one, other = pair.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
