"""Who does what to whom, as the encoder sees it, beside what the rules find.

Rules read the clause a trigger stands in; the encoder reads the sentence, and finds who acts where
the verb is far off ("launched an attack in which … were killed"). Thresholds were chosen on real
news held back from training and on the gold's development part: docs/decisions/0023, 0024.
"""

import re
from collections.abc import Collection, Container, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reportedly.extraction.actors.counted_actors import is_counted
from reportedly.extraction.events.barred import barred
from reportedly.extraction.events.object_pronouns import is_object_pronoun
from reportedly.extraction.events.placed_actors import Placed, Roles, led_by
from reportedly.extraction.events.role_subjects import subject_clauses
from reportedly.extraction.events.settled_roles import (
    is_before,
    is_borne,
    is_named,
    only_holds,
    whose,
)
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import Clauses
from reportedly.lang import table
from reportedly.model.mention import ActorMention
from reportedly.model.noticed import Linked, Noticed
from reportedly.model.span import Span

SURE = 0.4  # a mention whose word is as likely as this has the role
BESIDE = 0.7  # … and one that is less likely than this share of the likeliest is beside it, no more
APART = 0.6  # … who does it, behind a noun's own clause, must be as likely
AFAR = 0.8  # who does it, behind a clause that the deed does not hang on, must be as likely
DOUBTED = 0.15  # one that the rules found, all of whose words are less likely, has not


class Doing(NamedTuple):
    """Words of a sentence that are likely to say who does it, to whom, and where."""

    agents: Sequence[Linked]
    recipients: Sequence[Linked]
    places: Sequence[Linked]


def doing_of(tokens: Clauses, trigger: Trigger, noticed: Noticed | None) -> Doing | None:
    """What the encoder sees round the word of a trigger that most likely tells of a happening."""
    if noticed is None:
        return None

    def likely(index: int) -> float:
        told = noticed.telling(tokens.spans[index].start)
        return told.likely if told else 0.0

    word = max(range(trigger.first, trigger.last + 1), key=likely)
    agents, recipients, places = noticed.doing(tokens.spans[word].start)
    least = SURE if trigger.sense.verbal else APART
    near = _clauses_above(tokens, tokens.clause[trigger.first])
    own = subject_clauses(tokens, tokens.clause[trigger.first])
    close = [
        item
        for item in agents
        if item.likely >= AFAR
        or _is_in(item.word, tokens, own)
        or (item.likely >= least and _is_in(item.word, tokens, near))
    ]
    return Doing(close, recipients, places)


def _clauses_above(tokens: Clauses, clause: int) -> frozenset[int]:
    """A clause, those that it hangs on, and those that "and" joins these to."""
    found: set[int] = set()
    at: int | None = clause
    while at is not None:
        found.add(at)
        joined = tokens.joined_to(at)
        found.update(() if joined is None else (joined,))
        at = tokens.clauses[at].parent
    return frozenset(found)


def _is_in(word: Span, tokens: Clauses, clauses: Container[int]) -> bool:
    """True of a word in one of the clauses, or outside the tokens."""
    at = tokens.starting.get(word.start)
    return at is None or tokens.clause[at] in clauses


def with_doing(
    roles: Roles,
    doing: Doing | None,
    tokens: Clauses,
    trigger: Trigger,
    placed: Sequence[Placed],
    actors: Sequence[ActorMention],
    text: str,
) -> Roles:
    """`roles` with those that the encoder is sure of, without those it doubts.

    Whom "by" names is not doubted ("hit by an Okvalian missile"), nor who stands right before the
    deed ("a rebel ambush", "rebels fighting in Kest"); between whom something is settles it, and
    so does whom a verb names with "by" ("led by Orland and backed | by Veskara"), or a noun right
    before it: "raids | by Orland".
    Who alone stands before "its offensive" does it where nobody else is seen to.
    The subject of a passive bears the deed: it never does it, and is not doubted; nor is a figure
    that the rules found to bear it, which the encoder seldom sees beside the first of a toll, nor
    a pronoun right behind the verb.
    """
    if doing is None or not placed:
        return roles
    here = [actor.index for actor in placed]
    spans = [actor.span for actor in actors]
    out = barred(tokens, trigger, placed)
    holders = [a.index for a in placed if a.index in out or only_holds(tokens, trigger, a)]
    did = [index for index in roles.agents if index not in holders]
    own = [actor for actor in placed if actor.index in did]
    right_by = tokens.low[trigger.last + 1 : trigger.last + 2] == ["by"]
    leads = ("between", "by") if trigger.sense.verbal or right_by else ("between",)
    settled = any(led_by(tokens, actor, lead) for actor in own for lead in leads)
    settled = settled or any(_owns(tokens, trigger, a, doing, spans) for a in own)
    parties = did if settled else ()
    named = [
        a.index for a in own if a.index not in out and is_named(tokens, trigger, a, actors[a.index])
    ]
    bore = roles.recipients if is_borne(tokens, trigger) else ()
    able = [index for index in here if index not in (*bore, *holders)]
    counted = roles.recipients if any(_stands(actors[i]) for i in roles.recipients) else ()
    return Roles(
        agents=tuple(with_lists(parties, here, spans, text))
        or _weighed(did, doing.agents, able, spans, text)
        or tuple(named)
        or whose(tokens, trigger, [a for a in placed if a.index not in out]),
        recipients=counted
        or _weighed(roles.recipients, doing.recipients, here, spans, text)
        or tuple(bore),
    )


