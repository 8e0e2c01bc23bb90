"""A source as it is put in words, and the words that keep a name back."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from reportedly.lang import table
from reportedly.lang.lexicon import WordView
from reportedly.model.span import Span, trim
from reportedly.resolution.speakers.member import Member


class Form(Enum):
    """How a source refers to whoever it means."""

    NAMED = auto()
    PRONOUN = auto()
    DEFINITE = auto()  # "the ministry", "the spokesman"
    DOCUMENT = auto()  # "the statement", "a report by the ministry"
    UNNAMED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePhrase:
    """One of the sources that a source span names."""

    span: Span
    form: Form
    member: Member
    pronoun: str = ""
    owned: bool = False  # by a pronoun or a name before it
    belongs: frozenset[str] = frozenset()  # lower-case words of names in it
    issuer: Member | None = None  # of a document, where the phrase itself says it


@cache
def _withheld() -> re.Pattern[str]:
    listed = table("en", "roles")["anonymity"]
    phrases = "|".join(re.escape(phrase) for phrase in listed["withheld"])
    reasons = "|".join(listed["reason"].split())
    return re.compile(rf"\b(?:{phrases})\b(?:,?\s+(?:{reasons})\b[^,;.”\"]*)?")


def withheld_reason(view: WordView, sentence: Span) -> Span | None:
    """Where `sentence` says that a source's name is kept back, with the reason if it gives one."""
    found = _withheld().search(view.low, sentence.start, sentence.end)
    return trim(view.text, Span(found.start(), found.end())) if found else None
