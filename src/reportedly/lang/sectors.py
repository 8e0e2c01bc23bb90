"""PLOVER sectors of a language's actors: by their kind, and by their noun where it says more."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from reportedly.lang import table
from reportedly.lang.inflection import plural
from reportedly.model.referent import SourceKind

CODE = 3  # letters of a sector's code
KEPT = 4096  # phrases whose sectors are remembered
_SPELLING = {
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "organisation": "organization",
}
_ARTICLES = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "our ")


def by_kind(kind: SourceKind | None) -> tuple[str, ...]:
    """The sector of a kind; () where a kind settles none."""
    code = table("en", "sectors")["kinds"].get(kind.value) if kind else None
    return (code,) if code else ()


@lru_cache(maxsize=KEPT)
def sectors_of(words: str, kind: SourceKind | None) -> tuple[str, ...]:
    """Main and secondary sector of an actor of that kind called by `words`; () if not settled.

    The longest noun of the table at their end says it, else at their beginning ("Ministry of
    Defence of Orland"), if it is one that a kind may have; else the kind alone.
    """
    fits = table("en", "sectors")["fits"].get(kind.value) if kind else None
    for noun in _nouns(words):
        codes = _by_noun().get(noun)
        if codes and (fits is None or codes[0] in fits.split()):
            return codes
    return by_kind(kind)


def _nouns(words: str) -> Iterator[str]:
    low = words.lower().replace("’", "'")
    low = next((low.removeprefix(word) for word in _ARTICLES if low.startswith(word)), low)
    parts = [_SPELLING.get(part, part) for part in low.split()]
    for first in range(len(parts)):
        yield " ".join(parts[first:])
    for end in range(len(parts) - 1, 0, -1):
        yield " ".join(parts[:end])


@cache
def _by_noun() -> Mapping[str, tuple[str, ...]]:
    """Noun, singular and plural -> its codes."""
    found: dict[str, tuple[str, ...]] = {}
    for run, nouns in table("en", "sectors")["nouns"].items():
        codes = tuple(run[at : at + CODE] for at in range(0, len(run), CODE))
        for noun in nouns.split():
            phrase = " ".join(_SPELLING.get(word, word) for word in noun.split("_"))
            found[phrase] = codes
            found.setdefault(plural(phrase), codes)
    return found
