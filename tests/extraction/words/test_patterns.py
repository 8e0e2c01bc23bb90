"""Rules over word classes: what a pattern matches, and that every number has a code."""

import pytest

from reportedly.extraction.words.lexemes import cut, shape
from reportedly.extraction.words.patterns import Grammar
from reportedly.model.ids import ReportId
from reportedly.model.reading import Reading
from reportedly.model.span import Span

CLASSES = {"colour": "red green", "fruit": "apple plum", "capital_only": "plum"}


def matches(pattern: str, text: str) -> list[tuple[str, dict[str, str]]]:
    grammar = Grammar({"classes": CLASSES, "rules": [{"name": "rule", "pattern": pattern}]})
    whole = (Span(0, len(text)),)
    reading = Reading(
        report=ReportId("r_0"),
        text=text,
        language="en",
        words=(),
        sentences=whole,
        paragraphs=whole,
        quoted=(),
        furniture=(),
    )
    lexemes = cut(reading)
    return [
        (
            lexemes.span(match.first, match.last).of(text),
            {name: lexemes.span(*ends).of(text) for name, ends in match.groups.items()},
        )
        for match in grammar.find(grammar.encode(lexemes))
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("colour fruit", "a red apple", [("red apple", {})]),
        ("colour? f:fruit", "apple", [("apple", {"f": "apple"})]),
        ("colour? f:fruit", "red apple", [("red apple", {"f": "apple"})]),
        ("c:colour+ fruit", "red green apple", [("red green apple", {"c": "red green"})]),
        ("( 'one' | n:number ) fruit", "one apple", [("one apple", {})]),
        ("( 'one' | n:number ) fruit", "2 apple", [("2 apple", {"n": "2"})]),
        ("<colour fruit", "apple red apple", [("apple", {})]),
        ("~colour fruit", "apple red apple", [("apple", {})]),
        ("colour !fruit", "red apple green", [("green", {})]),
        ("colour >fruit", "red apple green", [("red", {})]),
        ("fruit", "plum Plum", [("Plum", {})]),
        ("colour+", "red green", [("red green", {})]),
        ("colour fruit*", "red", [("red", {})]),
        ("( colour fruit? )+ 'end'", "red green apple end", [("red green apple end", {})]),
        ("( fruit | colour ) colour? 'end'", "red end", [("red end", {})]),
        ("colour -fruit 'end'", "red thing end", [("red thing end", {})]),
        ("colour >fruit -colour 'end'", "red apple end", [("red apple end", {})]),
        ("colour fruit", "red", []),
        ("( colour )?? fruit", "apple", [("apple", {})]),
        ("( colour )?? fruit", "red apple", [("red apple", {})]),
        ("fruit ( colour )?? 'end'", "apple end", [("apple end", {})]),
        ("( ( 'one' )?? colour )?? fruit", "one red apple", [("one red apple", {})]),
        ("x:( colour fruit )?  'end'", "red apple end", [("red apple end", {"x": "red apple"})]),
    ],
)
def test_a_pattern_matches_word_classes(
    pattern: str, text: str, found: list[tuple[str, dict[str, str]]]
) -> None:
    assert matches(pattern, text) == found


@pytest.mark.parametrize(
    "pattern", ["colour? fruit?", "( colour )??", "( colour", "colour )", "colour $"]
)
def test_a_pattern_that_is_empty_or_unbalanced_is_refused(pattern: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        matches(pattern, "")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        matches("vegetable", "")


def test_every_number_of_up_to_four_digits_is_a_number() -> None:
    grammar = Grammar({"classes": CLASSES, "rules": [{"name": "n", "pattern": "number"}]})
    codes = grammar._codes
    missing = [n for n in range(10_000) for w in (str(n), f"{n:04d}") if shape(w) not in codes]
    assert missing == []
