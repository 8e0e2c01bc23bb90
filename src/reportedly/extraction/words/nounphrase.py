"""Finds where a noun phrase begins and ends, with its "of" and "in" phrases."""

from typing import NamedTuple

from reportedly.extraction.attribution.segments import OPEN_ENDED, Segment
from reportedly.extraction.words.lexicon import lexicon

_NOMINAL = frozenset("NLY#q")
_INNER = frozenset("NL#'-Yq")
_FORWARD_LINKING = frozenset(["of", "for", "in", "at", "from", "with", "near", "inside", "between"])
_ADJECTIVE_ENDINGS = ("ern", "ral", "nal", "ish", "ian", "ese", "ous", "ive", "tal")
_COMPOUND = frozenset(["based", "backed", "led", "held", "run"])  # "the Kest based group said"
_RECENT = frozenset(["last", "this", "next"])
_TIMES = (["week"], ["month"], ["year"], ["night"], ["weekend"])
_JOINING = frozenset(["and", "&", "or"])
_BEFORE_DETERMINER = frozenset(["all", "both", "half", "such", "many", "more", "less", "fewer"])
_LONGEST_ASIDE = 40  # tokens between the two commas of an apposition or relative clause


class Phrase(NamedTuple):
    """A noun phrase: core ``[start, end)``, and ``[start, wide)`` with its relative clause or
    apposition."""

    start: int
    end: int
    wide: int


def phrase_end(segment: Segment, i: int, *, links: bool = True, names: bool = False) -> int:
    """Index after the noun phrase that starts at `i`; `i` itself if none does.

    `links` includes "of", "for" and "in" phrases; "of" and "and" are always followed. `names`
    lets a name follow any noun ("party delegate Ardo Vell"), not only a role.
    """
    start, size = i, len(segment)
    tag = segment.tag
    if i < size and tag[i] in "PO":
        return i + 1
    while i < size and _goes_on(segment, start, i, links=links, names=names):
        i += 1
    while i > start and tag[i - 1] in "DSICR":
        i -= 1
    return i


def _goes_on(segment: Segment, start: int, i: int, *, links: bool, names: bool) -> bool:
    """True if token `i` belongs to the phrase that began at `start`."""
    tag, low = segment.tag, segment.low
    t, after = tag[i], tag[i + 1] if i + 1 < len(segment) else "."
    if t in _INNER:
        return i == start or (names and t == "L") or not _breaks(segment, i)
    if t in "DS":
        return i == start or tag[i - 1] not in "NLY'q"
    if t == "R":
        return after in "N#" and (i == start or tag[i - 1] in "DS")
    if i == start or t not in "CI":
        return False
    if t == "C":
        return _joins(segment, i)
    return after in "DSNL#'" and (low[i] == "of" or (links and low[i] in _FORWARD_LINKING))


def _breaks(segment: Segment, i: int) -> bool:
    """True if token `i` cannot belong to the phrase of token ``i - 1``."""
    tag, low = segment.tag, segment.low
    if tag[i - 1] == "q":
        return i == 1 or tag[i] == "L" or low[i - 1] != OPEN_ENDED
    if tag[i] == "Y" or (low[i] in _RECENT and low[i + 1 : i + 2] in _TIMES):
        return tag[i - 1] in _NOMINAL
    if tag[i - 1] == "Y":
        return tag[i] not in "'#-Y"
    if tag[i - 1] == "#" and i > 1 and tag[i - 2] in "Y#":
        return tag[i] == "L" or low[i] in lexicon().bare_sources or low[i] == "media"
    if tag[i] == "L" and tag[i - 1] == "N":
        book = lexicon()
        known = low[i - 1] in book.roles or low[i - 1] in book.before_names
        compound = i > 1 and tag[i - 2] == "-"  # "the Kest-based Halvik Observatory"
        return not known and not compound and not low[i - 1].endswith(_ADJECTIVE_ENDINGS)
    return False


def _joins(segment: Segment, i: int) -> bool:
    """True if the coordinator at `i` joins two noun phrases, not two clauses."""
    tag = segment.tag
    if segment.low[i] not in _JOINING or i + 1 >= len(segment) or tag[i + 1] not in "DSNL#":
        return False
    k = i + 1
    while k < len(segment) and tag[k] in "DSNL#'-":
        k += 1
    return k >= len(segment) or tag[k] not in "VAME"


def subject_before(segment: Segment, verb_start: int, low_limit: int) -> Phrase | None:
    """The subject that ends just before `verb_start`, not reaching left of `low_limit`.

    Adverbs, a day, and an aside between commas, dashes or brackets may stand between.
    """
    j = _skip_between(segment, verb_start - 1, low_limit)
    wide = j + 1
    while j >= low_limit and (segment.tag[j] in ",)~" or segment.low[j] == "“,”"):
        if segment.tag[j] == "," and segment.tag[j - 1] == ")":
            j -= 1
        opening = _aside_start(segment, j, low_limit)
        if opening is None:
            return None
        if segment.tag[opening + 1] in "IGERQBT":
            wide = opening
        j = opening - 1
    if j < low_limit:
        return None
    phrase = _phrase_ending(segment, j, low_limit)
    if phrase is not None and j + 1 < wide:
        phrase = _before_including(segment, phrase, low_limit)
    if phrase is None:
        return None
    return Phrase(phrase.start, phrase.end, max(wide, phrase.wide))


