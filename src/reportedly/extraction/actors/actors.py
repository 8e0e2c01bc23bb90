"""Mentions of those who act or are acted upon: bodies, forces, groups, nations, persons."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.extraction.actors.holders import find_holders
from reportedly.extraction.actors.mentions import Maker
from reportedly.extraction.events.accused import find_accused
from reportedly.lang.lexicon import WordView, view_of
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import (
    NounPhrase,
    Scanner,
    begins_at,
    phrases_of,
    stands_for_nation,
)
from reportedly.lang.phraseparts import Vocabulary, shipped
from reportedly.lang.roles import Role, RoleGroup, role_words
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES, SourceKind
from reportedly.model.span import Span

VERSION = "1"
_OWNED = ("'s ", "’s ")
_DEED_REACH = 3  # words from an adjective to the deed it qualifies: "Orlandic long-range missile"
_NAME_WORDS = 4  # a longer run of capitals is a title or a headline, not a person
_DETERMINER_REACH = 3  # words from a name's comma to the start of the noun phrase after it
_SPEECH_REACH = 6  # words from a role to "said": "the mayor | of the old town said"
_CLOSING = frozenset((",", ".", ";", ":", "”", "who", "which", "that", "whose"))
_ROLE_REACH = 8  # words from a name's comma to the role noun that explains it
_TELLING_REACH = 5  # words from a role noun to "said": "the mayor of the town | said"
_STOPS = frozenset((",", ".", ";", ":", "", "and", "who", "that"))
_INVERTING = ("said", "says", "added", "wrote")
_AFTER_INVERSION = (",", ".", ";", "who", "")


def find_actors(reading: Reading, vocabulary: Vocabulary | None = None) -> tuple[ActorMention, ...]:
    """Every actor mention of the report, in order and disjoint, with kind and role but no id.

    `vocabulary` holds further nations and names of bodies: ``Parties.vocabulary``.
    """
    view = view_of(reading)
    phrases = phrases_of(reading, vocabulary)
    merged = {phrase.owner.span for phrase in phrases if phrase.owner and _owned_body(phrase)}
    phrases = tuple(phrase for phrase in phrases if phrase.span not in merged)
    finder = _Finder(view, phrases, vocabulary)
    found = [finder.opposed(mention) for phrase in phrases for mention in finder.mention(phrase)]
    found.extend(find_holders(view, found, vocabulary or shipped("en")))
    found.extend(find_accused(view, found, vocabulary or shipped("en")))
    return tuple(sorted(found, key=lambda mention: mention.span))


class _Finder:
    """Decides which noun phrases of one report are actors."""

    def __init__(
        self, view: WordView, phrases: Iterable[NounPhrase], vocabulary: Vocabulary | None
    ) -> None:
        self._view = view
        self._maker = Maker(view.text, "rules.actors", VERSION)
        self._closely = Scanner(view, vocabulary, weak=True)
        self._locative = role_words("en", "function", "locative")
        self._between = role_words("en", "function", "between")
        self._speech = role_words("en", "function", "speech")
        self._deeds = role_words("en", "function", "deeds")
        self._passive = role_words("en", "function", "passive")
        self._against = role_words("en", "function", "against")
        phrases = list(phrases)
        self._starting = {view.first(phrase.span.start): phrase.role for phrase in phrases}
        explained = {
            name: role
            for phrase in phrases
            if (name := phrase.name) and (role := self._appositive(phrase))
        }
        self._roles = {name: role.role for name, role in explained.items() if role.role}
        self._appositions = {role.span for role in explained.values()}
        self._people = dict(self._full_names(phrases))

    def _full_names(self, phrases: Iterable[NounPhrase]) -> Iterator[tuple[str, tuple[str, Role]]]:
        """Last names of the persons whose full name or title the report gives."""
        for phrase in phrases:
            if phrase.name is None:
                continue
            role = phrase.role if phrase.titled else self._roles.get(phrase.name)
            if role:
                name = phrase.name.of(self._view.text)
                yield _last_word(name), (name, role)

    def _appositive(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase "a military analyst" in apposition to a bare name, or None."""
        after = self._view.first(phrase.span.end)
        if not _bare_name(phrase) or self._view.lower(after) != ",":
            return None
        end = min(after + 1 + _ROLE_REACH, len(self._view.words))
        if end == after + 1:
            return None
        first = next(self._closely.scan(self._view.span(after + 1, end)), None)
        if first is None or first.role is None or first.role.group is not RoleGroup.PERSON:
            return None
        if self._goes_on_to_speak(self._view.first(first.span.end)):
            return None  # "… hit Kest, the mayor of the town said"
        start = self._view.first(first.span.start)
        near = start - after <= _DETERMINER_REACH and begins_at(self._view, after + 1, start)
        if not near or first.titled or first.role.plural or self._tells(phrase, first):
            return None
        return first

    def _tells(self, name: NounPhrase, role: NounPhrase) -> bool:
        """ "The strike hit Kest, *the mayor of the town* said": who says so, not who Kest is."""
        opens = self._view.opens(self._view.first(name.span.start))
        after = self._view.first(role.span.end)
        behind = [self._view.lower(i) for i in range(after, after + _TELLING_REACH)]
        stop = next((n for n, word in enumerate(behind) if word in _STOPS), len(behind))
        return not opens and not self._speech.isdisjoint(behind[:stop])

    def _goes_on_to_speak(self, after: int) -> bool:
        """True if a word of speech follows with nothing between that closes an aside."""
        for index in range(after, min(after + _SPEECH_REACH, len(self._view.words))):
            word = self._view.lower(index)
            if word in self._speech:
                return True
            if word in _CLOSING:
                return False
        return False

    def mention(self, phrase: NounPhrase) -> Iterator[ActorMention]:
        """The actor mention of `phrase`, if it is one."""
        if phrase.role is not None:
            if phrase.role.group is not RoleGroup.DOCUMENT and phrase.span not in self._appositions:
                yield self._by_role(phrase, phrase.role)
        elif phrase.nation is not None:
            yield from self._by_nation(phrase)
        elif phrase.known is not None:
            if phrase.known is not SourceKind.GOVERNMENT or not self._is_place(phrase):
                yield self._maker.mention(phrase.span, "known-name", phrase.span, phrase.known)
        else:
            yield from self._by_name(phrase)

    def opposed(self, mention: ActorMention) -> ActorMention:
        """The mention with "anti-" before it: an anti-Orland coalition is not Orland's."""
        first = self._view.first(mention.span.start)
        before = self._view.glued(first) and self._view.glued(first - 1)
        if not before or self._view.lower(first - 2) not in self._against:
            return mention
        span = Span(self._view.words[first - 2].start, mention.span.end)
        words = span.of(self._view.text)
        name = words if mention.name and mention.role is None else mention.name
        return replace(mention, span=span, as_written=words, name=name)

    def _by_role(self, phrase: NounPhrase, role: Role) -> ActorMention:
        owner = phrase.owner if _owned_body(phrase) else None
        whole = Span(owner.span.start, phrase.span.end) if owner else None
        return self._maker.of_role(phrase, role, whole)

    def _by_nation(self, phrase: NounPhrase) -> Iterator[ActorMention]:
        word = phrase.nation
        assert word is not None
        after = self._view.first(phrase.span.end)
        if word.use is NationUse.PEOPLE:
            yield self._maker.mention(phrase.span, "people", phrase.span, None)
        elif word.use is NationUse.ADJECTIVE:
            reach = range(after, after + _DEED_REACH)
            if self._shares_forces(after) or any(self._view.lower(i) in self._deeds for i in reach):
                yield self._maker.mention(
                    phrase.span, "adjective", phrase.span, SourceKind.GOVERNMENT
                )
        elif word.use is NationUse.SEAT:
            if not self._is_place(phrase) and self._acts(after):
                yield self._maker.mention(phrase.span, "seat", phrase.span, SourceKind.GOVERNMENT)
        elif self._owns_deed(phrase) or not self._is_place(phrase):
            yield self._maker.mention(phrase.span, "nation", phrase.span, SourceKind.GOVERNMENT)

    def _shares_forces(self, after: int) -> bool:
        """ "The Orlandic | and Veskaran army forces": each sends its own."""
        if self._view.lower(after) not in ("and", "or"):
            return False
        role = self._starting.get(after + 1)
        return role is not None and role.kind in FORCES

    def _owns_deed(self, phrase: NounPhrase) -> bool:
        """ "in Orland's shelling of Kest": whose deed it is, not where it was."""
        if not self._view.text.startswith(_OWNED, phrase.span.end):
            return False
        after = self._view.first(phrase.span.end + 1)
        return any(self._view.lower(i) in self._deeds for i in range(after, after + _DEED_REACH))

    def _is_place(self, phrase: NounPhrase) -> bool:
        """ "in Orland" and "president of Orland", but not "invasion of Orland"."""
        first = self._view.first(phrase.span.start)
        while self._view.lower(first - 1) in self._between:
            first -= 1
        before = self._view.lower(first - 1)
        if before == "of":
            return self._view.lower(first - 2) not in self._deeds
        return before in self._locative

    def _acts(self, after: int) -> bool:
        """True if the next word is one of speech, or "has" or "will" with no passive after it."""
        low = self._view.lower(after)
        if low in ("has", "had", "will", "would"):
            return self._view.lower(after + 1) not in self._passive
        return low in self._speech

    def _by_name(self, phrase: NounPhrase) -> Iterator[ActorMention]:
        assert phrase.name is not None
        text = phrase.name.of(self._view.text)
        full = self._people.get(_last_word(text))
        if full and full[0].endswith(text):
            role = full[1]
            yield self._maker.mention(
                phrase.span, "person", phrase.name, role.kind, role.lemma, full[0]
            )
        elif self._speaks(phrase, len(text.split())) and len(text.split()) <= _NAME_WORDS:
            yield self._maker.mention(phrase.span, "speaks", phrase.name, None)

    def _speaks(self, phrase: NounPhrase, words: int) -> bool:
        after = self._view.first(phrase.span.end)
        before = self._view.first(phrase.span.start) - 1
        if self._view.lower(after) in self._speech:
            return True
        # "said Kest fell" is no inversion; a name of several words hardly ever begins a content
        closed = words > 1 or self._view.lower(after) in _AFTER_INVERSION
        return closed and self._view.lower(before) in _INVERTING


def _owned_body(phrase: NounPhrase) -> bool:
    """ "Orland's Defence Ministry": one body, whose nation is no mention of its own."""
    body = phrase.role is not None and phrase.role.group is RoleGroup.BODY
    return body and phrase.owner is not None and stands_for_nation(phrase.owner)


def _bare_name(phrase: NounPhrase) -> bool:
    return phrase.role is None and phrase.nation is None and phrase.known is None


def _last_word(name: str) -> str:
    return name.split()[-1]
