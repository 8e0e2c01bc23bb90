"""Words of a noun phrase by their sort: nations, known names, role nouns, capitals, modifiers."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from reportedly.lang.lexicon import Hit, Lexicon, WordView
from reportedly.lang.nations import NationWord, case_fits, nation_words
from reportedly.lang.roles import (
    KnownName,
    Role,
    RoleGroup,
    known_names,
    plain_words,
    role_words,
    roles,
)
from reportedly.model.referent import SourceKind


@dataclass(frozen=True)
class Vocabulary:
    """The nations and the names of bodies that a reader knows; names are asked in order."""

    nations: Lexicon[NationWord]
    names: tuple[Lexicon[KnownName], ...]


@cache
def shipped(language: str) -> Vocabulary:
    """The vocabulary of the language's own tables."""
    return Vocabulary(nations=nation_words(language), names=(known_names(language),))


class Sort(Enum):
    """What a word is to a noun phrase."""

    NATION = auto()
    KNOWN = auto()
    ROLE = auto()
    CAPITAL = auto()
    MODIFIER = auto()
    GLUE = auto()


class Part(NamedTuple):
    """Words [first, end) of one sort, and what they mean."""

    sort: Sort
    first: int
    end: int
    nation: NationWord | None = None
    role: Role | None = None
    known: SourceKind | None = None


@cache
def determiners(language: str) -> frozenset[str]:
    """Words that open a noun phrase: articles, demonstratives, possessives, small numbers."""
    keys = ("definite", "indefinite")
    return frozenset().union(*(role_words(language, "determiners", key) for key in keys))


@cache
def starters(language: str) -> frozenset[str]:
    """Lower-case words that a noun phrase may start with."""
    particles = ("particles", "hyphenated")
    return frozenset().union(
        role_words(language, "modifiers", "words"),
        roles(language).leads,
        *(role_words(language, "function", key) for key in particles),
    )


