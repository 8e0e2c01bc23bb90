"""Mentions of those whom the encoder sees act, or be acted upon, and whom no table found.

Tables know roles and names; the encoder knows who does what to whom. "*Kurds* attacked Kest", "the
*wounded* were taken away", "*they* shelled it": what stands for somebody there becomes a mention.
What is acted upon is often a thing or a place, which is no actor: only words for people count.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.extraction.actors.mentions import Maker
from reportedly.extraction.events.noticed_roles import between_joined
from reportedly.lang import words as word_list
from reportedly.lang.demonyms import demonyms
from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import WordView, view_of
from reportedly.lang.nations import NationUse
from reportedly.lang.nounphrases import NounPhrase, Scanner
from reportedly.lang.phraseparts import Vocabulary, determiners
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.mention import ActorMention, Toponym
from reportedly.model.noticed import Linked, Noticed
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span

SURE = 0.4  # a word as likely as this to act, or to be acted upon, becomes a mention
TELLING = 0.2  # … by a word as likely as this to tell of a happening
_BESIDE = 4  # words from a mention to a noun that "and" joins to it: "and | its many | allies"
TABLE = "noticed"
BY = "encoder.actors"
_NOUNS = frozenset(("NOUN", "PROPN", ""))  # parts of speech of what stands for somebody
_NUMBER = "NUM"  # "*five* were killed"


class _Doer(NamedTuple):
    """A word that acts, or is acted upon, by what the encoder sees."""

    word: Span
    acts: bool
    first: bool  # the likeliest of those that have that role to that deed


def with_noticed_actors(
    reading: Reading,
    known: Sequence[ActorMention],
    toponyms: Sequence[Toponym],
    vocabulary: Vocabulary,
) -> tuple[ActorMention, ...]:
    """`known` mentions with those that the encoder sees beside them, in order and disjoint."""
    noticed = reading.noticed
    if noticed is None:
        return tuple(known)
    finder = _Finder(reading, noticed, toponyms, vocabulary)
    found = dict(enumerate(known))
    shelved = Shelves((mention.span, number) for number, mention in found.items())
    seen = sorted(_doers(reading, noticed), key=lambda doer: (doer.word, not doer.first))
    for doer in seen:
        if any(found[number].span.contains(doer.word) for number in shelved.near(doer.word)):
            continue
        mention = finder.mention(doer)
        if mention is None:
            continue
        near = sorted(set(shelved.near(mention.span)))
        met = [number for number in near if found[number].span.overlaps(mention.span)]
        number = met[0] if met else len(found)
        if not met:
            found[number] = mention
        elif len(met) == 1 and _is_named_by(mention, found[number]):
            found[number] = replace(found[number], span=mention.span, as_written=mention.as_written)
        shelved.add(found[number].span, number)
    words = [doer.word for doer in seen]
    every = list(found.values())
    doers = [mention for mention in every if _holds_one(mention.span, words)]
    return tuple(sorted(finder.with_joined(every, doers), key=lambda mention: mention.span))


def _holds_one(span: Span, words: Sequence[Span]) -> bool:
    """True if one of `words`, which are in order, is inside the span."""
    at = bisect_left(words, (span.start,))
    return at < len(words) and words[at].end <= span.end


def _meets(span: Span, taken: Shelves[Span]) -> bool:
    return any(span.overlaps(other) for other in taken.near(span))


def _is_named_by(mention: ActorMention, other: ActorMention) -> bool:
    """True of "Lantern group" where "Lantern" is known to be a group's name."""
    rules = [item.made.rule for item in (mention, other) if item.made is not None]
    return rules == ["body-noun", "known-name"] and mention.span.contains(other.span)


def _doers(reading: Reading, noticed: Noticed) -> Iterator[_Doer]:
    """Words likely enough to act, or to be acted upon, by any word that may tell of something."""
    for word in reading.words:
        told = noticed.telling(word.start)
        if told is None or told.likely < TELLING:
            continue
        agents, recipients, _ = noticed.doing(word.start)
        yield from _likely(agents, acts=True)
        yield from _likely(recipients, acts=False)


def _likely(linked: Sequence[Linked], *, acts: bool) -> Iterator[_Doer]:
    most = max((item.likely for item in linked), default=0.0)
    for item in linked:
        if item.likely >= SURE:
            yield _Doer(item.word, acts, item.likely == most)


