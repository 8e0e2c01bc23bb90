"""The form under which place names are compared: case, accents, marks and articles folded."""

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves whole, and the marks that transliterations put for hamza, ayn and the
# soft sign. Folded the way newsrooms without the letter write the name.
_FOLDED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "ё": "е",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
    }
    | dict.fromkeys(".'’‘ʼʻ`´ʹ′ʿʾ\u0640\u200c\u200d", "")
    | dict.fromkeys('-‐‑‒–—_/,;:()"“”«»', " ")
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
# The Arabic article as it is written in Latin letters, assimilated or not.
ARTICLES = frozenset({"al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az"})
KEPT = 50_000  # names whose form is remembered
_ASCII_NAME = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*\Z")


@lru_cache(maxsize=KEPT)
def normalise(name: str) -> str:
    """`name` as a key: "Al-Ḩasakah" and "al hasakah" are one, and so are "St. Olin", "Saint Olin".

    Empty if nothing is left. Idempotent: ``normalise(normalise(x)) == normalise(x)``.
    """
    folded = name.lower() if _ASCII_NAME.match(name) else _fold(name)
    words = folded.split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def _fold(name: str) -> str:
    kept = "".join(c for c in _decomposed(name) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept.translate(_FOLDED)).casefold()


def _decomposed(name: str) -> str:
    """Compatibility-decomposed and folded, keeping Cyrillic й and ї, which are letters."""
    folded = unicodedata.normalize("NFC", name).casefold().translate(_FOLDED)
    return "".join(c if c in "йї" else unicodedata.normalize("NFKD", c) for c in folded)


def without_article(key: str) -> str | None:
    """The key without its Arabic article ("al hasakah" → "hasakah"), or None if it has none."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else None
