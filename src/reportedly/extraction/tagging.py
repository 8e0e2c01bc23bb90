"""Tags words with coarse parts of speech, by word lists and the words beside them.

Tags: N noun or adjective, L proper name, Y day or month, # number, D determiner, S possessive
pronoun, ' possessive mark, P subject pronoun, O object pronoun, I preposition, T "to",
C coordinator, B subordinator, W relative or question word, H "that", R adverb, X negation,
A auxiliary, M modal, V finite verb, E past form or participle, Q participle, G -ing form,
U infinitive, q quotation; marks , . ; : ~ (dash) - (hyphen) ( ) and " (a stray quotation mark).
"""

from collections.abc import Sequence
from functools import lru_cache

from reportedly.extraction.lexicon import WORDS_KEPT, Lexicon, lexicon
from reportedly.model.reading import Reading

_MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", "…": ".", ";": ";", ":": ":", "—": "~", "–": "~",
    "--": "~", "(": "(", "[": "(", ")": ")", "]": ")", "/": "-", "-": "-",
    "&": "C", "``": '"', "''": '"',
}  # fmt: skip
_STRAY = frozenset("\"“”„‟«»‹›‘’‚'`")
_NOMINAL_LEFT = frozenset("DS'#I-")
_BEFORE_INFINITIVE = frozenset("TMX")
_CLAUSE_OPENERS = frozenset("HDPSq")
_AFTER_UNKNOWN_VERB = (["D"], ["S"], ["O"], ["H"], ["B"])
_RELATIVE = frozenset(["who", "which"])
_OBJECTS = (["D"], ["S"], ["O"], ["I"])
_FINITE = frozenset("VAME")
_SUBJECT_END = frozenset("NLPY)W")
_OBJECT_START = frozenset("DSLO#")
_AFTER_PREPOSITION = (["D"], ["S"], ["#"], ["L"], ["O"], ["Y"])
_BEFORE_TO = frozenset(["according", "due", "prior", "thanks", "owing", "close", "next"])
_REPORTING = frozenset(["reports", "notes", "claims", "estimates"])
_PARTICLES = frozenset(["out", "up", "down", "off", "back", "away"])
_COMPARED = frozenset(["more", "less", "fewer", "other", "later", "earlier"])
_NAME_PREPOSITIONS = frozenset(["without", "against", "beyond"])  # "Lawyers Without Borders"
_CLITIC = frozenset(["'s", "’s"])
_JOINED = frozenset(["-", "R", ".", '"'])
_BY_NEIGHBOURS = frozenset("NHBYT")  # tags that the words on both sides may change
_UNSETTLED = frozenset("VUEQGN")  # tags that a part of speech may change
_SINGULAR = frozenset(["he", "she", "it"])
_HOW = frozenset(["how", "why", "where", "when"])
_PLAIN_CUES = frozenset(["said", "says", "told", "added"])
_HEADLINE_SHARE = 0.75  # of longer words capitalised, above which case says nothing


def tag_words(
    surface: list[str],
    low: list[str],
    start: list[int],
    end: list[int],
    parts: Sequence[str] = (),
) -> list[str]:
    """One tag for each word; `start` and `end` tell a dash from a hyphen.

    `parts` are the parts of speech of Universal Dependencies that the encoder is sure of, "" where
    it is not: they settle what verb and noun lists leave open.
    """
    book = lexicon()
    blind = _case_says_nothing(surface)
    raw = [_raw(word, surface[i], i == 0, blind) for i, word in enumerate(low)]
    tags: list[str] = []
    for i, tag in enumerate(raw):
        if tag in _RESOLVE:
            following = raw[i + 1] if i + 1 < len(raw) else "."
            tag = _RESOLVE[tag](book, low, tags, following)
        elif i and tag in _BY_NEIGHBOURS:
            tag = _beside(tag, low[max(0, i - 2) : i + 1], tags[-1], raw[i + 1 : i + 2])
        elif i and tag in _JOINED:
            touching = start[i] == end[i - 1], i + 1 < len(low) and start[i + 1] == end[i]
            tag = _joined(book, tag, low[i - 1 : i + 2], touching)
        if tag in _UNSETTLED and parts and parts[i]:
            tag = _settled(tag, raw[i], parts[i], low, tags)
        if tag == "V" and _is_counted(low, tags):
            tag = "N"
        tags.append("~" if tag == "-" and not i else tag)
    if not _FINITE.intersection(tags):
        _promote(raw, low, tags)
    return tags


