"""Tags words with coarse parts of speech, by word lists and the words beside them.

Tags: N noun or adjective, L proper name, Y day or month, # number, D determiner, S possessive
pronoun, ' possessive mark, P subject pronoun, O object pronoun, I preposition, T "to",
C coordinator, B subordinator, W relative or question word, H "that", R adverb, X negation,
A auxiliary, M modal, V finite verb, E past form or participle, Q participle, G -ing form,
U infinitive, q quotation; marks , . ; : ~ (dash) - (hyphen) ( ) and " (a stray quotation mark).
"""

from collections.abc import Sequence

from reportedly.extraction.words.lexicon import Lexicon, lexicon
from reportedly.extraction.words.raw_tags import case_says_nothing, raw_tag
from reportedly.extraction.words.verb_forms import FINITE, RESOLVE, is_governed, is_plural
from reportedly.model.reading import Reading

_AFTER_UNKNOWN_VERB = (["D"], ["S"], ["O"], ["H"], ["B"])
_RELATIVE = frozenset(["who", "which"])
_OBJECTS = (["D"], ["S"], ["O"], ["I"])
_AFTER_PREPOSITION = (["D"], ["S"], ["#"], ["L"], ["O"], ["Y"])
_BEFORE_TO = frozenset(["according", "due", "prior", "thanks", "owing", "close", "next"])
_PARTICLES = frozenset(["out", "up", "down", "off", "back", "away"])
_COMPARED = frozenset(["more", "less", "fewer", "other", "later", "earlier"])
_JOINED = frozenset(["-", "~", "R", ".", '"'])
_BY_NEIGHBOURS = frozenset("NHBYT")  # tags that the words on both sides may change
_UNSETTLED = frozenset("VUEQGN")  # tags that a part of speech may change


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
    blind = case_says_nothing(surface)
    raw = [raw_tag(word, surface[i], i == 0, blind) for i, word in enumerate(low)]
    tags: list[str] = []
    for i, tag in enumerate(raw):
        if tag in RESOLVE:
            following = raw[i + 1] if i + 1 < len(raw) else "."
            tag = RESOLVE[tag](book, low, tags, following)
        elif i and tag in _BY_NEIGHBOURS:
            tag = _beside(tag, low[max(0, i - 2) : i + 1], tags[-1], raw[i + 1 : i + 2])
        elif i and tag in _JOINED:
            touching = start[i] == end[i - 1], i + 1 < len(low) and start[i + 1] == end[i]
            tag = _joined(book, tag, low[i - 1 : i + 2], touching)
        if tag in _UNSETTLED and parts and parts[i]:
            tag = _settled(tag, raw[i : i + 2], parts[i], low, tags)
        if tag == "V" and _is_counted(low, tags):
            tag = "N"
        tags.append("~" if tag == "-" and not i else tag)
    if not FINITE.intersection(tags):
        _promote(raw, low, tags)
    return tags


def parts_at(reading: Reading, starts: Sequence[int]) -> Sequence[str]:
    """The parts of speech of the words that start there; none if no encoder read the text."""
    return () if reading.noticed is None else reading.noticed.parts(starts)


def _settled(tag: str, raws: list[str], part: str, low: list[str], tags: list[str]) -> str:
    """`tag`, unless the part of speech says that a verb is a noun, or a noun a verb or adverb.

    `raws` are the raw tags of the word and of the one behind it.
    """
    raw = raws[0]
    if tag in "VUEQG" and part in _NOMINAL_PARTS[tag in "EQG"]:
        return "N"
    if tag != "N" or part not in ("VERB", "ADV"):
        return tag
    if part == "ADV":
        return "R" if raw == "N" else tag
    word = low[len(tags)]
    if raw in "EQG":
        return raw
    listed = word in lexicon().not_participles and word.endswith("ed")
    if listed and (tags[-1:] == ["A"] or raws[1:] not in _QUALIFIED):
        return "E"  # "six were wounded", not "the wounded men"
    if word in lexicon().unchanged and not is_governed(low, tags):
        return "E"
    if not is_governed(low, tags):
        return "G" if word.endswith("ing") else "V"  # "Orland denied shelling Kest"
    if word[-1] == "s" and word[-2:] not in ("ss", "us"):
        return "N" if raw == "N" else "V"  # "responded to airstrikes by": no infinitive
    return "U" if raw not in "zZ" else "V"


_QUALIFIED = (["N"], ["L"], ["K"], ["k"], ["Z"], ["z"])
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
    if tag == "~":
        between = all(touching) and before[-1].isdigit() and after[:1].isdigit()
        return "-" if word == "–" and between else "~"  # "on 11–12 March"
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
        agrees = low[i] in lexicon().unchanged or is_plural(low[:end], tags[:end])
        base = raw[i] == "k" and tags[i + 1] in "NLD#SR" and agrees
        unlisted = raw[i] == "N" and tags[i + 1] in "DS" and is_plural(low[: i + 1], tags[: i + 1])
        if listed or base or (unlisted and not is_plural(low[:i], tags[:i])):
            tags[i] = "V"
            return