class PartReader:
    """Reads the runs of words that noun phrases are made of."""

    def __init__(self, view: WordView, vocabulary: Vocabulary, language: str, weak: bool) -> None:
        self._view = view
        self._vocabulary = vocabulary
        self._weak = weak
        self._roles = roles(language)
        self._modifiers = role_words(language, "modifiers", "words")
        self._qualifying = role_words(language, "qualifying", "words")
        self._plain = plain_words(language)
        self._function = role_words(language, "function", "words")
        self._dates = role_words(language, "function", "dates")
        self._attacking = role_words(language, "attacking", "words")
        self._deeds = role_words(language, "function", "deeds")
        self._against = role_words(language, "function", "against")
        self._adjectives = role_words(language, "attributive", "adjectives")
        self._headline = role_words(language, "function", "headline")
        self._sized = role_words(language, "attributive", "sized")
        self._particles = role_words(language, "function", "particles")
        self._hyphenated = self._particles | role_words(language, "function", "hyphenated")
        self._attributive = role_words(language, "attributive", "words")
        self._determiners = determiners(language)
        self._nameless = role_words(language, "nameless", "words")
        self._agencies = role_words(language, "agencies", "words")
        self._led = role_words(language, "led", "words")
        self._starters = starters(language)

    def may_start(self, index: int) -> bool:
        """False if no noun phrase can start at word `index`: most words, told apart cheaply."""
        low = self._view.lowers[index]
        capital = self._view.capitals[index] and low not in self._headline
        return capital or low in self._starters

    def read(self, index: int, stop: int, opening: bool) -> list[Part]:
        """The unbroken run of noun-phrase words from word `index`."""
        parts: list[Part] = []
        while index < stop:
            part = self._part(index, opening, parts)
            if part is None or part.end > stop or (parts and self._tells(index)):
                break
            parts.append(part)
            index, opening = part.end, False
        while parts and parts[-1].sort in (Sort.MODIFIER, Sort.GLUE):
            parts.pop()
        opposed = bool(parts) and parts[0].sort is Sort.MODIFIER and parts[0].known is not None
        return parts[1:] if opposed else parts

    def _tells(self, index: int) -> bool:
        """ "Orlandic Airstrikes | Hit Kest": the verb of a headline, which no name goes over."""
        view = self._view
        return view.capital(index) and view.lower(index) in self._headline

    def _part(self, index: int, opening: bool, run: list[Part]) -> Part | None:
        view = self._view
        low = view.lower(index)
        if not low[:1].isalnum():
            return Part(Sort.GLUE, index, index + 1) if run and self._joins(index, low) else None
        return (
            self._known(index, run)
            or self._nation(index)
            or self._role(index, opening)
            or self._agency(index, low, run)
            or self._plain_word(index, low, opening, run)
        )

    def _joins(self, index: int, low: str) -> bool:
        """A hyphen inside a compound, or the stop of an initial or abbreviated title."""
        view = self._view
        if low == "-":
            return view.glued(index) and view.glued(index + 1)
        short = len(view.lower(index - 1)) <= 3 and view.capital(index - 1)
        return low == "." and view.glued(index) and short and view.capital(index + 1)

    def _known(self, index: int, run: list[Part]) -> Part | None:
        """A known name; after a nation its noun counts: "the Orlandic Coalition" is another's."""
        if run and run[-1].sort is Sort.NATION and self._roles.at(self._view, index):
            return None
        if not self._view.capital(index) and self._view.lower(index) not in self._particles:
            return None
        for names in self._vocabulary.names:
            hit = names.at(self._view, index)
            if hit and (hit.value.acronym is False or hit.span.of(self._view.text).isupper()):
                sort = Sort.MODIFIER if self._opposed(index) else Sort.KNOWN
                return Part(sort, index, hit.end, known=hit.value.kind)
        return None

    def _opposed(self, index: int) -> bool:
        """ "Anti-|Dawn Column activists": whom a body opposes is no part of its name."""
        hyphen = self._view.lower(index - 1) == "-" and self._view.glued(index)
        return hyphen and self._view.lower(index - 2) in self._against

    def _nation(self, index: int) -> Part | None:
        if not self._view.capital(index):
            return None
        hit = self._vocabulary.nations.at(self._view, index)
        if hit is None or not case_fits(self._view, hit):
            return None
        return Part(Sort.NATION, index, hit.end, nation=hit.value)

    def _role(self, index: int, opening: bool) -> Part | None:
        hit = self._roles.at(self._view, index)
        if hit is None:
            return None
        view = self._view
        if not self._weak and hit.value.lemma in self._attacking and self._deed(hit.end):
            return Part(Sort.ROLE, index, hit.end, role=hit.value)
        if view.lower(index) in self._adjectives and self._known(hit.end, []):
            return Part(Sort.MODIFIER, index, hit.end)
        if view.written[index] in self._sized and self._nation(hit.end):
            return None  # "a major | Orlandic breakthrough"
        capital = view.capital(index) and (not opening or view.capital(hit.end))
        bare = hit.value.weak and not self._weak and not capital
        if bare and not self._titles(hit) and not self._heads(hit):
            return None
        if capital and hit.value.lemma in self._nameless and view.capital(hit.end):
            return None  # "the Family Records Initiative"
        if hit.value.group is RoleGroup.DOCUMENT and not opening and self._in_name(index, hit.end):
            return None  # "the Lakes Report Initiative"
        if hit.value.lemma == "study" and hit.value.plural and capital and view.capital(index - 1):
            return None  # "the Institute for Border Studies"
        halved = view.lower(hit.end) == "-" and view.glued(hit.end) and view.glued(hit.end + 1)
        if halved or (not self._weak and not capital and self._is_attributive(hit.end)):
            return Part(Sort.MODIFIER, index, hit.end)
        return Part(Sort.ROLE, index, hit.end, role=hit.value)

    def _titles(self, hit: Hit[Role]) -> bool:
        """True for a noun right before a full name: "director Runa Aldis", "the daily Kest Bee"."""
        person = hit.value.group is RoleGroup.PERSON or hit.value.kind is SourceKind.MEDIA
        person = person and not hit.value.plural
        words = (hit.end, hit.end + 1)
        full = all(
            self._view.capital(at) and self._view.lower(at) not in self._dates for at in words
        )
        return person and full and self._nation(hit.end) is None

    def _heads(self, hit: Hit[Role]) -> bool:
        """True before "of (the) Orlandic diplomacy Runa Aldis": a head with what it is head of."""
        view = self._view
        if hit.value.group is not RoleGroup.PERSON or view.lower(hit.end) != "of":
            return False
        nation = self._nation(hit.end + 1 + (view.lower(hit.end + 1) == "the"))
        if nation is None or view.lower(nation.end) not in self._led:
            return False
        return view.capital(nation.end + 1) and view.capital(nation.end + 2)

    def _agency(self, index: int, low: str, run: list[Part]) -> Part | None:
        """A name in small letters after what it is: "news agency dpa"."""
        role = run[-1].role if run else None
        after_press = role is not None and role.kind is SourceKind.MEDIA
        named = after_press and low in self._agencies
        return Part(Sort.KNOWN, index, index + 1, known=SourceKind.MEDIA) if named else None

    def _in_name(self, index: int, end: int) -> bool:
        """True for capitals with a capital after them, which is no title of a document."""
        return self._view.capital(index) and self._view.capital(end)

    def _deed(self, index: int) -> bool:
        """True if word `index` or the one after it is an attack or its weapon: "rocket attack"."""
        return bool({self._view.lower(index), self._view.lower(index + 1)} & self._deeds)

    def _is_attributive(self, index: int) -> bool:
        """True if what follows makes the noun before word `index` an adjective."""
        view = self._view
        if view.lower(index) == "-" and view.glued(index):
            return True
        return view.lower(index) in self._attributive

    def _plain_word(self, index: int, low: str, opening: bool, run: list[Part]) -> Part | None:
        if low in self._qualifying and self._view.capital(index) and self._view.capital(index + 1):
            return None  # "the London | Based | Observatory"
        if self._view.capital(index) and low not in self._dates:
            sort = self._opening_sort(index, low) if opening else Sort.CAPITAL
            return Part(sort, index, index + 1) if sort and low not in self._determiners else None
        if low in self._hyphenated and self._leads_on(index, low, run):
            return Part(Sort.CAPITAL, index, index + 1)
        compound = bool(run) and run[-1].sort is Sort.GLUE and self._view.lower(index - 1) == "-"
        loose = compound or low in self._modifiers
        return Part(Sort.MODIFIER, index, index + 1) if loose else None

    def _opening_sort(self, index: int, low: str) -> Sort | None:
        """What a capitalised word is that opens a sentence, where every word has a capital."""
        if low in self._function:
            return None
        following = index + 1
        named = self._nation(following) or self._known(following, [])
        if low in self._plain and (named or not self._view.capital(following)):
            return Sort.MODIFIER
        return Sort.CAPITAL

    def _leads_on(self, index: int, low: str, run: list[Part]) -> bool:
        """ "al-Assad", or "bin Said" and "von der Weyde" after a capitalised word."""
        view = self._view
        if view.lower(index + 1) == "-" and view.glued(index + 1):
            return view.capital(index + 2)
        after_name = bool(run) and run[-1].sort is Sort.CAPITAL
        two = view.lower(index + 1) in self._particles and view.capital(index + 2)
        return low in self._particles and after_name and (view.capital(index + 1) or two)


def uncompounded(parts: list[Part]) -> list[Part]:
    """Without "London-based" and its like, which qualify a name and are no part of it."""
    for index in reversed(range(1, len(parts) - 1)):
        if parts[index].sort is Sort.GLUE and parts[index + 1].sort is Sort.MODIFIER:
            return parts[index + 2 :]
    return parts


def up_to_document(parts: list[Part]) -> list[Part]:
    """ "of the Assembly of Lakes report": the report is no part of the name."""
    for index, part in enumerate(parts):
        if part.role and part.role.group is RoleGroup.DOCUMENT:
            return parts[:index]
    return parts
