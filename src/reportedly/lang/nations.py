"""Nations of a language's table: names, adjectives and seats, as phrases to look up."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportedly.lang import table
from reportedly.lang.inflection import plural
from reportedly.lang.lexicon import Hit, Lexicon, WordView

_NO_PLURAL = ("ese", "ish", "ch", "ss", "ti")  # "the Chinese", "the British", "the French"


class NationUse(StrEnum):
    """How a word stands for a nation."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"  # "the Ukrainians"
    SEAT = "seat"  # a town; the government only where it acts or speaks
    OFFICE = "office"  # the government wherever it is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A nation and the words for it; `code` is ISO 3166-1 alpha-3 or the user's own.

    `country` is the code that places of it have, None if the user's file does not say.
    """

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    country: str | None = None

    @property
    def name(self) -> str:
        """The usual name, which comes first."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class NationWord:
    """A word for a nation; `written` is its own case, which an acronym must keep ("US")."""

    nation: Nation
    use: NationUse
    written: str


@cache
def nations(language: str) -> dict[str, Nation]:
    """Nations of the table `nations`, by code."""
    return {
        code: Nation(
            code=code,
            names=tuple(row["names"]),
            adjectives=tuple(row.get("adjectives", ())),
            seats=tuple(row.get("seats", ())),
            offices=tuple(row.get("offices", ())),
            country=row.get("country"),
        )
        for code, row in table(language, "nations").items()
    }


def words_of(nation: Nation) -> dict[str, NationWord]:
    """Every word for `nation`, by its lower-case form; names win over adjectives."""
    found: dict[str, NationWord] = {}
    owners = [f"{name}s" for name in nation.names if _may_own(name)]
    peoples = [plural(word) for word in nation.adjectives if not word.endswith(_NO_PLURAL)]
    for use, written in (
        (NationUse.SEAT, nation.seats),
        (NationUse.PEOPLE, peoples),
        (NationUse.ADJECTIVE, (*owners, *nation.adjectives)),
        (NationUse.OFFICE, nation.offices),
        (NationUse.NAME, nation.names),
    ):
        for word in written:
            found[word.lower()] = NationWord(nation=nation, use=use, written=word)
    return found


def _may_own(name: str) -> bool:
    """False where "s" cannot be a possessive that lost its apostrophe: "Veskaras army"."""
    plain = name.isalpha() and not name.isupper() and not name.endswith("s")
    return plain and name != "America"  # "the Americas"


@cache
def nation_words(language: str) -> Lexicon[NationWord]:
    """Every word for a nation of the language's table."""
    entries: dict[str, NationWord] = {}
    for nation in nations(language).values():
        entries |= words_of(nation)
    return Lexicon(entries)


def case_fits(view: WordView, hit: Hit[NationWord]) -> bool:
    """An acronym counts only in capitals: "US", never "us"."""
    written = hit.value.written
    return not written.isupper() or hit.span.of(view.text).isupper()