def parts_at(reading: Reading, starts: Sequence[int]) -> Sequence[str]:
    """The parts of speech of the words that start there; none if no encoder read the text."""
    return () if reading.noticed is None else reading.noticed.parts(starts)


def _settled(tag: str, raw: str, part: str, low: list[str], tags: list[str]) -> str:
    """`tag`, unless the part of speech says that a verb is a noun, or a noun a verb or adverb."""
    if tag in "VUEQG" and part in _NOMINAL_PARTS[tag in "EQG"]:
        return "N"
    if tag != "N" or part not in ("VERB", "ADV"):
        return tag
    if part == "ADV":
        return "R" if raw == "N" else tag
    word = low[len(tags)]
    if raw in "EQG":
        return raw
    if word in lexicon().unchanged and not _governed(low, tags):
        return "E"
    return "U" if raw not in "zZ" and _governed(low, tags) else "V"


_NOMINAL_PARTS = (frozenset(("NOUN", "PROPN", "ADJ")), frozenset(("NOUN", "PROPN")))


def _is_counted(low: list[str], tags: list[str]) -> bool:
    """ "Five railway | stations": after a number above one, a form in -s is the counted noun."""
    i = len(tags)
    if not low[i].endswith("s") or tags[-1:] != ["N"]:
        return False
    first = i - 1
    while first > 0 and tags[first] == "N":
        first -= 1
    ordinal = low[first][0].isdigit() and low[first][-1].isalpha()  # "the 7th brigade | holds"
    plural = tags[first] == "#" and low[first] not in ("one", "1") and not ordinal
    return plural and (first == 0 or tags[first - 1] not in "LNY")


def _beside(tag: str, words: list[str], tag_before: str, after: list[str]) -> str:
    """`tag` as the words on both sides have it: "that" after a preposition, "to" before a noun.

    `words` are the two words before, if there are two, and the word itself.
    """
    before, word = words[-2:]
    if tag == "N" and before in _RELATIVE and word[-1] == "s" and after in _OBJECTS:
        return "V"  # "which tracks the war"
    if tag == "H" and tag_before in "BI" and before not in _PARTICLES:
        return "D"
    if tag == "B" and before in _COMPARED and after == ["#"]:
        return "D"  # "more than 20"
    if tag == "Y" and tag_before in "DS":
        return "N"
    if tag == "T" and (after in _AFTER_PREPOSITION or before in _BEFORE_TO):
        to_come = before == "due" and words[0] in lexicon().be and after in (["K"], ["k"])
        return "T" if to_come else "I"  # "is due to meet", but "failed due to rain"
    return "U" if tag == "N" and tag_before == "T" and after in _AFTER_UNKNOWN_VERB else tag


def _joined(book: Lexicon, tag: str, words: list[str], touching: tuple[bool, bool]) -> str:
    """The tag of a mark or adverb by whether it touches its neighbours: a dash or a hyphen,
    an apostrophe or a stray mark, a stop or one that belongs to a title or an initial."""
    before, word, after = words[0], words[1], words[2] if len(words) > 2 else ""
    if tag == "-":
        return "-" if all(touching) else "~"
    if tag == "R":
        return "N" if after == "-" and touching[1] else "R"
    if not touching[0]:
        return tag
    if tag == '"':
        return "'" if word in "'’" and before[-1] == "s" else tag
    title = before in book.stopped or (len(before) == 1 and before.isalpha())
    return "-" if word == "." and after and title else "."


def _promote(raw: list[str], low: list[str], tags: list[str]) -> None:
    """In a clause without a verb, take the first likely one: "Orland controls most of Kest"."""
    for i in range(1, len(tags) - 1):
        end = i - 1 if tags[i - 1] == "R" else i  # "a missile possibly | hit a house"
        if end < 1 or tags[end - 1] not in "LN":
            continue
        bounded = tags[i + 1 : i + 3] == ["B", "#"]  # "controls about 40 per cent"
        listed = raw[i] == "z" and (tags[i + 1] in "NLD#ISR" or bounded)
        agrees = low[i] in lexicon().unchanged or _is_plural(low[:end], tags[:end])
        base = raw[i] == "k" and tags[i + 1] in "NLD#SR" and agrees
        unlisted = raw[i] == "N" and tags[i + 1] in "DS" and _is_plural(low[: i + 1], tags[: i + 1])
        if listed or base or (unlisted and not _is_plural(low[:i], tags[:i])):
            tags[i] = "V"
            return


