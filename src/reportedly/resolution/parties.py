"""Organisations: which one a name means on a day, and whose side it is on."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reportedly.lang.governing import governed_by
from reportedly.lang.lexicon import Hit, Lexicon, WordView
from reportedly.lang.nations import Nation, NationUse, NationWord, case_fits, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import (
    Role,
    RoleGroup,
    known_names,
    name_lexicon,
    role_words,
    roles,
)
from reportedly.model.referent import Party, SourceKind
from reportedly.model.span import Span

KEPT = 4096  # names whose words are remembered: those of a corpus repeat, but have no end
# "Orlandic-backed (fighters)", "pro-Orlandic (troops)"
_LEANING = re.compile(
    rf"\S+[- ](?:{'|'.join(sorted(role_words('en', 'leaning', 'words')))})(?:\s+|$)"
    r"|\b(?:pro|anti)-[A-Z]\S*\s+"
)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_DROPPED = frozenset({"the", "of", "for", "a", "an", "s", "and"})
_SPELLING = {"defense": "defence", "center": "centre", "organization": "organisation"}
# A force or organ that is not listed by name belongs to its nation's listed body of that kind.
_ORGANS = (SourceKind.MILITARY, SourceKind.GOVERNMENT)
_OFFICES = (SourceKind.POLITICIAN, SourceKind.OFFICIAL)


@dataclass(frozen=True)
class Parties:
    """Organisations with dated sides; one :class:`Party` per organisation and period."""

    entries: tuple[Party, ...]
    nations: tuple[Nation, ...]
    version: str

    def match(self, name: str, day: str | None) -> Party | None:
        """The organisation called `name` on `day` (ISO prefix; None: at any time), or None.

        Word order, "the", possessives and spellings (defense, defence) make no difference, and an
        organ that is not listed ("Orlandic troops") belongs to its nation's body of that kind.
        Whom a nation backs or leads, and who is for or against it, is no organ of it.
        """
        return self.listed(name, day) or self._on(self._organ(_LEANING.sub("", name)), day)

    def listed(self, name: str, day: str | None) -> Party | None:
        """As :meth:`called`, also of a name that says first where the body is or who backs it."""
        found = self.called(name, day)
        if found is None and (own := _LEANING.sub("", name)) != name:
            found = self.called(own, day)
        return found

    def governing(self, country: str | None, day: str | None) -> Party | None:
        """The nation that governs the places with that country code; None if none is listed."""
        if country is None:
            return None
        found = (nation.code for nation in self.nations if nation.country == country)
        return self.get(next(found, ""), day)

    def headed_by(self, name: str, day: str | None) -> Party | None:
        """The nation whose head on `day` has that last name: of "Ruvel's regime", Ruvel's."""
        country = governed_by(name, day)
        return self.called(country, day) if country else None

    def called(self, name: str, day: str | None) -> Party | None:
        """As :meth:`match`, for organisations listed under that very name."""
        return self._on(self._by_key.get(self._key(name), ()), day)

    def side_of(self, actor: str, day: str | None) -> str | None:
        """The side of the organisation with id `actor` on `day`; None if no side is known."""
        party = self._on(self._by_id.get(actor, ()), day)
        return party.side if party else None

    def ever(self, actor: str) -> frozenset[str | None]:
        """Every side that the organisation was on at some time, None for days of no known side."""
        periods = self._by_id.get(actor, ())
        dated = any(party.since or party.until for party in periods)
        return frozenset({party.side for party in periods} | ({None} if dated else set()))

    def get(self, actor: str, day: str | None = None) -> Party | None:
        """The organisation with id `actor`, or None."""
        return self._on(self._by_id.get(actor, ()), day)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The nations and bodies of the file, for extraction and speakers to know."""
        codes = {nation.code for nation in self.nations}
        proper = {
            name: party.kind
            for party in self.entries
            if party.id not in codes and party.kind not in _OFFICES
            for name in party.names
            if name[:1].isupper()
        }
        return Vocabulary(
            nations=self._nation_words, names=(name_lexicon(proper), known_names("en"))
        )

    @cached_property
    def _by_id(self) -> dict[str, tuple[Party, ...]]:
        found: dict[str, tuple[Party, ...]] = {}
        for party in self.entries:
            found[party.id] = (*found.get(party.id, ()), party)
        return found

    @cached_property
    def _by_key(self) -> dict[tuple[str, ...], tuple[Party, ...]]:
        found: dict[tuple[str, ...], tuple[Party, ...]] = {}
        for party in self.entries:
            for key in {self._key(name) for name in party.names}:
                found[key] = (*found.get(key, ()), party)
        return found

    @cached_property
    def _nation_words(self) -> Lexicon[NationWord]:
        entries: dict[str, NationWord] = {}
        for nation in self.nations:
            entries |= words_of(nation)
        return Lexicon(entries)

    @cached_property
    def _split(self) -> Callable[[str], tuple[tuple[str, ...], NationWord | None]]:
        """The words of a name that carry meaning, with the first nation taken out."""
        return lru_cache(KEPT)(self._words_of)

    def _words_of(self, name: str) -> tuple[tuple[str, ...], NationWord | None]:
        view = _view(name)
        words: list[str] = []
        nation: NationWord | None = None
        index = 0
        while index < len(view.words):
            hit = self._nation_words.at(view, index)
            if hit and nation is None and self._stands(view, hit) and not _only_there(hit, words):
                nation, index = hit.value, max(hit.end, index + 1)
                continue
            word = view.lower(index)
            words.append(_SPELLING.get(word, word))
            index += 1
        return tuple(word for word in words if word not in _DROPPED), nation

    @staticmethod
    def _stands(view: WordView, hit: Hit[NationWord]) -> bool:
        """A people ("the Orlanders") is not its nation: nationalities have no side."""
        return hit.value.use is not NationUse.PEOPLE and case_fits(view, hit)

    def _key(self, name: str) -> tuple[str, ...]:
        words, nation = self._split(name)
        return (*sorted(words), f"@{nation.nation.code}") if nation else tuple(sorted(words))

    def _organ(self, name: str) -> tuple[Party, ...]:
        """The listed body of a nation that an unlisted organ of it belongs to."""
        words, nation = self._split(name)
        if nation is None or not role_words("en", "defiant", "words").isdisjoint(words):
            return ()
        if nation.use is NationUse.SEAT and set(words) <= role_words("en", "weak", "always"):
            return ()  # "head of the Marlow Quay", of which the rest is lost
        kind = _organ_kind(words)
        if kind is None:
            return ()
        family = [p for p in self.entries if p.family == nation.nation.code]
        inside = [p for p in family if self._own_words(p) <= set(words) and self._own_words(p)]
        if inside:
            return self._by_id[max(inside, key=lambda p: len(self._own_words(p))).id]
        first = next((p for p in family if p.kind is kind and p.id != nation.nation.code), None)
        if kind is SourceKind.MILITARY and first:
            return self._by_id[first.id]
        return self._by_id.get(nation.nation.code, ())

    def _own_words(self, party: Party) -> frozenset[str]:
        return frozenset(self._split(party.name)[0])

    @staticmethod
    def _on(periods: Iterable[Party], day: str | None) -> Party | None:
        """The period that holds `day`; of the last to begin, if `day` is None."""
        listed = sorted(periods, key=lambda party: party.since or "")
        if day is None:
            return listed[-1] if listed else None
        inside = [party for party in listed if _holds(party, day)]
        return inside[-1] if inside else None


def _only_there(hit: Hit[NationWord], before: Sequence[str]) -> bool:
    """ "Police in Vantor": a seat of government says where they are, and not whose.

    "The authorities in Vantor" are the government.
    """
    seat = hit.value.use is NationUse.SEAT and before[-1:] == ["in"]
    return seat and role_words("en", "governing", "words").isdisjoint(before)


NO_SIDES = Parties(entries=(), nations=(), version="")


def _holds(party: Party, day: str) -> bool:
    """ISO prefixes: a period that ends in "2014" holds all of 2014."""
    began = party.since is None or party.since <= day
    return began and (party.until is None or day <= party.until or day.startswith(party.until))


def _view(name: str) -> WordView:
    words = tuple(Span(found.start(), found.end()) for found in _WORD.finditer(name))
    return WordView(name, words)


def _organ_kind(words: Sequence[str]) -> SourceKind | None:
    """Military or government, if the words head with a force or an organ of state."""
    view = _view(" ".join(words))
    heads: list[Role] = []
    for index in range(len(view.words)):
        hit = roles("en").at(view, index)
        if hit and hit.value.group is not RoleGroup.DOCUMENT:
            heads.append(hit.value)
    if not heads:
        return None
    kind = heads[-1].kind
    if kind in _OFFICES:
        return SourceKind.GOVERNMENT
    return kind if kind in _ORGANS else None
