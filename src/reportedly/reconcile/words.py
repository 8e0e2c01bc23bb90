"""The words and numbers of a content, folded for comparison between reports."""

import re
import unicodedata
from functools import cache

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d[\d,.]*")
COMMON = frozenset(
    """a an the of in on at to for from by with and or but as that which who whom whose is are was
    were be been being has have had it its they them their he she his her we our you i this these
    those there not no said say says""".split()  # noqa: SIM905 (a word list reads better than a list)
)  # words two contents share without being alike


@cache
def folded(text: str) -> str:
    """Case-folded and without combining marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, folded."""
    return frozenset(WORD.findall(folded(text))) - COMMON


def numbers(text: str) -> frozenset[str]:
    """Every figure written in digits, without its separators."""
    return frozenset(found.replace(",", "").rstrip(".") for found in NUMBER.findall(text))


def name_key(name: str) -> str:
    """A name for comparison: folded, without a leading article or a possessive ending."""
    plain = folded(name.replace("’", "'"))
    plain = re.sub(r"^(the|a|an)\s+", "", plain)
    return " ".join(WORD.findall(re.sub(r"'s\b|'", "", plain)))
