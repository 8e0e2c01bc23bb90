"""Finds words that may be a remark on checking by frames: rules over classes of words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.extraction.words.lexemes import Lexemes, cut
from reportedly.extraction.words.patterns import Grammar
from reportedly.lang import table
from reportedly.lang.inflection import irregular, plural, verb_forms
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span

TABLE = "checking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rule: what it says, on which side of it stands what, and what it asks of its sentence.

    `needs` are alternatives, each of conditions that must all hold.
    """

    name: str
    status: VerificationStatus
    voice: str
    needs: tuple[tuple[str, ...], ...]


@cache
def frames(language: str) -> Mapping[str, Frame]:
    """The frames of a language by name."""
    return {rule["name"]: _frame(rule) for rule in table(language, TABLE)["rules"]}


def _frame(rule: Mapping[str, Any]) -> Frame:
    return Frame(
        name=rule["name"],
        status=VerificationStatus(rule["status"]),
        voice=rule["voice"],
        needs=tuple(tuple(alternative.split("+")) for alternative in rule["needs"]),
    )


def find_frames(reading: Reading) -> Iterator[tuple[Frame, Span]]:
    """Where frames match, one frame after the other, with the auxiliaries before them."""
    language = reading.language or "en"
    lexemes, grammar, known = cut(reading), _grammar(language), frames(language)
    auxiliaries = _auxiliaries(language)
    for match in grammar.find_each(grammar.encode(lexemes)):
        first = _with_auxiliaries(lexemes, match.first, auxiliaries)
        yield known[match.rule], lexemes.span(first, match.last)


def _with_auxiliaries(lexemes: Lexemes, first: int, auxiliaries: frozenset[str]) -> int:
    while lexemes.word(first - 1) in auxiliaries:
        first -= 1
    return first


@cache
def _auxiliaries(language: str) -> frozenset[str]:
    return frozenset(table(language, TABLE)["classes"]["aux"].split())


@cache
def _grammar(language: str) -> Grammar:
    written = table(language, TABLE)
    classes = dict(written["classes"])
    classes["halt"] = f"{classes['brk']} {classes['negs']}"
    classes["nobeen"] = f"{classes['brk']} {classes['been']}"
    classes |= dict(_nouns(written["nouns"])) | dict(_verbs(written["verbs"], written["irregular"]))
    return Grammar({**written, "classes": classes})


def _nouns(listed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each class of nouns with their plurals."""
    for name, nouns in listed.items():
        yield name, " ".join(form for noun in nouns.split() for form in (noun, plural(noun)))


def _verbs(listed: Mapping[str, str], rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each class of verbs in all forms, and its participles as a class of their own."""
    known = irregular(rows)
    for name, verbs in listed.items():
        forms = [verb_forms(known.get(verb, verb)) for verb in verbs.split()]
        yield name, " ".join(form for each in forms for form in each)
        yield f"{name}_ed", " ".join(each.participle for each in forms)
