"""Names as they sound, for spellings that transliteration varies."""

import re
from functools import cache, lru_cache

from reportedly.lang import table
from reportedly.reconcile.words import WORD, folded, listed

NAMES = 1 << 14  # names kept as they sound
SHORTEST = 5  # letters of a name that is compared by its sound: short ones are too much alike


@lru_cache(NAMES)
def sounded(name: str) -> str:
    """A name under the spellings that transliteration varies: "Tel Zarbeeth" is "Tel Zarbith".

    Without an article at its head; a short name as it is written.
    """
    words = WORD.findall(folded(name))
    own = words[1:] if words[:1] and words[0] in listed("name_articles") else []
    own = own or words
    return " ".join(map(_sounded, own) if len("".join(own)) >= SHORTEST else own)


def _sounded(word: str) -> str:
    for written, compared in _sounds():
        word = written.sub(compared, word)
    return word


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[1]) for row in table("en", "reconcile")["sounds"])
