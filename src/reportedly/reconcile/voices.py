"""Who speaks in each claim: one voice over spellings, short forms, offices and spokesmen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.model.claim import Claim, Speaker
from reportedly.model.ids import ClaimId
from reportedly.model.referent import Party, SourceKind
from reportedly.reconcile.offices import holders_of, office_of
from reportedly.reconcile.view import Allegiance, View, is_narration
from reportedly.reconcile.words import folded, listed, name_key, name_words, proper_name

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
NOBODY = "someone not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source, the same in every report."""

    key: str
    name: str
    kind: SourceKind
    actor: str | None
    named: bool  # False: known only as "a resident", one per lineage and word


def find_voices(view: View, allegiance: Allegiance) -> Mapping[ClaimId, Voice]:
    """The voice of every claim; the same for any order of reports."""
    names = _Names(view)
    holders = holders_of(view)
    found = {}
    for claim in view.claims.values():
        if is_narration(claim):
            found[claim.id] = _publisher(view, claim, allegiance)
        else:
            each = [
                _voice(view, claim, speaker, names, holders, allegiance)
                for speaker in claim.speakers
            ]
            found[claim.id] = _joint(each) if each else _unnamed(view, claim, None)
    return found


def _publisher(view: View, claim: Claim, allegiance: Allegiance) -> Voice:
    """The newsroom, or the party that publishes in its own name."""
    name = view.newsroom(claim.report.id)
    party = allegiance.called(name, _day(claim))
    if party is not None:
        return _listed(party)
    return Voice(
        key=f"newsroom:{name_key(name)}", name=name, kind=SourceKind.MEDIA, actor=None, named=True
    )


def _voice(
    view: View,
    claim: Claim,
    speaker: Speaker,
    names: "_Names",
    holders: Mapping[tuple[str, str], str],
    allegiance: Allegiance,
) -> Voice:
    office = office_of(view, claim, speaker)
    actor = holders.get(office) if office else None
    actor = actor or speaker.actor
    if actor and actor.startswith("name:"):
        return names.voice(actor.removeprefix("name:"), speaker.kind)
    name = proper_name(speaker.name)
    if actor is None and name and not speaker.anonymous:
        key = names.full(claim, name)
        actor = names.actor(key)
        if actor is None:
            return names.voice(key, speaker.kind)
    elif actor is None and (known := names.meant_by(view, claim, speaker)):
        actor = names.actor(known)
        if actor is None:
            return names.voice(known, speaker.kind)
    party = allegiance.get(actor, _day(claim)) if actor else None
    if party is None or not _speaks_for(speaker):
        return _unnamed(view, claim, speaker)
    return _listed(party)


def _speaks_for(speaker: Speaker) -> bool:
    """True if the words of the source are its party's, not those of someone in it."""
    role = folded(speaker.role or "").split()
    return not speaker.anonymous or not listed("mouthpieces").isdisjoint(role)


def _listed(party: Party) -> Voice:
    return Voice(
        key=f"party:{party.id}", name=party.name, kind=party.kind, actor=party.id, named=True
    )


def _unnamed(view: View, claim: Claim, speaker: Speaker | None) -> Voice:
    """Someone without a name: one per lineage and head word ("a local official")."""
    written = view.words(claim, speaker.span) if speaker and speaker.span else ""
    words = folded(written).split()
    pronoun = not words or words[-1] in listed("pronouns") or words[0] in listed("pronouns")
    name = NOBODY if pronoun else _decapitalised(written)
    head = name if pronoun else name_words(written)[-1:]
    return Voice(
        key=f"unnamed:{view.lineage_of(claim)}:{head}",
        name=name,
        kind=speaker.kind if speaker else SourceKind.UNSTATED,
        actor=speaker.actor if speaker else None,
        named=False,
    )


def _decapitalised(written: str) -> str:
    first, _, rest = " ".join(written.split()).partition(" ")
    return f"{first.lower()} {rest}" if first in ("A", "An", "The") else f"{first} {rest}".strip()


def _joint(voices: list[Voice]) -> Voice:
    if len(voices) == 1:
        return voices[0]
    ordered = sorted({voice.key: voice for voice in voices}.values(), key=lambda v: v.key)
    return Voice(
        key="&".join(voice.key for voice in ordered),
        name=" and ".join(voice.name for voice in ordered),
        kind=ordered[0].kind,
        actor=ordered[0].actor if len({voice.actor for voice in ordered}) == 1 else None,
        named=all(voice.named for voice in ordered),
    )


def _day(claim: Claim) -> str | None:
    return (claim.report.published or "")[:10] or None


Words = tuple[str, ...]


class _Names:
    """Names of sources, and which longer name a short one stands for."""

    def __init__(self, view: View) -> None:
        self._written: dict[Words, Counter[str]] = defaultdict(Counter)
        self._actors: dict[Words, Counter[str]] = defaultdict(Counter)
        self._kinds: dict[Words, SourceKind] = {}
        self._told: dict[str, set[Words]] = defaultdict(set)  # lineage -> names told in it
        for claim, speaker in _named(view):
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
        self._view = view
        self._heads: dict[Words, Words | None] = {}

    def full(self, claim: Claim, name: str) -> str:
        """The key of the longest form of `name` that is clear in this text, else in all."""
        words = name_words(name)
        here = self._told[self._view.lineage_of(claim)]
        return " ".join(self._longer(words, here) or self._longer(words, None) or words)

    def meant_by(self, view: View, claim: Claim, speaker: Speaker) -> str | None:
        """The key of the one body of this text that "the ministry" is short for; else None."""
        written = view.words(claim, speaker.span).lower() if speaker.span else ""
        if proper_name(speaker.name) or not written.startswith("the "):
            return None
        words = name_words(written)
        found = self._longer(words, self._told[view.lineage_of(claim)])
        return " ".join(found) if found and self._kinds[found] in BODIES else None

    def actor(self, key: str) -> str | None:
        """The party listed for a name, if it has ever been recognised."""
        found = self._actors.get(tuple(key.split()))
        return min(found, key=lambda actor: (-found[actor], actor)) if found else None

    def voice(self, key: str, kind: SourceKind) -> Voice:
        """The voice of a name that no party has."""
        words = tuple(key.split())
        written = self._written.get(words) or Counter({key: 1})
        name = min(written, key=lambda one: (-written[one], one))
        return Voice(
            key=f"name:{key}",
            name=name,
            kind=self._kinds.get(words, kind),
            actor=None,
            named=True,
        )

    def _longer(self, words: Words, among: set[Words] | None) -> Words | None:
        """The one name, up to its own party or longest form, that `words` is short for."""
        if not words:
            return None
        if among is None:
            if words not in self._heads:
                every = (self._by_word.get(word, set()) for word in words)
                self._heads[words] = self._longest(words, set.intersection(*every))
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
        return self._kinds[name] in BODIES or name[-1] == words[0]


def _named(view: View) -> Iterator[tuple[Claim, Speaker]]:
    for claim in view.claims.values():
        for speaker in claim.speakers:
            if proper_name(speaker.name) and not speaker.anonymous:
                yield claim, speaker
