"""Settles by its neighbours whether a form that may be a verb is one.

Each function is given the words in small letters, the tags of those before the word in hand, and
the raw tag (see raw_tags.py) of the one after it.
"""

from reportedly.extraction.words.lexicon import Lexicon, lexicon

_NOMINAL_LEFT = frozenset("DS'#I-")
_BEFORE_INFINITIVE = frozenset("TMX")
_CLAUSE_OPENERS = frozenset("HDPSq")
FINITE = frozenset("VAME")  # tags of verbs that a clause is built on
VERBAL = frozenset("VEQGU")  # tags of verb forms, see tagging.py
BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))  # makes a passive
_SUBJECT_END = frozenset("NLPY)W")
_OBJECT_START = frozenset("DSLO#")
_REPORTING = frozenset(["reports", "notes", "claims", "estimates"])
_SINGULAR = frozenset(["he", "she", "it"])
_HOW = frozenset(["how", "why", "where", "when"])


def _clitic(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    last = tags[-1] if tags else "."
    return (
        "A" if last in "PWH" or (tags and low[len(tags) - 1] in ("there", "here", "that")) else "'"
    )


def _third(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    if tags and tags[-1] in "VE" and _speaks(book, low[len(tags) - 1]):
        return "N"  # "said rebels attacked"
    if tags[-1:] == ["H"] and ((tags[-2:-1] and tags[-2] in "VEGUQ") or following in "AMVE"):
        return "N"  # "said that ships were leaving"
    opens = tags[-1:] == ["B"] or (tags[-1:] == ["W"] and low[len(tags) - 1] in _HOW)
    if opens and following in "AMVEkK":
        return "N"  # "when rebels attacked", "how rebels seize a ship"
    return "N" if tags and tags[-1] in _NOMINAL_LEFT else "V"


def _speaks(book: Lexicon, word: str) -> bool:
    """True for a form of a verb of speech: no other finite verb follows it at once."""
    form = book.verbs.get(word)
    return form is not None and "say" in book.kinds.get(form.lemma, ())


def _third_weak(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    last = tags[-1] if tags else "."
    if last in "PW":
        return "V"
    reporting = "q" in tags or low[len(tags)] in _REPORTING
    if last == "L" and following in ".," and reporting:
        return "V"
    if last == "L" and following == "L":
        return "V"
    if following == "." and reporting and _closes(tags):
        return "V"  # "…, an agency's correspondent reports."
    if following == "," and last in "NL" and low[0] == "as" and "," not in tags:
        return "V"  # "As the agency notes, …"
    if last not in "NLY)R" or following not in _CLAUSE_OPENERS:
        return "N"
    return "N" if _left_of_nouns(tags) in "UVIG" else "V"


def _closes(tags: list[str]) -> bool:
    """True if a comma and a noun phrase with its article end what has a verb of its own."""
    first = len(tags)
    while first and tags[first - 1] in "NL'":
        first -= 1
    opens = first > 1 and tags[first - 1] == "D" and tags[first - 2] == ","
    return opens and not FINITE.isdisjoint(tags[: first - 2])


def _left_of_nouns(tags: list[str]) -> str:
    """The tag left of the nouns that end `tags`; "." if there is none."""
    i = len(tags) - 1
    while i >= 0 and tags[i] in "NL#'-D":
        i -= 1
    return tags[i] if i >= 0 else "."


def is_plural(low: list[str], tags: list[str]) -> bool:
    """True if the last word that is tagged is a plural noun."""
    if not tags or tags[-1] not in "NL":
        return False
    word = low[len(tags) - 1]
    return word in lexicon().plurals or (
        word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def is_governed(low: list[str], tags: list[str]) -> bool:
    """True after "to", a modal, a negation or "do", with adverbs between."""
    i = len(tags) - 1
    while i >= 0 and tags[i] == "R":
        i -= 1
    if i < 0:
        return False
    return tags[i] in _BEFORE_INFINITIVE or (tags[i] == "A" and low[i] in ("do", "does", "did"))


def _base(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    last = tags[-1] if tags else "."
    if is_governed(low, tags) or last == "O":
        return "U"
    if _is_unchanged_past(book, low, tags, following):
        return "E"
    if last == "W" or (last == "P" and low[len(tags) - 1] not in _SINGULAR):
        return "V"
    if last == "C" and len(tags) > 1 and "U" in tags[-8:]:
        return "U"
    if last == "," and _is_after_aside(low, tags, following):
        return "V"
    if last == "," and low[len(tags)] == "say" and following in "LNDS":
        return "V"  # "…, say two residents"
    if last == "L" and low[len(tags)] == "say" and following not in ".,":
        return "V"  # "Halvik and Brenn say"
    if last == "L" and tags[-2:-1] == ["C"] and following in "IRHT":
        return "V"
    return "V" if is_plural(low, tags) and following not in "EVAMZ" else "N"


def _is_unchanged_past(book: Lexicon, low: list[str], tags: list[str], following: str) -> bool:
    """True for "a missile *hit* the block": a past like its base, between subject and object."""
    if low[len(tags)] not in book.unchanged or not tags:
        return False
    return tags[-1] in _SUBJECT_END and following in _OBJECT_START


def _is_after_aside(low: list[str], tags: list[str], following: str) -> bool:
    """True for "the mayor and two aides, both unhurt, *say* they saw it"."""
    return following in _CLAUSE_OPENERS and "," in tags[:-1]


def _base_weak(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    last = tags[-1] if tags else "."
    if is_governed(low, tags):
        return "U"
    if _is_unchanged_past(book, low, tags, following):
        return "E"
    if last == "R":
        tags = tags[:-1]
    if tags[-1:] == ["P"] and low[len(tags) - 1] not in _SINGULAR:
        return "V"
    return "V" if following in "HDPSqTO" and is_plural(low, tags) else "N"


def _past(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    if tags[-2:] in (["D", "R"], ["S", "R"]):
        return "N"  # "a newly opened road"
    if not tags or tags[-1] not in _NOMINAL_LEFT:
        return "E"
    if tags[-1] in "I'#" and following not in "NLkzKZ-":
        return "E"
    return "N"


def _ing(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    return "N" if tags and tags[-1] in "DS'-" else "G"


RESOLVE = {
    "c": _clitic,
    "Z": _third,
    "z": _third_weak,
    "K": _base,
    "k": _base_weak,
    "E": _past,
    "Q": _past,
    "G": _ing,
}