def _case_says_nothing(surface: list[str]) -> bool:
    """True for a headline with a capital on most words, verbs too: not "said Ardo Tass of Kest"."""
    if not _PLAIN_CUES.isdisjoint(surface):
        return False
    initials = [word[0] for word in surface if len(word) > 3 and word[0].isalpha()]
    if len(initials) < 4:
        return False
    return sum(map(str.isupper, initials)) > _HEADLINE_SHARE * len(initials)


@lru_cache(maxsize=WORDS_KEPT)
def _raw(word: str, surface: str, first: bool, blind: bool) -> str:
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
    if closed in "OP" and len(word) == 2 and capitals:
        return "L"  # "US"
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
    return opens and not _FINITE.isdisjoint(tags[: first - 2])


def _left_of_nouns(tags: list[str]) -> str:
    """The tag left of the nouns that end `tags`; "." if there is none."""
    i = len(tags) - 1
    while i >= 0 and tags[i] in "NL#'-D":
        i -= 1
    return tags[i] if i >= 0 else "."


def _is_plural(low: list[str], tags: list[str]) -> bool:
    if not tags or tags[-1] not in "NL":
        return False
    word = low[len(tags) - 1]
    return word in lexicon().plurals or (
        word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def _governed(low: list[str], tags: list[str]) -> bool:
    """True after "to", a modal, a negation or "do", with adverbs between."""
    i = len(tags) - 1
    while i >= 0 and tags[i] == "R":
        i -= 1
    if i < 0:
        return False
    return tags[i] in _BEFORE_INFINITIVE or (tags[i] == "A" and low[i] in ("do", "does", "did"))


def _base(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    last = tags[-1] if tags else "."
    if _governed(low, tags) or last == "O":
        return "U"
    if _is_unchanged_past(book, low, tags, following):
        return "E"
    if last == "W" or (last == "P" and low[len(tags) - 1] not in _SINGULAR):
        return "V"
    if last == "C" and len(tags) > 1 and "U" in tags[-8:]:
        return "U"
    if last == "," and word_after_aside(low, tags, following):
        return "V"
    if last == "," and low[len(tags)] == "say" and following in "LNDS":
        return "V"  # "…, say two residents"
    if last == "L" and low[len(tags)] == "say" and following not in ".,":
        return "V"  # "Halvik and Brenn say"
    if last == "L" and tags[-2:-1] == ["C"] and following in "IRHT":
        return "V"
    return "V" if _is_plural(low, tags) and following not in "EVAMZ" else "N"


def _is_unchanged_past(book: Lexicon, low: list[str], tags: list[str], following: str) -> bool:
    """True for "a missile *hit* the block": a past like its base, between subject and object."""
    if low[len(tags)] not in book.unchanged or not tags:
        return False
    return tags[-1] in _SUBJECT_END and following in _OBJECT_START


def word_after_aside(low: list[str], tags: list[str], following: str) -> bool:
    """True for "the mayor and two aides, both unhurt, *say* they saw it"."""
    return following in _CLAUSE_OPENERS and "," in tags[:-1]


def _base_weak(book: Lexicon, low: list[str], tags: list[str], following: str) -> str:
    last = tags[-1] if tags else "."
    if _governed(low, tags):
        return "U"
    if _is_unchanged_past(book, low, tags, following):
        return "E"
    if last == "R":
        tags = tags[:-1]
    if tags[-1:] == ["P"] and low[len(tags) - 1] not in _SINGULAR:
        return "V"
    return "V" if following in "HDPSqTO" and _is_plural(low, tags) else "N"


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


_RESOLVE = {
    "c": _clitic,
    "Z": _third,
    "z": _third_weak,
    "K": _base,
    "k": _base_weak,
    "E": _past,
    "Q": _past,
    "G": _ing,
}
