"""Finds what a figure counts: its unit, or the noun phrase after it and whom that names."""

from dataclasses import dataclass, replace

from reportedly.extraction.quantities.figures import Figure
from reportedly.extraction.quantities.words import QuantityWords
from reportedly.extraction.words.lexemes import Lexemes
from reportedly.model.mention import Population

PERSON = "person"
_LONGEST_PHRASE = 7  # words between a figure and its head noun, at most
_LONGEST_UNIT = 3  # words of a unit: "miles per hour"
_INITIALS = 4  # lexemes of the shortest name of initials: "U.S."
_REACH_GROUP = 5  # words of "of the Orland border militia"
_REACH_HEAD = 3  # words from "terrorist" to "commanders" in "terrorist field commanders"
_BOTH = {True: Population.MIXED, False: Population.UNSTATED}
_PLURALS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", ""))
_DASHES = ("-", "‐")
_HYPHEN = (["-"], ["‐"])  # "rebel-held areas" counts areas
_OUT = frozenset({"-", "‐", "out"})  # of "burned-out vehicles", "burned out vehicles"
_QUOTES = frozenset("\"“”‘’'«»")
_NOT_PLURAL = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: lexemes `first` to `last` - 1 (equal if nothing is named), unit, people."""

    first: int
    last: int
    end: int  # where the words after the whole phrase begin
    unit: str | None
    people: bool
    population: Population
    measure: bool = False

    @property
    def named(self) -> bool:
        """True if words after the figure say what is counted."""
        return self.first < self.last


def find_counted(lexemes: Lexemes, figure: Figure, words: QuantityWords) -> Counted:
    """What the words after `figure` say it counts."""
    at = figure.last
    if figure.rule == "nobody":
        return Counted(at, at, at, PERSON, True, Population.UNSTATED)
    if figure.currency:
        return _measure(at, at, words.units.get(figure.currency, figure.currency))
    measure = _unit(lexemes, at, words) or _strong(lexemes, at, words)
    if measure:
        return measure
    if "others" in lexemes.words[at : at + 2]:  # "five others": people, named before
        return Counted(at, at, at, None, False, Population.UNSTATED)
    start = at
    while lexemes.word(start) in words.sets["skipped"]:
        start += 1
    if (
        start > at
        and lexemes.words[start - 1] == "of"
        and lexemes.word(start) in words.sets["owners"]
    ):
        start += 1  # "four of its soldiers"
    start = _after_initials(lexemes, start)
    if figure.rule == "one":
        start = _after_age(lexemes.words, start)
    hyphened = lexemes.words[start : start + 1] in (["-"], ["‐"])
    if hyphened and start == at and lexemes.starts[at] == lexemes.ends[at - 1]:
        start += 1
    alone = figure.low == 1 and figure.high in (1, None) and not figure.low_open
    single = hyphened or alone or figure.rule == "none"
    quoted = start == at and lexemes.word(at) in _QUOTES
    counted = (_in_quotes if quoted else _phrase)(lexemes, start, words, single)
    following = lexemes.word(start)
    figure_next = following[:1].isdigit() or following in words.numbers
    if figure_next and lexemes.word(at) == "of":  # "12 of the 14 drones"
        return replace(counted, first=at, last=at, end=at)
    return counted


def _strong(lexemes: Lexemes, at: int, words: QuantityWords) -> Counted | None:
    """ "A 40-strong unit" counts the people of the unit."""
    if lexemes.words[at : at + 1] not in _HYPHEN or lexemes.word(at + 1) != "strong":
        return None
    body = _phrase(lexemes, at + 2, words, single=True)
    return replace(body, unit=PERSON, people=True) if body.named else None


def _in_quotes(lexemes: Lexemes, start: int, words: QuantityWords, single: bool) -> Counted:
    """What a figure counts in words that its teller does not share: 15 "terrorists"."""
    counted = _phrase(lexemes, start + 1, words, single)
    if not counted.named:
        return replace(counted, first=start, last=start, end=start)
    closed = lexemes.word(counted.end) in _QUOTES
    return replace(counted, end=counted.end + 1) if closed else counted


def _after_initials(lexemes: Lexemes, at: int) -> int:
    """Where the noun phrase goes on after "U.S."."""
    end = at
    while (
        len(lexemes.word(end)) == 1
        and lexemes.word(end).isalpha()
        and lexemes.word(end + 1) == "."
        and lexemes.ends[end] == lexemes.starts[end + 1]
    ):
        end += 2
    return end if end - at >= _INITIALS else at


def _after_age(words: list[str], at: int) -> int:
    """Where the noun phrase goes on after "79-year-old"."""
    if words[at : at + 1] and words[at][0].isdigit() and "old" in words[at : at + 5]:
        return words.index("old", at) + 1
    return at


def _measure(first: int, end: int, unit: str) -> Counted:
    return Counted(first, first, end, unit, False, Population.UNSTATED, True)


def _unit(lexemes: Lexemes, at: int, words: QuantityWords) -> Counted | None:
    """The unit of measure right after a figure ("km", "-pound", "miles per hour"), or None."""
    hyphen = lexemes.words[at : at + 1] in (["-"], ["‐"])
    start = at + 1 if hyphen else at
    for length in range(_LONGEST_UNIT, 0, -1):
        pieces = lexemes.words[start : start + length]
        unit = words.units.get(" ".join(pieces)) or words.units.get("".join(pieces))
        symbol = len(pieces) == 1 and pieces[0] in words.symbols
        if (
            unit
            and len(pieces) == length
            and not symbol
            and not _is_loose_letter(lexemes, start, pieces, words.sets["only_glued"])
            and "_".join((*pieces, lexemes.word(start + length))) not in words.sets["no_units"]
        ):
            money = unit == "lb" and lexemes.word(at - 1) in words.sets["pounds"]
            return _measure(start, start + length, "£" if money else unit)
    return None


def _is_loose_letter(
    lexemes: Lexemes, start: int, pieces: list[str], glued: frozenset[str]
) -> bool:
    """True for a unit that is another word when a blank stands before it ("12 in Kest")."""
    apart = start > 0 and lexemes.starts[start] > lexemes.ends[start - 1]
    return apart and len(pieces) == 1 and pieces[0] in glued


def _phrase(lexemes: Lexemes, start: int, words: QuantityWords, single: bool) -> Counted:
    """The noun phrase that begins at `start`; an unknown noun is believed if plural or `single`."""
    end = start
    while end < min(len(lexemes.words), start + _LONGEST_PHRASE) and _continues(
        lexemes, start, end, words
    ):
        end += 1
    last = _head(lexemes, start, end, words)
    if last is None and single and end > start and not lexemes.word(start).endswith("ing"):
        last = start + 1
    last = last or _joined_head(lexemes, start, end, words)
    if last is None:
        return Counted(start, start, start, None, False, Population.UNSTATED)
    return _described(lexemes, start, last, words)


def _joined_head(lexemes: Lexemes, start: int, end: int, words: QuantityWords) -> int | None:
    """End of "Orland and Veskar soldiers" from "Orland"; None if it is no such pair."""
    first = lexemes.words[start:end]
    adverbs = any(word in words.sets["days"] or word.endswith("ly") for word in first)
    if not 0 < len(first) < _REACH_HEAD or adverbs or lexemes.word(end) not in ("and", "or"):
        return None
    for at in range(end + 1, end + 1 + _REACH_HEAD):
        if at >= len(lexemes.words) or not _continues(lexemes, end + 1, at, words):
            return None
        if at > end + 1 and words.head_class(lexemes.words[at]):
            plural = _is_plural(lexemes.words[at]) or lexemes.words[at] in words.irregular
            return at + 1 if plural else None
    return None


def _continues(lexemes: Lexemes, start: int, at: int, words: QuantityWords) -> bool:
    """True if the lexeme at `at` can belong to a noun phrase begun at `start`."""
    word = lexemes.words[at]
    if at > start and _is_designation(lexemes, at):
        return True
    if word in words.sets["participles"] and words.head_class(lexemes.word(at + 1)):
        return True
    if (
        word[0].isdigit()
        or word in words.numbers
        or (word in words.stops and not _is_acronym(lexemes, at))
    ):
        return False
    if not (word[0].isalpha() or (word in {"-", "‐", "[", "]"} and at > start)):
        return False
    if word in words.any_state and word not in words.people:
        following = at + 1
        while lexemes.word(following) in _OUT:
            following += 1
        return words.head_class(lexemes.word(following))
    return not (word in _DASHES and lexemes.starts[at] > lexemes.ends[at - 1])


def _is_designation(lexemes: Lexemes, at: int) -> bool:
    """True in the "(IS)" of "Islamic State (IS) jihadists" and the "16" of "two F-16 jets"."""
    words = lexemes.words
    for opening in (at, at - 1, at - 2):
        if words[opening] == "(" and words[opening + 2 : opening + 3] == [")"]:
            return _is_acronym(lexemes, opening + 1)
    touches = lexemes.starts[at] == lexemes.ends[at - 1]
    return words[at].isdecimal() and words[at - 1] in _DASHES and touches


def _is_acronym(lexemes: Lexemes, at: int) -> bool:
    """True for a group whose name is written like a stop word in capitals: "IS fighters"."""
    return (
        len(lexemes.words[at]) > 1 and lexemes.text[lexemes.starts[at] : lexemes.ends[at]].isupper()
    )


def _head(lexemes: Lexemes, start: int, end: int, tables: QuantityWords) -> int | None:
    """End of the phrase: after its first known noun (with nouns that follow it), else a plural."""
    words = lexemes.words
    for at in range(start, end):
        if _qualifies(words, at, end, tables):
            continue
        if tables.head_class(words[at]) and not _hyphened(lexemes, at + 1):
            while at + 1 < end and _extends(words[at], words[at + 1], tables):
                at += 1
            return at + 1
    for at in range(start, end):
        if _is_plural(words[at]):
            return at + 1
        if words[at].endswith("ing"):
            return None
    return None


def _hyphened(lexemes: Lexemes, at: int) -> bool:
    """True for "-held" after "rebel"; not for a dash between blanks."""
    return lexemes.words[at : at + 1] in _HYPHEN and lexemes.starts[at] == lexemes.ends[at - 1]


def _qualifies(words: list[str], at: int, end: int, tables: QuantityWords) -> bool:
    """True for "terrorist" in "terrorist field commanders": one of a people, before a plural."""
    person = words[at] in tables.people and not _is_plural(words[at])
    if not person or words[at] in tables.irregular or words[at] in tables.bodies:
        return False
    ahead = range(at + 1, min(end, at + 1 + _REACH_HEAD))
    return any(words[to] in tables.people and _is_plural(words[to]) for to in ahead)


def _extends(noun: str, following: str, tables: QuantityWords) -> bool:
    """True if the next word is the head instead: "police officers", "terrorist explosions"."""
    if following in tables.any_state or _is_plural(noun) or noun in tables.irregular:
        return False
    body = noun in tables.people and following in tables.bodies
    return body or tables.head_class(following) or _is_plural(following)


def _is_plural(word: str) -> bool:
    return len(word) > len("gas") and word.endswith("s") and not word.endswith(_NOT_PLURAL)


def _described(lexemes: Lexemes, start: int, last: int, words: QuantityWords) -> Counted:
    """The phrase with its unit and population."""
    head = lexemes.words[last - 1]
    people = head in words.people
    population = words.people.get(head, Population.UNSTATED)
    if population is Population.UNSTATED:
        modifiers = (words.modifiers.get(word) for word in lexemes.words[start : last - 1])
        population = (
            next((found for found in modifiers if found), population) if people else population
        )
    if head in words.members:
        population = _group(lexemes.words[last : last + _REACH_GROUP], words)
    other = lexemes.words[last : last + 2]
    if people and other[:1] == ["and"] and other[1:] and other[1] in words.people:
        joined = words.people[other[1]]
        known = Population.UNSTATED not in {joined, population}
        same = joined is population or other[1] in words.members
        population = population if same else _BOTH[known]
        last += 2
    unit = PERSON if people else words.irregular.get(head) or lemma(head)
    return Counted(start, last, last, unit, people, population)


def _group(after: list[str], words: QuantityWords) -> Population:
    """Of whom someone is a member: "members of the Orland militia"."""
    if after[:1] != ["of"]:
        return Population.UNSTATED
    named = (words.modifiers.get(word) or words.people.get(word) for word in after)
    return next((population for population in named if population), Population.UNSTATED)


def lemma(noun: str) -> str:
    """The singular of a plural noun, as far as spelling tells."""
    if not _is_plural(noun):
        return noun
    for ending, singular in _PLURALS:
        if noun.endswith(ending):
            return noun.removesuffix(ending) + singular
    return noun
