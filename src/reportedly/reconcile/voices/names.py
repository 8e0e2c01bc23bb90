"""Names of sources, and which longer name a short one stands for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Protocol

from reportedly.model.claim import Claim, Speaker
from reportedly.model.ids import LineageId
from reportedly.model.referent import SourceKind
from reportedly.reconcile.lineage.newsrooms import most_used
from reportedly.reconcile.view import View
from reportedly.reconcile.words import name_words, proper_name

Words = tuple[str, ...]
BODIES = frozenset(
    {
        SourceKind.ORGANISATION,
        SourceKind.AID,
        SourceKind.MEDIA,
        SourceKind.GOVERNMENT,
        SourceKind.MILITARY,
        SourceKind.ARMED_GROUP,
    }
)  # of these any word may stand for the whole name ("the Observatory"); of a person, the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source, the same in every report."""

    key: str
    name: str
    kind: SourceKind
    actor: str | None
    named: bool  # False: known only as "a resident", one per lineage and word


class NameBook(Protocol):
    """The names of sources that a ledger tells."""

    def spelling(self, words: Words) -> str | None:
        """The spelling used most; None if nobody has that name."""
        ...

    def kind(self, words: Words) -> SourceKind | None:
        """The first of the kinds of source that the name is given; None if nobody has it."""
        ...

    def actor(self, words: Words) -> str | None:
        """The party that the name was recognised as most often, if ever."""
        ...

    def holding(self, word: str) -> Set[Words]:
        """The names that have the word."""
        ...

    def told(self, lineage: LineageId) -> Set[Words]:
        """The names told in a lineage."""
        ...


class ViewNames:
    """The names of a view."""

    def __init__(self, view: View) -> None:
        self._written: dict[Words, Counter[str]] = defaultdict(Counter)
        self._actors: dict[Words, Counter[str]] = defaultdict(Counter)
        self._kinds: dict[Words, SourceKind] = {}
        self._told: dict[str, set[Words]] = defaultdict(set)  # lineage -> names told in it
        for claim, speaker in named(view.claims.values()):
            words = name_words(speaker.name or "")
            self._written[words][speaker.name or ""] += 1
            self._kinds[words] = min(speaker.kind, self._kinds.get(words, speaker.kind))
            self._told[view.lineage_of(claim)].add(words)
            if speaker.actor:
                self._actors[words][speaker.actor] += 1
        self._by_word: dict[str, set[Words]] = defaultdict(set)
        for words in self._written:
            for word in words:
                self._by_word[word].add(words)

    def spelling(self, words: Words) -> str | None:
        """As the protocol says."""
        return most_used(self._written[words]) if words in self._written else None

    def kind(self, words: Words) -> SourceKind | None:
        """As the protocol says."""
        return self._kinds.get(words)

    def actor(self, words: Words) -> str | None:
        """As the protocol says."""
        return most_used(self._actors[words]) if words in self._actors else None

    def holding(self, word: str) -> Set[Words]:
        """As the protocol says."""
        return self._by_word.get(word, frozenset())

    def told(self, lineage: LineageId) -> Set[Words]:
        """As the protocol says."""
        return self._told.get(lineage, frozenset())


class Names:
    """Which longer name a short one stands for."""

    def __init__(self, view: View, book: NameBook) -> None:
        self._view = view
        self._book = book
        self._heads: dict[Words, Words | None] = {}

    def full(self, claim: Claim, name: str) -> str:
        """The key of the longest form of `name` that is clear in this text, else in all."""
        words = name_words(name)
        here = self._book.told(self._view.lineage_of(claim))
        return " ".join(self._longer(words, here) or self._longer(words, None) or words)

    def meant_by(self, view: View, claim: Claim, speaker: Speaker) -> str | None:
        """The key of the one body of this text that "the ministry" is short for; else None."""
        words = short_form(view, claim, speaker)
        if words is None:
            return None
        found = self._longer(words, self._book.told(view.lineage_of(claim)))
        return " ".join(found) if found and self._book.kind(found) in BODIES else None

    def actor(self, key: str) -> str | None:
        """The party listed for a name, if it has ever been recognised."""
        return self._book.actor(tuple(key.split()))

    def voice(self, key: str, kind: SourceKind) -> Voice:
        """The voice of a name that no party has."""
        words = tuple(key.split())
        return Voice(
            key=f"name:{key}",
            name=self._book.spelling(words) or key,
            kind=self._book.kind(words) or kind,
            actor=None,
            named=True,
        )

    def _longer(self, words: Words, among: Set[Words] | None) -> Words | None:
        """The one name, up to its own party or longest form, that `words` is short for."""
        if not words:
            return None
        if among is None:
            if words not in self._heads:
                every = (frozenset(self._book.holding(word)) for word in words)
                self._heads[words] = self._longest(words, frozenset.intersection(*every))
            return self._heads[words]
        return self._longest(words, {name for name in among if set(words) <= set(name)})

    def _longest(self, words: Words, near: Iterable[Words]) -> Words | None:
        """The longest of the names that `words` may be short for, if all have one head."""
        longer = {n for n in near if len(n) > len(words) and self._short_for(words, n)}
        heads: set[str | Words] = set()
        for name in longer:
            heads.add(self.actor(" ".join(name)) or self._tops(name, longer))
            if len(heads) > 1:
                return None
        return max(longer, key=lambda name: (len(name), name), default=None)

    def _tops(self, name: Words, longer: Iterable[Words]) -> Words:
        """The longest of the names that hold all the words of `name`."""
        holding = [other for other in longer if set(name) <= set(other)]
        return max(holding, key=lambda other: (len(other), other))

    def _short_for(self, words: Words, name: Words) -> bool:
        if len(words) > 1:
            return set(words) <= set(name)
        return self._book.kind(name) in BODIES or name[-1] == words[0]


def short_form(view: View, claim: Claim, speaker: Speaker) -> Words | None:
    """The words of "the ministry", which may stand for a name told in the same text."""
    written = view.words(claim, speaker.span).lower() if speaker.span else ""
    if proper_name(speaker.name) or not written.startswith("the "):
        return None
    return name_words(written)


def named(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Speaker]]:
    """Claims with their speakers that have a name."""
    for claim in claims:
        for speaker in claim.speakers:
            if proper_name(speaker.name) and not speaker.anonymous:
                yield claim, speaker
