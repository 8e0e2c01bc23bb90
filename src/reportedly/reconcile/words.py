"""The words and numbers of a content, folded for comparison between reports."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

from reportedly.lang import table, words

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d[\d,.]*")
NAMES = 1 << 16  # names kept folded
JOINS = frozenset({"and", "al", "el", "the", "de", "la"})  # between and in names of a list
PLURAL = 4  # letters from which a final s may be a lost possessive or a plural
COMMON = frozenset(
    """a an the of in on at to for from by with and or but as that which who whom whose is are was
    were be been being has have had it its they them their he his she her we our you i this these
    those there not no said say says""".split()  # noqa: SIM905 (a word list reads better than a list)
)  # words two contents share without being alike


def folded(text: str) -> str:
    """Case-folded and without combining marks."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def proper_name(name: str | None) -> str | None:
    """`name` unless it only says what its bearer is ("army"), which tells none from another."""
    return None if name is None or name.islower() else name


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, folded."""
    return frozenset(WORD.findall(folded(text))) - COMMON


def telling_words(text: str) -> frozenset[str]:
    """The words that tell one happening from another: no figures, tolls or days."""
    found = frozenset(WORD.findall(folded(text))) - listed("common")
    return frozenset(word for word in found if len(word) > 2 and not word.isdigit())


def numbers(text: str) -> frozenset[str]:
    """Every figure without its separators, one in words as in digits: "four" is "4".

    "One" is none: it mostly stands for somebody.
    """
    digits = {found.replace(",", "").rstrip(".") for found in NUMBER.findall(text)}
    return frozenset(digits | set(_in_words(WORD.findall(folded(text)))))


def _in_words(told: Sequence[str]) -> Iterator[str]:
    known = _cardinals()
    tens = 0
    for word in told:
        value = known.get(word, 0)
        if tens and 0 < value < 10:
            yield str(tens + value)
        elif tens:
            yield str(tens)
        if 1 < value < 20 and not (tens and value < 10):
            yield str(value)
        tens = value if value >= 20 and value % 10 == 0 else 0
    if tens:
        yield str(tens)


def cardinal(word: str) -> int:
    """The number that a word is for, 0 if for none."""
    return _cardinals().get(word.lower(), 0)


@cache
def _cardinals() -> dict[str, int]:
    return {word: int(value) for word, value in table("en", "numbers")["cardinals"].items()}


@lru_cache(NAMES)
def name_key(name: str) -> str:
    """A name for comparison: folded, without a leading article or a possessive ending."""
    plain = folded(name.replace("’", "'"))
    plain = re.sub(r"^(the|a|an)\s+", "", plain)
    return " ".join(WORD.findall(re.sub(r"'s\b|'", "", plain)))


@lru_cache(NAMES)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name key without a final s: some texts have lost their apostrophes."""
    return tuple(singular(word) for word in name_key(name).split())


def singular(word: str) -> str:
    """A word without a final s, if it is long enough to have one."""
    plural = len(word) >= PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


@cache
def listed(key: str) -> frozenset[str]:
    """A list of the table of reconciling."""
    return words("en", "reconcile", key)


@cache
def any_of(*keys: str) -> str:
    """A pattern for any of the phrases of some lists of the table, the longest first."""
    phrases = sorted((one for key in keys for one in listed(key)), key=len, reverse=True)
    return rf"(?:{'|'.join(phrases)})".replace(" ", r"\s+")


@cache
def modes() -> MappingProxyType[str, str]:
    """Mode of an event -> the group of modes that may be told of one happening."""
    return MappingProxyType(table("en", "reconcile")["modes"])


def sites_of(text: str) -> dict[str, set[str]]:
    """Kind of site -> the names of those told of: the capitalised word before the kind.

    "The districts of A, B and C" names each of them.
    """
    found: dict[str, set[str]] = {}
    tokens = WORD.findall(text)
    for name, kind in pairwise(tokens):
        if kind.lower() in listed("sites") and name[:1].isupper():
            found.setdefault(kind.lower(), set()).add(folded(name))
    for at, (kind, after) in enumerate(pairwise(tokens)):
        one = kind.lower().removesuffix("s")
        if after == "of" and one != kind.lower() and one in listed("sites"):
            found.setdefault(one, set()).update(_listed_names(tokens[at + 2 :]))
    return {kind: names for kind, names in found.items() if names}


def _listed_names(tokens: Sequence[str]) -> Iterator[str]:
    """The names at the head of words: "Lower Mill, el-Harn and Quay" (after "the districts of")."""
    for token in tokens:
        if token[:1].isupper():
            yield folded(token)
        elif token not in JOINS:
            return
