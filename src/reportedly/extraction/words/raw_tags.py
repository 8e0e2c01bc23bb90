"""Tags a word by itself, before its neighbours are looked at.

Beside the tags of tagging.py there are c for "'s", K and k for a base form, Z and z for a form in
-s, small where the word is more often a noun; verb_forms.py settles them.
"""

from functools import lru_cache

from reportedly.extraction.words.lexicon import WORDS_KEPT, Lexicon, lexicon

_MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", "…": ".", ";": ";", ":": ":", "—": "~", "–": "~",
    "--": "~", "(": "(", "[": "(", ")": ")", "]": ")", "/": "-", "-": "-",
    "&": "C", "``": '"', "''": '"',
}  # fmt: skip
_STRAY = frozenset("\"“”„‟«»‹›‘’‚'`")
_NAME_PREPOSITIONS = frozenset(["without", "against", "beyond"])  # "Lawyers Without Borders"
_CLITIC = frozenset(["'s", "’s"])
_PLAIN_CUES = frozenset(["said", "says", "told", "added"])
_HEADLINE_SHARE = 0.75  # of longer words capitalised, above which case says nothing


def case_says_nothing(surface: list[str]) -> bool:
    """True for a headline with a capital on most words, verbs too: not "said Ardo Tass of Kest"."""
    if not _PLAIN_CUES.isdisjoint(surface):
        return False
    initials = [word[0] for word in surface if len(word) > 3 and word[0].isalpha()]
    if len(initials) < 4:
        return False
    return sum(map(str.isupper, initials)) > _HEADLINE_SHARE * len(initials)


@lru_cache(maxsize=WORDS_KEPT)
def raw_tag(word: str, surface: str, first: bool, blind: bool) -> str:
    """The tag of a word before its neighbours are looked at."""
    book = lexicon()
    if word in _CLITIC:
        return "c"
    upper = surface[0].isupper() and not blind
    closed = book.closed.get(word)
    if closed is not None:
        return _raw_closed(book, word, closed, upper and not first, upper and surface.isupper())
    if not word[0].isalpha():
        return _raw_mark(word)
    if word in book.time_nouns and (surface[0].isupper() or len(word) > 5):
        return "Y"
    return _raw_capital(book, word, first) if upper else _raw_open(book, word)


def _raw_closed(book: Lexicon, word: str, closed: str, capital: bool, capitals: bool) -> str:
    if capital and closed in "AMRX":
        return "Y" if word == "may" else "L"
    if capital and word in _NAME_PREPOSITIONS:
        return "L"
    if capitals and (word == "who" or (closed in "OP" and len(word) == 2)):
        return "L"  # the WHO, the US
    return "Y" if word in book.time_nouns and closed == "R" else closed


def _raw_mark(word: str) -> str:
    if word in _MARKS:
        return _MARKS[word]
    if word[0] == "\u201c" and word[-1] == "\u201d" and len(word) > 1:
        return "q"
    if word[0].isdigit():
        return "#"
    if word in _STRAY:
        return '"'
    return "'" if word[0] in "'’" else "N"


def _raw_capital(book: Lexicon, word: str, first: bool) -> str:
    if not first:
        adverb = word.endswith("ly") and len(word) > 5 and word not in book.not_adverbs
        return "R" if adverb else "L"
    tag = _raw_open(book, word)
    return tag if tag in "EGRQ" else "L"


def _raw_open(book: Lexicon, word: str) -> str:
    form = book.verbs.get(word)
    if form is not None and word not in book.not_participles:
        return form.tag
    if word.endswith("ly") and word not in book.not_adverbs and len(word) > 4:
        return "R"
    if word in book.not_participles:
        return "N"
    if word.endswith("ed") and len(word) > 4:
        return "E"
    return "G" if word.endswith("ing") and len(word) > 5 else "N"