class _Finder:
    """Decides what words of one report stand for somebody."""

    def __init__(
        self,
        reading: Reading,
        noticed: Noticed,
        toponyms: Sequence[Toponym],
        vocabulary: Vocabulary,
    ) -> None:
        self._reading = reading
        self._noticed = noticed
        self._view: WordView = view_of(reading)
        self._maker = Maker(self._view.text, BY, noticed.version)
        self._places = Shelves((place.span, place.span) for place in toponyms)
        self._scanner = Scanner(self._view, vocabulary, weak=True)
        self._phrases: dict[int, list[NounPhrase]] = {}  # of a sentence, by its number
        language = reading.language or "en"
        self._locative = role_words(language, "function", "locative")
        self._pronouns, self._people, self._things, self._titles, self._beside = (
            word_list(language, TABLE, key)
            for key in ("pronouns", "people", "things", "titles", "beside")
        )
        self._agentive = tuple(word_list(language, TABLE, "agentive"))
        self._forces = word_list(language, TABLE, "forces")
        self._inanimate = word_list(language, TABLE, "inanimate")

    def mention(self, doer: _Doer) -> ActorMention | None:
        """The mention round the word of `doer`; None if it stands for nobody."""
        low = self._view.lower(self._view.first(doer.word.start))
        if low in self._pronouns:
            return self._maker.mention(doer.word, "pronoun")
        phrase = self._phrase(doer.word)
        if phrase is not None and phrase.role is not None:
            return self._by_role(phrase)
        if phrase is not None and phrase.nation is not None:
            return self._by_nation(phrase, doer)
        if any(place.contains(doer.word) for place in self._places.near(doer.word)):
            return None
        if phrase is not None and phrase.known is not None:
            return self._maker.mention(phrase.span, "known-name", phrase.span, phrase.known)
        return self._by_word(doer, low)

    def with_joined(
        self, found: Sequence[ActorMention], doers: Sequence[ActorMention]
    ) -> Iterator[ActorMention]:
        """`found`, and the roles that "and" joins to one of `doers`: "twelve men and two women"."""
        yield from found
        taken = Shelves((mention.span, mention.span) for mention in found)
        for mention in doers:
            for phrase in self._phrases_near(mention.span):
                if phrase.role is None:
                    continue
                first, last = sorted((mention.span, phrase.span))
                joined = between_joined("en").fullmatch(self._view.text, first.end, last.start)
                if joined and not _meets(phrase.span, taken):
                    made = self._by_role(phrase)
                    if made is not None:
                        taken.add(made.span, made.span)
                        yield made
            for word in self._people_beside(mention.span):
                if not _meets(word, taken):
                    taken.add(word, word)
                    yield self._maker.mention(word, "noun")

    def _people_beside(self, span: Span) -> Iterator[Span]:
        """Nouns for people that "and" joins to a mention: "an *adult* and a child"."""
        view, joint = self._view, between_joined("en")
        near = range(max(0, view.first(span.start) - _BESIDE), view.first(span.end) + _BESIDE)
        for index in near:
            if view.lower(index) not in self._beside or not self._determined(index):
                continue
            word = view.span(index, index + 1)
            first, last = sorted((span, word))
            if joint.fullmatch(view.text, first.end, last.start):
                yield word

    def _determined(self, index: int) -> bool:
        """ "Its many | allies", not "an invasion of Orland, Kestians and | allies"."""
        return any(self._view.lower(i) in determiners("en") for i in (index - 1, index - 2))

    def _phrase(self, word: Span) -> NounPhrase | None:
        inside = (phrase for phrase in self._phrases_near(word) if phrase.span.contains(word))
        return next(inside, None)

    def _phrases_near(self, word: Span) -> list[NounPhrase]:
        """The noun phrases of the sentence that a word stands in."""
        number = self._reading.sentence_at(word.start)
        if number not in self._phrases:
            self._phrases[number] = list(self._scanner.scan(self._reading.sentences[number]))
        return self._phrases[number]

    def _by_role(self, phrase: NounPhrase) -> ActorMention | None:
        role = phrase.role
        assert role is not None
        return None if role.group is RoleGroup.DOCUMENT else self._maker.of_role(phrase, role)

    def _by_nation(self, phrase: NounPhrase, doer: _Doer) -> ActorMention | None:
        nation = phrase.nation
        assert nation is not None
        if nation.use is NationUse.PEOPLE:
            return self._maker.mention(phrase.span, "people", phrase.span)
        place = nation.use is not NationUse.ADJECTIVE and self._is_located(phrase)
        if place or (not doer.acts and nation.use is not NationUse.OFFICE):
            return None
        return self._maker.mention(phrase.span, "nation", phrase.span, SourceKind.GOVERNMENT)

    def _is_located(self, phrase: NounPhrase) -> bool:
        """ "Welcome in Orland": where something is does nothing."""
        return self._view.lower(self._view.first(phrase.span.start) - 1) in self._locative

    def _by_word(self, doer: _Doer, low: str) -> ActorMention | None:
        """A name, or a noun for people; of those who act any noun that is no weapon."""
        index = self._view.first(doer.word.start)
        start = doer.word.start
        opens = self._reading.sentences[self._reading.sentence_at(start)].start == start
        if self._view.capital(index) and not opens:
            span = self._name(index)
            if doer.acts or low.endswith("s") or self._is_person(span):
                return self._maker.mention(span, "name", span)
        part = self._noticed.parts([start])[0]
        acts = doer.acts and part in _NOUNS and low.isalpha() and low not in self._things
        counted = not doer.acts and doer.first and part == _NUMBER
        stands = acts or counted or low in self._people or self._are_people(low)
        if stands and low in self._forces:
            return self._maker.mention(self._of_people(index), "noun", kind=SourceKind.MILITARY)
        return self._maker.mention(doer.word, "noun") if stands else None

    def _of_people(self, index: int) -> Span:
        """The word with one before it that says of which people: "Chechen | units"."""
        named = self._view.lower(index - 1) in demonyms(self._reading.language or "en")
        return self._view.span(index - named, index + 1)

    def _are_people(self, low: str) -> bool:
        """ "Smugglers", "pensioners": by their ending, but for things such as "containers"."""
        return low.endswith(self._agentive) and low not in self._inanimate

    def _is_person(self, name: Span) -> bool:
        """True of a name that begins with a title or a given name: "Mr Vell", "Ilse Maren"."""
        words = name.of(self._view.text)
        return self._view.lower(self._view.first(name.start)) in self._titles or (
            " " in words and gender_of(words) is not None
        )

    def _name(self, index: int) -> Span:
        """The run of capitals that a word is of."""
        first, end = index, index + 1
        while self._view.capital(first - 1) and not self._view.glued(first):
            first -= 1
        while self._view.capital(end) and not self._view.glued(end):
            end += 1
        return self._view.span(first, end)