def _before_including(segment: Segment, phrase: Phrase, low_limit: int) -> Phrase:
    """The phrase before ", including …" if `phrase` is among what it includes."""
    k = phrase.start - 1
    while k > low_limit and segment.tag[k] in "CNL#'-,D":
        k -= 1
    if k - 1 <= low_limit or segment.low[k] != "including" or segment.tag[k - 1] != ",":
        return phrase
    return _phrase_ending(segment, k - 2, low_limit) or phrase


def _skip_between(segment: Segment, j: int, low_limit: int) -> int:
    tag = segment.tag
    while j >= low_limit and tag[j] in "RX":
        j -= 1
    book = lexicon()
    recent = j - 1 > low_limit and segment.low[j - 1] in _RECENT and tag[j - 2] in "NLY"
    if recent and segment.low[j] in book.time_units:
        return j - 2
    k = j
    while k >= low_limit and tag[k] in "Y#":
        k -= 1
    if k < j and k > low_limit and (tag[k] == "I" and segment.low[k] in ("on", "in")):
        return k - 1
    if k < j and k >= low_limit and tag[j] == "Y" and tag[k] in "NLR":
        return _skip_between(segment, k, low_limit)
    return j


def _aside_start(segment: Segment, j: int, low_limit: int) -> int | None:
    """Index of the mark that opens the aside closed by the mark at `j`."""
    closing = "," if segment.tag[j] == "q" else segment.tag[j]
    wanted = "(" if closing == ")" else closing
    nearest = max(low_limit, j - _LONGEST_ASIDE)
    k = j - 1
    while k > nearest and segment.tag[k] != wanted:
        if segment.tag[k] in ".;:q":
            return None
        k -= 1
    if wanted == ",":
        k = _relative_comma(segment, k, nearest)
    if k <= nearest or segment.tag[k] != wanted or k == j - 1:
        return None
    if segment.tag[k + 1] == "C" or segment.tag[k - 1] not in "NLY#)'q":
        return None
    if wanted == "," and segment.tag[k + 1] not in "WGEI" and _has_clause(segment, k + 1, j):
        return None
    return k


def _relative_comma(segment: Segment, k: int, nearest: int) -> int:
    """The comma before "who" or "which" left of the comma at `k`, if there is one; else `k`."""
    if k <= nearest or segment.tag[k + 1] == "W":
        return k
    for earlier in range(k - 1, nearest, -1):
        tag = segment.tag[earlier]
        if tag in ".;:q~H":
            break
        if tag == "," and segment.tag[earlier + 1] == "W":
            return earlier
    return k


def _has_clause(segment: Segment, start: int, end: int) -> bool:
    """True if a finite verb without a relative word before it stands in ``[start, end)``."""
    seen_relative = False
    for k in range(start, end):
        if segment.tag[k] in "WHB":
            seen_relative = True
        elif segment.tag[k] in "VAM" and not seen_relative:
            return True
    return False


def _phrase_ending(segment: Segment, j: int, low_limit: int) -> Phrase | None:
    """The noun phrase whose last token is `j`, walking left over links and relative clauses."""
    tag = segment.tag
    if tag[j] == "P" or (tag[j] in "DHW" and segment.low[j] in _PRONOUNS):
        return Phrase(j, j + 1, j + 1)
    if tag[j] not in _NOMINAL and tag[j] != "'":
        return None
    end = wide = j + 1
    start = j
    k = j
    while True:
        start = _chunk_start(segment, k, low_limit)
        left = start - 1
        if left <= low_limit - 1:
            break
        step = _step_left(segment, left, low_limit, end)
        if step is None:
            break
        k, new_end = step
        end = min(end, new_end)
    start = _drop_lead(segment, start, end, low_limit)
    if start >= end:
        return None
    if end - start == 1 and tag[start] == "q":
        return None
    return Phrase(start, end, wide)


_PRONOUNS = frozenset(
    [
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "most",
        "both",
        "all",
        "others",
        "who",
        "which",
        "several",
        "another",
        "each",
        "few",
    ]
)


def _chunk_start(segment: Segment, k: int, low_limit: int) -> int:
    """First token of the run of nouns, adjectives and determiners that ends at `k`."""
    tag = segment.tag
    start = k
    while start - 1 >= low_limit:
        t = tag[start - 1]
        if t in _INNER:
            if tag[start] in "DS" or (
                _breaks(segment, start) and not _opens_clause(segment, start, low_limit)
            ):
                break
        elif t in "DS":
            if tag[start] == "D" and segment.low[start - 1] not in _BEFORE_DETERMINER:
                break
        elif not (
            t == "R" and tag[start] in "N#" and start - 2 >= low_limit and tag[start - 2] in "DS"
        ):
            break
        start -= 1
    return start


