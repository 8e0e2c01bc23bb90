"""A phrase is tried where a word that it needs stands, and that loses no match of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.extraction.words.needed import words_needed
from reportedly.extraction.words.phrases import found_in, listed, matches, pattern
from reportedly.extraction.words.slots import SLOT, filling
from reportedly.lang import table
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.reader.tokens import find_words
from reportedly.reader.words import given_words

LISTS = {"who": ["the mayor", "Kest radio"], "not": "not never"}


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (["{who} could not confirm|verify"], {"confirm", "verify"}),
        (["{not?} known"], {"known"}),
        (["{who} {not}"], {"mayor", "radio"}),
        (["… hasn't spoken", "told"], {"spoken", "told"}),
        (["couldn't"], {"couldn", "couldnt"}),
        (["said", "{not?}"], None),
        (["said", "… —"], None),
    ],
)
def test_the_rarest_words_of_every_phrase_are_needed(
    phrases: list[str], expected: set[str] | None
) -> None:
    assert words_needed(phrases, LISTS) == expected


def test_what_an_auxiliary_may_be_is_needed_less_than_a_word_of_its_own() -> None:
    assert words_needed(["would be heard"], {}) == {"heard"}


LISTED = [
    ("verification", "press_not"),
    ("verification", "passive_verified"),
    ("chain", "carried"),
    ("basis", "own"),
    ("replies", "stated"),
]


@pytest.mark.parametrize(("name", "key"), LISTED)
def test_every_phrase_of_a_table_is_found_by_its_needed_word(name: str, key: str) -> None:
    for phrase in listed("en", name, key):
        plain = f"Word {written(phrase, table('en', name))} word."
        for text in (plain, plain.replace("'", "’"), plain.replace("'", "")):
            whole = (Span(0, len(text)),)
            expected = matches(pattern("en", name, key), text, whole)
            assert expected or phrase.endswith("…"), f"{phrase!r} does not match itself"
            assert found_in(reading_of(text), name, key, whole) == expected


def written(phrase: str, lists: dict[str, Any]) -> str:
    """One text that a phrase stands for: the last of its options, and nothing in its gaps."""
    return " ".join(_words(phrase, lists))


def _words(phrase: str, lists: dict[str, Any]) -> Iterator[str]:
    for word in phrase.split():
        slot = SLOT.fullmatch(word)
        if slot:
            yield written(filling(slot, lists)[-1], lists)
        elif word != "…":
            yield word.split("|")[-1]


def reading_of(text: str) -> Reading:
    return given_words(text, find_words(text), [0], [0])
