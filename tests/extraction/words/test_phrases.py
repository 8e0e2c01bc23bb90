"""Phrases of a table match wherever they stand whole, however they begin."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.words.phrase_patterns import Phrases
from reportedly.extraction.words.phrases import matches, may_stand
from reportedly.model.span import Span
from reportedly.reader.words import read

LISTS = {
    "who": ["the mayor", "Kest radio"],
    "not": "not never",
    "say": "say speak_of",
    "irregular": ["say said said", "speak spoke spoken"],
    "unsaid": ["did not {*:base}", "never {*:told}"],
}


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (["{who} said", "told"], "THE MAYOR said so", ["THE MAYOR said"]),
        (["{not?} known", "told"], "known, never known", ["known", "never known"]),
        (
            ["… would not say", "told"],
            "the old mayor would not say",
            ["the old mayor would not say"],
        ),
        (["'tis said", "told"], "tis said and ’tis said", ["tis said", "’tis said"]),
        (["said|says so", "u.s. told"], "Says so; the U.S. told", ["Says so", "U.S. told"]),
        (["[sic]", "told"], "told [sic]", ["told", "[sic]"]),
        (["{not?} {who} said"], "kest radio said; never", ["kest radio said"]),
        (
            ["kest", "{who} said", "kest radio"],
            "Kest radio, kest radio said",
            ["Kest radio", "kest radio said"],
        ),
        (["told"], "untold, retold, told", ["told"]),
        (
            ["has {say:done}", "{say:gerund}"],
            "has spoken of it, has speak of, saying",
            ["has spoken of", "saying"],
        ),
        (
            ["{say:unsaid} it"],
            "did not speak of it; never said it; never say it",
            ["did not speak of it", "never said it"],
        ),
        (["was ~ly told"], "was quietly told; was not told", ["was quietly told"]),
        (
            ["{who}|she met_with"],
            "she met with; Kest radio met with",
            ["she met with", "Kest radio met with"],
        ),
        (
            ["{who} said|told", "known|never {not?} told"],
            "Kest radio told; the mayor said; Known never told",
            ["Kest radio told", "the mayor said", "Known never told"],
        ),
    ],
)
def test_every_beginning_is_found(phrases: list[str], text: str, expected: list[str]) -> None:
    found = matches(Phrases(phrases, LISTS), text, (Span(0, len(text)),))
    assert [span.of(text) for span in found] == expected


@pytest.mark.parametrize(
    ("name", "keys", "expected"),
    [
        ("chain", ("through", "asking"), [False, True]),
        ("silence", ("also",), [True, True]),  # a phrase of it needs no word
        ("silence", ("declined", "also"), [True, True]),
    ],
)
def test_phrases_may_stand_where_one_of_them_has_its_word(
    name: str, keys: tuple[str, ...], expected: list[bool]
) -> None:
    reading = read(plain_report("Orland shelled Kest. A letter was handed over by a friend."))
    assert [may_stand(reading, name, keys, (one,)) for one in reading.sentences] == expected