def _opens_clause(segment: Segment, start: int, low_limit: int) -> bool:
    """True if only nouns stand between a clause boundary and the name at `start`."""
    if segment.tag[start] != "L" or segment.tag[start - 1] != "N":
        return False
    k = start - 1
    while k >= low_limit and segment.tag[k] in "NL#'-D":
        k -= 1
    return k < low_limit or segment.tag[k] in _OPENERS


_OPENERS = frozenset(",C:;~W")


def _step_left(segment: Segment, left: int, low_limit: int, end: int) -> tuple[int, int] | None:
    """Where the phrase goes on left of a chunk: (its next last token, end of the core), or None."""
    tag, low = segment.tag, segment.low
    t = tag[left]
    if t == "I" and low[left] in lexicon().linking and left - 1 >= low_limit:
        if tag[left - 1] in "NL#'":
            return left - 1, end
        if (
            tag[left - 1] in "GEQ"
            and low[left - 1] != "said"
            and left - 2 >= low_limit
            and tag[left - 2] in "NL"
        ):
            return left - 2, left - 1
        described = _over_participles(segment, left, low_limit)
        return described or _over_relative(segment, left, low_limit)
    if t == "E" and low[left] in _COMPOUND and tag[left + 1] in "NL" and tag[left - 1] == "L":
        return left - 1, end
    if t == "C" and low[left] in _JOINING and left - 1 >= low_limit and tag[left - 1] in "NL'":
        before = _left_of_phrase(segment, left - 1, low_limit)
        return (left - 1, end) if before in _BOUNDARY else None
    if t in "GEQ" and low[left] != "said" and left - 1 >= low_limit and tag[left - 1] in "NL":
        return left - 1, left
    if t in "VAEMU":
        return _over_relative(segment, left, low_limit)
    return None


_BOUNDARY = frozenset("^,BHC.;:q~WR")


def _left_of_phrase(segment: Segment, j: int, low_limit: int) -> str:
    """Tag of the token left of the phrase that ends at `j`; "^" at the limit."""
    start = _chunk_start(segment, j, low_limit)
    while (
        start - 2 >= low_limit and segment.low[start - 1] == "of" and segment.tag[start - 2] in "NL"
    ):
        start = _chunk_start(segment, start - 2, low_limit)
    return segment.tag[start - 1] if start - 1 >= low_limit else "^"


def _over_participles(segment: Segment, left: int, low_limit: int) -> tuple[int, int] | None:
    """Jump two participles that describe one noun: "video | filmed by a guard and shown by us"."""
    tag = segment.tag
    if left - 4 < low_limit or tag[left - 1] not in "EQ" or segment.low[left - 2] != "and":
        return None
    if tag[left - 3] not in "NLY":
        return None
    link = _chunk_start(segment, left - 3, low_limit) - 1
    if link - 2 < low_limit or tag[link] != "I" or tag[link - 1] not in "EQ":
        return None
    return (link - 2, link - 1) if tag[link - 2] in "NL" else None


def _over_relative(segment: Segment, left: int, low_limit: int) -> tuple[int, int] | None:
    """Jump a relative clause without commas that ends here: "people who fled Kest"."""
    tag = segment.tag
    for k in range(left, max(low_limit, left - 20), -1):
        if tag[k] in ",.;:~q(":
            return None
        if tag[k] == "W" or (tag[k] == "H" and k + 1 < len(segment) and tag[k + 1] in "VAMR"):
            if tag[k - 1] in "NL" and segment.low[k] in ("who", "which", "that", "whose", "whom"):
                return k - 1, k
            return None
    return None


def _drop_lead(segment: Segment, start: int, end: int, low_limit: int) -> int:
    """Start of the subject when its phrase is the object of a leading preposition.

    "In Kest activists said" keeps "activists"; "On Monday Vell said" keeps "Vell".
    """
    opens = segment.low[start] in lexicon().time_openers and start + 2 < end
    if opens and segment.low[start + 1] in lexicon().time_units:
        return start + 2
    if start - 1 < low_limit or segment.tag[start - 1] not in "IB":
        return start
    if segment.tag[start - 1] == "B":
        return start
    book = lexicon()
    for k in range(start + 1, end):
        if segment.low[k] in book.bare_sources and segment.tag[k] in "NL":
            return k
        role = segment.low[k] in book.roles and segment.tag[k] == "N"
        if role and segment.tag[k - 1] == "L" and segment.tag[k + 1] == "L":
            return k
    if start - 1 == low_limit or segment.tag[start - 2] not in "NLVE":
        return end
    return start
