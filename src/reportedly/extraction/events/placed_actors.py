"""Actors by where they stand in the tokens of a sentence, for who does what to whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extraction.events.trigger_tables import event_words
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.mention import ActorMention

PHRASE = "DSN#R'-"  # tags of a noun phrase before its head


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor mention by its index and its tokens [first, last] in a sentence."""

    index: int
    first: int
    last: int

    def opening(self, tokens: Clauses) -> int:
        """The token that the noun phrase it stands in begins with: "two Orlandic drones"."""
        return tokens.run_before(self.first, PHRASE)


@dataclass(frozen=True, slots=True)
class Roles:
    """Indexes of actors."""

    agents: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


def place(tokens: Clauses, actors: Sequence[ActorMention]) -> list[Placed]:
    """The mentions that stand in these tokens, in order; those that only say of what kind a thing
    is stand for nobody: "a terrorist attack", "the anti-Orland protests"."""
    starts, ends = tokens.starting, tokens.ending
    here = [
        Placed(index, starts[actor.span.start], ends[actor.span.end])
        for index, actor in enumerate(actors)
        if actor.span.start in starts and actor.span.end in ends
    ]
    return [actor for actor in here if not _says_of_what_kind(tokens, actor)]


def _says_of_what_kind(tokens: Clauses, actor: Placed) -> bool:
    kind = tokens.low[actor.first].startswith("anti") or tokens.low[actor.last] in event_words(
        "kinds"
    )
    return kind and tokens.tag[actor.last + 1 : actor.last + 2] in (["N"], ["L"])


def as_nouns(tokens: Clauses, actors: Sequence[Placed]) -> Clauses:
    """`tokens` with every word of an actor mention tagged as a noun ("rebels" is no verb)."""
    tags = list(tokens.tag)
    for actor in actors:
        for index in range(actor.first, actor.last + 1):
            tags[index] = "N" if tags[index].isalpha() else tags[index]
    return tokens if tags == tokens.tag else replace(tokens, tag=tags)


def led_by(tokens: Clauses, actor: Placed, word: str) -> bool:
    """True if `word` opens the noun phrase that an actor stands in: "by | two Orlandic drones"."""
    at = actor.opening(tokens)
    if tokens.tag[at - 1] in "EQ" and tokens.tag[at - 2] == "-":
        at = tokens.run_before(at - 2, PHRASE)  # "by | Kestia-linked groups"
    return at > 0 and tokens.low[at - 1] == word


def compounded(tokens: Clauses, actor: Placed) -> bool:
    """True for the first half of "rebel-held", "Orland-led": it qualifies what comes after."""
    after = actor.last + 1
    return tokens.low[after : after + 1] == ["-"] and tokens.tag[after] == "-"


def together(tokens: Clauses, actors: Sequence[Placed]) -> list[Placed]:
    """The first actor with those joined to it by "and" or a comma."""
    group: list[Placed] = []
    for actor in actors:
        if group:
            between = range(group[-1].last + 1, actor.first)
            joined = any(tokens.low[i] in ("and", "or", "&") for i in between) or (
                len(between) == 1 and tokens.low[between[0]] == ","
            )
            if not joined or any(tokens.tag[i] in "VEGUMAI" for i in between):
                break
        group.append(actor)
    return group