def _stands(actor: ActorMention) -> bool:
    """True of a figure or a pronoun that stands for those whom the deed was done to."""
    return is_counted(actor) or is_object_pronoun(actor)


def _owns(
    tokens: Clauses, trigger: Trigger, actor: Placed, doing: Doing, spans: Sequence[Span]
) -> bool:
    """ "Troops suffered under the Orlandic | offensive", if the encoder sees it too."""
    beside = not trigger.sense.verbal and is_before(tokens, trigger, actor)
    return beside and share_of(spans[actor.index], doing.agents) >= SURE


def _lists(here: Sequence[int], spans: Sequence[Span], text: str) -> Iterator[Sequence[int]]:
    """Numbers of spans, those of a list ("in Kest, Marrow and Olm") together, in order."""
    joint, last = _between_listed("en"), between_joined("en")
    run: list[int] = []
    for number in sorted(here, key=lambda number: spans[number]):
        if run and not joint.fullmatch(text, spans[run[-1]].end, spans[number].start):
            yield from _parted(run, spans, text, last)
            run = []
        run.append(number)
    yield from _parted(run, spans, text, last)


def _parted(
    run: Sequence[int], spans: Sequence[Span], text: str, last: re.Pattern[str]
) -> Iterator[Sequence[int]]:
    """`run` as one if "and" joins it, else each alone: "Kest, Halvik" is a town in a province."""
    joined = any(last.fullmatch(text, spans[a].end, spans[b].start) for a, b in pairwise(run))
    yield from [run] if joined else ([number] for number in run)


@cache
def between_joined(language: str) -> re.Pattern[str]:
    """What stands between the last two of a list: "X | and two | Y", "X | - | Y"."""
    return re.compile(rf",?\s+(?:{alternatives(language, 'joining')})\s+{_numbered(language)}|[-–]")


@cache
def _between_listed(language: str) -> re.Pattern[str]:
    """What stands between any two of a list; nothing in texts that have lost their commas."""
    return re.compile(rf"\s*,?\s+{_numbered(language)}|{between_joined(language).pattern}")


def _numbered(language: str) -> str:
    """Up to two words of number or kind before one of a list, as a pattern."""
    return rf"(?:(?:{alternatives(language, 'before')}|\d[\d,.]*)\s+){{0,2}}"


def alternatives(language: str, key: str) -> str:
    """The words of a list of the table as a pattern."""
    return "|".join(table(language, "noticed")[key].split()).replace("_", r"\s+")


def _weighed(
    found: Sequence[int],
    linked: Sequence[Linked],
    here: Sequence[int],
    spans: Sequence[Span],
    text: str,
) -> tuple[int, ...]:
    """The mentions that have a role: those the encoder is sure of, else those it does not doubt.

    With one of a list go all: "Orland and Veskara", "in Kest, Marrow and Olm".
    """
    shares = {index: share_of(spans[index], linked) for index in {*here, *found}}
    least = max(SURE, BESIDE * max(shares.values(), default=0.0))
    sure = {index for index in here if shares[index] >= least}
    if sure:
        return tuple(_outermost(with_lists(sure, here, spans, text), spans))
    kept = {index for index in found if shares[index] >= DOUBTED}
    listed = set(with_lists(kept, found, spans, text))
    return tuple(index for index in found if index in listed)


def with_lists(
    chosen: Collection[int], among: Sequence[int], spans: Sequence[Span], text: str
) -> list[int]:
    """Those of `among` that are chosen, or in one list with one that is."""
    if not chosen:
        return []
    runs = (run for run in _lists(among, spans, text) if not set(run).isdisjoint(chosen))
    return [index for run in runs for index in run]


def share_of(span: Span, linked: Sequence[Linked]) -> float:
    """How likely the likeliest word of a mention has the role."""
    return max((item.likely for item in linked if span.contains(item.word)), default=0.0)


def _outermost(found: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """Of mentions within one another the outer ones."""
    chosen = [spans[index] for index in found]
    return [
        index
        for index in found
        if not any(other.contains(spans[index]) and other != spans[index] for other in chosen)
    ]
